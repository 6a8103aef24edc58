import { addDays, type Day } from '@/lib/kernel/calendar'

/** Days from and to, both included; null is without a bound. */
export type DaySpan = { from: Day | null; to: Day | null }
/** Which counters make up a span: whole months (by their first days), and single days where a month is cut. */
export type CounterSpans = { months: DaySpan | null; days: { from: Day; to: Day }[] }

const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01`
const nextMonth = (day: Day): Day => firstOf(addDays(firstOf(day), 31))

/** Cuts a span of due days into months and days, so that years cost a dozen counters each and a cut month at most thirty. */
export function counterSpans({ from, to }: DaySpan): CounterSpans {
  if (from !== null && to !== null && from > to) return { months: null, days: [] }
  const fullFrom = from === null || from === firstOf(from) ? from : nextMonth(from)
  const fullTo = to === null || addDays(to, 1) === nextMonth(to) ? to : addDays(firstOf(to), -1)
  if (from !== null && to !== null && fullFrom !== null && fullTo !== null && fullFrom > fullTo) {
    // Both ends in one month, or in neighbouring ones.
    return { months: null, days: [{ from, to }] }
  }
  const days = []
  if (from !== null && fullFrom !== null && fullFrom !== from) days.push({ from, to: addDays(fullFrom, -1) })
  if (to !== null && fullTo !== null && fullTo !== to) days.push({ from: addDays(fullTo, 1), to })
  return { months: { from: fullFrom, to: fullTo === null ? null : firstOf(fullTo) }, days }
}
