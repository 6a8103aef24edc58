import type { Metadata } from 'next'
import { CorrectResultForm, ReleaseResultForm, SummaryForm } from '@/components/diagnostics/result-forms'
import { ScaleBars, ScalesOverYears } from '@/components/diagnostics/result-view'
import { DoneNotice } from '@/components/students/done-notice'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { formatDayShort, personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { type ChildResultsView, loadChildResults } from '@/lib/pathways/loaders/diagnostics'
import { DIAGNOSTICS_DONE, sourceNames, visibilityNames } from '@/lib/pathways/messages/diagnostics'

// No name: titles stay in the browser's history (rule 29).
export const metadata: Metadata = { title: 'Результаты диагностики' }

export default async function ChildResultsPage({
  params,
  searchParams,
}: PageProps<'/diagnostics/students/[studentId]'>) {
  const view = await loadChildResults((await params).studentId)
  const { name, results, psychologist, studentId } = view
  const repeated = [...new Set(results.map(({ methodCode }) => methodCode))].flatMap((code) => {
    const own = results.filter(({ methodCode }) => methodCode === code).toReversed()
    const method = own[0]?.method
    return method && own.length > 1 && psychologist ? [{ method, own }] : []
  })
  return (
    <>
      <PageHeader
        title={personFullName(name)}
        eyebrow="Результаты диагностики"
        breadcrumbs={[
          { label: 'Диагностика', href: '/diagnostics' },
          { label: 'Карточка ребёнка', href: `/students/${studentId}` },
        ]}
      />
      <DoneNotice words={DIAGNOSTICS_DONE} done={(await searchParams).done} />
      {results.length === 0 && (
        <EmptyState icon="clipboard-list" title="Результатов пока нет">
          Их вносит психолог класса, когда семья согласна на диагностику.
        </EmptyState>
      )}
      {results.map((result) => (
        <Result key={result.id} result={result} psychologist={psychologist} />
      ))}
      {repeated.map(({ method, own }) => (
        <Section key={method.code} title={`${method.title}: по годам`}>
          <ScalesOverYears method={method} results={own} />
        </Section>
      ))}
    </>
  )
}

type One = ChildResultsView['results'][number]

function Result({ result, psychologist }: { result: One; psychologist: boolean }) {
  const { method, scales, summary } = result
  const of = `${method?.title ?? 'Методика'}, ${formatDayShort(result.takenOn)}`
  return (
    <Section
      title={of}
      hint={
        <>
          {sourceNames[result.source]}; {visibilityNames[result.visibility]}
        </>
      }
    >
      {summary === null ? (
        <p className="text-muted">Результат есть, психолог ещё не открыл вывод.</p>
      ) : (
        <p className="wrap-anywhere mb-4 max-w-2xl text-lg">{summary}</p>
      )}
      {method && scales && <ScaleBars method={method} scales={scales} />}
      {result.correction && psychologist && (
        <p className="mt-2 text-muted text-sm">Баллы исправлены: {result.correction}</p>
      )}
      {psychologist && method && scales && (
        <div className="mt-4 grid gap-2 print:hidden">
          {result.visibility !== 'FAMILY' && (
            <ReleaseResultForm
              key={result.version}
              resultId={result.id}
              toStaff={result.visibility === 'PSYCH'}
              of={of}
            />
          )}
          <Disclosure summary="Изменить вывод" small>
            <SummaryForm
              key={result.version}
              resultId={result.id}
              version={result.version}
              summary={summary ?? ''}
              of={of}
            />
          </Disclosure>
          <Disclosure summary="Исправить баллы" small>
            <CorrectResultForm
              key={result.version}
              resultId={result.id}
              version={result.version}
              scales={method.scales}
              values={scales}
              of={of}
            />
          </Disclosure>
        </div>
      )}
    </Section>
  )
}
