import {
  addDays,
  addMonths,
  type Day,
  lastDayOfMonth,
  precedingWorkingDay,
  type WorkingCalendar,
} from '@/lib/kernel/calendar'
import type { DeadlineReading, Period, Periodicity, PeriodRule } from '../types'

/** «постоянно»: a yearly report by 20 January of the next year (domain.md §1, one region's rule; a default that a person may change). */
export const ONGOING_RULE: PeriodRule = { periodicity: 'YEAR', monthsAfterEnd: 1, day: 20 }

const MONTHS: Record<Periodicity, number> = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12, ACADEMIC_YEAR: 12 }

/** The period of `periodicity` in which `day` lies. An academic year runs from 1 September to 31 August. */
export function periodOf(periodicity: Periodicity, day: Day): { key: string; from: Day; to: Day } {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const length = MONTHS[periodicity]
  const starts = periodicity === 'ACADEMIC_YEAR' ? 9 : month - ((month - 1) % length)
  const startYear = periodicity === 'ACADEMIC_YEAR' && month < 9 ? year - 1 : year
  const from = `${startYear}-${String(starts).padStart(2, '0')}-01`
  const to = addDays(addMonths(from, length), -1)
  const keys: Record<Periodicity, string> = {
    MONTH: from.slice(0, 7),
    QUARTER: `${startYear}-Q${Math.ceil(starts / 3)}`,
    HALF_YEAR: `${startYear}-H${starts === 1 ? 1 : 2}`,
    YEAR: String(startYear),
    ACADEMIC_YEAR: `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`,
  }
  return { key: keys[periodicity], from, to }
}

/** The due day of the period that ends on `to`; moved to the preceding working day (rule 3). */
export function periodDueOn(rule: PeriodRule, to: Day, calendar: WorkingCalendar): Day {
  const first = addMonths(`${to.slice(0, 7)}-01`, rule.monthsAfterEnd)
  const last = lastDayOfMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)))
  const wanted = `${first.slice(0, 7)}-${String(rule.day).padStart(2, '0')}`
  return precedingWorkingDay(wanted < last ? wanted : last, calendar)
}

/**
 * The periods that have begun by `until` (rule 10): one for a fixed date or a review date; for a periodic reading every period
 * from its first day on, none skipped. At most 240, so that a wrong first year cannot make thousands.
 */
export function periodsUntil(reading: DeadlineReading, until: Day, calendar: WorkingCalendar): Period[] {
  if (reading.mode === 'FIXED') return [{ key: 'ONCE', from: null, to: null, dueOn: reading.dueOn }]
  if (reading.mode === 'REVIEW_ONLY') return [{ key: 'ONCE', from: null, to: null, dueOn: null }]
  // A reading with an end («2022-2023 г.») has all its milestones from the issue on; an endless one grows period by period.
  const limit = reading.to ?? until
  const found: Period[] = []
  for (let at = periodOf(reading.rule.periodicity, reading.from); at.from <= limit && found.length < 240; ) {
    found.push({ ...at, dueOn: periodDueOn(reading.rule, at.to, calendar) })
    at = periodOf(reading.rule.periodicity, addDays(at.to, 1))
  }
  return found
}
