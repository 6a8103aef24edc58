import 'server-only'
import { Prisma } from '@/lib/kernel/prisma/client'
import { read } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import type { ResolutionHead, SummaryEvent, SummaryExtension, SummaryFacts, SummaryItem, SummaryReport } from '../types'
import { inScope } from './scope-sql'

/** A summary is a paper: beyond this many lines it is asked for by organisation. */
export const SUMMARY_LIMIT = 3000

export type SummarySource = {
  resolution: ResolutionHead
  departmentName: string | null
  organizationName: string | null
  items: SummaryItem[]
  facts: SummaryFacts[]
  cut: boolean
}

type HeadRow = ResolutionHead & {
  departmentName: string | null
  organizationName: string | null
  items: (SummaryItem & { figures: { key: string; label: string; unit: string }[] })[]
}
type FactsRow = Omit<SummaryFacts, 'reports' | 'extensions' | 'events'>
type ReportRow = Omit<SummaryReport, 'figures'> & {
  assignmentId: string
  itemId: string
  figures: Record<string, number | null>
}
type ExtensionRow = SummaryExtension & { assignmentId: string }
type EventRow = { assignmentId: string; kind: string; at: Date }

const KINDS: Record<string, SummaryEvent['kind']> = {
  assignmentReopened: 'reopened',
  assignmentNotApplicable: 'notApplicable',
  assignmentCancelled: 'cancelled',
  reportRecalled: 'recalled',
  assignmentStarted: 'started',
}

function grouped<T extends { assignmentId: string }>(rows: T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const list = found.get(row.assignmentId)
    if (list) list.push(row)
    else found.set(row.assignmentId, [row])
  }
  return found
}

/**
 * Everything the execution summary is computed from, in five statements whatever the size. `organizationId` narrows it further;
 * null when the resolution is not there, not issued or of another municipality.
 */
export async function findSummarySource(
  scope: Scope,
  resolutionId: string,
  organizationId: string | null,
  timeZone: string,
): Promise<SummarySource | null> {
  const where = organizationId
    ? Prisma.sql`${inScope(scope)} AND a."organizationId" = ${organizationId}::uuid`
    : inScope(scope)
  const [head] = await read<HeadRow>(Prisma.sql`
    SELECT r."id", r."number", r."date"::text AS "date", r."title", r."historical",
      (SELECT o."name" FROM "Organization" o WHERE o."municipalityId" = r."municipalityId" AND o."kind" = 'DEPARTMENT'
        ORDER BY o."createdAt" LIMIT 1) AS "departmentName",
      (SELECT o."name" FROM "Organization" o WHERE o."id" = ${organizationId}::uuid AND o."municipalityId" = r."municipalityId") AS "organizationName",
      (SELECT coalesce(json_agg(json_build_object('id', i."id", 'number', i."number", 'text', i."text", 'deadlineText', i."deadlineText",
          'deadlineKind', i."deadlineKind", 'periodic', i."deadlineMode" IS NOT DISTINCT FROM 'PERIODIC',
          'withdrawn', i."state" = 'WITHDRAWN', 'figures', i."figures") ORDER BY i."position"), '[]')
        FROM "ResolutionItem" i WHERE i."resolutionId" = r."id" AND i."state" IN ('ISSUED', 'CLOSED', 'WITHDRAWN')) AS "items"
    FROM "Resolution" r
    WHERE r."id" = ${resolutionId}::uuid AND r."municipalityId" = ${scope.municipalityId}::uuid
      AND r."state" NOT IN ('DRAFT', 'REVIEWED', 'CANCELLED')`)
  if (!head) return null
  const of = Prisma.sql`FROM "Assignment" a WHERE a."resolutionId" = ${resolutionId}::uuid AND ${where}`
  const [facts, reports, extensions, events] = await Promise.all([
    read<FactsRow>(Prisma.sql`
      SELECT a."id" AS "assignmentId", a."itemId", a."organizationId", o."shortName" AS "organizationName", o."kind"::text AS "organizationKind",
        a."periodKey", a."historical", a."historicalBasis", a."notApplicableReason", a."createdAt", a."state"::text AS "state",
        a."originalDueOn"::text AS "originalDueOn", a."currentDueOn"::text AS "currentDueOn", a."reworkDueOn"::text AS "reworkDueOn",
        a."reviewOn"::text AS "reviewOn", a."acknowledgedAt", a."submittedAt", a."acceptedAt", a."neededDueAt"
      FROM "Assignment" a JOIN "Organization" o ON o."id" = a."organizationId"
      WHERE a."resolutionId" = ${resolutionId}::uuid AND ${where}
      ORDER BY o."kind", o."shortName", a."effectiveDueOn", a."id" LIMIT ${SUMMARY_LIMIT + 1}`),
    read<ReportRow>(Prisma.sql`
      SELECT e."assignmentId", a."itemId", e."revision", e."text", e."figures", e."state"::text AS "state", e."submittedAt", e."reworkDueAt",
        (e."reworkDueAt" AT TIME ZONE ${timeZone})::date::text AS "reworkDueOn", e."reviewedAt",
        (SELECT coalesce(array_agg(v."title" ORDER BY v."createdAt"), '{}') FROM "Evidence" v WHERE v."reportId" = e."id") AS "evidence"
      FROM "ExecutionReport" e JOIN "Assignment" a ON a."id" = e."assignmentId"
      WHERE a."resolutionId" = ${resolutionId}::uuid AND ${where}
      ORDER BY e."assignmentId", e."revision"`),
    read<ExtensionRow>(Prisma.sql`
      SELECT x."assignmentId", x."previousDueOn"::text AS "previousDueOn", x."decidedDueOn"::text AS "dueOn", x."decidedAt"
      FROM "ExtensionRequest" x
      WHERE x."state" = 'APPROVED' AND x."decidedAt" IS NOT NULL AND x."assignmentId" IN (SELECT a."id" ${of})
      ORDER BY x."assignmentId", x."decidedAt"`),
    read<EventRow>(Prisma.sql`
      SELECT v."assignmentId", v."kind", v."at" FROM "Event" v
      WHERE v."kind" = ANY (${Object.keys(KINDS)}) AND v."assignmentId" IN (SELECT a."id" ${of})
      ORDER BY v."assignmentId", v."at", v."id"`),
  ])
  const labels = new Map(head.items.map((item) => [item.id, item.figures]))
  const reportsOf = grouped(reports)
  const extensionsOf = grouped(extensions)
  const eventsOf = grouped(events)
  return {
    resolution: { id: head.id, number: head.number, date: head.date, title: head.title, historical: head.historical },
    departmentName: head.departmentName,
    organizationName: head.organizationName,
    items: head.items.map(({ figures: _figures, ...item }) => item),
    cut: facts.length > SUMMARY_LIMIT,
    facts: facts.slice(0, SUMMARY_LIMIT).map((row) => ({
      ...row,
      reports: (reportsOf.get(row.assignmentId) ?? []).map((report) => ({
        ...report,
        figures: (labels.get(row.itemId) ?? []).flatMap(({ key, label, unit }) => {
          const value = report.figures[key]
          return typeof value === 'number' ? [{ label, value, unit: unit ?? '' }] : []
        }),
      })),
      extensions: extensionsOf.get(row.assignmentId) ?? [],
      events: (eventsOf.get(row.assignmentId) ?? []).flatMap(({ kind, at }) => {
        const known = KINDS[kind]
        return known ? [{ kind: known, at }] : []
      }),
    })),
  }
}
