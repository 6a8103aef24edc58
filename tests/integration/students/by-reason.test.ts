import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { openByReason } from '@/lib/students/commands/by-reason'
import { findOwnReading } from '@/lib/students/queries/by-reason'
import { listReadings } from '@/lib/students/queries/readings'
import { nameKey } from '@/lib/students/rules/names'
import { useDatabase } from '../../support/database'
import { dataOf, run, said } from '../../support/run-command'
import { makeSchool, type School } from '../../support/school'
import { makePerson, makeWorld, type World } from '../../support/town'

useDatabase()

let world: World
let school: School
let child: string
const NAME = { lastName: 'Берёзкина', firstName: 'Анна', middleName: 'Олеговна' }
const BORN = '2012-03-04'
const REASON = 'Обращение семьи № 14 от 20 ноября'

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
  child = school.mine.pupils[0] ?? ''
  await db().student.update({ where: { id: child }, data: { ...NAME, nameKey: nameKey(NAME) } })
})

const open = (actor: Actor, more: Record<string, unknown> = {}) =>
  run(actor, 'student.byReason', openByReason, { ...NAME, birthDate: BORN, reason: REASON, ...more })
const scope = (actor: Actor) => scopeOf(actor, 'student.byReason') as Scope

describe('a card opened for a reason', () => {
  it('is found by the whole name, however it is spelt, and the day of birth', async () => {
    const { readingId } = dataOf(await open(world.chief, { lastName: 'БЕРЕЗКИНА ' }))
    expect(await findOwnReading(db(), scope(world.chief), world.chief.userId, readingId)).toMatchObject({
      ...{ studentId: child, reason: REASON },
    })
    expect(said(await open(world.controller, { firstName: 'Ан' }))).toBe('STUDENT_NOT_KNOWN')
    expect(said(await open(world.controller, { birthDate: '2012-03-05' }))).toBe('STUDENT_NOT_KNOWN')
  })

  it('is its reader’s alone', async () => {
    const { readingId } = dataOf(await open(world.chief))
    expect(await findOwnReading(db(), scope(world.controller), world.controller.userId, readingId)).toBeNull()
  })

  it('and the reason stand before the head and the family, a vain try names nobody', async () => {
    dataOf(await open(world.controller))
    const readings = await listReadings(db(), scopeOf(world.head, 'student.read') as Scope, child)
    expect(readings[0]).toMatchObject({ reason: REASON, role: 'DEPARTMENT_STAFF', restricted: false })
    await open(world.chief, { lastName: 'Неизвестная' })
    const tries = await db().event.findMany({ where: { kind: 'studentSoughtByReason' } })
    expect(tries.length).toBeGreaterThan(0)
    expect(JSON.stringify(tries.map(({ data, subjectId }) => [data, subjectId]))).not.toMatch(/Неизвестная|Берёзкина/)
  })

  it('two children of one name and day are left to their school', async () => {
    const twin = school.other.pupils[0] ?? ''
    const name = { lastName: 'Двойникова', firstName: 'Ия', middleName: null }
    for (const id of [school.mine.pupils[1] ?? '', twin]) {
      await db().student.update({
        where: { id },
        data: { ...name, nameKey: nameKey(name), birthDate: dayToDate(BORN) },
      })
    }
    expect(said(await open(world.chief, name))).toBe('STUDENT_AMBIGUOUS')
  })

  it('nobody else may, the Resource Centre, heads and families neither', async () => {
    for (const actor of [world.methodist, world.head, world.teacher, world.parent, world.admin])
      expect(said(await open(actor))).toBe('FORBIDDEN')
  })

  it('a child of another municipality is not known', async () => {
    const other = await makeWorld()
    expect(said(await open(other.chief))).toBe('STUDENT_NOT_KNOWN')
  })

  it('twenty tries an hour, two at once cannot pass them', async () => {
    const clerk = await makePerson(world.town, 'DEPARTMENT_STAFF', world.organizations.department, 'Усердная')
    for (let i = 0; i < 19; i++) await open(clerk, { firstName: `Имя${'а'.repeat(i)}` })
    const last = await Promise.all([open(clerk), open(clerk), open(clerk)])
    expect(last.map(said).sort()).toEqual(['TOO_MANY_SOUGHT', 'TOO_MANY_SOUGHT', 'done'])
  })
})
