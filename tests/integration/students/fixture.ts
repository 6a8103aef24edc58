import { randomUUID } from 'node:crypto'
import { startYearOf } from '@/lib/institutions/rules/years'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, type Day, dayToDate, localDay } from '@/lib/kernel/calendar'
import type { Context, Result } from '@/lib/kernel/command'
import { db, inTransaction } from '@/lib/kernel/db'
import type { Verb } from '@/lib/kernel/permissions'
import { scopeOf } from '@/lib/kernel/scope'
import { className } from '@/lib/students/rules/classes'
import { nameKey } from '@/lib/students/rules/names'
import { databaseNow } from '../../support/run-command'
import { makePerson, makeWorld, year, ZONE } from '../../support/town'

export type School = Awaited<ReturnType<typeof makeSchool>>

/** A small town with the year of today and the next one, an 8А and an 8Б in the school, an 8А in the other one, and their staff. */
export async function makeSchool() {
  const world = await makeWorld()
  const today = localDay(await databaseNow(), ZONE)
  const current = await begun(await year(world.town, startYearOf(today)), today)
  const next = await year(world.town, startYearOf(today) + 1, 'PLANNED')
  const { school, otherSchool } = world.organizations
  const put = (organizationId: string, grade: number, letter: string | null, yearId = current.id) =>
    makeClass(world.municipalityId, organizationId, yearId, grade, letter)
  const first = await put(school, 8, 'А')
  const second = await put(school, 8, 'Б')
  const theirs = await put(otherSchool, 8, 'А')
  const psychologist = await makePerson(world.town, 'PSYCHOLOGIST', school, 'Душина')
  const otherTeacher = await makePerson(world.town, 'TEACHER', school, 'Соседова')
  await staff(first, world.teacher, 'CLASS_TEACHER', current.startsOn)
  await staff(first, psychologist, 'PSYCHOLOGIST', current.startsOn)
  await staff(second, otherTeacher, 'CLASS_TEACHER', current.startsOn)
  return { ...world, today, current, next, first, second, theirs, psychologist, otherTeacher, put }
}

/** In September the year is made to have begun in summer: most of what is tested happens to children who have been here for a while. */
async function begun(made: Awaited<ReturnType<typeof year>>, today: Day) {
  const startsOn = addDays(today, -80)
  if (made.startsOn < addDays(today, -30)) return made
  await db().academicYear.update({ where: { id: made.id }, data: { startsOn: dayToDate(startsOn) } })
  return { ...made, startsOn }
}

export async function makeClass(
  municipalityId: string,
  organizationId: string,
  yearId: string,
  grade: number,
  letter: string | null,
): Promise<string> {
  const { id } = await db().classGroup.create({
    data: { municipalityId, organizationId, yearId, kind: 'CLASS', grade, letter, name: className(grade, letter) },
  })
  return id
}

export async function staff(
  classGroupId: string,
  person: Actor,
  duty: 'CLASS_TEACHER' | 'PSYCHOLOGIST',
  validFrom: Day,
): Promise<void> {
  await db().classStaff.create({
    data: { classGroupId, userId: person.userId, duty, validFrom: dayToDate(validFrom) },
  })
}

let count = 0

/** A pupil in a class from the year's first day. */
export async function enrolled(
  school: Pick<School, 'municipalityId' | 'current'>,
  organizationId: string,
  classGroupId: string,
  lastName = `Лесной${'абвгдежзик'.charAt(count % 10)}`,
) {
  count += 1
  const name = { lastName, firstName: 'Иван', middleName: null }
  const { id } = await db().student.create({
    data: {
      ...{ ...name, municipalityId: school.municipalityId, nameKey: nameKey(name) },
      birthDate: dayToDate(addDays('2012-03-01', count)),
    },
  })
  const { id: enrollmentId } = await db().enrollment.create({
    data: {
      ...{ municipalityId: school.municipalityId, studentId: id, organizationId, classGroupId },
      ...{ yearId: school.current.id, validFrom: dayToDate(school.current.startsOn) },
    },
  })
  return { id, enrollmentId, lastName }
}

/** Runs a command as the door does, on another day than the database's when one is given. */
export async function runOn<I, T, R extends string>(
  today: Day,
  actor: Actor,
  verb: Verb,
  command: (context: Context, input: I) => Promise<Result<T, R>>,
  input: I,
): Promise<Result<T, R>> {
  const scope = scopeOf(actor, verb)
  if (!scope) throw new Error(`${actor.role} has no ${verb}`)
  return inTransaction((tx, now) => command({ tx, now, today, actor, scope }, input))
}

export const key = () => randomUUID()
