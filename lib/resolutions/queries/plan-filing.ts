import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import type { FilingDue } from '@/lib/plans/types/plan'

/**
 * The open assignment by which an organisation owes its plan of a year (item's measure PLAN_APPROVED; п. 4.1, 5.1): that of a period
 * which touches the year, the nearest due first; null when there is none. Reads by organisation: the caller has the plan in scope.
 * A school with preschool groups owes two: its items are told apart by the programmes of their executor rule.
 */
export async function findFilingAssignment(
  reader: Reader,
  plan: { municipalityId: string; organizationId: string; kind: PlanKind; startsOn: Day; endsOn: Day },
): Promise<(FilingDue & { state: string }) | null> {
  const preschool = plan.kind === 'KINDERGARTEN'
  const [row] = await reader.$queryRaw<(FilingDue & { state: string })[]>`
    SELECT a."id" AS "assignmentId", a."state"::text AS "state", i."number" AS "itemNumber", s."number" AS "resolutionNumber",
      CASE WHEN a."effectiveDueOn" = '9999-12-31' THEN NULL ELSE a."effectiveDueOn"::text END AS "dueOn",
      coalesce(greatest(a."currentDueAt", a."reworkDueAt") < now(), false) AS "overdue", i."latePolicy" = 'ACCEPT_LATE' AS "acceptsLate",
      a."extensionOpen"
    FROM "Assignment" a JOIN "ResolutionItem" i ON i."id" = a."itemId" JOIN "Resolution" s ON s."id" = a."resolutionId"
    WHERE a."organizationId" = ${plan.organizationId}::uuid AND a."municipalityId" = ${plan.municipalityId}::uuid AND NOT a."historical"
      AND i."measure" = 'PLAN_APPROVED' AND a."state" NOT IN ('ACCEPTED', 'NOT_APPLICABLE', 'CANCELLED', 'SUBMITTED')
      AND (a."effectiveDueOn" = '9999-12-31' OR a."effectiveDueOn" BETWEEN ${plan.startsOn}::date - 120 AND ${plan.endsOn}::date)
      AND ${preschool} = (CASE WHEN EXISTS (SELECT 1 FROM "ItemExecutor" x WHERE x."itemId" = i."id" AND cardinality(x."programs") > 0)
        THEN EXISTS (SELECT 1 FROM "ItemExecutor" x WHERE x."itemId" = i."id" AND 'PRESCHOOL' = ANY (x."programs"))
        ELSE (SELECT o."kind" = 'KINDERGARTEN' FROM "Organization" o WHERE o."id" = a."organizationId") END)
    ORDER BY a."effectiveDueOn", a."id" LIMIT 1`
  return row ?? null
}
