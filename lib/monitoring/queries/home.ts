import 'server-only'
import { addDays, type Day } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { CalendarException } from '@/lib/kernel/production-calendar'
import { read } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import type { UndatedItem } from '../types'
import { type ListRow, ROW_JOINS, rowColumns } from './row'
import { inScope } from './scope-sql'
import { OPEN_STATES } from './status-sql'

export type QueueRow = {
  kind: 'report' | 'extension'
  assignmentId: string
  itemNumber: string | null
  itemText: string
  organizationName: string
  sinceDay: Day
  late: boolean
  requestedDueOn: Day | null
  authorId: string | null
  /** «id.version» of what is decided on: the assignment, or the request. */
  row: string
  extensionCount: number
}

/** How many reports and how many requests the queue shows at most. */
export const QUEUE_LIMIT = 4

/**
 * What waits for the issuing side: the oldest reports and the oldest open requests, each bounded, with the municipality's calendar
 * of the last half year (to count worked days). Days are of the municipality's zone.
 */
export async function findQueue(
  scope: Scope,
  today: Day,
  timeZone: string,
): Promise<{ rows: QueueRow[]; exceptions: CalendarException[] }> {
  const [row] = await read<{ rows: QueueRow[]; exceptions: CalendarException[] }>(Prisma.sql`
    SELECT
      (SELECT coalesce(json_agg(q ORDER BY q."sinceAt", q."assignmentId"), '[]') FROM (
        SELECT w."kind", w."sinceAt", (w."sinceAt" AT TIME ZONE ${timeZone})::date::text AS "sinceDay", w."late", w."requestedDueOn",
          w."authorId", w."row", a."extensionCount", a."id" AS "assignmentId", i."number" AS "itemNumber", left(i."text", 160) AS "itemText",
          o."shortName" AS "organizationName"
        FROM (
          (SELECT 'report' AS "kind", a."id", a."submittedAt" AS "sinceAt",
             (a."currentDueAt" IS NOT NULL AND a."neededDueAt" > a."currentDueAt") IS TRUE AS "late",
             NULL::text AS "requestedDueOn", a."submittedById" AS "authorId", a."id" || '.' || a."version" AS "row"
           FROM "Assignment" a
           WHERE ${inScope(scope)} AND a."state" = 'SUBMITTED' AND NOT a."historical"
           ORDER BY a."submittedAt", a."id" LIMIT ${QUEUE_LIMIT})
          UNION ALL
          (SELECT 'extension', a."id", x."askedAt", x."askedAfterDue", x."requestedDueOn"::text, x."askedById",
             x."id" || '.' || x."version"
           FROM "ExtensionRequest" x JOIN "Assignment" a ON a."id" = x."assignmentId"
           WHERE ${inScope(scope)} AND x."state" = 'REQUESTED'
           ORDER BY x."askedAt", x."id" LIMIT ${QUEUE_LIMIT})
        ) w
        JOIN "Assignment" a ON a."id" = w."id"
        JOIN "ResolutionItem" i ON i."id" = a."itemId"
        JOIN "Organization" o ON o."id" = a."organizationId") q) AS "rows",
      (SELECT coalesce(json_agg(json_build_object('day', d."day"::text, 'kind', d."kind")), '[]') FROM "CalendarDay" d
        WHERE d."municipalityId" = ${scope.municipalityId}::uuid
          AND d."day" BETWEEN ${addDays(today, -190)}::date AND ${addDays(today, 20)}::date) AS "exceptions"`)
  if (!row) throw new Error('The queue gave no row')
  return row
}

/** Months after which an open item without a date stands out on the Department's home page. */
export const UNDATED_DAYS = 182

/** Items with a review date only, issued over half a year ago and still owed by somebody; the oldest five. */
export async function listOldUndated(scope: Scope, today: Day, timeZone: string): Promise<UndatedItem[]> {
  return read<UndatedItem>(Prisma.sql`
    SELECT i."id" AS "itemId", r."id" AS "resolutionId", i."number", left(i."text", 200) AS "text",
      (r."issuedAt" AT TIME ZONE ${timeZone})::date::text AS "issuedOn", i."reviewOn"::text AS "reviewOn", owed."open"
    FROM "Resolution" r
    JOIN "ResolutionItem" i ON i."resolutionId" = r."id" AND i."deadlineMode" = 'REVIEW_ONLY' AND i."state" = 'ISSUED'
    CROSS JOIN LATERAL (SELECT count(*)::int AS "open" FROM "Assignment" a
      WHERE a."itemId" = i."id" AND ${inScope(scope)} AND a."effectiveDueOn" = DATE '9999-12-31'
        AND a."state" = ANY (${[...OPEN_STATES]}::"AssignmentState"[])) owed
    WHERE r."municipalityId" = ${scope.municipalityId}::uuid AND r."state" = 'ISSUED' AND NOT r."historical"
      AND (r."issuedAt" AT TIME ZONE ${timeZone})::date < ${addDays(today, -UNDATED_DAYS)}::date AND owed."open" > 0
    ORDER BY r."issuedAt", i."position" LIMIT 5`)
}

/** The nearest open work of the scope (an organisation's, or what was handed to a person), and what waits for review. */
export async function listNearest(scope: Scope, limit: number): Promise<ListRow[]> {
  return read<ListRow>(Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT a."id", a."itemId", a."resolutionId" FROM "Assignment" a
      -- In the words of the partial index Assignment_open_of_organization.
      WHERE ${inScope(scope)} AND NOT a."historical" AND a."state" NOT IN ('ACCEPTED', 'NOT_APPLICABLE', 'CANCELLED')
      ORDER BY a."effectiveDueOn", a."id" LIMIT ${limit})
    SELECT ${rowColumns(220)} FROM page JOIN "Assignment" a ON a."id" = page."id" ${ROW_JOINS}
    ORDER BY a."effectiveDueOn", a."id"`)
}

export type SetupFacts = { organizations: number; people: number; drafts: number; issued: number }

/** How far an empty portal has been set up; asked only while nothing is issued. Counts stop at two: the page asks «is there any». */
export async function findSetup(municipalityId: string): Promise<SetupFacts> {
  const few = (from: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM ${from} LIMIT 2) f)`
  const [row] = await read<SetupFacts>(Prisma.sql`
    SELECT
      ${few(Prisma.sql`"Organization" o WHERE o."municipalityId" = ${municipalityId}::uuid AND o."kind" IN ('SCHOOL', 'KINDERGARTEN', 'ADDITIONAL')`)} AS "organizations",
      ${few(Prisma.sql`"RoleGrant" g JOIN "Organization" o ON o."id" = g."organizationId" WHERE o."municipalityId" = ${municipalityId}::uuid AND g."role" = 'ORG_HEAD'`)} AS "people",
      ${few(Prisma.sql`"Resolution" r WHERE r."municipalityId" = ${municipalityId}::uuid AND r."state" IN ('DRAFT', 'REVIEWED')`)} AS "drafts",
      ${few(Prisma.sql`"Resolution" r WHERE r."municipalityId" = ${municipalityId}::uuid AND r."state" NOT IN ('DRAFT', 'REVIEWED')`)} AS "issued"`)
  if (!row) throw new Error('No setup facts')
  return row
}
