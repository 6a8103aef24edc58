import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ConsentPurpose } from '@/lib/kernel/prisma/enums'

const { sql } = Prisma

/**
 * Condition on a student's id (an SQL expression, e.g. sql`t."id"`): a consent of the purpose holds on the day, given on it or before
 * and withdrawn after it at the earliest (rules 16, 21).
 */
export function consentStands(student: Prisma.Sql, purpose: ConsentPurpose, day: Day | Prisma.Sql): Prisma.Sql {
  const on = typeof day === 'string' ? sql`${day}::date` : day
  return sql`EXISTS (SELECT 1 FROM "Consent" k WHERE k."studentId" = ${student} AND k."purpose" = ${purpose}::"ConsentPurpose"
    AND k."state" IN ('GRANTED', 'WITHDRAWN') AND k."signedOn" <= ${on}
    AND (k."validUntil" IS NULL OR k."validUntil" >= ${on}) AND (k."withdrawnOn" IS NULL OR k."withdrawnOn" > ${on}))`
}

/** Which of the children have a consent of the purpose on the day; one statement. The caller has found the children in scope. */
export async function consentedAmong(
  reader: Reader,
  studentIds: readonly string[],
  purpose: ConsentPurpose,
  day: Day,
): Promise<Set<string>> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM unnest(${studentIds as string[]}::uuid[]) AS t("id") WHERE ${consentStands(sql`t."id"`, purpose, day)}`
  return new Set(rows.map((row) => row.id))
}
