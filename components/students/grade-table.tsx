import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { GradeCount } from '@/lib/students/types'
import { countFromAbove } from './class-table'

const nameOf = (grade: number | null) =>
  grade === null ? 'Доп. образование' : grade === 0 ? 'Дошкольные группы' : `${grade} класс`

/** How many children there are in each grade of the municipality; nobody's name, no small group counted out. */
export function GradeTable({ rows }: { rows: GradeCount[] }) {
  return (
    <DataTable
      caption="Дети по параллелям"
      rows={rows}
      rowKey={(row) => String(row.grade)}
      empty={
        <EmptyState icon="school" title="Детей в этом году нет">
          Когда организации внесут классы и учеников, здесь будет видно, сколько их в каждой параллели.
        </EmptyState>
      }
      columns={[
        { key: 'grade', header: 'Параллель', priority: 'first', cell: (row) => nameOf(row.grade) },
        { key: 'classes', header: 'Классов, групп', align: 'right', cell: (row) => String(row.classes) },
        { key: 'children', header: 'Детей', align: 'right', cell: (row) => countFromAbove(row.children) },
      ]}
    />
  )
}
