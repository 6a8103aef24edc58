import 'server-only'
import { type Day, dateToDay } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { AssignmentState } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'

export const HISTORICAL_PAGE = 60

export type HistoricalRow = {
  id: string
  organizationName: string
  itemId: string
  itemNumber: string | null
  periodKey: string
  dueOn: Day | null
  state: AssignmentState
  submittedAt: Date | null
  late: boolean
  basis: string | null
}

/** Assignments of a historical resolution in the document's order, a page by key; `itemId` keeps one item's. */
export async function listHistoricalAssignments(
  reader: Reader,
  scope: Scope,
  resolutionId: string,
  filter: { itemId: string | null; after: string | null },
): Promise<{ rows: HistoricalRow[]; next: string | null }> {
  const { sql, empty } = Prisma
  const rows = await reader.$queryRaw<(Omit<HistoricalRow, 'dueOn'> & { dueOn: Date | null })[]>`
    SELECT a."id", o."shortName" AS "organizationName", i."id" AS "itemId", i."number" AS "itemNumber", a."periodKey",
           a."currentDueOn" AS "dueOn", a."state"::text AS "state", a."submittedAt", a."historicalBasis" AS "basis",
           COALESCE(a."neededDueAt" > a."currentDueAt", false) AS "late"
    FROM "Assignment" a
    JOIN "ResolutionItem" i ON i."id" = a."itemId"
    JOIN "Organization" o ON o."id" = a."organizationId"
    WHERE a."resolutionId" = ${resolutionId}::uuid AND a."municipalityId" = ${scope.municipalityId}::uuid AND a."historical"
      ${filter.itemId ? sql`AND a."itemId" = ${filter.itemId}::uuid` : empty}
      ${
        filter.after
          ? sql`AND (i."position", a."periodKey", o."shortName", a."id") > (
              SELECT ci."position", ca."periodKey", co."shortName", ca."id" FROM "Assignment" ca
              JOIN "ResolutionItem" ci ON ci."id" = ca."itemId" JOIN "Organization" co ON co."id" = ca."organizationId"
              WHERE ca."id" = ${filter.after}::uuid AND ca."municipalityId" = ${scope.municipalityId}::uuid)`
          : empty
      }
    ORDER BY i."position", a."periodKey", o."shortName", a."id" LIMIT ${HISTORICAL_PAGE + 1}`
  const page = rows.slice(0, HISTORICAL_PAGE).map((row) => ({ ...row, dueOn: row.dueOn ? dateToDay(row.dueOn) : null }))
  return { rows: page, next: rows.length > HISTORICAL_PAGE ? (page.at(-1)?.id ?? null) : null }
}
