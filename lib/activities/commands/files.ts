import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { inTransaction } from '@/lib/kernel/db'
import { dropBytes, type FileRefusal, keepBytes, recordFile } from '@/lib/kernel/files'
import type { Scope } from '@/lib/kernel/scope'
import { lockActivities } from '../queries/facts'
import type { addActivityFileSchema, removeFileSchema } from '../schema/activity'
import { tell } from './write'

export const MOST_FILES = 10

type Added = { id: string; activityId: string }
type Refused = 'FILE_LIMIT' | FileRefusal | CommonReason | 'IS_CANCELLED' | 'IS_LOCKED'

/**
 * A photo or a file of an activity. The bytes are judged and kept before the transaction. The same request key once more: `already`.
 * Refused: NOT_FOUND, FORBIDDEN, IS_CANCELLED, FILE_LIMIT and by the file's kind and size (rule 24).
 */
export async function uploadActivityFile(
  { actor, scope }: { actor: Actor; scope: Scope },
  file: { bytes: Uint8Array; name: string },
  input: z.output<typeof addActivityFileSchema>,
): Promise<Result<Added, Refused>> {
  const kept = await keepBytes(file)
  if (!kept.ok) return refuse(kept.reason)
  let used = false
  try {
    const result = await inTransaction<Result<Added, Refused>>(async (tx, now) => {
      const context: Context = { tx, now, today: localDay(now, actor.timeZone), actor, scope }
      const [activity] = await lockActivities(tx, scope, context.today, [input.activityId])
      if (!activity) return refuse('NOT_FOUND')
      if (activity.beyond > 0) return refuse('FORBIDDEN')
      const there = await tx.activityFile.findMany({
        where: { activityId: activity.id },
        select: { id: true, requestKey: true },
      })
      const earlier = there.find(({ requestKey }) => requestKey === input.requestKey)
      if (earlier) return done({ id: earlier.id, activityId: activity.id }, true)
      if (activity.state === 'CANCELLED') return refuse('IS_CANCELLED')
      if (there.length >= MOST_FILES) return refuse('FILE_LIMIT')
      const { municipalityId } = actor
      const { organizationId } = activity
      const stored = await recordFile(tx, kept.kept, { municipalityId, organizationId, createdById: actor.userId })
      const { id } = await tx.activityFile.create({
        data: {
          activityId: activity.id,
          fileId: stored.id,
          addedAt: now,
          addedById: actor.userId,
          requestKey: input.requestKey,
        },
        select: { id: true },
      })
      await tell(context, 'activityFileAdded', activity, { mime: stored.mime, size: stored.size })
      return done({ id, activityId: activity.id })
    })
    used = result.ok && !result.already
    return result
  } finally {
    if (!used) await dropBytes(kept.kept)
  }
}

/** Takes a file off a record that is not locked; the bytes stay for the audit until they are purged. Refused: NOT_FOUND, FORBIDDEN, IS_LOCKED. */
export async function removeActivityFile(
  context: Context,
  input: z.output<typeof removeFileSchema>,
): Promise<Result<{ activityId: string }, Refused>> {
  const { tx, scope, today } = context
  const found = await tx.activityFile.findUnique({
    where: { id: input.activityFileId },
    select: { id: true, activityId: true },
  })
  const [activity] = found ? await lockActivities(tx, scope, today, [found.activityId]) : []
  if (!found || !activity) return refuse('NOT_FOUND')
  if (activity.beyond > 0) return refuse('FORBIDDEN')
  if (activity.state === 'LOCKED') return refuse('IS_LOCKED')
  const { count } = await tx.activityFile.deleteMany({ where: { id: found.id } })
  if (count > 0) await tell(context, 'activityFileRemoved', activity, {})
  return done({ activityId: activity.id })
}
