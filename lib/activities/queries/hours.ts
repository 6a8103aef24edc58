import 'server-only'
import { portalRefused } from '@/lib/family/queries/consents'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { GuidanceLevelKind } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { standsOn, studentInScope } from '@/lib/students/queries/scope-sql'
import type { DirectionHours } from '../rules/hours'
import type { NormRow, PersonName } from '../types'
import { classInScope, enrolledOn } from './reach'

const { sql, empty, join } = Prisma

export type PupilHours = PersonName & { id: string; hours: DirectionHours[]; nameHidden: boolean }

/**
 * The pupils of a class on a day with their hours of the year, wherever they were earned; one statement whatever the class. For
 * the reach `classes` the day is never before today: who has left is no longer shown.
 */
export async function listPupilHours(
  reader: Reader,
  scope: Scope,
  today: Day,
  classId: string,
  yearId: string,
  day: Day,
): Promise<PupilHours[]> {
  return reader.$queryRaw<PupilHours[]>`
    SELECT t."id", t."lastName", t."firstName", t."middleName", ${portalRefused(sql`t."id"`)} AS "nameHidden",
      (SELECT coalesce(json_agg(json_build_object('directionId', h."directionId", 'hours', h."hours", 'heldHours', h."heldHours")), '[]')
        FROM "StudentHours" h WHERE h."studentId" = t."id" AND h."yearId" = ${yearId}::uuid) AS "hours"
    FROM "Enrollment" e JOIN "ClassGroup" c ON c."id" = e."classGroupId" JOIN "Student" t ON t."id" = e."studentId"
    WHERE e."classGroupId" = ${classId}::uuid AND ${classInScope(scope, today)} AND ${enrolledOn(day)}
    ORDER BY t."lastName", t."firstName", t."id" LIMIT 100`
}

export type ChildHours = {
  grade: number | null
  organizationId: string
  year: { id: string; code: string; startsOn: Day; endsOn: Day }
  directions: { id: string; shortTitle: string }[]
  hours: DirectionHours[]
}

/** The hours of one child of the scope in the year of its present class, by direction; null for who learns nowhere today. One statement. */
export async function findChildHours(
  reader: Reader,
  scope: Scope,
  today: Day,
  studentId: string,
): Promise<ChildHours | null> {
  const [found] = await reader.$queryRaw<ChildHours[]>`
    SELECT c."grade", e."organizationId",
      json_build_object('id', y."id", 'code', y."code", 'startsOn', y."startsOn", 'endsOn', y."endsOn") AS "year",
      (SELECT coalesce(json_agg(json_build_object('id', d."id", 'shortTitle', d."shortTitle") ORDER BY d."position"), '[]')
        FROM "Direction" d WHERE d."yearId" = y."id") AS "directions",
      (SELECT coalesce(json_agg(json_build_object('directionId', h."directionId", 'hours', h."hours", 'heldHours', h."heldHours")), '[]')
        FROM "StudentHours" h WHERE h."studentId" = t."id" AND h."yearId" = y."id") AS "hours"
    FROM "Student" t JOIN "Enrollment" e ON e."studentId" = t."id" AND e."kind" = 'MAIN' AND ${standsOn('e', today)}
    JOIN "ClassGroup" c ON c."id" = e."classGroupId" JOIN "AcademicYear" y ON y."id" = e."yearId"
    WHERE t."id" = ${studentId}::uuid AND ${studentInScope(scope, today)} LIMIT 1`
  return found ?? null
}

export type OneClassHours = {
  directionId: string
  events: number
  attendances: number
  namedHours: number
  headcountHours: number
  heldEvents: number
  heldHours: number
}

/** The totals of a class by direction, from the counters. */
export async function listClassHours(reader: Reader, classId: string): Promise<OneClassHours[]> {
  return reader.classHours.findMany({
    where: { classGroupId: classId },
    select: {
      directionId: true,
      events: true,
      attendances: true,
      namedHours: true,
      headcountHours: true,
      heldEvents: true,
      heldHours: true,
    },
  })
}

/** The norms of a year and the level of an organisation in it. */
export async function findNorms(
  reader: Reader,
  municipalityId: string,
  yearId: string,
  organizationId: string | null,
): Promise<{ norms: NormRow[]; level: GuidanceLevelKind }> {
  const [row] = await reader.$queryRaw<{ norms: NormRow[]; level: GuidanceLevelKind | null }[]>`
    SELECT (SELECT coalesce(json_agg(json_build_object('id', n."id", 'level', n."level", 'directionId', n."directionId",
        'gradeFrom', n."gradeFrom", 'gradeTo', n."gradeTo", 'minHours', n."minHours", 'version', n."version")), '[]')
        FROM "HoursNorm" n WHERE n."yearId" = ${yearId}::uuid AND n."municipalityId" = ${municipalityId}::uuid) AS "norms",
      (SELECT l."level"::text FROM "GuidanceLevel" l WHERE l."organizationId" = ${organizationId}::uuid AND l."yearId" = ${yearId}::uuid) AS "level"`
  return { norms: row?.norms ?? [], level: row?.level ?? 'BASE' }
}

export type OrganizationTotals = {
  id: string
  name: string
  events: number
  heldEvents: number
  attendances: number
  namedHours: number
  headcountHours: number
  heldHours: number
  /** Pupils of grades 6 to 11 on the day, and how many of them have reached the norm of their organisation's level. */
  pupils: number
  reached: number
  level: GuidanceLevelKind
}

/** Organisations shown on a page of totals. */
export const TOTALS_PAGE = 25
/** More organisations than any municipality or region has: a sheet lists them all. */
const ALL = 5000

/** The order in which people count names: «Школа 2» before «Школа 10»; the index "Organization_natural" holds it. */
const natural = (alias: 'o' | 'a') => {
  const name = Prisma.raw(`${alias}."shortName"`)
  return [
    sql`regexp_replace(${name}, '[0-9].*$', '')`,
    sql`COALESCE(substring(${name} from '[0-9]{1,9}')::bigint, 0)`,
    name,
    Prisma.raw(`${alias}."id"`),
  ]
}

/**
 * Organisations in scope with classes in a year, in counts from the counters; names of nobody. One statement. Without `page` all of
 * them; with it the page after an organisation of the municipality, and one row more when there is another page.
 */
export async function listOrganizationTotals(
  reader: Reader,
  scope: Pick<Scope, 'municipalityId' | 'organizationId'>,
  yearId: string,
  day: Day,
  page?: { after: string | null },
): Promise<OrganizationTotals[]> {
  const own = scope.organizationId ? sql`AND o."id" = ${scope.organizationId}::uuid` : empty
  const last = natural('a').map(
    (part) => sql`(SELECT ${part} FROM "Organization" a WHERE a."id" = ${page?.after}::uuid
      AND a."municipalityId" = ${scope.municipalityId}::uuid)`,
  )
  const after = page?.after ? sql`AND (${join(natural('o'))}) > (${join(last)})` : empty
  return reader.$queryRaw<OrganizationTotals[]>`
    WITH orgs AS MATERIALIZED (
      SELECT o."id", o."shortName" FROM "Organization" o
      WHERE o."municipalityId" = ${scope.municipalityId}::uuid ${own} ${after}
        AND EXISTS (SELECT 1 FROM "ClassGroup" c WHERE c."organizationId" = o."id" AND c."yearId" = ${yearId}::uuid)
      ORDER BY ${join(natural('o'))} LIMIT ${page ? TOTALS_PAGE + 1 : ALL})
    SELECT o."id", o."shortName" AS "name", coalesce(l."level", 'BASE')::text AS "level", k.*, p.*
    FROM orgs o
    LEFT JOIN "GuidanceLevel" l ON l."organizationId" = o."id" AND l."yearId" = ${yearId}::uuid
    CROSS JOIN LATERAL (
      SELECT coalesce(sum("events"), 0)::int AS "events", coalesce(sum("heldEvents"), 0)::int AS "heldEvents",
        coalesce(sum("attendances"), 0)::int AS "attendances", coalesce(sum("namedHours"), 0) AS "namedHours",
        coalesce(sum("headcountHours"), 0) AS "headcountHours", coalesce(sum("heldHours"), 0) AS "heldHours"
      FROM "ActivityCount" WHERE "organizationId" = o."id" AND "yearId" = ${yearId}::uuid) k
    CROSS JOIN LATERAL (
      SELECT coalesce(sum("pupils"), 0)::int AS "pupils", coalesce(sum("reached"), 0)::int AS "reached" FROM "ReachedCount"
      WHERE "organizationId" = o."id" AND "yearId" = ${yearId}::uuid AND "fromOn" <= ${day}::date) p
    ORDER BY ${join(natural('o'))}`
}

export type GradeTotals = { grade: number; directionId: string; attendances: number; hours: number; heldHours: number }

/** The pivot grade × direction of a scope, or of one organisation in it, from the counters. */
export async function listGradeTotals(
  reader: Reader,
  scope: Scope,
  yearId: string,
  organizationId: string | null,
): Promise<GradeTotals[]> {
  const one = scope.organizationId ?? organizationId
  // A municipality's counter has eight parts for any number of its organisations.
  const counter = one
    ? sql`"GradeHours" g WHERE g."organizationId" = ${one}::uuid AND`
    : sql`"MunicipalityHours" g WHERE`
  return reader.$queryRaw<GradeTotals[]>`
    SELECT g."grade", g."directionId", sum(g."attendances")::int AS "attendances", sum(g."namedHours" + g."headcountHours") AS "hours",
      sum(g."heldHours") AS "heldHours"
    FROM ${counter} g."municipalityId" = ${scope.municipalityId}::uuid AND g."yearId" = ${yearId}::uuid
    GROUP BY 1, 2 ORDER BY 1, 2`
}
