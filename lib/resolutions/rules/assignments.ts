import { addMonths, type Day, daysBetween } from '@/lib/kernel/calendar'
import type { AssignmentState } from '@/lib/kernel/prisma/enums'
import { isOpen } from './deadlines'

/** Months after which an item without a date that is still open stands out. */
export const LONG_OPEN_MONTHS = 6

/** An item without a date that has been open for more than half a year (users ask for undated items too, domain.md §4). */
export function isLongOpen(
  assignment: { state: AssignmentState; currentDueOn: Day | null; issuedOn: Day },
  today: Day,
): boolean {
  return (
    isOpen(assignment.state) &&
    assignment.currentDueOn === null &&
    addMonths(assignment.issuedOn, LONG_OPEN_MONTHS) < today
  )
}

export type MarkKind = 'issued' | 'original' | 'due' | 'rework' | 'submitted' | 'today' | 'review'
export type Mark = { kind: MarkKind; day: Day }
/** What stands on one day of the ribbon: its place from 0 to 100 and the row of its label (0 and 1 above, 2 and 3 below). */
export type PlacedDay = { day: Day; kinds: MarkKind[]; at: number; row: 0 | 1 | 2 | 3 }

const ROWS = [0, 2, 1, 3] as const

function placesOf(days: readonly Day[]): Map<Day, number> {
  const first = days[0] ?? ''
  const span = daysBetween(first, days.at(-1) ?? first)
  return new Map(days.map((day) => [day, span > 0 ? Math.round((daysBetween(first, day) / span) * 10_000) / 100 : 0]))
}

/**
 * Marks of the ribbon of time by days. `widthOf` is a label's width in hundredths of the ribbon; a label goes into the first row,
 * above and below in turn, in which it does not run into the one before it.
 */
export function placeMarks(marks: readonly Mark[], widthOf: (kinds: readonly MarkKind[]) => number): PlacedDay[] {
  const days = [...new Set(marks.map((mark) => mark.day))].sort()
  const places = placesOf(days)
  const ends = [0, 0, 0, 0].map(() => Number.NEGATIVE_INFINITY)
  return days.map((day) => {
    const kinds = marks.filter((mark) => mark.day === day).map((mark) => mark.kind)
    const at = places.get(day) ?? 0
    const width = widthOf(kinds)
    const from = Math.min(Math.max(at - width / 2, 0), 100 - width)
    const row = ROWS.find((each) => (ends[each] ?? 0) <= from) ?? 3
    ends[row] = from + width
    return { day, kinds, at, row }
  })
}
