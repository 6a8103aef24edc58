import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import type { PlanCalendarView } from '@/lib/plans/loaders/plan-calendar'
import { monthHref } from './calendar-words'
import { monthTitle } from './plan-words'

/** The months before and after by their addresses, and the other view. */
export function CalendarBar({ view }: { view: PlanCalendarView }) {
  const { month, previous, next, today, as } = view
  const now = today.slice(0, 7)
  const { startsOn, endsOn } = view.plan.year
  const hasToday = today >= startsOn && today <= endsOn
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-3 print:hidden">
      <nav aria-label="Месяцы" className="flex flex-wrap items-center gap-2">
        {previous && (
          <ButtonLink href={monthHref(view, previous)} size="sm" icon="arrow-left" rel="prev">
            {monthTitle(previous)}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink href={monthHref(view, next)} size="sm" rel="next">
            {monthTitle(next)}
            <Icon name="arrow-right" />
          </ButtonLink>
        )}
        {hasToday && month !== now && (
          <ButtonLink href={monthHref(view, now)} size="sm" variant="quiet">
            Сегодня
          </ButtonLink>
        )}
      </nav>
      {/* On a phone the month is a list anyway. */}
      <nav aria-label="Вид календаря" className="hidden gap-2 min-[700px]:flex">
        <ButtonLink
          href={monthHref(view, month, { as: 'month' })}
          size="sm"
          icon="calendar-days"
          variant={as === 'month' ? 'secondary' : 'quiet'}
          aria-current={as === 'month' ? 'page' : undefined}
        >
          Сетка
        </ButtonLink>
        <ButtonLink
          href={monthHref(view, month, { as: 'list' })}
          size="sm"
          icon="list-checks"
          variant={as === 'list' ? 'secondary' : 'quiet'}
          aria-current={as === 'list' ? 'page' : undefined}
        >
          Список
        </ButtonLink>
      </nav>
    </div>
  )
}
