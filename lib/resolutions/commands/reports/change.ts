import 'server-only'
import { type Context, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent, recordEvents } from '@/lib/kernel/events'
import { canActForExternal } from '../../policy/assignments'
import { type LockedAssignment, lockAssignment } from '../../queries/assignments/lock-assignments'
import { findLatestReport, type ReportFacts } from '../../queries/reports'
import { decideSubmission, isOpen } from '../../rules/deadlines'
import { acknowledgement, eventOf, writeAssignment } from '../assignments'

export type Workplace = { assignment: LockedAssignment; latest: ReportFacts | null }

/** Locks an assignment for a person who works on it; the Department also for an organisation outside the portal. */
export async function lockForWork(context: Context, assignmentId: string): Promise<Workplace | null> {
  const { tx, scope, actor } = context
  const assignment = await lockAssignment(tx, scope, assignmentId, canActForExternal(actor))
  return assignment && { assignment, latest: await findLatestReport(tx, assignment.id) }
}

/**
 * Rules 6 and 8 for any change of a report or its evidence: null when it may be made. Refused: ALREADY_SUBMITTED, NOT_OPEN,
 * DEADLINE_PASSED; the last one leaves an event, at most one a minute of a person, because drafts save themselves.
 */
export async function refuseChange(
  context: Context,
  { assignment }: Workplace,
  what: 'text' | 'evidence',
): Promise<Result<never> | null> {
  if (assignment.state === 'SUBMITTED') return refuse('ALREADY_SUBMITTED')
  if (!isOpen(assignment.state)) return refuse('NOT_OPEN')
  if (assignment.organizationKind === 'EXTERNAL') return null
  // Whether late work may be handed in at all; its reason is asked for when it is submitted.
  const decision = decideSubmission(assignment, context.now, 'draft')
  if (decision.accept) return null
  const { tx, now, actor } = context
  const repeated = await tx.event.findFirst({
    where: {
      assignmentId: assignment.id,
      kind: 'reportChangeRefused',
      actorId: actor.userId,
      at: { gt: new Date(now.getTime() - 60_000) },
    },
    select: { id: true },
  })
  const data = { reason: decision.reason, dueAt: decision.dueAt.toISOString(), what }
  if (!repeated) await recordEvent(tx, actor, now, eventOf(assignment, { kind: 'reportChangeRefused', data }))
  return refuse(decision.reason, { dueAt: decision.dueAt.toISOString() })
}

/** Work has begun: IN_PROGRESS from whatever open state, with the events of the steps that this implies (domain.md §7.2). */
export async function startWork(context: Context, assignment: LockedAssignment): Promise<void> {
  if (assignment.state === 'IN_PROGRESS') return
  const { tx, now, actor } = context
  const { data, events } = acknowledgement(context, assignment, true)
  await writeAssignment(tx, assignment, { ...data, state: 'IN_PROGRESS' })
  await recordEvents(tx, actor, now, [
    ...events,
    eventOf(assignment, { kind: 'assignmentStarted', data: { from: assignment.state } }),
  ])
}
