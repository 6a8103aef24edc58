import { addDays, type Day } from '@/lib/kernel/calendar'
import type {
  ClassFact,
  ClassPlace,
  ClassRow,
  ImportChoices,
  ImportError,
  ImportFigures,
  ImportName,
  PupilFact,
  PupilPlan,
  PupilRow,
  StaffFact,
  StrangerFact,
} from '../types/import'
import { isMeant, shortKey } from './import-names'
import type { Place } from './import-rows'

export type Planned<P> = { plan: P; errors: ImportError[]; notes: ImportError[] }

export const NO_FIGURES: ImportFigures = {
  rows: 0,
  newPupils: 0,
  newClasses: 0,
  newStaff: 0,
  changed: 0,
  unchanged: 0,
  move: 0,
  again: 0,
  separate: 0,
}

export type PupilFacts = {
  classes: ClassFact[]
  pupils: PupilFact[]
  strangers: StrangerFact[]
  staff: StaffFact[]
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const same = found.get(key)
    if (same) same.push(one)
    else found.set(key, [one])
  }
  return found
}

const latest = (...days: (Day | null)[]) => days.reduce<Day>((best, day) => (day && day > best ? day : best), '')

type ClassPlan = Pick<PupilPlan, 'newClasses' | 'classProfiles' | 'newProfiles' | 'classTeachers'>

/** Which classes the rows ask for, with profile and class teacher; what stands is changed only where the file says something. */
export function planClasses(
  rows: readonly (Pick<ClassRow, 'row' | 'profile' | 'classTeacher'> & { place: ClassPlace | null })[],
  facts: Pick<PupilFacts, 'classes' | 'staff'>,
): Planned<ClassPlan> {
  const plan: ClassPlan = { newClasses: [], classProfiles: [], newProfiles: {}, classTeachers: [] }
  const errors: ImportError[] = []
  const notes: ImportError[] = []
  const standing = new Map(facts.classes.map((one) => [one.key, one]))
  for (const [key, same] of groupBy(
    rows.filter(({ place }) => place !== null),
    ({ place }) => place?.key ?? '',
  )) {
    const place = same[0]?.place
    if (!place) continue
    const known = standing.get(key)
    if (!known) plan.newClasses.push(place)
    const profiled = same.find(({ profile }) => profile)
    const other = same.find(({ profile }) => profile && profile !== profiled?.profile)
    if (other) {
      const message = `у класса ${place.name} в строке ${profiled?.row} указан другой профиль`
      errors.push({ row: other.row, column: 'Профиль', message })
    } else if (profiled?.profile && !known) {
      plan.newProfiles[key] = profiled.profile
    } else if (profiled?.profile && known && known.profile !== profiled.profile) {
      const { id, version, profile: before, name } = known
      plan.classProfiles.push({ id, version, before, after: profiled.profile, name })
    }
    const taught = same.find(({ classTeacher }) => classTeacher)
    if (!taught?.classTeacher) continue
    const said = taught.classTeacher
    const meant = facts.staff.filter((person) => person.roles.length > 0 && isMeant(said, person))
    const note = (message: string) => notes.push({ row: taught.row, column: 'Классный руководитель', message })
    if (meant.length !== 1 || !meant[0]) {
      const why = meant.length === 0 ? 'такого сотрудника в портале нет' : 'таких сотрудников несколько'
      note(`«${said}» — ${why}: класс ${place.name} останется без изменений`)
    } else if (known?.teacherId && known.teacherId !== meant[0].userId) {
      note(`у класса ${place.name} уже другой классный руководитель: загрузка его не меняет`)
    } else if (known?.teacherId !== meant[0].userId) {
      plan.classTeachers.push({ classKey: key, userId: meant[0].userId })
    }
  }
  return { plan, errors, notes }
}

/** The pupil that a row means among those of the organisation; a missing patronymic on either side is no difference. */
function finder(pupils: readonly PupilFact[]) {
  const exact = groupBy(pupils, (one) => `${one.key}|${one.birthDate}`)
  const loose = groupBy(pupils, (one) => `${shortKey(one)}|${one.birthDate}`)
  return (row: PupilRow): PupilFact[] => {
    const same = exact.get(`${row.key}|${row.birthDate}`)
    if (same) return same
    return (loose.get(`${shortKey(row)}|${row.birthDate}`) ?? []).filter((one) => !row.middleName || !one.middleName)
  }
}

/** The name as the file writes it, where the file says something. */
function renamed(fact: PupilFact, row: PupilRow): ImportName | null {
  const after = {
    lastName: row.lastName,
    firstName: row.firstName,
    middleName: row.middleName ?? fact.middleName,
  }
  const same =
    after.lastName === fact.lastName && after.firstName === fact.firstName && after.middleName === fact.middleName
  return same ? null : after
}

/**
 * What an import of pupils will do: rule 25. Nobody is moved, enrolled again or entered a second time unless the choice for it is
 * made; `makeId` gives ids to new pupils.
 */
export function planPupils(
  rows: readonly PupilRow[],
  facts: PupilFacts,
  { year, today, organizationKind }: Place,
  choices: ImportChoices,
  makeId: () => string,
): Planned<PupilPlan> {
  const additional = organizationKind === 'ADDITIONAL'
  const { plan: classes, errors, notes } = planClasses(rows, facts)
  const plan: PupilPlan = { ...classes, newPupils: [], renamed: [], enrollments: [], moves: [], figures: NO_FIGURES }
  const figures = { ...NO_FIGURES, rows: rows.length }
  const keyOfClass = new Map(facts.classes.map((one) => [one.id, one.key]))
  const strangers = groupBy(facts.strangers, (one) => `${one.key}|${one.birthDate}`)
  const find = finder(facts.pupils)
  const usedBy = new Map<string, number>()

  const enroll = (row: PupilRow, studentId: string, usual: Day, lastDay: Day | null) => {
    const validFrom = latest(
      row.enrolledOn ?? usual,
      year.startsOn,
      lastDay && !additional ? addDays(lastDay, 1) : null,
    )
    plan.enrollments.push({ studentId, classKey: row.place?.key ?? '', validFrom })
    figures.newPupils++
  }
  const create = (row: PupilRow) => {
    const studentId = makeId()
    const { lastName, firstName, middleName, birthDate } = row
    plan.newPupils.push({ studentId, lastName, firstName, middleName, birthDate })
    enroll(row, studentId, year.startsOn, null)
  }

  for (const row of rows) {
    const [fact, second] = find(row)
    if (fact && second) {
      errors.push({ row: row.row, column: null, message: 'таких детей в организации несколько: укажите отчество' })
      continue
    }
    const before = fact && !additional ? usedBy.get(fact.id) : undefined
    if (before !== undefined) {
      errors.push({
        row: row.row,
        column: null,
        message: `тот же ребёнок, что в строке ${before}: оставьте одну из двух`,
      })
      continue
    }
    if (!row.place && !fact?.open.length) {
      errors.push({
        row: row.row,
        column: null,
        message: 'не указан класс, а ребёнок сейчас ни в какой класс не зачислен',
      })
      continue
    }
    if (!fact) {
      const same = strangers.get(`${row.key}|${row.birthDate}`) ?? []
      const busy = !additional && same.some((one) => one.enrolledElsewhere)
      if (busy) figures.separate++
      if (busy && !choices.separate) continue
      // A child of the municipality who is in no school now, or comes to an additional body beside its school, keeps the one card.
      const [known] = busy || same.length > 1 ? [] : same
      if (known) enroll(row, known.id, year.startsOn, known.lastDay)
      else create(row)
      continue
    }
    usedBy.set(fact.id, row.row)
    if (!fact.open.length && fact.enrolledElsewhere && !additional) {
      const message = 'ребёнок числится в другой организации: попросите её оформить перевод, загрузка его не зачисляет'
      notes.push({ row: row.row, column: null, message })
      continue
    }
    const after = renamed(fact, row)
    const { id, version, lastName, firstName, middleName } = fact
    if (after) plan.renamed.push({ id, version, before: { lastName, firstName, middleName }, after })
    const [open] = fact.open
    const here = !row.place || fact.open.some((one) => keyOfClass.get(one.classGroupId) === row.place?.key)
    if (open && here) {
      if (after) figures.changed++
      else figures.unchanged++
    } else if (!open) {
      figures.again++
      if (choices.again) enroll(row, fact.id, today, fact.lastDay)
    } else if (additional) {
      enroll(row, fact.id, today, null)
    } else {
      figures.move++
      if (choices.move) {
        plan.moves.push({ enrollment: open, studentId: fact.id, classKey: row.place?.key ?? '' })
        figures.changed++
      } else if (after) figures.changed++
    }
  }
  figures.newClasses = plan.newClasses.length
  figures.changed += plan.classProfiles.length + plan.classTeachers.length
  plan.figures = figures
  return { plan, errors: errors.sort((a, b) => a.row - b.row), notes }
}
