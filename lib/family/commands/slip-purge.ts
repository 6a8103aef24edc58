import 'server-only'
import type { Tx } from '@/lib/kernel/db'

/** How long a slip that opens nothing any more is kept, for those who look into who came by it. */
export const SLIP_KEPT_DAYS = 90
const AT_ONCE = 5000

/**
 * Removes slips whose last day was 90 days ago, 5,000 at a time; who came by one stands in the journal. Safe to repeat.
 * @returns how many rows went.
 */
export function purgeSlips(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "AccessSlip" WHERE "id" IN (
      SELECT "id" FROM "AccessSlip" WHERE "expiresAt" < ${now}::timestamptz - make_interval(days => ${SLIP_KEPT_DAYS}::int)
      LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)`
}
