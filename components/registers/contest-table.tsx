import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Person } from '@/components/ui/person'
import { contestKindNames, contestLevelNames, contestResultNames } from '@/lib/plans/messages/projects'
import { toldFromAbove } from '@/lib/plans/rules/registers'
import type { ContestRow } from '@/lib/plans/types/projects'

type Props = { rows: ContestRow[]; opens: (row: ContestRow) => boolean; fromAbove: boolean }

/** Conferences and contests, the newest first; children are named on the entry's own page only. */
export function ContestTable({ rows, opens, fromAbove }: Props) {
  return (
    <DataTable
      caption="Конференции и конкурсы"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="stamp" title="Записей пока нет">
          Сюда вносят участие учеников в конференциях и конкурсах с результатом и дипломом.
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          header: 'Что',
          priority: 'first',
          cell: (row) => (
            <>
              {opens(row) ? (
                <Link href={`/projects/contests/${row.id}`} className="link">
                  {row.title}
                </Link>
              ) : (
                row.title
              )}
              <span className="block text-muted">
                {contestKindNames[row.kind]}
                {row.career && ' · о профессиях'}
              </span>
            </>
          ),
        },
        { key: 'on', header: 'Когда', cell: (row) => <Day day={row.heldOn} short /> },
        { key: 'level', header: 'Уровень', cell: (row) => contestLevelNames[row.level] },
        { key: 'result', header: 'Результат', cell: (row) => contestResultNames[row.result] },
        {
          key: 'pupils',
          header: 'Участников',
          align: 'right',
          cell: (row) => (fromAbove ? toldFromAbove(row.pupils, null) : row.pupils),
        },
        { key: 'by', header: 'Кто готовил', priority: 'low', cell: (row) => <Person name={row.supervisor} /> },
        { key: 'evidence', header: 'Подтверждений', align: 'right', priority: 'low', cell: (row) => row.evidence },
      ]}
    />
  )
}
