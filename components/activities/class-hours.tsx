import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { personFullName } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import type { ClassHoursView, PupilRow } from '@/lib/activities/loaders/hours'
import { hoursText } from '@/lib/activities/messages'

const number = (hours: number) => String(hours).replace('.', ',')

function Standing({ row }: { row: PupilRow }) {
  const { against, forecast, closers } = row
  if (!against.normed) return <span className="text-muted">не нормируется</span>
  if (against.missing === 0) {
    return (
      <span className="text-success">
        <Icon name="check" className="mr-1 inline" />
        норма выполнена
      </span>
    )
  }
  const enough = forecast !== null && forecast >= against.need
  return (
    <span>
      <span className={enough ? undefined : 'font-medium text-gold'}>не хватает {hoursText(against.missing)}</span>
      {forecast !== null && <span className="block text-muted">к концу мая около {hoursText(forecast)}</span>}
      {closers.slice(0, 2).map(({ id, on, title, href, closes }) => (
        <a key={id} href={href} className="link block">
          <Day day={on} short /> {title}: +{hoursText(closes)}
        </a>
      ))}
    </span>
  )
}

/** Pupils × directions against the norm; «+1» beside a figure is what nobody has confirmed yet. */
export function ClassHours({ view }: { view: ClassHoursView }) {
  const { pupils } = view
  // A direction that is neither normed nor held would only make the table wider.
  const directions = view.directions.filter(({ id }) =>
    pupils.some(
      ({ against, hours }) =>
        hours.some((row) => row.directionId === id) ||
        (against.normed && against.directions.some((row) => row.directionId === id)),
    ),
  )
  return (
    <DataTable
      caption={`Часы, ${view.group.name}`}
      rows={pupils}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="users" title="В классе никого нет">
          Учеников зачисляют на странице класса или загружают таблицей.
        </EmptyState>
      }
      columns={[
        { key: 'name', header: 'Ученик', priority: 'first', cell: (row) => personFullName(row.name) },
        ...directions.map(({ id, shortTitle }) => ({
          key: id,
          header: shortTitle,
          align: 'right' as const,
          className: '@2xl:whitespace-normal!',
          cell: (row: PupilRow) => {
            const own = row.hours.find(({ directionId }) => directionId === id)
            return own ? `${number(own.hours)}${own.heldHours > 0 ? ` +${number(own.heldHours)}` : ''}` : '0'
          },
        })),
        {
          key: 'total',
          header: 'Всего',
          align: 'right' as const,
          cell: (row) => (
            <strong>
              {number(row.against.hours)}
              {row.against.normed && <span className="font-normal text-muted"> из {number(row.against.need)}</span>}
            </strong>
          ),
        },
        { key: 'standing', header: 'К норме', cell: (row) => <Standing row={row} /> },
      ]}
    />
  )
}
