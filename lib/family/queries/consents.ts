import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ConsentPurpose, ConsentState } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { classInScope, standsOn, studentInScope } from '@/lib/students/queries/scope-sql'
import type { PersonName } from '@/lib/students/types'
import { CONSENT_TEXTS, STANDING_PURPOSES, standingOf } from '../rules/consents'
import type { AnswerView, ConsentClass, RegisterRow, TextInForce } from '../types/consents'

const { sql } = Prisma

/** Where the child learns on the day: a consent is given to that organisation as the operator of its data, and does not move with the child. */
const operatorOn = (student: Prisma.Sql, on: Prisma.Sql) => sql`(SELECT e."organizationId" FROM "Enrollment" e
  WHERE e."studentId" = ${student} AND e."kind" = 'MAIN' AND ${standsOn('e', on)} LIMIT 1)`

/**
 * Condition on a student's id (an SQL expression, e.g. sql`t."id"`): a consent of the purpose holds on the day, given on it or before,
 * to the organisation of that day, and withdrawn after it at the earliest (rules 16, 21).
 */
export function consentStands(student: Prisma.Sql, purpose: ConsentPurpose, day: Day | Prisma.Sql): Prisma.Sql {
  const on = typeof day === 'string' ? sql`${day}::date` : day
  return sql`EXISTS (SELECT 1 FROM "Consent" k WHERE k."studentId" = ${student} AND k."purpose" = ${purpose}::"ConsentPurpose"
    AND k."askId" IS NULL AND k."state" IN ('GRANTED', 'WITHDRAWN') AND k."signedOn" <= ${on}
    AND k."organizationId" = ${operatorOn(student, on)}
    AND (k."validUntil" IS NULL OR k."validUntil" >= ${on}) AND (k."withdrawnOn" IS NULL OR k."withdrawnOn" > ${on}))`
}

/** Which of the children have a consent of the purpose on the day; one statement. The caller has found the children in scope. */
export async function consentedAmong(
  reader: Reader,
  studentIds: readonly string[],
  purpose: ConsentPurpose,
  day: Day,
): Promise<Set<string>> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM unnest(${studentIds as string[]}::uuid[]) AS t("id") WHERE ${consentStands(sql`t."id"`, purpose, day)}`
  return new Set(rows.map((row) => row.id))
}

/**
 * Condition on a student's id: the family's latest word on the portal is a «no». Names are then left out of lists and exports and the
 * child is counted alone (rules 14, 21); where nobody was asked yet, the duties of the education law let the organisation work on.
 */
export function portalRefused(student: Prisma.Sql): Prisma.Sql {
  return sql`EXISTS (SELECT 1 FROM "Consent" k WHERE k."studentId" = ${student} AND k."purpose" = 'PORTAL' AND k."askId" IS NULL
    AND k."standsFor" IS NOT NULL AND k."state" IN ('REFUSED', 'WITHDRAWN') AND k."organizationId" = ${lastOperator(student)})`
}

/** The texts in force of a municipality by purpose, the portal's own where none was published; one statement. */
export async function listTextsInForce(reader: Reader, municipalityId: string, zone: string): Promise<TextInForce[]> {
  const rows = await reader.$queryRaw<TextInForce[]>`
    SELECT DISTINCT ON (x."purpose") x."purpose"::text AS "purpose", x."edition", x."title", x."body",
      (x."publishedAt" AT TIME ZONE ${zone})::date::text AS "publishedOn",
      coalesce((SELECT max(a."edition") FROM "ConsentText" a WHERE a."municipalityId" = x."municipalityId" AND a."purpose" = x."purpose"
        AND a."asksAnew"), 0) AS "anewFrom"
    FROM "ConsentText" x WHERE x."municipalityId" = ${municipalityId}::uuid ORDER BY x."purpose", x."edition" DESC`
  const published = new Map(rows.map((row) => [row.purpose, row]))
  return [...STANDING_PURPOSES, 'EVENT' as const].map(
    (purpose) =>
      published.get(purpose) ?? { purpose, edition: 0, publishedOn: null, anewFrom: 0, ...CONSENT_TEXTS[purpose] },
  )
}

/** Every published edition of a purpose, the newest first. */
export async function listEditions(
  reader: Reader,
  municipalityId: string,
  purpose: ConsentPurpose,
  zone: string,
): Promise<(Omit<TextInForce, 'anewFrom'> & { asksAnew: boolean })[]> {
  return reader.$queryRaw`
    SELECT x."purpose"::text AS "purpose", x."edition", x."title", x."body", x."asksAnew",
      (x."publishedAt" AT TIME ZONE ${zone})::date::text AS "publishedOn"
    FROM "ConsentText" x WHERE x."municipalityId" = ${municipalityId}::uuid AND x."purpose" = ${purpose}::"ConsentPurpose"
    ORDER BY x."edition" DESC LIMIT 30`
}

type AnswerSql = Omit<AnswerView, 'standing'>

const latestOf = (
  student: Prisma.Sql,
) => sql`(SELECT coalesce(json_agg(json_build_object('purpose', k."purpose", 'state', k."state",
    'method', k."method", 'kinship', k."kinship", 'edition', k."edition", 'signedOn', k."signedOn", 'validUntil', k."validUntil",
    'withdrawnOn', k."withdrawnOn")), '[]')
  FROM "Consent" k WHERE k."studentId" = ${student} AND k."askId" IS NULL AND k."standsFor" IS NOT NULL
    AND k."organizationId" = ${lastOperator(student)})`

const lastOperator = (
  student: Prisma.Sql,
) => sql`(SELECT e."organizationId" FROM "Enrollment" e WHERE e."studentId" = ${student}
  AND e."kind" = 'MAIN' ORDER BY e."validFrom" DESC, e."id" DESC LIMIT 1)`

const judged = (answers: AnswerSql[], texts: TextInForce[], today: Day): AnswerView[] =>
  answers.map((answer) => {
    const anewFrom = texts.find(({ purpose }) => purpose === answer.purpose)?.anewFrom ?? 0
    return { ...answer, standing: standingOf(answer, today, anewFrom) }
  })

/** The register of a class that the caller has found in scope: its children with their latest answers; one statement. */
export async function listConsentRegister(
  reader: Reader,
  scope: Scope,
  classId: string,
  today: Day,
  texts: TextInForce[],
): Promise<RegisterRow[]> {
  const rows = await reader.$queryRaw<(PersonName & { studentId: string; answers: AnswerSql[] })[]>`
    SELECT t."id" AS "studentId", t."lastName", t."firstName", t."middleName", ${latestOf(sql`t."id"`)} AS "answers"
    FROM "Enrollment" e JOIN "Student" t ON t."id" = e."studentId"
    WHERE e."classGroupId" = ${classId}::uuid AND ${standsOn('e', today)} AND ${studentInScope(scope, today)}
    ORDER BY t."lastName", t."firstName", t."id" LIMIT 60`
  return rows.map((row) => ({ ...row, answers: judged(row.answers, texts, today) }))
}

/** The latest answers about one child that the caller has found in scope. */
export async function listAnswersOfChild(
  reader: Reader,
  studentId: string,
  today: Day,
  texts: TextInForce[],
): Promise<AnswerView[]> {
  const [row] = await reader.$queryRaw<
    { answers: AnswerSql[] }[]
  >`SELECT ${latestOf(sql`${studentId}::uuid`)} AS "answers"`
  return judged(row?.answers ?? [], texts, today)
}

/** Classes in reach with how many children have a standing consent of each purpose; one statement, at most 120. */
export async function listConsentClasses(
  reader: Reader,
  scope: Scope,
  yearId: string,
  today: Day,
): Promise<ConsentClass[]> {
  const granted = STANDING_PURPOSES.map(
    (purpose) => sql`${purpose}::text, count(*) FILTER (WHERE ${consentStands(sql`e."studentId"`, purpose, today)})`,
  )
  return reader.$queryRaw<ConsentClass[]>`
    SELECT c."id", c."name", n.* FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId"
    CROSS JOIN LATERAL (SELECT count(*)::int AS "students", json_build_object(${Prisma.join(granted)}) AS "granted"
      FROM "Enrollment" e WHERE e."classGroupId" = c."id" AND ${standsOn('e', today)}) n
    WHERE c."yearId" = ${yearId}::uuid AND c."organizationId" = ${scope.organizationId}::uuid AND c."kind" <> 'STUDY_GROUP'
      AND ${classInScope(scope, today)}
    ORDER BY c."grade" NULLS FIRST, c."name", c."id" LIMIT 120`
}

export type ConsentClassHead = { id: string; name: string; organizationId: string; yearOpen: boolean }

/** A class or group in reach; with `duty` only one that the person leads. */
export async function findConsentClass(
  reader: Reader,
  scope: Scope,
  classId: string,
  today: Day,
  duty?: 'LEADS',
): Promise<ConsentClassHead | null> {
  const [found] = await reader.$queryRaw<ConsentClassHead[]>`
    SELECT c."id", c."name", c."organizationId", y."state" <> 'CLOSED' AS "yearOpen"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId"
    WHERE c."id" = ${classId}::uuid AND c."kind" <> 'STUDY_GROUP' AND ${classInScope(scope, today, duty)}`
  return found ?? null
}

/** Children of the class today, locked in the order of their ids: two who write about one child wait for one another. */
export async function lockChildren(
  tx: Tx,
  classId: string,
  today: Day,
  studentIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM "Student" t WHERE t."id" = ANY (${studentIds as string[]}::uuid[]) AND EXISTS (
      SELECT 1 FROM "Enrollment" e WHERE e."studentId" = t."id" AND e."classGroupId" = ${classId}::uuid AND ${standsOn('e', today)})
    ORDER BY t."id" FOR UPDATE`
  return rows.map(({ id }) => id)
}

export type ChildForConsent = { id: string; organizationId: string | null }

/** One child of the scope, locked, and who is the operator of its data: where it learns, or learnt last. */
export async function lockChild(
  tx: Tx,
  scope: Scope,
  studentId: string,
  today: Day,
  duty?: 'LEADS',
): Promise<ChildForConsent | null> {
  const [found] = await tx.$queryRaw<ChildForConsent[]>`
    SELECT t."id", ${lastOperator(sql`t."id"`)} AS "organizationId"
    FROM "Student" t WHERE t."id" = ${studentId}::uuid AND ${studentInScope(scope, today, duty)} FOR UPDATE OF t`
  return found ?? null
}

export type StandingRow = {
  id: string
  studentId: string
  organizationId: string
  state: ConsentState
  edition: number
  validUntil: Day | null
}

/** The latest answers of the children on one purpose; read behind the children's locks. */
export async function listStandingRows(
  tx: Tx,
  studentIds: readonly string[],
  purpose: ConsentPurpose,
): Promise<StandingRow[]> {
  return tx.$queryRaw<StandingRow[]>`
    SELECT k."id", k."studentId", k."organizationId", k."state"::text AS "state", k."edition", k."validUntil"::text AS "validUntil" FROM "Consent" k
    WHERE k."studentId" = ANY (${studentIds as string[]}::uuid[]) AND k."purpose" = ${purpose}::"ConsentPurpose" AND k."askId" IS NULL
      AND k."standsFor" IS NOT NULL`
}
