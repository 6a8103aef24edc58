import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayToDate, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { askExtension } from '@/lib/resolutions/commands/extensions/ask-extension'
import { grantExtensions } from '@/lib/resolutions/commands/extensions/decide-extensions'
import { submitReport } from '@/lib/resolutions/commands/reports/submit-report'
import { plantDrafted, submissionOf } from '../support/drafted'
import { counterErrors, standingErrors } from '../support/recount'
import { rewritingSql, withoutConditions, withoutLocks } from '../support/rewrite-sql'
import { databaseNow, run, said } from '../support/run-command'
import { makeWorld, type World, ZONE } from '../support/town'

/** F8 of the protocol: an extension is granted while the report is sent, in both orders; two approvers at once. */
const RACES = 400
const APPROVALS = 100

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

/** Assignments with a finished draft and an open request, their due moment `after` milliseconds from now. */
async function requested(count: number, after: number) {
  const at = new Date((await databaseNow()).getTime() + after)
  const ids = await plantDrafted(
    world,
    Array.from({ length: count }, () => at),
  )
  const now = await databaseNow()
  const today = localDay(now, ZONE)
  await db().extensionRequest.createMany({
    data: ids.map((id) => ({
      assignmentId: id,
      openFor: id,
      requestedDueOn: dayToDate(addDays(today, 20)),
      reason: 'Педсовет перенесён.',
      askedAt: now,
      askedById: world.head.userId,
      askedAfterDue: true,
      askedLate: true,
      previousDueOn: dayToDate(localDay(at, ZONE)),
    })),
  })
  await db().assignment.updateMany({ where: { id: { in: ids } }, data: { extensionOpen: true } })
  const requests = await db().extensionRequest.findMany({ where: { assignmentId: { in: ids } } })
  return requests.map(({ id, assignmentId }) => ({ assignmentId, row: { id, version: 1 } }))
}

type Pair = { assignmentId: string; row: { id: string; version: number } }

const grant = ({ row }: Pair, who = world.controller, inDays: number | null = null) =>
  run(who, 'extension.decide', grantExtensions, {
    rows: [row],
    dueOn: inDays === null ? null : addDays(localDay(new Date(), ZONE), inDays),
    comment: null,
  }).catch(() => null)
const send = ({ assignmentId }: Pair) =>
  run(world.head, 'assignment.submit', submitReport, submissionOf(assignmentId)).catch(() => null)

/** True when what stands in the database could have happened one after the other. */
async function isSerialisable({ assignmentId }: Pair, sent: string): Promise<boolean> {
  const row = await db().assignment.findUniqueOrThrow({ where: { id: assignmentId } })
  const events = await db().event.findMany({
    where: { assignmentId, kind: { in: ['extensionGranted', 'reportSubmitted', 'reportSubmissionRefused'] } },
    orderBy: { id: 'asc' },
  })
  const kinds = events.map((event) => event.kind).join(' ')
  if (sent === 'done') {
    const inTime = row.submittedAt !== null && row.currentDueAt !== null && row.submittedAt <= row.currentDueAt
    return row.state === 'SUBMITTED' && inTime && kinds === 'extensionGranted reportSubmitted'
  }
  return (
    sent === 'DEADLINE_PASSED' && row.state === 'IN_PROGRESS' && kinds === 'reportSubmissionRefused extensionGranted'
  )
}

async function race(pairs: Pair[]): Promise<{ wrong: number; sent: number }> {
  const found = { wrong: 0, sent: 0 }
  for (let at = 0; at < pairs.length; at += 4) {
    await Promise.all(
      pairs.slice(at, at + 4).map(async (pair, i) => {
        const steps = [() => grant(pair), () => send(pair)]
        const answers = await Promise.all((i % 2 ? steps : steps.reverse()).map((step) => step()))
        const [granted, sent] = (i % 2 ? answers : answers.reverse()).map((answer) => (answer ? said(answer) : 'fault'))
        if (granted !== 'done' || !(await isSerialisable(pair, sent ?? ''))) found.wrong++
        if (sent === 'done') found.sent++
      }),
    )
  }
  return found
}

async function approvals(pairs: Pair[]): Promise<number> {
  let wrong = 0
  for (const pair of pairs) {
    const answers = await Promise.all([grant(pair, world.controller, 41), grant(pair, world.chief, 42)])
    const { extensionCount } = await db().assignment.findUniqueOrThrow({ where: { id: pair.assignmentId } })
    const grants = await db().event.count({ where: { assignmentId: pair.assignmentId, kind: 'extensionGranted' } })
    const done = answers.filter((answer) => answer && said(answer) === 'done').length
    if (done !== 1 || grants !== 1 || extensionCount !== 1) wrong++
  }
  return wrong
}

describe('F8: an extension granted while the report is sent', () => {
  it(`after the due moment the report is taken exactly when the grant came first: ${RACES} races in both orders`, async () => {
    const found = await race(await requested(RACES, -1))
    expect(found.wrong).toBe(0)
    // Both orders have really happened, or nothing was shown.
    expect(found.sent).toBeGreaterThan(0)
    expect(found.sent).toBeLessThan(RACES)
    console.log(`F8 extension race: ${RACES} races, ${found.sent} sent after the grant, 0 wrong`)
  })

  it(`two approvers at once: exactly one grant, ${APPROVALS} times`, async () => {
    expect(await approvals(await requested(APPROVALS, 86_400_000))).toBe(0)
    console.log(`F8 two approvers: ${APPROVALS} times, one grant each`)
  })

  it('asked twice at once while one is open: one request', async () => {
    const [id = ''] = await plantDrafted(world, [new Date(Date.now() + 86_400_000)])
    const requestedDueOn = addDays(localDay(new Date(), ZONE), 30)
    const ask = (requestKey: string) =>
      run(world.head, 'extension.ask', askExtension, {
        assignmentId: id,
        requestedDueOn,
        reason: 'Педсовет перенесён.',
        requestKey,
      })
    await Promise.all(Array.from({ length: 10 }, () => ask(crypto.randomUUID())))
    expect(await db().extensionRequest.count({ where: { assignmentId: id } })).toBe(1)
  })

  it('F11: counters and standing facts equal a recount afterwards', async () => {
    expect(await counterErrors()).toEqual([])
    expect(await standingErrors()).toEqual([])
  })
})

describe('the control: checked before the lock is held', () => {
  const planted = <T>(work: () => Promise<T>) => rewritingSql((sql) => withoutConditions(withoutLocks(sql)), work)

  it('two approvers grant twice', async () => {
    const pairs = await requested(10, 86_400_000)
    expect(await planted(() => approvals(pairs))).toBeGreaterThan(0)
  })

  it('histories are seen that no order explains', async () => {
    // How the two meet is the machine's: it is raced until it shows, at most ten times.
    let wrong = 0
    for (let round = 0; round < 10 && wrong === 0; round++) {
      const pairs = await requested(40, -1)
      wrong = (await planted(() => race(pairs))).wrong
    }
    expect(wrong).toBeGreaterThan(0)
  })
})
