import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { formatDay } from '@/components/ui/format'
import { PostForm } from '@/components/ui/post-form'
import { removeCalendarDayAction } from '@/lib/institutions/actions'
import { dayKindNames } from '@/lib/institutions/messages'
import type { CalendarException } from '@/lib/institutions/types'

const WEEKDAYS = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота']

type ExceptionTableProps = {
  /** With the number of the weekday, 0 = Sunday. */
  exceptions: (CalendarException & { weekday: number })[]
  canEdit: boolean
}

/** The exceptions of a year in words, each of which can be taken away. */
export function ExceptionTable({ exceptions, canEdit }: ExceptionTableProps) {
  return (
    <DataTable
      caption="Исключения из пятидневной недели"
      rows={exceptions}
      rowKey={(row) => row.day}
      columns={[
        { key: 'day', header: 'День', priority: 'first', cell: (row) => formatDay(row.day) },
        { key: 'weekday', header: 'День недели', cell: (row) => WEEKDAYS[row.weekday] },
        { key: 'kind', header: 'Какой это день', cell: (row) => dayKindNames[row.kind] },
        { key: 'note', header: 'Основание', cell: (row) => row.note ?? <span className="text-muted">—</span> },
        ...(canEdit
          ? [
              {
                key: 'remove',
                header: 'Действие',
                headerHidden: true,
                priority: 'action' as const,
                cell: (row: CalendarException) => (
                  <PostForm action={removeCalendarDayAction} values={{ day: row.day }}>
                    <Button type="submit" size="sm" variant="quiet" className="-my-1.5 sm:-ml-2.5">
                      Снять отметку
                      <span className="sr-only">: {formatDay(row.day)}</span>
                    </Button>
                  </PostForm>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
