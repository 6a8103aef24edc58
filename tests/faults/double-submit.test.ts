import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDay } from '@/lib/kernel/calendar'
import type { Result } from '@/lib/kernel/command'
import { db } from '@/lib/kernel/db'
import { addLink } from '@/lib/resolutions/commands/evidence'
import { askExtension } from '@/lib/resolutions/commands/extensions/ask-extension'
import { submitReport } from '@/lib/resolutions/commands/reports/submit-report'
import { writeMessage } from '@/lib/resolutions/commands/thread'
import { plantDrafted, submissionOf } from '../support/drafted'
import { counterErrors, standingErrors } from '../support/recount'
import { rewritingSql, withoutConditions, withoutLocks } from '../support/rewrite-sql'
import { run, tally } from '../support/run-command'
import { makeWorld, type World, ZONE } from '../support/town'

/** F5 of the protocol: one form sent many times at once has one effect, and the others are told that it is done. */
const AT_ONCE = 50
const FORMS = 200

let world: World
const soon = () => new Date(Date.now() + 20 * 86_400_000)

beforeAll(async () => {
  world = await makeWorld()
})

type Form = { send: () => Promise<Result<unknown>>; effects: () => Promise<number> }

const KINDS: Record<string, (assignmentId: string) => Form> = {
  report: (assignmentId) => ({
    send: () => run(world.head, 'assignment.submit', submitReport, submissionOf(assignmentId)),
    effects: () => db().event.count({ where: { assignmentId, kind: 'reportSubmitted' } }),
  }),
  message: (assignmentId) => {
    const input = { assignmentId, text: 'Какой год брать за основу?', requestKey: randomUUID() }
    return {
      send: () => run(world.head, 'assignment.discuss', writeMessage, input),
      effects: () => db().assignmentMessage.count({ where: { assignmentId } }),
    }
  },
  extension: (assignmentId) => {
    const requestedDueOn = addDays(localDay(new Date(), ZONE), 40)
    const input = { assignmentId, requestedDueOn, reason: 'Педсовет перенесён на месяц.', requestKey: randomUUID() }
    return {
      send: () => run(world.head, 'extension.ask', askExtension, input),
      effects: () => db().extensionRequest.count({ where: { assignmentId } }),
    }
  },
  link: (assignmentId) => {
    const requestKey = randomUUID()
    const input = { assignmentId, requirementKey: null, requestKey, title: 'План', url: 'https://school.example/plan' }
    return {
      send: () => run(world.head, 'assignment.work', addLink, input),
      effects: () => db().evidence.count({ where: { report: { assignmentId } } }),
    }
  },
}

const atOnce = (form: Form, times: number) => Promise.all(Array.from({ length: times }, () => form.send()))

describe('F5: a form sent many times at once', () => {
  it.each(Object.keys(KINDS))(`${AT_ONCE} times: one %s`, async (kind) => {
    const [id = ''] = await plantDrafted(world, [soon()])
    const form = KINDS[kind]?.(id)
    if (!form) throw new Error('no form')
    expect(tally(await atOnce(form, AT_ONCE))).toEqual({ done: 1, already: AT_ONCE - 1 })
    expect(await form.effects()).toBe(1)
  })

  it(`${FORMS} forms, each two to six times: one effect of each`, async () => {
    const ids = await plantDrafted(world, Array.from({ length: FORMS }, soon))
    const kinds = Object.values(KINDS)
    let sent = 0
    const effects: number[] = []
    const answers: Record<string, number> = {}
    const forms = ids.map((id, at) => ({ form: kinds[at % kinds.length]?.(id) as Form, times: 2 + (at % 5) }))
    // Eight forms at a time, as several schools would.
    for (let at = 0; at < forms.length; at += 8) {
      const some = forms.slice(at, at + 8)
      const results = await Promise.all(some.map(({ form, times }) => atOnce(form, times)))
      for (const result of results) {
        sent += result.length
        for (const [word, count] of Object.entries(tally(result))) answers[word] = (answers[word] ?? 0) + count
      }
      effects.push(...(await Promise.all(some.map(({ form }) => form.effects()))))
    }
    expect(effects).toEqual(Array.from({ length: FORMS }, () => 1))
    expect(answers).toEqual({ done: FORMS, already: sent - FORMS })
    console.log(`F5 double submit: ${FORMS} forms sent ${sent} times, ${FORMS} effects, 0 wrong`)
  })

  it('F11: counters and standing facts equal a recount afterwards', async () => {
    expect(await counterErrors()).toEqual([])
    expect(await standingErrors()).toEqual([])
  })
})

describe('the control: what protects is what does it', () => {
  it('without the unique request key many messages are seen', async () => {
    const [id = ''] = await plantDrafted(world, [soon()])
    const form = KINDS.message?.(id) as Form
    await db().$executeRaw`DROP INDEX "AssignmentMessage_requestKey_key"`
    try {
      await atOnce(form, 10)
      expect(await form.effects()).toBeGreaterThan(1)
    } finally {
      await db().$executeRaw`DELETE FROM "AssignmentMessage" WHERE "assignmentId" = ${id}::uuid`
      await db()
        .$executeRaw`CREATE UNIQUE INDEX "AssignmentMessage_requestKey_key" ON "AssignmentMessage" ("requestKey")`
    }
  })

  it('without the lock and the conditions a report is sent more than once', async () => {
    const [id = ''] = await plantDrafted(world, [soon()])
    const form = KINDS.report?.(id) as Form
    await rewritingSql(
      (sql) => withoutConditions(withoutLocks(sql)),
      async () => atOnce(form, 10),
    )
    expect(await form.effects()).toBeGreaterThan(1)
  })
})
