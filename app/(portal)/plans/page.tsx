import type { Metadata } from 'next'
import { PlanFilter } from '@/components/plans/plan-filter'
import { PlanTable } from '@/components/plans/plan-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadPlans } from '@/lib/plans/loaders/plan'

export const metadata: Metadata = { title: 'Планы профориентации' }

export default async function PlansPage({ searchParams }: PageProps<'/plans'>) {
  const query = await searchParams
  const view = await loadPlans(query)
  const { filter, rows, next, year, mayBegin, aboveSchool } = view
  const kept = Object.entries({ year: filter.year, state: filter.state }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  )
  const address = (more: Record<string, string>) => `/plans?${new URLSearchParams([...kept, ...Object.entries(more)])}`
  return (
    <>
      <PageHeader
        title={aboveSchool ? 'Планы профориентации' : 'План профориентации'}
        subtitle={year ? `${year.code} учебный год` : 'Учебный год ещё не открыт'}
        action={
          mayBegin.length > 0 && (
            <ButtonLink href="/plans/new" variant="primary" icon="plus">
              Составить план
            </ButtonLink>
          )
        }
      />
      <PlanFilter view={view} />
      <PlanTable
        rows={rows}
        aboveSchool={aboveSchool}
        empty={
          <EmptyState icon="list-checks" title={filter.state ? 'Таких планов нет' : 'Планов нет'}>
            {filter.state
              ? 'Снимите отбор, чтобы увидеть все организации.'
              : year
                ? 'План составляют школы и детские сады.'
                : 'Когда Управление образования откроет учебный год, здесь появятся планы организаций.'}
          </EmptyState>
        }
      />
      <Pagination
        previousHref={filter.after ? address({}) : undefined}
        nextHref={next ? address({ after: next }) : undefined}
      />
    </>
  )
}
