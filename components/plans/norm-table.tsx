import { DataTable } from '@/components/ui/data-table'
import { formatNumber } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import type { PlanGap } from '@/lib/plans/rules/plan-entries'
import { gapText } from './plan-words'

type Props = { rows: readonly PlanGap[]; directions: readonly { id: string; title: string }[] }

/** The plan's hours against the norm of its level, direction by direction, each for the grade that has least. */
export function NormTable({ rows, directions }: Props) {
  const named = rows.map((row) => ({
    ...row,
    title: row.directionId === null ? 'Всего за год' : directions.find(({ id }) => id === row.directionId)?.title,
  }))
  const order = (row: (typeof named)[number]) =>
    row.directionId === null ? directions.length : directions.findIndex(({ id }) => id === row.directionId)
  return (
    <DataTable
      caption="Часы плана и норма"
      rows={[...named].sort((a, b) => order(a) - order(b))}
      rowKey={(row) => row.directionId ?? 'all'}
      columns={[
        { key: 'title', header: 'Направление', priority: 'first', cell: (row) => row.title ?? '—' },
        { key: 'planned', header: 'В плане, ч', align: 'right', cell: (row) => formatNumber(row.planned) },
        { key: 'need', header: 'Норма, ч', align: 'right', cell: (row) => formatNumber(row.need) },
        {
          key: 'gap',
          header: 'Итог',
          cell: (row) => (
            <span
              className={`inline-flex items-center gap-1 ${row.missing > 0 ? 'font-medium text-danger' : 'text-success'}`}
            >
              <Icon name={row.missing > 0 ? 'triangle-alert' : 'check'} />
              {gapText(row)}
            </span>
          ),
        },
      ]}
    />
  )
}
