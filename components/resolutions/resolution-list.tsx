import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { Link } from '@/components/ui/link'
import type { ResolutionState } from '@/lib/kernel/prisma/enums'
import type { ResolutionRow } from '@/lib/resolutions/queries/resolutions'
import { ResolutionStateMark } from './resolution-state'

/** Resolutions as rows of a ledger; a draft leads to its preview, a checked one to its issue. */
export function ResolutionList({
  rows,
  canEdit,
  empty,
}: {
  rows: ResolutionRow[]
  canEdit: boolean
  empty: ReactNode
}) {
  return (
    <DataTable
      caption="Решения коллегии"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'title',
          header: 'Решение',
          priority: 'first',
          cell: (row) => (
            <Link href={`/resolutions/${row.id}${canEdit ? (STEP[row.state] ?? '') : ''}`} className="link">
              {row.title || 'Без названия'}
            </Link>
          ),
        },
        { key: 'date', header: 'Дата', cell: (row) => (row.date ? <Day day={row.date} short /> : '—') },
        { key: 'number', header: 'Номер', cell: (row) => row.number ?? '—' },
        { key: 'items', header: 'Пунктов', align: 'right', priority: 'low', cell: (row) => row.items },
        {
          key: 'state',
          header: 'Состояние',
          cell: (row) => <ResolutionStateMark state={row.state} historical={row.historical} />,
        },
      ]}
    />
  )
}

/** Where the Department goes on with a resolution that is not issued yet. */
const STEP: Partial<Record<ResolutionState, string>> = { DRAFT: '/draft', REVIEWED: '/issue' }
