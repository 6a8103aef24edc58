import 'server-only'
import type { z } from 'zod'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvents } from '@/lib/kernel/events'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { LockedAssignment } from '../../queries/assignments/lock-assignments'
import { findSubmission } from '../../queries/assignments/submission'
import { findAssignmentMeasured } from '../../queries/measures'
import type { ReportFacts } from '../../queries/reports'
import { decideSubmission, isLate, isOpen } from '../../rules/deadlines'
import { evidenceMark } from '../../rules/evidence'
import { isStanding, missingParts, receivedAt } from '../../rules/reports'
import type { recordExternalSchema, submitReportSchema } from '../../schema/reports'
import type { Measured } from '../../types'
import { acknowledgement, eventOf, writeAssignment } from '../assignments'
import { closeOpenExtensions } from '../extensions/close'
import { lockForWork, type Workplace } from './change'
import { standingColumns } from './revisions'
import { conflictOf } from './save-draft'

/** What a receipt is made of. */
export type Submission = { assignmentId: string; revision: number; submittedAt: string }

type SeenDraft = { assignmentId: string; revision: number; version: number; evidenceSeen: string }

async function refuseSubmission(
  context: Context,
  assignment: LockedAssignment,
  reason: string,
  details: { dueAt?: string; missing?: { kind: string }[] },
): Promise<Result<never>> {
  const data = { reason, dueAt: details.dueAt ?? null, missing: details.missing?.map((part) => ({ ...part })) ?? [] }
  await recordEvents(context.tx, context.actor, context.now, [
    eventOf(assignment, { kind: 'reportSubmissionRefused', data }),
  ])
  return refuse(reason, details)
}

/** The same form sent once more (a double click, a lost answer): its report stands already. */
async function findEarlier(context: Context, { assignment }: Workplace, seen: SeenDraft): Promise<Submission | null> {
  const earlier = await findSubmission(context.tx, assignment.id, seen.revision)
  if (!earlier?.submittedAt || !isStanding(earlier.state)) return null
  return { assignmentId: assignment.id, revision: seen.revision, submittedAt: earlier.submittedAt.toISOString() }
}

/** The draft as the person saw it on «check your answers», or why it cannot be sent. */
async function checkSeen(
  context: Context,
  place: Workplace,
  seen: SeenDraft,
): Promise<{ draft: ReportFacts } | { answer: Result<Submission> }> {
  const { assignment, latest } = place
  const earlier = await findEarlier(context, place, seen)
  if (earlier) return { answer: done(earlier, true) }
  if (!isOpen(assignment.state)) return { answer: refuse('NOT_OPEN') }
  if (latest?.state !== 'DRAFT') return { answer: refuse('NOTHING_TO_SUBMIT') }
  const same = latest.revision === seen.revision && latest.version === seen.version
  if (!same || evidenceMark(latest.evidence) !== seen.evidenceSeen) {
    return { answer: refuse('CHANGED_MEANWHILE', conflictOf(latest, assignment.figures)) }
  }
  return { draft: latest }
}

async function writeSubmission(
  context: Context,
  assignment: LockedAssignment,
  draft: ReportFacts,
  facts: { submittedAt: Date; lateReason: string | null; measured?: Measured | null },
) {
  const { tx, now, actor } = context
  const { count } = await tx.executionReport.updateMany({
    where: { id: draft.id, version: draft.version, state: 'DRAFT' },
    data: {
      ...facts,
      // As it stood at this instant: what is counted tomorrow does not change what was reported.
      measured: facts.measured ?? Prisma.DbNull,
      state: 'SUBMITTED',
      submittedById: actor.userId,
      reworkDueAt: assignment.reworkDueAt,
      updatedAt: now,
      updatedById: actor.userId,
      version: draft.version + 1,
    },
  })
  if (count !== 1) throw new Error('A locked draft changed')
  const standing = await standingColumns(tx, assignment.id)
  const acknowledged = acknowledgement(context, assignment, true)
  await closeOpenExtensions(context, [assignment], 'SUBMITTED')
  await writeAssignment(tx, assignment, {
    ...acknowledged.data,
    ...standing,
    state: 'SUBMITTED',
    reviewStartedAt: null,
    reviewStartedById: null,
    extensionOpen: false,
  })
  return { acknowledged: acknowledged.events, late: isLate({ ...assignment, neededDueAt: standing.neededDueAt }) }
}

/**
 * Sends the draft in and locks it (rules 2, 6, 8). The assignment's row is held from the first line on and `now` is the
 * transaction's instant, so an extension granted meanwhile is seen and the due instant itself is on time. Sent again: `already`.
 * Refused: NOT_FOUND, NOT_OPEN, NOTHING_TO_SUBMIT, CHANGED_MEANWHILE (text or evidence), DEADLINE_PASSED, LATE_REASON_REQUIRED,
 * INCOMPLETE with what is missing; the last three leave an event. What the portal's records come to is kept with the report.
 */
export async function submitReport(
  context: Context,
  input: z.output<typeof submitReportSchema>,
): Promise<Result<Submission>> {
  const place = await lockForWork(context, input.assignmentId)
  if (!place) return refuse('NOT_FOUND')
  const { assignment } = place
  if (assignment.organizationKind === 'EXTERNAL') return refuse('EXTERNAL_ONLY')
  const checked = await checkSeen(context, place, input)
  if ('answer' in checked) return checked.answer
  const { now, tx, actor } = context
  const { draft } = checked
  const decision = decideSubmission(assignment, now, input.lateReason)
  if (!decision.accept) {
    return refuseSubmission(context, assignment, decision.reason, { dueAt: decision.dueAt.toISOString() })
  }
  const measured = await findAssignmentMeasured(tx, context.scope, assignment, context.today)
  const missing = missingParts(draft, assignment, measured)
  if (missing.length > 0) return refuseSubmission(context, assignment, 'INCOMPLETE', { missing })
  const lateReason = decision.basis === 'LATE_ACCEPTED' ? input.lateReason : null
  const { acknowledged, late } = await writeSubmission(context, assignment, draft, {
    submittedAt: now,
    lateReason,
    measured,
  })
  const data = { revision: draft.revision, basis: decision.basis, late, evidence: draft.evidence.length }
  await recordEvents(tx, actor, now, [
    ...acknowledged,
    eventOf(assignment, { kind: 'reportSubmitted', subjectId: draft.id, data, note: lateReason }),
  ])
  return done({ assignmentId: assignment.id, revision: draft.revision, submittedAt: now.toISOString() })
}

/**
 * Records the answer of an organisation outside the portal, with how and when it arrived; it is sent in as of the day of arrival
 * and marked late by rule 2, never refused for it: a letter in the hand cannot be sent back. The recorder cannot accept it.
 * Refused: NOT_FOUND, NOT_EXTERNAL, RECEIVED_IN_FUTURE and what `submitReport` refuses, save the deadline.
 */
export async function recordExternalAnswer(
  context: Context,
  input: z.output<typeof recordExternalSchema>,
): Promise<Result<Submission>> {
  const place = await lockForWork(context, input.assignmentId)
  if (!place) return refuse('NOT_FOUND')
  const { assignment } = place
  if (assignment.organizationKind !== 'EXTERNAL') return refuse('NOT_EXTERNAL')
  const checked = await checkSeen(context, place, input)
  if ('answer' in checked) return checked.answer
  const { now, today, tx, actor } = context
  const submittedAt = receivedAt(input.receivedOn, now, today, actor.timeZone)
  if (!submittedAt) return refuse('RECEIVED_IN_FUTURE')
  const { draft } = checked
  const missing = missingParts(draft, assignment)
  if (missing.length > 0) return refuseSubmission(context, assignment, 'INCOMPLETE', { missing })
  const facts = { submittedAt, lateReason: input.lateReason }
  const { acknowledged, late } = await writeSubmission(context, assignment, draft, facts)
  const data = { revision: draft.revision, receivedOn: input.receivedOn, late, evidence: draft.evidence.length }
  await recordEvents(tx, actor, now, [
    ...acknowledged,
    eventOf(assignment, { kind: 'externalAnswerRecorded', subjectId: draft.id, data, note: input.note }),
  ])
  return done({ assignmentId: assignment.id, revision: draft.revision, submittedAt: submittedAt.toISOString() })
}
