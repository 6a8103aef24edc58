import { cx } from './cx'
import { daysLeftText, untilText } from './format'

type DeadlineProps = {
  /** YYYY-MM-DD. */
  day: string
  zoneName: string
  /** Whole days left; negative when past. Left out when the thing is done: a deadline kept does not press. */
  daysLeft?: number
  className?: string
}

/** «до 30 декабря 2026 г., 23:59 (Иркутск) · осталось 3 дня»; gold within a week, red when past. */
export function Deadline({ day, zoneName, daysLeft, className }: DeadlineProps) {
  return (
    <span className={className}>
      <time dateTime={day} className="wrap-anywhere">
        {untilText(day, zoneName)}
      </time>
      {daysLeft !== undefined && (
        <>
          {' · '}
          <span
            className={cx(
              daysLeft < 0 ? 'font-medium text-danger' : daysLeft <= 7 ? 'font-medium text-gold' : 'text-muted',
            )}
          >
            {daysLeftText(daysLeft)}
          </span>
        </>
      )}
    </span>
  )
}
