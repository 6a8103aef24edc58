import type { Day } from '@/lib/kernel/calendar'
import type { ClassDuty, ClassGroupKind, Role } from '@/lib/kernel/prisma/enums'
import { type ClassReason, dutiesOf } from './classes'

type Days = { validFrom: Day; validUntil: Day | null }

const overlap = (a: Days, b: Days) =>
  (b.validUntil === null || a.validFrom <= b.validUntil) && (a.validUntil === null || b.validFrom <= a.validUntil)

/** Roles under which a person of the organisation may take a duty; a head may lead a class too. */
const WORKING: readonly Role[] = ['TEACHER', 'PSYCHOLOGIST', 'ORG_DEPUTY', 'ORG_HEAD']

/** May the person with these standing roles of the organisation take the duty in the class on these days? */
export function decideStaff(facts: {
  duty: ClassDuty
  kind: ClassGroupKind
  roles: readonly Role[]
  days: Days
  year: { startsOn: Day; endsOn: Day }
  /** The person's rows of the same duty in the class. */
  same: readonly Days[]
}): ClassReason | null {
  const { duty, days, year } = facts
  if (!dutiesOf(facts.kind).includes(duty)) return 'DUTY_NOT_FOR_CLASS'
  if (!facts.roles.some((role) => WORKING.includes(role))) return 'STAFF_NOT_OF_ORGANIZATION'
  // A psychologist's duty opens restricted facts: only the role makes one.
  if (duty === 'PSYCHOLOGIST' && !facts.roles.includes('PSYCHOLOGIST')) return 'DUTY_NOT_FOR_ROLE'
  if (days.validUntil !== null && days.validUntil < days.validFrom) return 'STAFF_DAYS'
  if (days.validFrom < year.startsOn || days.validFrom > year.endsOn) return 'STAFF_DAYS'
  return facts.same.some((each) => overlap(each, days)) ? 'STAFF_OVERLAPS' : null
}

/** May the duty end with that day? */
export function decideStaffEnd(days: Days, lastDay: Day): 'STAFF_ENDED' | 'STAFF_DAYS' | null {
  if (days.validUntil !== null && days.validUntil <= lastDay) return 'STAFF_ENDED'
  return lastDay < days.validFrom ? 'STAFF_DAYS' : null
}
