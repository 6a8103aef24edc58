import { type Day, type WorkingCalendar, weekday } from './calendar'

export type CalendarDayKind = 'HOLIDAY' | 'MOVED_OFF' | 'WORKING'
export type CalendarException = { day: Day; kind: CalendarDayKind }

/** A five-day week with its exceptions: public holidays, weekdays that are off, weekend days that are worked. */
export function calendarFrom(exceptions: Iterable<CalendarException>): WorkingCalendar {
  const kinds = new Map<Day, CalendarDayKind>()
  for (const { day, kind } of exceptions) kinds.set(day, kind)
  return {
    isWorkingDay(day) {
      const kind = kinds.get(day)
      if (kind) return kind === 'WORKING'
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
