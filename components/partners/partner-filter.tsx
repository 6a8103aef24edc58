import { CheckboxField } from '@/components/ui/checkbox-field'
import { FilterBar } from '@/components/ui/filter-bar'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { partnerKindNames } from '@/lib/partners/messages'
import type { PartnerFilter as Filter } from '@/lib/partners/types'

export function PartnerFilter({ filter }: { filter: Filter }) {
  const active = Boolean(filter.q || filter.kind || filter.archived)
  return (
    <FilterBar action="/partners" resetHref={active ? '/partners' : undefined} label="Отбор партнёров">
      <TextField name="q" type="search" label="Название или населённый пункт" defaultValue={filter.q} maxLength={100} />
      <SelectField
        name="kind"
        label="Вид"
        placeholder="Любой"
        defaultValue={filter.kind}
        options={Object.entries(partnerKindNames).map(([value, label]) => ({ value, label }))}
      />
      <CheckboxField name="archived" value="yes" label="И прежние" defaultChecked={filter.archived} />
    </FilterBar>
  )
}
