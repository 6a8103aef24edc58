import 'server-only'
import type { Tx } from '@/lib/kernel/db'
import { DRAFT_HOURS, UNDO_DAYS } from '../rules/import-reasons'

/**
 * Removes tables that waited for a day, and what an import changed once it can no longer be undone: names of children must not linger.
 * Safe to repeat.
 * @returns how many tables went.
 */
export async function purgeImports(tx: Tx, now: Date): Promise<number> {
  const count = await tx.$executeRaw`
    DELETE FROM "ImportDraft" WHERE "createdAt" < ${now}::timestamptz - make_interval(hours => ${DRAFT_HOURS}::int)`
  await tx.$executeRaw`
    DELETE FROM "ImportChange" WHERE "id" IN (
      SELECT h."id" FROM "ImportChange" h JOIN "ImportBatch" b ON b."id" = h."batchId"
      WHERE b."createdAt" < ${now}::timestamptz - make_interval(days => ${UNDO_DAYS}::int) LIMIT 5000)`
  return count
}
