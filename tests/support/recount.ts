import { db } from '@/lib/kernel/db'

/** The difference between the counters and a recount; empty when the trigger has kept them right. */
export async function counterErrors(): Promise<unknown[]> {
  return db().$queryRaw`
    WITH current AS (
      SELECT a.*, s.scope, a."neededDueAt" > a."currentDueAt" IS TRUE AS late FROM "Assignment" a
      CROSS JOIN LATERAL (VALUES (a."municipalityId"), (a."organizationId")) s(scope) WHERE NOT a."historical"
    ), facts AS (
      SELECT scope, "effectiveDueOn" AS day, ARRAY[
        ("state" NOT IN ('SUBMITTED', 'ACCEPTED', 'NOT_APPLICABLE', 'CANCELLED'))::int, ("state" = 'SUBMITTED')::int,
        ("state" = 'ACCEPTED' AND NOT late)::int, ("state" = 'ACCEPTED' AND late)::int, ("state" = 'NOT_APPLICABLE')::int,
        ("state" = 'CANCELLED')::int, "extensionOpen"::int, 0, 0] AS figures FROM current
      UNION ALL
      SELECT scope, "originalDueOn", ARRAY[0, 0, 0, 0, 0, 0, 0, ("state" NOT IN ('NOT_APPLICABLE', 'CANCELLED'))::int,
        ("state" = 'ACCEPTED' AND ("neededDueAt" <= "originalDueAt") IS NOT FALSE)::int]
      FROM current WHERE "originalDueOn" IS NOT NULL
    ), recount AS (
      SELECT scope, grain, date_trunc(grain, day)::date AS "dueFrom", place, sum(figure)::int AS n
      FROM facts, (VALUES ('month'), ('day')) g(grain), unnest(figures) WITH ORDINALITY f(figure, place)
      GROUP BY 1, 2, 3, 4 HAVING sum(figure) <> 0
    ), kept AS (
      SELECT "scopeId" AS scope, lower("grain"::text) AS grain, "dueFrom", place, n
      FROM "AssignmentCounter", unnest(ARRAY["open", "submitted", "accepted", "acceptedLate", "notApplicable", "cancelled",
        "extensionOpen", "firstDue", "firstOnTime"]) WITH ORDINALITY f(n, place)
      WHERE n <> 0)
    SELECT * FROM (SELECT scope, grain, "dueFrom", place, kept.n AS kept, recount.n AS recounted
      FROM kept FULL JOIN recount USING (scope, grain, "dueFrom", place)) figures_of_both
    WHERE kept IS DISTINCT FROM recounted`
}

/** Flags and requests that have parted, and standing facts that differ from the reports. */
export async function standingErrors(): Promise<unknown[]> {
  return db().$queryRaw`
    SELECT a."id" FROM "Assignment" a
    WHERE a."extensionOpen" <> EXISTS (SELECT 1 FROM "ExtensionRequest" x WHERE x."openFor" = a."id")
       OR a."submittedAt" IS DISTINCT FROM (
         SELECT max("submittedAt") FROM "ExecutionReport" r
         WHERE r."assignmentId" = a."id" AND r."state" IN ('SUBMITTED', 'RETURNED', 'ACCEPTED'))
       OR (a."state" = 'SUBMITTED') <> EXISTS (
         SELECT 1 FROM "ExecutionReport" r WHERE r."assignmentId" = a."id" AND r."state" = 'SUBMITTED')`
}
