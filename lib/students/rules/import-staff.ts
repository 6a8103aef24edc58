import type { Role } from '@/lib/kernel/prisma/enums'
import type { ClassFact, ImportError, StaffFact, StaffPlan, StaffRow } from '../types/import'
import { nameKey } from './import-names'
import { NO_FIGURES, type Planned } from './import-plan'

export type StaffFacts = {
  staff: StaffFact[]
  classes: ClassFact[]
  /** Logins of the file that belong to somebody, and to whom. */
  logins: ReadonlyMap<string, string>
  mayGive: (role: Role) => boolean
}

/**
 * What an import of staff will do: accounts for those whom the organisation does not know, duties of class teachers. Roles of people
 * who are known already are not touched (rule 25).
 */
export function planStaff(rows: readonly StaffRow[], facts: StaffFacts): Planned<StaffPlan> {
  const errors: ImportError[] = []
  const notes: ImportError[] = []
  const people: StaffPlan['people'] = []
  const figures = { ...NO_FIGURES, rows: rows.length }
  const classes = new Map(facts.classes.map((one) => [one.key, one]))
  const taken = new Map<string, number>()
  for (const row of rows) {
    const wrong = (column: string | null, message: string) => errors.push({ row: row.row, column, message })
    const note = (column: string | null, message: string) => notes.push({ row: row.row, column, message })
    const byName = facts.staff.filter((person) => nameKey(person) === nameKey(row))
    const known = row.login ? byName.filter(({ login }) => login === row.login) : byName
    const owner = row.login ? facts.logins.get(row.login) : undefined
    if (known.length > 1) {
      wrong(null, 'сотрудников с таким именем несколько: укажите логин')
      continue
    }
    const person = known[0]
    if (!person && owner) {
      wrong('Логин', `«${row.login}» уже занят: измените его или оставьте ячейку пустой`)
      continue
    }
    if (person && person.roles.length === 0) {
      note(null, 'роль этого сотрудника отозвана: верните её на его карточке, загрузка её не меняет')
      continue
    }
    if (!person && !facts.mayGive(row.role)) {
      wrong('Должность', 'эту роль выдаёт руководитель организации')
      continue
    }
    if (person && !person.roles.includes(row.role)) {
      note('Должность', 'у сотрудника уже есть другая роль: вторую выдайте на его карточке')
    }
    const keys: string[] = []
    for (const place of row.classes) {
      const known = classes.get(place.key)
      const before = taken.get(place.key)
      if (!known)
        wrong('Классное руководство', `класса ${place.name} в этом учебном году нет: сначала загрузите классы`)
      else if (before !== undefined)
        wrong('Классное руководство', `у класса ${place.name} уже назван руководитель в строке ${before}`)
      else if (known.teacherId && known.teacherId !== person?.userId) {
        note('Классное руководство', `у класса ${place.name} уже другой классный руководитель: загрузка его не меняет`)
      } else {
        taken.set(place.key, row.row)
        if (!known.teacherId) keys.push(place.key)
      }
    }
    if (!person) figures.newStaff++
    else if (keys.length > 0) figures.changed++
    else figures.unchanged++
    const { lastName, firstName, middleName } = row
    people.push({
      userId: person?.userId ?? null,
      name: { lastName, firstName, middleName },
      login: row.login,
      role: person ? null : row.role,
      classKeys: keys,
    })
  }
  return { plan: { people, figures }, errors, notes }
}
