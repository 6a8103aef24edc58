import 'server-only'
import type { z } from 'zod'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { canActForExternal } from '../policy/assignments'
import { lockAssignment } from '../queries/assignments/lock-assignments'
import type { writeMessageSchema } from '../schema/thread'
import { eventOf } from './assignments'

/**
 * A question or an answer on an assignment, without sending the report again (domain.md §4.12). The same request key once more:
 * `already`. Refused: NOT_FOUND.
 */
export async function writeMessage(
  context: Context,
  input: z.output<typeof writeMessageSchema>,
): Promise<Result<{ assignmentId: string }>> {
  const { tx, now, actor, scope } = context
  const assignment = await lockAssignment(tx, scope, input.assignmentId, canActForExternal(actor))
  if (!assignment) return refuse('NOT_FOUND')
  const { text, requestKey } = input
  const { count } = await tx.assignmentMessage.createMany({
    data: [{ assignmentId: assignment.id, authorId: actor.userId, text, requestKey, createdAt: now }],
    skipDuplicates: true,
  })
  if (count === 0) return done({ assignmentId: assignment.id }, true)
  await recordEvent(tx, actor, now, eventOf(assignment, { kind: 'messageWritten', data: { length: text.length } }))
  return done({ assignmentId: assignment.id })
}
