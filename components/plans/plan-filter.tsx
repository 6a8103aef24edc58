import { FilterBar } from '@/components/ui/filter-bar'
import { SelectField } from '@/components/ui/select-field'
import type { PlanListView } from '@/lib/plans/loaders/plan'

const STATES = [
  { value: 'none', label: 'не начаты' },
  { value: 'DRAFT', label: 'составляются' },
  { value: 'SUBMITTED', label: 'на заключении' },
  { value: 'RC_REVIEWED', label: 'на утверждении' },
  { value: 'APPROVED', label: 'утверждены' },
]

/** Year for everybody; above the organisations also how far the plans are. */
export function PlanFilter({ view: { filter, years, year, aboveSchool } }: { view: PlanListView }) {
  if (!aboveSchool && years.length < 2) return null
  const active = Boolean(filter.state || filter.year)
  return (
    <FilterBar action="/plans" resetHref={active ? '/plans' : undefined} label="Отбор планов">
      <SelectField
        name="year"
        label="Учебный год"
        defaultValue={year?.id}
        options={years.map(({ id, code }) => ({ value: id, label: code }))}
      />
      {aboveSchool && (
        <SelectField name="state" label="Состояние" placeholder="Любое" defaultValue={filter.state} options={STATES} />
      )}
    </FilterBar>
  )
}
