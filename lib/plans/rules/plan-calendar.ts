import { calendarMonths } from '@/lib/institutions/rules/calendar'
import type { CalendarException } from '@/lib/institutions/types'
import { addDays, addMonths, type Day, daysBetween, lastDayOfMonth } from '@/lib/kernel/calendar'
import type { CalendarEntry, Month, Placed, PlanDay } from '../types/plan-calendar'
import { entryStanding } from './plan-states'

/** What lasts longer than a week stands beside the days, not on each of them. */
export const SHORT_DAYS = 7
/** Entries in a square of the month at most; the list has the rest. */
export const A_SQUARE = 3
/** Entries beside the days at most. */
export const LONG_SHOWN = 8
/** Entries of one page of the list, as long as its last day allows. */
export const AGENDA_PAGE = 60

type YearDays = { startsOn: Day; endsOn: Day }

export function daysOfMonth(month: Month): { first: Day; last: Day } {
  return { first: `${month}-01`, last: lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))) }
}

/** The month a calendar opens with: the one asked for when it is of the year, else that of today, else the year's nearest. */
export function monthToShow(year: YearDays, asked: Month | null, today: Day): Month {
  const [first, last] = [year.startsOn.slice(0, 7), year.endsOn.slice(0, 7)]
  if (asked && asked >= first && asked <= last) return asked
  const now = today.slice(0, 7)
  if (now >= first && now <= last) return now
  return now < first ? first : last
}

/** The months before and after that are of the year still. */
export function neighbours(year: YearDays, month: Month): { previous: Month | null; next: Month | null } {
  const at = (n: number) => addMonths(`${month}-01`, n).slice(0, 7)
  const [previous, next] = [at(-1), at(1)]
  return {
    previous: previous >= year.startsOn.slice(0, 7) ? previous : null,
    next: next <= year.endsOn.slice(0, 7) ? next : null,
  }
}

/** Where an entry stands: the day it was moved to, else what the plan says. */
export function effectiveDays(entry: Pick<CalendarEntry, 'fromOn' | 'toOn' | 'lineState' | 'movedToOn'>): {
  fromOn: Day
  toOn: Day
} {
  const { fromOn, toOn, lineState, movedToOn } = entry
  return lineState === 'MOVED' && movedToOn ? { fromOn: movedToOn, toOn: movedToOn } : { fromOn, toOn }
}

type Setting = {
  month: Month
  today: Day
  exceptions: readonly CalendarException[]
  breaks: readonly { title: string; startsOn: Day; endsOn: Day }[]
  /** Only a plan in force has entries that are missed or held. */
  inForce: boolean
}

/**
 * The month in weeks from Monday with what stands on each day, and apart from it what lasts longer than a week. An entry is also shown
 * on the days on which it was held, when those are others.
 */
export function planMonth(
  entries: readonly CalendarEntry[],
  { month, today, exceptions, breaks, inForce }: Setting,
): { weeks: (PlanDay | null)[][]; long: Placed[] } {
  const onDay = new Map<Day, Placed[]>()
  const long: Placed[] = []
  for (const entry of entries) {
    const standing = inForce ? entryStanding(entry, today) : null
    const { fromOn, toOn } = effectiveDays(entry)
    const short = daysBetween(fromOn, toOn) < SHORT_DAYS
    if (!short && fromOn.slice(0, 7) <= month && toOn.slice(0, 7) >= month)
      long.push({ entry, standing, as: 'planned' })
    const add = (day: Day, as: Placed['as'], again?: true) =>
      onDay.set(day, [...(onDay.get(day) ?? []), { entry, standing, as, ...(again && { again }) }])
    const covers = (day: Day) => short && day >= fromOn && day <= toOn
    for (const day of entry.heldOn) if (!covers(day)) add(day, 'held')
    if (!short) continue
    let again: true | undefined
    for (let day = fromOn; day <= toOn; day = addDays(day, 1)) {
      if (!day.startsWith(month)) continue
      add(day, 'planned', again)
      again = true
    }
  }
  const grid = calendarMonths(Number(month.slice(0, 4)), exceptions)[Number(month.slice(5, 7)) - 1]
  const weeks = (grid?.weeks ?? []).map((week) =>
    week.map((cell): PlanDay | null => {
      if (!cell) return null
      const { day, look, note } = cell
      const pause = breaks.find(({ startsOn, endsOn }) => day >= startsOn && day <= endsOn)
      return { day, look, note, pause: pause?.title ?? null, items: onDay.get(day) ?? [] }
    }),
  )
  return { weeks, long }
}

/**
 * The days that have something on them, from `from` on: whole days until a page is full, and the day with which the next one begins.
 * What lasts some days is told once, on the first of them that the list shows.
 */
export function agendaOf(
  weeks: readonly (PlanDay | null)[][],
  from: Day | null,
): { days: PlanDay[]; next: Day | null } {
  const filled = weeks
    .flat()
    .filter((day): day is PlanDay => day !== null && day.day >= (from ?? ''))
    .map((day) => (day.day === from ? day : { ...day, items: day.items.filter(({ again }) => !again) }))
    .filter(({ items }) => items.length > 0)
  let rows = 0
  const fit = filled.findIndex(({ items }, at) => {
    rows += items.length
    return at > 0 && rows > AGENDA_PAGE
  })
  return fit < 0 ? { days: filled, next: null } : { days: filled.slice(0, fit), next: filled[fit]?.day ?? null }
}
