import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Person } from '@/components/ui/person'
import { gradesText, portfolioKindNames } from '@/lib/plans/messages/portfolio'
import { isCounted } from '@/lib/plans/rules/portfolio'
import type { PortfolioRow } from '@/lib/plans/types/portfolio'

/** With whom, in words. */
export function partnersText({
  partner,
  withParents,
}: {
  partner: string | null
  withParents: boolean
}): string | null {
  return [partner, withParents && 'родители'].filter(Boolean).join(', ') || null
}

/** The portfolio, the newest record first. */
export function PortfolioTable({ rows }: { rows: PortfolioRow[] }) {
  return (
    <DataTable
      caption="Портфолио"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="briefcase" title="Записей пока нет">
          Сюда вносят пробы, игры, групповые исследования и проекты, проведённые с работодателями и родителями.
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          header: 'Что',
          priority: 'first',
          cell: (row) => (
            <>
              <Link href={`/portfolio/${row.id}`} className="link">
                {row.title}
              </Link>
              <span className="block text-muted">{portfolioKindNames[row.kind]}</span>
            </>
          ),
        },
        { key: 'grades', header: 'Классы', cell: (row) => gradesText(row.gradeFrom, row.gradeTo) },
        {
          key: 'partner',
          header: 'С кем',
          cell: (row) => partnersText(row) ?? <span className="text-gold">партнёр не указан</span>,
        },
        {
          key: 'held',
          header: 'Проведено',
          cell: (row) =>
            row.heldOn ? (
              <>
                {isCounted(row) && (
                  <Icon name="circle-check" className="mr-1 inline-block align-[-0.15em] text-success" />
                )}
                <Day day={row.heldOn} short />
              </>
            ) : (
              <span className="text-muted">намечено</span>
            ),
        },
        { key: 'leader', header: 'Кто ведёт', priority: 'low', cell: (row) => <Person name={row.leader} /> },
        { key: 'evidence', header: 'Подтверждений', align: 'right', priority: 'low', cell: (row) => row.evidence },
      ]}
    />
  )
}
