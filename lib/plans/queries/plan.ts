import 'server-only'
import type { Norm } from '@/lib/activities/rules/hours'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { GuidanceLevelKind, PlanKind, PlanLineState, PlanState, Program } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import type { PlanListFilter } from '../schema/plan'
import type { Plan, PlanEntry, PlanRevision, PlanRow, PlanYear } from '../types/plan'

const { sql, empty, join } = Prisma

export const PLANS_PAGE = 40

/** A plan within the scope: of the municipality, and of the own organisation where the reach is that. */
export const planInScope = (scope: Scope) => sql`p."municipalityId" = ${scope.municipalityId}::uuid
  ${scope.organizationId ? sql`AND p."organizationId" = ${scope.organizationId}::uuid` : empty}`

export const yearJson = sql`json_build_object('id', y."id", 'code', y."code", 'startsOn', y."startsOn"::text, 'endsOn', y."endsOn"::text, 'state', y."state")`

/** «Кедрова В. А.» of a column that holds a person's id. */
export const initials = (
  id: string,
  of = 'r',
) => sql`(SELECT concat(u."lastName", ' ', left(u."firstName", 1), '.', CASE WHEN u."middleName" IS NULL THEN ''
  ELSE concat(' ', left(u."middleName", 1), '.') END) FROM "User" u WHERE u."id" = ${Prisma.raw(`${of}."${id}"`)})`

const revisionJson = sql`json_build_object('id', r."id", 'number', r."number", 'state', r."state", 'level', r."level", 'basis', r."basis",
  'gapReason', r."gapReason", 'reworkDueOn', r."reworkDueOn"::text, 'version', r."version", 'createdById', r."createdById",
  'submittedAt', r."submittedAt", 'submittedById', r."submittedById", 'submittedBy', ${initials('submittedById')},
  'reviewedAt', r."reviewedAt", 'reviewedBy', ${initials('reviewedById')}, 'opinion', r."opinion",
  'decidedAt', r."decidedAt", 'decidedBy', ${initials('decidedById')}, 'decision', r."decision")`

type RawRevision = Omit<PlanRevision, 'submittedAt' | 'reviewedAt' | 'decidedAt'> & {
  submittedAt: string | null
  reviewedAt: string | null
  decidedAt: string | null
}

const instant = (text: string | null) => (text === null ? null : new Date(text))

const revisionOf = (row: RawRevision): PlanRevision => ({
  ...row,
  submittedAt: instant(row.submittedAt),
  reviewedAt: instant(row.reviewedAt),
  decidedAt: instant(row.decidedAt),
})

/** A plan in scope with its revisions, newest first; drafts only for those who may see them. One statement; null when there is none. */
export async function findPlan(reader: Reader, scope: Scope, planId: string, drafts: boolean): Promise<Plan | null> {
  const [row] = await reader.$queryRaw<(Omit<Plan, 'revisions'> & { revisions: RawRevision[] })[]>`
    SELECT p."id", p."organizationId", o."shortName" AS "organizationName", p."kind"::text AS "kind", ${yearJson} AS "year",
      p."exampleAt" IS NOT NULL AS "example",
      (SELECT coalesce(json_agg(${revisionJson} ORDER BY r."number" DESC), '[]') FROM "PlanRevision" r
        WHERE r."planId" = p."id" AND (${drafts} OR r."state" <> 'DRAFT')) AS "revisions"
    FROM "CareerPlan" p JOIN "Organization" o ON o."id" = p."organizationId" JOIN "AcademicYear" y ON y."id" = p."yearId"
    WHERE p."id" = ${planId}::uuid AND ${planInScope(scope)}`
  return row && row.revisions.length > 0 ? { ...row, revisions: row.revisions.map(revisionOf) } : null
}

/** How many records of activities carry out a line: those that count. */
const heldOf = sql`(SELECT count(*)::int FROM "Activity" a
  WHERE a."planLineId" = e."lineId" AND a."state" <> 'CANCELLED' AND a."correctedById" IS NULL AND NOT a."voids")`

/** The entries of a revision by date; one statement. The caller has found the revision in scope. */
export async function listEntries(reader: Reader, revisionId: string): Promise<PlanEntry[]> {
  return reader.$queryRaw<PlanEntry[]>`
    SELECT e."id", e."lineId", e."version", e."directionId", d."shortTitle" AS "direction", e."form"::text AS "form", e."title",
      e."stepFrom", e."stepTo", e."fromOn"::text AS "fromOn", e."toOn"::text AS "toOn", e."hours", e."responsible", e."responsibleId", e."partnerId",
      n."name" AS "partner", e."itemId", i."number" AS "item", l."state"::text AS "lineState", l."version" AS "lineVersion", l."movedFromOn"::text AS "movedFromOn",
      l."movedToOn"::text AS "movedToOn", l."reason", ${heldOf} AS "held"
    FROM "PlanEntry" e JOIN "PlanLine" l ON l."id" = e."lineId"
    LEFT JOIN "Direction" d ON d."id" = e."directionId" LEFT JOIN "Partner" n ON n."id" = e."partnerId"
    LEFT JOIN "ResolutionItem" i ON i."id" = e."itemId"
    WHERE e."revisionId" = ${revisionId}::uuid ORDER BY e."fromOn", e."toOn", e."id" LIMIT 1000`
}

export type RevisionFacts = {
  id: string
  planId: string
  organizationId: string
  kind: PlanKind
  number: number
  state: PlanState
  level: GuidanceLevelKind
  basis: string | null
  gapReason: string | null
  reworkDueOn: string | null
  version: number
  submittedById: string | null
  year: PlanYear
  entries: number
  /** States of all revisions of the plan. */
  states: PlanState[]
  directionIds: string[]
}

/** A revision in scope, locked together with its plan till the end of the transaction; null when there is none. */
export async function lockRevision(
  tx: Tx,
  scope: Scope,
  found: { revisionId: string } | { planId: string },
): Promise<RevisionFacts | null> {
  const which =
    'revisionId' in found
      ? sql`p."id" = (SELECT r."planId" FROM "PlanRevision" r WHERE r."id" = ${found.revisionId}::uuid)`
      : sql`p."id" = ${found.planId}::uuid`
  // The plan's row first: whoever changes any of its revisions waits here, and reads on what stands afterwards.
  const [plan] = await tx.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "CareerPlan" p WHERE ${which} AND ${planInScope(scope)} FOR UPDATE`
  if (!plan) return null
  const one =
    'revisionId' in found
      ? sql`r."id" = ${found.revisionId}::uuid`
      : sql`r."state" = 'APPROVED' AND r."planId" = ${plan.id}::uuid`
  const [row] = await tx.$queryRaw<RevisionFacts[]>`
    SELECT r."id", r."planId", p."organizationId", p."kind"::text AS "kind", r."number", r."state"::text AS "state", r."level"::text AS "level",
      r."basis", r."gapReason", r."reworkDueOn"::text AS "reworkDueOn", r."version", r."submittedById", ${yearJson} AS "year",
      (SELECT count(*)::int FROM "PlanEntry" e WHERE e."revisionId" = r."id") AS "entries",
      (SELECT json_agg(s."state") FROM "PlanRevision" s WHERE s."planId" = p."id") AS "states",
      (SELECT coalesce(json_agg(d."id"), '[]') FROM "Direction" d WHERE d."yearId" = p."yearId") AS "directionIds"
    FROM "PlanRevision" r JOIN "CareerPlan" p ON p."id" = r."planId" JOIN "AcademicYear" y ON y."id" = p."yearId"
    WHERE ${one}`
  return row ?? null
}

/** The revision of an entry that the scope reaches; null when there is none. */
export async function findEntryPlace(
  reader: Reader,
  scope: Scope,
  entryId: string,
): Promise<{ revisionId: string; planId: string; lineId: string; version: number; title: string } | null> {
  const [row] = await reader.$queryRaw<
    { revisionId: string; planId: string; lineId: string; version: number; title: string }[]
  >`
    SELECT e."revisionId", r."planId", e."lineId", e."version", e."title" FROM "PlanEntry" e
    JOIN "PlanRevision" r ON r."id" = e."revisionId" JOIN "CareerPlan" p ON p."id" = r."planId"
    WHERE e."id" = ${entryId}::uuid AND ${planInScope(scope)}`
  return row ?? null
}

export type LineFacts = {
  id: string
  planId: string
  organizationId: string
  state: PlanLineState
  version: number
  title: string | null
  fromOn: string | null
  toOn: string | null
  movedToOn: string | null
  year: PlanYear
  held: number
  inForce: boolean
}

/** A line in scope, locked; its words are those of the revision in force. */
export async function lockLine(tx: Tx, scope: Scope, lineId: string): Promise<LineFacts | null> {
  const [row] = await tx.$queryRaw<LineFacts[]>`
    WITH line AS MATERIALIZED (
      SELECT l.* FROM "PlanLine" l JOIN "CareerPlan" p ON p."id" = l."planId"
      WHERE l."id" = ${lineId}::uuid AND ${planInScope(scope)} FOR UPDATE OF l)
    SELECT l."id", l."planId", l."organizationId", l."state"::text AS "state", l."version", e."title", e."fromOn"::text AS "fromOn",
      e."toOn"::text AS "toOn", l."movedToOn"::text AS "movedToOn", ${yearJson} AS "year",
      (SELECT count(*)::int FROM "Activity" a WHERE a."planLineId" = l."id" AND a."state" <> 'CANCELLED' AND a."correctedById" IS NULL
        AND NOT a."voids") AS "held",
      e."id" IS NOT NULL AS "inForce"
    FROM line l JOIN "CareerPlan" p ON p."id" = l."planId" JOIN "AcademicYear" y ON y."id" = p."yearId"
    LEFT JOIN "PlanRevision" r ON r."planId" = l."planId" AND r."state" = 'APPROVED'
    LEFT JOIN "PlanEntry" e ON e."revisionId" = r."id" AND e."lineId" = l."id"`
  return row ?? null
}

export type PlanGround = {
  programs: Program[]
  year: PlanYear | null
  /** The plan of the year before, its revision in force. */
  lastRevisionId: string | null
  lastStartsOn: string | null
  lastEndsOn: string | null
  /** Grades of the organisation's classes in the year. */
  grades: number[]
  directions: { id: string; code: string; title: string; shortTitle: string }[]
  norms: Norm[]
}

/** What a new plan of an organisation in the current year begins with, or what an existing one is counted against. One statement. */
export async function findPlanGround(
  reader: Reader,
  municipalityId: string,
  organizationId: string,
  kind: PlanKind,
  /** Null: the current year. */
  yearId: string | null,
): Promise<PlanGround> {
  const [row] = await reader.$queryRaw<PlanGround[]>`
    WITH this AS MATERIALIZED (
      SELECT y.* FROM "AcademicYear" y WHERE y."municipalityId" = ${municipalityId}::uuid
        AND ${yearId ? sql`y."id" = ${yearId}::uuid` : sql`y."state" = 'CURRENT'`} LIMIT 1),
    last AS MATERIALIZED (
      SELECT y.* FROM "AcademicYear" y WHERE y."municipalityId" = ${municipalityId}::uuid AND y."startsOn" < (SELECT "startsOn" FROM this)
      ORDER BY y."startsOn" DESC LIMIT 1)
    SELECT (SELECT coalesce(o."programs"::text[], '{}') FROM "Organization" o WHERE o."id" = ${organizationId}::uuid
        AND o."municipalityId" = ${municipalityId}::uuid) AS "programs",
      (SELECT ${yearJson} FROM this y) AS "year",
      (SELECT r."id" FROM "CareerPlan" p JOIN "PlanRevision" r ON r."planId" = p."id" AND r."state" = 'APPROVED'
        WHERE p."organizationId" = ${organizationId}::uuid AND p."kind" = ${kind}::"PlanKind" AND p."yearId" = (SELECT "id" FROM last))
        AS "lastRevisionId",
      (SELECT "startsOn"::text FROM last) AS "lastStartsOn", (SELECT "endsOn"::text FROM last) AS "lastEndsOn",
      (SELECT coalesce(json_agg(DISTINCT c."grade") FILTER (WHERE c."grade" IS NOT NULL), '[]') FROM "ClassGroup" c
        WHERE c."organizationId" = ${organizationId}::uuid AND c."yearId" = (SELECT "id" FROM this)) AS "grades",
      (SELECT coalesce(json_agg(json_build_object('id', d."id", 'code', d."code", 'title', d."title", 'shortTitle', d."shortTitle")
        ORDER BY d."position"), '[]') FROM "Direction" d WHERE d."yearId" = (SELECT "id" FROM this)) AS "directions",
      (SELECT coalesce(json_agg(json_build_object('level', n."level", 'directionId', n."directionId", 'gradeFrom', n."gradeFrom",
        'gradeTo', n."gradeTo", 'minHours', n."minHours")), '[]') FROM "HoursNorm" n WHERE n."yearId" = (SELECT "id" FROM this)) AS "norms"`
  if (!row) throw new Error('No ground of a plan')
  return { ...row, programs: row.programs ?? [] }
}

/** The directions' codes of another year by id, for entries that are copied into this one. */
export async function listDirectionCodes(reader: Reader, revisionId: string): Promise<Map<string, string>> {
  const rows = await reader.$queryRaw<{ id: string; code: string }[]>`
    SELECT d."id", d."code" FROM "Direction" d WHERE d."yearId" = (SELECT p."yearId" FROM "PlanRevision" r
      JOIN "CareerPlan" p ON p."id" = r."planId" WHERE r."id" = ${revisionId}::uuid)`
  return new Map(rows.map(({ id, code }) => [id, code]))
}

/** Is there a Resource Centre that would give an opinion? */
export async function hasCentre(reader: Reader, municipalityId: string): Promise<boolean> {
  const found = await reader.organization.findFirst({
    where: { municipalityId, kind: 'RESOURCE_CENTRE', status: 'ACTIVE' },
    select: { id: true },
  })
  return found !== null
}

/**
 * Who owes a plan in a year and how far it is, organisations by name, a page by key; one statement. Organisations that teach children of
 * preschool age owe that of a kindergarten, those of school age that of a school (fan-out counts, domain.md §1).
 */
export async function listPlans(
  reader: Reader,
  scope: Scope,
  yearId: string,
  filter: PlanListFilter,
): Promise<{ rows: PlanRow[]; next: string | null }> {
  const [afterId, afterKind] = filter.after?.split('.') ?? []
  const order = sql`regexp_replace(w."name", '[0-9].*$', ''), coalesce(substring(w."name" from '[0-9]{1,9}')::bigint, 0), w."name", w."id", w."kind"`
  const conditions = [
    filter.state === 'none'
      ? sql`AND w."state" IS NULL`
      : filter.state
        ? sql`AND w."state" = ${filter.state}::"PlanState"`
        : empty,
    afterId
      ? sql`AND (${order}) > (SELECT regexp_replace(c."shortName", '[0-9].*$', ''), coalesce(substring(c."shortName" from '[0-9]{1,9}')::bigint, 0),
          c."shortName", c."id", ${afterKind} FROM "Organization" c WHERE c."id" = ${afterId}::uuid AND c."municipalityId" = ${scope.municipalityId}::uuid)`
      : empty,
  ]
  const rows = await reader.$queryRaw<PlanRow[]>`
    WITH owed AS (
      SELECT o."id", o."shortName" AS "name", k."kind" FROM "Organization" o
      JOIN (VALUES ('SCHOOL', '{PRIMARY,BASIC,SECONDARY}'::"Program"[]), ('KINDERGARTEN', '{PRESCHOOL}'::"Program"[])) k("kind", "programs")
        ON o."programs" && k."programs"
      WHERE o."municipalityId" = ${scope.municipalityId}::uuid AND o."status" = 'ACTIVE' AND o."kind" IN ('SCHOOL', 'KINDERGARTEN')
        ${scope.organizationId ? sql`AND o."id" = ${scope.organizationId}::uuid` : empty}),
    w AS (
      SELECT x.*, p."id" AS "planId", r."id" AS "revisionId", r."state", r."number", r."submittedAt" FROM owed x
      LEFT JOIN "CareerPlan" p ON p."organizationId" = x."id" AND p."kind"::text = x."kind" AND p."yearId" = ${yearId}::uuid
      LEFT JOIN LATERAL (SELECT * FROM "PlanRevision" r WHERE r."planId" = p."id" ORDER BY r."number" DESC LIMIT 1) r ON true)
    SELECT w."id" AS "organizationId", w."name" AS "organizationName", w."kind", w."planId", w."state"::text AS "state", w."number",
      w."submittedAt",
      EXISTS (SELECT 1 FROM "PlanRevision" f WHERE f."planId" = w."planId" AND f."state" = 'APPROVED') AS "inForce",
      (SELECT count(*)::int FROM "PlanEntry" e WHERE e."revisionId" = w."revisionId") AS "entries",
      (SELECT count(DISTINCT e."lineId")::int FROM "PlanEntry" e JOIN "Activity" a ON a."planLineId" = e."lineId"
        WHERE e."revisionId" = w."revisionId" AND a."state" <> 'CANCELLED' AND a."correctedById" IS NULL AND NOT a."voids") AS "held"
    FROM w WHERE true ${join(conditions, ' ')} ORDER BY ${order} LIMIT ${PLANS_PAGE + 1}`
  const shown = rows.slice(0, PLANS_PAGE)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > PLANS_PAGE && last ? `${last.organizationId}.${last.kind}` : null }
}

/** How many plans of the current year stand in a state: a queue's badge. */
export async function countPlans(reader: Reader, scope: Scope, state: PlanState): Promise<number> {
  const [row] = await readBy<{ count: number }>(
    reader,
    Prisma.sql`
    SELECT count(*)::int AS "count" FROM "PlanRevision" r JOIN "CareerPlan" p ON p."id" = r."planId"
    JOIN "AcademicYear" y ON y."id" = p."yearId" AND y."state" = 'CURRENT'
    WHERE r."state" = ${state}::"PlanState" AND ${planInScope(scope)}`,
  )
  return row?.count ?? 0
}
