import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { partnerKindNames } from '@/lib/partners/messages'
import type { Partner } from '@/lib/partners/types'

type Props = { rows: Partner[]; canEdit: (row: Partner) => boolean; empty: ReactNode }

export function PartnerTable({ rows, canEdit, empty }: Props) {
  return (
    <DataTable
      caption="Партнёры"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: 'Партнёр',
          priority: 'first',
          cell: (row) =>
            canEdit(row) ? (
              <Link href={`/partners/${row.id}`} className="link">
                {row.name}
              </Link>
            ) : (
              row.name
            ),
        },
        { key: 'kind', header: 'Вид', cell: (row) => partnerKindNames[row.kind] },
        {
          key: 'settlement',
          header: 'Населённый пункт',
          cell: (row) => row.settlement ?? <span className="text-muted">—</span>,
        },
        { key: 'by', header: 'Кто внёс', priority: 'low', cell: (row) => row.organizationName ?? 'Ресурсный центр' },
        {
          key: 'state',
          header: 'Состояние',
          cell: (row) => (row.archived ? <span className="text-muted">не сотрудничаем</span> : 'действует'),
        },
      ]}
    />
  )
}
