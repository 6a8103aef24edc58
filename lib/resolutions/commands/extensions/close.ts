import 'server-only'
import type { Context } from '@/lib/kernel/command'
import { recordEvents } from '@/lib/kernel/events'
import { eventOf } from '../assignments'

type Closed = {
  id: string
  municipalityId: string
  organizationId: string
  resolutionId: string
  extensionOpen: boolean
}

/**
 * Ends the open extension requests of locked assignments that need no more time (sent in, accepted, not applicable, cancelled).
 * The caller writes `extensionOpen: false` with its own change of the assignment, so that flag and request never part.
 */
export async function closeOpenExtensions(
  context: Context,
  assignments: readonly Closed[],
  because: 'SUBMITTED' | 'ACCEPTED' | 'NOT_APPLICABLE' | 'CANCELLED',
): Promise<void> {
  const { tx, now, actor } = context
  const open = assignments.filter((assignment) => assignment.extensionOpen)
  if (open.length === 0) return
  await tx.extensionRequest.updateMany({
    where: { openFor: { in: open.map(({ id }) => id) } },
    data: { state: 'WITHDRAWN', openFor: null, decidedAt: now, version: { increment: 1 } },
  })
  await recordEvents(
    tx,
    actor,
    now,
    open.map((assignment) => eventOf(assignment, { kind: 'extensionWithdrawn', data: { because } })),
  )
}
