import { counted, formatNumber } from '@/components/ui/format'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { ChildHoursView } from '@/lib/activities/loaders/hours'

const hoursWords = (hours: number) => `${formatNumber(hours)} ч`

/** One child's hours: a bar for each direction with the norm as a mark; without a norm only what there is. */
export function ChildHours({ view }: { view: ChildHoursView }) {
  const { against, directions, forecast } = view
  const titleOf = new Map(directions.map(({ id, shortTitle }) => [id, shortTitle]))
  if (!against.normed) {
    return (
      <p>
        {against.hours + against.heldHours > 0
          ? `За этот учебный год: ${hoursWords(against.hours + against.heldHours)}.`
          : 'В этом учебном году мероприятий пока не было.'}{' '}
        <span className="text-muted">Для этого возраста часы не нормируются.</span>
      </p>
    )
  }
  return (
    <div className="grid gap-4">
      <p className="text-lg">
        {against.missing === 0 ? (
          <>
            <strong className="font-semibold">Норма выполнена:</strong> {hoursWords(against.hours)} из{' '}
            {hoursWords(against.need)}
          </>
        ) : (
          <>
            <strong className="font-semibold">{hoursWords(against.hours)}</strong> из {hoursWords(against.need)} за год
          </>
        )}
      </p>
      <ul className="grid gap-3">
        {against.directions
          .filter(({ need, hours, heldHours }) => need > 0 || hours + heldHours > 0)
          .map(({ directionId, hours, need, heldHours }) => (
            <li key={directionId}>
              <ProgressBar
                label={titleOf.get(directionId) ?? ''}
                value={hours}
                max={Math.max(need, hours)}
                norm={need}
                text={`${hoursWords(hours)} из ${formatNumber(need)}${heldHours > 0 ? `, ждут подтверждения ${formatNumber(heldHours)}` : ''}`}
              />
            </li>
          ))}
      </ul>
      {forecast !== null && against.missing > 0 && (
        <p className="text-muted">
          {forecast >= against.need
            ? 'При таком темпе норма будет выполнена к концу мая.'
            : `При таком темпе к концу мая будет ${counted(Math.round(forecast), 'час', 'часа', 'часов')}. Школа добавит занятия.`}
        </p>
      )}
    </div>
  )
}
