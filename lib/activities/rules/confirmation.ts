import type { Day } from '@/lib/kernel/calendar'
import type { ActivityState } from '@/lib/kernel/prisma/enums'

export type ConfirmationReason =
  | 'NOT_HELD'
  | 'LOCK_NOT_PAST'
  | 'LOCK_OUTSIDE_YEAR'
  | 'LOCK_GOES_BACK'
  | 'UNCONFIRMED_LEFT'
  | 'NOT_CONFIRMED'
  | 'ALREADY_CORRECTED'
  | 'CORRECTION_WAITS'

type Held = { state: ActivityState; heldOn: Day; leaderId: string; createdById: string; correctsId: string | null }

export type Confirmation =
  | { accept: true; state: 'CONFIRMED' | 'LOCKED'; own: boolean }
  | { accept: false; reason: ConfirmationReason }

/**
 * Rule 13: head or deputy confirm; their own record too, and then it is marked as confirmed by the one who made it. What lies in a
 * closed period (a correction) is locked at once.
 */
export function decideConfirmation(activity: Held, userId: string, lockedThrough: Day | null): Confirmation {
  if (activity.state !== 'HELD') return { accept: false, reason: 'NOT_HELD' }
  const locked = lockedThrough !== null && activity.heldOn <= lockedThrough
  return {
    accept: true,
    state: locked ? 'LOCKED' : 'CONFIRMED',
    own: activity.leaderId === userId || activity.createdById === userId,
  }
}

/** Closing goes forward only, up to yesterday, inside the year, and leaves nothing unconfirmed behind. */
export function decideLock(facts: {
  through: Day
  today: Day
  year: { startsOn: Day; endsOn: Day }
  lockedThrough: Day | null
  waiting: number
}): ConfirmationReason | null {
  const { through, today, year, lockedThrough, waiting } = facts
  if (through >= today) return 'LOCK_NOT_PAST'
  if (through < year.startsOn || through > year.endsOn) return 'LOCK_OUTSIDE_YEAR'
  if (lockedThrough !== null && through <= lockedThrough) return 'LOCK_GOES_BACK'
  return waiting > 0 ? 'UNCONFIRMED_LEFT' : null
}

/** What is confirmed or locked and still stands is corrected, by one correction at a time; of a chain the last one. */
export function decideCorrection(activity: {
  state: ActivityState
  correctedById: string | null
  voids: boolean
  waiting: boolean
}): ConfirmationReason | null {
  if ((activity.state !== 'LOCKED' && activity.state !== 'CONFIRMED') || activity.voids) return 'NOT_CONFIRMED'
  if (activity.correctedById !== null) return 'ALREADY_CORRECTED'
  return activity.waiting ? 'CORRECTION_WAITS' : null
}
