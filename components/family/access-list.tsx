import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { counted, personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Person } from '@/components/ui/person'
import { kinshipNames } from '@/lib/family/messages/access'
import type { ChildAccess } from '@/lib/family/types/access'

/** The children of a class: who of the family sees the route, whether a slip is out; nobody yet stands out. */
export function ClassAccessTable({ rows }: { rows: ChildAccess[] }) {
  return (
    <DataTable
      caption="Доступ семей"
      rows={rows}
      rowKey={(row) => row.studentId}
      empty={
        <EmptyState icon="users" title="В классе никого нет">
          Детей зачисляют на странице класса.
        </EmptyState>
      }
      columns={[
        {
          key: 'child',
          header: 'Ребёнок',
          priority: 'first',
          cell: (row) => (
            <Link href={`/students/${row.studentId}/access`} className="link">
              {personFullName(row)}
            </Link>
          ),
        },
        {
          key: 'links',
          header: 'Кто видит маршрут',
          cell: ({ links }) =>
            links.length === 0 ? (
              <strong className="font-medium text-gold">никто</strong>
            ) : (
              <ul>
                {links.map((link) => (
                  <li key={link.id}>
                    <Person name={link.name} />, {kinshipNames[link.kinship]}
                    {link.frozenOn && <span className="text-danger">, приостановлен</span>}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: 'slips',
          header: 'Талоны',
          cell: ({ slips }) =>
            slips.length === 0 ? (
              <span className="text-muted">нет</span>
            ) : (
              <>
                {counted(slips.length, 'талон', 'талона', 'талонов')}, до <Day day={slips.at(-1)?.until ?? ''} short />
              </>
            ),
        },
      ]}
    />
  )
}
