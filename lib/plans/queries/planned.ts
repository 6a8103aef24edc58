import 'server-only'
import type { UpcomingEvent } from '@/lib/activities/rules/hours'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ActivityForm } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'

const { sql, empty } = Prisma

/** Entries of plans in force: where a line has been moved to counts instead of its first days. */
const inForce = sql`"PlanEntry" e JOIN "PlanRevision" r ON r."id" = e."revisionId" AND r."state" = 'APPROVED'
  JOIN "PlanLine" l ON l."id" = e."lineId" AND l."state" <> 'CANCELLED' JOIN "CareerPlan" p ON p."id" = r."planId"`
const from = sql`coalesce(l."movedToOn", e."fromOn")`
const to = sql`coalesce(l."movedToOn", e."toOn")`
const counts = sql`a."state" <> 'CANCELLED' AND a."correctedById" IS NULL AND NOT a."voids"`

export type Planned = {
  lineId: string
  title: string
  form: ActivityForm
  directionId: string | null
  hours: number
  partnerId: string | null
}

/** A line of a plan in force within the scope, as the form of a held event begins with it; null when there is none. */
export async function findPlanned(reader: Reader, scope: Scope, lineId: string): Promise<Planned | null> {
  const own = scope.organizationId ? sql`AND p."organizationId" = ${scope.organizationId}::uuid` : empty
  const [row] = await reader.$queryRaw<Planned[]>`
    SELECT e."lineId", e."title", e."form"::text AS "form", e."directionId", e."hours", e."partnerId" FROM ${inForce}
    WHERE e."lineId" = ${lineId}::uuid AND p."municipalityId" = ${scope.municipalityId}::uuid ${own}`
  return row ?? null
}

export type PlannedForClass = { classId: string; lineId: string; title: string; fromOn: Day; toOn: Day }

/** Entries of one class shown at most. */
const A_CLASS = 4

/**
 * What the plan in force has for classes of the organisation in the seven days from today and has not been held with them yet, what ends
 * first before; at most four a class. One statement. A group without a grade takes part in whatever its plan has.
 */
export async function listPlannedForClasses(
  reader: Reader,
  scope: Scope,
  classIds: readonly string[],
  today: Day,
): Promise<PlannedForClass[]> {
  if (classIds.length === 0 || !scope.organizationId) return []
  return reader.$queryRaw<PlannedForClass[]>`
    SELECT c."id" AS "classId", x.* FROM "ClassGroup" c
    CROSS JOIN LATERAL (
      SELECT e."lineId", e."title", ${from}::text AS "fromOn", ${to}::text AS "toOn" FROM ${inForce}
      WHERE p."organizationId" = ${scope.organizationId}::uuid AND p."yearId" = c."yearId"
        AND p."kind" = (CASE WHEN c."grade" IS NULL THEN 'KINDERGARTEN' ELSE 'SCHOOL' END)::"PlanKind"
        AND (c."grade" IS NULL OR c."grade" BETWEEN e."stepFrom" AND e."stepTo")
        AND ${from} <= ${today}::date + 6 AND ${to} >= ${today}::date
        AND NOT EXISTS (SELECT 1 FROM "Activity" a JOIN "ActivityClass" k ON k."activityId" = a."id"
          WHERE a."planLineId" = e."lineId" AND k."classGroupId" = c."id" AND ${counts}
            -- A course goes on all year: what was held on another day does not end it.
            AND (${to} - ${from} <= 62 OR a."heldOn" = ${today}::date))
      ORDER BY ${to}, ${from}, e."id" LIMIT ${A_CLASS}) x
    WHERE c."id" = ANY (${classIds as string[]}::uuid[]) AND c."organizationId" = ${scope.organizationId}::uuid
    ORDER BY c."id", x."toOn", x."fromOn"`
}

/** What the plan in force of an organisation still has for a grade from today on; the nearest thirty. One statement. */
export async function listPlannedAhead(
  reader: Reader,
  place: { organizationId: string; yearId: string; grade: number; classId: string },
  today: Day,
): Promise<UpcomingEvent[]> {
  return reader.$queryRaw<UpcomingEvent[]>`
    SELECT e."lineId" AS "id", e."title", greatest(${from}, ${today}::date)::text AS "on", e."directionId", e."hours",
      e."stepFrom" AS "gradeFrom", e."stepTo" AS "gradeTo", NULL::int AS "places",
      concat('/activities/new?class=', ${place.classId}::text, '&entry=', e."lineId") AS "href"
    FROM ${inForce}
    WHERE p."organizationId" = ${place.organizationId}::uuid AND p."yearId" = ${place.yearId}::uuid AND p."kind" = 'SCHOOL'
      AND ${place.grade} BETWEEN e."stepFrom" AND e."stepTo" AND e."hours" > 0 AND e."directionId" IS NOT NULL AND ${to} >= ${today}::date
      AND NOT EXISTS (SELECT 1 FROM "Activity" a JOIN "ActivityClass" k ON k."activityId" = a."id"
        WHERE a."planLineId" = e."lineId" AND k."classGroupId" = ${place.classId}::uuid AND ${counts})
    ORDER BY greatest(${from}, ${today}::date), e."id" LIMIT 30`
}

export type PlannedThisWeek = {
  planId: string
  lineId: string
  title: string
  fromOn: Day
  toOn: Day
  responsible: string
  responsibleId: string | null
  responsibleSurname: string | null
}

/** Entries of a week at most; a rule says which of them mean whom. */
const A_WEEK = 300

/**
 * What the plans in force of the scope's organisation have in the seven days from today and who answers for it; nothing of what has been
 * held. What ends first before. One statement.
 */
export async function listPlannedThisWeek(reader: Reader, scope: Scope, today: Day): Promise<PlannedThisWeek[]> {
  if (!scope.organizationId) return []
  return reader.$queryRaw<PlannedThisWeek[]>`
    SELECT p."id" AS "planId", e."lineId", e."title", ${from}::text AS "fromOn", ${to}::text AS "toOn", e."responsible", e."responsibleId",
      (SELECT u."lastName" FROM "User" u WHERE u."id" = e."responsibleId") AS "responsibleSurname"
    FROM ${inForce} JOIN "AcademicYear" y ON y."id" = p."yearId" AND y."state" = 'CURRENT'
    WHERE p."municipalityId" = ${scope.municipalityId}::uuid AND p."organizationId" = ${scope.organizationId}::uuid
      AND ${from} <= ${today}::date + 6 AND ${to} >= ${today}::date
      AND NOT EXISTS (SELECT 1 FROM "Activity" a WHERE a."planLineId" = e."lineId" AND ${counts}
        -- A course goes on all year: what was held on another day does not end it.
        AND (${to} - ${from} <= 62 OR a."heldOn" = ${today}::date))
    ORDER BY ${to}, ${from}, e."id" LIMIT ${A_WEEK}`
}
