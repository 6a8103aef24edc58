import 'server-only'
import { addDays, type Day } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { AssignmentState } from '@/lib/kernel/prisma/enums'
import { read } from '@/lib/kernel/read'
import { narrowed, type Scope } from '@/lib/kernel/scope'
import type { ListFilter, ListSort } from '../schema'
import { counterScope, countersOf } from './figures'
import { type ListRow, ROW_JOINS, rowColumns } from './row'
import { and, inScope } from './scope-sql'
import { statusCondition } from './status-sql'

/** Where the next page begins. */
export type Cursor = { due: Day; id: string }
export type ListPage<R> = { rows: R[]; next: Cursor | null }

type ListContext = { scope: Scope; filter: ListFilter; today: Day; userId: string }

/** Lists count exactly up to here; beyond it they say «более 1 000». */
export const COUNT_LIMIT = 1000

function searched(words: string, municipalityId: string): Prisma.Sql {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  // Both lists stand by themselves (no column of `a` in them), so they are read once and not for every row.
  return Prisma.sql`(a."itemId" IN (
      SELECT s."id" FROM "ResolutionItem" s JOIN "Resolution" sr ON sr."id" = s."resolutionId"
      WHERE sr."municipalityId" = ${municipalityId}::uuid
        AND (s."text" ILIKE ${pattern} OR s."number" = ${words} OR sr."number" = ${words}))
    OR a."organizationId" IN (
      SELECT so."id" FROM "Organization" so
      WHERE so."municipalityId" = ${municipalityId}::uuid AND (so."shortName" ILIKE ${pattern} OR so."name" ILIKE ${pattern})))`
}

function conditions({ scope, filter, today, userId }: ListContext) {
  const status = statusCondition(filter.status, today)
  const where = [inScope(scope), ...status.where]
  if (filter.organization) where.push(Prisma.sql`a."organizationId" = ${filter.organization}::uuid`)
  if (filter.resolution) where.push(Prisma.sql`a."resolutionId" = ${filter.resolution}::uuid`)
  if (filter.item) where.push(Prisma.sql`a."itemId" = ${filter.item}::uuid`)
  if (filter.period) {
    const year = /^\d{4}$/.test(filter.period)
    where.push(
      year ? Prisma.sql`a."periodKey" LIKE ${`${filter.period}%`}` : Prisma.sql`a."periodKey" = ${filter.period}`,
    )
  }
  if (filter.dueFrom) where.push(Prisma.sql`a."effectiveDueOn" >= ${filter.dueFrom}::date`)
  if (filter.dueTo) where.push(Prisma.sql`a."effectiveDueOn" <= ${filter.dueTo}::date`)
  if (filter.extension) where.push(Prisma.sql`a."extensionOpen"`)
  if (filter.historical !== 'all') where.push(Prisma.sql`a."historical" = ${filter.historical === 'yes'}`)
  if (filter.handed) where.push(Prisma.sql`a."handedToId" = ${userId}::uuid`)
  if (filter.q) where.push(searched(filter.q, scope.municipalityId))
  return { where, states: status.states }
}

function oneOf(states: readonly AssignmentState[] | null): Prisma.Sql[] {
  return states ? [Prisma.sql`a."state" = ANY (${[...states]}::"AssignmentState"[])`] : []
}

const ORDER: Record<ListSort, Prisma.Sql> = {
  due: Prisma.sql`a."effectiveDueOn", a."id"`,
  '-due': Prisma.sql`a."effectiveDueOn" DESC, a."id" DESC`,
  organization: Prisma.sql`o."shortName", a."effectiveDueOn", a."id"`,
  // Oldest resolution first: newest first with its items in their order would mix directions, which no row comparison pages through.
  item: Prisma.sql`a."resolutionId", i."position", a."effectiveDueOn", a."id"`,
}

function after(sort: ListSort, at: Cursor | null): Prisma.Sql[] {
  if (!at) return []
  const place = Prisma.sql`${at.due}::date, ${at.id}::uuid`
  const here = Prisma.sql`a."effectiveDueOn", a."id"`
  switch (sort) {
    case 'due':
      return [Prisma.sql`(${here}) > (${place})`]
    case '-due':
      return [Prisma.sql`(${here}) < (${place})`]
    case 'organization':
      return [
        Prisma.sql`(o."shortName", ${here}) > ((SELECT ko."shortName" FROM "Assignment" k
          JOIN "Organization" ko ON ko."id" = k."organizationId" WHERE k."id" = ${at.id}::uuid), ${place})`,
      ]
    case 'item':
      return [
        Prisma.sql`(a."resolutionId", i."position", ${here}) > ((SELECT k."resolutionId" FROM "Assignment" k WHERE k."id" = ${at.id}::uuid),
          (SELECT ki."position" FROM "Assignment" k JOIN "ResolutionItem" ki ON ki."id" = k."itemId" WHERE k."id" = ${at.id}::uuid), ${place})`,
      ]
  }
}

/** The rows of the page, by what they are joined with. With a few states and the whole municipality each state is read by its own index range and merged. */
function keys(context: ListContext, limit: number, at: Cursor | null): Prisma.Sql {
  const { scope, filter } = context
  const { where, states } = conditions(context)
  const all = [...where, ...after(filter.sort, at)]
  const order = ORDER[filter.sort]
  const byDay = filter.sort === 'due' || filter.sort === '-due'
  const narrowed = scope.organizationId || filter.organization || filter.item || filter.handed || filter.resolution
  if (states && byDay && !narrowed) {
    const direction = filter.sort === 'due' ? Prisma.sql`ASC` : Prisma.sql`DESC`
    return Prisma.sql`
      SELECT k."id", k."itemId", k."resolutionId" FROM unnest(${[...states]}::"AssignmentState"[]) AS s("state")
      CROSS JOIN LATERAL (SELECT a."id", a."itemId", a."resolutionId", a."effectiveDueOn" FROM "Assignment" a
        WHERE ${and(all)} AND a."state" = s."state" ORDER BY ${order} LIMIT ${limit}) k
      ORDER BY k."effectiveDueOn" ${direction}, k."id" ${direction} LIMIT ${limit}`
  }
  const joins =
    filter.sort === 'organization'
      ? Prisma.sql`JOIN "Organization" o ON o."id" = a."organizationId"`
      : filter.sort === 'item'
        ? Prisma.sql`JOIN "ResolutionItem" i ON i."id" = a."itemId"`
        : Prisma.empty
  return Prisma.sql`SELECT a."id", a."itemId", a."resolutionId" FROM "Assignment" a ${joins}
    WHERE ${and([...all, ...oneOf(states)])} ORDER BY ${order} LIMIT ${limit}`
}

const EXPORT_COLUMNS = Prisma.sql`, a."submittedAt", a."acceptedAt"`

/**
 * One page of the list by its filters; the place after it is the last row's day and id, so no page is read twice and nothing is
 * counted off. `files` adds what only exports show, and whole texts.
 */
export async function listAssignments<R extends ListRow>(
  context: ListContext,
  { limit, at, files = false }: { limit: number; at: Cursor | null; files?: boolean },
): Promise<ListPage<R>> {
  const rows = await read<R & { effectiveDueOn: Day }>(Prisma.sql`
    WITH page AS MATERIALIZED (${keys(context, limit + 1, at)})
    SELECT ${rowColumns(files ? 4000 : 150)}, a."effectiveDueOn"::text AS "effectiveDueOn" ${files ? EXPORT_COLUMNS : Prisma.empty}
    FROM page JOIN "Assignment" a ON a."id" = page."id" ${ROW_JOINS}
    ORDER BY ${ORDER[context.filter.sort]}`)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { rows: shown, next: last ? { due: last.effectiveDueOn, id: last.id } : null }
}

const COUNTED: Partial<Record<ListFilter['status'], Prisma.Sql>> = {
  all: Prisma.sql`c."open" + c."submitted" + c."accepted" + c."acceptedLate" + c."notApplicable" + c."cancelled"`,
  open: Prisma.sql`c."open"`,
  overdue: Prisma.sql`c."open"`,
  submitted: Prisma.sql`c."submitted"`,
  accepted: Prisma.sql`c."accepted"`,
  acceptedLate: Prisma.sql`c."acceptedLate"`,
  notApplicable: Prisma.sql`c."notApplicable"`,
  cancelled: Prisma.sql`c."cancelled"`,
}

/** What the counters can answer exactly, whatever the size; null when a filter asks for more than they know. */
function counted({ scope, filter, today }: ListContext): Prisma.Sql | null {
  const what = COUNTED[filter.status]
  const beyond = filter.resolution || filter.item || filter.period || filter.handed || filter.q || scope.handedToId
  if (!what || beyond || filter.extension || filter.historical !== 'no') return null
  const yesterday = addDays(today, -1)
  const overdueTo = filter.dueTo && filter.dueTo < yesterday ? filter.dueTo : yesterday
  const where = [
    counterScope(filter.organization ? narrowed(scope, filter.organization) : scope),
    countersOf({
      from: filter.dueFrom ?? null,
      to: filter.status === 'overdue' ? overdueTo : (filter.dueTo ?? null),
    }),
  ]
  // `narrowed` leaves a head's scope as it is: asking for another organisation finds nothing.
  if (filter.organization) where.push(Prisma.sql`c."scopeId" = ${filter.organization}::uuid`)
  return Prisma.sql`SELECT coalesce(sum(${what}), 0)::int AS "n" FROM "AssignmentCounter" c WHERE ${and(where)}`
}

/** How many rows the filters find: exact from the counters or up to a thousand, `more` beyond it. */
export async function countAssignments(context: ListContext): Promise<{ n: number; more: boolean }> {
  const exact = counted(context)
  if (exact) return { n: (await read<{ n: number }>(exact))[0]?.n ?? 0, more: false }
  const { where, states } = conditions(context)
  const [row] = await read<{ n: number }>(Prisma.sql`
    SELECT count(*)::int AS "n" FROM (SELECT 1 FROM "Assignment" a
      WHERE ${and([...where, ...oneOf(states)])} LIMIT ${COUNT_LIMIT + 1}) found`)
  const n = row?.n ?? 0
  return { n: Math.min(n, COUNT_LIMIT), more: n > COUNT_LIMIT }
}

export type Choice = { value: string; label: string }
/** So many of the newest in force, and the chosen one; the others are found by their number. */
const RESOLUTION_CHOICES = 12

type ResolutionChoice = { id: string; number: string | null; date: Day | null; title: string }

/** What the filters offer, in one statement: organisations in scope, some resolutions, the items of the chosen one. */
export async function listChoices(scope: Scope, resolutionId: string | null) {
  const [row] = await read<{
    organizations: { id: string; name: string }[]
    resolutions: ResolutionChoice[]
    items: { id: string; number: string | null; text: string }[]
  }>(Prisma.sql`
    SELECT
      (SELECT coalesce(json_agg(x ORDER BY x."name"), '[]') FROM (
        SELECT o."id", o."shortName" AS "name" FROM "Organization" o
        WHERE o."municipalityId" = ${scope.municipalityId}::uuid
          AND ${scope.organizationId ? Prisma.sql`FALSE` : Prisma.sql`TRUE`}
        ORDER BY o."shortName" LIMIT 1000) x) AS "organizations",
      (SELECT coalesce(json_agg(x), '[]') FROM (
        SELECT r."id", r."number", r."date"::text AS "date", r."title" FROM (
          (SELECT n."id", n."number", n."date", left(n."title", 60) AS "title" FROM "Resolution" n WHERE n."municipalityId" = ${scope.municipalityId}::uuid AND n."state" = 'ISSUED'
            ORDER BY n."date" DESC NULLS LAST, n."id" DESC LIMIT ${RESOLUTION_CHOICES})
          UNION
          (SELECT n."id", n."number", n."date", left(n."title", 60) FROM "Resolution" n WHERE n."id" = ${resolutionId}::uuid
            AND n."municipalityId" = ${scope.municipalityId}::uuid AND n."state" NOT IN ('DRAFT', 'REVIEWED', 'CANCELLED'))) r
        ORDER BY r."date" DESC NULLS LAST, r."id" DESC) x) AS "resolutions",
      (SELECT coalesce(json_agg(x), '[]') FROM (
        SELECT i."id", i."number", left(i."text", 60) AS "text" FROM "ResolutionItem" i
        JOIN "Resolution" r ON r."id" = i."resolutionId" AND r."municipalityId" = ${scope.municipalityId}::uuid
        WHERE i."resolutionId" = ${resolutionId}::uuid AND i."state" IN ('ISSUED', 'CLOSED', 'WITHDRAWN')
        ORDER BY i."position" LIMIT 300) x) AS "items"`)
  if (!row) throw new Error('No choices')
  return row
}
