import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { formatNumber } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { toldFromAbove } from '@/lib/plans/rules/registers'
import type { Measured } from '@/lib/plans/types/measures'
import type { ItemMeasurePage } from '@/lib/resolutions/loaders/measures'

type Row = ItemMeasurePage['rows'][number]

function told(measured: Measured, key: string): string {
  const figures = measured.figures
  const at = figures.findIndex((figure) => figure.key === key)
  const figure = figures[at]
  if (!figure) return '—'
  if (!figure.people) return `${formatNumber(figure.value, 1)}${figure.unit === '%' ? '\u00a0%' : ''}`
  // The figure before it is the whole of which this one is a part (rule 26).
  const whole = figures[at - 1]
  return toldFromAbove(figure.value, whole?.people ? whole.value : null)
}

/** Whether it is reached, in a word; how many children are missing is not told above the organisation. */
function standing({ reached, gap, figures }: Measured) {
  const people = figures.some((figure) => figure.people)
  if (people && figures[0]?.value === 0) return <span className="text-muted">нет таких классов</span>
  return (
    <span className="inline-flex items-start gap-1.5">
      <Icon
        name={reached ? 'circle-check' : 'circle-alert'}
        className={reached ? 'mt-0.5 text-success' : 'mt-0.5 text-gold'}
      />
      <span>{reached ? 'выполнено' : people ? 'не выполнено' : gap}</span>
    </span>
  )
}

/** What the portal counts for an item in every organisation that carries it out. */
export function MeasureTable({ page }: { page: ItemMeasurePage }) {
  const first = page.rows.find(({ measured }) => measured)?.measured
  const figures: Column<Row>[] = (first?.figures ?? []).map(({ key, label }) => ({
    key,
    header: label,
    align: 'right',
    className: '@2xl:whitespace-normal!',
    cell: ({ measured }) => (measured ? told(measured, key) : '—'),
  }))
  return (
    <DataTable
      caption="Данные портала по организациям"
      rows={page.rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: 'Организация',
          priority: 'first',
          cell: ({ name, assignmentId }) => (
            <Link href={`/assignments/${assignmentId}`} className="link">
              {name}
            </Link>
          ),
        },
        {
          key: 'standing',
          header: 'По записям портала',
          cell: ({ measured }) => (measured ? standing(measured) : '—'),
        },
        ...figures,
        { key: 'accepted', header: 'Отчёт принят', cell: ({ accepted }) => (accepted ? 'да' : 'нет') },
      ]}
      empty={<EmptyState icon="clipboard-list" title="Поручений по этому пункту нет" />}
    />
  )
}
