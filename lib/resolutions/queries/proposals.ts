import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ProposalKind } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'

export const PROPOSAL_PAGE = 30

export type ProposalRow = {
  id: string
  version: number
  kind: ProposalKind
  organizationName: string
  itemNumber: string | null
  itemText: string
  resolutionId: string
  resolutionTitle: string
  createdAt: Date
  /** Assignments of the organisation on the item that are still open: what a withdrawal would cancel. */
  openAssignments: number
}

/** Open proposals in scope in a steady order, a page by key. */
export async function listOpenProposals(
  reader: Reader,
  scope: Scope,
  after: string | null,
): Promise<{ rows: ProposalRow[]; next: string | null }> {
  const rows = await reader.$queryRaw<ProposalRow[]>`
    SELECT p."id", p."version", p."kind"::text AS "kind", o."shortName" AS "organizationName", i."number" AS "itemNumber",
           left(i."text", 300) AS "itemText", r."id" AS "resolutionId", r."title" AS "resolutionTitle", p."createdAt",
           (SELECT count(*)::int FROM "Assignment" a WHERE a."itemId" = p."itemId" AND a."organizationId" = p."organizationId"
              AND a."state" IN ('ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'REOPENED')) AS "openAssignments"
    FROM "Proposal" p
    JOIN "ResolutionItem" i ON i."id" = p."itemId"
    JOIN "Resolution" r ON r."id" = i."resolutionId" AND r."municipalityId" = ${scope.municipalityId}::uuid
    JOIN "Organization" o ON o."id" = p."organizationId"
    WHERE p."state" = 'OPEN' ${after ? Prisma.sql`AND p."id" > ${after}::uuid` : Prisma.empty}
    ORDER BY p."id" LIMIT ${PROPOSAL_PAGE + 1}`
  const page = rows.slice(0, PROPOSAL_PAGE)
  return { rows: page, next: rows.length > PROPOSAL_PAGE ? (page.at(-1)?.id ?? null) : null }
}
