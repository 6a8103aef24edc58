import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { formatNumber } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { planKindNames } from '@/lib/plans/messages/plan'
import type { PlanRow } from '@/lib/plans/types/plan'
import { PlanState } from './plan-state'

type Props = { rows: PlanRow[]; aboveSchool: boolean; empty: ReactNode }

/** A draft is its organisation's own: above it only that one is being written is told. */
const opens = (row: PlanRow, aboveSchool: boolean) =>
  row.planId !== null && !(aboveSchool && row.state === 'DRAFT' && row.number === 1)

/** Organisations that owe a plan, and how far it is. */
export function PlanTable({ rows, aboveSchool, empty }: Props) {
  return (
    <DataTable
      caption="Планы организаций"
      rows={rows}
      rowKey={(row) => `${row.organizationId} ${row.kind}`}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: 'Организация',
          priority: 'first',
          cell: (row) =>
            opens(row, aboveSchool) ? (
              <Link href={`/plans/${row.planId}`} className="link">
                {row.organizationName}
              </Link>
            ) : (
              row.organizationName
            ),
        },
        { key: 'kind', header: 'План', className: '@2xl:whitespace-nowrap', cell: (row) => planKindNames[row.kind] },
        {
          key: 'state',
          header: 'Состояние',
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-x-3">
              {row.state ? (
                <PlanState state={row.state} />
              ) : (
                <span className="inline-flex items-center gap-1 text-muted text-sm">
                  <Icon name="circle" />
                  не начат
                </span>
              )}
              {row.inForce && row.state !== 'APPROVED' && (
                <span className="text-muted text-sm">действует прежняя редакция</span>
              )}
            </span>
          ),
        },
        {
          key: 'entries',
          header: 'Мероприятий',
          align: 'right',
          cell: (row) => (opens(row, aboveSchool) ? formatNumber(row.entries) : '—'),
        },
        {
          key: 'held',
          header: 'Проведено',
          align: 'right',
          cell: (row) => (row.inForce ? formatNumber(row.held) : '—'),
        },
        {
          key: 'calendar',
          header: 'Календарь',
          headerHidden: true,
          priority: 'action',
          cell: (row) =>
            row.inForce && (
              <Link href={`/plans/${row.planId}/calendar`} className="link inline-flex gap-1 text-sm">
                <Icon name="calendar-days" className="mt-0.5" />
                Календарь
                <span className="sr-only">
                  {' '}
                  плана: {row.organizationName}, {planKindNames[row.kind]}
                </span>
              </Link>
            ),
        },
      ]}
    />
  )
}
