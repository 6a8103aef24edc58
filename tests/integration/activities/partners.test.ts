import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { chooseLevel, editNorm } from '@/lib/activities/commands/norms'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { addPartner, editPartner } from '@/lib/partners/commands'
import { dataOf, run, said } from '../../support/run-command'
import { makeSchool, type School } from '../../support/school'
import { makeWorld, type World } from '../../support/town'

let world: World
let school: School
let elsewhere: School

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
  elsewhere = await makeSchool(await makeWorld())
})

const add = (actor: Actor, name: string, requestKey: string = randomUUID()) =>
  run(actor, 'partner.edit', addPartner, { requestKey, name, kind: 'ENTERPRISE', settlement: null })
const edit = (actor: Actor, partnerId: string, name: string, version = 1) =>
  run(actor, 'partner.edit', editPartner, {
    partnerId,
    version,
    name,
    kind: 'CENTRE',
    settlement: null,
    archived: false,
  })

describe('the register of partners', () => {
  it('is added to by heads and the Resource Centre, once for one form and once for one name', async () => {
    const key = randomUUID()
    expect(said(await add(world.head, 'Завод «Кедр»', key))).toBe('done')
    expect(said(await add(world.head, 'Завод «Кедр»', key))).toBe('already')
    expect(said(await add(world.methodist, 'завод КЕДР'))).toBe('invalid')
    for (const actor of [world.teacher, world.chief, world.parent])
      expect(said(await add(actor, 'Музей'))).toBe('FORBIDDEN')
  })

  it('is changed by the organisation that added the row, and by the Resource Centre in every row', async () => {
    const { id } = dataOf(await add(world.head, 'Депо'))
    expect(said(await edit(world.stranger, id, 'Наше депо'))).toBe('NOT_FOUND')
    expect(said(await edit(world.head, id, 'Депо станции'))).toBe('done')
    expect(said(await edit(world.head, id, 'Депо'))).toBe('CHANGED_MEANWHILE')
    expect(said(await edit(world.methodist, id, 'Депо', 2))).toBe('done')
    const { id: shared } = dataOf(await add(world.methodist, 'Лесхоз'))
    expect(said(await edit(world.head, shared, 'Мой лесхоз'))).toBe('NOT_FOUND')
  })
})

describe('norms and levels', () => {
  it('a year begins with seven directions and the defaults of three levels', async () => {
    expect(school.directions.map(({ code }) => code)).toEqual([
      ...['profile', 'lessons', 'extracurricular', 'practice', 'additional', 'vocational', 'parents'],
    ])
    const totals = await db().hoursNorm.findMany({
      where: { yearId: school.year.id, directionId: null },
      orderBy: { minHours: 'asc' },
    })
    expect(totals.map(({ minHours }) => minHours)).toEqual([40, 60, 80])
  })

  it('the next year takes over what was changed', async () => {
    const norm = await db().hoursNorm.findFirstOrThrow({
      where: { yearId: school.year.id, level: 'BASE', directionId: null },
    })
    const input = { normId: norm.id, version: 1, minHours: 42 }
    expect(said(await run(world.head, 'norm.edit', editNorm, input))).toBe('FORBIDDEN')
    expect(said(await run(world.methodist, 'norm.edit', editNorm, input))).toBe('done')
    expect(said(await run(world.methodist, 'norm.edit', editNorm, input))).toBe('CHANGED_MEANWHILE')
    const { municipalityId, startsOn, endsOn } = school.year
    const later = (date: Date) => new Date(date.getTime() + 365 * 86_400_000)
    const next = await db().academicYear.create({
      data: { municipalityId, code: 'следующий', startsOn: later(startsOn), endsOn: later(endsOn) },
    })
    const taken = await db().hoursNorm.findFirstOrThrow({
      where: { yearId: next.id, level: 'BASE', directionId: null },
    })
    expect(taken.minHours).toBe(42)
  })

  it('a head chooses the level of the own organisation for a year of the own municipality', async () => {
    const choose = (actor: Actor, yearId: string) =>
      run(actor, 'activity.confirm', chooseLevel, { yearId, level: 'MAIN' as const })
    expect(said(await choose(world.head, school.year.id))).toBe('done')
    expect(said(await choose(world.head, elsewhere.year.id))).toBe('NOT_FOUND')
    expect(said(await choose(world.teacher, school.year.id))).toBe('FORBIDDEN')
  })
})
