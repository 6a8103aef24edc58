import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import type { SchoolBreak } from '@/lib/institutions/types'

export function BreakTable({ rows, empty }: { rows: SchoolBreak[]; empty: string }) {
  return (
    <div className="max-w-2xl">
      <DataTable
        caption="Каникулы"
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p className="text-muted">{empty}</p>}
        columns={[
          { key: 'title', header: 'Каникулы', priority: 'first', cell: (row) => row.title },
          { key: 'from', header: 'Первый день', cell: (row) => <Day day={row.startsOn} short /> },
          { key: 'to', header: 'Последний день', cell: (row) => <Day day={row.endsOn} short /> },
        ]}
      />
    </div>
  )
}
