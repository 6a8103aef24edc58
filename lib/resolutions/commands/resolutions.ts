import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { EventKind } from '@/lib/kernel/events'
import { recordEvent } from '@/lib/kernel/events'
import type { ResolutionReason } from '../messages/resolutions'
import { findHeadLocked } from '../queries/drafts'
import { countOpenAssignments } from '../queries/resolutions'
import { decideStateChange, type StateChange } from '../rules/resolutions'
import type { changeStateSchema } from '../schema/resolutions'

const EVENTS: Record<StateChange, EventKind> = {
  COMPLETED: 'resolutionCompleted',
  ARCHIVED: 'resolutionCompleted',
  CANCELLED: 'resolutionDropped',
}

/**
 * Completes, archives or (a draft) cancels a resolution. Open assignments stay as they are: completing with them needs a note.
 * Refused with STATE_REFUSED, OPEN_ASSIGNMENTS, CHANGED_MEANWHILE, NOT_FOUND.
 */
export async function changeResolutionState(
  { tx, now, actor, scope }: Context,
  input: z.output<typeof changeStateSchema>,
): Promise<Result<{ id: string; to: StateChange }, ResolutionReason | CommonReason>> {
  const head = await findHeadLocked(tx, scope, input.resolutionId, 'UPDATE')
  if (!head) return refuse('NOT_FOUND')
  if (head.state === input.to) return done({ id: head.id, to: input.to }, true)
  const open = input.to === 'COMPLETED' ? await countOpenAssignments(tx, scope, head.id) : 0
  const decision = decideStateChange(head.state, input.to, open, input.note)
  if (!decision.accept) return refuse(decision.reason, { open })
  if (head.version !== input.version) return refuse('CHANGED_MEANWHILE')
  await tx.resolution.update({ where: { id: head.id }, data: { state: input.to, version: { increment: 1 } } })
  await recordEvent(tx, actor, now, {
    kind: EVENTS[input.to],
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
    data: { from: head.state, to: input.to, open },
    note: input.note || null,
  })
  return done({ id: head.id, to: input.to })
}
