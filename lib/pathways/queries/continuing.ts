import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { MOST_STEPS } from '../rules/steps'
import { heldFor } from './pathways'

const { sql } = Prisma

/**
 * The latest route of a child (its id in SQL) of a year before the day that a new one goes on with, as `q` with its year's code: it was in
 * force, of whatever organisation, and nothing goes on with it yet. One put off for want of a consent is none.
 */
export const earlierPathway = (studentId: Prisma.Sql, before: Day) => sql`(
  SELECT f.*, z."code" AS "yearCode" FROM "Pathway" f JOIN "AcademicYear" z ON z."id" = f."yearId"
  WHERE f."studentId" = ${studentId} AND z."startsOn" < ${before}::date
    AND (f."state" IN ('ACTIVE', 'REVISION', 'COMPLETED') OR (f."state" = 'CLOSED' AND f."stateBefore" IN ('ACTIVE', 'REVISION')))
    AND NOT EXISTS (SELECT 1 FROM "Pathway" r WHERE r."continuesId" = f."id")
  ORDER BY z."startsOn" DESC, f."createdAt" DESC LIMIT 1) q`

/** Which of the children, whom the caller has found in scope, have an earlier route to go on with, and of which year; one statement. */
export async function listEarlierPathways(
  reader: Reader,
  scope: Scope,
  before: Day,
  studentIds: readonly string[],
): Promise<{ studentId: string; yearCode: string }[]> {
  return reader.$queryRaw`
    SELECT q."studentId", q."yearCode" FROM unnest(${studentIds as string[]}::uuid[]) s CROSS JOIN LATERAL ${earlierPathway(sql`s`, before)}
    WHERE q."municipalityId" = ${scope.municipalityId}::uuid`
}

/**
 * Puts the open steps of the routes that are gone on with into the new ones, their terms a year later within the new year, as far as room
 * is left and no step of the same title stands there; at school a step has no area. One statement.
 */
export async function copyOpenSteps(
  tx: Tx,
  pathwayIds: readonly string[],
  by: { now: Date; userId: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "PathwayStep" ("id", "pathwayId", "kind", "area", "title", "dueOn", "responsible", "createdAt", "createdById")
    SELECT gen_random_uuid(), o."pathwayId", o."kind", o."area", o."title", o."dueOn", o."responsible", ${by.now}, ${by.userId}::uuid
    FROM (
      SELECT n."id" AS "pathwayId", s."kind", CASE WHEN c."grade" IS NULL THEN s."area" END AS "area", s."title", s."responsible",
        least(greatest((s."dueOn" + interval '1 year')::date, y."startsOn"), y."endsOn") AS "dueOn",
        row_number() OVER (PARTITION BY n."id" ORDER BY s."dueOn", s."id")
          + (SELECT count(*) FROM "PathwayStep" a WHERE a."pathwayId" = n."id") AS "place"
      FROM "Pathway" n JOIN "AcademicYear" y ON y."id" = n."yearId" JOIN "ClassGroup" c ON c."id" = n."classGroupId"
      JOIN "Pathway" p ON p."id" = n."continuesId"
      JOIN "PathwayStep" s ON s."pathwayId" = p."id" AND s."state" IN ('PLANNED', 'IN_PROGRESS') ${heldFor}
      WHERE n."id" = ANY (${pathwayIds as string[]}::uuid[]) AND h."heldOn" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "PathwayStep" a WHERE a."pathwayId" = n."id" AND lower(a."title") = lower(s."title"))) o
    WHERE o."place" <= ${MOST_STEPS}`
}
