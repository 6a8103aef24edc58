import 'server-only'
import type { Reader, Tx } from '@/lib/kernel/db'
import type { GuidanceLevelKind } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import type { StandingRollOver } from '@/lib/students/queries/roll-over'
import type { CarriedPlan, NewRecordsAbove } from '../types/roll-over'
import { planInScope } from './plan'

type Found = CarriedPlan & { level: GuidanceLevelKind; startsOn: string; endsOn: string }

/** The plans that an organisation has for a year, and whether it has them for the one after: what a roll-over may carry. One statement. */
export async function listCarriedPlans(
  reader: Reader,
  scope: Scope,
  organizationId: string,
  years: { fromId: string; toId: string },
): Promise<Found[]> {
  return reader.$queryRaw<Found[]>`
    SELECT p."kind"::text AS "kind", r."id" AS "revisionId", r."state" = 'APPROVED' AS "inForce", r."level"::text AS "level",
      y."startsOn"::text AS "startsOn", y."endsOn"::text AS "endsOn",
      (SELECT count(*)::int FROM "PlanEntry" e JOIN "PlanLine" l ON l."id" = e."lineId"
        WHERE e."revisionId" = r."id" AND l."state" <> 'CANCELLED') AS "entries",
      (SELECT n."id" FROM "CareerPlan" n WHERE n."organizationId" = p."organizationId" AND n."kind" = p."kind"
        AND n."yearId" = ${years.toId}::uuid) AS "nextPlanId"
    FROM "CareerPlan" p JOIN "AcademicYear" y ON y."id" = p."yearId"
    CROSS JOIN LATERAL (SELECT * FROM "PlanRevision" r WHERE r."planId" = p."id"
      ORDER BY r."state" = 'APPROVED' DESC, r."number" DESC LIMIT 1) r
    WHERE p."organizationId" = ${organizationId}::uuid AND p."yearId" = ${years.fromId}::uuid AND ${planInScope(scope)}
    ORDER BY p."kind"`
}

/** The plans that bear a roll-over's instant: made with it. They are held till the end of the transaction. */
export async function lockCarriedPlans(
  tx: Tx,
  { organizationId, toYearId, createdAt }: StandingRollOver,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "CareerPlan" p WHERE p."organizationId" = ${organizationId}::uuid AND p."yearId" = ${toYearId}::uuid
      AND p."createdAt" = ${createdAt} ORDER BY p."id" FOR UPDATE`
  return rows.map(({ id }) => id)
}

/**
 * What the organisation has recorded for the new year since the roll-over. A carried plan is untouched while its journal holds its
 * beginning alone: every change of a plan writes an event in its own transaction. One statement.
 */
export async function findNewRecordsAbove(tx: Tx, rollOver: StandingRollOver): Promise<NewRecordsAbove> {
  const { organizationId, toYearId, createdAt } = rollOver
  const [row] = await tx.$queryRaw<NewRecordsAbove[]>`
    WITH place AS (SELECT ${organizationId}::uuid AS "organizationId", ${toYearId}::uuid AS "yearId", ${createdAt}::timestamptz AS "since"),
    plan AS MATERIALIZED (SELECT p.* FROM "CareerPlan" p JOIN place USING ("organizationId", "yearId"))
    SELECT
      (SELECT count(*)::int FROM plan p JOIN place ON true WHERE p."createdAt" > place."since" OR (p."createdAt" = place."since" AND EXISTS (
        SELECT 1 FROM "Event" v WHERE v."municipalityId" = p."municipalityId" AND v."subjectId" = p."id"
          AND v."kind" NOT IN ('planCreated', 'entryProposed', 'entryProposalWithdrawn')))) AS "plans",
      (SELECT count(*)::int FROM "EntryProposal" q JOIN plan p ON p."id" = q."planId" JOIN place ON true
        WHERE q."proposedAt" > place."since") AS "proposals",
      (SELECT count(*)::int FROM "Activity" a JOIN place USING ("organizationId", "yearId") WHERE a."createdAt" > place."since") AS "activities",
      (SELECT count(*)::int FROM (
        SELECT 1 FROM "CurriculumInclusion" x JOIN place USING ("organizationId", "yearId") WHERE x."createdAt" > place."since"
        UNION ALL SELECT 1 FROM "UpbringingModule" x JOIN place USING ("organizationId", "yearId") WHERE x."updatedAt" > place."since"
        UNION ALL SELECT 1 FROM "PortfolioProject" x JOIN place USING ("organizationId", "yearId") WHERE x."createdAt" > place."since"
        UNION ALL SELECT 1 FROM "IndividualProject" x JOIN place USING ("organizationId", "yearId") WHERE x."createdAt" > place."since"
        UNION ALL SELECT 1 FROM "ContestEntry" x JOIN place USING ("organizationId", "yearId") WHERE x."createdAt" > place."since") r
      ) AS "registers",
      EXISTS (SELECT 1 FROM "GuidanceLevel" g JOIN place USING ("organizationId", "yearId") WHERE g."chosenAt" > place."since") AS "level"`
  if (!row) throw new Error('No records counted')
  return row
}
