import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { programmeDirectionNames } from '@/lib/plans/messages/programmes'
import { isUpdated } from '@/lib/plans/rules/programmes'
import type { ProgrammeRow } from '@/lib/plans/types/programmes'

function Updated({ row, asOf }: { row: ProgrammeRow; asOf: string }) {
  if (!row.updatedForModelOn || row.updatedForModelOn > asOf) return <span className="text-muted">нет</span>
  return (
    <>
      {isUpdated(row, asOf) && <Icon name="circle-check" className="mr-1 inline-block align-[-0.15em] text-success" />}
      <Day day={row.updatedForModelOn} short />
      {row.evidence === 0 && <span className="block text-gold">нет подтверждения</span>}
    </>
  )
}

/** Programmes of a year by title; `asOf` is the year's last day. */
export function ProgrammeTable({ rows, asOf }: { rows: ProgrammeRow[]; asOf: string }) {
  return (
    <DataTable
      caption="Дополнительные программы"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="book-open" title="Программ пока нет">
          Сюда вносят дополнительные общеразвивающие программы и день, когда их обновили под муниципальную модель.
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          header: 'Программа',
          priority: 'first',
          cell: (row) => (
            <>
              <Link href={`/programmes/${row.id}`} className="link">
                {row.title}
              </Link>
              {row.endsOn && (
                <span className="block text-muted">
                  до <Day day={row.endsOn} short />
                </span>
              )}
            </>
          ),
        },
        { key: 'direction', header: 'Направленность', cell: (row) => programmeDirectionNames[row.direction] },
        { key: 'ages', header: 'Возраст', cell: (row) => `${row.ageFrom}–${row.ageTo}\u00a0лет` },
        { key: 'hours', header: 'Часов', align: 'right', cell: (row) => row.hours },
        { key: 'career', header: 'О профессиях', priority: 'low', cell: (row) => (row.career ? 'есть' : 'нет') },
        { key: 'updated', header: 'Обновлена под модель', cell: (row) => <Updated row={row} asOf={asOf} /> },
      ]}
    />
  )
}
