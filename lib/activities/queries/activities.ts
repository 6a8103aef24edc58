import 'server-only'
import { addDays, type Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import type { ActivityFilter } from '../schema/activity'
import type { ActivityDetail, ActivityRow, ParticipationRow } from '../types'
import { activityInScope, classInScope, enrolledOn } from './reach'

const { sql, empty, join } = Prisma

/** A row weighs 3.4 KiB of HTML, and a page is to stay under 150. */
export const ACTIVITIES_PAGE = 30
/** The queue of one press. */
export const QUEUE_LIMIT = 200

const present = sql`((SELECT count(*) FROM "Participation" p WHERE p."activityId" = a."id" AND p."attended")
  + (SELECT coalesce(sum(k."headcount"), 0) FROM "ActivityClass" k WHERE k."activityId" = a."id"))::int AS "present"`

const rowColumns = sql`a."id", a."heldOn"::text AS "heldOn", a."title", a."form"::text AS "form", d."shortTitle" AS "direction", a."hours",
  a."state"::text AS "state", a."mode"::text AS "mode", a."version", a."leaderId", ${person('u')} AS "leader",
  a."correctsId" IS NOT NULL AS "corrects", a."correctedById" IS NOT NULL AS "corrected", ${present},
  (SELECT coalesce(json_agg(g."name" ORDER BY g."grade", g."name"), '[]') FROM "ActivityClass" k
    JOIN "ClassGroup" g ON g."id" = k."classGroupId" WHERE k."activityId" = a."id") AS "classes"`
const rowJoins = sql`JOIN "Direction" d ON d."id" = a."directionId" JOIN "User" u ON u."id" = a."leaderId"`

export type ActivityPage = { rows: ActivityRow[]; next: string | null }

/** Activities of a scope, newest first, a page by key; one statement whatever the rows. */
export async function listActivities(
  reader: Reader,
  scope: Scope,
  today: Day,
  filter: ActivityFilter,
): Promise<ActivityPage> {
  const [afterDay = '', afterId = ''] = filter.after ? filter.after.split('.') : []
  const conditions = [
    filter.class
      ? sql`AND EXISTS (SELECT 1 FROM "ActivityClass" k WHERE k."activityId" = a."id" AND k."classGroupId" = ${filter.class}::uuid)`
      : empty,
    filter.direction ? sql`AND a."directionId" = ${filter.direction}::uuid` : empty,
    filter.state ? sql`AND a."state" = ${filter.state}::"ActivityState"` : sql`AND a."state" <> 'CANCELLED'`,
    filter.from ? sql`AND a."heldOn" >= ${filter.from}::date` : empty,
    filter.to ? sql`AND a."heldOn" <= ${filter.to}::date` : empty,
    filter.after ? sql`AND (a."heldOn", a."id") < (${afterDay}::date, ${afterId}::uuid)` : empty,
  ]
  const rows = await reader.$queryRaw<ActivityRow[]>`
    WITH page AS MATERIALIZED (
      SELECT a."id" FROM "Activity" a WHERE ${activityInScope(scope, today)} ${join(conditions, ' ')}
      ORDER BY a."heldOn" DESC, a."id" DESC LIMIT ${ACTIVITIES_PAGE + 1})
    SELECT ${rowColumns} FROM page JOIN "Activity" a ON a."id" = page."id" ${rowJoins}
    ORDER BY a."heldOn" DESC, a."id" DESC`
  const shown = rows.slice(0, ACTIVITIES_PAGE)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > ACTIVITIES_PAGE && last ? `${last.heldOn}.${last.id}` : null }
}

/** What waits for head or deputy, oldest first; one week of it when `week` (its Monday) is given. */
export async function listWaiting(
  reader: Reader,
  scope: Scope,
  today: Day,
  week: Day | null,
): Promise<{ rows: ActivityRow[]; more: boolean }> {
  const span = week ? sql`AND a."heldOn" BETWEEN ${week}::date AND ${addDays(week, 6)}::date` : empty
  const rows = await reader.$queryRaw<ActivityRow[]>`
    WITH page AS MATERIALIZED (
      SELECT a."id" FROM "Activity" a WHERE ${activityInScope(scope, today)} AND a."state" = 'HELD' ${span}
      ORDER BY a."heldOn", a."id" LIMIT ${QUEUE_LIMIT + 1})
    SELECT ${rowColumns} FROM page JOIN "Activity" a ON a."id" = page."id" ${rowJoins} ORDER BY a."heldOn", a."id"`
  return { rows: rows.slice(0, QUEUE_LIMIT), more: rows.length > QUEUE_LIMIT }
}

/** One activity with its classes and files; null when it is not there or not in scope. One statement. */
export async function findActivity(
  reader: Reader,
  scope: Scope,
  today: Day,
  activityId: string,
  timeZone: string,
): Promise<ActivityDetail | null> {
  const [found] = await reader.$queryRaw<ActivityDetail[]>`
    SELECT a."id", a."organizationId", a."yearId", a."directionId", d."title" AS "direction", a."heldOn"::text AS "heldOn", a."title",
      a."form"::text AS "form", a."hours", a."state"::text AS "state", a."mode"::text AS "mode", a."version", a."leaderId",
      ${person('u')} AS "leader", a."place", a."partnerId", p."name" AS "partner", a."planLineId", a."note", a."correctsId",
      a."correctionReason", a."lateReason", a."correctedById", a."voids", a."confirmedOwn", a."cancelReason", a."createdById", a."requestKey",
      a."correctsId" IS NOT NULL AS "corrects", a."correctedById" IS NOT NULL AS "corrected", ${present},
      CASE WHEN b."id" IS NULL THEN NULL ELSE ${person('b')} END AS "confirmedBy",
      (a."confirmedAt" AT TIME ZONE ${timeZone})::date::text AS "confirmedOn",
      EXISTS (SELECT 1 FROM "Activity" w WHERE w."correctsId" = a."id" AND w."state" = 'HELD') AS "correctionWaits",
      (SELECT coalesce(json_agg(json_build_object('id', c."id", 'name', c."name", 'grade', k."grade", 'headcount', k."headcount",
          'mine', (${classInScope(scope, today)})) ORDER BY c."grade", c."name"), '[]')
        FROM "ActivityClass" k JOIN "ClassGroup" c ON c."id" = k."classGroupId" WHERE k."activityId" = a."id") AS "classes",
      (SELECT coalesce(json_agg(json_build_object('id', x."id", 'fileId', f."id", 'name', f."name", 'mime', f."mime", 'size', f."size")
          ORDER BY x."addedAt", x."id"), '[]')
        FROM "ActivityFile" x JOIN "StoredFile" f ON f."id" = x."fileId" WHERE x."activityId" = a."id") AS "files"
    FROM "Activity" a ${rowJoins} LEFT JOIN "Partner" p ON p."id" = a."partnerId" LEFT JOIN "User" b ON b."id" = a."confirmedById"
    WHERE a."id" = ${activityId}::uuid AND ${activityInScope(scope, today)}`
  return found ?? null
}

/**
 * Who took part, of the classes in scope only, by name. A teacher sees no name of a pupil who has left the class since; the row stays.
 */
export async function listParticipations(
  reader: Reader,
  scope: Scope,
  today: Day,
  activityId: string,
): Promise<ParticipationRow[]> {
  const seen = scope.classesOfId
    ? sql`EXISTS (SELECT 1 FROM "Enrollment" e WHERE e."studentId" = t."id" AND e."classGroupId" = p."classGroupId" AND ${enrolledOn(today)})`
    : sql`true`
  return reader.$queryRaw<ParticipationRow[]>`
    SELECT p."studentId", p."classGroupId", p."attended", CASE WHEN ${seen} THEN ${person('t')} END AS "name"
    FROM "Participation" p
    JOIN "ClassGroup" c ON c."id" = p."classGroupId" AND ${classInScope(scope, today)}
    JOIN "Activity" a ON a."id" = p."activityId" AND ${activityInScope(scope, today)}
    JOIN "Student" t ON t."id" = p."studentId"
    WHERE p."activityId" = ${activityId}::uuid
    ORDER BY c."grade", c."name", t."lastName", t."firstName", t."id" LIMIT 1000`
}

/** Whether a file belongs to an activity that the scope reaches: an EXISTS over the file (alias f). */
export function activityFile(scope: Scope | null, today: Day): Prisma.Sql {
  return scope
    ? sql`EXISTS (SELECT 1 FROM "ActivityFile" x JOIN "Activity" a ON a."id" = x."activityId"
        WHERE x."fileId" = f."id" AND ${activityInScope(scope, today)})`
    : sql`false`
}
