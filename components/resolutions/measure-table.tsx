import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { formatNumber } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { ItemMeasurePage } from '@/lib/resolutions/loaders/measures'
import { toldFigure, toldStanding } from '@/lib/resolutions/rules/measured'
import type { Measured } from '@/lib/resolutions/types'

type Row = ItemMeasurePage['rows'][number]

function told(measured: Measured, key: string): string {
  const value = toldFigure(measured, key)
  if (value === null) return '—'
  if (typeof value === 'string') return value
  const unit = measured.figures.find((figure) => figure.key === key)?.unit
  return `${formatNumber(value, 1)}${unit === '%' ? '\u00a0%' : ''}`
}

/** Whether it is reached, in a word. */
function standing(measured: Measured) {
  const { standing: how, words } = toldStanding(measured)
  if (how === 'none') return <span className="text-muted">{words}</span>
  return (
    <span className="inline-flex items-start gap-1.5">
      <Icon
        name={how === 'reached' ? 'circle-check' : 'circle-alert'}
        className={how === 'reached' ? 'mt-0.5 text-success' : 'mt-0.5 text-gold'}
      />
      <span>{words}</span>
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
