import { counted } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { PlanCalendarView } from '@/lib/plans/loaders/plan-calendar'
import { LONG_SHOWN } from '@/lib/plans/rules/plan-calendar'
import { AgendaEntry } from './calendar-entry'
import { monthHref } from './calendar-words'

/** What lasts longer than a week and would else stand in every square; in the list all of it. */
export function CalendarLong({ view }: { view: PlanCalendarView }) {
  const { long, as, month } = view
  if (long.length === 0 || view.agenda.from) return null
  const shown = as === 'list' ? long : long.slice(0, LONG_SHOWN)
  const over = long.length - shown.length
  return (
    <Section title="Дольше недели" count={long.length} id="long">
      <ul className="border-line border-t">
        {shown.map((placed) => (
          <AgendaEntry key={placed.entry.id} view={view} placed={placed} dated />
        ))}
      </ul>
      {over > 0 && (
        <p className="mt-2 print:hidden">
          <Link href={`${monthHref(view, month, { as: 'list' })}#long`} className="link">
            Ещё {counted(over, 'мероприятие', 'мероприятия', 'мероприятий')}
          </Link>
        </p>
      )}
    </Section>
  )
}
