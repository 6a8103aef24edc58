import { addDays, type Day } from '@/lib/kernel/calendar'
import type { ErasureReason } from '@/lib/kernel/prisma/enums'
import { daysOfPhase } from '@/lib/outcomes/rules/outcomes'

export type ErasureReasonCode = 'STILL_ENROLLED' | 'TRANSFER_WAITS' | 'FAMILY_STILL_READS' | 'OUTCOMES_STILL_OPEN'

/** Days after the child has left in which the family still reads its page (rule 20). */
const FAMILY_DAYS = 30

/** The last day on which is entered what became of who graduated on the day. */
const lastOfOutcomes = (day: Day) => daysOfPhase('ACTUAL', { startsOn: day, endsOn: day }).until

/**
 * May what is known of a child be destroyed? While it learns somewhere the education law has its organisation keep it; after that the
 * family's page stays thirty days, and graduates are counted till the first of October (rules 20, 23), save on the family's own demand or
 * where the child was entered by mistake.
 */
export function decideErasing(
  child: { enrolled: boolean; transferOpen: boolean; leftOn: Day | null; graduatedOn: Day | null },
  reason: ErasureReason,
  today: Day,
): ErasureReasonCode | null {
  if (child.enrolled) return 'STILL_ENROLLED'
  if (child.transferOpen) return 'TRANSFER_WAITS'
  if (reason === 'MISTAKEN') return null
  if (child.graduatedOn && today <= lastOfOutcomes(child.graduatedOn)) return 'OUTCOMES_STILL_OPEN'
  const left = child.graduatedOn ?? child.leftOn
  if (reason === 'RETENTION' && left && today <= addDays(left, FAMILY_DAYS)) return 'FAMILY_STILL_READS'
  return null
}
