import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import { classInScope, linkStands, standsOn, studentInScope } from '@/lib/students/queries/scope-sql'
import { SLIP_TRIES } from '../rules/slips'
import type { ChildAccess, FamilyChild, Kinship, PersonName, SlipKind } from '../types/access'

const { sql } = Prisma

/** A slip (alias s) that still opens. */
export const slipIsOpen = sql`s."usedAt" IS NULL AND s."revokedAt" IS NULL AND s."expiresAt" > now() AND s."tries" < ${SLIP_TRIES}`

const links = (
  zone: string,
) => sql`(SELECT coalesce(json_agg(json_build_object('id', g."id", 'kinship', g."kinship", 'name', ${person('u')},
    'since', (g."createdAt" AT TIME ZONE ${zone})::date, 'lastSeenOn', (u."lastSeenAt" AT TIME ZONE ${zone})::date,
    'frozenOn', (g."frozenAt" AT TIME ZONE ${zone})::date, 'freezeReason', g."freezeReason", 'version', g."version")
    ORDER BY g."createdAt", g."id"), '[]')
  FROM "GuardianLink" g JOIN "User" u ON u."id" = g."userId" WHERE g."studentId" = t."id" AND g."revokedAt" IS NULL)`

const slips = (zone: string) => sql`(SELECT coalesce(json_agg(json_build_object('id', s."id", 'kind', s."kind",
    'issuedOn', (s."issuedAt" AT TIME ZONE ${zone})::date, 'until', (s."expiresAt" AT TIME ZONE ${zone})::date, 'tries', s."tries")
    ORDER BY s."issuedAt", s."id"), '[]') FROM "AccessSlip" s WHERE s."studentId" = t."id" AND ${slipIsOpen})`

/** Who sees the children today: parents and guardians, `self` also pupils with an own sign-in; each person once, one statement. */
export async function listFamiliesOf(
  reader: Reader,
  studentIds: readonly string[],
  today: Day,
  self: boolean,
): Promise<string[]> {
  const rows = await reader.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT g."userId" FROM "GuardianLink" g JOIN "Student" t ON t."id" = g."studentId"
    WHERE t."id" = ANY (${studentIds as string[]}::uuid[]) AND ${linkStands('g', today)} AND (${self} OR g."kinship" <> 'SELF')`
  return rows.map(({ userId }) => userId)
}

/** The children of a class that the scope leads, by name, with who sees their pages and which slips are out; one statement. */
export async function listClassAccess(
  reader: Reader,
  scope: Scope,
  classId: string,
  today: Day,
  zone: string,
): Promise<ChildAccess[]> {
  return reader.$queryRaw<ChildAccess[]>`
    SELECT t."id" AS "studentId", t."lastName", t."firstName", t."middleName", t."birthDate"::text AS "birthDate",
      ${links(zone)} AS "links", ${slips(zone)} AS "slips"
    FROM "Enrollment" e JOIN "Student" t ON t."id" = e."studentId"
    WHERE e."classGroupId" = ${classId}::uuid AND ${standsOn('e', today)} AND ${studentInScope(scope, today, 'LEADS')}
    ORDER BY t."lastName", t."firstName", t."id"`
}

/** One child in scope with who sees its pages; null when it is not there or not led by the person. */
export async function findChildAccess(
  reader: Reader,
  scope: Scope,
  studentId: string,
  today: Day,
  zone: string,
): Promise<ChildAccess | null> {
  const [found] = await reader.$queryRaw<ChildAccess[]>`
    SELECT t."id" AS "studentId", t."lastName", t."firstName", t."middleName", t."birthDate"::text AS "birthDate",
      ${links(zone)} AS "links", ${slips(zone)} AS "slips"
    FROM "Student" t WHERE t."id" = ${studentId}::uuid AND ${studentInScope(scope, today, 'LEADS')}`
  return found ?? null
}

export type LedClass = {
  id: string
  name: string
  kind: 'CLASS' | 'PRESCHOOL_GROUP' | 'STUDY_GROUP'
  yearOpen: boolean
}

/** A class or group that the person leads or of the own organisation; null for any other. */
export async function findLedClass(
  reader: Reader,
  scope: Scope,
  classId: string,
  today: Day,
): Promise<LedClass | null> {
  const [found] = await reader.$queryRaw<LedClass[]>`
    SELECT c."id", c."name", c."kind"::text AS "kind", y."state" <> 'CLOSED' AS "yearOpen"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId"
    WHERE c."id" = ${classId}::uuid AND c."kind" <> 'STUDY_GROUP' AND ${classInScope(scope, today, 'LEADS')}`
  return found ?? null
}

export type SlipRow = {
  id: string
  studentId: string
  kind: SlipKind
  selector: string
  lastName: string
  firstName: string
  className: string
  until: Day
}

/** Open slips to print: of a class, or of one child; the caller has found either in scope. At most two a child of a large class. */
export async function listOpenSlips(
  reader: Reader,
  of: { classId: string } | { studentId: string },
  today: Day,
  zone: string,
): Promise<SlipRow[]> {
  const which =
    'classId' in of ? sql`e."classGroupId" = ${of.classId}::uuid` : sql`e."studentId" = ${of.studentId}::uuid`
  return reader.$queryRaw<SlipRow[]>`
    SELECT s."id", s."studentId", s."kind"::text AS "kind", s."selector", t."lastName", t."firstName", c."name" AS "className",
      (s."expiresAt" AT TIME ZONE ${zone})::date::text AS "until"
    FROM "Enrollment" e JOIN "Student" t ON t."id" = e."studentId" JOIN "ClassGroup" c ON c."id" = e."classGroupId"
    JOIN "AccessSlip" s ON s."studentId" = t."id" AND s."organizationId" = e."organizationId"
    WHERE ${which} AND e."kind" = 'MAIN' AND ${standsOn('e', today)} AND ${slipIsOpen}
    ORDER BY t."lastName", t."firstName", t."id", s."issuedAt", s."id" LIMIT 240`
}

/** The children of a family that the person sees today, the eldest first; at most twenty. */
export async function listFamilyChildren(reader: Reader, scope: Scope, today: Day): Promise<FamilyChild[]> {
  return reader.$queryRaw<FamilyChild[]>`
    SELECT t."id" AS "studentId", t."lastName", t."firstName", t."middleName", g."kinship"::text AS "kinship",
      n."className", n."grade", n."organizationName", coalesce(n."kindergarten", false) AS "kindergarten"
    FROM "GuardianLink" g JOIN "Student" t ON t."id" = g."studentId"
    LEFT JOIN LATERAL (SELECT c."name" AS "className", c."grade", o."shortName" AS "organizationName",
        c."kind" = 'PRESCHOOL_GROUP' AS "kindergarten"
      FROM "Enrollment" e JOIN "ClassGroup" c ON c."id" = e."classGroupId" JOIN "Organization" o ON o."id" = e."organizationId"
      WHERE e."studentId" = t."id" AND e."kind" = 'MAIN' AND ${standsOn('e', today)} LIMIT 1) n ON true
    WHERE g."userId" = ${scope.childrenOfId}::uuid AND t."municipalityId" = ${scope.municipalityId}::uuid AND ${linkStands('g', today)}
    ORDER BY t."birthDate", t."id" LIMIT 20`
}

export type SlipFacts = {
  id: string
  municipalityId: string
  organizationId: string
  organizationName: string
  studentId: string
  kind: SlipKind
  codeHash: string
  issuedById: string
  expiresAt: Date
  tries: number
  usedAt: Date | null
  revokedAt: Date | null
  birthDate: Day
  name: PersonName
  className: string | null
  timeZone: string
}

const slipFacts = sql`SELECT s."id", s."municipalityId", s."organizationId", o."shortName" AS "organizationName", s."studentId",
    s."kind"::text AS "kind", s."codeHash", s."issuedById", s."expiresAt", s."tries", s."usedAt", s."revokedAt",
    t."birthDate"::text AS "birthDate", ${person('t')} AS "name", m."timeZone",
    (SELECT c."name" FROM "Enrollment" e JOIN "ClassGroup" c ON c."id" = e."classGroupId" WHERE e."studentId" = t."id"
      AND e."kind" = 'MAIN' AND e."validUntil" IS NULL ORDER BY e."validFrom" DESC LIMIT 1) AS "className"
  FROM "AccessSlip" s JOIN "Student" t ON t."id" = s."studentId" JOIN "Organization" o ON o."id" = s."organizationId"
  JOIN "Municipality" m ON m."id" = s."municipalityId"`

/** A slip by the first symbols of its code, locked till the end of the transaction. */
export async function lockSlipBySelector(tx: Tx, selector: string): Promise<SlipFacts | null> {
  const [found] = await tx.$queryRaw<SlipFacts[]>`${slipFacts} WHERE s."selector" = ${selector} FOR UPDATE OF s`
  return found ?? null
}

/** A slip that somebody has in hand, locked till the end of the transaction. */
export async function lockSlip(tx: Tx, slipId: string): Promise<SlipFacts | null> {
  const [found] = await tx.$queryRaw<SlipFacts[]>`${slipFacts} WHERE s."id" = ${slipId}::uuid FOR UPDATE OF s`
  return found ?? null
}

/** A slip for its pages. */
export async function findSlip(reader: Reader, slipId: string): Promise<SlipFacts | null> {
  const [found] = await reader.$queryRaw<SlipFacts[]>`${slipFacts} WHERE s."id" = ${slipId}::uuid`
  return found ?? null
}

export type LinkFacts = {
  id: string
  studentId: string
  userId: string
  kinship: Kinship
  frozen: boolean
  version: number
}

/** A link of a child in scope (of a class the person leads), locked; null when it is not there, revoked or beyond it. */
export async function lockLink(tx: Tx, scope: Scope, linkId: string, today: Day): Promise<LinkFacts | null> {
  const [found] = await tx.$queryRaw<LinkFacts[]>`
    SELECT g."id", g."studentId", g."userId", g."kinship"::text AS "kinship", g."frozenAt" IS NOT NULL AS "frozen", g."version"
    FROM "GuardianLink" g JOIN "Student" t ON t."id" = g."studentId"
    WHERE g."id" = ${linkId}::uuid AND g."revokedAt" IS NULL AND ${studentInScope(scope, today, 'LEADS')} FOR UPDATE OF g`
  return found ?? null
}
