import 'server-only'
import type { z } from 'zod'
import { dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { type EventInput, recordEvents } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import { type LockedAssignment, lockAssignment } from '../queries/assignments/lock-assignments'
import { findStaffMember } from '../queries/assignments/staff'
import { isOpen } from '../rules/deadlines'
import type { acknowledgeSchema, handOverSchema, moveReviewDateSchema } from '../schema/assignments'

/** Where an event of an assignment belongs. */
export function eventOf(
  assignment: Pick<LockedAssignment, 'id' | 'municipalityId' | 'organizationId' | 'resolutionId'>,
  rest: Omit<EventInput, 'municipalityId' | 'organizationId' | 'resolutionId' | 'assignmentId'>,
): EventInput {
  const { id, municipalityId, organizationId, resolutionId } = assignment
  return { municipalityId, organizationId, resolutionId, assignmentId: id, ...rest }
}

/** Writes a locked assignment and raises its version; conditional on the version that was locked. */
export async function writeAssignment(
  tx: Tx,
  assignment: Pick<LockedAssignment, 'id' | 'version'>,
  data: Prisma.AssignmentUncheckedUpdateManyInput,
): Promise<void> {
  const { id, version } = assignment
  const { count } = await tx.assignment.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } })
  if (count !== 1) throw new Error('A locked assignment changed')
}

/** What an acknowledgement sets, with its event; working on an assignment or handing it over implies it (domain.md §7.2). */
export function acknowledgement(context: Context, assignment: LockedAssignment, implied: boolean) {
  if (assignment.acknowledgedAt) return { data: {}, events: [] }
  return {
    data: { acknowledgedAt: context.now, acknowledgedById: context.actor.userId },
    events: [eventOf(assignment, { kind: 'assignmentAcknowledged', data: { implied } })],
  }
}

/**
 * The executor has read the assignment. Done twice: `already`. Refused: NOT_FOUND (not the own organisation's),
 * NOT_ACKNOWLEDGEABLE (closed).
 */
export async function acknowledgeAssignment(
  context: Context,
  input: z.output<typeof acknowledgeSchema>,
): Promise<Result<undefined>> {
  const { tx, now, actor, scope } = context
  const assignment = await lockAssignment(tx, scope, input.assignmentId, true)
  if (!assignment) return refuse('NOT_FOUND')
  if (assignment.acknowledgedAt) return { ok: true, data: undefined, already: true }
  if (!isOpen(assignment.state)) return refuse('NOT_ACKNOWLEDGEABLE')
  const { data, events } = acknowledgement(context, assignment, false)
  await writeAssignment(tx, assignment, {
    ...data,
    state: assignment.state === 'ISSUED' ? 'ACKNOWLEDGED' : assignment.state,
  })
  await recordEvents(tx, actor, now, events)
  return done()
}

/**
 * Hands the assignment to a member of the own staff, or takes it back; the head stays responsible. Refused: NOT_FOUND, NOT_OPEN
 * (closed), HAND_TO_STRANGER (no standing role in the organisation), CHANGED_MEANWHILE.
 */
export async function handOverAssignment(
  context: Context,
  input: z.output<typeof handOverSchema>,
): Promise<Result<undefined>> {
  const { tx, now, today, actor, scope } = context
  const assignment = await lockAssignment(tx, scope, input.assignmentId)
  if (!assignment) return refuse('NOT_FOUND')
  if (assignment.handedToId === input.userId) return { ok: true, data: undefined, already: true }
  if (!isOpen(assignment.state) && assignment.state !== 'SUBMITTED') return refuse('NOT_OPEN')
  if (assignment.version !== input.version) return refuse('CHANGED_MEANWHILE')
  if (input.userId && !(await findStaffMember(tx, assignment.organizationId, input.userId, today))) {
    return refuse('HAND_TO_STRANGER')
  }
  const { data, events } = acknowledgement(context, assignment, true)
  await writeAssignment(tx, assignment, {
    ...data,
    handedToId: input.userId,
    state: assignment.state === 'ISSUED' ? 'ACKNOWLEDGED' : assignment.state,
  })
  await recordEvents(tx, actor, now, [
    ...events,
    eventOf(assignment, { kind: 'assignmentHanded', subjectId: input.userId, data: { from: assignment.handedToId } }),
  ])
  return done()
}

/**
 * The Department moves the review date of an assignment without a due date. Refused: NOT_FOUND, NOT_OPEN, HAS_DEADLINE,
 * REVIEW_DATE_PAST, CHANGED_MEANWHILE.
 */
export async function moveReviewDate(
  context: Context,
  input: z.output<typeof moveReviewDateSchema>,
): Promise<Result<undefined>> {
  const { tx, now, today, actor, scope } = context
  const assignment = await lockAssignment(tx, scope, input.assignmentId)
  if (!assignment) return refuse('NOT_FOUND')
  if (assignment.currentDueOn !== null) return refuse('HAS_DEADLINE')
  if (assignment.reviewOn === input.reviewOn) return { ok: true, data: undefined, already: true }
  if (!isOpen(assignment.state) && assignment.state !== 'SUBMITTED') return refuse('NOT_OPEN')
  if (input.reviewOn < today) return refuse('REVIEW_DATE_PAST')
  if (assignment.version !== input.version) return refuse('CHANGED_MEANWHILE')
  await writeAssignment(tx, assignment, { reviewOn: dayToDate(input.reviewOn) })
  await recordEvents(tx, actor, now, [
    eventOf(assignment, { kind: 'reviewDateMoved', data: { from: assignment.reviewOn, to: input.reviewOn } }),
  ])
  return done()
}
