import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { defaultBreaks, yearCode, yearDays } from '@/lib/institutions/rules/years'
import type { Actor } from '@/lib/kernel/actor'
import { dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { OrganizationKind, Program, Role } from '@/lib/kernel/prisma/enums'
import { exceptionsFromCsv } from '@/lib/kernel/production-calendar'

export const ZONE = 'Asia/Irkutsk'

export type Town = Awaited<ReturnType<typeof makeTown>>
export type World = Awaited<ReturnType<typeof makeWorld>>

/** The real production calendar, so that due days fall as they do in the portal. */
async function plantCalendar(municipalityId: string): Promise<void> {
  const csv = readFileSync(path.resolve('prisma/seed/production-calendar.csv'), 'utf8')
  await db().calendarDay.createMany({
    data: exceptionsFromCsv(csv).map((each) => ({ municipalityId, day: dayToDate(each.day), kind: each.kind })),
    skipDuplicates: true,
  })
}

/** A municipality with its organisations; of domain.md §0 (d) when nothing else is asked for: 9 schools, 8 kindergartens, 3 additional bodies. */
export async function makeTown(name = 'Приангарье', of = { schools: 9, kindergartens: 8, additional: 3 }) {
  const { id } = await db().municipality.create({ data: { name, region: 'Иркутская область' } })
  const organization = async (kind: OrganizationKind, shortName: string, programs: Program[] = []) => {
    const made = await db().organization.create({
      data: { municipalityId: id, name: shortName, shortName, kind, programs },
    })
    return made.id
  }
  const many = (count: number, make: (n: number) => Promise<string>) =>
    Promise.all(Array.from({ length: count }, (_, n) => make(n + 1)))
  await plantCalendar(id)
  return {
    id,
    department: await organization('DEPARTMENT', 'Управление образования'),
    centre: await organization('RESOURCE_CENTRE', 'Ресурсный центр'),
    schools: await many(of.schools, (n) => organization('SCHOOL', `Школа ${n}`, ['PRIMARY', 'BASIC', 'SECONDARY'])),
    kindergartens: await many(of.kindergartens, (n) => organization('KINDERGARTEN', `Детский сад ${n}`, ['PRESCHOOL'])),
    additional: await many(of.additional, (n) => organization('ADDITIONAL', `Дом творчества ${n}`, ['ADDITIONAL'])),
    college: await organization('EXTERNAL', 'Колледж'),
  }
}

/** An academic year of the town, with the usual breaks: the current one from 1 September of `startYear` unless said otherwise. */
export async function year(
  town: Pick<Town, 'id'>,
  startYear: number,
  state: 'PLANNED' | 'CURRENT' | 'CLOSED' = 'CURRENT',
) {
  const { startsOn, endsOn } = yearDays(startYear)
  const { id } = await db().academicYear.create({
    data: {
      ...{ municipalityId: town.id, code: yearCode(startYear), state },
      startsOn: dayToDate(startsOn),
      endsOn: dayToDate(endsOn),
    },
  })
  await db().schoolBreak.createMany({
    data: defaultBreaks(startYear).map((each) => ({
      ...{ municipalityId: town.id, yearId: id, title: each.title },
      startsOn: dayToDate(each.startsOn),
      endsOn: dayToDate(each.endsOn),
    })),
  })
  return { id, startsOn, endsOn }
}

/** An actor of the town under a role; nobody of the kind stands in the database unless `makePerson` put them there. */
export function actorOf(
  town: Pick<Town, 'id'>,
  role: Role,
  organizationId: string,
  person: { userId?: string; grantId?: string; lastName?: string } = {},
): Actor {
  const { userId = randomUUID(), grantId = randomUUID(), lastName = 'Образцова' } = person
  return {
    sessionId: randomUUID(),
    userId,
    login: 'person',
    lastName,
    firstName: 'Анна',
    middleName: null,
    mustChangePassword: false,
    municipalityId: town.id,
    municipalityName: 'Приангарье',
    timeZone: ZONE,
    isDemo: false,
    grantId,
    role,
    organizationId,
    organizationName: 'Организация',
    organizationKind: 'DEPARTMENT',
    grants: [],
  }
}

/** A person with an account and a standing grant, as an actor. */
export async function makePerson(town: Pick<Town, 'id'>, role: Role, organizationId: string, lastName: string) {
  const user = await db().user.create({
    data: {
      municipalityId: town.id,
      login: randomUUID(),
      passwordHash: 'x',
      lastName,
      firstName: 'Анна',
      mustChangePassword: false,
    },
  })
  const grant = await db().roleGrant.create({
    data: { userId: user.id, organizationId, role, validFrom: dayToDate('2020-01-01') },
  })
  return actorOf(town, role, organizationId, { userId: user.id, grantId: grant.id, lastName })
}

/** A small town with everybody who works on an assignment: the Department, the centre, two schools, a college outside the portal. */
export async function makeWorld() {
  const town = await makeTown('Тестовый район', { schools: 2, kindergartens: 0, additional: 0 })
  const { department, centre, college } = town
  const [school = '', otherSchool = ''] = town.schools
  const person = (organizationId: string, role: Role, name: string) => makePerson(town, role, organizationId, name)
  return {
    municipalityId: town.id,
    town,
    organizations: { department, centre, school, otherSchool, college },
    chief: await person(department, 'DEPARTMENT_HEAD', 'Наумова'),
    controller: await person(department, 'DEPARTMENT_STAFF', 'Власова'),
    secondController: await person(department, 'DEPARTMENT_STAFF', 'Ершова'),
    methodist: await person(centre, 'RESOURCE_CENTRE', 'Михайлова'),
    head: await person(school, 'ORG_HEAD', 'Петрова'),
    deputy: await person(school, 'ORG_DEPUTY', 'Зуева'),
    teacher: await person(school, 'TEACHER', 'Котова'),
    stranger: await person(otherSchool, 'ORG_HEAD', 'Чужова'),
    parent: await person(school, 'PARENT', 'Мамина'),
    admin: await person(department, 'ADMIN', 'Админов'),
  }
}
