import type { Day } from '@/lib/kernel/calendar'
import type { ActivityMode, ActivityState } from '@/lib/kernel/prisma/enums'

export type ActivityReason =
  | 'IN_FUTURE'
  | 'OUTSIDE_YEAR'
  | 'YEAR_CLOSED'
  | 'PERIOD_LOCKED'
  | 'LATE_REASON_NEEDED'
  | 'CLASSES_DIFFER'
  | 'DIRECTION_UNKNOWN'
  | 'PARTNER_UNKNOWN'
  | 'LINE_UNKNOWN'
  | 'NOT_ENROLLED'
  | 'OVER_ROSTER'
  | 'NOBODY_THERE'
  | 'LOOKS_DOUBLE'
  | 'ALREADY_CONFIRMED'
  | 'IS_LOCKED'
  | 'IS_CANCELLED'
  | 'CONFIRMED_STANDS'

/** A class with those enrolled on the day of the event. */
export type ClassFacts = {
  id: string
  organizationId: string
  yearId: string
  grade: number | null
  roster: readonly string[]
}

export type ActivityFacts = {
  today: Day
  year: { startsOn: Day; endsOn: Day; closed: boolean }
  /** The last day of the closed period, null while nothing is closed. */
  lockedThrough: Day | null
  classes: readonly ClassFacts[]
  directionKnown: boolean
  partnerKnown: boolean
  /** The line of the plan that it carries out is the organisation's and stands. */
  lineKnown: boolean
  /** There is a record of one of these classes, this day and this title already. */
  twin: boolean
}

export type ActivityAsked = {
  heldOn: Day
  mode: ActivityMode
  absentIds: readonly string[]
  /** Children without a name, by class. */
  headcounts: Readonly<Record<string, number>>
  /** The person has seen the warning of a double record and means it. */
  again: boolean
  /** A linked correction: it alone may touch a closed period, and it is no double of what it corrects. */
  correction: boolean
  /** What speaks for a record in a closed period: nothing, a person who may give a reason, the reason given. */
  late: 'refused' | 'unreasoned' | 'reasoned'
}

export type Attendance = { studentId: string; classGroupId: string; attended: boolean }
export type ActivityDecision =
  | {
      accept: true
      participations: Attendance[]
      classes: { classGroupId: string; grade: number; headcount: number }[]
      /** It lies in the closed period and was taken for its reason. */
      late: boolean
    }
  | { accept: false; reason: ActivityReason; details?: { over?: string } }

const no = (reason: ActivityReason, details?: { over?: string }): ActivityDecision => ({
  accept: false,
  reason,
  details,
})

/**
 * Rule 13: not in the future and inside the year, classes of one organisation and year, everybody enrolled on the day present but the
 * ticked ones, never more children than the roster holds. A double (class, day, title) is asked about once. With HEADCOUNT nobody is named.
 * What was forgotten in a closed period is entered by head or deputy only, with the reason why so late.
 */
export function decideActivity(facts: ActivityFacts, asked: ActivityAsked): ActivityDecision {
  const { classes, year } = facts
  if (new Set(classes.map((each) => `${each.organizationId} ${each.yearId}`)).size !== 1) return no('CLASSES_DIFFER')
  if (asked.heldOn > facts.today) return no('IN_FUTURE')
  if (asked.heldOn < year.startsOn || asked.heldOn > year.endsOn) return no('OUTSIDE_YEAR')
  if (year.closed) return no('YEAR_CLOSED')
  const late = !asked.correction && facts.lockedThrough !== null && asked.heldOn <= facts.lockedThrough
  if (late && asked.late === 'refused') return no('PERIOD_LOCKED')
  if (late && asked.late === 'unreasoned') return no('LATE_REASON_NEEDED')
  if (!facts.directionKnown) return no('DIRECTION_UNKNOWN')
  if (!facts.partnerKnown) return no('PARTNER_UNKNOWN')
  if (!facts.lineKnown) return no('LINE_UNKNOWN')
  const enrolled = new Set(classes.flatMap(({ roster }) => roster))
  const named = asked.mode === 'NAMED'
  if (named && asked.absentIds.some((id) => !enrolled.has(id))) return no('NOT_ENROLLED')
  const absent = new Set(named ? asked.absentIds : [])
  const participations = named
    ? classes.flatMap(({ id, roster }) =>
        roster.map((studentId) => ({ studentId, classGroupId: id, attended: !absent.has(studentId) })),
      )
    : []
  const rows = classes.map(({ id, grade }) => ({
    classGroupId: id,
    grade: grade ?? 0,
    headcount: asked.headcounts[id] ?? 0,
  }))
  for (const { id, roster } of classes) {
    const present = named ? roster.filter((studentId) => !absent.has(studentId)).length : 0
    if (present + (asked.headcounts[id] ?? 0) > roster.length) return no('OVER_ROSTER', { over: id })
  }
  const somebody = participations.some(({ attended }) => attended) || rows.some(({ headcount }) => headcount > 0)
  if (!somebody) return no('NOBODY_THERE')
  if (facts.twin && !asked.again && !asked.correction) return no('LOOKS_DOUBLE')
  return { accept: true, participations, classes: rows, late }
}

/** May the record still be changed in place? What is confirmed by head or deputy only, what is locked by a linked correction only. */
export function decideChange(state: ActivityState, confirms: boolean): ActivityReason | null {
  if (state === 'LOCKED') return 'IS_LOCKED'
  if (state === 'CANCELLED') return 'IS_CANCELLED'
  return state === 'CONFIRMED' && !confirms ? 'ALREADY_CONFIRMED' : null
}

/** DRAFT and HELD are cancelled; what is confirmed is taken out of the count by a linked correction (domain.md §7.2). */
export function decideCancelling(state: ActivityState): ActivityReason | null {
  if (state === 'CONFIRMED') return 'CONFIRMED_STANDS'
  return decideChange(state, true)
}
