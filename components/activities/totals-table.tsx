import { DataTable } from '@/components/ui/data-table'
import { formatNumber } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import type { TotalsRow, TotalsView } from '@/lib/activities/loaders/hours'
import { levelNames } from '@/lib/activities/messages'

/** Titles of narrow columns of figures may break. */
const WRAPS = '@2xl:whitespace-normal!'

/** A group under five children stands as «<5» above the school (rule 26). */
const few = (count: number | null) =>
  count === null ? (
    <span className="text-muted" title="Группа меньше пяти человек не показывается">
      &lt;5
    </span>
  ) : (
    formatNumber(count)
  )

/** Organisations in counts, without a name of anybody. */
export function TotalsTable({ rows, linked }: { rows: TotalsRow[]; linked: boolean }) {
  return (
    <DataTable
      caption="Организации"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          header: 'Организация',
          priority: 'first',
          cell: (row) =>
            linked ? (
              <Link href={`/hours?organization=${row.id}`} className="link">
                {row.name}
              </Link>
            ) : (
              row.name
            ),
        },
        {
          key: 'events',
          header: 'Мероприятий',
          align: 'right',
          className: WRAPS,
          cell: (row) => formatNumber(row.events),
        },
        {
          key: 'there',
          header: 'Участий',
          align: 'right',
          className: WRAPS,
          cell: (row) => formatNumber(row.attendances),
        },
        {
          key: 'hours',
          header: 'Человеко-часов',
          align: 'right',
          className: WRAPS,
          cell: (row) => formatNumber(row.namedHours + row.headcountHours),
        },
        {
          key: 'held',
          header: 'Ещё не подтверждено',
          align: 'right',
          className: WRAPS,
          priority: 'low',
          cell: (row) => formatNumber(row.heldEvents),
        },
        {
          key: 'level',
          header: 'Уровень',
          priority: 'low',
          cell: (row) => (row.pupils === 0 ? '—' : levelNames[row.level]),
        },
        { key: 'pupils', header: 'Учеников 6–11', align: 'right', className: WRAPS, cell: (row) => few(row.pupils) },
        {
          key: 'reached',
          header: 'Выполнили норму',
          align: 'right',
          className: WRAPS,
          cell: (row) => few(row.reached),
        },
      ]}
    />
  )
}

/** The pivot asked for every day: grades × directions, in person-hours; a direction in which nothing was held has no column. */
export function PivotTable({ view }: { view: TotalsView }) {
  const held = view.directions
    .map((direction, at) => ({ ...direction, at }))
    .filter(({ at }) => view.pivot.some(({ cells }) => cells[at] !== 0))
  return (
    <DataTable
      caption="Человеко-часы по параллелям и направлениям"
      rows={view.pivot}
      rowKey={(row) => String(row.grade)}
      columns={[
        {
          key: 'grade',
          header: 'Параллель',
          priority: 'first',
          cell: (row) => (row.grade === 0 ? 'Группы' : `${row.grade}-е классы`),
        },
        ...held.map(({ id, shortTitle, at }) => ({
          key: id,
          header: shortTitle,
          align: 'right' as const,
          className: WRAPS,
          cell: (row: TotalsView['pivot'][number]) => few(row.cells[at] ?? null),
        })),
        { key: 'all', header: 'Всего', align: 'right', className: WRAPS, cell: (row) => few(row.hours) },
        { key: 'there', header: 'Участий', align: 'right', className: WRAPS, cell: (row) => few(row.attendances) },
      ]}
    />
  )
}
