import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { confirmActivities, lockPeriod } from '@/lib/activities/commands/confirm'
import { correctActivity, voidActivity } from '@/lib/activities/commands/correct'
import { cancelActivity, changeActivity, logActivity } from '@/lib/activities/commands/log'
import { findActivity, listActivities, listParticipations } from '@/lib/activities/queries/activities'
import { listClassesToday, listRoster } from '@/lib/activities/queries/classes'
import { listOrganizationTotals, listPupilHours, TOTALS_PAGE } from '@/lib/activities/queries/hours'
import { activityFilterSchema } from '@/lib/activities/schema/activity'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { Verb } from '@/lib/kernel/permissions'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { hoursErrors } from '../../support/recount-hours'
import { countStatements, dataOf, run, said, tally } from '../../support/run-command'
import { activityOf, makeClass, makeSchool, type School } from '../../support/school'
import { makeWorld, type World } from '../../support/town'

let world: World
let school: School

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
})

const scope = (actor: Actor, verb: Verb): Scope => scopeOf(actor, verb) as Scope
const log = (actor: Actor, classIds: string[], more: Record<string, unknown> = {}) =>
  run(actor, 'activity.log', logActivity, activityOf(school, classIds, more))
const confirm = (actor: Actor, ...ids: string[]) =>
  db()
    .activity.findMany({ where: { id: { in: ids } }, select: { id: true, version: true } })
    .then((rows) => run(actor, 'activity.confirm', confirmActivities, { rows }))
const hoursOf = async (studentId: string) => {
  const rows = await db().studentHours.findMany({ where: { studentId } })
  const sum = (pick: 'hours' | 'heldHours') => rows.reduce((all, row) => all + row[pick], 0)
  return { hours: sum('hours'), held: sum('heldHours') }
}

describe('logging', () => {
  it('counts everybody but the ticked ones, held first and confirmed after head or deputy', async () => {
    const [absent = '', there = ''] = school.mine.pupils
    const before = await hoursOf(there)
    const { id } = dataOf(await log(world.teacher, [school.mine.id], { absentIds: [absent], hours: 1.5 }))
    expect(await hoursOf(there)).toEqual({ hours: before.hours, held: before.held + 1.5 })
    expect(said(await confirm(world.head, id))).toBe('done')
    expect(await hoursOf(there)).toEqual({ hours: before.hours + 1.5, held: before.held })
    expect((await hoursOf(absent)).hours).toBe(0)
    expect(await hoursErrors()).toEqual([])
  })

  it('takes as many statements for five pupils as for sixty', async () => {
    const place = {
      municipalityId: world.municipalityId,
      organizationId: world.organizations.school,
      yearId: school.year.id,
    }
    const big = await makeClass({ ...place, from: school.from }, '5Б', 5, 60)
    const few = await countStatements(() => log(world.head, [school.other.id]))
    const many = await countStatements(() => log(world.head, [big.id]))
    expect(many).toBe(few)
    expect(many).toBeLessThanOrEqual(13)
  })

  it('is done once however often one form is sent, also at once', async () => {
    for (let round = 0; round < 20; round++) {
      const form = activityOf(school, [school.mine.id])
      const results = await Promise.all(
        Array.from({ length: 8 }, () => run(world.teacher, 'activity.log', logActivity, form)),
      )
      expect(tally(results)).toEqual({ done: 1, already: 7 })
      expect(await db().activity.count({ where: { title: form.title } })).toBe(1)
    }
  })

  it('asks about a double once', async () => {
    const title = 'Экскурсия в депо'
    expect(said(await log(world.teacher, [school.mine.id], { title }))).toBe('done')
    expect(said(await log(world.teacher, [school.mine.id], { title: 'экскурсия В ДЕПО' }))).toBe('LOOKS_DOUBLE')
    expect(said(await log(world.teacher, [school.mine.id], { title, again: true }))).toBe('done')
  })

  it('in headcount mode counts in totals and in no list', async () => {
    const mode = 'HEADCOUNT'
    const { id } = dataOf(await log(world.teacher, [school.mine.id], { mode, headcounts: { [school.mine.id]: 4 } }))
    expect(await db().participation.count({ where: { activityId: id } })).toBe(0)
    const before = await db().classHours.findMany({ where: { classGroupId: school.mine.id } })
    await confirm(world.head, id)
    const after = await db().classHours.findMany({ where: { classGroupId: school.mine.id } })
    const sum = (rows: typeof after) => rows.reduce((all, row) => all + row.headcountHours, 0)
    expect(sum(after) - sum(before)).toBe(4)
  })
})

describe('whose classes', () => {
  it('a teacher logs own classes only; a colleague’s and a foreign one are not there', async () => {
    expect(said(await log(world.teacher, [school.other.id]))).toBe('NOT_FOUND')
    expect(said(await log(world.teacher, [school.mine.id, school.other.id].sort()))).toBe('NOT_FOUND')
    expect(said(await log(world.head, [school.foreign.id]))).toBe('NOT_FOUND')
    expect(said(await log(world.stranger, [school.mine.id]))).toBe('NOT_FOUND')
    expect(said(await log(school.psychologist, [school.mine.id]))).toBe('done')
  })

  it('Department, Resource Centre, parent and admin log nothing and read no record', async () => {
    for (const actor of [world.chief, world.methodist, world.parent, world.admin]) {
      expect(said(await log(actor, [school.mine.id]))).toBe('FORBIDDEN')
      expect(scopeOf(actor, 'activity.read')).toBeNull()
      expect(scopeOf(actor, 'hours.read')).toBeNull()
    }
  })

  it('a joint record is read by each teacher, with the names of the own class only, and changed by neither', async () => {
    const ids = [school.mine.id, school.other.id].sort()
    const { id } = dataOf(await log(world.head, ids))
    const rows = await listParticipations(db(), scope(world.teacher, 'activity.read'), school.today, id)
    expect(new Set(rows.map((row) => row.classGroupId))).toEqual(new Set([school.mine.id]))
    const form = { ...activityOf(school, [school.mine.id]), activityId: id, version: 1 }
    expect(said(await run(world.teacher, 'activity.log', changeActivity, form))).toBe('FORBIDDEN')
  })

  it('ends for a teacher with the duty, and with the role, at once', async () => {
    const place = {
      municipalityId: world.municipalityId,
      organizationId: world.organizations.school,
      yearId: school.year.id,
    }
    const group = await makeClass({ ...place, from: school.from }, '7Г', 7, 3)
    const duty = await db().classStaff.create({
      data: {
        classGroupId: group.id,
        userId: school.colleague.userId,
        duty: 'CLASS_TEACHER',
        validFrom: dayToDate(school.from),
      },
    })
    const { id } = dataOf(await log(school.colleague, [group.id]))
    const read = () => findActivity(db(), scope(school.colleague, 'activity.read'), school.today, id, 'Asia/Irkutsk')
    expect(await read()).not.toBeNull()
    await db().classStaff.update({ where: { id: duty.id }, data: { validUntil: dayToDate(school.yesterday) } })
    expect(await read()).toBeNull()
    expect(said(await log(school.colleague, [group.id]))).toBe('NOT_FOUND')
    await db().classStaff.update({ where: { id: duty.id }, data: { validUntil: dayToDate(school.today) } })
    expect(await read()).not.toBeNull()
    await db().roleGrant.update({
      where: { id: school.colleague.grantId },
      data: { validUntil: dayToDate(school.yesterday) },
    })
    expect(await read()).toBeNull()
    await db().roleGrant.update({ where: { id: school.colleague.grantId }, data: { validUntil: null } })
  })

  it('a pupil who has left is no longer named to the teacher, and the row stays', async () => {
    const gone = school.small.pupils[0] ?? ''
    const { id } = dataOf(await log(world.teacher, [school.small.id], { heldOn: school.yesterday }))
    await db().enrollment.updateMany({
      where: { studentId: gone },
      data: { validUntil: dayToDate(school.yesterday), leaveReason: 'LEFT' },
    })
    const named = async (actor: Actor) =>
      (await listParticipations(db(), scope(actor, 'activity.read'), school.today, id)).find(
        ({ studentId }) => studentId === gone,
      )
    expect(await named(world.teacher)).toMatchObject({ name: null })
    expect(await named(world.head)).toMatchObject({ name: { lastName: 'Ученик3А' } })
    const roster = await listRoster(
      db(),
      scope(world.teacher, 'activity.log'),
      school.today,
      [school.small.id],
      school.yesterday,
    )
    expect(roster.map((row) => row.id)).not.toContain(gone)
  })
})

describe('confirmation, closing, correction', () => {
  it('is of head and deputy alone; a deputy’s own record is marked so', async () => {
    const { id } = dataOf(await log(world.deputy, [school.mine.id]))
    expect(said(await confirm(world.teacher, id))).toBe('FORBIDDEN')
    expect(said(await confirm(world.stranger, id))).toBe('NOT_FOUND')
    expect(said(await confirm(world.deputy, id))).toBe('done')
    expect(await db().activity.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'CONFIRMED',
      confirmedOwn: true,
    })
    expect(said(await confirm(world.deputy, id))).toBe('already')
  })

  it('of a week is as many statements as of one', async () => {
    const ids: string[] = []
    for (let i = 0; i < 8; i++) ids.push(dataOf(await log(world.teacher, [school.mine.id])).id)
    const [first = '', ...rest] = ids
    const one = await countStatements(() => confirm(world.head, first))
    expect(await countStatements(() => confirm(world.head, ...rest))).toBe(one)
  })

  it('refuses what was changed since the list was read', async () => {
    const { id } = dataOf(await log(world.teacher, [school.mine.id]))
    const form = { ...activityOf(school, [school.mine.id]), activityId: id, version: 1 }
    expect(said(await run(world.teacher, 'activity.log', changeActivity, form))).toBe('done')
    expect(said(await run(world.head, 'activity.confirm', confirmActivities, { rows: [{ id, version: 1 }] }))).toBe(
      'CHANGED_MEANWHILE',
    )
    expect(said(await run(world.teacher, 'activity.log', changeActivity, form))).toBe('CHANGED_MEANWHILE')
  })

  it('a cancelled record counts nowhere; a confirmed one is not cancelled', async () => {
    const pupil = school.mine.pupils[2] ?? ''
    const before = await hoursOf(pupil)
    const { id } = dataOf(await log(world.teacher, [school.mine.id]))
    const cancel = (version: number) =>
      run(world.teacher, 'activity.log', cancelActivity, { activityId: id, version, reason: 'Не было' })
    expect(said(await cancel(1))).toBe('done')
    expect(await hoursOf(pupil)).toEqual(before)
    expect(said(await cancel(2))).toBe('IS_CANCELLED')
  })

  it('what was forgotten in a closed period is entered by the head with a reason, and locked as soon as it is confirmed', async () => {
    const other = await makeWorld()
    const its = await makeSchool(other)
    const heldOn = addDays(its.today, -10)
    dataOf(await run(other.head, 'activity.confirm', lockPeriod, { through: addDays(its.today, -5) }))
    const forgotten = activityOf(its, [its.mine.id], { heldOn, hours: 2 })
    expect(said(await run(other.head, 'activity.log', logActivity, forgotten))).toBe('LATE_REASON_NEEDED')
    const reasoned = { ...forgotten, lateReason: 'Журнал нашли позже' }
    const both = await Promise.all([1, 2].map(() => run(other.head, 'activity.log', logActivity, reasoned)))
    expect(tally(both)).toEqual({ done: 1, already: 1 })
    const { id } = await db().activity.findUniqueOrThrow({ where: { requestKey: forgotten.requestKey } })
    expect(await db().activity.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'HELD',
      lateReason: 'Журнал нашли позже',
    })
    expect(await hoursOf(its.mine.pupils[0] ?? '')).toEqual({ hours: 0, held: 2 })
    await confirm(other.head, id)
    expect(await db().activity.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'LOCKED' })
    expect(await hoursOf(its.mine.pupils[0] ?? '')).toEqual({ hours: 2, held: 0 })
    const timely = { ...activityOf(its, [its.mine.id], { heldOn: its.today }), lateReason: 'Лишнее' }
    const plain = dataOf(await run(other.head, 'activity.log', logActivity, timely))
    expect((await db().activity.findUniqueOrThrow({ where: { id: plain.id } })).lateReason).toBeNull()
  })

  it('a closed period takes a linked correction only, which counts once it is confirmed and keeps the first record', async () => {
    const other = await makeWorld()
    const its = await makeSchool(other)
    const pupil = its.mine.pupils[0] ?? ''
    const heldOn = addDays(its.today, -10)
    const first = dataOf(
      await run(other.teacher, 'activity.log', logActivity, activityOf(its, [its.mine.id], { heldOn, hours: 2 })),
    )
    const lock = () => run(other.head, 'activity.confirm', lockPeriod, { through: addDays(its.today, -5) })
    expect(said(await lock())).toBe('UNCONFIRMED_LEFT')
    await confirm(other.head, first.id)
    expect(said(await lock())).toBe('done')
    expect((await db().activity.findUniqueOrThrow({ where: { id: first.id } })).state).toBe('LOCKED')
    const late = activityOf(its, [its.mine.id], { heldOn })
    expect(said(await run(other.teacher, 'activity.log', logActivity, late))).toBe('PERIOD_LOCKED')
    const excused = { ...late, lateReason: 'Журнал нашли позже' }
    expect(said(await run(other.teacher, 'activity.log', logActivity, excused))).toBe('PERIOD_LOCKED')
    const correction = {
      ...activityOf(its, [its.mine.id], { heldOn, hours: 3 }),
      correctsId: first.id,
      reason: 'Длилось дольше',
    }
    const made = dataOf(await run(other.teacher, 'activity.log', correctActivity, correction))
    expect(await hoursOf(pupil)).toEqual({ hours: 2, held: 0 })
    const second = { ...correction, requestKey: randomUUID() }
    expect(said(await run(other.teacher, 'activity.log', correctActivity, second))).toBe('CORRECTION_WAITS')
    await confirm(other.head, made.id)
    expect(await hoursOf(pupil)).toEqual({ hours: 3, held: 0 })
    expect(await db().activity.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({ state: 'LOCKED' })
    expect(said(await run(other.teacher, 'activity.log', correctActivity, second))).toBe('ALREADY_CORRECTED')
    const nothing = { requestKey: randomUUID(), correctsId: made.id, reason: 'Не было вовсе' }
    const voided = dataOf(await run(other.teacher, 'activity.log', voidActivity, nothing))
    await confirm(other.head, voided.id)
    expect(await hoursOf(pupil)).toEqual({ hours: 0, held: 0 })
    expect(await hoursErrors()).toEqual([])
  })
})

describe('hours', () => {
  it('follow the pupil into another school', async () => {
    const pupil = school.other.pupils[0] ?? ''
    const { id } = dataOf(await log(world.head, [school.other.id], { heldOn: school.yesterday }))
    await confirm(world.head, id)
    const before = (await hoursOf(pupil)).hours
    expect(before).toBeGreaterThan(0)
    const enrollment = await db().enrollment.findFirstOrThrow({ where: { studentId: pupil } })
    await db().enrollment.update({
      where: { id: enrollment.id },
      data: { validUntil: dayToDate(school.yesterday), leaveReason: 'TRANSFERRED' },
    })
    await db().enrollment.create({
      data: {
        ...{ municipalityId: world.municipalityId, studentId: pupil, organizationId: world.organizations.otherSchool },
        ...{ classGroupId: school.foreign.id, yearId: school.year.id, validFrom: dayToDate(school.today) },
      },
    })
    const rows = await listPupilHours(
      db(),
      scope(world.stranger, 'hours.read'),
      school.today,
      school.foreign.id,
      school.year.id,
      school.today,
    )
    const moved = rows.find((row) => row.id === pupil)
    expect(moved?.hours.reduce((sum, row) => sum + row.hours, 0)).toBe(before)
    const own = await listPupilHours(
      db(),
      scope(world.head, 'hours.read'),
      school.today,
      school.foreign.id,
      school.year.id,
      school.today,
    )
    expect(own).toEqual([])
  })

  it('of organisations hold counts and no name of a child', async () => {
    const totals = await listOrganizationTotals(db(), scope(world.chief, 'hours.totals'), school.year.id, school.today)
    expect(totals.map(({ name }) => name)).toEqual(['Школа 1', 'Школа 2'])
    expect(JSON.stringify(totals)).not.toMatch(/Ученик/)
    const own = await listOrganizationTotals(db(), scope(world.head, 'hours.totals'), school.year.id, school.today)
    expect(own).toHaveLength(1)
    expect(own[0]?.events).toBe(totals[0]?.events)
  })
})

describe('totals of many organisations', () => {
  const of = () => scope(world.chief, 'hours.totals')
  const page = (after: string | null) => listOrganizationTotals(db(), of(), school.year.id, school.today, { after })

  it('are shown a page by key, in the order in which people count, and all of them in a sheet', async () => {
    const { municipalityId } = world
    for (const n of [100, 20, ...Array.from({ length: TOTALS_PAGE }, (_, i) => 30 + i)]) {
      const { id } = await db().organization.create({
        data: { municipalityId, name: `Школа ${n}`, shortName: `Школа ${n}`, kind: 'SCHOOL', programs: ['BASIC'] },
      })
      await makeClass({ municipalityId, organizationId: id, yearId: school.year.id, from: school.from }, '8А', 8, 2)
    }
    const all = await listOrganizationTotals(db(), of(), school.year.id, school.today)
    expect(all.length).toBe(TOTALS_PAGE + 4)
    expect(all.slice(0, 4).map(({ name }) => name)).toEqual(['Школа 1', 'Школа 2', 'Школа 20', 'Школа 30'])
    expect(all.at(-1)?.name).toBe('Школа 100')
    const first = await page(null)
    // One more than is shown says that there is another page.
    expect(first).toEqual(all.slice(0, TOTALS_PAGE + 1))
    expect(await page(first[TOTALS_PAGE - 1]?.id ?? '')).toEqual(all.slice(TOTALS_PAGE))
    expect(await countStatements(() => page(null))).toBeLessThanOrEqual(1)
    expect(all.find(({ name }) => name === 'Школа 20')).toMatchObject({ pupils: 2, reached: 0 })
  })
})

describe('lists', () => {
  const filter = (given: Record<string, string> = {}) => activityFilterSchema.parse(given)
  it('are one statement each, whatever they hold, and show a teacher own classes only', async () => {
    const of = scope(world.teacher, 'activity.read')
    expect(await countStatements(() => listActivities(db(), of, school.today, filter()))).toBeLessThanOrEqual(1)
    const { rows } = await listActivities(db(), of, school.today, filter())
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(row.classes.some((name) => ['8А', '3А'].includes(name))).toBe(true)
    const classes = await listClassesToday(db(), scope(world.teacher, 'activity.log'), school.today)
    expect(classes.map(({ name }) => name)).toEqual(['3А', '8А'])
  })

  it('read a wild address as if the fields were not there', async () => {
    const of = scope(world.head, 'activity.read')
    for (const value of ['\u0000', "'; DROP", '__proto__', '2026-02-30', 'x'.repeat(100_000), '2026-11-01.nothing']) {
      for (const key of Object.keys(activityFilterSchema.shape))
        await listActivities(db(), of, school.today, filter({ [key]: value }))
    }
  })
})
