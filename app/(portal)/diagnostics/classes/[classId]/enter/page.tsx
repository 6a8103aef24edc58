import type { Metadata } from 'next'
import { PasteResultsForm } from '@/components/diagnostics/paste-results'
import { EnterResultsForm } from '@/components/diagnostics/result-forms'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadEnterResults } from '@/lib/pathways/loaders/diagnostics'

export const metadata: Metadata = { title: 'Внести результаты' }

export default async function EnterResultsPage({
  params,
  searchParams,
}: PageProps<'/diagnostics/classes/[classId]/enter'>) {
  const { group, methods, method, rows, today } = await loadEnterResults((await params).classId, await searchParams)
  const common = { classId: group.id, methodCode: method.code, scales: method.scales, today, own: method.own }
  const pupils = rows
    .filter(({ consented }) => consented)
    .map((row) => ({ studentId: row.studentId, name: personFullName(row) }))
  return (
    <>
      <PageHeader
        title={method.title}
        subtitle={method.about ?? undefined}
        action={method.own && <ButtonLink href="/diagnostics/blank">Бланк для бумаги</ButtonLink>}
        breadcrumbs={[
          { label: 'Диагностика', href: '/diagnostics' },
          { label: group.name, href: `/diagnostics/classes/${group.id}` },
        ]}
      />
      {methods.length > 1 && (
        <nav aria-label="Методики" className="-mt-2 mb-6 flex flex-wrap gap-x-5 gap-y-1">
          {methods.map((each) =>
            each.code === method.code ? (
              <strong key={each.code} aria-current="page" className="py-1.5 font-semibold">
                {each.title}
              </strong>
            ) : (
              <Link
                key={each.code}
                href={`/diagnostics/classes/${group.id}/enter?method=${encodeURIComponent(each.code)}`}
                className="link py-1.5"
              >
                {each.title}
              </Link>
            ),
          )}
        </nav>
      )}
      <Section title="Из таблицы">
        <Disclosure summary="Файл или строки таблицы">
          <PasteResultsForm key={method.code} {...common} />
        </Disclosure>
      </Section>
      <Section
        title="По одному"
        hint="Показаны дети, чья семья согласна на диагностику сегодня. У кого результата нет, оставьте пустым."
      >
        {pupils.length === 0 ? (
          <p className="text-muted">Ни у кого в классе нет согласия на диагностику.</p>
        ) : (
          <EnterResultsForm key={method.code} {...common} pupils={pupils} />
        )}
      </Section>
    </>
  )
}
