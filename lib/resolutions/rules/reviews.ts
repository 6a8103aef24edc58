import { addWorkingDays, type Day, type WorkingCalendar, workingDaysBetween } from '@/lib/kernel/calendar'
import type { AssignmentState } from '@/lib/kernel/prisma/enums'
import { isOpen, REVIEW_WORKING_DAYS, REWORK_WORKING_DAYS } from './deadlines'

/** Rule 7: five working days from today when the controller names no day. */
export function defaultReworkDueOn(today: Day, calendar: WorkingCalendar): Day {
  return addWorkingDays(today, REWORK_WORKING_DAYS, calendar)
}

/** Rule 7: worked days a report has been waiting; more than five are the controller's own debt. */
export function waitingOf(submittedOn: Day, today: Day, calendar: WorkingCalendar): { days: number; isDebt: boolean } {
  const days = workingDaysBetween(submittedOn, today, calendar)
  return { days, isDebt: days > REVIEW_WORKING_DAYS }
}

export type ReviewSubject = {
  state: AssignmentState
  version: number
  submittedById: string | null
  handedToId: string | null
}

export type ReviewDecision =
  | { accept: true; already?: true }
  | { accept: false; reason: 'NOT_SUBMITTED' | 'FOUR_EYES' | 'CHANGED_MEANWHILE' | 'NOT_OPEN' | 'NOT_ACCEPTED' }

/**
 * Rule 7 for beginning a review, accepting and returning: only what is submitted, in the version that was seen, and never by the
 * person who submitted or recorded it (four eyes).
 */
export function decideReview(assignment: ReviewSubject, seenVersion: number, reviewerId: string): ReviewDecision {
  if (assignment.state !== 'SUBMITTED') return { accept: false, reason: 'NOT_SUBMITTED' }
  if (assignment.submittedById === reviewerId) return { accept: false, reason: 'FOUR_EYES' }
  if (assignment.version !== seenVersion) return { accept: false, reason: 'CHANGED_MEANWHILE' }
  return { accept: true }
}

/** An open or submitted assignment may be found not applicable, not by the one who works on it (four eyes). */
export function decideNotApplicable(assignment: ReviewSubject, seenVersion: number, deciderId: string): ReviewDecision {
  if (!isOpen(assignment.state) && assignment.state !== 'SUBMITTED') return { accept: false, reason: 'NOT_OPEN' }
  const working = assignment.state === 'SUBMITTED' ? assignment.submittedById : assignment.handedToId
  if (working === deciderId) return { accept: false, reason: 'FOUR_EYES' }
  if (assignment.version !== seenVersion) return { accept: false, reason: 'CHANGED_MEANWHILE' }
  return { accept: true }
}

/** Only what was accepted can be reopened (domain.md §7.2). */
export function decideReopen(assignment: ReviewSubject, seenVersion: number): ReviewDecision {
  if (assignment.state !== 'ACCEPTED') return { accept: false, reason: 'NOT_ACCEPTED' }
  return assignment.version === seenVersion ? { accept: true } : { accept: false, reason: 'CHANGED_MEANWHILE' }
}

/** What became of one row of a decision on several. */
export type RowResult = {
  id: string
  organizationName: string
  itemNumber: string | null
  outcome: 'done' | 'already' | 'refused'
  reason?: string
}
export type RowResults = { results: RowResult[]; done: number; refused: number }
