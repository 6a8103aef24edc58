import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import { standsOn } from '@/lib/students/queries/scope-sql'
import { kindOfForm } from '../rules/steps'
import type { StepOffer } from '../types'

const { sql } = Prisma

/** Entries `e` with their lines `l` of an organisation's plan in force, from a day on, for a grade (null: a kindergarten's, for all ages). */
const ahead = (place: Record<'organization' | 'year' | 'grade', Prisma.Sql>, today: Day) => sql`
  FROM "CareerPlan" p JOIN "PlanRevision" r ON r."planId" = p."id" AND r."state" = 'APPROVED'
  JOIN "PlanEntry" e ON e."revisionId" = r."id" JOIN "PlanLine" l ON l."id" = e."lineId" AND l."state" <> 'CANCELLED'
  WHERE p."organizationId" = ${place.organization} AND p."yearId" = ${place.year}
    AND p."kind" = (CASE WHEN ${place.grade} IS NULL THEN 'KINDERGARTEN' ELSE 'SCHOOL' END)::"PlanKind"
    AND coalesce(l."movedToOn", e."toOn") >= ${today}::date
    AND (${place.grade} IS NULL OR ${place.grade} BETWEEN e."stepFrom" AND e."stepTo")`

/**
 * Real events that a step can be taken from: the one place where they come in. Now the organisation's plan in force, from today on;
 * trials, practice and courses join here once they exist. At most forty, the nearest first; one statement.
 */
export async function listOffers(
  reader: Reader,
  place: { organizationId: string; yearId: string; grade: number | null },
  today: Day,
): Promise<StepOffer[]> {
  const given = {
    organization: sql`${place.organizationId}::uuid`,
    year: sql`${place.yearId}::uuid`,
    grade: sql`${place.grade}::int`,
  }
  const rows = await reader.$queryRaw<{ planLineId: string; title: string; form: string; fromOn: Day; dueOn: Day }[]>`
    SELECT e."lineId" AS "planLineId", e."title", e."form"::text AS "form",
      greatest(coalesce(l."movedToOn", e."fromOn"), ${today}::date)::text AS "fromOn", coalesce(l."movedToOn", e."toOn")::text AS "dueOn"
    ${ahead(given, today)}
    ORDER BY coalesce(l."movedToOn", e."toOn"), e."id" LIMIT 40`
  return rows.map(({ form, ...row }) => ({ ...row, kind: kindOfForm(form) }))
}

/** So many events ahead are told to a family. */
const TOLD = 8

/** What the organisation of a Student `t` has ahead for its class, the nearest first, as JSON: a part of a larger statement. */
export function eventsAheadOf(today: Day): Prisma.Sql {
  const place = { organization: sql`n."organizationId"`, year: sql`n."yearId"`, grade: sql`c."grade"` }
  return sql`(SELECT coalesce(json_agg(json_build_object('title', x."title", 'fromOn', x."fromOn", 'toOn', x."toOn")
      ORDER BY x."toOn", x."id"), '[]')
    FROM (SELECT q.* FROM "Enrollment" n JOIN "ClassGroup" c ON c."id" = n."classGroupId" CROSS JOIN LATERAL (
        SELECT e."id", e."title", coalesce(l."movedToOn", e."fromOn") AS "fromOn", coalesce(l."movedToOn", e."toOn") AS "toOn"
        ${ahead(place, today)}) q
      WHERE n."studentId" = t."id" AND n."kind" = 'MAIN' AND ${standsOn('n', today)}
      ORDER BY q."toOn", q."id" LIMIT ${TOLD}) x)`
}

/** Is the line one of the organisation's plan of the year, and not cancelled? */
export async function isLineKnown(
  reader: Reader,
  place: { organizationId: string; yearId: string },
  lineId: string,
): Promise<boolean> {
  const [row] = await reader.$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "PlanLine" l JOIN "CareerPlan" p ON p."id" = l."planId"
      WHERE l."id" = ${lineId}::uuid AND l."state" <> 'CANCELLED' AND l."organizationId" = ${place.organizationId}::uuid
        AND p."yearId" = ${place.yearId}::uuid) AS "known"`
  return row?.known ?? false
}
