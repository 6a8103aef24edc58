import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import { kindOfForm } from '../rules/steps'
import type { StepOffer } from '../types'

const { sql, empty } = Prisma

/**
 * Real events that a step can be taken from: the one place where they come in. Now the organisation's plan in force, from today on;
 * trials, practice and courses join here once they exist. At most forty, the nearest first; one statement.
 */
export async function listOffers(
  reader: Reader,
  place: { organizationId: string; yearId: string; grade: number | null },
  today: Day,
): Promise<StepOffer[]> {
  const kind = place.grade === null ? 'KINDERGARTEN' : 'SCHOOL'
  const rows = await reader.$queryRaw<{ planLineId: string; title: string; form: string; fromOn: Day; dueOn: Day }[]>`
    SELECT e."lineId" AS "planLineId", e."title", e."form"::text AS "form",
      greatest(coalesce(l."movedToOn", e."fromOn"), ${today}::date)::text AS "fromOn", coalesce(l."movedToOn", e."toOn")::text AS "dueOn"
    FROM "CareerPlan" p JOIN "PlanRevision" r ON r."planId" = p."id" AND r."state" = 'APPROVED'
    JOIN "PlanEntry" e ON e."revisionId" = r."id" JOIN "PlanLine" l ON l."id" = e."lineId" AND l."state" <> 'CANCELLED'
    WHERE p."organizationId" = ${place.organizationId}::uuid AND p."yearId" = ${place.yearId}::uuid AND p."kind" = ${kind}::"PlanKind"
      AND coalesce(l."movedToOn", e."toOn") >= ${today}::date
      ${place.grade === null ? empty : sql`AND ${place.grade} BETWEEN e."stepFrom" AND e."stepTo"`}
    ORDER BY coalesce(l."movedToOn", e."toOn"), e."id" LIMIT 40`
  return rows.map(({ form, ...row }) => ({ ...row, kind: kindOfForm(form) }))
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
