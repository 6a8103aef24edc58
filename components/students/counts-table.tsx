import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import type { OrganizationCounts } from '@/lib/students/types'
import { countFromAbove } from './class-table'

const BANDS = [
  ['total', 'Всего'],
  ['preschool', 'Дошкольники'],
  ['primary', '1–4 классы'],
  ['basic', '5–9 классы'],
  ['secondary', '10–11 классы'],
  ['additional', 'Доп. образование'],
] as const

/** How many children are where, by organisation and level; nobody's name. */
export function CountsTable({ rows, yearId }: { rows: OrganizationCounts[]; yearId: string }) {
  return (
    <DataTable
      caption="Дети по организациям и ступеням"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="school" title="Организаций пока нет">
          Когда появятся школы и детские сады, здесь будет видно, сколько в них детей.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Организация',
          priority: 'first',
          cell: (row) => (
            <Link href={`/classes?year=${yearId}&organization=${row.id}`} className="link">
              {row.shortName}
            </Link>
          ),
        },
        { key: 'classes', header: 'Классов, групп', align: 'right', cell: (row) => String(row.classes) },
        ...BANDS.map(([key, header]) => ({
          ...{ key, header },
          align: 'right' as const,
          cell: (row: OrganizationCounts) =>
            row[key] > 0 ? countFromAbove(row[key]) : <span className="text-muted">—</span>,
        })),
      ]}
    />
  )
}
