import { Disclosure } from '@/components/ui/disclosure'
import { FilterBar } from '@/components/ui/filter-bar'
import type { ListView } from '@/lib/monitoring/loaders'
import { statusChoice } from '@/lib/monitoring/messages'
import { resolutionRef } from '@/lib/monitoring/rules/words'
import { LIST_STATUSES, listQuery } from '@/lib/monitoring/schema'
import { FilterInput, FilterSelect } from './filter-field'

/** Years a period may be of: next year and the four before it. */
function periods(today: string) {
  const year = Number(today.slice(0, 4))
  const years = Array.from({ length: 6 }, (_, at) => String(year + 1 - at))
  return [{ value: 'ONCE', label: 'Разовые' }, ...years.map((value) => ({ value, label: `${value}\u00a0г.` }))]
}

/** The filters of the list; what is rarely asked lies folded, open when one of it is set. */
export function AssignmentFilters({ view }: { view: ListView }) {
  const { filter, choices, manyOrganizations, mayBeHanded, today } = view
  const rare =
    filter.resolution ||
    filter.item ||
    filter.period ||
    filter.dueFrom ||
    filter.dueTo ||
    filter.extension ||
    filter.handed
  const known = new Set(choices.resolutions.map(({ id }) => id))
  return (
    <FilterBar
      action="/assignments"
      label="Отбор поручений"
      resetHref={listQuery({ ...filter, after: undefined }) ? '/assignments' : undefined}
    >
      <FilterSelect
        name="status"
        label="Состояние"
        value={filter.status}
        options={LIST_STATUSES.map((value) => ({ value, label: statusChoice[value] }))}
      />
      {manyOrganizations && (
        <FilterSelect
          name="organization"
          label="Организация"
          all="Все организации"
          value={filter.organization ?? ''}
          options={choices.organizations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <FilterInput
        name="q"
        label={manyOrganizations ? 'Текст, № или организация' : 'Текст или № пункта'}
        type="search"
        value={filter.q}
      />
      {filter.sort !== 'due' && <input type="hidden" name="sort" value={filter.sort} />}
      <Disclosure
        summary="Ещё условия"
        open={Boolean(rare) || filter.historical !== 'no'}
        className="order-last w-full max-w-none!"
      >
        <div className="flex flex-wrap items-end gap-3 py-1 *:min-w-0 *:grow *:basis-40 sm:*:max-w-xs">
          <FilterSelect
            name="resolution"
            label="Решение"
            all="Все решения"
            value={filter.resolution && known.has(filter.resolution) ? filter.resolution : ''}
            options={choices.resolutions.map((each) => ({
              value: each.id,
              label: `${resolutionRef(each)}. ${each.title}`,
            }))}
          />
          {choices.items.length > 0 && (
            <FilterSelect
              name="item"
              label="Пункт"
              all="Все пункты"
              value={filter.item ?? ''}
              options={choices.items.map(({ id, number, text }) => ({
                value: id,
                label: `${number ? `${number}. ` : ''}${text}`,
              }))}
            />
          )}
          <FilterSelect name="period" label="Период" all="Любой" value={filter.period ?? ''} options={periods(today)} />
          <FilterInput name="dueFrom" label="Срок с" type="date" value={filter.dueFrom} />
          <FilterInput name="dueTo" label="Срок по" type="date" value={filter.dueTo} />
          <FilterSelect
            name="historical"
            label="Задним числом"
            value={filter.historical}
            options={[
              { value: 'no', label: 'Не показывать' },
              { value: 'yes', label: 'Только они' },
              { value: 'all', label: 'Вместе с остальными' },
            ]}
          />
          <FilterSelect
            name="extension"
            label="Продление"
            all="Неважно"
            value={filter.extension ?? ''}
            options={[{ value: 'open', label: 'Запрошено' }]}
          />
          {mayBeHanded && (
            <FilterSelect
              name="handed"
              label="Кому передано"
              all="Неважно"
              value={filter.handed ?? ''}
              options={[{ value: 'me', label: 'Передано мне' }]}
            />
          )}
        </div>
      </Disclosure>
    </FilterBar>
  )
}
