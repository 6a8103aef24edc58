import { addDays, type Day, lastDayOfMonth, weekday } from '@/lib/kernel/calendar'
import type { CalendarDayKind } from '@/lib/kernel/production-calendar'
import type { CalendarCell, CalendarException, CalendarMonth, DayLook } from '../types'

function isWeekend(day: Day): boolean {
  return weekday(day) === 0 || weekday(day) === 6
}

/** A worked day is a weekend day that works, a moved day off a weekday that does not; a public holiday falls on any. */
export function decideDayKind(day: Day, kind: CalendarDayKind): 'DAY_KIND_MISMATCH' | null {
  if (kind === 'WORKING') return isWeekend(day) ? null : 'DAY_KIND_MISMATCH'
  if (kind === 'MOVED_OFF') return isWeekend(day) ? 'DAY_KIND_MISMATCH' : null
  return null
}

function lookOf(day: Day, kind: CalendarDayKind | undefined): DayLook {
  if (kind === 'HOLIDAY') return 'holiday'
  if (kind === 'MOVED_OFF') return 'moved-off'
  if (kind === 'WORKING') return 'moved-working'
  return isWeekend(day) ? 'weekend' : 'working'
}

/** The twelve months of a year laid out in weeks from Monday. */
export function calendarMonths(year: number, exceptions: readonly CalendarException[]): CalendarMonth[] {
  const byDay = new Map(exceptions.map((exception) => [exception.day, exception]))
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1
    const last = lastDayOfMonth(year, month)
    const first = `${last.slice(0, 8)}01`
    const cells: (CalendarCell | null)[] = Array.from({ length: (weekday(first) + 6) % 7 }, () => null)
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const exception = byDay.get(day)
      const { note = null, kind = null } = exception ?? {}
      cells.push({ day, look: lookOf(day, exception?.kind), note, exception: kind })
    }
    while (cells.length % 7 !== 0) cells.push(null)
    const weeks = Array.from({ length: cells.length / 7 }, (_week, n) => cells.slice(n * 7, n * 7 + 7))
    const workingDays = cells.filter((cell) => cell?.look === 'working' || cell?.look === 'moved-working').length
    return { month, weeks, workingDays }
  })
}
