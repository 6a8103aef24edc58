import { FilterBar } from '@/components/ui/filter-bar'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { kindNames, programNames, statusNames } from '@/lib/institutions/messages'
import type { OrganizationFilter as Filter } from '@/lib/institutions/types'

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

export function OrganizationFilter({ filter, settlements }: { filter: Filter; settlements: string[] }) {
  const { search, kind, program, settlement, status } = filter
  const active = Boolean(search || kind || program || settlement || status)
  return (
    <FilterBar action="/organizations" resetHref={active ? '/organizations' : undefined} label="Отбор организаций">
      <TextField name="q" type="search" label="Название или ИНН" defaultValue={search} maxLength={100} />
      <SelectField name="kind" label="Вид" placeholder="Любой" defaultValue={kind} options={optionsOf(kindNames)} />
      <SelectField
        name="program"
        label="Уровень"
        placeholder="Любой"
        defaultValue={program}
        options={optionsOf(programNames)}
      />
      <SelectField
        name="settlement"
        label="Населённый пункт"
        placeholder="Любой"
        defaultValue={settlement}
        options={settlements.map((value) => ({ value, label: value }))}
      />
      <SelectField
        name="status"
        label="Состояние"
        placeholder="Любое"
        defaultValue={status}
        options={optionsOf(statusNames)}
      />
    </FilterBar>
  )
}
