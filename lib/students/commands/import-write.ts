import 'server-only'
import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '@/lib/kernel/calendar'
import type { Context } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import type { ImportScope } from '../queries/import-facts'
import { nameKey } from '../rules/import-names'
import type { YearFact } from '../rules/import-rows'
import type { ClassFact, ClassPlace, PupilPlan } from '../types/import'

/** Rows in one statement. */
export const AT_ONCE = 1000

export type Change = { entity: string; entityId: string; before: object | null; versionAfter: number | null }

export type Writing = {
  tx: Tx
  now: Date
  today: Day
  scope: ImportScope
  userId: string
  batchId: string
  year: YearFact
}

export function writingOf(
  { tx, now, today, actor }: Context,
  scope: ImportScope,
  batchId: string,
  year: YearFact,
): Writing {
  return { tx, now, today, scope, userId: actor.userId, batchId, year }
}

/** Somebody wrote the same at this moment: the whole import rolls back and is tried again, when it will be seen. */
export class TwinImport extends Error {
  /** What `inTransaction` tries again. */
  code = '40001'
}

export async function inChunks<T>(rows: readonly T[], work: (chunk: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await work(rows.slice(at, at + AT_ONCE))
}

/** What the import did, so that it can be undone. */
export async function keepChanges({ tx, batchId }: Writing, changes: readonly Change[]): Promise<void> {
  await inChunks(
    changes,
    (chunk) => tx.$executeRaw`
      INSERT INTO "ImportChange" ("batchId", "entity", "entityId", "before", "versionAfter")
      SELECT ${batchId}::uuid, r."entity", r."entityId", r."before", r."versionAfter"
      FROM jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb)
        AS r("entity" text, "entityId" uuid, "before" jsonb, "versionAfter" int)`,
  )
}

const made = (entity: string, entityId: string, versionAfter: number | null = 1): Change => ({
  entity,
  entityId,
  before: null,
  versionAfter,
})

export type ClassIds = ReadonlyMap<string, string>

/** Makes the classes that are missing and changes the profiles that the table lists; ids of all of the year's classes by key. */
export async function writeClasses(
  at: Writing,
  plan: Pick<PupilPlan, 'newClasses' | 'newProfiles' | 'classProfiles' | 'classTeachers'>,
  standing: readonly ClassFact[],
): Promise<{ ids: ClassIds; changes: Change[] }> {
  const { tx, now, scope, year, userId } = at
  const { municipalityId, organizationId } = scope
  const ids = new Map(standing.map(({ key, id }) => [key, id]))
  const changes: Change[] = []
  const rows = plan.newClasses.map((place: ClassPlace) => {
    const id = randomUUID()
    ids.set(place.key, id)
    changes.push(made('classGroup', id))
    return { id, ...place, profile: plan.newProfiles[place.key] ?? null }
  })
  if (rows.length > 0) {
    const count = await tx.$executeRaw`
      INSERT INTO "ClassGroup" ("id", "municipalityId", "organizationId", "yearId", "kind", "grade", "letter", "name", "profile",
        "createdAt", "createdById")
      SELECT r."id", ${municipalityId}::uuid, ${organizationId}::uuid, ${year.id}::uuid, r."kind"::"ClassGroupKind", r."grade",
             r."letter", r."name", r."profile", ${now}::timestamptz, ${userId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("id" uuid, "kind" text, "grade" int, "letter" text, "name" text, "profile" text)
      ON CONFLICT DO NOTHING`
    if (count < rows.length) throw new TwinImport()
  }
  if (plan.classProfiles.length > 0) {
    await tx.$executeRaw`
      UPDATE "ClassGroup" c SET "profile" = r."after", "version" = c."version" + 1
      FROM jsonb_to_recordset(${JSON.stringify(plan.classProfiles)}::jsonb) AS r("id" uuid, "after" text)
      WHERE c."id" = r."id" AND c."organizationId" = ${organizationId}::uuid`
    for (const { id, before, version } of plan.classProfiles) {
      changes.push({ entity: 'classGroup', entityId: id, before: { profile: before }, versionAfter: version + 1 })
    }
  }
  const kinds = new Map(plan.newClasses.map(({ key, kind }) => [key, kind]))
  const duties = plan.classTeachers.map(({ classKey, userId: teacherId }) => ({
    classGroupId: ids.get(classKey) ?? '',
    teacherId,
    duty:
      (kinds.get(classKey) ?? (classKey.startsWith('группа') ? 'PRESCHOOL_GROUP' : 'CLASS')) === 'PRESCHOOL_GROUP'
        ? 'KINDERGARTEN_TEACHER'
        : 'CLASS_TEACHER',
  }))
  changes.push(...(await writeDuties(at, duties)))
  return { ids, changes }
}

/** Class teachers of classes that have none. */
export async function writeDuties(
  { tx, now, today, year, userId }: Writing,
  duties: readonly { classGroupId: string; teacherId: string; duty: string }[],
): Promise<Change[]> {
  if (duties.length === 0) return []
  const rows = duties.map((each) => ({ id: randomUUID(), ...each }))
  const from = today > year.startsOn ? today : year.startsOn
  await tx.$executeRaw`
    INSERT INTO "ClassStaff" ("id", "classGroupId", "userId", "duty", "validFrom", "createdAt", "createdById")
    SELECT r."id", r."classGroupId", r."teacherId", r."duty"::"ClassDuty", ${from}::date, ${now}::timestamptz, ${userId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "classGroupId" uuid, "teacherId" uuid, "duty" text)`
  return rows.map(({ id }) => made('classStaff', id, null))
}

/** Pupils, their enrolments and moves; a thousand rows a statement, told of as they go. */
export async function writePupils(
  at: Writing,
  plan: PupilPlan,
  ids: ClassIds,
  additional: boolean,
  onRows: (count: number) => void,
): Promise<Change[]> {
  const { tx, now, today, scope, year, userId } = at
  const { municipalityId, organizationId } = scope
  const changes: Change[] = []
  await inChunks(plan.newPupils, async (chunk) => {
    const rows = chunk.map((one) => ({ ...one, key: nameKey(one) }))
    await tx.$executeRaw`
      INSERT INTO "Student" ("id", "municipalityId", "lastName", "firstName", "middleName", "birthDate", "nameKey", "createdAt",
        "createdById")
      SELECT r."studentId", ${municipalityId}::uuid, r."lastName", r."firstName", r."middleName", r."birthDate", r."key",
             ${now}::timestamptz, ${userId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("studentId" uuid, "lastName" text, "firstName" text, "middleName" text, "birthDate" date, "key" text)`
    for (const { studentId } of chunk) changes.push(made('student', studentId))
    onRows(chunk.length / 2)
  })
  await inChunks(plan.renamed, async (chunk) => {
    const rows = chunk.map(({ id, after }) => ({ id, ...after, key: nameKey(after) }))
    await tx.$executeRaw`
      UPDATE "Student" s SET "lastName" = r."lastName", "firstName" = r."firstName", "middleName" = r."middleName",
        "nameKey" = r."key", "version" = s."version" + 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("id" uuid, "lastName" text, "firstName" text, "middleName" text, "key" text)
      WHERE s."id" = r."id" AND s."municipalityId" = ${municipalityId}::uuid`
    for (const { id, before, version } of chunk) {
      changes.push({ entity: 'student', entityId: id, before, versionAfter: version + 1 })
    }
    onRows(chunk.length)
  })
  // A move of somebody who came to the old class only today puts right today's entry: a class cannot end before it began.
  const ending = plan.moves.filter(({ enrollment }) => enrollment.validFrom < today)
  const mended = plan.moves.filter(({ enrollment }) => enrollment.validFrom >= today)
  await inChunks(ending, async (chunk) => {
    const rows = chunk.map(({ enrollment }) => ({ id: enrollment.id }))
    await tx.$executeRaw`
      UPDATE "Enrollment" e SET "validUntil" = ${addDays(today, -1)}::date, "leaveReason" = 'CLASS_CHANGED', "version" = e."version" + 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid)
      WHERE e."id" = r."id" AND e."organizationId" = ${organizationId}::uuid`
    for (const { enrollment } of chunk) {
      const before = { validUntil: null, leaveReason: null }
      changes.push({ entity: 'enrollment', entityId: enrollment.id, before, versionAfter: enrollment.version + 1 })
    }
  })
  await inChunks(mended, async (chunk) => {
    const rows = chunk.map(({ enrollment, classKey }) => ({ id: enrollment.id, classGroupId: ids.get(classKey) }))
    await tx.$executeRaw`
      UPDATE "Enrollment" e SET "classGroupId" = r."classGroupId", "version" = e."version" + 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "classGroupId" uuid)
      WHERE e."id" = r."id" AND e."organizationId" = ${organizationId}::uuid`
    for (const { enrollment } of chunk) {
      const before = { classGroupId: enrollment.classGroupId }
      changes.push({ entity: 'enrollment', entityId: enrollment.id, before, versionAfter: enrollment.version + 1 })
    }
  })
  const enrollments = [
    ...plan.enrollments,
    ...ending.map(({ studentId, classKey }) => ({ studentId, classKey, validFrom: today })),
  ]
  await inChunks(enrollments, async (chunk) => {
    const rows = chunk.map(({ studentId, classKey, validFrom }) => ({
      id: randomUUID(),
      studentId,
      classGroupId: ids.get(classKey),
      validFrom,
    }))
    await tx.$executeRaw`
      INSERT INTO "Enrollment" ("id", "municipalityId", "studentId", "organizationId", "classGroupId", "yearId", "kind", "validFrom",
        "createdAt", "createdById")
      SELECT r."id", ${municipalityId}::uuid, r."studentId", ${organizationId}::uuid, r."classGroupId", ${year.id}::uuid,
             ${additional ? 'ADDITIONAL' : 'MAIN'}::"EnrollmentKind", r."validFrom", ${now}::timestamptz, ${userId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("id" uuid, "studentId" uuid, "classGroupId" uuid, "validFrom" date)`
    for (const { id } of rows) changes.push(made('enrollment', id))
    onRows(chunk.length / 2)
  })
  return changes
}
