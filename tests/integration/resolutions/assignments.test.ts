import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { acknowledgeAssignment, handOverAssignment, moveReviewDate } from '@/lib/resolutions/commands/assignments'
import { writeMessage } from '@/lib/resolutions/commands/thread'
import { findAssignment } from '@/lib/resolutions/queries/assignments/find-assignment'
import { listMessages } from '@/lib/resolutions/queries/thread'
import { kindsOf, makeAssignment } from '../../support/assignments'
import { counterErrors } from '../../support/recount'
import { run, said, tally } from '../../support/run-command'
import { makeWorld, type World } from '../../support/town'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(async () => {
  expect(await counterErrors()).toEqual([])
})

const acknowledge = (assignmentId: string, who = world.head) =>
  run(who, 'assignment.submit', acknowledgeAssignment, { assignmentId, version: 1 })
const hand = (assignmentId: string, version: number, userId: string | null, who = world.head) =>
  run(who, 'assignment.hand', handOverAssignment, { assignmentId, version, userId })
const see = (who: Actor, id: string) => {
  const scope = scopeOf(who, 'assignment.read')
  return scope && findAssignment(db(), scope, id, '2026-11-24')
}

describe('acknowledging', () => {
  it('is done once and by the own head or deputy', async () => {
    const id = await makeAssignment(world)
    expect(said(await acknowledge(id, world.stranger))).toBe('NOT_FOUND')
    expect(said(await acknowledge(id, world.teacher))).toBe('FORBIDDEN')
    expect(tally(await Promise.all([1, 2, 3].map(() => acknowledge(id, world.deputy))))).toEqual({
      done: 1,
      already: 2,
    })
    expect(await kindsOf(id)).toEqual(['assignmentAcknowledged'])
    expect(await db().assignment.findUnique({ where: { id } })).toMatchObject({ state: 'ACKNOWLEDGED' })
  })
})

describe('handing over', () => {
  it('is to the own staff only, implies the acknowledgement and opens the page to that person', async () => {
    const id = await makeAssignment(world)
    expect(await see(world.teacher, id)).toBeNull()
    expect(said(await hand(id, 1, world.stranger.userId))).toBe('HAND_TO_STRANGER')
    expect(said(await hand(id, 1, world.parent.userId))).toBe('HAND_TO_STRANGER')
    expect(said(await hand(id, 1, world.teacher.userId))).toBe('done')
    expect(said(await hand(id, 1, world.teacher.userId))).toBe('already')
    expect(said(await hand(id, 1, world.deputy.userId))).toBe('CHANGED_MEANWHILE')
    expect(await kindsOf(id)).toEqual(['assignmentAcknowledged', 'assignmentHanded'])
    expect(await see(world.teacher, id)).toMatchObject({ id, handedTo: { lastName: 'Котова' } })
    expect(said(await hand(id, 2, null))).toBe('done')
    expect(await see(world.teacher, id)).toBeNull()
  })

  it('a person whose role has ended is a stranger', async () => {
    const id = await makeAssignment(world)
    const gone = await makeWorld()
    await db().roleGrant.updateMany({
      where: { userId: gone.teacher.userId },
      data: { validUntil: dayToDate('2020-02-01') },
    })
    const own = await makeAssignment(gone)
    expect(said(await hand(own, 1, gone.teacher.userId, gone.head))).toBe('HAND_TO_STRANGER')
    expect(said(await hand(id, 1, gone.teacher.userId))).toBe('HAND_TO_STRANGER')
  })
})

describe('a review date', () => {
  it('is moved by the Department for an assignment without a date', async () => {
    const id = await makeAssignment(world, { dueAt: null })
    const move = (assignmentId: string, who: Actor, reviewOn = '2099-03-01') =>
      run(who, 'assignment.decide', moveReviewDate, { assignmentId, version: 1, reviewOn })
    expect(said(await move(id, world.head))).toBe('FORBIDDEN')
    expect(said(await move(id, world.controller, '2020-03-01'))).toBe('REVIEW_DATE_PAST')
    expect(said(await move(id, world.controller))).toBe('done')
    expect(said(await move(id, world.controller))).toBe('already')
    expect(said(await move(await makeAssignment(world), world.controller))).toBe('HAS_DEADLINE')
    expect(await kindsOf(id)).toEqual(['reviewDateMoved'])
  })

  it('of one open for over half a year stands out', async () => {
    const id = await makeAssignment(world, { dueAt: null })
    expect(await see(world.head, id)).toMatchObject({ longOpen: false, status: { kind: 'noDeadline' } })
    await db().assignment.update({ where: { id }, data: { createdAt: new Date('2026-05-01T00:00:00Z') } })
    expect(await see(world.controller, id)).toMatchObject({ longOpen: true })
  })
})

describe('the page of an assignment', () => {
  it('is there for the own organisation, the Department and the resource centre, and not there for others', async () => {
    const id = await makeAssignment(world)
    for (const who of [world.head, world.deputy, world.controller, world.chief, world.methodist]) {
      expect(await see(who, id)).toMatchObject({ id, organizationName: 'Школа 1', itemNumber: '4.1' })
    }
    for (const who of [world.stranger, world.teacher, world.parent, world.admin]) expect(await see(who, id)).toBeNull()
    expect(await see((await makeWorld()).chief, id)).toBeNull()
  })

  it('shows the state of the others between the responsible and co-executors, not between equals', async () => {
    const id = await makeAssignment(world)
    const { itemId } = await db().assignment.findUniqueOrThrow({ where: { id } })
    const { otherSchool, centre } = world.organizations
    await makeAssignment(world, { itemId, organizationId: otherSchool })
    expect((await see(world.head, id))?.siblings).toEqual([])
    const helper = await makeAssignment(world, { itemId, organizationId: centre, part: 'CO_EXECUTOR' })
    expect((await see(world.head, id))?.siblings).toMatchObject([
      { organizationName: 'Ресурсный центр', part: 'CO_EXECUTOR', status: { kind: 'notStarted' } },
    ])
    expect((await see(world.methodist, helper))?.siblings.map((other) => other.organizationName)).toEqual([
      'Школа 1',
      'Школа 2',
    ])
  })
})

describe('questions and answers', () => {
  const write = (assignmentId: string, who: Actor, requestKey = randomUUID(), text = 'Нужен ли приказ?') =>
    run(who, 'assignment.discuss', writeMessage, { assignmentId, text, requestKey })

  it('go both ways without sending the report again; a double press writes once', async () => {
    const id = await makeAssignment(world)
    const key = randomUUID()
    expect(tally(await Promise.all(Array.from({ length: 20 }, () => write(id, world.head, key))))).toEqual({
      done: 1,
      already: 19,
    })
    expect(said(await write(id, world.controller, randomUUID(), 'Да, приказ нужен.'))).toBe('done')
    expect((await listMessages(db(), id)).map(({ side, text }) => [side, text])).toEqual([
      ['EXECUTOR', 'Нужен ли приказ?'],
      ['DEPARTMENT', 'Да, приказ нужен.'],
    ])
    expect((await kindsOf(id)).filter((kind) => kind === 'messageWritten')).toHaveLength(2)
  })

  it.each(['stranger', 'teacher'] as const)('are not for %s', async (who) => {
    expect(said(await write(await makeAssignment(world), world[who]))).toBe('NOT_FOUND')
  })
})
