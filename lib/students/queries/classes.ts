import 'server-only'
import { type Day, dateToDay } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { OrganizationKind, Role } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { compareClasses } from '../rules/classes'
import type {
  ClassChoice,
  ClassFields,
  ClassRow,
  ClassView,
  GradeCount,
  OrganizationCounts,
  OrganizationFacts,
  Page,
  PersonName,
  StaffView,
  YearFacts,
} from '../types'
import { classInScope, standsOn } from './scope-sql'

const { sql, empty } = Prisma

export const COUNTS_PAGE = 30

const CLASS_COLUMNS = sql`c."id", c."kind"::text AS "kind", c."grade", c."letter", c."ageFrom", c."ageTo", c."name", c."profile"`

/** The organisation of the scope, or the named one within it. */
export async function findOrganizationFacts(
  reader: Reader,
  scope: Scope,
  organizationId: string,
): Promise<OrganizationFacts | null> {
  if (scope.organizationId && scope.organizationId !== organizationId) return null
  return reader.organization.findFirst({
    where: { id: organizationId, municipalityId: scope.municipalityId },
    select: { id: true, kind: true, programs: true, shortName: true },
  })
}

/** A year with what holds for the organisation in it. */
export async function findYearFacts(
  reader: Reader,
  scope: Scope,
  organizationId: string,
  yearId: string,
): Promise<YearFacts | null> {
  const rows = await reader.$queryRaw<(Omit<YearFacts, 'startsOn' | 'endsOn'> & { startsOn: Date; endsOn: Date })[]>`
    SELECT y."id", y."code", y."startsOn", y."endsOn", y."state"::text AS "state", EXISTS (SELECT 1 FROM "RollOver" r
      WHERE r."organizationId" = ${organizationId}::uuid AND r."fromYearId" = y."id" AND r."undoneAt" IS NULL) AS "rolledOver"
    FROM "AcademicYear" y WHERE y."id" = ${yearId}::uuid AND y."municipalityId" = ${scope.municipalityId}::uuid`
  const year = rows[0]
  return year ? { ...year, startsOn: dateToDay(year.startsOn), endsOn: dateToDay(year.endsOn) } : null
}

/**
 * Keeps the roll-over of the organisation away until the transaction ends (it takes the same row for itself); everything that changes
 * classes or enrolments begins with it.
 */
export async function holdOrganization(tx: Tx, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR SHARE`
}

/** Classes of a year in scope with their counts on the day, in the order of grades; two statements. */
export async function listClasses(
  reader: Reader,
  scope: Scope,
  organizationId: string,
  yearId: string,
  day: Day,
  today: Day,
): Promise<ClassRow[]> {
  const rows = await reader.$queryRaw<(ClassFields & { id: string; students: number; leaders: PersonName[] })[]>`
    SELECT ${CLASS_COLUMNS},
      (SELECT count(*)::int FROM "Enrollment" e WHERE e."classGroupId" = c."id" AND ${standsOn('e', day)}) AS "students",
      COALESCE((SELECT json_agg(json_build_object('lastName', u."lastName", 'firstName', u."firstName",
          'middleName', u."middleName") ORDER BY u."lastName", u."id")
        FROM "ClassStaff" s JOIN "User" u ON u."id" = s."userId"
        WHERE s."classGroupId" = c."id" AND s."duty" IN ('CLASS_TEACHER', 'KINDERGARTEN_TEACHER')
          AND ${standsOn('s', day)}), '[]') AS "leaders"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId"
    WHERE c."organizationId" = ${organizationId}::uuid AND c."yearId" = ${yearId}::uuid AND ${classInScope(scope, today)}`
  return rows.sort(compareClasses)
}

/** Classes to choose from when a pupil is enrolled or moved. */
export async function listClassChoices(
  reader: Reader,
  scope: Scope,
  organizationId: string,
  yearIds: readonly string[],
  day: Day,
): Promise<(ClassChoice & { yearId: string })[]> {
  const rows = await reader.$queryRaw<(ClassFields & ClassChoice & { yearId: string })[]>`
    SELECT ${CLASS_COLUMNS}, c."yearId",
      (SELECT count(*)::int FROM "Enrollment" e WHERE e."classGroupId" = c."id" AND ${standsOn('e', day)}) AS "students"
    FROM "ClassGroup" c
    WHERE c."municipalityId" = ${scope.municipalityId}::uuid AND c."organizationId" = ${organizationId}::uuid
      AND c."yearId" = ANY (${yearIds}::uuid[])`
  return rows.sort(compareClasses).map(({ id, name, kind, students, yearId }) => ({ id, name, kind, students, yearId }))
}

type ClassSql = ClassFields & {
  id: string
  version: number
  organizationId: string
  organizationName: string
  yearId: string
  code: string
  startsOn: Date
  endsOn: Date
  state: YearFacts['state']
  rolledOver: boolean
}

/** A class in scope with its year; null when it is not there or not the scope's. */
export async function findClass(reader: Reader, scope: Scope, classId: string, today: Day): Promise<ClassView | null> {
  const rows = await reader.$queryRaw<ClassSql[]>`
    SELECT ${CLASS_COLUMNS}, c."version", c."organizationId", o."shortName" AS "organizationName",
      y."id" AS "yearId", y."code", y."startsOn", y."endsOn", y."state"::text AS "state",
      EXISTS (SELECT 1 FROM "RollOver" r WHERE r."organizationId" = c."organizationId" AND r."fromYearId" = y."id"
        AND r."undoneAt" IS NULL) AS "rolledOver"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId" JOIN "Organization" o ON o."id" = c."organizationId"
    WHERE c."id" = ${classId}::uuid AND ${classInScope(scope, today)}`
  const row = rows[0]
  if (!row) return null
  const { yearId, code, startsOn, endsOn, state, rolledOver, ...group } = row
  return {
    ...group,
    year: { id: yearId, code, startsOn: dateToDay(startsOn), endsOn: dateToDay(endsOn), state, rolledOver },
  }
}

/** The class's row, locked until the transaction ends. */
export async function lockClass(tx: Tx, classId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "ClassGroup" WHERE "id" = ${classId}::uuid FOR UPDATE`
}

/** Who works with a class that the caller has found in scope, the leaders first. */
export async function listClassStaff(reader: Reader, classId: string, day: Day): Promise<StaffView[]> {
  const rows = await reader.classStaff.findMany({
    where: { classGroupId: classId },
    include: { user: { select: { lastName: true, firstName: true, middleName: true } } },
    orderBy: [{ duty: 'asc' }, { validFrom: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, userId, duty, validFrom, validUntil, user }) => {
    const days = { validFrom: dateToDay(validFrom), validUntil: validUntil && dateToDay(validUntil) }
    const standing = days.validFrom <= day && (days.validUntil === null || days.validUntil >= day)
    return { id, userId, duty, ...days, ...user, standing }
  })
}

/** A row of class staff with its class in scope. */
export async function findClassStaff(reader: Reader, scope: Scope, classStaffId: string) {
  const row = await reader.classStaff.findFirst({
    where: {
      id: classStaffId,
      classGroup: {
        municipalityId: scope.municipalityId,
        ...(scope.organizationId ? { organizationId: scope.organizationId } : {}),
      },
    },
  })
  if (!row) return null
  const { id, classGroupId, userId, duty, validFrom, validUntil } = row
  return {
    ...{ id, classGroupId, userId, duty },
    validFrom: dateToDay(validFrom),
    validUntil: validUntil && dateToDay(validUntil),
  }
}

/** People with a standing role in the organisation who may work with classes. */
export async function listStaffChoices(
  reader: Reader,
  organizationId: string,
  today: Day,
): Promise<(PersonName & { id: string; roles: Role[] })[]> {
  return reader.$queryRaw`
    SELECT u."id", u."lastName", u."firstName", u."middleName", array_agg(DISTINCT g."role"::text) AS "roles"
    FROM "RoleGrant" g JOIN "User" u ON u."id" = g."userId"
    WHERE g."organizationId" = ${organizationId}::uuid AND g."revokedAt" IS NULL AND ${standsOn('g', today)}
      AND g."role" IN ('TEACHER', 'PSYCHOLOGIST', 'ORG_HEAD', 'ORG_DEPUTY') AND u."disabledAt" IS NULL
    GROUP BY u."id" ORDER BY u."lastName", u."firstName", u."id" LIMIT 300`
}

/** The standing roles of a person in the organisation on the day. */
export async function listStandingRoles(
  reader: Reader,
  organizationId: string,
  userId: string,
  today: Day,
): Promise<Role[]> {
  const rows = await reader.$queryRaw<{ role: Role }[]>`
    SELECT g."role"::text AS "role" FROM "RoleGrant" g
    WHERE g."userId" = ${userId}::uuid AND g."organizationId" = ${organizationId}::uuid AND g."revokedAt" IS NULL
      AND ${standsOn('g', today)}`
  return rows.map(({ role }) => role)
}

/**
 * Teaching organisations in scope with counts of a year on the day, a page by key; one statement. Counts only: no name of a child is
 * read for the Department.
 */
export async function listCounts(
  reader: Reader,
  scope: Scope,
  yearId: string,
  day: Day,
  after: string | null,
): Promise<Page<OrganizationCounts>> {
  const order = (alias: 'o' | 'a') => {
    const name = Prisma.raw(`${alias}."shortName"`)
    const kind = Prisma.raw(`${alias}."kind"`)
    return sql`${kind}, regexp_replace(${name}, '[0-9].*$', ''), COALESCE(substring(${name} from '[0-9]{1,9}')::bigint, 0), ${Prisma.raw(`${alias}."id"`)}`
  }
  const grades = (from: number, to: number) => sql`count(*) FILTER (WHERE c."grade" BETWEEN ${from} AND ${to})::int`
  const rows = await reader.$queryRaw<(OrganizationCounts & { kind: OrganizationKind })[]>`
    SELECT o."id", o."shortName", o."kind"::text AS "kind", n.*,
      (SELECT count(*)::int FROM "ClassGroup" c WHERE c."organizationId" = o."id" AND c."yearId" = ${yearId}::uuid) AS "classes"
    FROM "Organization" o
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "total", ${grades(1, 4)} AS "primary", ${grades(5, 9)} AS "basic", ${grades(10, 11)} AS "secondary",
        count(*) FILTER (WHERE c."kind" = 'PRESCHOOL_GROUP')::int AS "preschool",
        count(*) FILTER (WHERE c."kind" = 'STUDY_GROUP')::int AS "additional"
      FROM "Enrollment" e JOIN "ClassGroup" c ON c."id" = e."classGroupId"
      WHERE e."organizationId" = o."id" AND e."yearId" = ${yearId}::uuid AND ${standsOn('e', day)}) n
    WHERE o."municipalityId" = ${scope.municipalityId}::uuid AND o."kind" IN ('SCHOOL', 'KINDERGARTEN', 'ADDITIONAL')
      AND o."status" = 'ACTIVE' ${scope.organizationId ? sql`AND o."id" = ${scope.organizationId}::uuid` : empty}
      ${
        after
          ? sql`AND (${order('o')}) > (SELECT ${order('a')} FROM "Organization" a
              WHERE a."id" = ${after}::uuid AND a."municipalityId" = ${scope.municipalityId}::uuid)`
          : empty
      }
    ORDER BY ${order('o')} LIMIT ${COUNTS_PAGE + 1}`
  const shown = rows.slice(0, COUNTS_PAGE)
  return { rows: shown, next: rows.length > COUNTS_PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** Children by grade over the whole scope on the day (0: groups of kindergartens, null: groups of additional education); one statement. */
export async function listGradeCounts(reader: Reader, scope: Scope, yearId: string, day: Day): Promise<GradeCount[]> {
  return reader.$queryRaw<GradeCount[]>`
    SELECT CASE c."kind" WHEN 'CLASS' THEN c."grade" WHEN 'PRESCHOOL_GROUP' THEN 0 END AS "grade", count(*)::int AS "children",
      count(DISTINCT c."id")::int AS "classes"
    FROM "ClassGroup" c JOIN "Organization" o ON o."id" = c."organizationId" AND o."status" = 'ACTIVE'
    JOIN "Enrollment" e ON e."classGroupId" = c."id" AND ${standsOn('e', day)}
    WHERE c."municipalityId" = ${scope.municipalityId}::uuid AND c."yearId" = ${yearId}::uuid
    GROUP BY 1 ORDER BY 1 NULLS LAST`
}
