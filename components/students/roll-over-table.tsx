import { DataTable } from '@/components/ui/data-table'
import { counted } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { choiceWords } from '@/lib/students/messages'
import type { RollOverDecision } from '@/lib/students/types'

export type RollOverLine = {
  classId: string
  name: string
  outcomes: { choice: { decision: RollOverDecision; toName: string | null }; count: number }[]
  unresolved: number
}

/** One line a class: how many go where, and who waits for a decision. */
export function RollOverTable({ lines }: { lines: RollOverLine[] }) {
  return (
    <DataTable
      caption="Предварительный просмотр перевода по классам"
      rows={lines}
      rowKey={(row) => row.classId}
      columns={[
        { key: 'name', header: 'Класс или группа', priority: 'first', cell: (row) => row.name },
        {
          key: 'outcomes',
          header: 'Что будет',
          cell: (row) => (
            <ul>
              {row.outcomes.map(({ choice, count }) => (
                <li key={choiceWords(choice)}>
                  {choiceWords(choice)}: {count}
                </li>
              ))}
              {row.unresolved > 0 && (
                <li className="font-semibold text-danger">
                  нужно решение: {counted(row.unresolved, 'ребёнок', 'ребёнка', 'детей')}
                </li>
              )}
            </ul>
          ),
        },
        {
          key: 'action',
          header: 'Действие',
          headerHidden: true,
          priority: 'action',
          cell: (row) => (
            <Link href={`/classes/roll-over/${row.classId}`} className="link">
              {row.unresolved > 0 ? 'Решить' : 'Изменить'}
              <span className="sr-only">: {row.name}</span>
            </Link>
          ),
        },
      ]}
    />
  )
}
