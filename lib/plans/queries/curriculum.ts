import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import type { CurriculumState, CurriculumView, InclusionView } from '../types/curriculum'
import { piecesOf } from './registers'

const { sql, empty } = Prisma

/** What of the register 4.2 an organisation has entered for a year: at most one inclusion a variant. Two statements. */
export async function findCurriculum(
  reader: Reader,
  scope: Scope,
  organizationId: string,
  yearId: string,
  timeZone: string,
): Promise<CurriculumView> {
  const mine = scope.organizationId ? sql`AND o."id" = ${scope.organizationId}::uuid` : empty
  const inclusions = await reader.$queryRaw<InclusionView[]>`
    SELECT i."id", i."variant"::text AS "variant", i."note", i."version",
      (SELECT coalesce(json_agg(json_build_object('grade', w."grade", 'subject', w."subject", 'hours', w."hours") ORDER BY w."position"), '[]')
        FROM "CurriculumRow" w WHERE w."inclusionId" = i."id") AS "rows",
      ${piecesOf('inclusionId', 'i."id"')} AS "evidence"
    FROM "CurriculumInclusion" i JOIN "Organization" o ON o."id" = i."organizationId"
    WHERE i."organizationId" = ${organizationId}::uuid AND i."yearId" = ${yearId}::uuid
      AND i."municipalityId" = ${scope.municipalityId}::uuid ${mine}
    ORDER BY i."variant" LIMIT 20`
  const [state] = await reader.$queryRaw<CurriculumState[]>`
    SELECT r."version", (r."confirmedAt" AT TIME ZONE ${timeZone})::date::text AS "confirmedOn",
      CASE WHEN u."id" IS NULL THEN NULL ELSE ${person('u')} END AS "confirmedBy"
    FROM "CurriculumRegister" r JOIN "Organization" o ON o."id" = r."organizationId" LEFT JOIN "User" u ON u."id" = r."confirmedById"
    WHERE r."organizationId" = ${organizationId}::uuid AND r."yearId" = ${yearId}::uuid
      AND o."municipalityId" = ${scope.municipalityId}::uuid ${mine}`
  return { inclusions, state: state ?? { version: 0, confirmedOn: null, confirmedBy: null } }
}
