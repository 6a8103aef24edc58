import { addDays, type Day } from '@/lib/kernel/calendar'
import type { ClassGroupKind, EnrollmentKind, LeaveReason } from '@/lib/kernel/prisma/enums'

export type EnrollmentReason =
  | 'DUPLICATE_STUDENT'
  | 'ALREADY_ENROLLED'
  | 'NOT_ENROLLED'
  | 'SAME_CLASS'
  | 'OTHER_YEAR'
  | 'DAY_OUTSIDE_YEAR'
  | 'DAY_BEFORE_ENROLLMENT'
  | 'DAY_TOO_FAR'
  | 'TRANSFER_IS_OPEN'
  | 'ENROLLMENT_OVERLAPS'
  | 'NOT_MAIN_ORGANIZATION'

/** A pupil's stay in a class; the last day belongs to it. */
export type Stay = { id: string; classGroupId: string; validFrom: Day; validUntil: Day | null }

export function covers(stay: { validFrom: Day; validUntil: Day | null }, day: Day): boolean {
  return stay.validFrom <= day && (stay.validUntil === null || day <= stay.validUntil)
}

/** Do two stays of one pupil share a day? */
export function overlaps(
  a: Pick<Stay, 'validFrom' | 'validUntil'>,
  b: Pick<Stay, 'validFrom' | 'validUntil'>,
): boolean {
  return (
    (b.validUntil === null || a.validFrom <= b.validUntil) && (a.validUntil === null || b.validFrom <= a.validUntil)
  )
}

/** An additional body enrols beside the school; schools and kindergartens one at a time. */
export function enrollmentKindOf(kind: ClassGroupKind): EnrollmentKind {
  return kind === 'STUDY_GROUP' ? 'ADDITIONAL' : 'MAIN'
}

/** The stay that a change of today works on: the last one, whether it has begun or not. */
export function lastStay<S extends Stay>(stays: readonly S[]): S | null {
  return stays.reduce<S | null>((last, stay) => (last === null || stay.validFrom > last.validFrom ? stay : last), null)
}

/** What has to be written so that the pupil is nowhere from the day after `lastDay` on. */
export type Ending = { end: { id: string; validUntil: Day }[]; remove: string[] }

/**
 * Ends a pupil's stays with `lastDay`. A stay that has not begun by today is taken away when it would begin later; one that has begun
 * is cut, never erased. Refused: NOT_ENROLLED when nothing stands after the day, DAY_BEFORE_ENROLLMENT when the day lies before the
 * beginning of a stay that has begun.
 */
export function decideEnding(
  stays: readonly Stay[],
  lastDay: Day,
  today: Day,
): { ok: true; ending: Ending } | { ok: false; reason: 'NOT_ENROLLED' | 'DAY_BEFORE_ENROLLMENT' } {
  const after = stays.filter((stay) => stay.validUntil === null || stay.validUntil > lastDay)
  if (after.length === 0) return { ok: false, reason: 'NOT_ENROLLED' }
  const later = after.filter((stay) => stay.validFrom > lastDay)
  if (later.some((stay) => stay.validFrom <= today)) return { ok: false, reason: 'DAY_BEFORE_ENROLLMENT' }
  const end = after.filter((stay) => stay.validFrom <= lastDay).map(({ id }) => ({ id, validUntil: lastDay }))
  return { ok: true, ending: { end, remove: later.map(({ id }) => id) } }
}

/** The furthest a change may be entered ahead: to the beginning of the next year from any day of this one. */
const AHEAD_DAYS = 366

/** May a stay in a class of the year begin on the day? */
export function decideBeginning(
  year: { startsOn: Day; endsOn: Day },
  validFrom: Day,
  today: Day,
): 'DAY_OUTSIDE_YEAR' | 'DAY_TOO_FAR' | null {
  if (validFrom < year.startsOn || validFrom > year.endsOn) return 'DAY_OUTSIDE_YEAR'
  return validFrom > addDays(today, AHEAD_DAYS) ? 'DAY_TOO_FAR' : null
}

/** May the pupil with these stays be enrolled from the day, with no end in sight? */
export function decideEnrollment(stays: readonly Stay[], validFrom: Day): 'ALREADY_ENROLLED' | null {
  return stays.some((stay) => overlaps(stay, { validFrom, validUntil: null })) ? 'ALREADY_ENROLLED' : null
}

/**
 * A change of class within the organisation from `firstDay`: the old stay ends the day before. Entered for the very first day of the
 * stay, the old one leaves no day behind: then it is moved, not doubled, as long as it has not begun, or began today and nothing was
 * recorded of the pupil in that class (`used`): who was put into the wrong class this morning need not wait for tomorrow.
 */
export function decideClassChange(facts: {
  stays: readonly Stay[]
  from: Stay
  to: { classGroupId: string; yearId: string }
  fromYearId: string
  firstDay: Day
  today: Day
  /** Something is recorded of the pupil in the old class since the stay began. */
  used: boolean
}): { ok: true; ending: Ending } | { ok: false; reason: EnrollmentReason } {
  const { stays, from, to, firstDay, today } = facts
  if (to.classGroupId === from.classGroupId) return { ok: false, reason: 'SAME_CLASS' }
  if (to.yearId !== facts.fromYearId) return { ok: false, reason: 'OTHER_YEAR' }
  if (from.validUntil !== null && from.validUntil < firstDay) return { ok: false, reason: 'NOT_ENROLLED' }
  const fresh = from.validFrom > today || (from.validFrom === today && !facts.used)
  if (firstDay < from.validFrom || (firstDay === from.validFrom && !fresh)) {
    return { ok: false, reason: 'DAY_BEFORE_ENROLLMENT' }
  }
  // Of a stay that is taken back on its own first day the day before is yesterday: seen from there it has not begun.
  const lastDay = addDays(firstDay, -1)
  return decideEnding(stays, lastDay, firstDay === from.validFrom ? lastDay : today)
}

/** Full years on a day. */
export function ageOn(birthDate: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1
}

/** What speaks against a birth date, in a sentence for its field: a mistyped year is the usual mistake. */
export function decideBirthDate(
  birthDate: Day,
  group: { kind: ClassGroupKind; grade: number | null } | null,
  today: Day,
): string | null {
  if (birthDate > today) return 'День рождения ещё не наступил: проверьте год.'
  const age = ageOn(birthDate, today)
  const [from, to] = !group
    ? [1, 22]
    : group.kind === 'CLASS'
      ? [(group.grade ?? 1) + 3, (group.grade ?? 1) + 12]
      : group.kind === 'PRESCHOOL_GROUP'
        ? [0, 8]
        : [3, 22]
  if (age >= from && age <= to) return null
  return `Ребёнку было бы ${age} — так в этом классе или группе не бывает. Проверьте год рождения.`
}

/** Reasons a person may choose when a pupil leaves. */
export const LEAVE_CHOICES = ['LEFT', 'GRADUATED', 'MISTAKEN'] as const satisfies readonly LeaveReason[]
