import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { kindNames, programNames, programShortNames } from '@/lib/institutions/messages'
import type { OrganizationRow } from '@/lib/institutions/types'
import { OrganizationState } from './organization-state'

export function OrganizationTable({ rows, empty }: { rows: OrganizationRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Организации"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: 'Организация',
          priority: 'first',
          cell: (row) => (
            <>
              <Link href={`/organizations/${row.id}`} className="link">
                {row.shortName}
              </Link>
              {row.name !== row.shortName && <span className="block text-muted text-sm">{row.name}</span>}
            </>
          ),
        },
        { key: 'kind', header: 'Вид', cell: (row) => kindNames[row.kind] },
        {
          key: 'programs',
          header: 'Уровни',
          cell: (row) =>
            row.programs.length === 0 ? (
              <span className="text-muted">—</span>
            ) : (
              <span title={row.programs.map((program) => programNames[program]).join(', ')}>
                {row.programs.map((program) => programShortNames[program]).join(', ')}
              </span>
            ),
        },
        {
          key: 'settlement',
          header: 'Населённый пункт',
          priority: 'low',
          cell: (row) => row.settlement ?? <span className="text-muted">—</span>,
        },
        {
          key: 'status',
          header: 'Состояние',
          cell: (row) => <OrganizationState status={row.status} closingAs={row.closingAs} closedOn={row.closedOn} />,
        },
      ]}
    />
  )
}
