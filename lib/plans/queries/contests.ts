import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import { studentInScope } from '@/lib/students/queries/scope-sql'
import type { ContestDetail, ContestPage, ContestRow } from '../types/projects'
import { countOf, piecesOf } from './registers'

const { sql, empty } = Prisma

export const CONTESTS_PAGE = 30

const columns = sql`k."id", k."kind"::text AS "kind", k."title", k."level"::text AS "level", k."heldOn"::text AS "heldOn", k."career",
  k."result"::text AS "result", k."supervisorId", ${person('u')} AS "supervisor"`

const inScope = (scope: Scope) => sql`k."municipalityId" = ${scope.municipalityId}::uuid
  ${scope.organizationId ? sql`AND k."organizationId" = ${scope.organizationId}::uuid` : empty}`

/** Entries of an organisation and year without a child's name, the newest first, a page by key; one statement. */
export async function listContests(
  reader: Reader,
  scope: Scope,
  organizationId: string,
  yearId: string,
  after: string | null,
): Promise<ContestPage> {
  const [afterDay = '', afterId = ''] = after ? after.split('.') : []
  const rows = await reader.$queryRaw<ContestRow[]>`
    SELECT ${columns}, (SELECT count(*)::int FROM "ContestPupil" s WHERE s."entryId" = k."id") AS "pupils",
      ${countOf('contestId', 'k."id"')} AS "evidence"
    FROM "ContestEntry" k JOIN "User" u ON u."id" = k."supervisorId"
    WHERE k."organizationId" = ${organizationId}::uuid AND k."yearId" = ${yearId}::uuid AND k."removedAt" IS NULL AND ${inScope(scope)}
      ${after ? sql`AND (k."heldOn", k."id") < (${afterDay}::date, ${afterId}::uuid)` : empty}
    ORDER BY k."heldOn" DESC, k."id" DESC LIMIT ${CONTESTS_PAGE + 1}`
  const shown = rows.slice(0, CONTESTS_PAGE)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > CONTESTS_PAGE && last ? `${last.heldOn}.${last.id}` : null }
}

/** One entry by name: of the organisation, for `classes` what the person supervises. Null when it is not there or beyond it. */
export async function findContest(
  reader: Reader,
  scope: Scope,
  today: Day,
  contestId: string,
): Promise<ContestDetail | null> {
  const [found] = await reader.$queryRaw<ContestDetail[]>`
    SELECT ${columns}, k."organizationId", k."version", y."state" = 'CURRENT' AS "open", y."startsOn"::text AS "startsOn",
      y."endsOn"::text AS "endsOn", ${piecesOf('contestId', 'k."id"')} AS "evidence",
      (SELECT coalesce(json_agg(json_build_object('id', t."id", 'lastName', t."lastName", 'firstName', t."firstName",
          'middleName', t."middleName", 'className', n."name", 'classId', n."id") ORDER BY t."lastName", t."firstName", t."id"), '[]')
        FROM "ContestPupil" s JOIN "Student" t ON t."id" = s."studentId"
        LEFT JOIN LATERAL (SELECT c."id", c."name" FROM "Enrollment" e JOIN "ClassGroup" c ON c."id" = e."classGroupId"
          WHERE e."studentId" = t."id" AND e."organizationId" = k."organizationId" AND e."validFrom" <= ${today}::date
            AND (e."validUntil" IS NULL OR e."validUntil" >= ${today}::date) ORDER BY e."kind", e."id" LIMIT 1) n ON true
        WHERE s."entryId" = k."id" AND (${scope.classesOfId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "Enrollment" e
          WHERE e."studentId" = t."id" AND e."organizationId" = k."organizationId" AND e."validFrom" <= ${today}::date
            AND (e."validUntil" IS NULL OR e."validUntil" >= ${today}::date)))) AS "pupils"
    FROM "ContestEntry" k JOIN "User" u ON u."id" = k."supervisorId" JOIN "AcademicYear" y ON y."id" = k."yearId"
    WHERE k."id" = ${contestId}::uuid AND k."removedAt" IS NULL AND ${inScope(scope)}
      ${scope.classesOfId ? sql`AND k."supervisorId" = ${scope.classesOfId}::uuid` : empty}`
  return found ?? null
}

/** How many of the pupils named are in reach today: fewer than asked means that one is not there. */
export async function countPupilsInReach(
  reader: Reader,
  scope: Scope,
  today: Day,
  studentIds: readonly string[],
): Promise<number> {
  const [row] = await reader.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Student" t
    WHERE t."id" = ANY (${studentIds as string[]}::uuid[]) AND ${studentInScope(scope, today)}`
  return row?.count ?? 0
}
