import 'server-only'
import { type Day, dateToDay } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import type { Role } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { classKey } from '../rules/import-classes'
import type { YearFact } from '../rules/import-rows'
import type { ClassFact, EnrollmentFact, PupilFact, StaffFact, StrangerFact } from '../types/import'

/** An import belongs to one organisation: that of the verb's reach. */
export type ImportScope = Scope & { readonly organizationId: string }

export function isImportScope(scope: Scope): scope is ImportScope {
  return scope.organizationId !== null && scope.classesOfId === null
}

/** The municipality's current academic year, null before one is opened. */
export async function findImportYear(reader: Reader, scope: Scope): Promise<YearFact | null> {
  const year = await reader.academicYear.findFirst({
    where: { municipalityId: scope.municipalityId, state: 'CURRENT' },
    select: { id: true, code: true, startsOn: true, endsOn: true },
  })
  return year && { ...year, startsOn: dateToDay(year.startsOn), endsOn: dateToDay(year.endsOn) }
}

type ClassSql = Omit<ClassFact, 'key'> & { kind: string; grade: number | null; letter: string | null }

/** Classes and groups of the organisation in the year, each with its standing teacher. */
export async function listClassFacts(
  reader: Reader,
  scope: ImportScope,
  yearId: string,
  today: Day,
): Promise<ClassFact[]> {
  const rows = await reader.$queryRaw<ClassSql[]>`
    SELECT c."id", c."kind"::text AS "kind", c."grade", c."letter", c."name", c."profile", c."version",
           (SELECT s."userId" FROM "ClassStaff" s
            WHERE s."classGroupId" = c."id" AND s."duty" IN ('CLASS_TEACHER', 'KINDERGARTEN_TEACHER')
              AND (s."validUntil" IS NULL OR s."validUntil" >= ${today}::date)
            ORDER BY s."validFrom" DESC, s."id" LIMIT 1) AS "teacherId"
    FROM "ClassGroup" c
    WHERE c."municipalityId" = ${scope.municipalityId}::uuid AND c."organizationId" = ${scope.organizationId}::uuid
      AND c."yearId" = ${yearId}::uuid`
  return rows.map(({ kind, grade, letter, ...row }) => ({
    ...row,
    key: classKey({ kind, grade, letter, name: row.name }),
  }))
}

type PupilSql = Omit<PupilFact, 'open'> & { open: EnrollmentFact[] }

/** Everybody who is or was enrolled in the organisation, with the enrolments that go on. One statement. */
export function listPupilFacts(reader: Reader, scope: ImportScope, today: Day): Promise<PupilFact[]> {
  return reader.$queryRaw<PupilSql[]>`
    SELECT s."id", s."nameKey" AS "key", s."lastName", s."firstName", s."middleName", s."birthDate"::text AS "birthDate",
           s."version", own."open", coalesce(other."goesOn", false) AS "enrolledElsewhere",
           greatest(own."lastDay", other."lastDay")::text AS "lastDay"
    FROM (
      SELECT e."studentId",
             coalesce(json_agg(json_build_object('id', e."id", 'classGroupId', e."classGroupId", 'validFrom', e."validFrom",
               'version', e."version") ORDER BY e."validFrom" DESC, e."id")
               FILTER (WHERE e."validUntil" IS NULL OR e."validUntil" >= ${today}::date), '[]') AS "open",
             max(e."validUntil") FILTER (WHERE e."kind" = 'MAIN') AS "lastDay"
      FROM "Enrollment" e WHERE e."organizationId" = ${scope.organizationId}::uuid GROUP BY e."studentId"
    ) own
    JOIN "Student" s ON s."id" = own."studentId" AND s."municipalityId" = ${scope.municipalityId}::uuid
    LEFT JOIN LATERAL (
      SELECT bool_or(o."validUntil" IS NULL OR o."validUntil" >= ${today}::date) AS "goesOn", max(o."validUntil") AS "lastDay"
      FROM "Enrollment" o
      WHERE o."studentId" = s."id" AND o."kind" = 'MAIN' AND o."organizationId" <> ${scope.organizationId}::uuid
    ) other ON true`
}

/**
 * Children of the municipality with one of the name keys who were never enrolled here. They are matched, never shown: of them a person
 * learns only what the own file says.
 */
export async function listStrangers(
  reader: Reader,
  scope: ImportScope,
  keys: readonly string[],
  today: Day,
): Promise<StrangerFact[]> {
  if (keys.length === 0) return []
  return reader.$queryRaw<StrangerFact[]>`
    SELECT s."id", s."nameKey" AS "key", s."birthDate"::text AS "birthDate",
           coalesce(bool_or(e."validUntil" IS NULL OR e."validUntil" >= ${today}::date) FILTER (WHERE e."kind" = 'MAIN'), false)
             AS "enrolledElsewhere",
           (max(e."validUntil") FILTER (WHERE e."kind" = 'MAIN'))::text AS "lastDay"
    FROM "Student" s LEFT JOIN "Enrollment" e ON e."studentId" = s."id"
    WHERE s."municipalityId" = ${scope.municipalityId}::uuid AND s."nameKey" = ANY (${keys}::text[])
      AND NOT EXISTS (
        SELECT 1 FROM "Enrollment" o WHERE o."studentId" = s."id" AND o."organizationId" = ${scope.organizationId}::uuid)
    GROUP BY s."id"`
}

/** People who have or had a role in the organisation; `roles` are those that are open today. */
export function listStaffFacts(reader: Reader, scope: ImportScope, today: Day): Promise<StaffFact[]> {
  return reader.$queryRaw<(Omit<StaffFact, 'roles'> & { roles: Role[] })[]>`
    SELECT u."id" AS "userId", u."login", u."lastName", u."firstName", u."middleName",
           coalesce(json_agg(DISTINCT g."role") FILTER (
             WHERE u."disabledAt" IS NULL AND g."revokedAt" IS NULL AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date)),
             '[]') AS "roles"
    FROM "RoleGrant" g JOIN "User" u ON u."id" = g."userId"
    WHERE u."municipalityId" = ${scope.municipalityId}::uuid AND g."organizationId" = ${scope.organizationId}::uuid
      AND g."role" IN ('ORG_HEAD', 'ORG_DEPUTY', 'TEACHER', 'PSYCHOLOGIST')
    GROUP BY u."id"`
}

/** Which of the logins belong to somebody (of any municipality: a login is one in the installation), and to whom. */
export async function listTakenLogins(reader: Reader, logins: readonly string[]): Promise<Map<string, string>> {
  if (logins.length === 0) return new Map()
  const rows = await reader.user.findMany({ where: { login: { in: [...logins] } }, select: { id: true, login: true } })
  return new Map(rows.map(({ id, login }) => [login, id]))
}
