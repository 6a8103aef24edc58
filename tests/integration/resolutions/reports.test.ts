import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/kernel/db'
import { handOverAssignment } from '@/lib/resolutions/commands/assignments'
import { addLink } from '@/lib/resolutions/commands/evidence'
import { recallReport } from '@/lib/resolutions/commands/reports/recall-report'
import { saveDraft } from '@/lib/resolutions/commands/reports/save-draft'
import { recordExternalAnswer, submitReport } from '@/lib/resolutions/commands/reports/submit-report'
import { beginReview, returnReports } from '@/lib/resolutions/commands/reviews/review-reports'
import { kindsOf, makeAssignment, versionOf } from '../../support/assignments'
import { counterErrors, standingErrors } from '../../support/recount'
import { databaseNow, run, said, tally } from '../../support/run-command'
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
const draft = (assignmentId: string, revision = 0, version = 0, text = TEXT) => ({
  assignmentId,
  revision,
  version,
  text,
  figures: {},
})
const save = (who = world.head, input: ReturnType<typeof draft>) => run(who, 'assignment.work', saveDraft, input)
const submission = (
  assignmentId: string,
  revision = 1,
  version = 2,
  evidenceSeen = '',
  lateReason: string | null = null,
) => ({
  assignmentId,
  revision,
  version,
  evidenceSeen,
  lateReason,
})
const submit = (who = world.head, input: ReturnType<typeof submission>) =>
  run(who, 'assignment.submit', submitReport, input)

async function submitted(options = {}): Promise<string> {
  const id = await makeAssignment(world, options)
  await save(world.head, draft(id))
  expect(said(await submit(world.head, submission(id)))).toBe('done')
  return id
}

describe('a draft', () => {
  it('starts the work with the steps that this implies, once', async () => {
    const id = await makeAssignment(world)
    const first = await save(world.deputy, draft(id))
    expect(first).toMatchObject({ ok: true, data: { revision: 1, version: 2 } })
    await save(world.deputy, draft(id, 1, 2, `${TEXT} Ещё.`))
    expect(await kindsOf(id)).toEqual(['assignmentAcknowledged', 'assignmentStarted'])
    expect(await db().assignment.findUnique({ where: { id } })).toMatchObject({ state: 'IN_PROGRESS' })
  })

  it('saved from an old page is refused with both texts, and nothing is overwritten', async () => {
    const id = await makeAssignment(world)
    await save(world.head, draft(id))
    await save(world.deputy, draft(id, 1, 2, 'Текст заместителя, написанный раньше'))
    const stale = await save(world.head, draft(id, 1, 2, 'Текст директора'))
    expect(stale).toMatchObject({
      reason: 'CHANGED_MEANWHILE',
      details: {
        version: 3,
        theirs: { 'Ход исполнения': 'Текст заместителя, написанный раньше' },
        mine: { 'Ход исполнения': 'Текст директора' },
      },
    })
    const report = await db().executionReport.findFirst({ where: { assignmentId: id } })
    expect(report?.text).toBe('Текст заместителя, написанный раньше')
    expect(said(await save(world.head, draft(id, 1, 2, 'Текст заместителя, написанный раньше')))).toBe('already')
  })

  it('of two tabs at once exactly one is saved, versions have no gap', async () => {
    const id = await makeAssignment(world)
    await save(world.head, draft(id))
    let version = 2
    for (let round = 0; round < 15; round++) {
      const results = await Promise.all(
        [0, 1, 2].map((tab) => save(world.head, draft(id, 1, version, `Вкладка ${tab}, раунд ${round}`))),
      )
      expect(tally(results)).toEqual({ done: 1, CHANGED_MEANWHILE: 2 })
      version++
    }
    expect((await db().executionReport.findFirst({ where: { assignmentId: id } }))?.version).toBe(version)
  })

  it('keeps only figures that the item asks for', async () => {
    const figures = [{ key: 'classes', label: 'Классов', unit: 'кл.', required: true }]
    const id = await makeAssignment(world, { figures })
    await save(world.head, { ...draft(id), figures: { classes: 12, foreign: 1 } as Record<string, number> })
    expect((await db().executionReport.findFirst({ where: { assignmentId: id } }))?.figures).toEqual({ classes: 12 })
  })

  it.each(['stranger', 'controller', 'methodist', 'teacher'] as const)(
    'of another organisation is not found: %s',
    async (who) => {
      const id = await makeAssignment(world)
      expect(said(await save(world[who], draft(id)))).toBe('NOT_FOUND')
    },
  )

  it.each(['parent', 'admin'] as const)('is not for the role: %s', async (who) => {
    expect(said(await save(world[who], draft(await makeAssignment(world))))).toBe('FORBIDDEN')
  })

  it('may be written by a teacher to whom it was handed, who may not submit it', async () => {
    const id = await makeAssignment(world)
    const hand = { assignmentId: id, version: 1, userId: world.teacher.userId }
    expect(said(await run(world.head, 'assignment.hand', handOverAssignment, hand))).toBe('done')
    expect(said(await save(world.teacher, draft(id)))).toBe('done')
    expect(said(await submit(world.teacher, submission(id)))).toBe('FORBIDDEN')
    expect(said(await submit(world.head, submission(id)))).toBe('done')
  })
})

describe('submitting', () => {
  it('locks the report and says on what ground it was taken', async () => {
    const id = await submitted()
    const row = await db().assignment.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ state: 'SUBMITTED', submittedById: world.head.userId })
    expect(row.neededDueAt).toEqual(row.submittedAt)
    expect(said(await save(world.head, draft(id, 1, 3)))).toBe('ALREADY_SUBMITTED')
    const event = await db().event.findFirst({ where: { assignmentId: id, kind: 'reportSubmitted' } })
    expect(event?.data).toMatchObject({ basis: 'DEADLINE', late: false, revision: 1 })
  })

  it('fifty times at once has one effect, the others say it is done', async () => {
    const id = await makeAssignment(world)
    await save(world.head, draft(id))
    const results = await Promise.all(Array.from({ length: 50 }, () => submit(world.head, submission(id))))
    expect(tally(results)).toEqual({ done: 1, already: 49 })
    expect((await kindsOf(id)).filter((kind) => kind === 'reportSubmitted')).toHaveLength(1)
    expect(await versionOf(id)).toBe(3)
  })

  it('is refused with what is missing: text, required figures, required evidence', async () => {
    const id = await makeAssignment(world, {
      evidence: [
        { key: 'order', title: 'Приказ', kind: 'ANY', required: true },
        { key: 'photo', title: 'Фото', kind: 'FILE', required: false },
      ],
      figures: [{ key: 'n', label: 'Классов', unit: '', required: true }],
    })
    await save(world.head, draft(id, 0, 0, 'мало'))
    expect(await submit(world.head, submission(id))).toMatchObject({
      reason: 'INCOMPLETE',
      details: {
        missing: [{ kind: 'TEXT' }, { kind: 'FIGURE', key: 'n' }, { kind: 'EVIDENCE', key: 'order' }],
      },
    })
    expect(await kindsOf(id)).toContain('reportSubmissionRefused')
    expect((await db().assignment.findUnique({ where: { id } }))?.state).toBe('IN_PROGRESS')
  })

  it('is refused when evidence came or went after the answers were checked', async () => {
    const id = await makeAssignment(world)
    await save(world.head, draft(id))
    const link = {
      assignmentId: id,
      requirementKey: null,
      title: 'План',
      url: 'https://school.ru/',
      requestKey: randomUUID(),
    }
    const added = await run(world.deputy, 'assignment.work', addLink, link)
    expect(said(await submit(world.head, submission(id)))).toBe('CHANGED_MEANWHILE')
    const evidenceId = added.ok ? added.data.evidenceId : ''
    expect(said(await submit(world.head, submission(id, 1, 2, evidenceId)))).toBe('done')
  })

  it.each(['stranger', 'controller', 'methodist'] as const)(
    'for another organisation is not found: %s',
    async (who) => {
      const id = await makeAssignment(world)
      await save(world.head, draft(id))
      expect(said(await submit(world[who], submission(id)))).toBe('NOT_FOUND')
    },
  )
})

describe('after the due moment', () => {
  it('neither a report nor a change of it is taken, and both tries are events', async () => {
    const id = await makeAssignment(world)
    await save(world.head, draft(id))
    await db().assignment.update({
      where: { id },
      data: { currentDueAt: new Date((await databaseNow()).getTime() - 1) },
    })
    expect(await submit(world.head, submission(id))).toMatchObject({ reason: 'DEADLINE_PASSED' })
    expect(await save(world.head, draft(id, 1, 2, 'Новый текст'))).toMatchObject({ reason: 'DEADLINE_PASSED' })
    await save(world.head, draft(id, 1, 2, 'Новый текст ещё раз'))
    const kinds = await kindsOf(id)
    expect(kinds.filter((kind) => kind === 'reportSubmissionRefused')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'reportChangeRefused')).toHaveLength(1)
    expect((await db().executionReport.findFirst({ where: { assignmentId: id } }))?.text).toBe(TEXT)
  })

  it('an item that takes late work asks for a reason and marks the report late', async () => {
    const id = await makeAssignment(world, { dueInDays: -3, latePolicy: 'ACCEPT_LATE' })
    expect(said(await save(world.head, draft(id)))).toBe('done')
    expect(said(await submit(world.head, submission(id)))).toBe('LATE_REASON_REQUIRED')
    expect(said(await submit(world.head, submission(id, 1, 2, '', 'Болел директор')))).toBe('done')
    const event = await db().event.findFirst({ where: { assignmentId: id, kind: 'reportSubmitted' } })
    expect(event).toMatchObject({ note: 'Болел директор', data: { late: true, basis: 'LATE_ACCEPTED' } })
  })

  it('around the due instant none is accepted late and none refused in time', { timeout: 60_000 }, async () => {
    const ids: string[] = []
    for (let i = 0; i < 240; i++) ids.push(await makeAssignment(world, { dueInDays: 5 }))
    for (const id of ids) await save(world.head, draft(id))
    const base = (await databaseNow()).getTime() + 2500
    for (const [i, id] of ids.entries()) {
      await db().assignment.update({
        where: { id },
        data: { currentDueAt: new Date(base + i * 15 + (i % 8 === 0 ? 60_000 : 0)) },
      })
    }
    const outcomes = new Map<string, string>()
    const ahead = base - (await databaseNow()).getTime()
    const started = performance.now()
    await Promise.all(
      ids.map(async (id, i) => {
        // Aimed at the instant itself, from 40 ms before to 40 ms after.
        const at = ahead + i * 15 + ((i * 37) % 81) - 40
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - (performance.now() - started))))
        outcomes.set(id, said(await submit(i % 2 ? world.head : world.deputy, submission(id))))
      }),
    )
    const rows = await db().assignment.findMany({ where: { id: { in: ids } } })
    const refusals = await db().event.findMany({
      where: { assignmentId: { in: ids }, kind: 'reportSubmissionRefused' },
    })
    const refusedAt = new Map(refusals.map((event) => [event.assignmentId, event.at]))
    let taken = 0
    for (const row of rows) {
      const due = row.currentDueAt?.getTime() ?? 0
      if (row.state === 'SUBMITTED') {
        taken++
        expect(row.submittedAt?.getTime()).toBeLessThanOrEqual(due)
        expect(outcomes.get(row.id)).toBe('done')
      } else {
        expect(refusedAt.get(row.id)?.getTime()).toBeGreaterThan(due)
        expect(outcomes.get(row.id)).toBe('DEADLINE_PASSED')
      }
    }
    expect(taken).toBeGreaterThan(0)
    expect(taken).toBeLessThan(ids.length)
    console.log(`deadline edge: ${taken} taken, ${ids.length - taken} refused, 0 wrong`)
  })
})

describe('taking a report back', () => {
  const recall = (assignmentId: string, revision = 1, who = world.head) =>
    run(who, 'assignment.submit', recallReport, { assignmentId, revision })

  it('leaves it readable, makes its copy the draft, and it no longer stands', async () => {
    const id = await submitted()
    expect(said(await recall(id))).toBe('done')
    expect(said(await recall(id))).toBe('already')
    const reports = await db().executionReport.findMany({ where: { assignmentId: id }, orderBy: { revision: 'asc' } })
    expect(reports.map(({ state, text }) => [state, text])).toEqual([
      ['RECALLED', TEXT],
      ['DRAFT', TEXT],
    ])
    expect(await db().assignment.findUnique({ where: { id } })).toMatchObject({
      state: 'IN_PROGRESS',
      submittedAt: null,
      neededDueAt: null,
    })
    expect(said(await submit(world.head, submission(id)))).toBe('CHANGED_MEANWHILE')
    expect(said(await submit(world.head, submission(id, 2, 1)))).toBe('done')
  })

  it('is refused after the due moment, so that a report in time is not lost', async () => {
    const id = await submitted()
    await db().assignment.update({
      where: { id },
      data: { currentDueAt: new Date((await databaseNow()).getTime() - 1) },
    })
    expect(said(await recall(id))).toBe('RECALL_AFTER_DUE')
    expect((await db().assignment.findUnique({ where: { id } }))?.state).toBe('SUBMITTED')
    expect(said(await recall(id, 1, world.stranger))).toBe('NOT_FOUND')
  })

  it('and the beginning of a review exclude each other in every one of 40 races', async () => {
    for (let i = 0; i < 40; i++) {
      const id = await submitted()
      const begin = { assignmentId: id, version: await versionOf(id) }
      const pair = [() => recall(id), () => run(world.controller, 'assignment.decide', beginReview, begin)]
      const [a, b] = await Promise.all((i % 2 ? pair : pair.reverse()).map((run) => run()))
      const answers = [a, b].map((result) => (result ? said(result) : '')).sort()
      expect([
        ['NOT_SUBMITTED', 'done'],
        ['REVIEW_BEGUN', 'done'],
      ]).toContainEqual(answers)
    }
  })
})

describe('a returned report', () => {
  it('is answered by a new revision; late rework is refused, rework in time launders nothing', async () => {
    const id = await submitted()
    const row = { id, version: await versionOf(id) }
    const back = { rows: [row], comment: 'Приложите приказ об утверждении плана', reworkDueOn: null }
    expect(said(await run(world.controller, 'assignment.decide', returnReports, back))).toBe('done')
    const returned = await db().assignment.findUniqueOrThrow({ where: { id } })
    expect(returned.state).toBe('RETURNED')
    expect(returned.reworkDueAt?.getTime()).toBeGreaterThan((await databaseNow()).getTime())
    const first = returned.neededDueAt
    // The due day passes; the rework day does not.
    await db().assignment.update({
      where: { id },
      data: { currentDueAt: new Date((await databaseNow()).getTime() - 1) },
    })
    expect(said(await save(world.head, draft(id, 2, 1, `${TEXT} Приказ приложен.`)))).toBe('done')
    expect(said(await submit(world.head, submission(id, 2, 2)))).toBe('done')
    const again = await db().assignment.findUniqueOrThrow({ where: { id } })
    expect(again.neededDueAt).toEqual(first)
    const event = await db().event.findFirst({
      where: { assignmentId: id, kind: 'reportSubmitted' },
      orderBy: { id: 'desc' },
    })
    expect(event?.data).toMatchObject({ basis: 'REWORK', revision: 2 })
    const old = await db().executionReport.findFirst({ where: { assignmentId: id, revision: 1 } })
    expect(old).toMatchObject({ state: 'RETURNED', text: TEXT })
  })
})

describe('an organisation outside the portal', () => {
  it('is answered for by the Department, who cannot accept what it recorded', async () => {
    const id = await makeAssignment(world, { organizationId: world.organizations.college, dueInDays: -2 })
    expect(said(await save(world.controller, draft(id)))).toBe('done')
    expect(said(await submit(world.controller, submission(id)))).toBe('EXTERNAL_ONLY')
    const record = { ...submission(id), receivedOn: '2026-01-10', note: 'Письмо № 15 от 10.01.2026' }
    const enter = (who: typeof world.head, input: typeof record) =>
      run(who, 'assignment.recordExternal', recordExternalAnswer, input)
    expect(said(await enter(world.head, record))).toBe('FORBIDDEN')
    expect(said(await enter(world.controller, { ...record, receivedOn: '2099-01-01' }))).toBe('RECEIVED_IN_FUTURE')
    expect(said(await enter(world.controller, record))).toBe('done')
    expect(await kindsOf(id)).toContain('externalAnswerRecorded')
    const row = await db().assignment.findUniqueOrThrow({ where: { id } })
    expect(row.submittedAt?.toISOString()).toBe('2026-01-10T15:59:59.999Z')
    const own = { assignmentId: id, version: row.version }
    expect(said(await run(world.controller, 'assignment.decide', beginReview, own))).toBe('FOUR_EYES')
    expect(said(await run(world.secondController, 'assignment.decide', beginReview, own))).toBe('done')
    const school = await makeAssignment(world)
    await save(world.head, draft(school))
    expect(said(await enter(world.controller, { ...record, assignmentId: school }))).toBe('NOT_EXTERNAL')
  })
})
