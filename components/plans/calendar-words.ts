import { formatDayOfYear, WEEK } from '@/components/ui/format'
import { dayLookNames } from '@/lib/institutions/messages'
import { weekday } from '@/lib/kernel/calendar'
import type { PlanCalendarView } from '@/lib/plans/loaders/plan-calendar'
import type { CalendarEntry, PlanDay } from '@/lib/plans/types/plan-calendar'

/** Why a day is not an ordinary one: «выходной», «праздничный день: День народного единства», «Осенние каникулы». */
export function restWords({ look, note, pause }: Pick<PlanDay, 'look' | 'note' | 'pause'>): string[] {
  const rest = look === 'working' ? [] : [[dayLookNames[look], note].filter(Boolean).join(': ')]
  return pause ? [...rest, pause.toLocaleLowerCase('ru')] : rest
}

/** True of a day on which nobody is at school. */
export function isRest({ look, pause }: Pick<PlanDay, 'look' | 'pause'>): boolean {
  return pause !== null || look === 'weekend' || look === 'holiday' || look === 'moved-off'
}

/** «15 ноября, воскресенье» */
export function dayTitle(day: string): string {
  return `${formatDayOfYear(day)}, ${WEEK[(weekday(day) + 6) % 7]?.[1]}`
}

/** Where an entry of the calendar leads. */
export function entryHref({ plan, revision, opens }: PlanCalendarView, entry: CalendarEntry): string {
  if (opens === 'row') return `/plans/${plan.id}?revision=${revision.number}#line-${entry.lineId}`
  return `/plans/${plan.id}/${opens}/${opens === 'lines' ? entry.lineId : entry.id}`
}

/** The address of a month, of its list or of a day in it. */
export function monthHref(
  { plan, as }: Pick<PlanCalendarView, 'plan' | 'as'>,
  month: string,
  more: { as?: 'month' | 'list'; from?: string } = {},
): string {
  const asked = { month, ...((more.as ?? as) === 'list' && { as: 'list' }), ...(more.from && { from: more.from }) }
  return `/plans/${plan.id}/calendar?${new URLSearchParams(asked)}`
}
