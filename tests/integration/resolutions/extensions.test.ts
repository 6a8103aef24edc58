import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { askExtension, withdrawExtension } from '@/lib/resolutions/commands/extensions/ask-extension'
import { grantExtensions, rejectExtensions } from '@/lib/resolutions/commands/extensions/decide-extensions'
import { saveDraft } from '@/lib/resolutions/commands/reports/save-draft'
import { submitReport } from '@/lib/resolutions/commands/reports/submit-report'
import { listOpenExtensions } from '@/lib/resolutions/queries/extensions'
import { type AssignmentOptions, kindsOf, makeAssignment, versionOf } from '../../support/assignments'
import { counterErrors, standingErrors } from '../../support/recount'
import { databaseNow, run, said, tally } from '../../support/run-command'
import { makeWorld, type World } from '../../support/town'

let world: World
let today: string
beforeAll(async () => {
  world = await makeWorld()
  today = localDay(await databaseNow(), 'Asia/Irkutsk')
})
afterAll(async () => {
  expect(await counterErrors()).toEqual([])
  expect(await standingErrors()).toEqual([])
})

const asked = (assignmentId: string, inDays = 40, requestKey = randomUUID()) => ({
  assignmentId,
  requestedDueOn: addDays(today, inDays),
  reason: 'Приказ подписывают в январе',
  requestKey,
})
const ask = (input: ReturnType<typeof asked>, who = world.head) => run(who, 'extension.ask', askExtension, input)
type Row = { id: string; version: number }
const grant = (rows: Row[], who = world.controller, inDays: number | null = null) =>
  run(who, 'extension.decide', grantExtensions, {
    rows,
    dueOn: inDays === null ? null : addDays(today, inDays),
    comment: null,
  })
const reject = (rows: Row[], who = world.controller) =>
  run(who, 'extension.decide', rejectExtensions, { rows, comment: 'Времени было достаточно' })
const withdraw = (extensionId: string, who = world.head) =>
  run(who, 'extension.ask', withdrawExtension, { extensionId })

async function request(options: AssignmentOptions = {}, who = world.head, inDays = 40) {
  const id = await makeAssignment(world, { organizationId: who.organizationId, ...options })
  const result = await ask(asked(id, inDays), who)
  if (!result.ok) throw new Error(said(result))
  return { assignmentId: id, id: result.data.extensionId, version: 1 }
}
const rowOf = (id: string) => db().assignment.findUniqueOrThrow({ where: { id } })

describe('asking', () => {
  it('is done once however often the button is pressed, and one request is open at a time', async () => {
    const id = await makeAssignment(world)
    const input = asked(id)
    const results = await Promise.all(Array.from({ length: 20 }, () => ask(input)))
    expect(tally(results)).toEqual({ done: 1, already: 19 })
    expect(said(await ask(asked(id)))).toBe('ALREADY_ASKED')
    expect(await rowOf(id)).toMatchObject({ extensionOpen: true, version: 2 })
  })

  it('before and after the due moment, late askings are marked', async () => {
    const soon = await makeAssignment(world, { dueInDays: 1 })
    await ask(asked(soon))
    const past = await makeAssignment(world, { dueInDays: -5 })
    await ask(asked(past))
    const found = await db().extensionRequest.findMany({
      where: { assignmentId: { in: [soon, past] } },
      orderBy: { askedAt: 'asc' },
    })
    expect(found.map(({ askedAfterDue, askedLate }) => [askedAfterDue, askedLate])).toEqual([
      [false, true],
      [true, true],
    ])
  })

  it('is refused for a day that is not later, for no date, for a closed assignment and for another organisation', async () => {
    const id = await makeAssignment(world)
    expect(said(await ask(asked(id, 30)))).toBe('NOT_LATER')
    expect(said(await ask(asked(id, 4000)))).toBe('TOO_FAR')
    expect(said(await ask(asked(await makeAssignment(world, { dueAt: null }))))).toBe('NO_DEADLINE')
    expect(said(await ask(asked(id), world.stranger))).toBe('NOT_FOUND')
    expect(said(await ask(asked(id), world.controller))).toBe('NOT_FOUND')
    expect(said(await ask(asked(id), world.teacher))).toBe('FORBIDDEN')
    await db().assignment.update({ where: { id }, data: { state: 'NOT_APPLICABLE' } })
    expect(said(await ask(asked(id)))).toBe('NOT_OPEN')
  })

  it('can be taken back by the own organisation until it is decided', async () => {
    const open = await request()
    expect(said(await withdraw(open.id, world.stranger))).toBe('NOT_FOUND')
    expect(said(await withdraw(open.id))).toBe('done')
    expect(said(await withdraw(open.id))).toBe('already')
    expect(said(await ask(asked(open.assignmentId)))).toBe('done')
    const other = await request()
    await reject([other])
    expect(said(await withdraw(other.id))).toBe('NOT_REQUESTED')
  })
})

describe('deciding', () => {
  it('a grant moves the current date to the end of the day, keeps the original one and clears lateness by computation', async () => {
    const open = await request({ dueInDays: -5 })
    const before = await rowOf(open.assignmentId)
    expect(said(await grant([open]))).toBe('done')
    expect(said(await grant([open]))).toBe('already')
    const after = await rowOf(open.assignmentId)
    expect(after).toMatchObject({
      extensionCount: 1,
      extensionOpen: false,
      originalDueOn: before.originalDueOn,
      version: before.version + 1,
    })
    expect(after.currentDueAt?.toISOString()).toBe(`${addDays(today, 40)}T15:59:59.999Z`)
    expect(await kindsOf(open.assignmentId)).toEqual(['extensionAsked', 'extensionGranted'])
  })

  it('may give another day than was asked, but never an earlier one, nor one in the past', async () => {
    const open = await request({ dueInDays: 10 })
    expect(said(await grant([open], world.controller, 9))).toBe('NOT_LATER')
    expect(said(await grant([open], world.controller, 11))).toBe('done')
    const past = await request({ dueInDays: -9 })
    expect(said(await grant([past], world.controller, -5))).toBe('IN_THE_PAST')
  })

  it('a rejection needs a comment and leaves the date', async () => {
    const open = await request()
    expect(said(await reject([open]))).toBe('done')
    const row = await rowOf(open.assignmentId)
    expect(row).toMatchObject({ extensionOpen: false, extensionCount: 0, currentDueOn: row.originalDueOn })
  })

  it('is not for the asker, nor for executors', async () => {
    const own = await request({}, world.controller)
    expect(said(await grant([own], world.controller))).toBe('OWN_REQUEST')
    expect(said(await reject([own], world.controller))).toBe('OWN_REQUEST')
    expect(said(await grant([own], world.head))).toBe('FORBIDDEN')
    expect(said(await grant([own], world.methodist))).toBe('FORBIDDEN')
    expect(said(await grant([own], (await makeWorld()).controller))).toBe('NOT_FOUND')
    expect(said(await grant([own], world.chief))).toBe('done')
  })

  it('the third extension is for the head of the Department', async () => {
    const id = await makeAssignment(world)
    for (const [i, who] of [world.controller, world.controller].entries()) {
      const result = await ask(asked(id, 40 + i))
      if (!result.ok) throw new Error('not asked')
      expect(said(await grant([{ id: result.data.extensionId, version: 1 }], who))).toBe('done')
    }
    const third = await ask(asked(id, 60))
    const row = { id: third.ok ? third.data.extensionId : '', version: 1 }
    expect(said(await grant([row], world.controller))).toBe('DEPARTMENT_HEAD_ONLY')
    expect(said(await grant([row], world.chief))).toBe('done')
  })

  it('many organisations of an item at once', async () => {
    const first = await request()
    const item = (await rowOf(first.assignmentId)).itemId
    const second = await request({ itemId: item }, world.stranger)
    const third = await request({ itemId: item }, world.controller)
    const scope = scopeOf(world.chief, 'extension.decide')
    if (!scope) throw new Error('no scope')
    const queue = await listOpenExtensions(db(), scope, { itemId: item })
    expect(queue.map(({ organizationName }) => organizationName)).toEqual([
      'Школа 1',
      'Школа 2',
      'Управление образования',
    ])
    const result = await grant([first, second, third], world.controller, 50)
    expect(result).toMatchObject({
      data: { done: 2, refused: 1, results: [{ outcome: 'done' }, { outcome: 'done' }, { reason: 'OWN_REQUEST' }] },
    })
  })

  it('two deciders at once: exactly one grant in every one of 40 races', { timeout: 120_000 }, async () => {
    for (let i = 0; i < 40; i++) {
      const open = await request()
      const results = await Promise.all([
        grant([open], world.controller, 41),
        i % 2 ? grant([open], world.chief, 42) : reject([open], world.chief),
      ])
      expect(tally(results)).toEqual({ done: 1, NOT_REQUESTED: 1 })
      expect((await rowOf(open.assignmentId)).extensionCount).toBeLessThanOrEqual(1)
    }
  })
})

describe('an extension and a submission at once', () => {
  const TEXT = 'План разработан, обсуждён на педсовете и утверждён приказом.'
  async function due(requested: boolean) {
    const id = await makeAssignment(world, { dueInDays: 1 })
    await run(world.head, 'assignment.work', saveDraft, {
      assignmentId: id,
      revision: 0,
      version: 0,
      text: TEXT,
      figures: {},
    })
    const result = requested ? await ask(asked(id)) : null
    const row = { id: result?.ok ? result.data.extensionId : '', version: 1 }
    const send = () =>
      run(world.head, 'assignment.submit', submitReport, {
        assignmentId: id,
        revision: 1,
        version: 2,
        evidenceSeen: '',
        lateReason: null,
      })
    return { id, row, send }
  }

  it('after the due moment: the report is taken exactly when the grant came first, in every one of 100 races', {
    timeout: 120_000,
  }, async () => {
    let taken = 0
    for (let i = 0; i < 100; i++) {
      const { id, row, send } = await due(true)
      await db().assignment.update({
        where: { id },
        data: { currentDueAt: new Date((await databaseNow()).getTime() - 1) },
      })
      const runs = [() => grant([row]), send]
      const results = await Promise.all((i % 2 ? runs : runs.reverse()).map((run) => run()))
      const [granted, sent] = i % 2 ? results : [...results].reverse()
      expect(granted && said(granted)).toBe('done')
      const state = await rowOf(id)
      const answer = sent ? said(sent) : ''
      expect(['done', 'DEADLINE_PASSED']).toContain(answer)
      expect(state.state).toBe(answer === 'done' ? 'SUBMITTED' : 'IN_PROGRESS')
      expect(state.submittedAt === null || (state.currentDueAt && state.submittedAt <= state.currentDueAt)).toBe(true)
      const kinds = (await kindsOf(id)).filter((kind) => /Granted|reportSub/.test(kind))
      expect(kinds).toEqual(
        answer === 'done' ? ['extensionGranted', 'reportSubmitted'] : ['reportSubmissionRefused', 'extensionGranted'],
      )
      if (answer === 'done') taken++
    }
    console.log(`extension race: ${taken} of 100 sent after the grant`)
  })

  it('in time: the report is never lost; a grant that comes after it finds nothing to extend', {
    timeout: 120_000,
  }, async () => {
    for (let i = 0; i < 40; i++) {
      const { id, row, send } = await due(true)
      const runs = [() => grant([row]), send]
      const results = await Promise.all((i % 2 ? runs : runs.reverse()).map((run) => run()))
      const [granted, sent] = i % 2 ? results : [...results].reverse()
      expect(sent && said(sent)).toBe('done')
      expect(['done', 'NOT_REQUESTED']).toContain(granted && said(granted))
      expect(await rowOf(id)).toMatchObject({ state: 'SUBMITTED', extensionOpen: false })
    }
    expect(await versionOf((await due(false)).id)).toBe(2)
  })
})
