import { EmptyState } from '@/components/ui/empty-state'
import { personFullName } from '@/components/ui/format'
import type { ClassHoursView, PupilRow } from '@/lib/activities/loaders/hours'
import { hoursText } from '@/lib/activities/messages'
import { ClassHoursTable, type EventAhead, type HoursLine } from './class-hours-table'

/** Of what closes a gap, so many nearest events are told. */
const CLOSERS = 2

const number = (hours: number) => String(hours).replace('.', ',')

/** Pupils × directions against the norm; «+1» beside a figure is what nobody has confirmed yet. */
export function ClassHours({ view }: { view: ClassHoursView }) {
  const { pupils } = view
  if (pupils.length === 0) {
    return (
      <EmptyState icon="users" title="В классе никого нет">
        Учеников зачисляют на странице класса или загружают таблицей.
      </EmptyState>
    )
  }
  // A direction that is neither normed nor held would only make the table wider.
  const directions = view.directions.filter(({ id }) =>
    pupils.some(
      ({ against, hours }) =>
        hours.some((row) => row.directionId === id) ||
        (against.normed && against.directions.some((row) => row.directionId === id)),
    ),
  )
  const ahead = new Map(pupils.flatMap(({ closers }) => closers.slice(0, CLOSERS)).map((event) => [event.id, event]))
  const places = [...ahead.keys()]
  return (
    <ClassHoursTable
      caption={`Часы, ${view.group.name}`}
      directions={directions.map(({ shortTitle }) => shortTitle)}
      lines={pupils.map((row) =>
        lineOf(
          row,
          directions.map(({ id }) => id),
          places,
        ),
      )}
      events={[...ahead.values()].map(({ on, title, href }): EventAhead => ({ on, title, href }))}
    />
  )
}

function lineOf(row: PupilRow, directionIds: string[], places: string[]): HoursLine {
  const { against, forecast } = row
  const enough = against.normed && forecast !== null && forecast >= against.need
  return {
    id: row.id,
    name: personFullName(row.name),
    cells: directionIds.map((id) => {
      const own = row.hours.find(({ directionId }) => directionId === id)
      return own ? `${number(own.hours)}${own.heldHours > 0 ? ` +${number(own.heldHours)}` : ''}` : '0'
    }),
    total: number(against.hours),
    need: against.normed ? number(against.need) : null,
    state: !against.normed ? 'none' : against.missing === 0 ? 'reached' : enough ? 'short' : 'behind',
    missing: against.normed ? hoursText(against.missing) : '',
    forecast: forecast === null ? null : hoursText(forecast),
    closers: row.closers.slice(0, CLOSERS).map(({ id, closes }) => [places.indexOf(id), hoursText(closes)]),
  }
}
