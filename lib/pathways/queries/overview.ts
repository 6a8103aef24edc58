import 'server-only'
import { classInScope } from '@/lib/activities/queries/reach'
import { slipIsOpen } from '@/lib/family/queries/access'
import { naturalOrder } from '@/lib/institutions/queries'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { outcomesOf } from '@/lib/outcomes/queries/outcomes'
import type { OutcomeOfStudent } from '@/lib/outcomes/types'
import { type Duty, studentInScope } from '@/lib/students/queries/scope-sql'
import type { Page } from '@/lib/students/types'
import type { ClassPathways, OrganizationPathways, PathwayState, Step, StudentPathway } from '../types'
import { saidByFamily } from './notes'
import { curatorDue, heldFor } from './pathways'

const { sql, empty } = Prisma

export const ORGANIZATIONS_PAGE = 30

/** The present children of a class (alias c) on a day with their open or completed route of the class's year. */
const presentWithPathway = (day: Day) => sql`FROM "Enrollment" e LEFT JOIN "Pathway" p ON p."studentId" = e."studentId"
  AND p."yearId" = c."yearId" AND p."state" <> 'CLOSED'
  WHERE e."classGroupId" = c."id" AND e."validFrom" <= ${day}::date AND (e."validUntil" IS NULL OR e."validUntil" >= ${day}::date)
    AND e."leaveReason" IS DISTINCT FROM 'MISTAKEN'`

/** Classes of a year in reach with how many of their children have a route; one statement, at most 120. */
export async function listPathwayClasses(
  reader: Reader,
  scope: Scope,
  today: Day,
  place: { organizationId: string; yearId: string; day: Day },
): Promise<ClassPathways[]> {
  return reader.$queryRaw<ClassPathways[]>`
    SELECT c."id", c."name", c."grade", n.* FROM "ClassGroup" c
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "students", count(p."id")::int AS "withPathway",
        count(p."id") FILTER (WHERE p."state" IN ('ACTIVE', 'COMPLETED'))::int AS "active",
        count(p."id") FILTER (WHERE p."state" = 'ON_APPROVAL')::int AS "waiting",
        count(p."id") FILTER (WHERE ${curatorDue(today)})::int AS "curatorDue" ${presentWithPathway(place.day)}) n
    WHERE c."organizationId" = ${place.organizationId}::uuid AND c."yearId" = ${place.yearId}::uuid AND c."kind" <> 'STUDY_GROUP'
      AND ${classInScope(scope, today)}
    ORDER BY c."grade" NULLS LAST, c."name", c."id" LIMIT 120`
}

export type PathwayOfStudent = {
  studentId: string
  id: string
  state: PathwayState
  version: number
  curatorDue: boolean
  approvedOn: Day | null
  /** What the family has said of it since it was approved. */
  said: ('SEEN' | 'AGREED')[]
  steps: Pick<Step, 'title' | 'dueOn' | 'state' | 'heldOn'>[]
}

/** The routes of the children named, whom the caller has found in scope, in a year; one statement whatever their number. */
export async function listPathwaysOf(
  reader: Reader,
  scope: Scope,
  today: Day,
  yearId: string,
  studentIds: readonly string[],
): Promise<PathwayOfStudent[]> {
  return reader.$queryRaw<PathwayOfStudent[]>`
    SELECT p."studentId", p."id", p."state"::text AS "state", p."version", ${curatorDue(today)} AS "curatorDue", (p."approvedAt" AT TIME ZONE (SELECT m."timeZone" FROM "Municipality" m WHERE m."id" = p."municipalityId"))::date::text AS "approvedOn",
      ${saidByFamily('p')} AS "said",
      (SELECT coalesce(json_agg(json_build_object('title', s."title", 'dueOn', s."dueOn", 'state', s."state", 'heldOn', h."heldOn")), '[]')
        FROM "PathwayStep" s ${heldFor} WHERE s."pathwayId" = p."id") AS "steps"
    FROM "Pathway" p
    WHERE p."studentId" = ANY (${studentIds as string[]}::uuid[]) AND p."yearId" = ${yearId}::uuid AND p."state" <> 'CLOSED'
      AND p."municipalityId" = ${scope.municipalityId}::uuid`
}

/** Schools and kindergartens with how many of their children have a route, a page by key; counts alone, one statement. */
export async function listOrganizationPathways(
  reader: Reader,
  scope: Scope,
  yearId: string,
  day: Day,
  after: string | null,
): Promise<Page<OrganizationPathways>> {
  const rows = await reader.$queryRaw<OrganizationPathways[]>`
    SELECT o."id", o."shortName", n.* FROM "Organization" o
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(x."students"), 0)::int AS "students", coalesce(sum(x."withPathway"), 0)::int AS "withPathway",
        coalesce(sum(x."active"), 0)::int AS "active"
      FROM "ClassGroup" c CROSS JOIN LATERAL (
        SELECT count(*)::int AS "students", count(p."id")::int AS "withPathway",
          count(p."id") FILTER (WHERE p."state" IN ('ACTIVE', 'COMPLETED'))::int AS "active" ${presentWithPathway(day)}) x
      WHERE c."organizationId" = o."id" AND c."yearId" = ${yearId}::uuid AND c."kind" <> 'STUDY_GROUP') n
    WHERE o."municipalityId" = ${scope.municipalityId}::uuid AND o."kind" IN ('SCHOOL', 'KINDERGARTEN') AND o."status" = 'ACTIVE'
      ${
        after
          ? sql`AND (${naturalOrder('o')}) > (SELECT ${naturalOrder('a')} FROM "Organization" a
              WHERE a."id" = ${after}::uuid AND a."municipalityId" = ${scope.municipalityId}::uuid)`
          : empty
      }
    ORDER BY ${naturalOrder('o')} LIMIT ${ORGANIZATIONS_PAGE + 1}`
  const shown = rows.slice(0, ORGANIZATIONS_PAGE)
  return { rows: shown, next: rows.length > ORGANIZATIONS_PAGE ? (shown.at(-1)?.id ?? null) : null }
}

export type CardAside = {
  pathways: StudentPathway[] | null
  /** How many of the family see the route, and how many slips are out; null for who gives out no slips to this family. */
  access: { links: number; slips: number } | null
  results: { total: number; open: number } | null
  /** Of a graduate, for who may read it. */
  outcomes: OutcomeOfStudent[]
}

/** What stands beside a child's card, each part for whose scope reaches the child; one statement. */
export async function findCardAside(
  reader: Reader,
  scopes: { pathways: Scope | null; slips: Scope | null; results: Scope | null; outcomes: Scope | null },
  studentId: string,
  today: Day,
): Promise<CardAside> {
  const reached = (scope: Scope | null, duty?: Duty) =>
    scope ? sql`(${studentInScope(scope, today, duty)})` : sql`false`
  const [found] = await reader.$queryRaw<CardAside[]>`
    SELECT CASE WHEN ${reached(scopes.pathways)} THEN (
        SELECT coalesce(json_agg(json_build_object('id', p."id", 'yearCode', y."code", 'state', p."state")
          ORDER BY y."startsOn" DESC, p."createdAt" DESC), '[]')
        FROM "Pathway" p JOIN "AcademicYear" y ON y."id" = p."yearId" WHERE p."studentId" = t."id") END AS "pathways",
      CASE WHEN ${reached(scopes.slips, 'LEADS')} THEN json_build_object(
        'links', (SELECT count(*) FROM "GuardianLink" g WHERE g."studentId" = t."id" AND g."revokedAt" IS NULL),
        'slips', (SELECT count(*) FROM "AccessSlip" s WHERE s."studentId" = t."id" AND ${slipIsOpen})) END AS "access",
      CASE WHEN ${reached(scopes.results)} THEN json_build_object(
        'total', (SELECT count(*) FROM "DiagnosticResult" d WHERE d."studentId" = t."id"),
        'open', (SELECT count(*) FROM "DiagnosticResult" d WHERE d."studentId" = t."id" AND d."visibility" <> 'PSYCH')) END AS "results",
      CASE WHEN ${reached(scopes.outcomes)} THEN ${scopes.outcomes ? outcomesOf(scopes.outcomes) : sql`'[]'`} ELSE '[]' END AS "outcomes"
    FROM "Student" t WHERE t."id" = ${studentId}::uuid AND t."municipalityId" = ${Object.values(scopes).find(Boolean)?.municipalityId ?? null}::uuid`
  return found ?? { pathways: null, access: null, results: null, outcomes: [] }
}
