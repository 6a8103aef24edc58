import 'server-only'
import type { z } from 'zod'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvents } from '@/lib/kernel/events'
import { findSubmission } from '../../queries/assignments/submission'
import { effectiveDueAt } from '../../rules/deadlines'
import { decideRecall } from '../../rules/reports'
import type { recallReportSchema } from '../../schema/reports'
import { eventOf, writeAssignment } from '../assignments'
import { lockForWork } from './change'
import { copyToNewRevisions, standingColumns } from './revisions'

/**
 * Takes a report back before its review begins: it stays readable and no longer stands, its copy is the new draft (rule 6).
 * Taken back already: `already`. Refused: NOT_FOUND, NOT_SUBMITTED, REVIEW_BEGUN, RECALL_AFTER_DUE (with an event).
 */
export async function recallReport(
  context: Context,
  input: z.output<typeof recallReportSchema>,
): Promise<Result<undefined>> {
  const place = await lockForWork(context, input.assignmentId)
  if (!place) return refuse('NOT_FOUND')
  const { tx, now, actor } = context
  const { assignment, latest } = place
  const seen = await findSubmission(tx, assignment.id, input.revision)
  if (seen?.state === 'RECALLED') return { ok: true, data: undefined, already: true }
  if (latest?.revision !== input.revision) return refuse('NOT_SUBMITTED')
  const acceptsLate =
    assignment.latePolicy === 'ACCEPT_LATE' || assignment.historical || assignment.organizationKind === 'EXTERNAL'
  const decision = decideRecall({ ...assignment, acceptsLate, dueAt: effectiveDueAt(assignment) }, now)
  if (!decision.accept) {
    if (decision.reason === 'RECALL_AFTER_DUE') {
      const data = { reason: decision.reason, what: 'recall' }
      await recordEvents(tx, actor, now, [eventOf(assignment, { kind: 'reportChangeRefused', data })])
    }
    return refuse(decision.reason)
  }
  const { count } = await tx.executionReport.updateMany({
    where: { id: latest.id, version: latest.version, state: 'SUBMITTED' },
    data: { state: 'RECALLED', version: latest.version + 1, updatedAt: now, updatedById: actor.userId },
  })
  if (count !== 1) throw new Error('A locked report changed')
  await copyToNewRevisions(context, [assignment.id])
  await writeAssignment(tx, assignment, { state: 'IN_PROGRESS', ...(await standingColumns(tx, assignment.id)) })
  await recordEvents(tx, actor, now, [
    eventOf(assignment, { kind: 'reportRecalled', subjectId: latest.id, data: { revision: latest.revision } }),
  ])
  return done()
}
