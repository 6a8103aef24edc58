import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ReportState } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'
import type { EvidenceFact } from '../rules/evidence'
import type { Figures } from '../rules/reports'
import { measuredSchema } from '../schema/measures'
import type { Measured } from '../types'
import { type PersonView, personOf } from './assignments/person'

/** A revision of a report as rules and commands look at it. */
export type ReportFacts = {
  id: string
  assignmentId: string
  revision: number
  version: number
  state: ReportState
  text: string
  figures: Figures
  submittedAt: Date | null
  submittedById: string | null
  reworkDueAt: Date | null
  updatedAt: Date
  updatedById: string | null
  evidence: (EvidenceFact & { fileId: string | null })[]
}

/** The newest revision of each assignment, with its evidence, in one statement. Call inside the lock of the assignments. */
export async function listLatestReports(
  reader: Reader,
  assignmentIds: readonly string[],
): Promise<Map<string, ReportFacts>> {
  const rows = await reader.$queryRaw<ReportFacts[]>`
    SELECT DISTINCT ON (r."assignmentId") r."id", r."assignmentId", r."revision", r."version", r."state"::text AS "state",
           r."text", r."figures", r."submittedAt", r."submittedById", r."reworkDueAt", r."updatedAt", r."updatedById",
           coalesce((
             SELECT json_agg(json_build_object('id', e."id", 'requirementKey', e."requirementKey", 'kind', e."kind", 'fileId', e."fileId")
                             ORDER BY e."createdAt", e."id")
             FROM "Evidence" e WHERE e."reportId" = r."id"), '[]') AS "evidence"
    FROM "ExecutionReport" r
    WHERE r."assignmentId" = ANY(${[...assignmentIds]}::uuid[])
    ORDER BY r."assignmentId", r."revision" DESC`
  return new Map(rows.map((row) => [row.assignmentId, row]))
}

/** The newest revision of one assignment, null before the first draft. */
export async function findLatestReport(reader: Reader, assignmentId: string): Promise<ReportFacts | null> {
  return (await listLatestReports(reader, [assignmentId])).get(assignmentId) ?? null
}

/** What stands of an assignment's submissions (rule 2): recalled ones do not. */
export async function listStandingSubmissions(
  reader: Reader,
  assignmentId: string,
): Promise<{ submittedAt: Date; submittedById: string | null; reworkDueAt: Date | null }[]> {
  return reader.$queryRaw`
    SELECT "submittedAt", "submittedById", "reworkDueAt" FROM "ExecutionReport"
    WHERE "assignmentId" = ${assignmentId}::uuid AND "submittedAt" IS NOT NULL
      AND "state" IN ('SUBMITTED', 'RETURNED', 'ACCEPTED')
    ORDER BY "revision"`
}

export type EvidenceView = {
  id: string
  requirementKey: string | null
  kind: 'FILE' | 'LINK'
  title: string
  url: string | null
  fileId: string | null
  fileName: string | null
  size: number | null
  mime: string | null
}

export type ReportView = {
  id: string
  revision: number
  version: number
  state: ReportState
  text: string
  figures: Figures
  lateReason: string | null
  submittedAt: Date | null
  submittedBy: PersonView | null
  reviewedAt: Date | null
  reviewedBy: PersonView | null
  comment: string | null
  updatedAt: Date
  updatedBy: PersonView | null
  evidence: EvidenceView[]
  /** What the portal's records came to when it was sent in; null without a measure, and in a draft. */
  measured: Measured | null
}

/**
 * All revisions of an assignment's report with their evidence, the newest first, in one statement; the assignment was found in
 * scope before. `withDrafts` only for the executor's own people: what is not sent in, or was taken back, is theirs alone.
 */
export async function listReports(
  reader: Reader,
  assignmentId: string,
  { withDrafts }: { withDrafts: boolean },
): Promise<ReportView[]> {
  const rows = await readBy<Omit<ReportView, 'measured'> & { measured: unknown }>(
    reader,
    Prisma.sql`
    SELECT r."id", r."revision", r."version", r."state"::text AS "state", r."text", r."figures", r."measured", r."lateReason",
           r."submittedAt", ${personOf('submitted')} AS "submittedBy", r."reviewedAt", ${personOf('reviewed')} AS "reviewedBy",
           r."comment", r."updatedAt", ${personOf('updated')} AS "updatedBy",
           coalesce((
             SELECT json_agg(json_build_object('id', e."id", 'requirementKey', e."requirementKey", 'kind', e."kind", 'title', e."title",
                      'url', e."url", 'fileId', e."fileId", 'fileName', f."name", 'size', f."size", 'mime', f."mime")
                    ORDER BY e."createdAt", e."id")
             FROM "Evidence" e LEFT JOIN "StoredFile" f ON f."id" = e."fileId" WHERE e."reportId" = r."id"), '[]') AS "evidence"
    FROM "ExecutionReport" r
    LEFT JOIN "User" submitted ON submitted."id" = r."submittedById"
    LEFT JOIN "User" reviewed ON reviewed."id" = r."reviewedById"
    LEFT JOIN "User" updated ON updated."id" = r."updatedById"
    WHERE r."assignmentId" = ${assignmentId}::uuid
      AND (${withDrafts}::boolean OR r."state" IN ('SUBMITTED', 'RETURNED', 'ACCEPTED'))
    ORDER BY r."revision" DESC LIMIT 50`,
  )
  return rows.map((row) => ({ ...row, measured: measuredSchema.parse(row.measured) }))
}
