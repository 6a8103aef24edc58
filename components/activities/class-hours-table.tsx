'use client'

import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { Icon } from '@/components/ui/icon'

/** An event ahead that closes gaps, told once for all pupils whom it would help. */
export type EventAhead = { on: string; title: string; href: string }
/** A pupil's row in words; `closers` are places in the list of events ahead with the hours that each would add. */
export type HoursLine = {
  id: string
  name: string
  cells: string[]
  total: string
  need: string | null
  state: 'none' | 'reached' | 'short' | 'behind'
  missing: string
  forecast: string | null
  closers: [event: number, adds: string][]
}

type ClassHoursTableProps = {
  caption: string
  directions: string[]
  lines: HoursLine[]
  events: EventAhead[]
}

function Standing({ line, events }: { line: HoursLine; events: EventAhead[] }) {
  if (line.state === 'none') return <span className="text-muted">не нормируется</span>
  if (line.state === 'reached') {
    return (
      <span className="text-success">
        <Icon name="check" className="mr-1 inline" />
        норма выполнена
      </span>
    )
  }
  return (
    <span>
      <span className={line.state === 'short' ? undefined : 'font-medium text-gold'}>не хватает {line.missing}</span>
      {line.forecast && <span className="block text-muted">к концу мая около {line.forecast}</span>}
      {line.closers.map(([at, adds]) => {
        const event = events[at]
        return (
          event && (
            <a key={at} href={event.href} className="link block">
              <Day day={event.on} short /> {event.title}: +{adds}
            </a>
          )
        )
      })}
    </span>
  )
}

/**
 * Pupils × directions. A client component for what is sent: thirty rows of nine squares as elements of a server component are told
 * twice, and were 189 KiB; as words they are half of it (docs/bench.md).
 */
export function ClassHoursTable({ caption, directions, lines, events }: ClassHoursTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: 'name', header: 'Ученик', priority: 'first', cell: (line) => line.name },
        ...directions.map((header, at) => ({
          key: String(at),
          header,
          align: 'right' as const,
          className: '@2xl:whitespace-normal!',
          cell: (line: HoursLine) => line.cells[at],
        })),
        {
          key: 'total',
          header: 'Всего',
          align: 'right' as const,
          cell: (line) => (
            <strong>
              {line.total}
              {line.need && <span className="font-normal text-muted"> из {line.need}</span>}
            </strong>
          ),
        },
        { key: 'standing', header: 'К норме', cell: (line) => <Standing line={line} events={events} /> },
      ]}
    />
  )
}
