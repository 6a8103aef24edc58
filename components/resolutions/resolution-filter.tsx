import { FilterBar } from '@/components/ui/filter-bar'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'

type ResolutionFilterProps = { filter: { q?: string; state?: string }; seesDrafts: boolean; canEdit: boolean }

/** The list's filter; it stands in the address. */
export function ResolutionFilter({ filter, seesDrafts, canEdit }: ResolutionFilterProps) {
  return (
    <FilterBar action="/resolutions" resetHref={filter.q || filter.state ? '/resolutions' : undefined}>
      <TextField name="q" label="Название или номер" type="search" defaultValue={filter.q} maxLength={100} />
      <SelectField
        name="state"
        label="Состояние"
        placeholder={canEdit ? 'Все, кроме отменённых' : 'Все'}
        defaultValue={filter.state}
        options={[
          ...(seesDrafts
            ? [
                { value: 'draft', label: 'Черновики' },
                { value: 'reviewed', label: 'Проверены, ждут выпуска' },
              ]
            : []),
          { value: 'issued', label: 'Действуют' },
          { value: 'completed', label: 'Завершены' },
          { value: 'archived', label: 'В архиве' },
          ...(canEdit ? [{ value: 'cancelled', label: 'Отменённые' }] : []),
        ]}
      />
    </FilterBar>
  )
}
