import 'server-only'
import { activityFile } from '@/lib/activities/queries/activities'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import { scopeOf } from '@/lib/kernel/scope'
import { registerFile, showsChildren } from '@/lib/plans/queries/evidence'

/** Where a piece of evidence belongs; whoever asks is judged by the assignment's scope afterwards. */
export async function findEvidencePlace(
  reader: Reader,
  evidenceId: string,
): Promise<{
  assignmentId: string
  reportId: string
  title: string
  fileId: string | null
  url: string | null
} | null> {
  const found = await reader.evidence.findUnique({
    where: { id: evidenceId },
    select: { reportId: true, title: true, fileId: true, url: true, report: { select: { assignmentId: true } } },
  })
  if (!found) return null
  const { report, ...rest } = found
  return { ...rest, assignmentId: report.assignmentId }
}

/** The piece that one request has brought to this assignment. */
export async function findEvidenceByKey(
  reader: Reader,
  assignmentId: string,
  requestKey: string,
): Promise<{ id: string } | null> {
  return reader.evidence.findFirst({ where: { requestKey, report: { assignmentId } }, select: { id: true } })
}

export type ReadableFile = { id: string; name: string; mime: string; size: number; sha256: string; storageKey: string }

/**
 * A file that this person may open (rule 24, domain.md §7.3), else null. The Department: every file of the municipality but those of activities, of the
 * portfolio, projects and diplomas, where children are seen.
 * A resolution's own file: everybody who may read resolutions, once it is issued. Evidence: by the reach of `assignment.read`,
 * so an organisation's people see their own organisation's and those who were handed an assignment only its evidence; drafts are
 * the executor's own until they are sent in. A file of an activity: whoever reads the activity, and nobody above the school. A file of
 * the registers: by `registerFile`.
 */
export async function findReadableFile(reader: Reader, actor: Actor, fileId: string): Promise<ReadableFile | null> {
  const decides = scopeOf(actor, 'resolution.edit') !== null
  const reads = scopeOf(actor, 'resolution.read') !== null
  const work = scopeOf(actor, 'assignment.read')
  const today = localDay(systemNow(), actor.timeZone)
  const ofActivity = activityFile(scopeOf(actor, 'activity.read'), today)
  const ofRegister = registerFile(scopeOf(actor, 'register.read'), scopeOf(actor, 'project.read'), today)
  const evidence =
    work === null
      ? Prisma.sql`false`
      : Prisma.sql`EXISTS (
          SELECT 1 FROM "Evidence" e
          JOIN "ExecutionReport" r ON r."id" = e."reportId"
          JOIN "Assignment" a ON a."id" = r."assignmentId"
          WHERE e."fileId" = f."id"
            AND (${work.organizationId}::uuid IS NULL OR a."organizationId" = ${work.organizationId}::uuid)
            AND (${work.handedToId}::uuid IS NULL OR a."handedToId" = ${work.handedToId}::uuid)
            AND (a."organizationId" = ${actor.organizationId}::uuid OR r."state" IN ('SUBMITTED', 'RETURNED', 'ACCEPTED')))`
  const [found] = await reader.$queryRaw<ReadableFile[]>`
    SELECT f."id", f."name", f."mime", f."size", f."sha256", f."storageKey"
    FROM "StoredFile" f
    WHERE f."id" = ${fileId}::uuid AND f."municipalityId" = ${actor.municipalityId}::uuid AND (
      (${decides}::boolean AND NOT EXISTS (SELECT 1 FROM "ActivityFile" y WHERE y."fileId" = f."id")
        AND NOT ${showsChildren})
      OR ${ofActivity}
      OR ${ofRegister}
      OR (${reads}::boolean AND EXISTS (
        SELECT 1 FROM "Resolution" s WHERE s."sourceFileId" = f."id" AND s."state" IN ('ISSUED', 'COMPLETED', 'ARCHIVED')))
      OR ${evidence})`
  return found ?? null
}
