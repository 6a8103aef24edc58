import { addDays, addMonths, type Day } from '@/lib/kernel/calendar'
import type { Program, RollOverDecision } from '@/lib/kernel/prisma/enums'
import type { ClassFields } from '../types'
import { className, gradesOf } from './classes'

export type RollOverReason =
  | 'ROLL_OVER_TOO_EARLY'
  | 'ROLL_OVER_UNRESOLVED'
  | 'ROLL_OVER_DONE'
  | 'ROLL_OVER_NOT_STANDING'
  | 'ROLL_OVER_HAS_RECORDS'
  | 'ROLL_OVER_NO_YEAR'
  | 'ROLL_OVER_EMPTY'
  | 'CHOICE_NOT_POSSIBLE'

export type RollClass = ClassFields & { id: string }
export type RollPupil = { studentId: string; enrollmentId: string; classGroupId: string; birthDate: Day }
/** What a person has chosen for a pupil; `toName` is the class of the new year for who stays. */
export type RollChoice = { decision: RollOverDecision; toName: string | null }

export type RollRow = RollPupil & { choice: RollChoice | null }
/** A class of the new year; `fromClassId` is the one whose staff goes with it. */
export type NewClass = ClassFields & { fromClassId: string | null }
export type RollPlan = { rows: RollRow[]; newClasses: NewClass[]; unresolved: number }

/** The roll-over opens this many days before the year's last day: from the last week of May. */
export const OPENS_DAYS = 100

/** Children of this many months and more on 1 September may go to school, those of seven years do. */
const SCHOOL_AGE_MONTHS = 78

type Place = { programs: readonly Program[] }

const grown = (group: ClassFields): ClassFields => ({
  ...group,
  ageFrom: group.ageFrom === null ? null : Math.min(group.ageFrom + 1, 6),
  ageTo: group.ageTo === null ? null : Math.min(group.ageTo + 1, 7),
})

const classOf = (grade: number, letter: string | null, profile: string | null): ClassFields => ({
  ...{ kind: 'CLASS', grade, letter, name: className(grade, letter) },
  ...{ ageFrom: null, ageTo: null, profile: grade >= 10 ? profile : null },
})

/** The class into which a class goes as a whole, null for one that ends. */
export function nextClass(group: ClassFields, { programs }: Place): ClassFields | null {
  if (group.kind !== 'CLASS') return grown(group)
  const grade = (group.grade ?? 0) + 1
  return gradesOf(programs).includes(grade) ? classOf(grade, group.letter, group.profile) : null
}

/**
 * What becomes of a pupil unless a person says otherwise; null is a question that only a person can answer: after grade 9 where there
 * is a grade 10, and a child of six and a half who may go to school or stay.
 */
export function usualChoice(
  group: ClassFields,
  birthDate: Day,
  place: Place,
  newYear: { startsOn: Day },
): RollChoice | null {
  const next = nextClass(group, place)
  if (group.kind === 'CLASS') {
    if (group.grade === 9 && next) return null
    if (next) return { decision: 'PROMOTE', toName: next.name }
    return { decision: (group.grade ?? 0) >= 9 ? 'GRADUATE' : 'TO_SCHOOL', toName: null }
  }
  if (group.kind === 'PRESCHOOL_GROUP') {
    const months = (n: number) => addMonths(birthDate, n) <= newYear.startsOn
    if (months(84)) {
      return gradesOf(place.programs).includes(1)
        ? { decision: 'PROMOTE', toName: className(1, null) }
        : { decision: 'TO_SCHOOL', toName: null }
    }
    if (months(SCHOOL_AGE_MONTHS)) return null
  }
  return { decision: 'PROMOTE', toName: group.name }
}

/** The choices a person has for pupils of a class; `classes` are all classes of the old year. */
export function choicesFor(group: ClassFields, classes: readonly ClassFields[], place: Place): RollChoice[] {
  const grades = gradesOf(place.programs)
  const promote = (name: string): RollChoice => ({ decision: 'PROMOTE', toName: name })
  const parallels = (grade: number) =>
    classes.filter((each) => each.kind === 'CLASS' && each.grade === grade).map(({ letter }) => letter)
  const leave: RollChoice = { decision: 'LEAVE', toName: null }
  if (group.kind === 'CLASS') {
    const grade = group.grade ?? 0
    const up = grades.includes(grade + 1)
      ? [...new Set([...parallels(grade), group.letter])].sort().map((letter) => promote(className(grade + 1, letter)))
      : []
    const repeat: RollChoice = { decision: 'REPEAT', toName: group.name }
    const end: RollChoice[] =
      grade >= 9
        ? [{ decision: 'GRADUATE', toName: null }]
        : up.length === 0
          ? [{ decision: 'TO_SCHOOL', toName: null }]
          : []
    return [...up, repeat, ...end, leave]
  }
  const school: RollChoice[] =
    group.kind === 'PRESCHOOL_GROUP'
      ? [...(grades.includes(1) ? [promote(className(1, null))] : []), { decision: 'TO_SCHOOL', toName: null }]
      : []
  return [promote(group.name), ...school, leave]
}

export const sameChoice = (a: RollChoice, b: RollChoice) => a.decision === b.decision && a.toName === b.toName

/**
 * The whole step of an organisation into the next year, pure: a row for each pupil, the classes to make. A stored choice that is no
 * longer among the possible ones (the class has been renamed) counts as a question again.
 */
export function planRollOver(facts: {
  classes: readonly RollClass[]
  pupils: readonly RollPupil[]
  choices: ReadonlyMap<string, RollChoice>
  place: Place
  newYear: { startsOn: Day }
}): RollPlan {
  const { classes, pupils, choices, place, newYear } = facts
  const byId = new Map(classes.map((group) => [group.id, group]))
  const possible = new Map(classes.map((group) => [group.id, choicesFor(group, classes, place)]))
  const rows = pupils.map((pupil): RollRow => {
    const group = byId.get(pupil.classGroupId)
    if (!group) return { ...pupil, choice: null }
    const chosen = choices.get(pupil.enrollmentId)
    const allowed = chosen && possible.get(group.id)?.some((each) => sameChoice(each, chosen))
    return { ...pupil, choice: allowed ? chosen : chosen ? null : usualChoice(group, pupil.birthDate, place, newYear) }
  })
  const made = new Map<string, NewClass>()
  for (const row of rows) {
    const group = byId.get(row.classGroupId)
    const toName = row.choice?.toName
    if (!group || !toName) continue
    const next = nextClass(group, place)
    const own = next?.name === toName
    const known = made.get(toName)
    if (known) {
      if (own && known.fromClassId === null) made.set(toName, { ...known, ...next, fromClassId: group.id })
      continue
    }
    made.set(toName, { ...(own && next ? next : newClassNamed(toName, group)), fromClassId: own ? group.id : null })
  }
  return { rows, newClasses: [...made.values()], unresolved: rows.filter(({ choice }) => choice === null).length }
}

function newClassNamed(name: string, from: ClassFields): ClassFields {
  const found = /^(\d{1,2})(.*)$/.exec(name)
  if (!found || (from.kind !== 'CLASS' && name === from.name)) return { ...from, name }
  const grade = Number(found[1])
  return classOf(grade, found[2] || null, from.kind === 'CLASS' ? from.profile : null)
}

/** May the organisation go from the one year to the other now? */
export function decideRollOver(facts: {
  from: { startsOn: Day; endsOn: Day; state: string; rolledOver: boolean }
  to: { startsOn: Day; state: string } | null
  plan: Pick<RollPlan, 'unresolved'> & { rows: readonly unknown[] }
  today: Day
}): RollOverReason | null {
  const { from, to, plan, today } = facts
  if (from.rolledOver) return 'ROLL_OVER_DONE'
  if (!to || to.state === 'CLOSED' || to.startsOn !== addDays(from.endsOn, 1)) return 'ROLL_OVER_NO_YEAR'
  if (today < addDays(from.endsOn, -OPENS_DAYS)) return 'ROLL_OVER_TOO_EARLY'
  if (plan.rows.length === 0) return 'ROLL_OVER_EMPTY'
  return plan.unresolved > 0 ? 'ROLL_OVER_UNRESOLVED' : null
}

/** The mark a preview is run by: another plan has another mark, so what was looked at is what is done. */
export function planMark(plan: RollPlan): string {
  let hash = 0
  const text = plan.rows
    .map(({ enrollmentId, choice }) => `${enrollmentId}${choice?.decision ?? '?'}${choice?.toName ?? ''}`)
    .sort()
    .join(';')
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return `${plan.rows.length}.${(hash >>> 0).toString(36)}`
}
