import { addDays, type Day, type WorkingCalendar, workingDaysBetween } from '@/lib/kernel/calendar'

/** Worked days from today to the due day, the day itself counted (rule 9 asks for three). */
export function workingDaysLeft(today: Day, dueOn: Day | null, calendar: WorkingCalendar): number {
  return dueOn === null ? 0 : workingDaysBetween(today, dueOn, calendar)
}

/** Rule 3: a day typed by a person is kept, but said to be a day off. */
export function isDayOff(day: Day, calendar: WorkingCalendar): boolean {
  return !calendar.isWorkingDay(day)
}

/** The first day that may be asked for: after the due day and not in the past. */
export function firstExtensionDay(dueOn: Day, today: Day): Day {
  const after = addDays(dueOn, 1)
  return after > today ? after : today
}

/** The last day that may be asked for or given: three years ahead keeps a slip of the pen in the year away. */
export function lastExtensionDay(today: Day): Day {
  return addDays(today, 3 * 366)
}
