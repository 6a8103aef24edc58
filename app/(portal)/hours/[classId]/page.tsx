import type { Metadata } from 'next'
import { ClassHours } from '@/components/activities/class-hours'
import { ButtonLink } from '@/components/ui/button-link'
import { counted, formatNumber } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadClassHours } from '@/lib/activities/loaders/hours'
import { levelNames } from '@/lib/activities/messages'
import { plannedAhead } from '@/lib/plans/loaders/planned'

export const metadata: Metadata = { title: 'Часы класса' }

export default async function ClassHoursPage({ params }: PageProps<'/hours/[classId]'>) {
  const { classId } = await params
  const view = await loadClassHours(classId, plannedAhead)
  const { group, pupils, totals } = view
  const sum = (pick: (row: (typeof totals)[number]) => number) => totals.reduce((all, row) => all + pick(row), 0)
  const short = pupils.filter(({ against }) => against.normed && against.missing > 0).length
  const normed = pupils.some(({ against }) => against.normed)
  return (
    <>
      <PageHeader
        title={`Часы, ${group.name}`}
        breadcrumbs={[{ label: 'Часы профориентации', href: '/hours' }]}
        subtitle={`Учебный год ${group.year.code}. ${
          normed
            ? `Уровень — ${levelNames[view.level].toLocaleLowerCase('ru')}.`
            : 'Для этих классов часы не нормируются.'
        } Часы следуют за учеником из класса в класс.`}
        action={
          <>
            <ButtonLink href={`/api/exports/hours?format=csv&class=${group.id}`} icon="download">
              CSV
            </ButtonLink>
            <ButtonLink href={`/api/exports/hours?format=xlsx&class=${group.id}`} icon="download">
              Excel
            </ButtonLink>
          </>
        }
      />
      <Section title="Итоги класса">
        <SummaryList
          rows={[
            { label: 'Мероприятий подтверждено', value: sum((row) => row.events) },
            { label: 'Человеко-часов', value: formatNumber(sum((row) => row.namedHours + row.headcountHours)) },
            { label: 'Записей ждут подтверждения', value: sum((row) => row.heldEvents) },
            ...(normed
              ? [
                  {
                    label: 'Не хватает часов',
                    value: `${short} из ${counted(pupils.length, 'ученика', 'учеников', 'учеников')}`,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <ClassHours view={view} />
    </>
  )
}
