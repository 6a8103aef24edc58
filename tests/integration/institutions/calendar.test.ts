import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { removeCalendarDay, setCalendarDay } from '@/lib/institutions/commands/calendar'
import { setUpInstallation } from '@/lib/institutions/commands/set-up'
import { findWorkingCalendar } from '@/lib/institutions/queries'
import type { Actor } from '@/lib/kernel/actor'
import { precedingWorkingDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { exceptionsFromCsv } from '@/lib/kernel/production-calendar'
import { signIn } from '@/lib/people/commands/sign-in'
import { enter, makePerson, mustActor, reasonOf, run, visitor } from '../people/fixture'

const calendar = exceptionsFromCsv(readFileSync('prisma/seed/production-calendar.csv', 'utf8'))
const setUp = () =>
  setUpInstallation({
    municipality: 'Новый район',
    region: 'Иркутская область',
    timeZone: 'Asia/Irkutsk',
    department: 'Управление образования Нового района',
    departmentShortName: 'Управление образования',
    resourceCentre: 'Ресурсный центр',
    head: { lastName: 'Первая', firstName: 'Нина', middleName: null },
    login: null,
    calendar,
  })

describe('the first set-up', () => {
  it('two at once make one municipality whose head enters and has to change the password', async () => {
    const results = await Promise.all([setUp(), setUp(), setUp()])
    expect(results.map(reasonOf).sort()).toEqual(['ALREADY_SET_UP', 'ALREADY_SET_UP', 'ok'])
    const first = results.find((result) => result.ok)
    if (!first?.ok) throw new Error('refused')
    expect(await db().municipality.count()).toBe(1)
    expect(await db().calendarDay.count()).toBe(calendar.length)
    const entered = await signIn(visitor(), first.data)
    expect(entered).toMatchObject({ ok: true, data: { mustChangePassword: true } })
  })
})

describe('the calendar', () => {
  let admin: Actor
  let town: string
  beforeAll(async () => {
    const department = await db().organization.findFirstOrThrow({ where: { kind: 'DEPARTMENT' } })
    town = department.municipalityId
    const person = await makePerson({ id: town }, [{ role: 'ADMIN', organizationId: department.id }])
    admin = await mustActor(await enter(person.login))
  })
  const set = (day: string, kind: 'HOLIDAY' | 'MOVED_OFF' | 'WORKING') =>
    run(admin, 'calendar.edit', setCalendarDay, { day, kind, note: null })

  it('«2022 г.» ends on 30 December, 2024 on Saturday the 28th', async () => {
    const days = await findWorkingCalendar(db(), town, 2022, 2024)
    expect(precedingWorkingDay('2022-12-31', days)).toBe('2022-12-30')
    expect(precedingWorkingDay('2024-12-31', days)).toBe('2024-12-28')
  })

  it('a day is marked, marked otherwise and made ordinary again, each with an event', async () => {
    const day = '2028-01-10'
    const isWorking = async () => (await findWorkingCalendar(db(), town, 2028, 2028)).isWorkingDay(day)
    expect(await isWorking()).toBe(true)
    expect(reasonOf(await set(day, 'MOVED_OFF'))).toBe('ok')
    expect(await isWorking()).toBe(false)
    expect(reasonOf(await set(day, 'HOLIDAY'))).toBe('ok')
    expect(reasonOf(await set(day, 'WORKING'))).toBe('DAY_KIND_MISMATCH')
    expect(reasonOf(await run(admin, 'calendar.edit', removeCalendarDay, { day }))).toBe('ok')
    expect(reasonOf(await run(admin, 'calendar.edit', removeCalendarDay, { day }))).toBe('DAY_NOT_EXCEPTION')
    expect(await isWorking()).toBe(true)
    expect(await db().event.count({ where: { kind: 'calendarChanged' } })).toBe(3)
  })

  it('two who mark one day at once both succeed and one mark stands', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => set('2028-02-24', 'MOVED_OFF')))
    expect(new Set(results.map(reasonOf))).toEqual(new Set(['ok']))
    expect(await db().calendarDay.count({ where: { day: new Date('2028-02-24') } })).toBe(1)
  })
})
