import type { Day } from '../../../lib/kernel/calendar'
import type { Prisma, PrismaClient } from '../../../lib/kernel/prisma/client'
import type { ItemMeasure } from '../../../lib/kernel/prisma/enums'
import { judgeMeasure } from '../../../lib/resolutions/rules/measured'
import type { MeasureCounts, Measured, MeasureRecord } from '../../../lib/resolutions/types'

type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

type Sent = {
  id: string
  measure: ItemMeasure
  on: Day
  counts: MeasureCounts | null
  plan: { id: string; number: number; on: string } | null
}

/** What the records of the demonstration stood at when each report on a measured item was sent in (a test holds it against the portal's own count). */
export async function freezeMeasured(
  tx: Tx,
  {
    municipalityId,
    year,
    zone,
  }: { municipalityId: string; year: { id: string; code: string; startsOn: Day }; zone: string },
): Promise<void> {
  const sent = await tx.$queryRaw<Sent[]>`
    SELECT x.*, (CASE x."measure"
      WHEN 'PLAN_APPROVED' THEN (SELECT json_build_object('approved', count(*) FILTER (WHERE r."state" = 'APPROVED'),
          'filed', count(*) FILTER (WHERE r."state" IN ('SUBMITTED', 'RC_REVIEWED')),
          'entries', coalesce(sum(n."entries") FILTER (WHERE r."state" = 'APPROVED'), 0),
          'held', coalesce(sum(n."held") FILTER (WHERE r."state" = 'APPROVED'), 0))
        FROM "PlanRevision" r CROSS JOIN LATERAL (SELECT count(*) AS "entries", count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM "Activity" a WHERE a."planLineId" = e."lineId" AND a."state" <> 'CANCELLED' AND a."correctedById" IS NULL AND NOT a."voids"
        )) AS "held" FROM "PlanEntry" e WHERE e."revisionId" = r."id") n WHERE r."planId" = x."planId")
      WHEN 'CURRICULUM_VARIANTS' THEN (SELECT json_build_object('variants', count(*),
          'hours', coalesce(sum((SELECT sum(w."hours") FROM "CurriculumRow" w WHERE w."inclusionId" = i."id")), 0),
          'confirmed', (SELECT count(*) FROM "CurriculumRegister" c WHERE c."organizationId" = x."organizationId"
            AND c."yearId" = ${year.id}::uuid AND c."confirmedAt" IS NOT NULL))
        FROM "CurriculumInclusion" i WHERE i."organizationId" = x."organizationId" AND i."yearId" = ${year.id}::uuid
          AND EXISTS (SELECT 1 FROM "CurriculumRow" w WHERE w."inclusionId" = i."id")
          AND EXISTS (SELECT 1 FROM "RegisterEvidence" v WHERE v."inclusionId" = i."id"))
      WHEN 'PORTFOLIO_PROJECTS' THEN (SELECT json_build_object(
          'held', count(*) FILTER (WHERE p."heldOn" IS NOT NULL AND (p."partnerId" IS NOT NULL OR p."withParents")),
          'planned', count(*) FILTER (WHERE p."heldOn" IS NULL),
          'module', (SELECT count(*) FROM "UpbringingModule" m WHERE m."organizationId" = x."organizationId" AND m."yearId" = ${year.id}::uuid
            AND m."present" AND EXISTS (SELECT 1 FROM "RegisterEvidence" v WHERE v."moduleId" = m."id")))
        FROM "PortfolioProject" p WHERE p."organizationId" = x."organizationId" AND p."yearId" = ${year.id}::uuid AND p."removedAt" IS NULL)
    END) AS "counts",
      (SELECT json_build_object('id', r."planId", 'number', r."number", 'on', to_char(r."decidedAt", 'DD.MM.YYYY')) FROM "PlanRevision" r
        WHERE r."planId" = x."planId" AND r."state" = 'APPROVED') AS "plan"
    FROM (
      SELECT e."id", i."measure"::text AS "measure", (e."submittedAt" AT TIME ZONE ${zone})::date::text AS "on", a."organizationId",
        (SELECT p."id" FROM "CareerPlan" p WHERE p."organizationId" = a."organizationId" AND p."yearId" = ${year.id}::uuid AND p."kind"::text =
          (SELECT CASE WHEN bool_or('PRESCHOOL' = ANY (c."programs")) THEN 'KINDERGARTEN' ELSE 'SCHOOL' END FROM "ItemExecutor" c
            WHERE c."itemId" = i."id")) AS "planId"
      FROM "ExecutionReport" e JOIN "Assignment" a ON a."id" = e."assignmentId" JOIN "ResolutionItem" i ON i."id" = a."itemId"
      WHERE a."municipalityId" = ${municipalityId}::uuid AND i."measure" IS NOT NULL AND e."submittedAt" IS NOT NULL
        -- In September a report may still be of the year before, of which the demonstration has no records.
        AND least((e."submittedAt" AT TIME ZONE ${zone})::date, a."currentDueOn") >= ${year.startsOn}::date) x`
  for (const { id, measure, on, counts, plan } of sent) {
    if (!counts) continue
    const records: MeasureRecord[] =
      measure === 'PLAN_APPROVED' && plan
        ? [{ title: `План, редакция ${plan.number}, утверждён ${plan.on}`, href: `/plans/${plan.id}` }]
        : []
    const measured: Measured = {
      ...{ measure, on, year: { id: year.id, code: year.code }, records, count: records.length },
      ...judgeMeasure(measure, counts),
    }
    await tx.executionReport.update({ where: { id }, data: { measured: measured as Prisma.InputJsonObject } })
  }
}
