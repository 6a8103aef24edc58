import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { GuidanceLevelKind } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import type { DirectionHours } from '../rules/hours'
import type { NormRow, PersonName } from '../types'
import { classInScope, enrolledOn } from './reach'

const { sql, empty } = Prisma

export type PupilHours = PersonName & { id: string; hours: DirectionHours[] }

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
    SELECT t."id", t."lastName", t."firstName", t."middleName",
      (SELECT coalesce(json_agg(json_build_object('directionId', h."directionId", 'hours', h."hours", 'heldHours', h."heldHours")), '[]')
        FROM "StudentHours" h WHERE h."studentId" = t."id" AND h."yearId" = ${yearId}::uuid) AS "hours"
    FROM "Enrollment" e JOIN "ClassGroup" c ON c."id" = e."classGroupId" JOIN "Student" t ON t."id" = e."studentId"
    WHERE e."classGroupId" = ${classId}::uuid AND ${classInScope(scope, today)} AND ${enrolledOn(day)}
    ORDER BY t."lastName", t."firstName", t."id" LIMIT 100`
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

/** Organisations in scope with classes in a year, in counts from the counters; names of nobody. One statement. */
export async function listOrganizationTotals(
  reader: Reader,
  scope: Pick<Scope, 'municipalityId' | 'organizationId'>,
  yearId: string,
  day: Day,
): Promise<OrganizationTotals[]> {
  const own = scope.organizationId ? sql`AND o."id" = ${scope.organizationId}::uuid` : empty
  return reader.$queryRaw<OrganizationTotals[]>`
    WITH orgs AS MATERIALIZED (
      SELECT o."id", o."shortName", coalesce(l."level", 'BASE') AS "level" FROM "Organization" o
      LEFT JOIN "GuidanceLevel" l ON l."organizationId" = o."id" AND l."yearId" = ${yearId}::uuid
      WHERE o."municipalityId" = ${scope.municipalityId}::uuid ${own}
        AND EXISTS (SELECT 1 FROM "ClassGroup" c WHERE c."organizationId" = o."id" AND c."yearId" = ${yearId}::uuid)),
    counted AS (
      SELECT "organizationId", sum("events")::int AS "events", sum("heldEvents")::int AS "heldEvents" FROM "ActivityCount"
      WHERE "yearId" = ${yearId}::uuid AND "organizationId" IN (SELECT "id" FROM orgs) GROUP BY 1),
    hours AS (
      SELECT "organizationId", sum("attendances")::int AS "attendances", sum("namedHours") AS "namedHours",
        sum("headcountHours") AS "headcountHours", sum("heldHours") AS "heldHours" FROM "GradeHours"
      WHERE "yearId" = ${yearId}::uuid AND "organizationId" IN (SELECT "id" FROM orgs) GROUP BY 1),
    done AS (
      SELECT h."studentId", sum(h."hours") AS "hours" FROM "StudentHours" h
      WHERE h."yearId" = ${yearId}::uuid AND h."studentId" IN (SELECT e."studentId" FROM "Enrollment" e
        WHERE e."organizationId" IN (SELECT "id" FROM orgs) AND e."yearId" = ${yearId}::uuid)
      GROUP BY 1),
    pupils AS (
      SELECT e."organizationId", count(*)::int AS "pupils",
        count(*) FILTER (WHERE coalesce(w."hours", 0) >= n."minHours")::int AS "reached"
      FROM "Enrollment" e JOIN orgs o ON o."id" = e."organizationId"
      JOIN "ClassGroup" c ON c."id" = e."classGroupId" AND c."grade" >= 6
      JOIN "HoursNorm" n ON n."yearId" = e."yearId" AND n."level" = o."level" AND n."directionId" IS NULL
        AND c."grade" BETWEEN n."gradeFrom" AND n."gradeTo"
      LEFT JOIN done w ON w."studentId" = e."studentId"
      WHERE e."yearId" = ${yearId}::uuid AND e."kind" = 'MAIN' AND ${enrolledOn(day)} GROUP BY 1)
    SELECT o."id", o."shortName" AS "name", o."level"::text AS "level", coalesce(k."events", 0) AS "events",
      coalesce(k."heldEvents", 0) AS "heldEvents", coalesce(h."attendances", 0) AS "attendances",
      coalesce(h."namedHours", 0) AS "namedHours", coalesce(h."headcountHours", 0) AS "headcountHours",
      coalesce(h."heldHours", 0) AS "heldHours", coalesce(p."pupils", 0) AS "pupils", coalesce(p."reached", 0) AS "reached"
    FROM orgs o LEFT JOIN counted k ON k."organizationId" = o."id" LEFT JOIN hours h ON h."organizationId" = o."id"
    LEFT JOIN pupils p ON p."organizationId" = o."id"
    ORDER BY regexp_replace(o."shortName", '[0-9].*$', ''), COALESCE(substring(o."shortName" from '[0-9]{1,9}')::bigint, 0), o."shortName", o."id"
    LIMIT 500`
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
  return reader.$queryRaw<GradeTotals[]>`
    SELECT g."grade", g."directionId", sum(g."attendances")::int AS "attendances", sum(g."namedHours" + g."headcountHours") AS "hours",
      sum(g."heldHours") AS "heldHours"
    FROM "GradeHours" g
    WHERE g."municipalityId" = ${scope.municipalityId}::uuid AND g."yearId" = ${yearId}::uuid
      ${one ? sql`AND g."organizationId" = ${one}::uuid` : empty}
    GROUP BY 1, 2 ORDER BY 1, 2`
}
