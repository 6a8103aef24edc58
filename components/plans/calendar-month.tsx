import { cx } from '@/components/ui/cx'
import { counted, WEEK } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import type { PlanCalendarView } from '@/lib/plans/loaders/plan-calendar'
import { A_SQUARE } from '@/lib/plans/rules/plan-calendar'
import type { PlanDay } from '@/lib/plans/types/plan-calendar'
import { SquareEntry } from './calendar-entry'
import { isRest, monthHref, restWords } from './calendar-words'
import { monthTitle } from './plan-words'

function Square({ view, day }: { view: PlanCalendarView; day: PlanDay }) {
  const { items } = day
  const isToday = day.day === view.today
  const words = restWords(day)
  const over = items.length - A_SQUARE
  return (
    <td
      aria-current={isToday ? 'date' : undefined}
      className={cx('h-24 border border-line p-1.5 align-top', isRest(day) && 'rest', isToday && 'is-today')}
    >
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        <span className={cx('font-semibold tabular-nums', isRest(day) && 'text-muted')}>
          {Number(day.day.slice(8))}
        </span>
        {isToday && <span className="font-medium text-sm">сегодня</span>}
      </p>
      {words.length > 0 && (
        <p className="wrap-anywhere hyphens-auto text-muted text-xs leading-snug">{words.join(', ')}</p>
      )}
      {items.length > 0 && (
        <ul className="mt-1">
          {items.slice(0, A_SQUARE).map((placed) => (
            <SquareEntry key={`${placed.entry.id} ${placed.as}`} view={view} placed={placed} />
          ))}
        </ul>
      )}
      {over > 0 && (
        <Link
          href={monthHref(view, view.month, { as: 'list', from: day.day })}
          className="link mt-1 inline-block text-sm"
        >
          ещё {over}
          <span className="sr-only">
            {' '}
            {counted(over, 'мероприятие', 'мероприятия', 'мероприятий').replace(/^\S+/, '')} в списке
          </span>
        </Link>
      )}
    </td>
  )
}

/** The month in weeks from Monday, on wide screens and on paper. */
export function CalendarMonth({ view }: { view: PlanCalendarView }) {
  return (
    <table className="plan-month w-full table-fixed border-collapse text-left">
      <caption className="sr-only">{monthTitle(view.month)}: мероприятия плана по дням</caption>
      <thead>
        <tr>
          {WEEK.map(([short, name]) => (
            <th key={short} scope="col" className="px-1.5 pb-1 font-normal text-muted text-sm">
              <span aria-hidden="true">{short}</span>
              <span className="sr-only">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.weeks.map((week) => (
          <tr key={week.find((day) => day)?.day}>
            {week.map((day, at) =>
              day ? (
                <Square key={day.day} view={view} day={day} />
              ) : (
                <td key={WEEK[at]?.[0]} className="border border-line" />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
