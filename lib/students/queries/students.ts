import 'server-only'
import { type Day, dateToDay, dayToDate } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import type { Stay } from '../rules/enrollments'
import { searchKey } from '../rules/names'
import type {
  ClassStudent,
  ClassView,
  Conditions,
  EnrollmentView,
  Page,
  Restricted,
  Student,
  StudentFilter,
  StudentRow,
} from '../types'
import { standsOn, studentInScope } from './scope-sql'

const { sql, empty } = Prisma

export const STUDENTS_PAGE = 40

const dayOrNull = (date: Date | null) => date && dateToDay(date)

type ClassStudentSql = Omit<ClassStudent, 'birthDate' | 'validFrom' | 'validUntil' | 'conditions'> & {
  birthDate: Date
  validFrom: Date
  validUntil: Date | null
  adaptedProgram: boolean | null
  accessibleOnly: boolean | null
}

/**
 * Pupils of a class that the caller has found in scope, by name: those in it on the day and, with `gone`, those who left it before.
 * A teacher sees of a year that is over only who is still in the organisation.
 */
export async function listClassStudents(
  reader: Reader,
  scope: Scope,
  group: Pick<ClassView, 'id' | 'year'>,
  day: Day,
  today: Day,
): Promise<{ present: ClassStudent[]; gone: ClassStudent[] }> {
  const over = group.year.endsOn < today
  const stillHere =
    scope.classesOfId && over
      ? sql`AND EXISTS (SELECT 1 FROM "Enrollment" n WHERE n."studentId" = t."id"
          AND n."organizationId" = e."organizationId" AND ${standsOn('n', today)})`
      : empty
  const rows = await reader.$queryRaw<ClassStudentSql[]>`
    SELECT t."id", t."lastName", t."firstName", t."middleName", t."birthDate", e."id" AS "enrollmentId", e."validFrom",
      e."validUntil", e."leaveReason"::text AS "leaveReason", n."adaptedProgram", n."accessibleOnly",
      (${studentInScope(scope, today)}) AS "reachable",
      EXISTS (SELECT 1 FROM "StudentTransfer" m WHERE m."openFor" = t."id") AS "transferOpen"
    FROM "Enrollment" e JOIN "Student" t ON t."id" = e."studentId"
    LEFT JOIN "StudentConditions" n ON n."studentId" = t."id"
    WHERE e."classGroupId" = ${group.id}::uuid AND e."municipalityId" = ${scope.municipalityId}::uuid
      ${scope.classesOfId ? sql`AND ${standsOn('e', day)}` : empty} ${stillHere}
    ORDER BY t."nameKey", t."id", e."validFrom" LIMIT 400`
  const all = rows.map(({ adaptedProgram, accessibleOnly, ...row }) => ({
    ...row,
    birthDate: dateToDay(row.birthDate),
    validFrom: dateToDay(row.validFrom),
    validUntil: dayOrNull(row.validUntil),
    conditions:
      row.reachable && (adaptedProgram || accessibleOnly)
        ? { adaptedProgram: Boolean(adaptedProgram), accessibleOnly: Boolean(accessibleOnly) }
        : null,
  }))
  const gone = (row: ClassStudent) => row.validUntil !== null && row.validUntil < day
  return { present: all.filter((row) => !gone(row)), gone: all.filter(gone) }
}

type StudentSql = Omit<StudentRow, 'birthDate' | 'validUntil'> & { birthDate: Date; validUntil: Date | null }

/** `%`, `_` and `\` in what people type are letters, not patterns. */
const prefix = (typed: string) => `${typed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/**
 * Pupils of the scope by name, a page by key; one statement. The search is the beginning of the full name («мох», «мохов иван»).
 * `gone` are those who were in the organisation last and are nowhere now.
 */
export async function listStudents(
  reader: Reader,
  scope: Scope,
  filter: StudentFilter,
  today: Day,
): Promise<Page<StudentRow>> {
  // The organisation's own pupils are read by their ids at one go: a region has thousands of the same beginning, a school hundreds in all.
  const search = filter.search
    ? sql`AND t."nameKey" LIKE ${prefix(searchKey(filter.search))} AND t."id" = ANY (ARRAY(
        SELECT m."studentId" FROM "Enrollment" m WHERE m."organizationId" = ${scope.organizationId}::uuid))`
    : empty
  const after = filter.after
    ? sql`AND (t."nameKey", e."id") > (SELECT k."nameKey", a."id" FROM "Enrollment" a JOIN "Student" k ON k."id" = a."studentId"
        WHERE a."id" = ${filter.after}::uuid AND a."organizationId" = ${scope.organizationId}::uuid)`
    : empty
  const state =
    filter.state === 'gone'
      ? sql`AND e."validUntil" < ${today}::date AND NOT EXISTS (SELECT 1 FROM "Enrollment" l WHERE l."studentId" = t."id"
          AND l."id" <> e."id" AND (l."validUntil" IS NULL OR l."validUntil" > e."validUntil"))`
      : sql`AND ${standsOn('e', today)}`
  const rows = await reader.$queryRaw<StudentSql[]>`
    SELECT t."id", t."lastName", t."firstName", t."middleName", t."birthDate", e."id" AS "enrollmentId",
      c."name" AS "className", e."validUntil", e."leaveReason"::text AS "leaveReason"
    FROM "Enrollment" e JOIN "Student" t ON t."id" = e."studentId" JOIN "ClassGroup" c ON c."id" = e."classGroupId"
    WHERE e."organizationId" = ${scope.organizationId}::uuid AND ${studentInScope(scope, today)} ${state} ${search} ${after}
    ORDER BY t."nameKey", e."id" LIMIT ${STUDENTS_PAGE + 1}`
  const shown = rows.slice(0, STUDENTS_PAGE).map((row) => ({
    ...row,
    birthDate: dateToDay(row.birthDate),
    validUntil: dayOrNull(row.validUntil),
  }))
  return { rows: shown, next: rows.length > STUDENTS_PAGE ? (shown.at(-1)?.enrollmentId ?? null) : null }
}

/** A pupil in scope; null when the pupil is not there or not the scope's. */
export async function findStudent(
  reader: Reader,
  scope: Scope,
  studentId: string,
  today: Day,
  duty?: 'PSYCHOLOGIST',
): Promise<Student | null> {
  const rows = await reader.$queryRaw<
    (Omit<Student, 'birthDate' | 'leftOn' | 'graduatedOn'> & {
      birthDate: Date
      leftOn: Date | null
      graduatedOn: Date | null
    })[]
  >`
    SELECT t."id", t."lastName", t."firstName", t."middleName", t."birthDate", t."version", t."leftOn", t."graduatedOn"
    FROM "Student" t WHERE t."id" = ${studentId}::uuid AND ${studentInScope(scope, today, duty)}`
  const row = rows[0]
  return row
    ? {
        ...row,
        birthDate: dateToDay(row.birthDate),
        leftOn: dayOrNull(row.leftOn),
        graduatedOn: dayOrNull(row.graduatedOn),
      }
    : null
}

/** Locks a pupil's row: every change of a pupil's enrolments waits for it. What was read before has to be read again. */
export async function lockStudent(tx: Tx, municipalityId: string, studentId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Student" WHERE "id" = ${studentId}::uuid AND "municipalityId" = ${municipalityId}::uuid
    FOR UPDATE`
}

/** All enrolments of a pupil that the caller has found in scope, the latest first. */
export async function listEnrollments(reader: Reader, studentId: string): Promise<EnrollmentView[]> {
  const rows = await reader.$queryRaw<
    (Omit<EnrollmentView, 'validFrom' | 'validUntil'> & { validFrom: Date; validUntil: Date | null })[]
  >`
    SELECT e."id", e."kind"::text AS "kind", e."organizationId", o."shortName" AS "organizationName", e."classGroupId",
      c."name" AS "className", c."kind"::text AS "classKind", e."yearId", y."code" AS "yearCode", e."validFrom", e."validUntil",
      e."leaveReason"::text AS "leaveReason", e."leaveNote"
    FROM "Enrollment" e JOIN "Organization" o ON o."id" = e."organizationId" JOIN "ClassGroup" c ON c."id" = e."classGroupId"
    JOIN "AcademicYear" y ON y."id" = e."yearId"
    WHERE e."studentId" = ${studentId}::uuid ORDER BY e."validFrom" DESC, e."id" LIMIT 100`
  return rows.map((row) => ({
    ...row,
    validFrom: dateToDay(row.validFrom),
    validUntil: dayOrNull(row.validUntil),
  }))
}

/** Is anything recorded of the pupil in the class since the stay began, or does anything point at the stay? */
export async function isStayUsed(reader: Reader, studentId: string, stay: Stay): Promise<boolean> {
  const [row] = await reader.$queryRaw<{ used: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Participation" p JOIN "Activity" a ON a."id" = p."activityId"
        WHERE p."studentId" = ${studentId}::uuid AND p."classGroupId" = ${stay.classGroupId}::uuid
          AND a."heldOn" >= ${stay.validFrom}::date AND a."state" <> 'CANCELLED')
      OR EXISTS (SELECT 1 FROM "StudentTransfer" t WHERE t."fromEnrollmentId" = ${stay.id}::uuid) AS "used"`
  return row?.used ?? false
}

/** The stays of one kind as the rules see them. */
export function staysOf(enrollments: readonly EnrollmentView[], kind: EnrollmentView['kind']): Stay[] {
  return enrollments
    .filter((each) => each.kind === kind)
    .map(({ id, classGroupId, validFrom, validUntil }) => ({ id, classGroupId, validFrom, validUntil }))
}

/** The pupil of an enrolment of the scope's organisation. */
export async function findEnrollmentStudent(
  reader: Reader,
  scope: Scope,
  enrollmentId: string,
): Promise<{ studentId: string } | null> {
  return reader.enrollment.findFirst({
    where: {
      id: enrollmentId,
      municipalityId: scope.municipalityId,
      ...(scope.organizationId ? { organizationId: scope.organizationId } : {}),
    },
    select: { studentId: true },
  })
}

/** A pupil of the organisation, present or gone, with that name key and birth date (rule 25). */
export async function findTwin(
  reader: Reader,
  organizationId: string,
  nameKey: string,
  birthDate: Day,
  exceptId?: string,
): Promise<{ id: string } | null> {
  return reader.student.findFirst({
    where: {
      nameKey,
      birthDate: dayToDate(birthDate),
      enrollments: { some: { organizationId } },
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
    select: { id: true },
  })
}

/** Conditions of a pupil that the caller has found in scope. */
export async function findConditions(reader: Reader, studentId: string): Promise<Conditions | null> {
  const row = await reader.studentConditions.findUnique({ where: { studentId } })
  if (!row) return null
  const { adaptedProgram, accessibleOnly, text, version } = row
  return { adaptedProgram, accessibleOnly, text, version }
}

/** Restricted facts of a pupil whom the caller has found in the scope of `student.restricted`. */
export async function findRestricted(reader: Reader, studentId: string): Promise<Restricted | null> {
  const row = await reader.studentRestricted.findUnique({ where: { studentId } })
  if (!row) return null
  const { specialNeeds, disability, conclusion, healthLimits, version } = row
  return {
    ...{ specialNeeds, disability, conclusion, healthLimits, version },
    conclusionOn: dayOrNull(row.conclusionOn),
    conclusionUntil: dayOrNull(row.conclusionUntil),
  }
}

/** Does the person work with a class of the pupil today? Then a reading of the card is no event (rule 27). */
export async function worksWithStudent(
  reader: Reader,
  userId: string,
  studentId: string,
  today: Day,
): Promise<boolean> {
  const rows = await reader.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Enrollment" e JOIN "ClassStaff" s ON s."classGroupId" = e."classGroupId"
      WHERE e."studentId" = ${studentId}::uuid AND ${standsOn('e', today)} AND s."userId" = ${userId}::uuid
        AND ${standsOn('s', today)}) AS "found"`
  return rows[0]?.found ?? false
}
