'use client'

import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { counted, personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import type { ClassPathwayRow } from '@/lib/pathways/types'
import { PathwayState } from './pathway-state'

/** The children of a class and how their routes stand; who has none stands out. A client component, so that its rows are sent as words. */
export function ClassPathwaysTable({ rows }: { rows: ClassPathwayRow[] }) {
  return (
    <DataTable
      caption="Маршруты детей"
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
          cell: (row) =>
            row.pathway && !row.hidden ? (
              <Link href={`/pathways/${row.pathway.id}`} className="link">
                {personFullName(row)}
              </Link>
            ) : (
              personFullName(row)
            ),
        },
        {
          key: 'state',
          header: 'Маршрут',
          cell: ({ pathway }) =>
            pathway ? (
              <>
                <PathwayState state={pathway.state} />
                {pathway.curatorDue && <span className="block text-gold text-sm">нужен куратор</span>}
                {pathway.family === 'late' && (
                  <span className="block text-gold text-sm">семья не отвечает больше двух недель</span>
                )}
              </>
            ) : (
              <strong className="font-medium text-gold">нет маршрута</strong>
            ),
        },
        {
          key: 'done',
          header: 'Шагов сделано',
          align: 'right',
          cell: ({ pathway }) => pathway && pathway.total > 0 && `${pathway.done} из ${pathway.total}`,
        },
        {
          key: 'next',
          header: 'Дальше',
          cell: ({ pathway }) =>
            pathway &&
            pathway.total > 0 && (
              <>
                {pathway.next ? (
                  <>
                    {pathway.next.title}
                    <span className="block text-muted text-sm">
                      до <Day day={pathway.next.dueOn} short />
                    </span>
                  </>
                ) : (
                  <span className="text-muted">всё сделано</span>
                )}
                {pathway.overdue > 0 && (
                  <strong className="block font-medium text-danger text-sm">
                    срок прошёл: {counted(pathway.overdue, 'шаг', 'шага', 'шагов')}
                  </strong>
                )}
              </>
            ),
        },
      ]}
    />
  )
}
