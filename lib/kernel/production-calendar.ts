import { type Day, type WorkingCalendar, weekday } from './calendar'

export type CalendarDayKind = 'HOLIDAY' | 'MOVED_OFF' | 'WORKING'
export type CalendarException = { day: Day; kind: CalendarDayKind }

/** A five-day week with its exceptions: public holidays, weekdays that are off, weekend days that are worked. */
export function calendarFrom(exceptions: Iterable<CalendarException>): WorkingCalendar {
  const worked = new Map<Day, boolean>()
  for (const { day, kind } of exceptions) worked.set(day, kind === 'WORKING')
  return {
    exceptions: worked,
    isWorkingDay(day) {
      const known = worked.get(day)
      if (known !== undefined) return known
      const n = weekday(day)
      return n !== 0 && n !== 6
    },
  }
}

/** Reads `date,kind` lines; `#` comments and the header are passed over. */
export function exceptionsFromCsv(text: string): CalendarException[] {
  const found: CalendarException[] = []
  for (const line of text.split(/\r?\n/)) {
    const [day, kind] = line.split(',')
    if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) continue
    if (kind === 'HOLIDAY' || kind === 'MOVED_OFF' || kind === 'WORKING') found.push({ day, kind })
  }
  return found
}

/** The working calendar of a `date,kind` table. */
export function calendarFromCsv(text: string): WorkingCalendar {
  return calendarFrom(exceptionsFromCsv(text))
}
