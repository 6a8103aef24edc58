import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import type { CopySource } from '../types/plan'

const { sql, empty } = Prisma

/** Plans to choose from at most. */
const MOST = 60

/**
 * The plans in force that a new plan of the scope's organisation for a year may be copied from: its own of earlier years, and those that
 * the Resource Centre shows to all (organisations do not see each other's plans else, domain.md §7.3). Own ones first, the newest
 * before. One statement.
 */
export async function listCopySources(
  reader: Reader,
  scope: Scope,
  place: { organizationId: string; kinds: readonly PlanKind[]; startsOn: Day },
  /** One plan of them. */
  planId: string | null = null,
): Promise<CopySource[]> {
  return reader.$queryRaw<CopySource[]>`
    SELECT p."id" AS "planId", r."id" AS "revisionId", p."kind"::text AS "kind", o."shortName" AS "organizationName",
      p."organizationId" = ${place.organizationId}::uuid AS "own", y."code" AS "yearCode", y."startsOn"::text AS "startsOn",
      y."endsOn"::text AS "endsOn",
      (SELECT count(*)::int FROM "PlanEntry" e JOIN "PlanLine" l ON l."id" = e."lineId"
        WHERE e."revisionId" = r."id" AND l."state" <> 'CANCELLED') AS "entries"
    FROM "CareerPlan" p JOIN "PlanRevision" r ON r."planId" = p."id" AND r."state" = 'APPROVED'
    JOIN "AcademicYear" y ON y."id" = p."yearId" JOIN "Organization" o ON o."id" = p."organizationId"
    WHERE p."municipalityId" = ${scope.municipalityId}::uuid AND p."kind"::text = ANY (${place.kinds as string[]})
      AND CASE WHEN p."organizationId" = ${place.organizationId}::uuid THEN y."startsOn" < ${place.startsOn}::date
        ELSE p."exampleAt" IS NOT NULL AND y."startsOn" <= ${place.startsOn}::date END
      ${planId ? sql`AND p."id" = ${planId}::uuid` : empty}
    ORDER BY "own" DESC, y."startsOn" DESC, o."shortName", p."id" LIMIT ${MOST}`
}
