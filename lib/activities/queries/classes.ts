import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import type { Scope } from '@/lib/kernel/scope'
import type { ClassToday, Direction, LastLogged, RosterRow, Year } from '../types'
import { classInScope, enrolledOn } from './reach'

/** Classes of the current year in scope with their size and today's records; one statement. */
export async function listClassesToday(reader: Reader, scope: Scope, today: Day, limit = 60): Promise<ClassToday[]> {
  return reader.$queryRaw<ClassToday[]>`
    SELECT c."id", c."name", c."grade",
      (SELECT count(*)::int FROM "Enrollment" e WHERE e."classGroupId" = c."id" AND ${enrolledOn(today)}) AS "pupils",
      -- From the day's few records of the organisation, not from all that the class has ever had.
      (SELECT count(*)::int FROM "Activity" a JOIN "ActivityClass" k ON k."activityId" = a."id" AND k."classGroupId" = c."id"
        WHERE a."organizationId" = c."organizationId" AND a."heldOn" = ${today}::date AND a."state" <> 'CANCELLED') AS "today"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId" AND y."state" = 'CURRENT'
    WHERE ${classInScope(scope, today)}
    ORDER BY c."grade" NULLS LAST, c."name", c."id" LIMIT ${limit}`
}

export type ClassHead = {
  id: string
  name: string
  grade: number | null
  organizationId: string
  organizationName: string
  year: Year
}

/** Classes in scope with their year, by grade and name; what is not there or not in reach is left out. */
export async function findClasses(
  reader: Reader,
  scope: Scope,
  today: Day,
  classIds: readonly string[],
): Promise<ClassHead[]> {
  return reader.$queryRaw<ClassHead[]>`
    SELECT c."id", c."name", c."grade", c."organizationId", o."shortName" AS "organizationName",
      json_build_object('id', y."id", 'code', y."code", 'startsOn', y."startsOn"::text, 'endsOn', y."endsOn"::text, 'state', y."state") AS "year"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId" JOIN "Organization" o ON o."id" = c."organizationId"
    WHERE c."id" = ANY (${classIds as string[]}::uuid[]) AND ${classInScope(scope, today)}
    ORDER BY c."grade" NULLS LAST, c."name", c."id"`
}

/** A class in scope with its year; null when it is not there or not in reach. */
export async function findClass(reader: Reader, scope: Scope, today: Day, classId: string): Promise<ClassHead | null> {
  return (await findClasses(reader, scope, today, [classId]))[0] ?? null
}

/**
 * Those enrolled on `day` in classes of the scope, by name. With the reach `classes` only those who are still in the class today: with a
 * pupil's leaving the teacher's access ends.
 */
export async function listRoster(
  reader: Reader,
  scope: Scope,
  today: Day,
  classIds: readonly string[],
  day: Day,
): Promise<RosterRow[]> {
  return reader.$queryRaw<RosterRow[]>`
    SELECT DISTINCT t."id", e."classGroupId", t."lastName", t."firstName", t."middleName"
    FROM "Enrollment" e JOIN "ClassGroup" c ON c."id" = e."classGroupId" JOIN "Student" t ON t."id" = e."studentId"
    WHERE e."classGroupId" = ANY (${classIds as string[]}::uuid[]) AND ${classInScope(scope, today)} AND ${enrolledOn(day)}
      AND (${scope.classesOfId}::uuid IS NULL OR e."validUntil" IS NULL OR e."validUntil" >= ${today}::date)
    ORDER BY t."lastName", t."firstName", t."id" LIMIT 600`
}

/** What was logged last for a class, by anybody: the form begins with it. */
export async function findLastLogged(reader: Reader, classId: string): Promise<LastLogged | null> {
  const [row] = await reader.$queryRaw<LastLogged[]>`
    SELECT a."directionId", a."form"::text AS "form", a."title", a."hours"
    FROM "ActivityClass" k JOIN "Activity" a ON a."id" = k."activityId"
    WHERE k."classGroupId" = ${classId}::uuid AND a."state" <> 'CANCELLED'
    ORDER BY a."heldOn" DESC, a."id" DESC LIMIT 1`
  return row ?? null
}

/** The directions of a year in their order. */
export async function listDirections(reader: Reader, municipalityId: string, yearId: string): Promise<Direction[]> {
  return reader.direction.findMany({
    where: { municipalityId, yearId },
    select: { id: true, code: true, title: true, shortTitle: true, position: true, version: true },
    orderBy: { position: 'asc' },
  })
}

/** Up to which day an organisation's records are closed. */
export async function findLockedThrough(reader: Reader, organizationId: string, yearId: string): Promise<Day | null> {
  const [row] = await reader.$queryRaw<{ lockedThrough: Day }[]>`
    SELECT l."lockedThrough"::text AS "lockedThrough" FROM "ActivityLock" l
    WHERE l."organizationId" = ${organizationId}::uuid AND l."yearId" = ${yearId}::uuid`
  return row?.lockedThrough ?? null
}
