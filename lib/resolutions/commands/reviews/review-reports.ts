import 'server-only'
import type { z } from 'zod'
import { findWorkingCalendar } from '@/lib/institutions/queries'
import { addDays, type Day, dayToDate, endOfLocalDay } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvents } from '@/lib/kernel/events'
import { type LockedAssignment, lockAssignment } from '../../queries/assignments/lock-assignments'
import { listLatestReports } from '../../queries/reports'
import { isLate } from '../../rules/deadlines'
import {
  decideNotApplicable,
  decideReopen,
  decideReview,
  defaultReworkDueOn,
  type RowResults,
} from '../../rules/reviews'
import type {
  AcceptInput,
  beginReviewSchema,
  decideReportsSchema,
  NotApplicableInput,
  ReturnInput,
  reopenSchema,
} from '../../schema/reviews'
import { eventOf, writeAssignment } from '../assignments'
import { closeOpenExtensions } from '../extensions/close'
import { copyToNewRevisions } from '../reports/revisions'
import { answerOf, judgeRows, type SeenRow } from './rows'

/** A rework day further than this is a slip of the pen. */
const FARTHEST_REWORK_DAYS = 366

/**
 * Marks that the review has begun, so that the report can no longer be taken back. Begun already: `already`.
 * Refused: NOT_FOUND, NOT_SUBMITTED, FOUR_EYES, CHANGED_MEANWHILE.
 */
export async function beginReview(
  context: Context,
  input: z.output<typeof beginReviewSchema>,
): Promise<Result<undefined>> {
  const { tx, now, actor, scope } = context
  const assignment = await lockAssignment(tx, scope, input.assignmentId)
  if (!assignment) return refuse('NOT_FOUND')
  if (assignment.state === 'SUBMITTED' && assignment.reviewStartedAt)
    return { ok: true, data: undefined, already: true }
  const decision = decideReview(assignment, input.version, actor.userId)
  if (!decision.accept) return refuse(decision.reason)
  await writeAssignment(tx, assignment, { reviewStartedAt: now, reviewStartedById: actor.userId })
  await recordEvents(tx, actor, now, [eventOf(assignment, { kind: 'reviewStarted' })])
  return done()
}

function begun(context: Context, assignment: LockedAssignment) {
  return assignment.reviewStartedAt ? {} : { reviewStartedAt: context.now, reviewStartedById: context.actor.userId }
}

async function writeReviews(
  context: Context,
  assignments: readonly LockedAssignment[],
  state: 'ACCEPTED' | 'RETURNED' | 'SUBMITTED',
  comment: string | null,
): Promise<Map<string, { id: string; revision: number }>> {
  const { tx, now, actor } = context
  const reports = await listLatestReports(
    tx,
    assignments.map(({ id }) => id),
  )
  const ids = [...reports.values()].filter((report) => report.state === 'SUBMITTED').map(({ id }) => id)
  await tx.executionReport.updateMany({
    where: { id: { in: ids }, state: 'SUBMITTED' },
    data: { state, comment, reviewedAt: now, reviewedById: actor.userId, version: { increment: 1 } },
  })
  return reports
}

/**
 * Accepts reports, one or many: «исполнено» or «исполнено с нарушением срока» follows from rule 2. All rows in one transaction,
 * each with its own answer. Accepted already by the same person: `already`. Refused per row: NOT_FOUND, NOT_SUBMITTED, FOUR_EYES,
 * CHANGED_MEANWHILE.
 */
export async function acceptReports(context: Context, input: AcceptInput): Promise<Result<RowResults>> {
  const { tx, now, actor } = context
  const { accepted, results } = await judgeRows(context, input.rows, (assignment, row) =>
    assignment.state === 'ACCEPTED' && assignment.acceptedById === actor.userId
      ? { accept: true, already: true }
      : decideReview(assignment, row.version, actor.userId),
  )
  const reports = await writeReviews(context, accepted, 'ACCEPTED', input.comment)
  await closeOpenExtensions(context, accepted, 'ACCEPTED')
  for (const assignment of accepted) {
    await writeAssignment(tx, assignment, {
      ...begun(context, assignment),
      state: 'ACCEPTED',
      acceptedAt: now,
      acceptedById: actor.userId,
      extensionOpen: false,
    })
  }
  await recordEvents(
    tx,
    actor,
    now,
    accepted.map((assignment) => {
      const report = reports.get(assignment.id)
      const data = { late: isLate(assignment), revision: report?.revision ?? null }
      return eventOf(assignment, { kind: 'reportAccepted', subjectId: report?.id, data, note: input.comment })
    }),
  )
  return answerOf(results)
}

/** The rework day: the typed one, else five working days from today (rule 7). A typed day off is kept (rule 3). */
async function reworkDay(context: Context, typed: Day | null): Promise<Result<Day>> {
  const { tx, today, actor } = context
  if (typed) {
    if (typed <= today) return refuse('REWORK_DATE_PAST')
    return typed > addDays(today, FARTHEST_REWORK_DAYS) ? refuse('REWORK_DATE_FAR') : done(typed)
  }
  const year = Number(today.slice(0, 4))
  return done(defaultReworkDueOn(today, await findWorkingCalendar(tx, actor.municipalityId, year, year + 1)))
}

/**
 * Returns reports for rework with a comment and a day; each gets a new draft, copied, and the returned revision stays locked and
 * standing (rules 2 and 7). Refused as a whole: REWORK_DATE_PAST, REWORK_DATE_FAR; per row as `acceptReports`.
 */
export async function returnReports(context: Context, input: ReturnInput): Promise<Result<RowResults>> {
  const { tx, now, actor } = context
  const day = await reworkDay(context, input.reworkDueOn)
  if (!day.ok) return day
  const reworkDueOn = day.data
  const { accepted, results } = await judgeRows(context, input.rows, (assignment, row) =>
    decideReview(assignment, row.version, actor.userId),
  )
  const reports = await writeReviews(context, accepted, 'RETURNED', input.comment)
  await copyToNewRevisions(
    context,
    accepted.map(({ id }) => id),
  )
  for (const assignment of accepted) {
    await writeAssignment(tx, assignment, {
      state: 'RETURNED',
      reworkDueOn: dayToDate(reworkDueOn),
      reworkDueAt: endOfLocalDay(reworkDueOn, actor.timeZone),
      reviewStartedAt: null,
      reviewStartedById: null,
    })
  }
  await recordEvents(
    tx,
    actor,
    now,
    accepted.map((assignment) => {
      const report = reports.get(assignment.id)
      const data = { reworkDueOn, revision: report?.revision ?? null }
      return eventOf(assignment, { kind: 'reportReturned', subjectId: report?.id, data, note: input.comment })
    }),
  )
  return answerOf(results)
}

/** Finds assignments not applicable, with a reason. Refused per row: NOT_FOUND, NOT_OPEN, FOUR_EYES, CHANGED_MEANWHILE. */
export async function markNotApplicable(context: Context, input: NotApplicableInput): Promise<Result<RowResults>> {
  const { tx, now, actor } = context
  const { accepted, results } = await judgeRows(context, input.rows, (assignment, row) =>
    decideNotApplicable(assignment, row.version, actor.userId),
  )
  // A report that waits stays as it was sent in, with the reason as the reviewer's word.
  await writeReviews(context, accepted, 'SUBMITTED', input.comment)
  await closeOpenExtensions(context, accepted, 'NOT_APPLICABLE')
  for (const assignment of accepted) {
    await writeAssignment(tx, assignment, {
      state: 'NOT_APPLICABLE',
      notApplicableReason: input.comment,
      extensionOpen: false,
    })
  }
  await recordEvents(
    tx,
    actor,
    now,
    accepted.map((assignment) =>
      eventOf(assignment, { kind: 'assignmentNotApplicable', data: { from: assignment.state }, note: input.comment }),
    ),
  )
  return answerOf(results)
}

/** One decision on one report or on many; refused as each of the three above. */
export function decideReports(
  context: Context,
  input: z.output<typeof decideReportsSchema>,
): Promise<Result<RowResults>> {
  switch (input.decision) {
    case 'accept':
      return acceptReports(context, input)
    case 'return':
      return returnReports(context, input)
    case 'notApplicable':
      return markNotApplicable(context, input)
  }
}

/**
 * The Department's head takes an accepted assignment up again, with a reason and a day for the rework. Refused: NOT_FOUND,
 * NOT_ACCEPTED, CHANGED_MEANWHILE, REWORK_DATE_PAST, REWORK_DATE_FAR.
 */
export async function reopenAssignment(
  context: Context,
  input: z.output<typeof reopenSchema>,
): Promise<Result<undefined>> {
  const { tx, now, actor, scope } = context
  const seen: SeenRow = { id: input.assignmentId, version: input.version }
  const assignment = await lockAssignment(tx, scope, seen.id)
  if (!assignment) return refuse('NOT_FOUND')
  const decision = decideReopen(assignment, seen.version)
  if (!decision.accept) return refuse(decision.reason)
  const day = await reworkDay(context, input.reworkDueOn)
  if (!day.ok) return day
  await copyToNewRevisions(context, [assignment.id])
  await writeAssignment(tx, assignment, {
    state: 'REOPENED',
    reworkDueOn: dayToDate(day.data),
    reworkDueAt: endOfLocalDay(day.data, actor.timeZone),
    acceptedAt: null,
    acceptedById: null,
    reviewStartedAt: null,
    reviewStartedById: null,
  })
  await recordEvents(tx, actor, now, [
    eventOf(assignment, { kind: 'assignmentReopened', data: { reworkDueOn: day.data }, note: input.reason }),
  ])
  return done()
}
