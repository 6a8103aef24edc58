import 'server-only'
import { type Day, dateToDay } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Bindingness, ResolutionState } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'

export const RESOLUTION_PAGE = 20

const { sql, empty } = Prisma

export type ResolutionRow = {
  id: string
  number: string | null
  date: Day | null
  title: string
  state: ResolutionState
  historical: boolean
  items: number
}

export type ResolutionListFilter = { states: ResolutionState[]; search: string | null; after: string | null }

/**
 * Resolutions in scope, newest date first, undated drafts at the top; a page by key, one more row read to know of a next page.
 * `search` looks into title and number.
 */
export async function listResolutions(
  reader: Reader,
  scope: Scope,
  filter: ResolutionListFilter,
): Promise<{ rows: ResolutionRow[]; next: string | null }> {
  const pattern = filter.search && `%${filter.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const [day, id] = filter.after?.split('_') ?? []
  const after =
    !day || !id
      ? empty
      : day === 'none'
        ? sql`AND (r."date" IS NOT NULL OR r."id" < ${id}::uuid)`
        : sql`AND (r."date" < ${day}::date OR (r."date" = ${day}::date AND r."id" < ${id}::uuid))`
  const rows = await reader.$queryRaw<(Omit<ResolutionRow, 'date'> & { date: Date | null })[]>`
    SELECT r."id", r."number", r."date", r."title", r."state"::text AS "state", r."historical",
           (SELECT count(*)::int FROM "ResolutionItem" i WHERE i."resolutionId" = r."id" AND i."state" <> 'REMOVED') AS "items"
    FROM "Resolution" r
    WHERE r."municipalityId" = ${scope.municipalityId}::uuid AND r."state"::text = ANY(${filter.states}::text[])
      ${pattern ? sql`AND (r."title" ILIKE ${pattern} OR r."number" ILIKE ${pattern})` : empty} ${after}
    ORDER BY r."date" DESC NULLS FIRST, r."id" DESC LIMIT ${RESOLUTION_PAGE + 1}`
  const page = rows.slice(0, RESOLUTION_PAGE).map((row) => ({ ...row, date: row.date ? dateToDay(row.date) : null }))
  const last = rows.length > RESOLUTION_PAGE ? page.at(-1) : undefined
  return { rows: page, next: last ? `${last.date ?? 'none'}_${last.id}` : null }
}

export type ItemProgress = {
  itemId: string
  total: number
  accepted: number
  acceptedLate: number
  submitted: number
  overdue: number
  /** Rule 28: entered afterwards as not done; without an entry a historical one is «not started», never overdue. */
  notDone: number
  inProgress: number
  notStarted: number
  closed: number
}

/**
 * Shares of each item's assignments by state, in one grouped read. `scope` is that of «assignment.read»: a head sees the shares of
 * the own organisation only.
 */
export async function listItemProgress(
  reader: Reader,
  scope: Scope,
  resolutionId: string,
  today: Day,
): Promise<Map<string, ItemProgress>> {
  const rows = await reader.$queryRaw<ItemProgress[]>`
    SELECT a."itemId", count(*)::int AS "total",
      count(*) FILTER (WHERE a."state" = 'ACCEPTED' AND NOT COALESCE(a."neededDueAt" > a."currentDueAt", false))::int AS "accepted",
      count(*) FILTER (WHERE a."state" = 'ACCEPTED' AND COALESCE(a."neededDueAt" > a."currentDueAt", false))::int AS "acceptedLate",
      count(*) FILTER (WHERE a."state" = 'SUBMITTED')::int AS "submitted",
      count(*) FILTER (WHERE o.open AND NOT a."historical" AND a."effectiveDueOn" < ${today}::date)::int AS "overdue",
      count(*) FILTER (WHERE o.open AND a."historical" AND a."historicalBasis" IS NOT NULL)::int AS "notDone",
      count(*) FILTER (WHERE o.open AND NOT a."historical" AND a."effectiveDueOn" >= ${today}::date AND a."state" IN ('IN_PROGRESS', 'RETURNED', 'REOPENED'))::int AS "inProgress",
      count(*) FILTER (WHERE o.open AND (CASE WHEN a."historical" THEN a."historicalBasis" IS NULL
        ELSE a."effectiveDueOn" >= ${today}::date AND a."state" IN ('ISSUED', 'ACKNOWLEDGED') END))::int AS "notStarted",
      count(*) FILTER (WHERE a."state" IN ('NOT_APPLICABLE', 'CANCELLED'))::int AS "closed"
    FROM "Assignment" a
    CROSS JOIN LATERAL (SELECT a."state" IN ('ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED') AS open) o
    WHERE a."resolutionId" = ${resolutionId}::uuid AND a."municipalityId" = ${scope.municipalityId}::uuid
      ${scope.organizationId ? sql`AND a."organizationId" = ${scope.organizationId}::uuid` : empty}
      ${scope.handedToId ? sql`AND a."handedToId" = ${scope.handedToId}::uuid` : empty}
    GROUP BY a."itemId"`
  return new Map(rows.map((row) => [row.itemId, row]))
}

export type AmendmentView = {
  id: string
  basis: string
  basisOn: Day | null
  createdAt: Date
  changes: { itemId: string; kind: string; before: unknown; after: unknown }[]
}

export type ResolutionFacts = {
  issuedAt: Date | null
  bindingness: Bindingness
  amendments: AmendmentView[]
}

/** What an issued resolution has beside its text: when it was issued and its amendments, oldest first. */
export async function findResolutionFacts(
  reader: Reader,
  scope: Scope,
  resolutionId: string,
): Promise<ResolutionFacts | null> {
  const row = await reader.resolution.findFirst({
    where: { id: resolutionId, municipalityId: scope.municipalityId },
    select: {
      issuedAt: true,
      bindingness: true,
      amendments: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          basis: true,
          basisOn: true,
          createdAt: true,
          changes: { select: { itemId: true, kind: true, before: true, after: true } },
        },
      },
    },
  })
  if (!row) return null
  const amendments = row.amendments.map((each) => ({ ...each, basisOn: each.basisOn ? dateToDay(each.basisOn) : null }))
  return { ...row, amendments }
}

/** How many reports the resolution still waits for. */
export async function countOpenAssignments(reader: Reader, scope: Scope, resolutionId: string): Promise<number> {
  return reader.assignment.count({
    where: {
      resolutionId,
      municipalityId: scope.municipalityId,
      state: { in: ['ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED', 'SUBMITTED'] },
    },
  })
}
