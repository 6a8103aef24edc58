import 'server-only'
import { naturalOrder } from '@/lib/institutions/queries'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import type { FieldTotals, OrganizationName, OutcomeTotals } from '../types'
import { onRoster } from './outcomes'

const { sql, empty } = Prisma

/** The largest municipality of the country has fewer schools than this. */
const MOST_SCHOOLS = 2000

/** Graduating classes of the scope's organisations in a year. */
const classesOf = (scope: Scope, yearIds: readonly string[]) => sql`c."municipalityId" = ${scope.municipalityId}::uuid
  AND c."yearId" = ANY (${yearIds as string[]}::uuid[]) AND c."kind" = 'CLASS' AND c."grade" IN (9, 11)
  ${scope.organizationId ? sql`AND c."organizationId" = ${scope.organizationId}::uuid` : empty}`

/**
 * Graduates of the scope by organisation, grade, year and where they are; of whom nothing is told are counted too, so that the sum is
 * the roster. Counts alone; one statement.
 */
export async function countOutcomes(
  reader: Reader,
  scope: Scope,
  today: Day,
  yearIds: readonly string[],
): Promise<OutcomeTotals[]> {
  return reader.$queryRaw<OutcomeTotals[]>`
    SELECT c."organizationId", c."grade", c."yearId", a."category"::text AS "category", count(*)::int AS "count"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId" JOIN "Enrollment" e ON ${onRoster(today)}
    LEFT JOIN "GraduateOutcome" a ON a."standsFor" = c."id" || ' ' || e."studentId" || ' ACTUAL'
    WHERE ${classesOf(scope, yearIds)}
    GROUP BY c."organizationId", c."grade", c."yearId", a."category"`
}

/** Graduates of the scope by the group of professions they learn or work in; counts alone, one statement. */
export async function countFields(reader: Reader, scope: Scope, yearId: string, grade: number): Promise<FieldTotals[]> {
  return reader.$queryRaw<FieldTotals[]>`
    SELECT a."fieldCode", count(*)::int AS "count", count(*) FILTER (WHERE a."byProfile")::int AS "byProfile",
      count(a."byProfile")::int AS "profileKnown"
    FROM "ClassGroup" c JOIN "GraduateOutcome" a ON a."classGroupId" = c."id"
    WHERE ${classesOf(scope, [yearId])} AND c."grade" = ${grade} AND a."phase" = 'ACTUAL' AND a."standsFor" IS NOT NULL
      AND a."fieldCode" IS NOT NULL
    GROUP BY a."fieldCode" ORDER BY count(*) DESC, a."fieldCode"`
}

/** Schools of the scope that have graduates in the year and grade, as a clerk sorts them. */
export async function listGraduatingSchools(
  reader: Reader,
  scope: Scope,
  yearId: string,
  grade: number,
): Promise<OrganizationName[]> {
  return reader.$queryRaw<OrganizationName[]>`
    SELECT o."id", o."shortName" FROM "Organization" o
    WHERE EXISTS (SELECT 1 FROM "ClassGroup" c WHERE c."organizationId" = o."id" AND c."grade" = ${grade}
      AND ${classesOf(scope, [yearId])})
    ORDER BY ${naturalOrder('o')} LIMIT ${MOST_SCHOOLS}`
}
