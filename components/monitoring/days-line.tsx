import { counted, formatDayOfYear } from '@/components/ui/format'
import { shareClass } from '@/components/ui/share-class'
import { weekday } from '@/lib/kernel/calendar'
import type { DueDay } from '@/lib/monitoring/types'

const WEEKDAYS = ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб']

/** What falls due in the next two weeks, as a line of days; a day with work leads to its list. */
export function DaysLine({ days }: { days: DueDay[] }) {
  const most = Math.max(1, ...days.map(({ count }) => count))
  return (
    <ol className="days-line">
      {days.map(({ day, count, working }, at) => (
        <li key={day} className={working ? 'works' : undefined} aria-current={at === 0 ? 'date' : undefined}>
          {count > 0 ? (
            <a
              href={`/assignments?dueFrom=${day}&dueTo=${day}`}
              aria-label={`${formatDayOfYear(day)}: ${counted(count, 'поручение', 'поручения', 'поручений')}`}
            >
              <span>{WEEKDAYS[weekday(day)]}</span>
              {Number(day.slice(8))}
              <b>{count}</b>
              <i className={shareClass(Math.max(12, (count / most) * 100))} />
            </a>
          ) : (
            <span>
              <span>{WEEKDAYS[weekday(day)]}</span>
              {Number(day.slice(8))}
              <span className="sr-only">, поручений нет</span>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
