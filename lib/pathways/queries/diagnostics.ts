import 'server-only'
import { consentStands } from '@/lib/family/queries/consents'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ResultVisibility } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { outcomesOf } from '@/lib/outcomes/queries/outcomes'
import type { OutcomeOfStudent } from '@/lib/outcomes/types'
import { person } from '@/lib/people/queries/name-sql'
import { classInScope, standsOn, studentInScope } from '@/lib/students/queries/scope-sql'
import type { Band, Method, Scale } from '../rules/diagnostics'
import { INTERESTS, INTERESTS_CODE } from '../rules/interests'
import type { ClassDiagnostics, DiagnosticClass, PersonName, ResultView, SheetToPrint, SittingView } from '../types'
import { eventsAheadOf } from './offers'

const { sql } = Prisma

type MethodRow = {
  code: string
  title: string
  about: string | null
  scales: Prisma.JsonValue
  bands: Prisma.JsonValue
  gradeFrom: number
  gradeTo: number
  repeatMonths: number | null
  active: boolean
  version: number
}
export type KnownMethod = Method & { version: number }

const methodOf = ({ scales, bands, ...row }: MethodRow): KnownMethod => ({
  ...row,
  scales: scales as unknown as Scale[],
  bands: bands as unknown as Band[],
  own: false,
})

/** The methods of a municipality: the portal's own first (a row of its code only switches it off), then the others by title. */
export async function listMethods(reader: Reader, municipalityId: string): Promise<KnownMethod[]> {
  const rows = await reader.diagnosticMethod.findMany({
    where: { municipalityId },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: 100,
  })
  const own = rows.find(({ code }) => code === INTERESTS_CODE)
  return [
    { ...INTERESTS, active: own?.active ?? true, version: own?.version ?? 0 },
    ...rows.filter(({ code }) => code !== INTERESTS_CODE).map(methodOf),
  ]
}

export async function findMethod(reader: Reader, municipalityId: string, code: string): Promise<KnownMethod | null> {
  const row = await reader.diagnosticMethod.findUnique({ where: { municipalityId_code: { municipalityId, code } } })
  if (code === INTERESTS_CODE) return { ...INTERESTS, active: row?.active ?? true, version: row?.version ?? 0 }
  return row && methodOf(row)
}

/** The highest value entered on each scale of a method in the municipality; scales without a result are left out. One statement. */
export async function listHighestValues(
  tx: Tx,
  municipalityId: string,
  methodCode: string,
): Promise<{ code: string; highest: number }[]> {
  return tx.$queryRaw`
    SELECT v."key" AS "code", max(v."value"::int) AS "highest" FROM "DiagnosticResult" d, jsonb_each_text(d."scales") v
    WHERE d."municipalityId" = ${municipalityId}::uuid AND d."methodCode" = ${methodCode} GROUP BY v."key"`
}

/** Classes in reach with how many of their children may be asked, have a result of the year, and have one the family reads. */
export async function listDiagnosticClasses(
  reader: Reader,
  scope: Scope,
  year: { id: string; startsOn: Day },
  today: Day,
  duty?: 'PSYCHOLOGIST',
): Promise<DiagnosticClass[]> {
  return reader.$queryRaw<DiagnosticClass[]>`
    SELECT c."id", c."name", c."grade", n.* FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "students", count(*) FILTER (WHERE ${consentStands(sql`e."studentId"`, 'DIAGNOSTICS', today)})::int AS "consented",
        count(*) FILTER (WHERE r."any")::int AS "taken", count(*) FILTER (WHERE r."told")::int AS "released"
      FROM "Enrollment" e LEFT JOIN LATERAL (
        SELECT true AS "any", bool_or(d."visibility" = 'FAMILY') AS "told" FROM "DiagnosticResult" d
        WHERE d."studentId" = e."studentId" AND d."takenOn" >= ${year.startsOn}::date HAVING count(*) > 0) r ON true
      WHERE e."classGroupId" = c."id" AND ${standsOn('e', today)}) n
    WHERE c."yearId" = ${year.id}::uuid AND c."organizationId" = ${scope.organizationId}::uuid AND c."kind" <> 'STUDY_GROUP'
      AND ${classInScope(scope, today, duty)}
    ORDER BY c."grade" NULLS FIRST, c."name", c."id" LIMIT 120`
}

export type DiagnosticClassHead = {
  id: string
  name: string
  grade: number | null
  organizationId: string
  yearOpen: boolean
  startsOn: Day
}

/** A class or group in reach; `duty` narrows it to the psychologist's. */
export async function findDiagnosticClass(
  reader: Reader,
  scope: Scope,
  classId: string,
  today: Day,
  duty?: 'PSYCHOLOGIST',
): Promise<DiagnosticClassHead | null> {
  const [found] = await reader.$queryRaw<DiagnosticClassHead[]>`
    SELECT c."id", c."name", c."grade", c."organizationId", y."state" <> 'CLOSED' AS "yearOpen", y."startsOn"::text AS "startsOn"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId"
    WHERE c."id" = ${classId}::uuid AND c."kind" <> 'STUDY_GROUP' AND ${classInScope(scope, today, duty)}`
  return found ?? null
}

/** The children of a class with whether they may be asked today and their results since a day, the newest first; one statement. */
export async function listClassDiagnostics(
  reader: Reader,
  scope: Scope,
  classId: string,
  today: Day,
  since: Day,
): Promise<ClassDiagnostics[]> {
  return reader.$queryRaw<ClassDiagnostics[]>`
    SELECT t."id" AS "studentId", t."lastName", t."firstName", t."middleName",
      ${consentStands(sql`t."id"`, 'DIAGNOSTICS', today)} AS "consented",
      (SELECT coalesce(json_agg(json_build_object('id', d."id", 'methodCode', d."methodCode", 'takenOn', d."takenOn",
          'visibility', d."visibility", 'version', d."version") ORDER BY d."takenOn" DESC, d."id"), '[]')
        FROM "DiagnosticResult" d WHERE d."studentId" = t."id" AND d."takenOn" >= ${since}::date) AS "results"
    FROM "Enrollment" e JOIN "Student" t ON t."id" = e."studentId"
    WHERE e."classGroupId" = ${classId}::uuid AND ${standsOn('e', today)} AND ${studentInScope(scope, today)}
    ORDER BY t."lastName", t."firstName", t."id" LIMIT 60`
}

/** Sittings of a class, the latest first, with how many sheets are finished. */
export async function listSittings(reader: Reader, classId: string): Promise<SittingView[]> {
  return reader.$queryRaw<SittingView[]>`
    SELECT s."id", s."methodCode", s."heldOn"::text AS "heldOn", count(h."id")::int AS "sheets",
      count(h."finishedAt")::int AS "finished"
    FROM "DiagnosticSitting" s LEFT JOIN "DiagnosticSheet" h ON h."sittingId" = s."id"
    WHERE s."classGroupId" = ${classId}::uuid GROUP BY s."id" ORDER BY s."heldOn" DESC, s."id" LIMIT 20`
}

/** The sheets of a sitting of the psychologist's class, to print; null for a sitting beyond it. */
export async function findSittingSheets(
  reader: Reader,
  scope: Scope,
  sittingId: string,
  today: Day,
): Promise<{ classId: string; className: string; heldOn: Day; methodCode: string; sheets: SheetToPrint[] } | null> {
  const [found] = await reader.$queryRaw<
    { classId: string; className: string; heldOn: Day; methodCode: string; sheets: SheetToPrint[] }[]
  >`
    SELECT c."id" AS "classId", c."name" AS "className", s."heldOn"::text AS "heldOn", s."methodCode",
      (SELECT coalesce(json_agg(json_build_object('id', h."id", 'selector', h."selector", 'finished', h."finishedAt" IS NOT NULL,
          'name', ${person('t')})
          ORDER BY t."lastName", t."firstName", t."id"), '[]')
        FROM "DiagnosticSheet" h JOIN "Student" t ON t."id" = h."studentId" WHERE h."sittingId" = s."id") AS "sheets"
    FROM "DiagnosticSitting" s JOIN "ClassGroup" c ON c."id" = s."classGroupId" JOIN "AcademicYear" y ON y."id" = c."yearId"
    WHERE s."id" = ${sittingId}::uuid AND ${classInScope(scope, today, 'PSYCHOLOGIST')}`
  return found ?? null
}

export type SheetFacts = {
  id: string
  sittingId: string
  studentId: string
  codeHash: string
  tries: number
  answers: number[]
  finished: boolean
  version: number
  methodCode: string
  heldOn: Day
  municipalityId: string
  organizationId: string
  timeZone: string
  firstName: string
}

const sheet = sql`SELECT h."id", h."sittingId", h."studentId", h."codeHash", h."tries", h."answers", h."finishedAt" IS NOT NULL AS "finished",
    h."version", s."methodCode", s."heldOn"::text AS "heldOn", s."municipalityId", s."organizationId", m."timeZone", t."firstName"
  FROM "DiagnosticSheet" h JOIN "DiagnosticSitting" s ON s."id" = h."sittingId" JOIN "Student" t ON t."id" = h."studentId"
  JOIN "Municipality" m ON m."id" = s."municipalityId"`

/** A sheet by the first symbols of its code, locked till the end of the transaction. */
export async function lockSheetBySelector(tx: Tx, selector: string): Promise<SheetFacts | null> {
  const [found] = await tx.$queryRaw<SheetFacts[]>`${sheet} WHERE h."selector" = ${selector} FOR UPDATE OF h`
  return found ?? null
}

/** A sheet in hand, locked till the end of the transaction. */
export async function lockSheet(tx: Tx, sheetId: string): Promise<SheetFacts | null> {
  const [found] = await tx.$queryRaw<SheetFacts[]>`${sheet} WHERE h."id" = ${sheetId}::uuid FOR UPDATE OF h`
  return found ?? null
}

export async function findSheet(reader: Reader, sheetId: string): Promise<SheetFacts | null> {
  const [found] = await reader.$queryRaw<SheetFacts[]>`${sheet} WHERE h."id" = ${sheetId}::uuid`
  return found ?? null
}

const result = sql`d."id", d."studentId", d."methodCode", d."takenOn"::text AS "takenOn", d."source"::text AS "source", d."scales", d."summary",
  d."visibility"::text AS "visibility", d."correction", d."version"`

/** All results of a child in scope, the newest first; `duty` narrows the scope to the psychologist's children. */
export async function listResultsOfChild(
  reader: Reader,
  scope: Scope,
  studentId: string,
  today: Day,
  duty?: 'PSYCHOLOGIST',
): Promise<ResultView[]> {
  return reader.$queryRaw<ResultView[]>`
    SELECT ${result} FROM "DiagnosticResult" d JOIN "Student" t ON t."id" = d."studentId"
    WHERE d."studentId" = ${studentId}::uuid AND ${studentInScope(scope, today, duty)} ORDER BY d."takenOn" DESC, d."id" LIMIT 40`
}

/** A child of the scope by name; null beyond it. */
export async function findDiagnosedChild(
  reader: Reader,
  scope: Scope,
  studentId: string,
  today: Day,
  duty?: 'PSYCHOLOGIST',
): Promise<(PersonName & { consented: boolean }) | null> {
  const [found] = await reader.$queryRaw<(PersonName & { consented: boolean })[]>`
    SELECT t."lastName", t."firstName", t."middleName", ${consentStands(sql`t."id"`, 'DIAGNOSTICS', today)} AS "consented"
    FROM "Student" t WHERE t."id" = ${studentId}::uuid AND ${studentInScope(scope, today, duty)}`
  return found ?? null
}

/** The key by which a child has one result of a method a day. */
export const standsFor = (studentId: string, methodCode: string, takenOn: Day) =>
  `${studentId} ${methodCode} ${takenOn}`

/** Which of the children have a result of the method on the day already. */
export async function listTaken(
  reader: Reader,
  studentIds: readonly string[],
  methodCode: string,
  takenOn: Day,
): Promise<string[]> {
  const rows = await reader.diagnosticResult.findMany({
    where: { standsFor: { in: studentIds.map((studentId) => standsFor(studentId, methodCode, takenOn)) } },
    select: { studentId: true },
  })
  return rows.map(({ studentId }) => studentId)
}

/** One result of a child of the psychologist's, locked. */
export async function lockResult(
  tx: Tx,
  scope: Scope,
  resultId: string,
  today: Day,
): Promise<(ResultView & { yearOpen: boolean }) | null> {
  const [found] = await tx.$queryRaw<(ResultView & { yearOpen: boolean })[]>`
    SELECT ${result}, NOT EXISTS (SELECT 1 FROM "AcademicYear" y WHERE y."municipalityId" = d."municipalityId" AND y."state" = 'CLOSED'
      AND d."takenOn" BETWEEN y."startsOn" AND y."endsOn") AS "yearOpen"
    FROM "DiagnosticResult" d JOIN "Student" t ON t."id" = d."studentId"
    WHERE d."id" = ${resultId}::uuid AND ${studentInScope(scope, today, 'PSYCHOLOGIST')} FOR UPDATE OF d`
  return found ?? null
}

/** Moves the results of the psychologist's children on to their next reader, where they are not there yet; one statement. Gives those that moved. */
export async function releaseResults(
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
  to: ResultVisibility,
  by: { today: Day; now: Date; userId: string },
): Promise<{ id: string; studentId: string }[]> {
  const from = to === 'STAFF' ? sql`d."visibility" = 'PSYCH'` : sql`d."visibility" IN ('PSYCH', 'STAFF')`
  return tx.$queryRaw<{ id: string; studentId: string }[]>`
    UPDATE "DiagnosticResult" d SET "visibility" = ${to}::"ResultVisibility", "releasedAt" = ${by.now}, "releasedById" = ${by.userId}::uuid,
      "version" = d."version" + 1
    FROM "Student" t WHERE t."id" = d."studentId" AND d."id" = ANY (${ids as string[]}::uuid[]) AND ${from}
      AND ${studentInScope(scope, by.today, 'PSYCHOLOGIST')} RETURNING d."id", d."studentId"`
}

export type OpenSummary = { id: string; takenOn: Day; summary: string }

/** The newest summaries of a child in scope that are open to the staff; three at most, one statement. */
export async function listOpenSummaries(
  reader: Reader,
  scope: Scope,
  studentId: string,
  today: Day,
): Promise<OpenSummary[]> {
  return reader.$queryRaw<OpenSummary[]>`
    SELECT d."id", d."takenOn"::text AS "takenOn", d."summary" FROM "DiagnosticResult" d JOIN "Student" t ON t."id" = d."studentId"
    WHERE d."studentId" = ${studentId}::uuid AND d."visibility" <> 'PSYCH' AND ${studentInScope(scope, today)}
    ORDER BY d."takenOn" DESC, d."id" LIMIT 3`
}

/** How many of the results are of the psychologist's children. */
export async function countResultsInReach(tx: Tx, scope: Scope, ids: readonly string[], today: Day): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "DiagnosticResult" d JOIN "Student" t ON t."id" = d."studentId"
    WHERE d."id" = ANY (${ids as string[]}::uuid[]) AND ${studentInScope(scope, today, 'PSYCHOLOGIST')}`
  return row?.count ?? 0
}

export type ReleasedResult = { id: string; title: string; takenOn: Day; summary: string }

export type EventAhead = { title: string; fromOn: Day; toOn: Day }

/**
 * What a family reads of its child: results opened to it, the newest first, what has become of a graduate, and what the organisation's
 * plan in force has ahead for the class.
 */
export type ChildRecords = { results: ReleasedResult[]; outcomes: OutcomeOfStudent[]; ahead: EventAhead[] }

/** The caller has found the child among the person's own; one statement. */
export async function findChildRecords(
  reader: Reader,
  scope: Scope,
  studentId: string,
  today: Day,
): Promise<ChildRecords> {
  type Row = Omit<ChildRecords, 'results'> & { results: (Omit<ReleasedResult, 'title'> & { title: string | null })[] }
  const [row] = await reader.$queryRaw<Row[]>`
    SELECT (SELECT coalesce(json_agg(r.* ORDER BY r."takenOn" DESC, r."id"), '[]') FROM (
        SELECT d."id", d."takenOn", d."summary", (SELECT m."title" FROM "DiagnosticMethod" m
          WHERE m."municipalityId" = d."municipalityId" AND m."code" = d."methodCode") AS "title"
        FROM "DiagnosticResult" d
        WHERE d."studentId" = t."id" AND d."visibility" = 'FAMILY' ORDER BY d."takenOn" DESC, d."id" LIMIT 20) r) AS "results",
      ${outcomesOf(scope)} AS "outcomes", ${eventsAheadOf(today)} AS "ahead"
    FROM "Student" t WHERE t."id" = ${studentId}::uuid AND t."municipalityId" = ${scope.municipalityId}::uuid`
  const results = (row?.results ?? []).map((each) => ({ ...each, title: each.title ?? INTERESTS.title }))
  return { results, outcomes: row?.outcomes ?? [], ahead: row?.ahead ?? [] }
}
