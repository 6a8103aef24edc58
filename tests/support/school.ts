import { randomUUID } from 'node:crypto'
import { addDays, type Day, dayToDate, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { databaseNow } from './run-command'
import { makePerson, type World } from './town'

export type SchoolClass = { id: string; organizationId: string; name: string; grade: number; pupils: string[] }
export type School = Awaited<ReturnType<typeof makeSchool>>

/** A year around `today`, begun so long ago that days of it can be chosen on every day of the calendar. */
export async function makeYear(municipalityId: string, today: Day, state: 'CURRENT' | 'CLOSED' = 'CURRENT') {
  const startsOn = addDays(today, state === 'CURRENT' ? -80 : -450)
  return db().academicYear.create({
    data: {
      municipalityId,
      code: state === 'CURRENT' ? 'этот' : 'прошлый',
      startsOn: dayToDate(startsOn),
      endsOn: dayToDate(addDays(startsOn, 364)),
      state,
    },
  })
}

export async function makeClass(
  place: { municipalityId: string; organizationId: string; yearId: string; from: Day },
  name: string,
  grade: number,
  size: number,
): Promise<SchoolClass> {
  const { municipalityId, organizationId, yearId } = place
  const made = await db().classGroup.create({
    data: { municipalityId, organizationId, yearId, kind: 'CLASS', grade, name },
  })
  const pupils = Array.from({ length: size }, () => randomUUID())
  await db().student.createMany({
    data: pupils.map((id, at) => ({
      id,
      municipalityId,
      lastName: `Ученик${name}`,
      firstName: `Номер${at + 1}`,
      birthDate: dayToDate('2012-03-04'),
      nameKey: `ученик${name} номер${at + 1}`,
    })),
  })
  await db().enrollment.createMany({
    data: pupils.map((studentId) => ({
      ...{ municipalityId, organizationId, yearId, studentId },
      classGroupId: made.id,
      validFrom: dayToDate(place.from),
    })),
  })
  return { id: made.id, organizationId, name, grade, pupils }
}

/** A school of the world with a current year, an 8А of the teacher, an 8Б of a colleague, a 3А, and a class of the other school. */
export async function makeSchool(world: World) {
  const today = localDay(await databaseNow(), 'Asia/Irkutsk')
  const { municipalityId } = world
  const year = await makeYear(municipalityId, today)
  const from = year.startsOn.toISOString().slice(0, 10)
  const place = { municipalityId, organizationId: world.organizations.school, yearId: year.id, from }
  const mine = await makeClass(place, '8А', 8, 6)
  const other = await makeClass(place, '8Б', 8, 5)
  const small = await makeClass(place, '3А', 3, 4)
  const foreign = await makeClass({ ...place, organizationId: world.organizations.otherSchool }, '8А', 8, 5)
  const colleague = await makePerson(world.town, 'TEACHER', world.organizations.school, 'Лосева')
  const psychologist = await makePerson(world.town, 'PSYCHOLOGIST', world.organizations.school, 'Тихова')
  const staff = (classGroupId: string, userId: string, duty: 'CLASS_TEACHER' | 'PSYCHOLOGIST') =>
    db().classStaff.create({ data: { classGroupId, userId, duty, validFrom: dayToDate(from) } })
  await staff(mine.id, world.teacher.userId, 'CLASS_TEACHER')
  await staff(small.id, world.teacher.userId, 'CLASS_TEACHER')
  await staff(other.id, colleague.userId, 'CLASS_TEACHER')
  await staff(mine.id, psychologist.userId, 'PSYCHOLOGIST')
  const directions = await db().direction.findMany({ where: { yearId: year.id }, orderBy: { position: 'asc' } })
  return {
    today,
    yesterday: addDays(today, -1),
    year,
    from,
    mine,
    other,
    small,
    foreign,
    colleague,
    psychologist,
    directions,
  }
}

/** A whole form of an activity. */
export function activityOf(school: School, classIds: string[], more: Record<string, unknown> = {}) {
  return {
    requestKey: randomUUID(),
    classIds,
    heldOn: school.today,
    hours: 1,
    directionId: school.directions[2]?.id ?? '',
    form: 'HORIZONS' as const,
    title: `Занятие ${randomUUID().slice(0, 8)}`,
    place: null,
    partnerId: null,
    planLineId: null,
    note: null,
    mode: 'NAMED' as const,
    absentIds: [] as string[],
    headcounts: {} as Record<string, number>,
    again: false,
    lateReason: null as string | null,
    ...more,
  }
}
