import 'server-only'
import type { Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { StandingRollOver } from '@/lib/students/queries/roll-over'
import { copyOpenSteps } from './continuing'

const { sql } = Prisma

/** The organisation's routes (alias p) that bear the roll-over's instant, or came later, in its new year. */
const ofNewYear = ({ organizationId, toYearId }: StandingRollOver) => sql`p."yearId" = ${toYearId}::uuid
  AND EXISTS (SELECT 1 FROM "ClassGroup" c WHERE c."id" = p."classGroupId" AND c."organizationId" = ${organizationId}::uuid)`

/**
 * Ends the routes of the year that is over, of the children of the roll-over: one in force is completed, that of who leaves or has
 * graduated closed, whatever its state. What it was before is kept for the undoing. Gives how many.
 */
export async function completeRolled(tx: Tx, { id, fromYearId }: StandingRollOver): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Pathway" p SET "stateBefore" = p."state", "version" = p."version" + 1,
      "state" = (CASE WHEN r."decision" IN ('GRADUATE', 'LEAVE') THEN 'CLOSED' ELSE 'COMPLETED' END)::"PathwayState",
      "openFor" = CASE WHEN r."decision" IN ('GRADUATE', 'LEAVE') THEN NULL ELSE p."openFor" END,
      "closedReason" = CASE r."decision" WHEN 'GRADUATE' THEN 'Окончил обучение' WHEN 'LEAVE' THEN 'Выбыл' END
    FROM "RollOverRow" r
    WHERE r."rollOverId" = ${id}::uuid AND r."studentId" = p."studentId" AND p."yearId" = ${fromYearId}::uuid
      AND (p."state" IN ('ACTIVE', 'REVISION') OR (r."decision" IN ('GRADUATE', 'LEAVE') AND p."state" NOT IN ('COMPLETED', 'CLOSED')))`
}

/**
 * Goes on with the completed routes of those who stay: a draft in their class of the new year, curated by its class teacher, else by who
 * did so before, with the steps that were open. Who comes from a group of the kindergarten to the first class has the template and the
 * goal of a school from then on. Gives how many. Two statements.
 */
export async function continueRolled(
  tx: Tx,
  { id, fromYearId, toYearId }: StandingRollOver,
  by: { now: Date; userId: string },
  school: { key: string; goal: string },
): Promise<number> {
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Pathway" ("id", "municipalityId", "organizationId", "studentId", "yearId", "classGroupId", "openFor", "templateKey", "basis",
      "basisText", "goal", "strengths", "needs", "profile", "professions", "curatorId", "continuesId", "createdAt", "createdById")
    SELECT gen_random_uuid(), p."municipalityId", e."organizationId", p."studentId", ${toYearId}::uuid, e."classGroupId",
      p."studentId"::text || ' ' || ${toYearId}, CASE WHEN b."begins" THEN ${school.key} ELSE p."templateKey" END, p."basis", p."basisText",
      CASE WHEN b."begins" THEN ${school.goal} ELSE p."goal" END, p."strengths", p."needs", p."profile", p."professions",
      coalesce((SELECT k."userId" FROM "ClassStaff" k WHERE k."classGroupId" = e."classGroupId"
        AND k."duty" IN ('CLASS_TEACHER', 'KINDERGARTEN_TEACHER') ORDER BY k."createdAt", k."id" LIMIT 1), p."curatorId"),
      p."id", ${by.now}, ${by.userId}::uuid
    FROM "RollOverRow" r JOIN "Enrollment" e ON e."id" = r."toEnrollmentId"
    JOIN "Pathway" p ON p."studentId" = r."studentId" AND p."yearId" = ${fromYearId}::uuid AND p."state" = 'COMPLETED' AND p."stateBefore" IS NOT NULL
    JOIN "ClassGroup" w ON w."id" = p."classGroupId" JOIN "ClassGroup" c ON c."id" = e."classGroupId"
    CROSS JOIN LATERAL (SELECT w."grade" IS NULL AND c."grade" IS NOT NULL AS "begins") b
    WHERE r."rollOverId" = ${id}::uuid
    ON CONFLICT DO NOTHING RETURNING "id"`
  if (made.length === 0) return 0
  const ids = made.map((each) => each.id)
  await copyOpenSteps(tx, ids, by)
  return made.length
}

/** Routes of the new year that the roll-over has not made, or that were written in since. */
export async function countNewPathways(tx: Tx, rollOver: StandingRollOver): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Pathway" p WHERE ${ofNewYear(rollOver)}
      AND (p."createdAt" > ${rollOver.createdAt} OR p."version" > 1 OR EXISTS (
        SELECT 1 FROM "PathwayStep" s WHERE s."pathwayId" = p."id" AND (s."version" > 1 OR s."createdAt" > ${rollOver.createdAt})))`
  return row?.count ?? 0
}

/** Takes away the drafts that the roll-over has made. */
export async function dropContinued(tx: Tx, rollOver: StandingRollOver): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Pathway" p WHERE ${ofNewYear(rollOver)} AND p."createdAt" = ${rollOver.createdAt} AND p."continuesId" IS NOT NULL`
}

/** Puts the routes of the old year back as they were before the roll-over. */
export async function reopenRolled(tx: Tx, { id, fromYearId }: StandingRollOver): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Pathway" p SET "state" = p."stateBefore", "stateBefore" = NULL, "closedReason" = NULL, "version" = p."version" + 1,
      "openFor" = p."studentId"::text || ' ' || p."yearId"
    FROM "RollOverRow" r
    WHERE r."rollOverId" = ${id}::uuid AND r."studentId" = p."studentId" AND p."yearId" = ${fromYearId}::uuid AND p."stateBefore" IS NOT NULL`
}
