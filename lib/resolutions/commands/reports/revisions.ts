import 'server-only'
import type { Context } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import type { LockedAssignment } from '../../queries/assignments/lock-assignments'
import { findLatestReport, listStandingSubmissions, type ReportFacts } from '../../queries/reports'
import { neededDueAt } from '../../rules/deadlines'

/**
 * The next revision of the newest reports of these assignments: text, figures and evidence copied, old revisions stay readable
 * (domain.md §4.11). Two statements for any number of assignments.
 */
export async function copyToNewRevisions(context: Context, assignmentIds: readonly string[]): Promise<void> {
  const { tx, now, actor } = context
  if (assignmentIds.length === 0) return
  const ids = [...assignmentIds]
  await tx.$executeRaw`
    INSERT INTO "ExecutionReport" ("id", "assignmentId", "revision", "text", "figures", "state", "updatedAt", "updatedById", "createdAt")
    SELECT DISTINCT ON (r."assignmentId") gen_random_uuid(), r."assignmentId", r."revision" + 1, r."text", r."figures", 'DRAFT',
           ${now}::timestamptz, ${actor.userId}::uuid, ${now}::timestamptz
    FROM "ExecutionReport" r WHERE r."assignmentId" = ANY(${ids}::uuid[])
    ORDER BY r."assignmentId", r."revision" DESC`
  await tx.$executeRaw`
    INSERT INTO "Evidence" ("id", "reportId", "requirementKey", "kind", "title", "url", "fileId", "requestKey", "createdAt", "createdById")
    SELECT gen_random_uuid(), d."id", e."requirementKey", e."kind", e."title", e."url", e."fileId", gen_random_uuid(), e."createdAt", e."createdById"
    FROM "ExecutionReport" d
    JOIN "ExecutionReport" p ON p."assignmentId" = d."assignmentId" AND p."revision" = d."revision" - 1
    JOIN "Evidence" e ON e."reportId" = p."id"
    WHERE d."assignmentId" = ANY(${ids}::uuid[]) AND d."state" = 'DRAFT'
      AND NOT EXISTS (SELECT 1 FROM "ExecutionReport" l WHERE l."assignmentId" = d."assignmentId" AND l."revision" > d."revision")`
}

/** The draft to write into: the newest revision when it is one, else a new revision. The assignment is locked. */
export async function openDraft(
  context: Context,
  assignment: LockedAssignment,
  latest: ReportFacts | null,
): Promise<ReportFacts> {
  if (latest?.state === 'DRAFT') return latest
  if (latest) await copyToNewRevisions(context, [assignment.id])
  else {
    const { tx, now, actor } = context
    await tx.executionReport.create({
      data: { assignmentId: assignment.id, revision: 1, updatedAt: now, updatedById: actor.userId, createdAt: now },
    })
  }
  const draft = await findLatestReport(context.tx, assignment.id)
  if (!draft) throw new Error('The new draft is not there')
  return draft
}

/** The columns of an assignment that follow from its standing submissions (rule 2), recomputed from the reports. */
export async function standingColumns(tx: Tx, assignmentId: string) {
  const standing = await listStandingSubmissions(tx, assignmentId)
  const last = standing.at(-1)
  return {
    submittedAt: last?.submittedAt ?? null,
    submittedById: last?.submittedById ?? null,
    neededDueAt: neededDueAt(standing),
  }
}
