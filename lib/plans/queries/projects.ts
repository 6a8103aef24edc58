import 'server-only'
import { classInScope } from '@/lib/activities/queries/reach'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import type { ProjectClass, ProjectDetail, ProjectPage, ProjectRow } from '../types/projects'
import { piecesOf } from './registers'

const { sql, empty } = Prisma

export const PROJECTS_PAGE = 40

/** Projects (alias p) in reach: of the organisation; for `classes` those the person supervises or of a class (alias c) in reach. */
function inScope(scope: Scope, today: Day): Prisma.Sql {
  return sql`p."municipalityId" = ${scope.municipalityId}::uuid
    ${scope.organizationId ? sql`AND p."organizationId" = ${scope.organizationId}::uuid` : empty}
    ${scope.classesOfId ? sql`AND (p."supervisorId" = ${scope.classesOfId}::uuid OR (${classInScope(scope, today)}))` : empty}`
}

/** A teacher sees no name of a pupil who has left the organisation since; the row stays. */
const nameOf = (scope: Scope, today: Day) =>
  scope.classesOfId
    ? sql`CASE WHEN EXISTS (SELECT 1 FROM "Enrollment" e WHERE e."studentId" = t."id" AND e."organizationId" = p."organizationId"
        AND e."validFrom" <= ${today}::date AND (e."validUntil" IS NULL OR e."validUntil" >= ${today}::date)) THEN ${person('t')} END`
    : person('t')

const columns = (
  scope: Scope,
  today: Day,
) => sql`p."id", p."studentId", ${nameOf(scope, today)} AS "name", c."name" AS "className", p."topic",
  p."supervisorId", ${person('u')} AS "supervisor", p."career", p."state"::text AS "state", p."defenceOn"::text AS "defenceOn", p."version"`
const joins = sql`JOIN "ClassGroup" c ON c."id" = p."classGroupId" JOIN "Student" t ON t."id" = p."studentId"
  JOIN "User" u ON u."id" = p."supervisorId"`

/** Classes of grades 10–11 in reach with how many of their pupils on the day have a project; at most 60. */
export async function listProjectClasses(
  reader: Reader,
  scope: Scope,
  today: Day,
  place: { organizationId: string; yearId: string; day: Day },
): Promise<ProjectClass[]> {
  return reader.$queryRaw<ProjectClass[]>`
    SELECT c."id", c."name", c."grade", n.*
    FROM "ClassGroup" c
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "students", count(p."id")::int AS "withProject", count(p."id") FILTER (WHERE p."career")::int AS "career"
      FROM "Enrollment" e LEFT JOIN "IndividualProject" p ON p."organizationId" = c."organizationId" AND p."yearId" = c."yearId"
        AND p."studentId" = e."studentId" AND p."removedAt" IS NULL
      WHERE e."classGroupId" = c."id" AND e."validFrom" <= ${place.day}::date
        AND (e."validUntil" IS NULL OR e."validUntil" >= ${place.day}::date) AND e."leaveReason" IS DISTINCT FROM 'MISTAKEN') n
    WHERE c."organizationId" = ${place.organizationId}::uuid AND c."yearId" = ${place.yearId}::uuid AND c."grade" IN (10, 11)
      AND ${classInScope(scope, today)}
    ORDER BY c."grade", c."name", c."id" LIMIT 60`
}

/** Projects of a year in reach by class and name, a page by key; one statement. `own`: only those the person supervises. */
export async function listProjects(
  reader: Reader,
  scope: Scope,
  today: Day,
  filter: { yearId: string; supervisorId: string | null; after: string | null },
): Promise<ProjectPage> {
  const rows = await reader.$queryRaw<ProjectRow[]>`
    SELECT ${columns(scope, today)} FROM "IndividualProject" p ${joins}
    WHERE p."yearId" = ${filter.yearId}::uuid AND p."removedAt" IS NULL AND ${inScope(scope, today)}
      ${filter.supervisorId ? sql`AND p."supervisorId" = ${filter.supervisorId}::uuid` : empty}
      ${filter.after ? sql`AND p."id" > ${filter.after}::uuid` : empty}
    ORDER BY p."id" LIMIT ${PROJECTS_PAGE + 1}`
  const shown = rows.slice(0, PROJECTS_PAGE)
  return { rows: shown, next: rows.length > PROJECTS_PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** The standing projects of the pupils of a class, whichever class they were entered in; the caller has found the class in reach. */
export async function listClassProjects(
  reader: Reader,
  scope: Scope,
  today: Day,
  place: { organizationId: string; yearId: string; studentIds: readonly string[] },
): Promise<ProjectRow[]> {
  return reader.$queryRaw<ProjectRow[]>`
    SELECT ${columns(scope, today)} FROM "IndividualProject" p ${joins}
    WHERE p."organizationId" = ${place.organizationId}::uuid AND p."yearId" = ${place.yearId}::uuid AND p."removedAt" IS NULL
      AND p."studentId" = ANY (${place.studentIds as string[]}::uuid[]) AND p."municipalityId" = ${scope.municipalityId}::uuid`
}

/** One project in reach; null when it is not there, taken out or beyond it. */
export async function findProject(
  reader: Reader,
  scope: Scope,
  today: Day,
  projectId: string,
): Promise<ProjectDetail | null> {
  const [found] = await reader.$queryRaw<ProjectDetail[]>`
    SELECT ${columns(scope, today)}, p."organizationId", p."classGroupId", p."result", y."code" AS "yearCode",
      y."startsOn"::text AS "startsOn", y."endsOn"::text AS "endsOn", y."state" = 'CURRENT' AS "open", ${piecesOf('projectId', 'p."id"')} AS "evidence"
    FROM "IndividualProject" p ${joins} JOIN "AcademicYear" y ON y."id" = p."yearId"
    WHERE p."id" = ${projectId}::uuid AND p."removedAt" IS NULL AND ${inScope(scope, today)}`
  return found ?? null
}
