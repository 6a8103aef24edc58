import 'server-only'
import type { Tx } from '@/lib/kernel/db'

/** Routes that are under way are put off, what they were is kept; gives how many (rule 21). */
export function suspendPathways(tx: Tx, studentIds: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Pathway" SET "suspendedFrom" = "state", "state" = 'SUSPENDED', "version" = "version" + 1
    WHERE "studentId" = ANY (${studentIds as string[]}::uuid[]) AND "state" IN ('ACTIVE', 'REVISION', 'ON_APPROVAL')`
}

/** Suspended routes go on as what they were. */
export function resumePathways(tx: Tx, studentIds: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Pathway" SET "state" = "suspendedFrom", "suspendedFrom" = NULL, "version" = "version" + 1
    WHERE "studentId" = ANY (${studentIds as string[]}::uuid[]) AND "state" = 'SUSPENDED' AND "suspendedFrom" IS NOT NULL`
}
