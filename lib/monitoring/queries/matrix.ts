import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import { read } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import { rowStatus } from '../rules/status'
import type { MatrixCell, MatrixItem, MatrixMiniView, MatrixOrganization, ResolutionHead, Totals } from '../types'
import { FACT_COLUMNS, type FactRow } from './row'
import { inScope } from './scope-sql'
import { OPEN_STATES, urgencySql } from './status-sql'

export type MatrixFrame = { resolution: ResolutionHead; items: MatrixItem[]; organizations: MatrixOrganization[] }

const HEAD = Prisma.sql`r."id", r."number", r."date"::text AS "date", r."title", r."historical"`

/** The newest issued resolution that is not historical: the one the home page shows in small. */
const newest = (municipalityId: string) => Prisma.sql`SELECT ${HEAD} FROM "Resolution" r
    WHERE r."municipalityId" = ${municipalityId}::uuid AND r."state" = 'ISSUED' AND NOT r."historical"
    ORDER BY r."date" DESC NULLS LAST, r."issuedAt" DESC LIMIT 1`

/** Organisations that the home page shows of the matrix. */
const MINI_ROWS = 10

/**
 * The matrix of the newest resolution in small, in one statement and ready to be drawn: of every organisation with the most overdue
 * (then the most left to do) the ranks of its items in their order. Null while nothing is issued.
 */
export async function findMatrixMini(scope: Scope, today: Day): Promise<MatrixMiniView | null> {
  type Line = { id: string; name: string; ranks: string; organizations: number } & Totals
  const [found] = await read<{ resolution: ResolutionHead; rows: Line[] }>(Prisma.sql`
    WITH newest AS MATERIALIZED (${newest(scope.municipalityId)}), squares AS (
      SELECT a."organizationId", a."itemId", min(${urgencySql(today)}) AS "rank",
        count(*) FILTER (WHERE a."state" NOT IN ('NOT_APPLICABLE', 'CANCELLED'))::int AS "total",
        count(*) FILTER (WHERE a."state" = 'ACCEPTED')::int AS "done",
        count(*) FILTER (WHERE a."state" = ANY (${[...OPEN_STATES]}::"AssignmentState"[]) AND NOT a."historical"
          AND a."effectiveDueOn" < ${today}::date)::int AS "overdue"
      FROM "ResolutionItem" i JOIN "Assignment" a ON a."itemId" = i."id"
      WHERE i."resolutionId" = (SELECT n."id" FROM newest n) AND ${inScope(scope)} GROUP BY 1, 2
    ), places AS MATERIALIZED (
      SELECT i."id", i."position" FROM "ResolutionItem" i
      WHERE i."resolutionId" = (SELECT n."id" FROM newest n) AND i."id" IN (SELECT "itemId" FROM squares)
    ), lines AS (
      SELECT "organizationId", sum("total")::int AS "total", sum("done")::int AS "done", sum("overdue")::int AS "overdue",
        (count(*) OVER ())::int AS "organizations"
      FROM squares GROUP BY 1 ORDER BY 4 DESC, sum("total") - sum("done") DESC, 1 LIMIT ${MINI_ROWS}
    ), drawn AS (
      SELECT o."id", o."shortName" AS "name", o."kind", l."total", l."done", l."overdue", l."organizations",
        (SELECT string_agg(coalesce(s."rank"::text, '-'), '' ORDER BY p."position", p."id") FROM places p
          LEFT JOIN squares s ON s."itemId" = p."id" AND s."organizationId" = o."id") AS "ranks"
      FROM lines l JOIN "Organization" o ON o."id" = l."organizationId"
    )
    SELECT to_json(n) AS "resolution",
      (SELECT coalesce(json_agg(d ORDER BY d."overdue" DESC, d."total" - d."done" DESC, d."kind", d."name"), '[]') FROM drawn d) AS "rows"
    FROM newest n`)
  return (
    (found && {
      resolution: found.resolution,
      organizations: found.rows[0]?.organizations ?? 0,
      rows: found.rows.map(({ id, name, ranks, total, done, overdue }) => ({
        id,
        name,
        ranks,
        totals: { total, done, overdue },
      })),
    }) ||
    null
  )
}

/** The rows and columns of the matrix in scope, in one statement; null for a resolution that is not there or not issued. */
export async function findMatrixFrame(scope: Scope, resolutionId: string): Promise<MatrixFrame | null> {
  const rows = await read<ResolutionHead & Pick<MatrixFrame, 'items' | 'organizations'>>(Prisma.sql`
    SELECT ${HEAD},
      (SELECT coalesce(json_agg(json_build_object('id', i."id", 'number', i."number", 'text', i."text",
          'deadlineText', i."deadlineText", 'withdrawn', i."state" = 'WITHDRAWN') ORDER BY i."position"), '[]')
        FROM "ResolutionItem" i WHERE i."resolutionId" = r."id" AND EXISTS (
          SELECT 1 FROM "Assignment" a WHERE a."itemId" = i."id" AND ${inScope(scope)})) AS "items",
      (SELECT coalesce(json_agg(json_build_object('id', o."id", 'name', o."shortName", 'kind', o."kind")
          ORDER BY o."kind", o."shortName"), '[]')
        FROM "Organization" o WHERE o."municipalityId" = r."municipalityId" AND EXISTS (
          SELECT 1 FROM "Assignment" a WHERE a."resolutionId" = r."id" AND a."organizationId" = o."id" AND ${inScope(scope)})
      ) AS "organizations"
    FROM "Resolution" r
    WHERE r."id" = ${resolutionId}::uuid AND r."municipalityId" = ${scope.municipalityId}::uuid
      AND r."state" NOT IN ('DRAFT', 'REVIEWED', 'CANCELLED')`)
  const row = rows[0]
  if (!row) return null
  const { items, organizations, ...resolution } = row
  return { resolution, items, organizations }
}

type CellTuple = [
  ...ids: [assignmentId: string, itemId: string, organizationId: string],
  ...facts: [state: FactRow['state'], periodKey: string, historical: boolean, periodic: boolean],
  ...days: [currentDueOn: Day | null, reworkDueOn: Day | null, reviewOn: Day | null],
  /** Milliseconds: a number becomes a date in no time, a text does not. */
  ...instants: [currentDueAt: number | null, reworkDueAt: number | null, neededDueAt: number | null],
  ...counts: [total: number, done: number, overdue: number],
]

const instant = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds))
const millisecondsOf = (column: 'currentDueAt' | 'reworkDueAt' | 'neededDueAt') =>
  Prisma.raw(`(extract(epoch FROM a."${column}") * 1000)::bigint`)

/**
 * The squares: of an organisation's assignments on an item the most urgent, with counts, in one statement whatever the size.
 * Removed assignments (неприменимо, отменено) count neither as work nor as done. They come as one text, which is read in a third of
 * the time that four hundred rows of sixteen columns take.
 */
export async function listMatrixCells(scope: Scope, resolutionId: string, today: Day): Promise<MatrixCell[]> {
  const open = Prisma.sql`a."state" = ANY (${[...OPEN_STATES]}::"AssignmentState"[])`
  const square = Prisma.sql`OVER (PARTITION BY a."organizationId", a."itemId")`
  const [found] = await read<{ cells: CellTuple[] }>(Prisma.sql`
    SELECT coalesce(json_agg(c."cell"), '[]') AS "cells" FROM (
      SELECT DISTINCT ON (a."organizationId", a."itemId") json_build_array(
        a."id", a."itemId", a."organizationId", a."state", a."periodKey", a."historical", i."deadlineMode" IS NOT DISTINCT FROM 'PERIODIC',
        a."currentDueOn", a."reworkDueOn", a."reviewOn",
        ${millisecondsOf('currentDueAt')}, ${millisecondsOf('reworkDueAt')}, ${millisecondsOf('neededDueAt')},
        count(*) FILTER (WHERE a."state" NOT IN ('NOT_APPLICABLE', 'CANCELLED')) ${square},
        count(*) FILTER (WHERE a."state" = 'ACCEPTED') ${square},
        count(*) FILTER (WHERE ${open} AND NOT a."historical" AND a."effectiveDueOn" < ${today}::date) ${square}) AS "cell"
      FROM "Assignment" a JOIN "ResolutionItem" i ON i."id" = a."itemId"
      WHERE ${inScope(scope)} AND i."resolutionId" = ${resolutionId}::uuid
      ORDER BY a."organizationId", a."itemId", ${urgencySql(today)}, a."effectiveDueOn", a."id") c`)
  return (found?.cells ?? []).map((cell) => {
    const [assignmentId, itemId, organizationId, state, periodKey, historical, periodic, ...rest] = cell
    const [currentDueOn, reworkDueOn, reviewOn, currentDueAt, reworkDueAt, neededDueAt, total, done, overdue] = rest
    const facts: FactRow = {
      ...{ state, periodKey, historical, periodic, currentDueOn, reworkDueOn, reviewOn },
      currentDueAt: instant(currentDueAt),
      reworkDueAt: instant(reworkDueAt),
      neededDueAt: instant(neededDueAt),
    }
    return { assignmentId, itemId, organizationId, status: rowStatus(facts, today), total, done, overdue }
  })
}

export type MatrixPanelRow = FactRow & {
  assignmentId: string
  originalDueOn: Day | null
  extensionOpen: boolean
  extensionCount: number
  reportText: string | null
  reportRevision: number | null
  reportOn: Day | null
  returnComment: string | null
  evidence: { id: string; title: string; kind: 'FILE' | 'LINK'; url: string | null; fileId: string | null }[]
  requestedDueOn: Day | null
  requestReason: string | null
}
export type MatrixPanelHead = {
  organizationName: string
  itemNumber: string | null
  itemText: string
  resolutionId: string
}

/** The square's side panel: every assignment of the same organisation and item, with its standing report; null outside the scope. */
export async function findMatrixPanel(
  scope: Scope,
  resolutionId: string,
  assignmentId: string,
  timeZone: string,
): Promise<{ head: MatrixPanelHead; rows: MatrixPanelRow[] } | null> {
  const rows = await read<MatrixPanelHead & MatrixPanelRow>(Prisma.sql`
    SELECT o."name" AS "organizationName", i."number" AS "itemNumber", i."text" AS "itemText", a."resolutionId",
      a."id" AS "assignmentId", ${FACT_COLUMNS}, a."originalDueOn"::text AS "originalDueOn", a."extensionOpen", a."extensionCount",
      w."text" AS "reportText", w."revision" AS "reportRevision", w."comment" AS "returnComment",
      (w."submittedAt" AT TIME ZONE ${timeZone})::date::text AS "reportOn",
      (SELECT coalesce(json_agg(json_build_object('id', e."id", 'title', e."title", 'kind', e."kind", 'url', e."url", 'fileId', e."fileId")
          ORDER BY e."createdAt"), '[]') FROM "Evidence" e WHERE e."reportId" = w."id") AS "evidence",
      x."requestedDueOn"::text AS "requestedDueOn", x."reason" AS "requestReason"
    FROM "Assignment" k
    JOIN "Assignment" a ON a."itemId" = k."itemId" AND a."organizationId" = k."organizationId"
    JOIN "ResolutionItem" i ON i."id" = a."itemId"
    JOIN "Organization" o ON o."id" = a."organizationId"
    LEFT JOIN LATERAL (SELECT e.* FROM "ExecutionReport" e
      WHERE e."assignmentId" = a."id" AND e."state" IN ('SUBMITTED', 'RETURNED', 'ACCEPTED')
      ORDER BY e."revision" DESC LIMIT 1) w ON TRUE
    LEFT JOIN "ExtensionRequest" x ON x."openFor" = a."id"
    WHERE k."id" = ${assignmentId}::uuid AND k."resolutionId" = ${resolutionId}::uuid AND ${inScope(scope)}
    ORDER BY a."effectiveDueOn", a."id" LIMIT 60`)
  const [first] = rows
  if (!first) return null
  const { organizationName, itemNumber, itemText } = first
  return { head: { organizationName, itemNumber, itemText, resolutionId }, rows }
}

export type MatrixItemFacts = {
  number: string | null
  text: string
  executorText: string | null
  deadlineText: string | null
  evidence: unknown
  withdrawnReason: string | null
}

/** An item's side panel: its full text, when somebody in scope has it. */
export async function findMatrixItem(
  scope: Scope,
  resolutionId: string,
  itemId: string,
): Promise<MatrixItemFacts | null> {
  const rows = await read<MatrixItemFacts>(Prisma.sql`
    SELECT i."number", i."text", i."executorText", i."deadlineText", i."evidence", i."withdrawnReason"
    FROM "ResolutionItem" i
    WHERE i."id" = ${itemId}::uuid AND i."resolutionId" = ${resolutionId}::uuid
      AND EXISTS (SELECT 1 FROM "Assignment" a WHERE a."itemId" = i."id" AND ${inScope(scope)})`)
  return rows[0] ?? null
}
