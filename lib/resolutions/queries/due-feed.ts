import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import type { FeedDue, FeedItemDue } from '../types'

const { sql, empty } = Prisma

/** Due days in a feed at most. */
const MOST = 600

/** Assignments that wait for their report, of resolutions in force; what was entered afterwards has no days to come. */
const waits = sql`a."state" IN ('ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED') AND NOT a."historical"
  AND r."state" = 'ISSUED' AND a."effectiveDueOn" < DATE '9999-01-01'`

/** Due days of what waits within the scope: an organisation's, or what was handed to the person; one statement. */
export async function listFeedDue(reader: Reader, scope: Scope, since: Day): Promise<FeedDue[]> {
  if (!scope.organizationId && !scope.handedToId) return []
  return reader.$queryRaw<FeedDue[]>`
    SELECT a."id" AS "assignmentId", a."effectiveDueOn"::text AS "dueOn", a."version", a."state" = 'RETURNED' AS "returned",
      i."number" AS "itemNumber", i."text" AS "itemText", r."number" AS "resolutionNumber",
      greatest(a."createdAt", (SELECT max(e."at") FROM "Event" e WHERE e."assignmentId" = a."id")) AS "changedAt"
    FROM "Assignment" a JOIN "ResolutionItem" i ON i."id" = a."itemId" JOIN "Resolution" r ON r."id" = a."resolutionId"
    WHERE a."municipalityId" = ${scope.municipalityId}::uuid AND ${waits} AND a."effectiveDueOn" >= ${since}::date
      ${scope.organizationId ? sql`AND a."organizationId" = ${scope.organizationId}::uuid` : empty}
      ${scope.handedToId ? sql`AND a."handedToId" = ${scope.handedToId}::uuid` : empty}
    ORDER BY a."effectiveDueOn", a."id" LIMIT ${MOST}`
}

/** Due days of the whole municipality by item, with how many organisations still owe; one statement. For those who control all of it. */
export async function listFeedItemsDue(reader: Reader, scope: Scope, since: Day): Promise<FeedItemDue[]> {
  if (scope.reach !== 'all') return []
  return reader.$queryRaw<FeedItemDue[]>`
    SELECT i."id" AS "itemId", r."id" AS "resolutionId", a."effectiveDueOn"::text AS "dueOn", i."number" AS "itemNumber",
      i."text" AS "itemText", r."number" AS "resolutionNumber", count(DISTINCT a."organizationId")::int AS "organizations",
      max(a."createdAt") AS "changedAt"
    FROM "Assignment" a JOIN "ResolutionItem" i ON i."id" = a."itemId" JOIN "Resolution" r ON r."id" = a."resolutionId"
    WHERE a."municipalityId" = ${scope.municipalityId}::uuid AND ${waits} AND a."effectiveDueOn" >= ${since}::date
    GROUP BY i."id", r."id", a."effectiveDueOn"
    ORDER BY a."effectiveDueOn", i."id" LIMIT ${MOST}`
}
