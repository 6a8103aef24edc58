import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import type { CalendarEntry } from '../types/plan-calendar'

/** Entries of a month at most; a plan of a school has some forty in a year. */
const MOST = 600

/**
 * The entries of a revision that stand in the span of days or were held in it, by day; one statement. The caller has found the revision
 * in scope.
 */
export async function listEntriesBetween(
  reader: Reader,
  revisionId: string,
  { first, last }: { first: Day; last: Day },
): Promise<CalendarEntry[]> {
  return reader.$queryRaw<CalendarEntry[]>`
    SELECT x.* FROM (
      SELECT e."id", e."lineId", e."title", e."form"::text AS "form", d."shortTitle" AS "direction", e."stepFrom", e."stepTo",
        e."fromOn"::text AS "fromOn", e."toOn"::text AS "toOn", e."responsible", l."state"::text AS "lineState",
        CASE WHEN l."state" = 'MOVED' THEN l."movedToOn" END::text AS "movedToOn", l."reason", h."held", h."heldOn",
        CASE WHEN l."state" = 'MOVED' THEN coalesce(l."movedToOn", e."fromOn") ELSE e."fromOn" END AS "from",
        CASE WHEN l."state" = 'MOVED' THEN coalesce(l."movedToOn", e."toOn") ELSE e."toOn" END AS "to"
      FROM "PlanEntry" e JOIN "PlanLine" l ON l."id" = e."lineId" LEFT JOIN "Direction" d ON d."id" = e."directionId"
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS "held", coalesce(array_agg(DISTINCT a."heldOn"::text ORDER BY a."heldOn"::text)
          FILTER (WHERE a."heldOn" BETWEEN ${first}::date AND ${last}::date), '{}') AS "heldOn"
        FROM "Activity" a WHERE a."planLineId" = e."lineId" AND a."state" <> 'CANCELLED' AND a."correctedById" IS NULL
          AND NOT a."voids") h
      WHERE e."revisionId" = ${revisionId}::uuid) x
    WHERE (x."from" <= ${last}::date AND x."to" >= ${first}::date) OR cardinality(x."heldOn") > 0
    ORDER BY x."from", x."to", x."id" LIMIT ${MOST}`
}
