import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { weekday } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { saveDraft } from '@/lib/resolutions/commands/reports/save-draft'
import { submitReport } from '@/lib/resolutions/commands/reports/submit-report'
import {
  acceptReports,
  beginReview,
  markNotApplicable,
  reopenAssignment,
  returnReports,
} from '@/lib/resolutions/commands/reviews/review-reports'
import { countWaitingReports, listWaitingReports } from '@/lib/resolutions/queries/reviews'
import { type AssignmentOptions, kindsOf, makeAssignment, versionOf } from '../../support/assignments'
import { dayFromNow } from '../../support/days'
import { counterErrors, standingErrors } from '../../support/recount'
import { run, said, tally } from '../../support/run-command'
import { makeWorld, type World } from '../../support/town'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(async () => {
  expect(await counterErrors()).toEqual([])
  expect(await standingErrors()).toEqual([])
})

const TEXT = 'План разработан, обсуждён на педсовете и утверждён приказом.'

async function submitted(options: AssignmentOptions = {}, who = world.head) {
  const id = await makeAssignment(world, { organizationId: who.organizationId, ...options })
  const draft = { assignmentId: id, revision: 0, version: 0, text: TEXT, figures: {} }
  await run(who, 'assignment.work', saveDraft, draft)
  const sent = { assignmentId: id, revision: 1, version: 2, evidenceSeen: '', lateReason: null }
  expect(said(await run(who, 'assignment.submit', submitReport, sent))).toBe('done')
  return { id, version: await versionOf(id) }
}
type Row = { id: string; version: number }
const accept = (rows: Row[], who = world.controller) =>
  run(who, 'assignment.decide', acceptReports, { rows, comment: null })
const giveBack = (rows: Row[], who = world.controller, reworkDueOn: string | null = null) =>
  run(who, 'assignment.decide', returnReports, { rows, comment: 'Приложите приказ об утверждении', reworkDueOn })
const notApplicable = (rows: Row[], who = world.controller) =>
  run(who, 'assignment.decide', markNotApplicable, { rows, comment: 'В школе нет старших классов' })
const reopen = (row: Row, who = world.chief) =>
  run(who, 'assignment.reopen', reopenAssignment, {
    assignmentId: row.id,
    version: row.version,
    reason: 'Проверка нашла ошибку в отчёте',
    reworkDueOn: null,
  })
const stateOf = async (id: string) => (await db().assignment.findUniqueOrThrow({ where: { id } })).state

describe('accepting', () => {
  it('closes the report, says whether it was late and leaves one event', async () => {
    const row = await submitted()
    expect(said(await accept([row]))).toBe('done')
    expect(said(await accept([row]))).toBe('already')
    expect(said(await accept([row], world.chief))).toBe('NOT_SUBMITTED')
    expect(await stateOf(row.id)).toBe('ACCEPTED')
    const event = await db().event.findFirst({ where: { assignmentId: row.id, kind: 'reportAccepted' } })
    expect(event?.data).toMatchObject({ late: false, revision: 1 })
    const report = await db().executionReport.findFirst({ where: { assignmentId: row.id } })
    expect(report).toMatchObject({ state: 'ACCEPTED', reviewedById: world.controller.userId })
  })

  it('a report changed after it was read is refused', async () => {
    const row = await submitted()
    expect(said(await accept([{ ...row, version: row.version - 1 }]))).toBe('CHANGED_MEANWHILE')
    expect(await stateOf(row.id)).toBe('SUBMITTED')
  })

  it.each(['head', 'stranger', 'methodist', 'teacher', 'parent', 'admin'] as const)('is not for %s', async (who) => {
    const row = await submitted()
    expect(said(await accept([row], world[who]))).toBe('FORBIDDEN')
    expect(said(await giveBack([row], world[who]))).toBe('FORBIDDEN')
    expect(said(await notApplicable([row], world[who]))).toBe('FORBIDDEN')
    expect(await stateOf(row.id)).toBe('SUBMITTED')
  })

  it("the Department's own report needs another person, the resource centre's any", async () => {
    const own = await submitted({}, world.controller)
    expect(said(await accept([own], world.controller))).toBe('FOUR_EYES')
    expect(said(await giveBack([own], world.controller))).toBe('FOUR_EYES')
    expect(said(await notApplicable([own], world.controller))).toBe('FOUR_EYES')
    expect(said(await accept([own], world.secondController))).toBe('done')
    expect(said(await accept([await submitted({}, world.methodist)]))).toBe('done')
  })

  it('another municipality is not found', async () => {
    const foreign = await makeWorld()
    expect(said(await accept([await submitted()], foreign.controller))).toBe('NOT_FOUND')
  })

  it('many at once are decided in one transaction, each with its own answer', async () => {
    const rows = [await submitted(), await submitted(), await submitted({}, world.controller), await submitted()]
    const [first, second, own, last] = rows as [Row, Row, Row, Row]
    await accept([last], world.chief)
    const result = await accept([first, { ...second, version: 1 }, own, last])
    expect(result).toMatchObject({
      ok: true,
      data: {
        done: 1,
        refused: 3,
        results: [
          { outcome: 'done', organizationName: 'Школа 1', itemNumber: '4.1' },
          { outcome: 'refused', reason: 'CHANGED_MEANWHILE' },
          { outcome: 'refused', reason: 'FOUR_EYES' },
          { outcome: 'refused', reason: 'NOT_SUBMITTED' },
        ],
      },
    })
    expect(await Promise.all(rows.map((row) => stateOf(row.id)))).toEqual([
      'ACCEPTED',
      'SUBMITTED',
      'SUBMITTED',
      'ACCEPTED',
    ])
  })

  it('two controllers with the same thirty rows in opposite orders: each row is decided once', async () => {
    const rows: Row[] = []
    for (let i = 0; i < 30; i++) rows.push(await submitted())
    const [a, b] = await Promise.all([accept(rows), giveBack([...rows].reverse(), world.secondController)])
    const done = [a, b].map((result) => (result.ok ? result.data.done : 0))
    expect((done[0] ?? 0) + (done[1] ?? 0)).toBe(30)
    for (const row of rows) {
      const kinds = await kindsOf(row.id)
      expect(kinds.filter((kind) => kind === 'reportAccepted' || kind === 'reportReturned')).toHaveLength(1)
    }
  })

  it('double presses of one controller have one effect', async () => {
    const row = await submitted()
    const results = await Promise.all(Array.from({ length: 20 }, () => accept([row])))
    expect(tally(results)).toEqual({ done: 1, already: 19 })
  })
})

describe('returning', () => {
  it('gives five working days by default and a new draft with everything in it', async () => {
    const row = await submitted()
    await db().evidence.create({
      data: {
        report: { connect: { assignmentId_revision: { assignmentId: row.id, revision: 1 } } },
        kind: 'LINK',
        title: 'План',
        url: 'https://school.ru/',
        createdById: world.head.userId,
      },
    })
    expect(said(await giveBack([row]))).toBe('done')
    const { reworkDueOn } = await db().assignment.findUniqueOrThrow({ where: { id: row.id } })
    expect(((reworkDueOn?.getTime() ?? 0) - Date.now()) / 86_400_000).toBeGreaterThan(5)
    const reports = await db().executionReport.findMany({
      where: { assignmentId: row.id },
      include: { evidence: true },
      orderBy: { revision: 'asc' },
    })
    expect(reports.map(({ state, text, evidence }) => [state, text, evidence.length])).toEqual([
      ['RETURNED', TEXT, 1],
      ['DRAFT', TEXT, 1],
    ])
  })

  it('keeps a typed day, even a day off, but not one that has passed', async () => {
    const row = await submitted()
    expect(said(await giveBack([row], world.controller, '2020-01-01'))).toBe('REWORK_DATE_PAST')
    expect(said(await giveBack([row], world.controller, '2999-01-01'))).toBe('REWORK_DATE_FAR')
    const sunday = [10, 11, 12, 13, 14, 15, 16].map(dayFromNow).find((day) => weekday(day) === 0) ?? ''
    expect(said(await giveBack([row], world.controller, sunday))).toBe('done')
    const { reworkDueAt } = await db().assignment.findUniqueOrThrow({ where: { id: row.id } })
    expect(reworkDueAt?.toISOString()).toBe(`${sunday}T15:59:59.999Z`)
  })
})

describe('not applicable', () => {
  it('closes an open and a submitted assignment, not a closed one', async () => {
    const open = await makeAssignment(world)
    expect(said(await notApplicable([{ id: open, version: 1 }]))).toBe('done')
    expect(said(await notApplicable([{ id: open, version: 2 }]))).toBe('NOT_OPEN')
    const waiting = await submitted()
    expect(said(await notApplicable([waiting]))).toBe('done')
    expect(await stateOf(waiting.id)).toBe('NOT_APPLICABLE')
    await db().executionReport.updateMany({ where: { assignmentId: waiting.id }, data: { state: 'ACCEPTED' } })
  })
})

describe('reopening', () => {
  it('is for the head of the Department, and only of what was accepted', async () => {
    const row = await submitted()
    expect(said(await reopen(row))).toBe('NOT_ACCEPTED')
    await accept([row])
    const accepted = { id: row.id, version: await versionOf(row.id) }
    expect(said(await reopen(accepted, world.controller))).toBe('FORBIDDEN')
    expect(said(await reopen(row))).toBe('CHANGED_MEANWHILE')
    expect(said(await reopen(accepted))).toBe('done')
    expect(await stateOf(row.id)).toBe('REOPENED')
    expect(await db().executionReport.count({ where: { assignmentId: row.id, state: 'DRAFT' } })).toBe(1)
  })
})

describe('the queue', () => {
  it('shows the oldest first, and a begun review', async () => {
    const own = await makeWorld()
    const make = async () => {
      const id = await makeAssignment(own)
      await run(own.head, 'assignment.work', saveDraft, {
        assignmentId: id,
        revision: 0,
        version: 0,
        text: TEXT,
        figures: {},
      })
      const sent = { assignmentId: id, revision: 1, version: 2, evidenceSeen: '', lateReason: null }
      await run(own.head, 'assignment.submit', submitReport, sent)
      return id
    }
    const first = await make()
    const second = await make()
    const begin = { assignmentId: second, version: await versionOf(second) }
    expect(said(await run(own.controller, 'assignment.decide', beginReview, begin))).toBe('done')
    expect(said(await run(own.chief, 'assignment.decide', beginReview, begin))).toBe('already')
    const scope = scopeOf(own.controller, 'assignment.decide')
    if (!scope) throw new Error('no scope')
    const rows = await listWaitingReports(db(), scope, {})
    expect(rows.map((row) => row.id)).toEqual([first, second])
    expect(rows[1]).toMatchObject({ reviewStartedBy: { lastName: 'Власова' }, text: TEXT, organizationName: 'Школа 1' })
    const cursor = rows[0] && { at: rows[0].submittedAt, id: rows[0].id }
    expect((await listWaitingReports(db(), scope, { after: cursor })).map((row) => row.id)).toEqual([second])
    expect(await countWaitingReports(db(), scope)).toBe(2)
  })
})
