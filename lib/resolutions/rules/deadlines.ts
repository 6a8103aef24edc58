import { type Day, daysBetween, endOfLocalDay } from '@/lib/kernel/calendar'
import type { LatePolicy } from '@/lib/kernel/prisma/enums'
import type { AssignmentTiming, DerivedStatus } from '../types'

/** Days before the due day from which an assignment counts as «скоро срок» (domain.md §7.5). */
export const DUE_SOON_DAYS = 7
/** Working days for rework when the controller names no day (rule 7). */
export const REWORK_WORKING_DAYS = 5
/** Working days after which a waiting report is the controller's own debt (rule 7). */
export const REVIEW_WORKING_DAYS = 5

const OPEN = new Set(['ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED'])

/** True while the executor still owes a report. */
export function isOpen(state: AssignmentTiming['state']): boolean {
  return OPEN.has(state)
}

/** The last instant of the due day in the municipality's zone (rule 2), null without a due day. */
export function dueInstant(dueOn: Day | null, timeZone: string): Date | null {
  return dueOn === null ? null : endOfLocalDay(dueOn, timeZone)
}

function later<T extends Date | string>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

/** Until when a report is taken: the later of the current due instant and the rework one (rule 2); null = no limit. */
export function effectiveDueAt(timing: AssignmentTiming): Date | null {
  return timing.currentDueAt === null ? null : later(timing.currentDueAt, timing.reworkDueAt)
}

/** The day of `effectiveDueAt`. */
export function effectiveDueOn(timing: AssignmentTiming): Day | null {
  return timing.currentDueOn === null ? null : later(timing.currentDueOn, timing.reworkDueOn)
}

/**
 * Rule 2 as one stored fact instead of a status: the earliest due instant under which all standing submissions are on time.
 * A first submission needs a due instant not before itself; a resubmission within its rework day asks for nothing, a later one
 * needs a due instant not before itself. The report is late exactly when this is after `currentDueAt`, so an extension clears
 * lateness, a return never launders it, and a recalled report does not stand.
 */
export function neededDueAt(submissions: { submittedAt: Date; reworkDueAt: Date | null }[]): Date | null {
  let needed: Date | null = null
  for (const { submittedAt, reworkDueAt } of submissions) {
    if (reworkDueAt !== null && submittedAt <= reworkDueAt) continue
    needed = later(needed, submittedAt)
  }
  return needed
}

/** True when the standing report came after the current due instant (rule 2). */
export function isLate(timing: Pick<AssignmentTiming, 'currentDueAt' | 'neededDueAt'>): boolean {
  return timing.currentDueAt !== null && timing.neededDueAt !== null && timing.neededDueAt > timing.currentDueAt
}

/** True when a report is owed and the last instant for it has passed. */
export function isOverdue(timing: AssignmentTiming, now: Date): boolean {
  const due = effectiveDueAt(timing)
  return isOpen(timing.state) && due !== null && now > due
}

export type SubmissionDecision =
  | { accept: true; basis: 'DEADLINE' | 'REWORK' | 'EXTENSION' | 'NO_DEADLINE' | 'LATE_ACCEPTED' }
  | { accept: false; reason: 'DEADLINE_PASSED' | 'LATE_REASON_REQUIRED'; dueAt: Date }

/**
 * Rule 8: whether a report (or any change of it) is taken at `now`, the database's transaction instant.
 * The due instant itself is on time. Refused with DEADLINE_PASSED afterwards, unless the item accepts late work: then a reason
 * is asked for (LATE_REASON_REQUIRED).
 */
export function decideSubmission(
  assignment: AssignmentTiming & { originalDueAt: Date | null; latePolicy: LatePolicy; historical: boolean },
  now: Date,
  lateReason: string | null,
): SubmissionDecision {
  const due = effectiveDueAt(assignment)
  if (due === null || assignment.historical) return { accept: true, basis: 'NO_DEADLINE' }
  if (now <= due) {
    if (assignment.currentDueAt !== null && now > assignment.currentDueAt) return { accept: true, basis: 'REWORK' }
    const extended = assignment.originalDueAt !== null && now > assignment.originalDueAt
    return { accept: true, basis: extended ? 'EXTENSION' : 'DEADLINE' }
  }
  if (assignment.latePolicy !== 'ACCEPT_LATE') return { accept: false, reason: 'DEADLINE_PASSED', dueAt: due }
  if (!lateReason?.trim()) return { accept: false, reason: 'LATE_REASON_REQUIRED', dueAt: due }
  return { accept: true, basis: 'LATE_ACCEPTED' }
}

/**
 * The status a screen shows (domain.md §7.5), from the row and today. `today` is the municipality's day; an assignment is
 * overdue from the day after its due day on, which is the same instant as `isOverdue`.
 */
export function deriveStatus(
  assignment: AssignmentTiming & { periodKey: string; periodic: boolean; reviewOn: Day | null },
  today: Day,
): DerivedStatus {
  switch (assignment.state) {
    case 'ACCEPTED':
      return { kind: isLate(assignment) ? 'acceptedLate' : 'accepted' }
    case 'SUBMITTED':
      return { kind: 'submitted', late: isLate(assignment) }
    case 'NOT_APPLICABLE':
      return { kind: 'notApplicable' }
    case 'CANCELLED':
      return { kind: 'cancelled' }
  }
  const due = effectiveDueOn(assignment)
  const left = due === null ? null : daysBetween(today, due)
  if (left !== null && left < 0) return { kind: 'overdue', days: -left }
  if (assignment.state === 'RETURNED' || assignment.reworkDueOn !== null) return { kind: 'onRework', days: left }
  if (left !== null && left <= DUE_SOON_DAYS) return { kind: 'dueSoon', days: left }
  if (left === null) return { kind: 'noDeadline', reviewOn: assignment.reviewOn }
  if (assignment.periodic) return { kind: 'continuous', period: assignment.periodKey, days: left }
  return { kind: assignment.state === 'ISSUED' || assignment.state === 'ACKNOWLEDGED' ? 'notStarted' : 'inProgress' }
}

export type ExtensionDecision =
  | { accept: true; askedAfterDue: boolean; askedLate: boolean }
  | { accept: false; reason: 'NO_DEADLINE' | 'NOT_OPEN' | 'ALREADY_ASKED' | 'NOT_LATER' | 'HISTORICAL' }

/**
 * Rule 9: whether an extension to `requestedDueOn` may be asked. One open request at a time, only with a date to move, only later
 * than the current one. `workingDaysLeft` = worked days from today to the due day; under 3 the request is flagged as late.
 */
export function decideExtensionRequest(
  assignment: AssignmentTiming & { extensionOpen: boolean; historical: boolean },
  requestedDueOn: Day,
  now: Date,
  today: Day,
  workingDaysLeft: number,
): ExtensionDecision {
  if (assignment.historical) return { accept: false, reason: 'HISTORICAL' }
  if (!isOpen(assignment.state)) return { accept: false, reason: 'NOT_OPEN' }
  const due = effectiveDueOn(assignment)
  if (due === null) return { accept: false, reason: 'NO_DEADLINE' }
  if (assignment.extensionOpen) return { accept: false, reason: 'ALREADY_ASKED' }
  if (requestedDueOn <= due || requestedDueOn < today) return { accept: false, reason: 'NOT_LATER' }
  return { accept: true, askedAfterDue: isOverdue(assignment, now), askedLate: workingDaysLeft < 3 }
}

export type ExtensionGrant =
  | { accept: true }
  | { accept: false; reason: 'NOT_LATER' | 'IN_THE_PAST' | 'DEPARTMENT_HEAD_ONLY' | 'NOT_OPEN' | 'OWN_REQUEST' }

/** Extensions granted beyond this number need the Department's head (rule 9). */
export const EXTENSIONS_BY_STAFF = 2

/** Rule 9: whether the issuing side may set `dueOn`; an extension never shortens and four eyes hold for the Department's own items. */
export function decideExtensionGrant(
  assignment: AssignmentTiming & { extensionCount: number },
  dueOn: Day,
  today: Day,
  decider: { isHead: boolean; isAsker: boolean },
): ExtensionGrant {
  if (!isOpen(assignment.state)) return { accept: false, reason: 'NOT_OPEN' }
  if (decider.isAsker) return { accept: false, reason: 'OWN_REQUEST' }
  const due = effectiveDueOn(assignment)
  if (due === null || dueOn <= due) return { accept: false, reason: 'NOT_LATER' }
  if (dueOn < today) return { accept: false, reason: 'IN_THE_PAST' }
  if (assignment.extensionCount >= EXTENSIONS_BY_STAFF && !decider.isHead) {
    return { accept: false, reason: 'DEPARTMENT_HEAD_ONLY' }
  }
  return { accept: true }
}
