import { addDays, addMonths, type Day, precedingWorkingDay, type WorkingCalendar } from '@/lib/kernel/calendar'
import type { DeadlineKind, YearRangeReading } from '@/lib/kernel/prisma/enums'
import { readDeadline } from '../../import/deadline-reading'
import type { DeadlineReading, Periodicity, PeriodRule } from '../../types'
import { ONGOING_RULE, periodOf } from '../periods'

export type DeadlineProposalFacts = {
  kind: DeadlineKind
  text: string | null
  /** What the importer computed; recomputed from the text when it is not at hand. */
  dueOn?: Day | null
  from?: Day | null
  periodicity?: Periodicity | null
  /** The resolution's own date, from which terms are counted. */
  date: Day | null
  today: Day
  yearRange: YearRangeReading | null
}

/** Kinds whose reading a person chooses: nothing in the words says the day (domain.md §1, «none»). */
export const OPEN_KINDS: ReadonlySet<DeadlineKind> = new Set(['NONE', 'AS_NEEDED', 'BY_SCHEDULE'])

/** The importer's words as the database's: 'year-range' → YEAR_RANGE. */
export function toEnum<T extends string>(word: string): T {
  return word.replaceAll('-', '_').toUpperCase() as T
}

/** Both years of «2022-2023 г.»; null when the text names no range. */
export function yearsOfRange(text: string | null): { first: number; last: number } | null {
  const match = /(?<!\d)(20\d\d)\s?[-–—/]\s?(20\d\d|\d\d)(?!\d)/.exec(text ?? '')
  if (!match?.[1] || !match[2]) return null
  const first = Number(match[1])
  const last = match[2].length === 2 ? 2000 + Number(match[2]) : Number(match[2])
  return last > first && last - first <= 20 ? { first, last } : null
}

/**
 * The three readings of «2022-2023 г.» (domain.md §1): yearly milestones on the last working day of each year, one final date on the
 * last working day of the last year, or 31 August as an academic year.
 */
export function readYearRange(
  years: { first: number; last: number },
  reading: YearRangeReading,
  calendar: WorkingCalendar,
): DeadlineReading {
  if (reading === 'CALENDAR_INTERIM') {
    return {
      mode: 'PERIODIC',
      rule: { periodicity: 'YEAR', monthsAfterEnd: 0, day: 31 },
      from: `${years.first}-01-01`,
      to: `${years.last}-12-31`,
    }
  }
  const end: Day = reading === 'CALENDAR' ? `${years.last}-12-31` : `${years.last}-08-31`
  return { mode: 'FIXED', dueOn: precedingWorkingDay(end, calendar) }
}

const MONTH_STEMS = ['янв', 'фев', 'мар', 'апр', 'ма[йяе]', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
const DAY_AND_MONTH = new RegExp(`(\\d{1,2})(?:-?го)?\\s(${MONTH_STEMS.join('|')})`, 'i')

function monthNumber(word: string): number {
  return MONTH_STEMS.findIndex((shape) => new RegExp(`^${shape}`, 'i').test(word)) + 1
}

const IN_TEXT: [RegExp, Periodicity][] = [
  [/ежемесяч|раз в месяц|кажд\S+ месяц|помесяч/i, 'MONTH'],
  [/ежекварт|раз в квартал|кажд\S+ квартал|поквартал|(?:4|четыре) раза в год/i, 'QUARTER'],
  [/полугоди|(?:2|два) раза в год/i, 'HALF_YEAR'],
  [/учебн\S+ год/i, 'ACADEMIC_YEAR'],
  [/ежегод|раз в год|кажд\S+ год/i, 'YEAR'],
  [/числа/i, 'MONTH'],
]

/** The length of the period that the words name. */
export function periodicityOf(text: string | null): Periodicity | null {
  return IN_TEXT.find(([shape]) => shape.test(text ?? ''))?.[1] ?? null
}

/**
 * The rule behind «ежемесячно до 15 числа», «ежеквартально», «ежегодно до 1 июня». A day of the first half of the month reports on
 * the month before; a later one, or none, on the period itself. January and February of a yearly report belong to the next year.
 */
export function recurringRule(text: string | null, periodicity: Periodicity): PeriodRule {
  const words = text ?? ''
  const dated = DAY_AND_MONTH.exec(words)
  if (dated?.[1] && dated[2] && (periodicity === 'YEAR' || periodicity === 'ACADEMIC_YEAR')) {
    const month = monthNumber(dated[2])
    const last = periodicity === 'YEAR' ? 12 : 8
    const ahead = month - last
    const monthsAfterEnd =
      periodicity === 'YEAR' ? (month <= 2 ? month : ahead) : ahead > 0 && month >= 11 ? ahead - 12 : ahead
    return { periodicity, monthsAfterEnd, day: Number(dated[1]) }
  }
  const day =
    /(?<!\d)(\d{1,2})(?:-?(?:го|му))?\s+числа/i.exec(words)?.[1] ?? /до\s(\d{1,2})(?:-?го)?(?![\d.])/i.exec(words)?.[1]
  if (day === undefined) return { periodicity, monthsAfterEnd: 0, day: 31 }
  const following = /следующ|отч[её]тн/i.test(words)
  return { periodicity, monthsAfterEnd: following || Number(day) <= 15 ? 1 : 0, day: Math.min(31, Number(day)) }
}

/** One month from the resolution's date to the same date, as clerks count an unnamed term (domain.md §1: 25.02.2022 → 25.03.2022). */
export function monthRule(date: Day, calendar: WorkingCalendar): Day {
  return precedingWorkingDay(addMonths(date, 1), calendar)
}

/**
 * The reading to propose for a printed deadline, to be confirmed by a person; null where a person has to choose (no deadline, «по
 * мере необходимости», «по графику», «2022-2023 г.» before it is asked, a term without the resolution's date).
 * A printed day stays as it is; a computed one moves to the preceding working day (rule 3).
 */
export function proposeReading(facts: DeadlineProposalFacts, calendar: WorkingCalendar): DeadlineReading | null {
  const { kind, text, date, today } = facts
  if (OPEN_KINDS.has(kind)) return null
  const from = date ?? today
  if (kind === 'ONGOING') return { mode: 'PERIODIC', rule: ongoingRule(text), from, to: null }
  if (kind === 'RECURRING') {
    const periodicity = facts.periodicity ?? periodicityOf(text)
    if (!periodicity) return null
    return { mode: 'PERIODIC', rule: recurringRule(text, periodicity), from, to: null }
  }
  if (kind === 'YEAR_RANGE') {
    const years = yearsOfRange(text) ?? yearsBetween(facts.from, facts.dueOn)
    return years && facts.yearRange ? readYearRange(years, facts.yearRange, calendar) : null
  }
  const printed = facts.dueOn ?? dueFromText(facts, calendar)
  if (!printed) return null
  return { mode: 'FIXED', dueOn: kind === 'DATE' ? printed : precedingWorkingDay(printed, calendar) }
}

function yearsBetween(from: Day | null | undefined, to: Day | null | undefined) {
  if (!from || !to) return null
  const first = Number(from.slice(0, 4))
  const last = Number(to.slice(0, 4))
  return last > first ? { first, last } : null
}

function ongoingRule(text: string | null): PeriodRule {
  const named = periodicityOf(text)
  return named && named !== 'YEAR' ? recurringRule(text, named) : ONGOING_RULE
}

function dueFromText({ text, date, kind, today }: DeadlineProposalFacts, calendar: WorkingCalendar): Day | null {
  if (!text) return null
  const read = readDeadline(text, {
    calendar,
    date: kind === 'RELATIVE' ? date : (date ?? today),
    academicYear: null,
    planYear: null,
    yearRange: 'calendar',
  })
  return read.dueDate
}

/** What a person may choose for an item whose words name no day; `dueOn` of the month rule is computed, the rest are asked. */
export function openChoices(
  date: Day | null,
  today: Day,
  calendar: WorkingCalendar,
): { month: DeadlineReading | null; yearly: DeadlineReading; review: DeadlineReading } {
  const from = date ?? today
  return {
    month: date === null ? null : { mode: 'FIXED', dueOn: monthRule(date, calendar) },
    yearly: { mode: 'PERIODIC', rule: ONGOING_RULE, from: periodOf('YEAR', from).from, to: null },
    review: { mode: 'REVIEW_ONLY', reviewOn: precedingWorkingDay(addDays(addMonths(today, 6), 0), calendar) },
  }
}

/** The kind that the words of a corrected deadline have, so that a person need not choose it. */
export function kindOfText(text: string | null, date: Day | null, calendar: WorkingCalendar): DeadlineKind {
  const words = text?.trim()
  if (!words) return 'NONE'
  const read = readDeadline(words, { calendar, date, academicYear: null, planYear: null, yearRange: 'calendar' })
  return toEnum<DeadlineKind>(read.kind)
}

const OWN_YEAR = /(?<!\d)20\d\d(?!\d)/g

/** «2022-2023 г.» moved by `years`: for a new resolution made from an old one. Day and month stay. */
export function shiftYears(text: string | null, years: number): string | null {
  return text === null ? null : text.replace(OWN_YEAR, (year) => String(Number(year) + years))
}
