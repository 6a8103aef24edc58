import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { formatPercent } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import type { ClassPathways, OrganizationPathways } from '@/lib/pathways/types'
import { toldFromAbove } from '@/lib/plans/rules/registers'

const share = (part: number, whole: number) =>
  whole === 0 ? (
    <span className="text-muted">—</span>
  ) : (
    `${part} из ${whole} (${formatPercent((part / whole) * 100, 0)})`
  )

const stands = (count: number) =>
  count > 0 ? <strong className="text-gold">{count}</strong> : <span className="text-muted">—</span>

/** Classes and groups with how many of their children have a route. */
export function PathwayClasses({ rows }: { rows: ClassPathways[] }) {
  return (
    <DataTable
      caption="Маршруты по классам и группам"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="users" title="Классов и групп пока нет">
          Маршруты составляют детям своего класса или группы. Класс за педагогом закрепляет руководитель.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Класс или группа',
          priority: 'first',
          cell: (row) => (
            <Link href={`/pathways/classes/${row.id}`} className="link">
              {row.name}
            </Link>
          ),
        },
        { key: 'with', header: 'С маршрутом', align: 'right', cell: (row) => share(row.withPathway, row.students) },
        {
          key: 'without',
          header: 'Без маршрута',
          align: 'right',
          cell: (row) => row.students - row.withPathway || <span className="text-muted">—</span>,
        },
        { key: 'active', header: 'Действует', align: 'right', cell: (row) => row.active },
        {
          key: 'curator',
          header: 'Нужен куратор',
          align: 'right',
          cell: (row) => stands(row.curatorDue),
        },
        {
          key: 'waiting',
          header: 'На утверждении',
          align: 'right',
          cell: (row) => stands(row.waiting),
        },
      ]}
    />
  )
}

/** Schools and kindergartens: counts alone, nobody's name. */
export function PathwayOrganizations({ rows }: { rows: OrganizationPathways[] }) {
  return (
    <DataTable
      caption="Маршруты по организациям"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="school" title="Школ и детских садов пока нет">
          Когда они появятся, здесь будет видно, у скольких детей есть маршрут.
        </EmptyState>
      }
      columns={[
        { key: 'name', header: 'Организация', priority: 'first', cell: (row) => row.shortName },
        { key: 'children', header: 'Детей', align: 'right', cell: (row) => toldFromAbove(row.students, null) },
        {
          key: 'with',
          header: 'С маршрутом',
          align: 'right',
          cell: (row) => toldFromAbove(row.withPathway, row.students),
        },
        {
          key: 'active',
          header: 'Из них действует',
          align: 'right',
          cell: (row) => toldFromAbove(row.active, row.withPathway),
        },
      ]}
    />
  )
}
