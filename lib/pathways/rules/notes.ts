import { addDays, type Day } from '@/lib/kernel/calendar'
import type { PathwayState } from '../types'

/** Rule 15: a family that has said nothing of an approved route for so many days is reminded; nothing is blocked by it. */
export const ACKNOWLEDGE_DAYS = 14

/** Routes that a family sees: one that is being drawn up, or is put off for want of a consent, it does not. */
const SHOWN: readonly PathwayState[] = ['ACTIVE', 'REVISION', 'COMPLETED']

export function isShownToFamily(state: PathwayState): boolean {
  return SHOWN.includes(state)
}

export type NoteReason = 'NOTHING_TO_ACKNOWLEDGE' | 'ALREADY_AGREED' | 'NO_CURATOR'

/** A family acknowledges a route in force, once by each word; who has agreed has seen it too. */
export function decideAcknowledging(
  pathway: { state: PathwayState } | null,
  said: readonly ('SEEN' | 'AGREED')[],
  wants: 'SEEN' | 'AGREED',
): NoteReason | null {
  if (pathway?.state !== 'ACTIVE') return 'NOTHING_TO_ACKNOWLEDGE'
  return said.includes('AGREED') || said.includes(wants) ? 'ALREADY_AGREED' : null
}

export type Acknowledgement = 'agreed' | 'seen' | 'waiting' | 'late'

/** How an approved route stands with the family: agreed, seen, waited for, or waited for longer than 14 days. */
export function acknowledgementOf(said: readonly ('SEEN' | 'AGREED')[], approvedOn: Day, today: Day): Acknowledgement {
  if (said.includes('AGREED')) return 'agreed'
  if (said.includes('SEEN')) return 'seen'
  return addDays(approvedOn, ACKNOWLEDGE_DAYS) < today ? 'late' : 'waiting'
}
