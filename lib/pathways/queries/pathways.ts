import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import { standsOn, studentInScope } from '@/lib/students/queries/scope-sql'
import type { PathwayDetail, PathwayFacts, Step } from '../types'

const { sql, raw } = Prisma

/**
 * What has closed a step (alias s) of a route (alias p) by itself: the first activity of its plan line that the child attended (cancelled,
 * corrected and voided ones do not count), of a step of diagnostics the first result of the route's year too.
 */
export const heldFor = sql`LEFT JOIN LATERAL (
  SELECT x."heldOn", x."title" FROM (
    SELECT a."heldOn", a."title" FROM "Participation" pa JOIN "Activity" a ON a."id" = pa."activityId"
    WHERE s."planLineId" IS NOT NULL AND a."planLineId" = s."planLineId" AND pa."studentId" = p."studentId" AND pa."attended"
      AND a."state" <> 'CANCELLED' AND a."correctedById" IS NULL AND NOT a."voids"
    UNION ALL
    SELECT d."takenOn", 'Диагностика' FROM "DiagnosticResult" d JOIN "AcademicYear" q ON q."id" = p."yearId"
    WHERE s."kind" = 'DIAGNOSTICS' AND d."studentId" = p."studentId" AND d."takenOn" BETWEEN q."startsOn" AND q."endsOn") x
  ORDER BY x."heldOn" LIMIT 1) h ON true`

/**
 * Who leads the route (alias p) is to be said anew (rule 18): the child is in another class than the one the curator was named for, or the
 * curator works no longer where the child learns.
 */
export const curatorDue = (today: Day) => sql`(p."state" IN ('DRAFT', 'ON_APPROVAL', 'ACTIVE', 'REVISION') AND EXISTS (
  SELECT 1 FROM "Enrollment" e WHERE e."studentId" = p."studentId" AND e."yearId" = p."yearId" AND e."kind" = 'MAIN' AND ${standsOn('e', today)}
    AND (e."classGroupId" <> coalesce(p."curatedInId", p."classGroupId") OR NOT EXISTS (
      SELECT 1 FROM "RoleGrant" g JOIN "User" w ON w."id" = g."userId" AND w."disabledAt" IS NULL
      WHERE g."userId" = p."curatorId" AND g."organizationId" = e."organizationId" AND g."revokedAt" IS NULL AND ${standsOn('g', today)}
        AND g."role" IN ('TEACHER', 'PSYCHOLOGIST', 'ORG_HEAD', 'ORG_DEPUTY')))))`

/** Who leads a class or a group (its id in SQL) on the day: the first who was put there; null when nobody does. */
export const leaderOf = (
  classId: Prisma.Sql,
  today: Day,
) => sql`(SELECT k."userId" FROM "ClassStaff" k WHERE k."classGroupId" = ${classId}
  AND k."duty" IN ('CLASS_TEACHER', 'KINDERGARTEN_TEACHER') AND ${standsOn('k', today)} ORDER BY k."createdAt", k."id" LIMIT 1)`

const facts = sql`p."id", p."organizationId", p."studentId", p."yearId", p."classGroupId", p."state"::text AS "state", p."templateKey",
  p."basis"::text AS "basis", p."basisText", p."goal", p."strengths", p."needs", p."profile", p."professions", p."curatorId",
  p."comment", p."closedReason", p."submittedById", p."version"`

/**
 * A route with all that hangs on it, in one statement; null when it is not there or the child is not in scope. Whose child it is decides,
 * not where the route was begun: it follows the child from school to school.
 */
export async function findPathway(
  reader: Reader,
  scope: Scope,
  today: Day,
  pathwayId: string,
  timeZone: string,
): Promise<PathwayDetail | null> {
  const local = (column: string) => sql`(${raw(column)} AT TIME ZONE ${timeZone})::date::text`
  const [found] = await reader.$queryRaw<PathwayDetail[]>`
    SELECT ${facts}, ${person('t')} AS "student", coalesce(n."name", c."name") AS "className", coalesce(n."grade", c."grade") AS "grade",
      coalesce(n."organization", o."shortName") AS "organizationName", ${person('u')} AS "curator",
      ${curatorDue(today)} AS "curatorDue", n."leaderId",
      (SELECT json_build_object('id', b."id", 'yearCode', z."code", 'organizationName', d."shortName") FROM "Pathway" b
        JOIN "AcademicYear" z ON z."id" = b."yearId" JOIN "Organization" d ON d."id" = b."organizationId"
        WHERE b."id" = p."continuesId") AS "continues",
      json_build_object('id', y."id", 'code', y."code", 'startsOn', y."startsOn", 'endsOn', y."endsOn", 'state', y."state") AS "year",
      ${local('p."approvedAt"')} AS "approvedOn",
      (SELECT coalesce(json_agg(json_build_object('id', s."id", 'kind', s."kind", 'area', s."area", 'title', s."title", 'dueOn', s."dueOn",
          'responsible', s."responsible", 'planLineId', s."planLineId", 'state', s."state", 'doneOn', s."doneOn", 'result', s."result",
          'reason', s."reason", 'movedFromOn', s."movedFromOn", 'version', s."version", 'heldOn', h."heldOn", 'activityTitle', h."title")
          ORDER BY s."dueOn", s."id"), '[]') FROM "PathwayStep" s ${heldFor} WHERE s."pathwayId" = p."id") AS "steps",
      (SELECT coalesce(json_agg(json_build_object('quarter', v."quarter", 'text', v."text", 'on', ${local('v."reviewedAt"')},
          'by', ${person('w')}) ORDER BY v."quarter"), '[]')
        FROM "PathwayReview" v JOIN "User" w ON w."id" = v."reviewedById" WHERE v."pathwayId" = p."id") AS "reviews",
      (SELECT coalesce(json_agg(json_build_object('id', k."id"::text, 'on', ${local('k."at"')}, 'by', ${person('w')}, 'what', k."what",
          'reason', k."reason") ORDER BY k."id" DESC), '[]')
        FROM (SELECT * FROM "PathwayCorrection" r WHERE r."pathwayId" = p."id" ORDER BY r."id" DESC LIMIT 60) k
        JOIN "User" w ON w."id" = k."byId") AS "corrections",
      (SELECT coalesce(json_agg(json_build_object('party', g."party", 'signedOn', g."signedOn") ORDER BY g."party"), '[]')
        FROM "PathwaySignature" g WHERE g."pathwayId" = p."id") AS "signatures"
    FROM "Pathway" p JOIN "Student" t ON t."id" = p."studentId" JOIN "ClassGroup" c ON c."id" = p."classGroupId"
    JOIN "Organization" o ON o."id" = p."organizationId" JOIN "User" u ON u."id" = p."curatorId" JOIN "AcademicYear" y ON y."id" = p."yearId"
    LEFT JOIN LATERAL (SELECT m."name", m."grade", q."shortName" AS "organization",
        ${leaderOf(sql`m."id"`, today)} AS "leaderId"
      FROM "Enrollment" e
      JOIN "ClassGroup" m ON m."id" = e."classGroupId" JOIN "Organization" q ON q."id" = e."organizationId"
      WHERE e."studentId" = p."studentId" AND e."yearId" = p."yearId" AND e."kind" = 'MAIN' AND e."validFrom" <= ${today}::date
        AND (e."validUntil" IS NULL OR e."validUntil" >= ${today}::date) LIMIT 1) n ON true
    WHERE p."id" = ${pathwayId}::uuid AND ${studentInScope(scope, today)}`
  return found ?? null
}

export type LockedPathway = PathwayFacts & {
  yearOpen: boolean
  startsOn: Day
  endsOn: Day
  kindergarten: boolean
  /** Of the child's present organisation and year of the route. */
  presentOrganizationId: string
  /** The child's class of the route's year today; null when there is none. */
  presentClassId: string | null
  /** Rule 18: who leads it is to be said anew. */
  curatorDue: boolean
  steps: Pick<Step, 'id' | 'area' | 'state' | 'dueOn' | 'heldOn'>[]
}

/** Routes in scope, locked in the order of their ids till the end of the transaction, read behind the other writers. */
export async function lockPathways(tx: Tx, scope: Scope, today: Day, ids: readonly string[]): Promise<LockedPathway[]> {
  await tx.$queryRaw`SELECT 1 FROM "Pathway" WHERE "id" = ANY (${ids as string[]}::uuid[])
    AND "municipalityId" = ${scope.municipalityId}::uuid ORDER BY "id" FOR UPDATE`
  return tx.$queryRaw<LockedPathway[]>`
    SELECT ${facts}, y."state" <> 'CLOSED' AS "yearOpen", y."startsOn"::text AS "startsOn", y."endsOn"::text AS "endsOn",
      c."grade" IS NULL AS "kindergarten",
      coalesce((SELECT e."organizationId" FROM "Enrollment" e WHERE e."studentId" = p."studentId" AND e."kind" = 'MAIN'
        AND e."validFrom" <= ${today}::date AND (e."validUntil" IS NULL OR e."validUntil" >= ${today}::date) LIMIT 1), p."organizationId")
        AS "presentOrganizationId",
      (SELECT e."classGroupId" FROM "Enrollment" e WHERE e."studentId" = p."studentId" AND e."yearId" = p."yearId" AND e."kind" = 'MAIN'
        AND ${standsOn('e', today)} LIMIT 1) AS "presentClassId", ${curatorDue(today)} AS "curatorDue",
      (SELECT coalesce(json_agg(json_build_object('id', s."id", 'area', s."area", 'state', s."state", 'dueOn', s."dueOn", 'heldOn', h."heldOn")), '[]')
        FROM "PathwayStep" s ${heldFor} WHERE s."pathwayId" = p."id") AS "steps"
    FROM "Pathway" p JOIN "Student" t ON t."id" = p."studentId" JOIN "AcademicYear" y ON y."id" = p."yearId"
    JOIN "ClassGroup" c ON c."id" = p."classGroupId"
    WHERE p."id" = ANY (${ids as string[]}::uuid[]) AND ${studentInScope(scope, today)}
    ORDER BY p."id"`
}

/** The route that a step belongs to; whoever asks is judged by the route's scope afterwards. */
export async function findStepPathway(reader: Reader, stepId: string): Promise<string | null> {
  const step = await reader.pathwayStep.findUnique({ where: { id: stepId }, select: { pathwayId: true } })
  return step?.pathwayId ?? null
}
