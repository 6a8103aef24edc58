import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/kernel/db'
import { plantDrafted } from '../support/drafted'
import { counterErrors, standingErrors } from '../support/recount'
import { databaseNow } from '../support/run-command'
import { makeWorld, type World } from '../support/town'
import { type Answer, ERRANDS_BY_MESSAGE, type Errand, sendAll } from './deadline-sender'

/** F7 of the protocol: reports sent within 50 ms of real due instants, from two processes, by two people. */
const SUBMISSIONS = 2000
const PROCESSES = 2
/** Instants lie 2 to 20 s ahead. */
const FROM = 2000
const SPAN = 18_000

/** Of several municipalities: within one, the counters of a day make its writers wait for each other. */
const worlds: World[] = []

beforeAll(async () => {
  for (let n = 0; n < 5; n++) worlds.push(await makeWorld())
})

/** The child's next message; a child that ends without one fails the test at once. */
async function messageOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A sender ended with ${code}`)
  })
  const [message] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  return message
}

async function sender(): Promise<ChildProcess> {
  const child = fork(path.resolve('tests/faults/deadline-sender.ts'), [ERRANDS_BY_MESSAGE], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await messageOf(child)
  return child
}

async function answersOf(child: ChildProcess, errands: Errand[]): Promise<Answer[]> {
  const answer = messageOf(child)
  child.send(errands)
  return (await answer) as Answer[]
}

/**
 * Milliseconds from the due instant at which a report is sent: within fifty, and of every fifth up to two seconds before, so that on a
 * machine that is slow at the moment both sides of the instant are tried all the same.
 */
const sentBefore = (at: number) => (at % 5 === 0 ? -50 - ((at * 37) % 1951) : ((at * 37) % 101) - 50)

/** Plants assignments with due instants spread over `span` and says when each report is to be sent. */
async function errandsFor(count: number, from: number, span: number): Promise<Errand[]> {
  const start = (await databaseNow()).getTime() + from
  const dues = Array.from({ length: count }, (_, at) => Math.round(start + (at * span) / count))
  const shares = await Promise.all(
    worlds.map(async (world, own) => {
      const share = dues.filter((_, at) => at % worlds.length === own)
      const ids = await plantDrafted(
        world,
        share.map((due) => new Date(due)),
      )
      return ids.map((assignmentId, at) => ({
        assignmentId,
        at: (share[at] ?? 0) + sentBefore(at),
        actor: at % 3 ? world.head : world.deputy,
      }))
    }),
  )
  return shares.flat()
}

type Found = {
  taken: number
  refused: number
  late: number
  refusedInTime: number
  other: number
  recordedOtherwise: number
}

/** Every answer against the transaction's own time and against what the database has kept. */
async function judge(answers: Answer[]): Promise<Found> {
  const rows = new Map(
    (await db().assignment.findMany({ where: { id: { in: answers.map((each) => each.assignmentId) } } })).map((row) => [
      row.id,
      row,
    ]),
  )
  const found: Found = { taken: 0, refused: 0, late: 0, refusedInTime: 0, other: 0, recordedOtherwise: 0 }
  for (const { assignmentId, word, transactionAt } of answers) {
    const row = rows.get(assignmentId)
    const due = row?.currentDueAt?.getTime() ?? 0
    if (word === 'done') {
      found.taken++
      if (transactionAt > due) found.late++
    } else if (word === 'DEADLINE_PASSED') {
      found.refused++
      if (transactionAt <= due) found.refusedInTime++
    } else found.other++
    if ((row?.state === 'SUBMITTED') !== (word === 'done')) found.recordedOtherwise++
  }
  return found
}

const RIGHT = { late: 0, refusedInTime: 0, other: 0, recordedOtherwise: 0 }

describe('F7: reports sent at the due instant', () => {
  it(`${SUBMISSIONS} from ${PROCESSES} processes: none accepted late, none refused in time`, async () => {
    const children = await Promise.all(Array.from({ length: PROCESSES }, sender))
    const errands = await errandsFor(SUBMISSIONS, FROM, SPAN)
    const shares = children.map((_, at) => errands.filter((__, index) => index % PROCESSES === at))
    const answers = (await Promise.all(children.map((child, at) => answersOf(child, shares[at] ?? [])))).flat()
    const found = await judge(answers)
    expect(answers).toHaveLength(SUBMISSIONS)
    expect(found).toMatchObject(RIGHT)
    // Both sides of the instant have been tried, or nothing was shown.
    expect(Math.min(found.taken, found.refused)).toBeGreaterThan(SUBMISSIONS / 100)
    const refusals = await db().event.count({ where: { kind: 'reportSubmissionRefused' } })
    expect(refusals).toBe(found.refused)
    console.log(`F7 deadline edge: ${SUBMISSIONS} sent, ${found.taken} taken, ${found.refused} refused, 0 wrong`)
  })

  it('F11: counters and standing facts equal a recount afterwards', async () => {
    expect(await counterErrors()).toEqual([])
    expect(await standingErrors()).toEqual([])
  })

  it.each([
    [-1000, 'late'],
    [1000, 'refusedInTime'],
  ] as const)('the control: decided by a clock that is %i ms off, reports are seen %s', async (skew, wrong) => {
    const found = await judge(await sendAll(await errandsFor(60, 400, 600), skew))
    expect(found[wrong]).toBeGreaterThan(0)
  })
})
