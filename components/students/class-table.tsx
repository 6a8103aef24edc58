import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { formatNumber, personName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import type { ClassRow } from '@/lib/students/types'

type ClassTableProps = {
  rows: ClassRow[]
  /** The Department sees neither names nor small numbers. */
  fromAbove: boolean
  empty: ReactNode
}

/** «менее 5»: above the organisation a small group is not counted out (rule 26). */
export function countFromAbove(n: number): string {
  return n > 0 && n < 5 ? 'менее 5' : formatNumber(n)
}

export function ClassTable({ rows, fromAbove, empty }: ClassTableProps) {
  const total = rows.reduce((sum, row) => sum + row.students, 0)
  // A total beside one hidden number would tell it.
  const telling = fromAbove && rows.some(({ students }) => students > 0 && students < 5)
  return (
    <DataTable
      caption="Классы и группы"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: 'Класс или группа',
          priority: 'first',
          cell: (row) =>
            fromAbove ? (
              row.name
            ) : (
              <Link href={`/classes/${row.id}`} className="link">
                {row.name}
              </Link>
            ),
        },
        { key: 'about', header: 'Возраст или профиль', priority: 'low', cell: (row) => aboutClass(row) },
        {
          key: 'students',
          header: 'Детей',
          align: 'right',
          cell: (row) => (fromAbove ? countFromAbove(row.students) : formatNumber(row.students)),
          footer: rows.length > 1 && !telling ? `всего ${formatNumber(total)}` : undefined,
        },
        ...(fromAbove
          ? []
          : [
              {
                key: 'leaders',
                header: 'Классный руководитель, воспитатель',
                cell: (row: ClassRow) =>
                  row.leaders.length > 0 ? (
                    row.leaders.map(personName).join(', ')
                  ) : (
                    <span className="text-muted">не назначен</span>
                  ),
              },
            ]),
      ]}
    />
  )
}

function aboutClass({ ageFrom, ageTo, profile }: ClassRow): ReactNode {
  if (profile) return profile
  if (ageFrom === null && ageTo === null) return <span className="text-muted">—</span>
  return `${[ageFrom, ageTo].filter((age) => age !== null).join('–')} лет`
}
