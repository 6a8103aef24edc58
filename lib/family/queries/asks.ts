import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ConsentState } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import { classInScope, standsOn, studentInScope } from '@/lib/students/queries/scope-sql'
import type { AskAnswer, AskCounts, AskView, FamilyAsk } from '../types/consents'

const { sql } = Prisma

/** Asks of a class shown: the latest. */
export const ASKS_SHOWN = 30

const ask = sql`a."id", a."purpose"::text AS "purpose", a."title", a."heldOn"::text AS "heldOn", a."place", a."details",
  a."answerBy"::text AS "answerBy", a."cancelledAt" IS NOT NULL AS "cancelled", a."classGroupId" AS "classId", c."name" AS "className",
  ${person('u')} AS "askedBy", a."version"`
const from = sql`FROM "ConsentAsk" a JOIN "ClassGroup" c ON c."id" = a."classGroupId" JOIN "AcademicYear" y ON y."id" = c."yearId"
  JOIN "User" u ON u."id" = a."askedById"`

const counts = sql`(SELECT count(*)::int FROM "Consent" k WHERE k."askId" = a."id") AS "asked",
  (SELECT count(*)::int FROM "Consent" k WHERE k."askId" = a."id" AND k."state" = 'GRANTED') AS "granted",
  (SELECT count(*)::int FROM "Consent" k WHERE k."askId" = a."id" AND k."state" IN ('REFUSED', 'WITHDRAWN')) AS "refused"`

/** What the families of a class were asked for, the latest event first; the caller has found the class in scope. */
export async function listAsks(reader: Reader, classId: string): Promise<AskCounts[]> {
  return reader.$queryRaw<AskCounts[]>`
    SELECT ${ask}, ${counts} ${from} WHERE a."classGroupId" = ${classId}::uuid ORDER BY a."heldOn" DESC, a."id" LIMIT ${ASKS_SHOWN}`
}

/** One ask of a class in reach; null when it is not there or beyond it. */
export async function findAsk(
  reader: Reader,
  scope: Scope,
  askId: string,
  today: Day,
  duty?: 'LEADS',
): Promise<AskCounts | null> {
  const [found] = await reader.$queryRaw<AskCounts[]>`
    SELECT ${ask}, ${counts} ${from} WHERE a."id" = ${askId}::uuid AND ${classInScope(scope, today, duty)}`
  return found ?? null
}

/** The children that an ask concerns and what was answered, by name; of those still in reach. */
export async function listAskAnswers(reader: Reader, scope: Scope, askId: string, today: Day): Promise<AskAnswer[]> {
  return reader.$queryRaw<AskAnswer[]>`
    SELECT k."id" AS "consentId", t."id" AS "studentId", t."lastName", t."firstName", t."middleName", k."state"::text AS "state",
      k."method"::text AS "method", k."kinship"::text AS "kinship", k."signedOn"::text AS "signedOn", k."note"
    FROM "Consent" k JOIN "Student" t ON t."id" = k."studentId"
    WHERE k."askId" = ${askId}::uuid AND ${studentInScope(scope, today)}
    ORDER BY t."lastName", t."firstName", t."id" LIMIT 60`
}

/** Children of a class on a day, whom an ask goes to. */
export async function listAsked(tx: Tx, classId: string, today: Day): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT e."studentId" AS "id" FROM "Enrollment" e WHERE e."classGroupId" = ${classId}::uuid AND ${standsOn('e', today)} ORDER BY 1`
  return rows.map(({ id }) => id)
}

/** Asks about one child that are ahead or were answered, the nearest event first; the caller has found the child in scope. */
export async function listFamilyAsks(reader: Reader, studentId: string, today: Day): Promise<FamilyAsk[]> {
  const rows = await reader.$queryRaw<(AskView & { consentId: string; state: ConsentState; consentVersion: number })[]>`
    SELECT ${ask}, k."id" AS "consentId", k."state"::text AS "state", k."version" AS "consentVersion"
    ${from} JOIN "Consent" k ON k."askId" = a."id"
    WHERE k."studentId" = ${studentId}::uuid AND a."heldOn" >= ${today}::date - 60
    ORDER BY a."heldOn" < ${today}::date, a."heldOn", a."id" LIMIT 20`
  return rows.map(({ consentId, state, consentVersion, ...view }) => ({
    ...{ consentId, state, version: consentVersion, ask: view },
    open: !view.cancelled && view.answerBy >= today,
  }))
}

export type LockedAnswer = { id: string; studentId: string; state: ConsentState; version: number; ask: AskView }

/** One child's answer to an ask, locked; null for a child beyond the scope. */
export async function lockAskAnswer(
  tx: Tx,
  scope: Scope,
  consentId: string,
  today: Day,
  duty?: 'LEADS',
): Promise<LockedAnswer | null> {
  const [found] = await tx.$queryRaw<
    (AskView & { consentId: string; studentId: string; state: ConsentState; held: number })[]
  >`
    SELECT ${ask}, k."id" AS "consentId", k."studentId", k."state"::text AS "state", k."version" AS "held"
    ${from} JOIN "Consent" k ON k."askId" = a."id" JOIN "Student" t ON t."id" = k."studentId"
    WHERE k."id" = ${consentId}::uuid AND ${studentInScope(scope, today, duty)} FOR UPDATE OF k`
  if (!found) return null
  const { consentId: id, studentId, state, held, ...view } = found
  return { id, studentId, state, version: held, ask: view }
}

export type Awaiting = {
  asks: { consentId: string; title: string; heldOn: Day; answerBy: Day }[]
  /** Nobody has said a word on the child's route in the portal yet. */
  portal: boolean
}

/** What of a child's family is waited for today; one statement. The caller has found the child in scope. */
export async function findAwaiting(reader: Reader, studentId: string, today: Day): Promise<Awaiting> {
  const [found] = await reader.$queryRaw<Awaiting[]>`
    SELECT NOT EXISTS (SELECT 1 FROM "Consent" k WHERE k."studentId" = ${studentId}::uuid AND k."purpose" = 'PORTAL' AND k."askId" IS NULL
        AND k."organizationId" = (SELECT e."organizationId" FROM "Enrollment" e WHERE e."studentId" = k."studentId" AND e."kind" = 'MAIN'
          ORDER BY e."validFrom" DESC, e."id" DESC LIMIT 1)) AS "portal",
      (SELECT coalesce(json_agg(json_build_object('consentId', k."id", 'title', a."title", 'heldOn', a."heldOn", 'answerBy', a."answerBy")
        ORDER BY a."answerBy", a."id"), '[]')
      FROM "Consent" k JOIN "ConsentAsk" a ON a."id" = k."askId" WHERE k."studentId" = ${studentId}::uuid AND k."state" = 'REQUESTED'
        AND a."cancelledAt" IS NULL AND a."answerBy" >= ${today}::date) AS "asks"`
  return found ?? { asks: [], portal: true }
}
