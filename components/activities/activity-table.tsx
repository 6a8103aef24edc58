import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { formatNumber } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Person } from '@/components/ui/person'
import { formNames, hoursText } from '@/lib/activities/messages'
import type { ActivityRow } from '@/lib/activities/types'
import { ActivityState } from './activity-state'

/** Held activities, newest first. */
export function ActivityTable({ rows, empty }: { rows: ActivityRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Проведённые мероприятия"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'title',
          header: 'Мероприятие',
          priority: 'first',
          cell: (row) => (
            <>
              <Link href={`/activities/${row.id}`} className="link">
                {row.title}
              </Link>
              <span className="block text-muted">
                {formNames[row.form]}
                {row.corrects && ' · исправление'}
              </span>
            </>
          ),
        },
        { key: 'on', header: 'Когда', cell: (row) => <Day day={row.heldOn} short /> },
        { key: 'classes', header: 'Классы', cell: (row) => row.classes.join(', ') },
        { key: 'direction', header: 'Направление', priority: 'low', cell: (row) => row.direction },
        { key: 'hours', header: 'Часы', align: 'right', cell: (row) => hoursText(row.hours) },
        { key: 'present', header: 'Детей', align: 'right', cell: (row) => formatNumber(row.present) },
        { key: 'leader', header: 'Провёл', priority: 'low', cell: (row) => <Person name={row.leader} /> },
        {
          key: 'state',
          header: 'Состояние',
          cell: (row) => <ActivityState state={row.state} corrected={row.corrected} />,
        },
      ]}
    />
  )
}
