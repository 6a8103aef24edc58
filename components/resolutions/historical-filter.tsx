import { FilterBar } from '@/components/ui/filter-bar'
import { SelectField } from '@/components/ui/select-field'
import type { ResolutionView } from '@/lib/resolutions/loaders/resolutions'

/** One item's assignments only. */
export function HistoricalFilter({ view, itemId }: { view: ResolutionView; itemId: string | null }) {
  const base = `/resolutions/${view.head.id}/results`
  return (
    <FilterBar action={base} resetHref={itemId ? base : undefined}>
      <SelectField
        name="item"
        label="Пункт"
        placeholder="Все пункты"
        defaultValue={itemId}
        options={view.items
          .filter((item) => item.executors.length > 0 && item.state !== 'REMOVED')
          .map((item) => ({ value: item.id, label: `${item.number ?? '—'}. ${item.text.slice(0, 60)}` }))}
      />
    </FilterBar>
  )
}
