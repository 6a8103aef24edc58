import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Pagination } from '@/components/ui/pagination'
import type { PlanCalendarView } from '@/lib/plans/loaders/plan-calendar'
import { AgendaEntry } from './calendar-entry'
import { dayTitle, isRest, monthHref, restWords } from './calendar-words'

/** The month as a list by day: only days that have something on them. */
export function CalendarAgenda({ view }: { view: PlanCalendarView }) {
  const { month, next, today } = view
  const { days, next: nextDay, from } = view.agenda
  if (days.length === 0) {
    return (
      <EmptyState
        icon="calendar-days"
        title="На дни этого месяца ничего не назначено"
        action={
          next && (
            <ButtonLink href={monthHref(view, next)} size="sm">
              Следующий месяц
            </ButtonLink>
          )
        }
      >
        {view.long.length > 0 && 'То, что идёт дольше недели, показано выше.'}
      </EmptyState>
    )
  }
  return (
    <>
      {days.map((day) => (
        <section key={day.day} aria-labelledby={`day-${day.day}`} className="mb-5">
          <h3
            id={`day-${day.day}`}
            className="flex flex-wrap items-baseline gap-x-3 border-control border-b pb-1 font-semibold text-base"
          >
            {dayTitle(day.day)}
            {day.day === today && <span className="font-medium text-primary text-sm">сегодня</span>}
            {restWords(day).length > 0 && (
              <span className="inline-flex items-center gap-1 font-normal text-muted text-sm">
                {isRest(day) && <Icon name="triangle-alert" className="text-gold" />}
                {restWords(day).join(', ')}
              </span>
            )}
          </h3>
          <ul>
            {day.items.map((placed) => (
              <AgendaEntry key={`${placed.entry.id} ${placed.as}`} view={view} placed={placed} />
            ))}
          </ul>
        </section>
      ))}
      <Pagination
        label="Дни списка"
        previousHref={from ? monthHref(view, month, { as: 'list' }) : undefined}
        nextHref={nextDay ? monthHref(view, month, { as: 'list', from: nextDay }) : undefined}
      />
    </>
  )
}
