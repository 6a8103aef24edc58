import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import type { Figures } from '../rules/reports'
import { figureListSchema } from '../schema/common'
import type { FigureRequest } from '../types'
import { type PersonView, personOf } from './assignments/person'
import { QUEUE_PAGE, type QueueFilter } from './extensions'

export type WaitingReport = {
  id: string
  version: number
  organizationName: string
  resolutionNumber: string | null
  resolutionDate: Day | null
  itemId: string
  itemNumber: string | null
  itemText: string
  periodKey: string
  currentDueOn: Day | null
  currentDueAt: Date | null
  neededDueAt: Date | null
  submittedAt: Date
  submittedOn: Day
  submittedById: string | null
  submittedBy: PersonView | null
  reviewStartedAt: Date | null
  reviewStartedBy: PersonView | null
  revision: number
  text: string
  textCut: boolean
  lateReason: string | null
  figures: Figures
  figuresAsked: FigureRequest[]
  evidence: { id: string; kind: 'FILE' | 'LINK'; title: string; url: string | null; fileId: string | null }[]
}

/** Symbols of a report shown in the queue. */
const EXCERPT = 700

/** Reports that wait for a decision, the oldest first, with what is needed to decide on most of them at once. */
export async function listWaitingReports(reader: Reader, scope: Scope, filter: QueueFilter): Promise<WaitingReport[]> {
  const item = filter.itemId ? Prisma.sql`AND a."itemId" = ${filter.itemId}::uuid` : Prisma.empty
  const after = filter.after
    ? Prisma.sql`AND (a."submittedAt", a."id") > (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)`
    : Prisma.empty
  const rows = await reader.$queryRaw<(Omit<WaitingReport, 'figuresAsked'> & { figuresAsked: unknown })[]>`
    SELECT w.*, i."number" AS "itemNumber", left(i."text", 240) AS "itemText", i."figures" AS "figuresAsked",
           o."shortName" AS "organizationName", r."number" AS "resolutionNumber", r."date"::text AS "resolutionDate",
           (w."submittedAt" AT TIME ZONE m."timeZone")::date::text AS "submittedOn",
           ${personOf('submitted')} AS "submittedBy", ${personOf('begun')} AS "reviewStartedBy",
           p."revision", left(p."text", ${EXCERPT}) AS "text", length(p."text") > ${EXCERPT} AS "textCut", p."lateReason", p."figures",
           coalesce((
             SELECT json_agg(json_build_object('id', e."id", 'kind', e."kind", 'title', e."title", 'url', e."url", 'fileId', e."fileId")
                    ORDER BY e."createdAt", e."id")
             FROM "Evidence" e WHERE e."reportId" = p."id"), '[]') AS "evidence"
    FROM (
      SELECT a."id", a."version", a."municipalityId", a."organizationId", a."resolutionId", a."itemId", a."periodKey",
             a."currentDueOn"::text AS "currentDueOn", a."currentDueAt", a."neededDueAt", a."submittedAt", a."submittedById",
             a."reviewStartedAt", a."reviewStartedById"
      FROM "Assignment" a
      WHERE a."municipalityId" = ${scope.municipalityId}::uuid AND a."state" = 'SUBMITTED' AND NOT a."historical"
        AND (${scope.organizationId}::uuid IS NULL OR a."organizationId" = ${scope.organizationId}::uuid) ${item} ${after}
      ORDER BY a."submittedAt", a."id" LIMIT ${QUEUE_PAGE + 1}) w
    JOIN "Municipality" m ON m."id" = w."municipalityId"
    JOIN "ResolutionItem" i ON i."id" = w."itemId"
    JOIN "Resolution" r ON r."id" = w."resolutionId"
    JOIN "Organization" o ON o."id" = w."organizationId"
    JOIN LATERAL (
      SELECT * FROM "ExecutionReport" q WHERE q."assignmentId" = w."id" AND q."state" = 'SUBMITTED' ORDER BY q."revision" DESC LIMIT 1) p ON true
    LEFT JOIN "User" submitted ON submitted."id" = w."submittedById"
    LEFT JOIN "User" begun ON begun."id" = w."reviewStartedById"
    ORDER BY w."submittedAt", w."id"`
  return rows.map((row) => ({ ...row, figuresAsked: figureListSchema.catch([]).parse(row.figuresAsked) }))
}

/** How many reports wait, from the counters. */
export async function countWaitingReports(reader: Reader, scope: Scope): Promise<number> {
  const [row] = await reader.$queryRaw<{ n: number }[]>`
    SELECT coalesce(sum("submitted"), 0)::int AS "n" FROM "AssignmentCounter"
    WHERE "municipalityId" = ${scope.municipalityId}::uuid AND "grain" = 'MONTH'
      AND "scopeId" = ${scope.organizationId ?? scope.municipalityId}::uuid`
  return row?.n ?? 0
}

/** How many requests for more time wait, from the counters. */
export async function countOpenExtensions(reader: Reader, scope: Scope): Promise<number> {
  const [row] = await reader.$queryRaw<{ n: number }[]>`
    SELECT coalesce(sum("extensionOpen"), 0)::int AS "n" FROM "AssignmentCounter"
    WHERE "municipalityId" = ${scope.municipalityId}::uuid AND "grain" = 'MONTH'
      AND "scopeId" = ${scope.organizationId ?? scope.municipalityId}::uuid`
  return row?.n ?? 0
}
