import { addDays, type Day } from '@/lib/kernel/calendar'
import type { OrganizationKind, OrganizationStatus, TransferState } from '@/lib/kernel/prisma/enums'
import { decideEnding, type Ending, type EnrollmentReason, type Stay } from './enrollments'

export type TransferReason =
  | 'TRANSFER_IS_OPEN'
  | 'TRANSFER_DECIDED'
  | 'TRANSFER_TO_SELF'
  | 'TRANSFER_TARGET'
  | 'TRANSFER_DAY'
  | 'NOT_ENROLLED'

/** How far back a transfer may be dated: the family comes first, the paper follows. */
export const BACK_DAYS = 31

/** May the organisation ask another one to take the pupil from the day on? */
export function decideTransferAsk(facts: {
  stays: readonly Stay[]
  organizationId: string
  target: { id: string; kind: OrganizationKind; status: OrganizationStatus }
  transferOn: Day
  today: Day
  openTransfer: boolean
}): TransferReason | null {
  const { stays, target, transferOn, today } = facts
  if (facts.openTransfer) return 'TRANSFER_IS_OPEN'
  if (target.id === facts.organizationId) return 'TRANSFER_TO_SELF'
  if (target.status !== 'ACTIVE' || !['SCHOOL', 'KINDERGARTEN'].includes(target.kind)) return 'TRANSFER_TARGET'
  if (transferOn < addDays(today, -BACK_DAYS) || transferOn > addDays(today, 366)) return 'TRANSFER_DAY'
  const ending = decideEnding(stays, addDays(transferOn, -1), today)
  if (ending.ok) return null
  return ending.reason === 'NOT_ENROLLED' ? 'NOT_ENROLLED' : 'TRANSFER_DAY'
}

/** Only a request that waits can be answered or taken back; the answer comes once. */
export function decideTransferOpen(state: TransferState): 'TRANSFER_DECIDED' | null {
  return state === 'REQUESTED' ? null : 'TRANSFER_DECIDED'
}

/**
 * Accepting: the stays in the old organisation end the day before. A roll-over meanwhile may have ended the last one on that very day
 * already, then nothing is left to end.
 */
export function decideAcceptance(facts: {
  state: TransferState
  stays: readonly Stay[]
  transferOn: Day
  today: Day
  classYear: { startsOn: Day; endsOn: Day }
}): { ok: true; ending: Ending } | { ok: false; reason: TransferReason | EnrollmentReason } {
  const { state, stays, transferOn, today, classYear } = facts
  if (decideTransferOpen(state)) return { ok: false, reason: 'TRANSFER_DECIDED' }
  if (transferOn < classYear.startsOn || transferOn > classYear.endsOn) return { ok: false, reason: 'DAY_OUTSIDE_YEAR' }
  const ending = decideEnding(stays, addDays(transferOn, -1), today)
  if (!ending.ok && ending.reason === 'NOT_ENROLLED') return { ok: true, ending: { end: [], remove: [] } }
  return ending
}
