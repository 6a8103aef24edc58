import type { Norm } from '@/lib/activities/rules/hours'
import { addDays, type Day, daysBetween, type WorkingCalendar } from '@/lib/kernel/calendar'
import type { GuidanceLevelKind, PlanKind } from '@/lib/kernel/prisma/enums'
import type { EntryContent } from '../types/plan'

export type EntryReason = 'OUTSIDE_YEAR' | 'DATES_REVERSED' | 'STEPS_REVERSED' | 'STEPS_UNKNOWN' | 'DIRECTION_NEEDED'
export type EntryField = 'fromOn' | 'toOn' | 'stepFrom' | 'stepTo' | 'directionId'
export type EntryObjection = { field: EntryField; reason: EntryReason }

/** Grades of a school and ages of a kindergarten. */
export const STEPS: Record<PlanKind, { first: number; last: number }> = {
  SCHOOL: { first: 1, last: 11 },
  KINDERGARTEN: { first: 1, last: 7 },
}

/** What an entry is told, field by field (rule 12): inside the year, dates and grades in order, a direction of the year in a school. */
export function entryObjections(
  entry: Pick<EntryContent, 'fromOn' | 'toOn' | 'stepFrom' | 'stepTo' | 'directionId'>,
  plan: { kind: PlanKind; year: { startsOn: Day; endsOn: Day }; directionIds: readonly string[] },
): EntryObjection[] {
  const found: EntryObjection[] = []
  const { startsOn, endsOn } = plan.year
  const outside = (day: Day) => day < startsOn || day > endsOn
  if (outside(entry.fromOn)) found.push({ field: 'fromOn', reason: 'OUTSIDE_YEAR' })
  if (outside(entry.toOn)) found.push({ field: 'toOn', reason: 'OUTSIDE_YEAR' })
  if (entry.toOn < entry.fromOn) found.push({ field: 'toOn', reason: 'DATES_REVERSED' })
  const { first, last } = STEPS[plan.kind]
  if (entry.stepFrom < first || entry.stepFrom > last) found.push({ field: 'stepFrom', reason: 'STEPS_UNKNOWN' })
  if (entry.stepTo < first || entry.stepTo > last) found.push({ field: 'stepTo', reason: 'STEPS_UNKNOWN' })
  else if (entry.stepTo < entry.stepFrom) found.push({ field: 'stepTo', reason: 'STEPS_REVERSED' })
  const directed = entry.directionId !== null && plan.directionIds.includes(entry.directionId)
  if (plan.kind === 'SCHOOL' && !directed) found.push({ field: 'directionId', reason: 'DIRECTION_NEEDED' })
  return found
}

export type PlanGap = { directionId: string | null; grade: number; planned: number; need: number; missing: number }

const GRADES_WITH_NORM = [6, 7, 8, 9, 10, 11]

/**
 * Rule 12: the hours of the plan against the norm of its level, one row a direction (null is the total), each for the grade that is
 * shortest. `grades` are those that the organisation teaches; nothing is normed below the sixth.
 */
export function planAgainstNorm(
  level: GuidanceLevelKind,
  norms: readonly Norm[],
  grades: readonly number[],
  entries: readonly Pick<EntryContent, 'directionId' | 'hours' | 'stepFrom' | 'stepTo'>[],
): PlanGap[] {
  const taught = GRADES_WITH_NORM.filter((grade) => grades.includes(grade))
  const rows = new Map<string | null, PlanGap>()
  for (const norm of norms) {
    if (norm.level !== level) continue
    for (const grade of taught) {
      if (grade < norm.gradeFrom || grade > norm.gradeTo) continue
      const counted = entries.filter(
        ({ directionId, stepFrom, stepTo }) =>
          grade >= stepFrom && grade <= stepTo && (norm.directionId === null || directionId === norm.directionId),
      )
      const planned = counted.reduce((sum, { hours }) => sum + hours, 0)
      const missing = Math.max(0, norm.minHours - planned)
      const row = rows.get(norm.directionId)
      if (!row || missing > row.missing || (missing === row.missing && planned < row.planned)) {
        rows.set(norm.directionId, { directionId: norm.directionId, grade, planned, need: norm.minHours, missing })
      }
    }
  }
  return [...rows.values()]
}

/** True when none of the days of an entry is worked and outside the breaks: nobody would come (a warning, rule 12). */
export function fallsOnRest(
  { fromOn, toOn }: { fromOn: Day; toOn: Day },
  calendar: WorkingCalendar,
  breaks: readonly { startsOn: Day; endsOn: Day }[],
): boolean {
  const span = daysBetween(fromOn, toOn)
  if (span < 0 || span > 40) return false
  for (let n = 0; n <= span; n++) {
    const day = addDays(fromOn, n)
    if (calendar.isWorkingDay(day) && !breaks.some(({ startsOn, endsOn }) => day >= startsOn && day <= endsOn))
      return false
  }
  return true
}

/** The same day a year later or earlier; 29 February becomes the 28th. */
export function shiftYears(day: Day, years: number): Day {
  const [year, month, date] = day.split('-') as [string, string, string]
  const shifted = `${String(Number(year) + years).padStart(4, '0')}-${month}`
  return month === '02' && date === '29' ? `${shifted}-28` : `${shifted}-${date}`
}
