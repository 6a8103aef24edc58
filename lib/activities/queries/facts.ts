import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import type { ActivityState } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { activityInScope, classInScope, enrolledOn } from './reach'

export type WriteFacts = {
  classes: { id: string; organizationId: string; yearId: string; grade: number | null; roster: string[] }[]
  startsOn: Day | null
  endsOn: Day | null
  closed: boolean
  lockedThrough: Day | null
  directionKnown: boolean
  partnerKnown: boolean
  lineKnown: boolean
  twin: boolean
}

/**
 * All that a record is judged by, in one statement whatever the size of the classes: the asked classes within the scope (fewer than
 * asked when one is not there or not in reach), each with those enrolled on the day, the year, the closed period, direction, partner, a double.
 */
export async function findWriteFacts(
  tx: Tx,
  scope: Scope,
  today: Day,
  asked: {
    classIds: readonly string[]
    heldOn: Day
    directionId: string
    partnerId: string | null
    planLineId: string | null
    title: string
    /** A record that is no double of itself. */
    exceptId: string | null
  },
): Promise<WriteFacts> {
  const [row] = await tx.$queryRaw<WriteFacts[]>`
    WITH asked AS MATERIALIZED (
      SELECT c."id", c."organizationId", c."yearId", c."grade", y."startsOn", y."endsOn", y."state" FROM "ClassGroup" c
      JOIN "AcademicYear" y ON y."id" = c."yearId"
      WHERE c."id" = ANY (${asked.classIds as string[]}::uuid[]) AND ${classInScope(scope, today)}),
    enrolled AS (
      -- A child in two of the groups is counted in the first of them.
      SELECT DISTINCT ON (e."studentId") e."studentId", e."classGroupId" FROM "Enrollment" e
      WHERE e."classGroupId" IN (SELECT "id" FROM asked) AND ${enrolledOn(asked.heldOn)}
      ORDER BY e."studentId", e."classGroupId")
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', q."id", 'organizationId', q."organizationId", 'yearId', q."yearId", 'grade', q."grade",
        'roster', (SELECT coalesce(json_agg(r."studentId" ORDER BY r."studentId"), '[]') FROM enrolled r WHERE r."classGroupId" = q."id"))
        ORDER BY q."id"), '[]') FROM asked q) AS "classes",
      (SELECT max(q."startsOn")::text FROM asked q) AS "startsOn", (SELECT min(q."endsOn")::text FROM asked q) AS "endsOn",
      coalesce((SELECT bool_or(q."state" <> 'CURRENT') FROM asked q), true) AS "closed",
      (SELECT max(l."lockedThrough")::text FROM "ActivityLock" l
        WHERE (l."organizationId", l."yearId") IN (SELECT q."organizationId", q."yearId" FROM asked q)) AS "lockedThrough",
      EXISTS (SELECT 1 FROM "Direction" d WHERE d."id" = ${asked.directionId}::uuid AND d."yearId" IN (SELECT q."yearId" FROM asked q))
        AS "directionKnown",
      ${asked.partnerId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "Partner" p
        WHERE p."id" = ${asked.partnerId}::uuid AND p."municipalityId" = ${scope.municipalityId}::uuid) AS "partnerKnown",
      -- Of the plans, which stand above, only that the line is the organisation's of this year and not cancelled.
      ${asked.planLineId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "PlanLine" l JOIN "CareerPlan" cp ON cp."id" = l."planId"
        WHERE l."id" = ${asked.planLineId}::uuid AND l."state" <> 'CANCELLED'
          AND (l."organizationId", cp."yearId") IN (SELECT q."organizationId", q."yearId" FROM asked q)) AS "lineKnown",
      EXISTS (SELECT 1 FROM "Activity" a JOIN "ActivityClass" k ON k."activityId" = a."id"
        WHERE k."classGroupId" IN (SELECT q."id" FROM asked q) AND a."heldOn" = ${asked.heldOn}::date
          AND lower(a."title") = lower(${asked.title}) AND a."state" <> 'CANCELLED' AND a."correctedById" IS NULL AND NOT a."voids"
          AND a."id" IS DISTINCT FROM ${asked.exceptId}::uuid) AS "twin"`
  if (!row) throw new Error('No facts')
  return row
}

/** Where a request key has led already: the record's id when it is in scope, else null. */
export async function findByRequestKey(
  reader: Reader,
  scope: Scope,
  today: Day,
  requestKey: string,
): Promise<{ id: string } | null> {
  const [row] = await reader.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Activity" a WHERE a."requestKey" = ${requestKey}::uuid AND ${activityInScope(scope, today)}`
  return row ?? null
}

export type LockedActivity = {
  id: string
  organizationId: string
  yearId: string
  directionId: string
  heldOn: Day
  hours: number
  form: string
  title: string
  state: ActivityState
  mode: string
  version: number
  leaderId: string
  createdById: string
  correctsId: string | null
  /** Entered with a reason after its period was closed. */
  late: boolean
  correctedById: string | null
  voids: boolean
  /** A correction of it waits for confirmation. */
  waiting: boolean
  lockedThrough: Day | null
  /** Classes of it that the scope does not reach. */
  beyond: number
}

/** Activities in scope, locked in the order of their ids till the end of the transaction. */
export async function lockActivities(
  tx: Tx,
  scope: Scope,
  today: Day,
  ids: readonly string[],
): Promise<LockedActivity[]> {
  return tx.$queryRaw<LockedActivity[]>`
    WITH held AS MATERIALIZED (
      SELECT a.* FROM "Activity" a WHERE a."id" = ANY (${ids as string[]}::uuid[]) AND ${activityInScope(scope, today)}
      ORDER BY a."id" FOR UPDATE OF a)
    SELECT h."id", h."organizationId", h."yearId", h."directionId", h."heldOn"::text AS "heldOn", h."hours", h."form"::text AS "form",
      h."title", h."state"::text AS "state", h."mode"::text AS "mode", h."version", h."leaderId", h."createdById", h."correctsId",
      h."lateReason" IS NOT NULL AS "late",
      h."correctedById", h."voids", l."lockedThrough"::text AS "lockedThrough",
      EXISTS (SELECT 1 FROM "Activity" w WHERE w."correctsId" = h."id" AND w."state" = 'HELD') AS "waiting",
      (SELECT count(*)::int FROM "ActivityClass" k WHERE k."activityId" = h."id"
        AND NOT EXISTS (SELECT 1 FROM "ClassGroup" c WHERE c."id" = k."classGroupId" AND ${classInScope(scope, today)})) AS "beyond"
    FROM held h LEFT JOIN "ActivityLock" l ON l."organizationId" = h."organizationId" AND l."yearId" = h."yearId"
    ORDER BY h."id"`
}

/** Writers of an organisation's log side by side, the closing of a period alone: nothing slips into what is being closed. */
export async function holdPeriod(tx: Tx, organizationId: string, how: 'write' | 'close'): Promise<void> {
  const key = `profmarshrut: activities of ${organizationId}`
  if (how === 'write') await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}
