import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import { studentInScope } from '@/lib/students/queries/scope-sql'
import type { ErasureAct, ErasureFacts } from '../types'

const { sql } = Prisma

export const ACTS_PAGE = 30

/** How many records of each kind are known of the child `t`. */
const counts = sql`json_build_object(
  'restricted', (SELECT count(*) FROM "StudentRestricted" x WHERE x."studentId" = t."id"),
  'conditions', (SELECT count(*) FROM "StudentConditions" x WHERE x."studentId" = t."id"),
  'pathways', (SELECT count(*) FROM "Pathway" x WHERE x."studentId" = t."id"),
  'notes', (SELECT count(*) FROM "FamilyNote" x WHERE x."studentId" = t."id"),
  'results', (SELECT count(*) FROM "DiagnosticResult" x WHERE x."studentId" = t."id"),
  'sheets', (SELECT count(*) FROM "DiagnosticSheet" x WHERE x."studentId" = t."id"),
  'consents', (SELECT count(*) FROM "Consent" x WHERE x."studentId" = t."id"),
  'links', (SELECT count(*) FROM "GuardianLink" x WHERE x."studentId" = t."id"),
  'slips', (SELECT count(*) FROM "AccessSlip" x WHERE x."studentId" = t."id"),
  'projects', (SELECT count(*) FROM "IndividualProject" x WHERE x."studentId" = t."id"),
  'outcomes', (SELECT count(*) FROM "GraduateOutcome" x WHERE x."studentId" = t."id"))`

const factsOf = (scope: Scope, studentId: string, today: Day) => sql`
  SELECT t."id", t."version", json_build_object('lastName', t."lastName", 'firstName', t."firstName", 'middleName', t."middleName") AS "name",
    t."leftOn"::text AS "leftOn", t."graduatedOn"::text AS "graduatedOn", ${counts} AS "counts",
    EXISTS (SELECT 1 FROM "Enrollment" e WHERE e."studentId" = t."id" AND (e."validUntil" IS NULL OR e."validUntil" >= ${today}::date)) AS "enrolled",
    EXISTS (SELECT 1 FROM "StudentTransfer" m WHERE m."openFor" = t."id") AS "transferOpen"
  FROM "Student" t WHERE t."id" = ${studentId}::uuid AND ${studentInScope(scope, today)}`

/** What is known of a child in scope and whether it may be destroyed; null beyond the scope. */
export async function findErasureFacts(
  reader: Reader,
  scope: Scope,
  studentId: string,
  today: Day,
): Promise<ErasureFacts | null> {
  const [found] = await reader.$queryRaw<ErasureFacts[]>`${factsOf(scope, studentId, today)}`
  return found ?? null
}

/** The same behind the child's lock: transfers, moves and a second press queue up here. */
export async function lockErasureFacts(
  tx: Tx,
  scope: Scope,
  studentId: string,
  today: Day,
): Promise<ErasureFacts | null> {
  await tx.$queryRaw`SELECT 1 FROM "Student" WHERE "id" = ${studentId}::uuid AND "municipalityId" = ${scope.municipalityId}::uuid FOR UPDATE`
  return findErasureFacts(tx, scope, studentId, today)
}

/** Accounts that exist for this child alone: a parent's of no other child and no other role, the pupil's own. */
export async function listAccountsOf(tx: Tx, studentId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT g."userId" AS "id" FROM "GuardianLink" g WHERE g."studentId" = ${studentId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "GuardianLink" o WHERE o."userId" = g."userId" AND o."studentId" <> g."studentId")
      AND NOT EXISTS (SELECT 1 FROM "RoleGrant" r WHERE r."userId" = g."userId" AND r."role" NOT IN ('PARENT', 'STUDENT'))
    ORDER BY 1`
  return rows.map(({ id }) => id)
}

const act = (timeZone: string) => sql`
  SELECT a."id", a."number", a."studentId", a."reason"::text AS "reason", a."ground", a."counts", a."accounts",
    (a."erasedAt" AT TIME ZONE ${timeZone})::date::text AS "on", ${person('u')} AS "by", o."name" AS "organizationName"
  FROM "ErasureAct" a JOIN "User" u ON u."id" = a."erasedById" JOIN "Organization" o ON o."id" = a."organizationId"`

/** The acts of the scope's organisation, the latest first, a page by key. */
export async function listErasureActs(
  reader: Reader,
  scope: Scope,
  timeZone: string,
  before: number | null,
): Promise<{ rows: ErasureAct[]; next: number | null }> {
  const rows = await reader.$queryRaw<ErasureAct[]>`${act(timeZone)}
    WHERE a."organizationId" = ${scope.organizationId}::uuid AND a."number" < ${before ?? 2_147_483_647}
    ORDER BY a."number" DESC LIMIT ${ACTS_PAGE + 1}`
  const shown = rows.slice(0, ACTS_PAGE)
  return { rows: shown, next: rows.length > ACTS_PAGE ? (shown.at(-1)?.number ?? null) : null }
}

export async function findErasureAct(
  reader: Reader,
  scope: Scope,
  timeZone: string,
  actId: string,
): Promise<ErasureAct | null> {
  const [found] = await reader.$queryRaw<ErasureAct[]>`${act(timeZone)}
    WHERE a."id" = ${actId}::uuid AND a."organizationId" = ${scope.organizationId}::uuid`
  return found ?? null
}
