import 'server-only'
import { type Day, dateToDay } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { OutcomePhase } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import { classInScope, type Duty, standsOn } from '@/lib/students/queries/scope-sql'
import type { OutcomeClass, OutcomeClassHead, OutcomePupil, OutcomeRecord, PersonName, ReplacedOutcome } from '../types'

const { sql, empty } = Prisma

/**
 * Condition on an Enrollment `e` of a ClassGroup `c` with its AcademicYear `y`: a graduate of the class is who learns in it today, of
 * a year that is over on its last day, and who has graduated from it before.
 */
export const onRoster = (today: Day) => sql`e."classGroupId" = c."id" AND e."kind" = 'MAIN'
  AND (${standsOn('e', sql`LEAST(${today}::date, y."endsOn")`)} OR e."leaveReason" = 'GRADUATED')`

const told = (phase: OutcomePhase) => sql`EXISTS (SELECT 1 FROM "GraduateOutcome" r
  WHERE r."standsFor" = c."id" || ' ' || e."studentId" || ' ' || ${phase}::text)`

/** Graduating classes (grades 9 and 11) of the years in reach; one statement, at most 120. */
export async function listOutcomeClasses(
  reader: Reader,
  scope: Scope,
  today: Day,
  place: { organizationId: string; yearIds: readonly string[] },
): Promise<OutcomeClass[]> {
  return reader.$queryRaw<OutcomeClass[]>`
    SELECT c."id", c."name", c."grade", c."yearId", n.*,
      EXISTS (SELECT 1 FROM "OutcomeSheet" k
        WHERE k."classGroupId" = c."id" AND k."phase" = 'ACTUAL' AND k."confirmedAt" IS NOT NULL) AS "confirmed"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "roster", count(*) FILTER (WHERE ${told('INTENTION')})::int AS "intentions",
        count(*) FILTER (WHERE ${told('ACTUAL')})::int AS "actuals"
      FROM "Enrollment" e WHERE ${onRoster(today)}) n
    WHERE c."organizationId" = ${place.organizationId}::uuid AND c."yearId" = ANY (${place.yearIds as string[]}::uuid[])
      AND c."kind" = 'CLASS' AND c."grade" IN (9, 11) AND ${classInScope(scope, today)}
    ORDER BY c."grade" DESC, c."name", c."id" LIMIT 120`
}

type HeadSql = Omit<OutcomeClassHead, 'year' | 'versions'> & {
  yearId: string
  code: string
  startsOn: Date
  endsOn: Date
  intentionVersion: number
  actualVersion: number
}

/** A graduating class in reach, with `duty` only one led by the person; null when it is none or another's. */
export async function findOutcomeClass(
  reader: Reader,
  scope: Scope,
  classId: string,
  today: Day,
  duty?: Duty,
): Promise<OutcomeClassHead | null> {
  const rows = await reader.$queryRaw<HeadSql[]>`
    SELECT c."id", c."name", c."grade", c."profile", c."organizationId", o."shortName" AS "organizationName", c."yearId",
      y."code", y."startsOn", y."endsOn", coalesce(k."version", 0) AS "actualVersion", coalesce(i."version", 0) AS "intentionVersion",
      k."confirmedAt", CASE WHEN u."id" IS NOT NULL THEN ${person('u')} END AS "confirmedBy"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId" JOIN "Organization" o ON o."id" = c."organizationId"
    LEFT JOIN "OutcomeSheet" i ON i."classGroupId" = c."id" AND i."phase" = 'INTENTION'
    LEFT JOIN "OutcomeSheet" k ON k."classGroupId" = c."id" AND k."phase" = 'ACTUAL' LEFT JOIN "User" u ON u."id" = k."confirmedById"
    WHERE c."id" = ${classId}::uuid AND c."kind" = 'CLASS' AND c."grade" IN (9, 11) AND y."startsOn" <= ${today}::date
      AND ${classInScope(scope, today, duty)}`
  const row = rows[0]
  if (!row) return null
  const { yearId, code, startsOn, endsOn, intentionVersion, actualVersion, ...head } = row
  const versions = { INTENTION: intentionVersion, ACTUAL: actualVersion }
  return { ...head, versions, year: { id: yearId, code, startsOn: dateToDay(startsOn), endsOn: dateToDay(endsOn) } }
}

/** The class's row, locked until the transaction ends: its outcomes are written one after another. */
export async function lockOutcomeClass(tx: Tx, classId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "ClassGroup" WHERE "id" = ${classId}::uuid FOR UPDATE`
}

/** A row as JSON, of the alias. */
const record = (alias: string) => {
  const at = Prisma.raw(alias)
  return sql`json_build_object('id', ${at}."id", 'category', ${at}."category", 'institution', ${at}."institution",
    'fieldCode', ${at}."fieldCode", 'funding', ${at}."funding", 'elsewhere', ${at}."elsewhere", 'byProfile', ${at}."byProfile",
    'reason', ${at}."reason", 'recordedOn',
    (${at}."recordedAt" AT TIME ZONE (SELECT m."timeZone" FROM "Municipality" m WHERE m."id" = ${at}."municipalityId"))::date::text)`
}

/**
 * The graduates of a class that the caller has found in reach, by name; `stillHere` leaves out who learns in the organisation no
 * longer. One statement.
 */
export async function listOutcomePupils(
  reader: Reader,
  group: Pick<OutcomeClassHead, 'id' | 'organizationId'>,
  today: Day,
  { stillHere, studentId }: { stillHere: boolean; studentId?: string },
): Promise<OutcomePupil[]> {
  return reader.$queryRaw<OutcomePupil[]>`
    SELECT t."id" AS "studentId", t."lastName", t."firstName", t."middleName",
      CASE WHEN i."id" IS NOT NULL THEN ${record('i')} END AS "intention",
      CASE WHEN a."id" IS NOT NULL THEN ${record('a')} END AS "actual",
      (SELECT CASE WHEN g."grade" = c."grade" THEN 'REPEAT' WHEN n."organizationId" = c."organizationId" THEN 'GRADE10_OWN'
          ELSE 'GRADE10_OTHER' END
        FROM "Enrollment" n JOIN "ClassGroup" g ON g."id" = n."classGroupId"
        WHERE n."studentId" = t."id" AND n."kind" = 'MAIN' AND n."yearId" <> c."yearId" AND n."validFrom" > y."startsOn"
          AND (g."grade" = c."grade" OR (c."grade" = 9 AND g."grade" = 10))
        ORDER BY n."validFrom" LIMIT 1) AS "known"
    FROM "ClassGroup" c JOIN "AcademicYear" y ON y."id" = c."yearId" JOIN "Enrollment" e ON ${onRoster(today)}
    JOIN "Student" t ON t."id" = e."studentId"
    LEFT JOIN "GraduateOutcome" i ON i."standsFor" = c."id" || ' ' || t."id" || ' INTENTION'
    LEFT JOIN "GraduateOutcome" a ON a."standsFor" = c."id" || ' ' || t."id" || ' ACTUAL'
    WHERE c."id" = ${group.id}::uuid ${studentId ? sql`AND t."id" = ${studentId}::uuid` : empty}
      ${
        stillHere
          ? sql`AND EXISTS (SELECT 1 FROM "Enrollment" n WHERE n."studentId" = t."id" AND n."kind" = 'MAIN'
              AND n."organizationId" = ${group.organizationId}::uuid AND ${standsOn('n', today)})`
          : empty
      }
    ORDER BY t."lastName", t."firstName", t."middleName", t."id" LIMIT 200`
}

/** What a pupil's fact was before its corrections, the latest first; the caller has found the class in reach. */
export async function listReplaced(reader: Reader, classId: string, studentId: string): Promise<ReplacedOutcome[]> {
  const rows = await reader.$queryRaw<{ record: OutcomeRecord; by: PersonName }[]>`
    SELECT ${record('r')} AS "record", ${person('u')} AS "by"
    FROM "GraduateOutcome" r JOIN "User" u ON u."id" = r."recordedById"
    WHERE r."classGroupId" = ${classId}::uuid AND r."studentId" = ${studentId}::uuid AND r."phase" = 'ACTUAL'
      AND r."standsFor" IS NULL
    ORDER BY r."recordedAt" DESC, r."id" DESC LIMIT 20`
  return rows.map((row) => ({ ...row.record, by: row.by }))
}

/** What has become of a Student `t` in the classes of the scope, the latest year first, as JSON: a part of a larger statement. */
export function outcomesOf(scope: Scope): Prisma.Sql {
  return sql`(SELECT coalesce(json_agg(json_build_object('grade', c."grade", 'className', c."name", 'yearCode', y."code",
      'intention', CASE WHEN i."id" IS NOT NULL THEN ${record('i')} END,
      'actual', CASE WHEN a."id" IS NOT NULL THEN ${record('a')} END) ORDER BY y."startsOn" DESC), '[]')
    FROM (SELECT DISTINCT r."classGroupId" FROM "GraduateOutcome" r WHERE r."studentId" = t."id") d
    JOIN "ClassGroup" c ON c."id" = d."classGroupId" AND c."municipalityId" = ${scope.municipalityId}::uuid
      ${scope.organizationId && !scope.childrenOfId ? sql`AND c."organizationId" = ${scope.organizationId}::uuid` : empty}
    JOIN "AcademicYear" y ON y."id" = c."yearId"
    LEFT JOIN "GraduateOutcome" i ON i."standsFor" = c."id" || ' ' || t."id" || ' INTENTION'
    LEFT JOIN "GraduateOutcome" a ON a."standsFor" = c."id" || ' ' || t."id" || ' ACTUAL')`
}
