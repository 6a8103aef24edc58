import type { Metadata } from 'next'
import { CorrectOutcomeForm } from '@/components/outcomes/outcome-forms'
import { OutcomeWords } from '@/components/outcomes/outcome-words'
import { Day } from '@/components/ui/day'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadOutcomePupil } from '@/lib/outcomes/loaders'

export const metadata: Metadata = { title: 'Исправление сведений о выпускнике' }

export default async function OutcomePupilPage({
  params,
}: PageProps<'/outcomes/classes/[classId]/pupils/[studentId]'>) {
  const { classId, studentId } = await params
  const { group, pupil, replaced } = await loadOutcomePupil(classId, studentId)
  return (
    <>
      <PageHeader
        title={personFullName(pupil)}
        subtitle={`${group.name} класс, выпуск ${group.year.code}`}
        breadcrumbs={[
          { label: 'Выпускники', href: '/outcomes' },
          { label: `${group.name} класс`, href: `/outcomes/classes/${group.id}?phase=ACTUAL` },
        ]}
      />
      <Section title="Внесено">
        <SummaryList
          rows={[
            { label: 'Намерение', value: <OutcomeWords facts={pupil.intention} /> },
            { label: 'Куда поступил', value: <OutcomeWords facts={pupil.actual} /> },
            ...(pupil.actual?.reason ? [{ label: 'Причина исправления', value: pupil.actual.reason }] : []),
          ]}
        />
      </Section>
      <Section
        title={pupil.actual ? 'Исправление' : 'Внести после срока'}
        hint="Прежние сведения остаются в записи вместе с причиной."
      >
        <CorrectOutcomeForm
          classId={group.id}
          studentId={pupil.studentId}
          grade={group.grade}
          version={group.versions.ACTUAL}
          facts={pupil.actual}
          known={pupil.known}
        />
      </Section>
      {replaced.length > 0 && (
        <Section title="Было раньше" count={replaced.length}>
          <ul className="divide-y divide-line border-line border-y">
            {replaced.map((row) => (
              <li key={row.id} className="py-2">
                <OutcomeWords facts={row} />
                <span className="block text-muted text-sm">
                  <Day day={row.recordedOn} />, {personFullName(row.by)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
