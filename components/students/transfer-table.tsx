import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { formatDayShort, personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { transferStateNames } from '@/lib/students/messages'
import type { TransferRow } from '@/lib/students/types'

type TransferTableProps = { caption: string; rows: TransferRow[]; incoming: boolean; empty: ReactNode }

export function TransferTable({ caption, rows, incoming, empty }: TransferTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: 'Ребёнок',
          priority: 'first',
          cell: (row) => (
            <Link href={`/transfers/${row.id}`} className="link">
              {personFullName(row)}
            </Link>
          ),
        },
        {
          key: 'place',
          header: incoming ? 'Откуда' : 'Куда',
          cell: (row) => (incoming ? `${row.fromOrganizationName}, ${row.fromClassName}` : row.toOrganizationName),
        },
        {
          key: 'day',
          header: 'С какого дня',
          cell: (row) => <span className="tabular-nums">{formatDayShort(row.transferOn)}</span>,
        },
        { key: 'state', header: 'Состояние', cell: (row) => transferStateNames[row.state] },
      ]}
    />
  )
}
