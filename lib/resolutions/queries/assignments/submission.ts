import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import type { ReportState } from '@/lib/kernel/prisma/enums'

/** State and instant of one revision of an assignment's report. The assignment was found in scope before. */
export async function findSubmission(
  reader: Reader,
  assignmentId: string,
  revision: number,
): Promise<{ state: ReportState; submittedAt: Date | null } | null> {
  return reader.executionReport.findUnique({
    where: { assignmentId_revision: { assignmentId, revision } },
    select: { state: true, submittedAt: true },
  })
}
