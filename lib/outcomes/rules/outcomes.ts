import type { Day } from '@/lib/kernel/calendar'
import type { OutcomeCategory, OutcomeFunding, OutcomePhase } from '@/lib/kernel/prisma/enums'
import { readField } from './fields'

export type OutcomeReason =
  | 'ENTRY_TOO_EARLY'
  | 'ENTRY_OVER'
  | 'OUTCOMES_CONFIRMED'
  | 'STILL_OPEN'
  | 'NOT_ALL_TOLD'
  | 'NOBODY_GRADUATES'
  | 'NOT_ON_ROSTER'
  | 'NOTHING_CHANGED'

/** Grades after which a pupil may go elsewhere (domain.md §2 «Graduates»). */
export const GRADUATING: readonly number[] = [9, 11]

type Year = { startsOn: Day; endsOn: Day }

/**
 * The days on which a phase is entered, both included: what they intend from the beginning of the last year to the end of spring, where
 * they are from the first of June to the first of October of the year of leaving (rule 20).
 */
export function daysOfPhase(phase: OutcomePhase, year: Year): { from: Day; until: Day } {
  const leaving = year.endsOn.slice(0, 4)
  return phase === 'INTENTION'
    ? { from: year.startsOn, until: `${leaving}-05-31` }
    : { from: `${leaving}-06-01`, until: `${leaving}-10-01` }
}

/** The phase that a class is asked for on a day: the last one that has begun. */
export function phaseOn(year: Year, today: Day): OutcomePhase {
  return today < daysOfPhase('ACTUAL', year).from ? 'INTENTION' : 'ACTUAL'
}

/** May a class's outcomes be entered today? After the last day, and once they are confirmed, only corrections with a reason (rule 20). */
export function decideEntry(
  phase: OutcomePhase,
  { year, today, confirmed }: { year: Year; today: Day; confirmed: boolean },
): OutcomeReason | null {
  const { from, until } = daysOfPhase(phase, year)
  if (today < from) return 'ENTRY_TOO_EARLY'
  if (today > until) return 'ENTRY_OVER'
  return phase === 'ACTUAL' && confirmed ? 'OUTCOMES_CONFIRMED' : null
}

/** A correction comes after the first of October or after the head's word; while the form is open there is no need of one. */
export function decideCorrection(facts: { year: Year; today: Day; confirmed: boolean }): OutcomeReason | null {
  const entry = decideEntry('ACTUAL', facts)
  if (entry === 'ENTRY_TOO_EARLY') return 'ENTRY_TOO_EARLY'
  return entry === null ? 'STILL_OPEN' : null
}

/** The head's word: as many outcomes as graduates, none twice (rule 20 «totals must equal the roster»). */
export function decideConfirmation(facts: {
  year: Year
  today: Day
  confirmed: boolean
  roster: number
  told: number
}): OutcomeReason | null {
  if (facts.confirmed) return 'OUTCOMES_CONFIRMED'
  if (facts.today < daysOfPhase('ACTUAL', facts.year).from) return 'ENTRY_TOO_EARLY'
  if (facts.roster === 0) return 'NOBODY_GRADUATES'
  return facts.told < facts.roster ? 'NOT_ALL_TOLD' : null
}

export type OutcomeState = 'INTENTION' | 'ACTUAL' | 'CONFIRMED' | 'CORRECTED'

/** How an outcome stands (domain.md §7.2: INTENTION → ACTUAL → CONFIRMED → CORRECTED); null while nothing is told. */
export function stateOf(pupil: {
  intention: object | null
  actual: { reason: string | null } | null
  confirmed: boolean
}): OutcomeState | null {
  if (!pupil.actual) return pupil.intention ? 'INTENTION' : null
  if (pupil.actual.reason !== null) return 'CORRECTED'
  return pupil.confirmed ? 'CONFIRMED' : 'ACTUAL'
}

const AFTER_9: readonly OutcomeCategory[] = [
  ...(['GRADE10_OWN', 'GRADE10_OTHER', 'COLLEGE', 'WORK', 'REPEAT', 'OTHER', 'UNKNOWN', 'LEFT'] as const),
]
const AFTER_11: readonly OutcomeCategory[] = [
  ...(['UNIVERSITY', 'COLLEGE', 'WORK', 'ARMY', 'REPEAT', 'OTHER', 'UNKNOWN', 'LEFT'] as const),
]

/** What may become of a graduate of the grade; nobody leaves before it is known who intends to. */
export function categoriesOf(grade: number, phase: OutcomePhase): readonly OutcomeCategory[] {
  const all = grade >= 11 ? AFTER_11 : AFTER_9
  return phase === 'ACTUAL' ? all : all.filter((each) => each !== 'REPEAT' && each !== 'LEFT')
}

export type Detail = 'institution' | 'field' | 'funding' | 'elsewhere' | 'byProfile'

/** What is asked besides the category; the rest is not kept. */
const DETAILS: Record<OutcomeCategory, readonly Detail[]> = {
  GRADE10_OWN: ['byProfile'],
  GRADE10_OTHER: ['institution', 'byProfile'],
  COLLEGE: ['institution', 'field', 'funding', 'elsewhere', 'byProfile'],
  UNIVERSITY: ['institution', 'field', 'funding', 'elsewhere', 'byProfile'],
  WORK: ['institution', 'field', 'elsewhere', 'byProfile'],
  ARMY: [],
  REPEAT: [],
  OTHER: ['institution'],
  UNKNOWN: [],
  LEFT: [],
}

export const asks = (category: OutcomeCategory, detail: Detail): boolean => DETAILS[category].includes(detail)

/** The categories that ask for a detail. */
export function askedBy(detail: Detail): OutcomeCategory[] {
  return (Object.keys(DETAILS) as OutcomeCategory[]).filter((category) => asks(category, detail))
}

/** One pupil's outcome as it is typed. */
export type TypedOutcome = {
  category: OutcomeCategory | null
  institution: string | null
  field: string | null
  funding: OutcomeFunding | null
  elsewhere: boolean
  byProfile: boolean | null
}

/** One pupil's outcome as it is kept. */
export type OutcomeFacts = {
  category: OutcomeCategory
  institution: string | null
  fieldCode: string | null
  funding: OutcomeFunding | null
  elsewhere: boolean
  byProfile: boolean | null
}

export type RowFault = { field: keyof TypedOutcome; reason: RowReason }
export type RowReason =
  | 'CATEGORY_NOT_OF_GRADE'
  | 'CATEGORY_MISSING'
  | 'INSTITUTION_MISSING'
  | 'FIELD_MISSING'
  | 'FIELD_UNKNOWN'
  | 'PROFILE_MISSING'

/**
 * One pupil's row, judged: of who learns a profession the fact says where and which group it is, and after a class with a profile
 * whether it is that profile's. What the category does not ask for is left out. Null facts: nothing is told.
 */
export function judgeRow(
  typed: TypedOutcome,
  of: { grade: number; phase: OutcomePhase; profile: string | null },
): { facts: OutcomeFacts | null; faults: RowFault[] } {
  const { category } = typed
  if (!category) {
    const told = typed.institution !== null || typed.field !== null
    return { facts: null, faults: told ? [{ field: 'category', reason: 'CATEGORY_MISSING' }] : [] }
  }
  if (!categoriesOf(of.grade, of.phase).includes(category)) {
    return { facts: null, faults: [{ field: 'category', reason: 'CATEGORY_NOT_OF_GRADE' }] }
  }
  const studies = category === 'COLLEGE' || category === 'UNIVERSITY'
  const must = studies && of.phase === 'ACTUAL'
  const institution = asks(category, 'institution') ? typed.institution : null
  const field = asks(category, 'field') ? typed.field : null
  const fieldCode = field === null ? null : readField(field)
  const byProfile = asks(category, 'byProfile') ? typed.byProfile : null
  const faults: RowFault[] = []
  if (must && !institution) faults.push({ field: 'institution', reason: 'INSTITUTION_MISSING' })
  if (field !== null && fieldCode === null) faults.push({ field: 'field', reason: 'FIELD_UNKNOWN' })
  else if (must && fieldCode === null) faults.push({ field: 'field', reason: 'FIELD_MISSING' })
  if (must && of.profile !== null && byProfile === null) faults.push({ field: 'byProfile', reason: 'PROFILE_MISSING' })
  if (faults.length > 0) return { facts: null, faults }
  const funding = asks(category, 'funding') ? typed.funding : null
  const elsewhere = asks(category, 'elsewhere') && typed.elsewhere
  return { facts: { category, institution, fieldCode, funding, elsewhere, byProfile }, faults: [] }
}

export function sameFacts(a: OutcomeFacts, b: OutcomeFacts): boolean {
  return (
    a.category === b.category &&
    a.institution === b.institution &&
    a.fieldCode === b.fieldCode &&
    a.funding === b.funding &&
    a.elsewhere === b.elsewhere &&
    a.byProfile === b.byProfile
  )
}
