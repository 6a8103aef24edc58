import type { Metadata } from 'next'
import { ActivityFilter } from '@/components/activities/activity-filter'
import { ActivityTable } from '@/components/activities/activity-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadActivities } from '@/lib/activities/loaders/activities'

export const metadata: Metadata = { title: 'Мероприятия' }

export default async function ActivitiesPage({ searchParams }: PageProps<'/activities'>) {
  const { filter, page, classes, directions, confirms } = await loadActivities(await searchParams)
  const address = (after: string | null) => {
    const set = Object.entries({ ...filter, after }).filter((pair): pair is [string, string] => pair[1] !== null)
    return `/activities?${new URLSearchParams(set)}`
  }
  return (
    <>
      <PageHeader
        title="Мероприятия"
        subtitle="Что проведено по профориентации"
        action={
          <>
            {confirms && (
              <ButtonLink href="/activities/confirm" icon="stamp">
                Подтвердить
              </ButtonLink>
            )}
            <ButtonLink href="/activities/new" variant="primary" icon="plus">
              Записать проведённое
            </ButtonLink>
          </>
        }
      />
      <ActivityFilter filter={filter} classes={classes} directions={directions} />
      <ActivityTable
        rows={page.rows}
        empty={
          <EmptyState icon="clipboard-list" title="Записей нет">
            Здесь появится то, что вы и коллеги отметите кнопкой «Провели». Если отбор включён, снимите часть его.
          </EmptyState>
        }
      />
      <Pagination
        previousHref={filter.after ? address(null) : undefined}
        nextHref={page.next ? address(page.next) : undefined}
      />
    </>
  )
}
