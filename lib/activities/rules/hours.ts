import { type Day, daysBetween } from '@/lib/kernel/calendar'
import type { GuidanceLevelKind } from '@/lib/kernel/prisma/enums'

/** `directionId` null is the total over all directions. */
export type Norm = {
  level: GuidanceLevelKind
  directionId: string | null
  gradeFrom: number
  gradeTo: number
  minHours: number
}
export type DirectionHours = { directionId: string; hours: number; heldHours: number }
export type DirectionGap = { directionId: string; hours: number; heldHours: number; need: number; missing: number }
export type AgainstNorm =
  | { normed: false; hours: number; heldHours: number }
  | { normed: true; hours: number; heldHours: number; need: number; missing: number; directions: DirectionGap[] }

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/**
 * Rule 14: confirmed hours of a pupil against the norm of the level; grades 6–11 only, others (and grades without a row) are not
 * normed. What is not yet confirmed stands beside it and closes no gap.
 */
export function againstNorm(
  grade: number | null,
  level: GuidanceLevelKind,
  norms: readonly Norm[],
  rows: readonly DirectionHours[],
): AgainstNorm {
  const hours = sum(rows.map((row) => row.hours))
  const heldHours = sum(rows.map((row) => row.heldHours))
  const own = grade === null || grade < 6 ? [] : norms.filter((norm) => holds(norm, level, grade))
  const total = own.find((norm) => norm.directionId === null)
  if (!total) return { normed: false, hours, heldHours }
  const directions = own.flatMap(({ directionId, minHours }): DirectionGap[] => {
    if (directionId === null) return []
    const row = rows.find((each) => each.directionId === directionId)
    const done = row?.hours ?? 0
    const missing = Math.max(0, minHours - done)
    return [{ directionId, hours: done, heldHours: row?.heldHours ?? 0, need: minHours, missing }]
  })
  const need = total.minHours
  return { normed: true, hours, heldHours, need, missing: Math.max(0, need - hours), directions }
}

const holds = (norm: Norm, level: GuidanceLevelKind, grade: number) =>
  norm.level === level && grade >= norm.gradeFrom && grade <= norm.gradeTo

/** The smallest number of days from which a pace can be read. */
const ENOUGH_DAYS = 28

/**
 * Hours by the end of May when the year goes on as it went so far (by calendar days, breaks on both sides alike); null in the first
 * four weeks, when nothing can be said. After the end of May it is what there is.
 */
export function forecastHours(hours: number, year: { startsOn: Day }, today: Day): number | null {
  const lessonsEnd = `${Number(year.startsOn.slice(0, 4)) + 1}-05-31`
  const gone = daysBetween(year.startsOn, today) + 1
  if (gone < ENOUGH_DAYS) return null
  const left = Math.max(0, daysBetween(today, lessonsEnd))
  return Math.round((hours + (hours / gone) * left) * 2) / 2
}

/** An event ahead with places, as the plans and the trials will tell of them. */
export type UpcomingEvent = {
  id: string
  title: string
  on: Day
  directionId: string
  hours: number
  gradeFrom: number
  gradeTo: number
  /** Free places; null is unlimited. */
  places: number | null
  href: string
}
export type GapCloser = UpcomingEvent & { closes: number }

/**
 * «What closes the gap»: the nearest events ahead for the grade with a free place, first those of directions that are short, until
 * nothing is missing; `closes` is by how many hours the gap shrinks.
 */
export function gapClosers(
  against: AgainstNorm,
  grade: number | null,
  today: Day,
  events: readonly UpcomingEvent[],
): GapCloser[] {
  if (!against.normed || grade === null) return []
  const missing = new Map(against.directions.map((row) => [row.directionId, row.missing]))
  let left = Math.max(against.missing, sum([...missing.values()]))
  const open = events
    .filter((event) => event.on >= today && event.places !== 0 && grade >= event.gradeFrom && grade <= event.gradeTo)
    .sort((a, b) => (a.on === b.on ? a.id.localeCompare(b.id) : a.on < b.on ? -1 : 1))
  const found: GapCloser[] = []
  for (const shortOnly of [true, false]) {
    for (const event of open) {
      if (left <= 0) return found
      const short = missing.get(event.directionId) ?? 0
      if (shortOnly !== short > 0 || found.some(({ id }) => id === event.id)) continue
      const closes = Math.min(event.hours, shortOnly ? short : left)
      missing.set(event.directionId, Math.max(0, short - closes))
      left -= closes
      found.push({ ...event, closes })
    }
  }
  return found
}

/** Groups under five are shown to nobody above the school: which pupils they are could be guessed (rule 26). */
export const SMALL_GROUP = 5

export function suppressed(count: number, aboveSchool: boolean): number | null {
  return aboveSchool && count > 0 && count < SMALL_GROUP ? null : count
}
