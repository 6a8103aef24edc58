import type { Metadata } from 'next'
import { BeginSittingForm, ReleaseClassForm } from '@/components/diagnostics/result-forms'
import { ClassResults } from '@/components/diagnostics/tables'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { formatDayShort, personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { type ClassDiagnosticsView, loadClassDiagnostics } from '@/lib/pathways/loaders/diagnostics'
import { DIAGNOSTICS_DONE } from '@/lib/pathways/messages/diagnostics'

export const metadata: Metadata = { title: 'Диагностика класса' }

export default async function ClassDiagnosticsPage({
  params,
  searchParams,
}: PageProps<'/diagnostics/classes/[classId]'>) {
  const view = await loadClassDiagnostics((await params).classId)
  const { group, rows, titles, writes, methods } = view
  const without = rows.filter(({ consented }) => !consented).length
  return (
    <>
      <PageHeader
        title={`Диагностика, ${group.name}`}
        breadcrumbs={[{ label: 'Диагностика', href: '/diagnostics' }]}
        action={
          writes &&
          methods.length > 0 && (
            <ButtonLink href={`/diagnostics/classes/${group.id}/enter`} variant="primary" icon="pencil">
              Внести результаты
            </ButtonLink>
          )
        }
      />
      <DoneNotice words={DIAGNOSTICS_DONE} done={(await searchParams).done} />
      {writes && without > 0 && (
        <Notice className="mb-6" title={`Без согласия семьи: ${without} из ${rows.length}`}>
          Их не опрашивают и результаты им не вносят.{' '}
          <Link href={`/consents/classes/${group.id}`} className="link">
            Согласия класса
          </Link>
        </Notice>
      )}
      <Section title="Дети" count={rows.length}>
        <ClassResults rows={rows} titles={titles} />
      </Section>
      {writes && <Writing view={view} />}
    </>
  )
}

function Writing({ view: { group, rows, titles, sittings, methods, requestKey } }: { view: ClassDiagnosticsView }) {
  const toRelease = rows.flatMap((row) =>
    row.results
      .filter(({ visibility }) => visibility !== 'FAMILY')
      .map((result) => ({
        id: result.id,
        label: `${personFullName(row)}: ${titles[result.methodCode] ?? 'методика'}, ${formatDayShort(result.takenOn)}`,
      })),
  )
  return (
    <>
      {toRelease.length > 0 && (
        <Section title="Открыть выводы">
          <Disclosure summary={`Выбрать из ${toRelease.length}`}>
            <ReleaseClassForm key={toRelease.length} classId={group.id} rows={toRelease} />
          </Disclosure>
        </Section>
      )}
      <Section
        title="Опрос на экране"
        hint="Двадцать пар занятий, десять минут. Каждому ребёнку с согласием — карточка с кодом на сегодня."
      >
        {methods.some(({ own }) => own) ? (
          <BeginSittingForm key={requestKey} classId={group.id} requestKey={requestKey} />
        ) : (
          <p className="text-muted">Опросник портала — для 5–11 классов.</p>
        )}
        {sittings.length > 0 && (
          <ul className="mt-4 divide-y divide-line border-line border-y">
            {sittings.map((sitting) => (
              <li key={sitting.id} className="py-2">
                <Link href={`/diagnostics/sittings/${sitting.id}`} className="link">
                  <Day day={sitting.heldOn} />
                </Link>
                <span className="text-muted text-sm">
                  {' '}
                  ответили {sitting.finished} из {sitting.sheets}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
