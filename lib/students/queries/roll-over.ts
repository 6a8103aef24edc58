import 'server-only'
import { type Day, dateToDay } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import type { RollChoice, RollClass, RollPupil } from '../rules/roll-over'

const { sql, empty } = Prisma

/** What of the domain itself may be new in a year that was rolled over into. */
export const NEW_RECORDS = ['PUPILS', 'CLASSES', 'STAFF'] as const
export type NewRecord = (typeof NEW_RECORDS)[number]

export type RollFacts = { classes: RollClass[]; pupils: RollPupil[]; choices: Map<string, RollChoice> }

/** What the roll-over of an organisation is planned from: its classes of the year and who is in them without an end. Three statements. */
export async function readRollFacts(reader: Reader, organizationId: string, yearId: string): Promise<RollFacts> {
  const classes = await reader.classGroup.findMany({
    where: { organizationId, yearId },
    select: {
      ...{ id: true, kind: true, grade: true, letter: true, ageFrom: true, ageTo: true, name: true, profile: true },
    },
    orderBy: { id: 'asc' },
  })
  const pupils = await reader.$queryRaw<(Omit<RollPupil, 'birthDate'> & { birthDate: Date })[]>`
    SELECT e."studentId", e."id" AS "enrollmentId", e."classGroupId", t."birthDate"
    FROM "Enrollment" e JOIN "Student" t ON t."id" = e."studentId"
    WHERE e."organizationId" = ${organizationId}::uuid AND e."yearId" = ${yearId}::uuid AND e."validUntil" IS NULL
    ORDER BY e."id"`
  const choices = await reader.rollOverChoice.findMany({ where: { organizationId, yearId } })
  return {
    classes,
    pupils: pupils.map((pupil) => ({ ...pupil, birthDate: dateToDay(pupil.birthDate) })),
    choices: new Map(choices.map(({ fromEnrollmentId, decision, toName }) => [fromEnrollmentId, { decision, toName }])),
  }
}

/** Takes the organisation for the roll-over: changes of its classes and enrolments wait (`holdOrganization`). */
export async function lockOrganizationForRollOver(tx: Tx, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR NO KEY UPDATE`
}

export type StandingRollOver = {
  id: string
  organizationId: string
  fromYearId: string
  toYearId: string
  fromYearCode: string
  toYearCode: string
  createdAt: Date
  fromEndsOn: Day
  toStartsOn: Day
}

/** The standing roll-over out of the year, or the one with the id. One statement. */
export async function findRollOver(
  reader: Reader,
  scope: Scope,
  by: { id: string } | { fromYearId: string; organizationId: string },
): Promise<(StandingRollOver & { undone: boolean }) | null> {
  const which =
    'id' in by
      ? sql`r."id" = ${by.id}::uuid`
      : sql`r."fromYearId" = ${by.fromYearId}::uuid AND r."organizationId" = ${by.organizationId}::uuid AND r."undoneAt" IS NULL`
  const [row] = await reader.$queryRaw<(StandingRollOver & { undone: boolean })[]>`
    SELECT r."id", r."organizationId", r."fromYearId", r."toYearId", f."code" AS "fromYearCode", t."code" AS "toYearCode", r."createdAt",
      f."endsOn"::text AS "fromEndsOn", t."startsOn"::text AS "toStartsOn", r."undoneAt" IS NOT NULL AS "undone"
    FROM "RollOver" r JOIN "AcademicYear" f ON f."id" = r."fromYearId" JOIN "AcademicYear" t ON t."id" = r."toYearId"
    WHERE ${which} AND r."municipalityId" = ${scope.municipalityId}::uuid
      ${scope.organizationId ? sql`AND r."organizationId" = ${scope.organizationId}::uuid` : empty} LIMIT 1`
  return row ?? null
}

/** How many pupils a roll-over has taken which way. */
export async function countDecisions(reader: Reader, rollOverId: string): Promise<Record<string, number>> {
  const rows = await reader.rollOverRow.groupBy({ by: ['decision'], where: { rollOverId }, _count: true })
  return Object.fromEntries(rows.map(({ decision, _count }) => [decision, _count]))
}

/** What the new year holds that the roll-over has not made, or that was changed since. */
export async function listNewRecords(tx: Tx, rollOver: StandingRollOver): Promise<NewRecord[]> {
  const { id, organizationId, toYearId, fromEndsOn, createdAt } = rollOver
  const [row] = await tx.$queryRaw<Record<NewRecord, boolean>[]>`
    SELECT (
      EXISTS (SELECT 1 FROM "Enrollment" e WHERE e."organizationId" = ${organizationId}::uuid AND e."yearId" = ${toYearId}::uuid
        AND NOT EXISTS (SELECT 1 FROM "RollOverRow" r WHERE r."rollOverId" = ${id}::uuid AND r."toEnrollmentId" = e."id"))
      OR EXISTS (SELECT 1 FROM "RollOverRow" r LEFT JOIN "Enrollment" e ON e."id" = r."toEnrollmentId"
        WHERE r."rollOverId" = ${id}::uuid AND r."toEnrollmentId" IS NOT NULL
          AND (e."id" IS NULL OR e."version" > 1 OR e."validUntil" IS NOT NULL))
      OR EXISTS (SELECT 1 FROM "RollOverRow" r JOIN "Enrollment" o ON o."id" = r."fromEnrollmentId"
        WHERE r."rollOverId" = ${id}::uuid AND o."validUntil" IS DISTINCT FROM ${fromEndsOn}::date)
      OR EXISTS (SELECT 1 FROM "RollOverRow" r JOIN "Enrollment" n ON n."studentId" = r."studentId"
        WHERE r."rollOverId" = ${id}::uuid AND n."kind" = 'MAIN' AND n."validFrom" > ${fromEndsOn}::date
          AND n."id" IS DISTINCT FROM r."toEnrollmentId")) AS "PUPILS",
      EXISTS (SELECT 1 FROM "ClassGroup" c WHERE c."organizationId" = ${organizationId}::uuid AND c."yearId" = ${toYearId}::uuid
        AND c."createdAt" > ${createdAt}) AS "CLASSES",
      EXISTS (SELECT 1 FROM "ClassStaff" s JOIN "ClassGroup" c ON c."id" = s."classGroupId"
        WHERE c."organizationId" = ${organizationId}::uuid AND c."yearId" = ${toYearId}::uuid AND s."createdAt" > ${createdAt}) AS "STAFF"`
  return NEW_RECORDS.filter((kind) => row?.[kind] ?? true)
}

/** Pupils of a class for the page of choices, by name. */
export async function listRollNames(
  reader: Reader,
  enrollmentIds: readonly string[],
): Promise<{ enrollmentId: string; lastName: string; firstName: string; middleName: string | null }[]> {
  return reader.$queryRaw`
    SELECT e."id" AS "enrollmentId", t."lastName", t."firstName", t."middleName"
    FROM "Enrollment" e JOIN "Student" t ON t."id" = e."studentId"
    WHERE e."id" = ANY (${enrollmentIds}::uuid[]) ORDER BY t."nameKey", t."id"`
}
