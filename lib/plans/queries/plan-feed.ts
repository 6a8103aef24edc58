import 'server-only'
import { classInScope } from '@/lib/activities/queries/reach'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import type { FeedEntry } from '../types/plan-feed'

const { sql } = Prisma

/** Entries of one organisation in a feed at most. */
const MOST = 1000

/**
 * Entries of the plans in force of the scope's organisation that end on `since` or later, by day; one statement. `classes`: the scope of
 * own classes, for `ofOwnClass`; null for those to whom all entries belong.
 */
export async function listFeedEntries(
  reader: Reader,
  scope: Scope,
  classes: Scope | null,
  { since, today }: { since: Day; today: Day },
): Promise<FeedEntry[]> {
  if (!scope.organizationId) return []
  const ofOwnClass = classes
    ? sql`EXISTS (SELECT 1 FROM "ClassGroup" c WHERE ${classInScope(classes, today)} AND c."yearId" = p."yearId"
        AND p."kind" = (CASE WHEN c."grade" IS NULL THEN 'KINDERGARTEN' ELSE 'SCHOOL' END)::"PlanKind"
        AND (c."grade" IS NULL OR c."grade" BETWEEN e."stepFrom" AND e."stepTo"))`
    : sql`false`
  return reader.$queryRaw<FeedEntry[]>`
    SELECT p."id" AS "planId", e."lineId", p."kind"::text AS "kind", r."number" AS "revision", l."version" AS "lineVersion", e."title",
      d."shortTitle" AS "direction", e."stepFrom", e."stepTo", e."fromOn"::text AS "fromOn", e."toOn"::text AS "toOn", e."responsible",
      e."responsibleId", (SELECT u."lastName" FROM "User" u WHERE u."id" = e."responsibleId") AS "responsibleSurname",
      l."state"::text AS "lineState", CASE WHEN l."state" = 'MOVED' THEN l."movedToOn"::text END AS "movedToOn", l."reason",
      (SELECT count(*)::int FROM "Activity" a WHERE a."planLineId" = e."lineId" AND a."state" <> 'CANCELLED'
        AND a."correctedById" IS NULL AND NOT a."voids") AS "held",
      greatest(r."createdAt", r."decidedAt", l."changedAt") AS "changedAt", ${ofOwnClass} AS "ofOwnClass"
    FROM "CareerPlan" p JOIN "PlanRevision" r ON r."planId" = p."id" AND r."state" = 'APPROVED'
    JOIN "PlanEntry" e ON e."revisionId" = r."id" JOIN "PlanLine" l ON l."id" = e."lineId"
    LEFT JOIN "Direction" d ON d."id" = e."directionId"
    WHERE p."municipalityId" = ${scope.municipalityId}::uuid AND p."organizationId" = ${scope.organizationId}::uuid
      AND (CASE WHEN l."state" = 'MOVED' THEN coalesce(l."movedToOn", e."toOn") ELSE e."toOn" END) >= ${since}::date
    ORDER BY e."fromOn", e."id" LIMIT ${MOST}`
}
