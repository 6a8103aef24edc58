import { DateField } from '@/components/ui/date-field'
import { FilterBar } from '@/components/ui/filter-bar'
import { SelectField } from '@/components/ui/select-field'
import { stateNames } from '@/lib/activities/messages'
import type { ActivityFilter as Filter } from '@/lib/activities/schema/activity'
import type { ClassToday, Direction } from '@/lib/activities/types'

type Props = { filter: Filter; classes: ClassToday[]; directions: Direction[] }

export function ActivityFilter({ filter, classes, directions }: Props) {
  const active = Object.entries(filter).some(([name, value]) => name !== 'after' && value !== null)
  return (
    <FilterBar action="/activities" resetHref={active ? '/activities' : undefined} label="Отбор мероприятий">
      <SelectField
        name="class"
        label="Класс"
        placeholder="Любой"
        defaultValue={filter.class}
        options={classes.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="direction"
        label="Направление"
        placeholder="Любое"
        defaultValue={filter.direction}
        options={directions.map(({ id, shortTitle }) => ({ value: id, label: shortTitle }))}
      />
      <SelectField
        name="state"
        label="Состояние"
        placeholder="Все, кроме отменённых"
        defaultValue={filter.state}
        options={Object.entries(stateNames)
          .filter(([value]) => value !== 'DRAFT')
          .map(([value, label]) => ({ value, label }))}
      />
      <DateField name="from" label="С" defaultValue={filter.from} />
      <DateField name="to" label="По" defaultValue={filter.to} />
    </FilterBar>
  )
}
