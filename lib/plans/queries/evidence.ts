import 'server-only'
import { classInScope } from '@/lib/activities/queries/reach'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'

const { sql, empty } = Prisma

/** The column of RegisterEvidence that names the record. */
export type EvidenceColumn = 'inclusionId' | 'moduleId' | 'portfolioId' | 'projectId' | 'contestId' | 'programmeId'

export type EvidencePlace = {
  column: EvidenceColumn
  id: string
  organizationId: string
  /** Who keeps the record beside head and deputy. */
  keeperId: string | null
  /** Null for what runs over the years. */
  yearId: string | null
  /** The year is the current one, or there is none to ask. */
  open: boolean
  /** For the address of its page. */
  variant: string | null
}

/** The record of any register that evidence is added to; null when it is not there or beyond the scope. One statement. */
export async function findEvidencePlace(reader: Reader, scope: Scope, recordId: string): Promise<EvidencePlace | null> {
  const own = (alias: string) => {
    const at = Prisma.raw(alias)
    return sql`WHERE ${at}."id" = ${recordId}::uuid AND ${at}."municipalityId" = ${scope.municipalityId}::uuid
      ${scope.organizationId ? sql`AND ${at}."organizationId" = ${scope.organizationId}::uuid` : empty}`
  }
  const [found] = await reader.$queryRaw<EvidencePlace[]>`
    SELECT r.*, coalesce((SELECT y."state" = 'CURRENT' FROM "AcademicYear" y WHERE y."id" = r."yearId"), true) AS "open" FROM (
      SELECT 'inclusionId' AS "column", i."id", i."organizationId", NULL::uuid AS "keeperId", i."yearId", i."variant"::text AS "variant"
        FROM "CurriculumInclusion" i ${own('i')}
      UNION ALL SELECT 'moduleId', m."id", m."organizationId", NULL, m."yearId", NULL FROM "UpbringingModule" m ${own('m')}
      UNION ALL SELECT 'portfolioId', p."id", p."organizationId", p."leaderId", p."yearId", NULL FROM "PortfolioProject" p ${own('p')}
        AND p."removedAt" IS NULL
      UNION ALL SELECT 'projectId', j."id", j."organizationId", j."supervisorId", j."yearId", NULL FROM "IndividualProject" j ${own('j')}
        AND j."removedAt" IS NULL
      UNION ALL SELECT 'contestId', k."id", k."organizationId", k."supervisorId", k."yearId", NULL FROM "ContestEntry" k ${own('k')}
        AND k."removedAt" IS NULL
      UNION ALL SELECT 'programmeId', g."id", g."organizationId", g."keeperId", NULL, NULL FROM "AdditionalProgramme" g ${own('g')}) r`
  return found ?? null
}

/** The record of a piece of evidence; whoever asks is judged by the record's scope afterwards. */
export async function findPieceRecord(reader: Reader, pieceId: string): Promise<string | null> {
  const piece = await reader.registerEvidence.findUnique({ where: { id: pieceId } })
  if (!piece) return null
  const { inclusionId, moduleId, portfolioId, projectId, contestId, programmeId } = piece
  return inclusionId ?? moduleId ?? portfolioId ?? projectId ?? contestId ?? programmeId
}

/**
 * Whether a file (alias f) belongs to a record of the registers that this person may read: curriculum, module and programmes by
 * `register.read`; what may show children (portfolio, projects, diplomas) only in the own organisation, a diploma and a project's file
 * only by `project.read`: of whom the teacher supervises, a project's also in a class in reach.
 */
export function registerFile(read: Scope | null, named: Scope | null, today: Day): Prisma.Sql {
  if (!read) return sql`false`
  const own = read.organizationId
  const teacher = named?.classesOfId ?? null
  return sql`EXISTS (
    SELECT 1 FROM "RegisterEvidence" v LEFT JOIN "ContestEntry" k ON k."id" = v."contestId"
    LEFT JOIN "IndividualProject" j ON j."id" = v."projectId" LEFT JOIN "ClassGroup" c ON c."id" = j."classGroupId"
    WHERE v."fileId" = f."id" AND v."municipalityId" = ${read.municipalityId}::uuid
      ${own ? sql`AND v."organizationId" = ${own}::uuid` : empty}
      AND ((v."contestId" IS NULL AND v."portfolioId" IS NULL AND v."projectId" IS NULL)
        OR (v."portfolioId" IS NOT NULL AND ${own !== null}::boolean)
        OR (v."contestId" IS NOT NULL AND ${named !== null}::boolean
          AND (${teacher}::uuid IS NULL OR k."supervisorId" = ${teacher}::uuid))
        OR (v."projectId" IS NOT NULL AND ${
          named ? sql`(j."supervisorId" = ${teacher}::uuid OR (${classInScope(named, today)}))` : sql`false`
        })))`
}

/** A file (alias f) that may show children: nobody above the organisation opens it. */
export const showsChildren = sql`EXISTS (SELECT 1 FROM "RegisterEvidence" v WHERE v."fileId" = f."id"
  AND (v."contestId" IS NOT NULL OR v."portfolioId" IS NOT NULL OR v."projectId" IS NOT NULL))`
