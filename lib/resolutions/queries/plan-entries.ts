import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'

const { sql } = Prisma

export type EntryOfItem = { id: string; title: string; fromOn: Day; toOn: Day; held: boolean; cancelled: boolean }
/** The events of the organisation's plan in force that name the item; `planId` is where they stand. */
export type EntriesOfItem = { planId: string; total: number; held: number; entries: EntryOfItem[] }

/** So many are named; the plan has them all. */
const SHOWN = 20

const isHeld = sql`EXISTS (SELECT 1 FROM "Activity" a
  WHERE a."planLineId" = e."lineId" AND a."state" <> 'CANCELLED' AND a."correctedById" IS NULL AND NOT a."voids")`

/** What an organisation's plan in force has for an item, by date; null when it has nothing. One statement. */
export async function findEntriesOfItem(
  reader: Reader,
  organizationId: string,
  itemId: string,
): Promise<EntriesOfItem | null> {
  const rows = await reader.$queryRaw<(EntryOfItem & { planId: string; total: number; heldTotal: number })[]>`
    SELECT x.*, count(*) FILTER (WHERE NOT x."cancelled") OVER ()::int AS "total", count(*) FILTER (WHERE x."held") OVER ()::int AS "heldTotal"
    FROM (SELECT e."id", r."planId", e."title", e."fromOn"::text AS "fromOn", e."toOn"::text AS "toOn", ${isHeld} AS "held",
        l."state" = 'CANCELLED' AS "cancelled"
      FROM "PlanEntry" e JOIN "PlanRevision" r ON r."id" = e."revisionId" AND r."state" = 'APPROVED'
      JOIN "PlanLine" l ON l."id" = e."lineId" AND l."organizationId" = ${organizationId}::uuid
      WHERE e."itemId" = ${itemId}::uuid) x
    ORDER BY x."fromOn", x."id" LIMIT ${SHOWN}`
  const [first] = rows
  if (!first) return null
  const entries = rows.map(({ id, title, fromOn, toOn, held, cancelled }) => ({
    id,
    title,
    fromOn,
    toOn,
    held,
    cancelled,
  }))
  return { planId: first.planId, total: first.total, held: first.heldTotal, entries }
}
