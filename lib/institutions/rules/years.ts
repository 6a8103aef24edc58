import { addDays, type Day, lastDayOfMonth, weekday } from '@/lib/kernel/calendar'
import type { AcademicYear, YearState } from '../types'

export type BreakFields = { title: string; startsOn: Day; endsOn: Day }

/** The calendar year in which the academic year of the day began: it runs from 1 September to 31 August. */
export function startYearOf(day: Day): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '09-01' ? year : year - 1
}

/** «2026/27» of 2026. */
export function yearCode(startYear: number): string {
  return `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`
}

export function yearDays(startYear: number): { startsOn: Day; endsOn: Day } {
  return { startsOn: `${startYear}-09-01`, endsOn: `${startYear + 1}-08-31` }
}

function lastSaturday(year: number, month: number): Day {
  const last = lastDayOfMonth(year, month)
  return addDays(last, -((weekday(last) + 1) % 7))
}

/**
 * The breaks a new academic year begins with; each municipality and organisation sets its own (domain.md §2, «Calendar»). Autumn and
 * spring are the nine days from the month's last Saturday, winter runs from 31 December to the first Sunday after 9 January.
 */
export function defaultBreaks(startYear: number): BreakFields[] {
  const autumn = lastSaturday(startYear, 10)
  const spring = lastSaturday(startYear + 1, 3)
  const tenth = `${startYear + 1}-01-10`
  return [
    { title: 'Осенние каникулы', startsOn: autumn, endsOn: addDays(autumn, 8) },
    { title: 'Зимние каникулы', startsOn: `${startYear}-12-31`, endsOn: addDays(tenth, (7 - weekday(tenth)) % 7) },
    { title: 'Весенние каникулы', startsOn: spring, endsOn: addDays(spring, 8) },
    { title: 'Летние каникулы', startsOn: `${startYear + 1}-05-27`, endsOn: `${startYear + 1}-08-31` },
  ]
}

export type YearReason =
  | 'YEAR_EXISTS'
  | 'YEAR_NOT_NEXT'
  | 'YEAR_NOT_PLANNED'
  | 'YEAR_TOO_EARLY'
  | 'YEAR_NOT_CURRENT'
  | 'YEAR_NOT_OVER'
  | 'YEAR_IS_CLOSED'
  | 'BREAKS_OVERLAP'
  | 'BREAK_OUTSIDE_YEAR'
  | 'BREAK_BACKWARDS'

/** The year to open after those there are; the one of today when there is none. */
export function nextStartYear(years: readonly Pick<AcademicYear, 'startsOn'>[], today: Day): number {
  const last = years.reduce<number | null>((most, year) => {
    const start = startYearOf(year.startsOn)
    return most === null || start > most ? start : most
  }, null)
  return last === null ? startYearOf(today) : last + 1
}

/** Years are opened one after another, so that no pupil falls into a gap between two. */
export function decideOpening(
  years: readonly Pick<AcademicYear, 'startsOn'>[],
  startYear: number,
  today: Day,
): YearReason | null {
  if (years.some((year) => startYearOf(year.startsOn) === startYear)) return 'YEAR_EXISTS'
  return startYear === nextStartYear(years, today) ? null : 'YEAR_NOT_NEXT'
}

/** How many days before its first day a planned year may become the current one: August is the month of preparation. */
export const EARLIEST_DAYS = 31

/** May the planned year become the current one? The one that was current closes with it. */
export function decideMakeCurrent(
  year: Pick<AcademicYear, 'state' | 'startsOn'>,
  today: Day,
): 'YEAR_NOT_PLANNED' | 'YEAR_TOO_EARLY' | null {
  if (year.state !== 'PLANNED') return 'YEAR_NOT_PLANNED'
  return today < addDays(year.startsOn, -EARLIEST_DAYS) ? 'YEAR_TOO_EARLY' : null
}

/** A current year is closed by itself only when its last day is behind: before, the next one takes its place. */
export function decideClosingYear(
  year: Pick<AcademicYear, 'state' | 'endsOn'>,
  today: Day,
): 'YEAR_NOT_CURRENT' | 'YEAR_NOT_OVER' | null {
  if (year.state !== 'CURRENT') return 'YEAR_NOT_CURRENT'
  return today <= year.endsOn ? 'YEAR_NOT_OVER' : null
}

/** Breaks lie inside the year, one after another. */
export function decideBreaks(
  year: { startsOn: Day; endsOn: Day; state: YearState },
  breaks: readonly BreakFields[],
): YearReason | null {
  if (year.state === 'CLOSED') return 'YEAR_IS_CLOSED'
  if (breaks.some(({ startsOn, endsOn }) => endsOn < startsOn)) return 'BREAK_BACKWARDS'
  if (breaks.some(({ startsOn, endsOn }) => startsOn < year.startsOn || endsOn > year.endsOn))
    return 'BREAK_OUTSIDE_YEAR'
  const sorted = [...breaks].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  return sorted.some((each, i) => i > 0 && each.startsOn <= (sorted[i - 1]?.endsOn ?? '')) ? 'BREAKS_OVERLAP' : null
}

/** The breaks that hold for an organisation: its own where it has set any. */
export function effectiveBreaks<T>(usual: readonly T[], own: readonly T[]): readonly T[] {
  return own.length > 0 ? own : usual
}

/** What a form of breaks was opened with: another mark at the saving means that somebody has changed them. */
export function breaksMark(breaks: readonly BreakFields[]): string {
  return breaks.map(({ title, startsOn, endsOn }) => `${title} ${startsOn} ${endsOn}`).join('; ')
}

/** The day by which a page shows a year: today inside it, else its nearest day. */
export function dayWithin(year: { startsOn: Day; endsOn: Day }, today: Day): Day {
  if (today < year.startsOn) return year.startsOn
  return today > year.endsOn ? year.endsOn : today
}

/** The year a page opens with: the wished one, else the current, else the last that has begun, else the first. */
export function yearToShow<Y extends Pick<AcademicYear, 'id' | 'state' | 'startsOn'>>(
  years: readonly Y[],
  wishedId: string | null,
  today: Day,
): Y | null {
  return (
    years.find(({ id }) => id === wishedId) ??
    years.find(({ state }) => state === 'CURRENT') ??
    years.find(({ startsOn }) => startsOn <= today) ??
    years.at(-1) ??
    null
  )
}

/** No year of the municipality holds today: the one that is `over` but still current, and the one that is wanted, `planned` already or not. */
export type YearGap = { over: { code: string; endsOn: Day } | null; wanted: string; planned: boolean }

/**
 * Whether work of today has no academic year to belong to: none is current (closed, or never opened), or the current one is over. What
 * was done before its last day can still be entered into an ended one. A year made current in August, ahead of its first day, is no gap.
 */
export function effectiveYearGap(
  years: readonly Pick<AcademicYear, 'code' | 'endsOn' | 'state'>[],
  today: Day,
): YearGap | null {
  const current = years.find(({ state }) => state === 'CURRENT')
  if (current && today <= current.endsOn) return null
  const wanted = yearCode(startYearOf(today))
  return {
    over: current ? { code: current.code, endsOn: current.endsOn } : null,
    wanted,
    planned: years.some(({ code, state }) => code === wanted && state === 'PLANNED'),
  }
}
