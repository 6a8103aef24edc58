import type { Day } from '@/lib/kernel/calendar'
import type { Program } from '@/lib/kernel/prisma/enums'
import type { Place, RegisterKind } from '../types/registers'

export type RegisterReason = 'YEAR_CLOSED' | 'NOT_FOR_THIS_BODY' | 'EVIDENCE_LIMIT'

/** A record holds so many pieces of evidence. */
export const MOST_EVIDENCE = 10

const SCHOOL: readonly Program[] = ['PRIMARY', 'BASIC', 'SECONDARY']

/** Registers 4.2–4.4 are kept where school programmes are taught, 6.1 where additional ones are (Решение коллегии, пп. 4 и 6). */
export function isKeptBy(kind: RegisterKind, programs: readonly Program[]): boolean {
  return kind === 'programmes' ? programs.includes('ADDITIONAL') : programs.some((one) => SCHOOL.includes(one))
}

/** Why nothing may be written there now, or null: NOT_FOR_THIS_BODY, YEAR_CLOSED (no year is the current one). */
export function decideWriting(kind: RegisterKind, place: Pick<Place, 'programs' | 'year'>): RegisterReason | null {
  if (!isKeptBy(kind, place.programs)) return 'NOT_FOR_THIS_BODY'
  return place.year?.state === 'CURRENT' ? null : 'YEAR_CLOSED'
}

/** Why a day cannot be one on which something was held (rule 13), or null. */
export function whyNotHeld(day: Day, today: Day, year: { startsOn: Day; endsOn: Day }): string | null {
  if (day > today) return 'Дата ещё не наступила: укажите её, когда всё пройдёт.'
  return day < year.startsOn || day > year.endsOn ? 'Дата вне учебного года.' : null
}

/** A whole per cent; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 100)
}

/**
 * How many of a group, as it may be told above the organisation (rule 26): neither a group under five nor what is left of it is counted
 * out. `whole` null: there is nothing to subtract from.
 */
export function toldFromAbove(part: number, whole: number | null): string {
  if (part > 0 && part < 5) return 'менее 5'
  const rest = whole === null ? 0 : whole - part
  return rest > 0 && rest < 5 && part > 0 ? 'почти все' : String(part)
}
