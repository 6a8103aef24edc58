import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { formatDayShort, personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { leaveNames } from '@/lib/students/messages'
import type { StudentRow } from '@/lib/students/types'

export function StudentTable({ rows, gone, empty }: { rows: StudentRow[]; gone: boolean; empty: ReactNode }) {
  return (
    <DataTable
      caption="Дети по фамилиям"
      rows={rows}
      rowKey={(row) => row.enrollmentId}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: 'Фамилия, имя, отчество',
          priority: 'first',
          cell: (row) => (
            <Link href={`/students/${row.id}`} className="link">
              {personFullName(row)}
            </Link>
          ),
        },
        { key: 'class', header: gone ? 'Последний класс' : 'Класс или группа', cell: (row) => row.className },
        {
          key: 'birth',
          header: 'Дата рождения',
          cell: (row) => <span className="tabular-nums">{formatDayShort(row.birthDate)}</span>,
        },
        ...(gone
          ? [
              {
                key: 'until',
                header: 'Выбыл',
                cell: (row: StudentRow) =>
                  `${row.validUntil ? formatDayShort(row.validUntil) : ''}${row.leaveReason ? `, ${leaveNames[row.leaveReason]}` : ''}`,
              },
            ]
          : []),
      ]}
    />
  )
}
