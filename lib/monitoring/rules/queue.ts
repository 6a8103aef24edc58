import { type Day, type WorkingCalendar, workingDaysBetween } from '@/lib/kernel/calendar'
import { REVIEW_WORKING_DAYS } from '@/lib/resolutions/rules/deadlines'

/** How long a thing has waited, in worked days, and whether that is the controller's own debt (rule 7: over five). */
export function waitingFor(since: Day, today: Day, calendar: WorkingCalendar): { days: number; debt: boolean } {
  const days = workingDaysBetween(since, today, calendar)
  return { days, debt: days > REVIEW_WORKING_DAYS }
}

/** The line of days: every day from today on, those on which something falls due with their counts. */
export function lineOfDays<T extends { day: Day; count: number }>(
  days: Day[],
  counts: T[],
  calendar: WorkingCalendar,
): { day: Day; count: number; working: boolean }[] {
  const byDay = new Map(counts.map(({ day, count }) => [day, count]))
  return days.map((day) => ({ day, count: byDay.get(day) ?? 0, working: calendar.isWorkingDay(day) }))
}
