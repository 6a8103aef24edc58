import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { formatDayShort, personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { leaveNames } from '@/lib/students/messages'
import type { ClassStudent } from '@/lib/students/types'

/** Names lead to cards where the card may be opened. */
function StudentName({ row }: { row: ClassStudent }) {
  if (!row.reachable) return personFullName(row)
  return (
    <Link href={`/students/${row.id}`} className="link">
      {personFullName(row)}
    </Link>
  )
}

function marksOf({ conditions, transferOpen }: ClassStudent): string {
  return [
    ...(conditions?.adaptedProgram ? ['адаптированная программа'] : []),
    ...(conditions?.accessibleOnly ? ['только доступные площадки'] : []),
    ...(transferOpen ? ['запрошен перевод'] : []),
  ].join(', ')
}

export function ClassStudents({ rows, empty }: { rows: ClassStudent[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Дети класса или группы"
      rows={rows}
      rowKey={(row) => row.enrollmentId}
      empty={empty}
      columns={[
        { key: 'name', header: 'Фамилия, имя, отчество', priority: 'first', cell: (row) => <StudentName row={row} /> },
        {
          key: 'birth',
          header: 'Дата рождения',
          cell: (row) => <span className="tabular-nums">{formatDayShort(row.birthDate)}</span>,
        },
        {
          key: 'marks',
          header: 'Что учесть',
          cell: (row) => marksOf(row) || <span className="text-muted">—</span>,
        },
      ]}
    />
  )
}

export function GoneStudents({ rows }: { rows: ClassStudent[] }) {
  return (
    <DataTable
      caption="Выбыли из класса в этом году"
      rows={rows}
      rowKey={(row) => row.enrollmentId}
      columns={[
        { key: 'name', header: 'Фамилия, имя, отчество', priority: 'first', cell: (row) => <StudentName row={row} /> },
        {
          key: 'until',
          header: 'Последний день',
          cell: (row) => <span className="tabular-nums">{row.validUntil && formatDayShort(row.validUntil)}</span>,
        },
        { key: 'reason', header: 'Причина', cell: (row) => (row.leaveReason ? leaveNames[row.leaveReason] : '—') },
      ]}
    />
  )
}
