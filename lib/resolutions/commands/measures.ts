import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { MeasureReason } from '../messages/measures'
import { findItemLocked } from '../queries/drafts'
import type { chooseMeasureSchema } from '../schema/measures'

/**
 * Ties an issued item to records of the portal, or unties it: its words, deadlines and assignments stay as they are; reports that were
 * sent in keep what stood with them. Refused: NOT_FOUND (also of a draft, whose own form has it), HISTORICAL (rule 28), WITHDRAWN,
 * CHANGED_MEANWHILE.
 */
export async function chooseMeasure(
  { tx, now, actor, scope }: Context,
  input: z.output<typeof chooseMeasureSchema>,
): Promise<Result<{ resolutionId: string; itemId: string }, MeasureReason | CommonReason>> {
  const locked = await findItemLocked(tx, scope, input.itemId)
  if (!locked || !['ISSUED', 'COMPLETED'].includes(locked.head.state)) return refuse('NOT_FOUND')
  const { item, head } = locked
  if (head.historical) return refuse('HISTORICAL')
  const answer = { resolutionId: head.id, itemId: item.id }
  if (item.measure === input.measure) return done(answer, true)
  const { count } = await tx.resolutionItem.updateMany({
    where: { id: item.id, version: input.version, state: 'ISSUED' },
    data: { measure: input.measure, version: { increment: 1 } },
  })
  if (count === 0) {
    const now = await tx.resolutionItem.findUniqueOrThrow({ where: { id: item.id }, select: { state: true } })
    return refuse(now.state === 'ISSUED' ? 'CHANGED_MEANWHILE' : 'WITHDRAWN')
  }
  await recordEvent(tx, actor, now, {
    kind: 'measureChosen',
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
    subjectId: item.id,
    data: { from: item.measure, to: input.measure },
  })
  return done(answer)
}
