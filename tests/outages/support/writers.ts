import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/lib/kernel/db'
import { newSessionSecret } from '@/lib/kernel/session'
import { actionNamed } from '@/tests/abuse/support/person'
import { act, cookieOf, each } from '@/tests/abuse/support/portal'
import { plantDrafted, submissionOf } from '@/tests/support/drafted'
import { counterErrors, standingErrors } from '@/tests/support/recount'
import { makeWorld } from '@/tests/support/town'
import { timeUntil } from './server'

const WRITERS = 10

export const MESSAGE = 'Какой год брать за основу?'

/** One wish of a person: sent again with the same key until it is acknowledged. */
type Wish = { kind: 'message' | 'report'; assignmentId: string; requestKey: string; acknowledged: boolean }

const messageAction = actionNamed('writeMessage')
const reportAction = actionNamed('submitReport')

/** A school whose head writes: messages on ten assignments, and `reports` finished drafts to send in. */
export async function makeWriters(reports: number) {
  const world = await makeWorld()
  const due = new Date(Date.now() + 20 * 86_400_000)
  const ids = await plantDrafted(
    world,
    Array.from({ length: WRITERS + reports }, () => due),
  )
  const { secret, tokenHash } = newSessionSecret()
  await db().session.create({ data: { userId: world.head.userId, grantId: world.head.grantId, tokenHash } })
  const cookie = await cookieOf(secret)
  return new Writers(cookie, ids.slice(0, WRITERS), ids.slice(WRITERS))
}

export class Writers {
  readonly wishes: Wish[] = []
  /** What was answered, by status or word, «lost» for a broken line. */
  readonly answers: Record<string, number> = {}
  private readonly ledger = fs.openSync(
    path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-ledger-')), 'ledger'),
    'a',
  )

  constructor(
    readonly cookie: string,
    readonly threads: string[],
    private readonly drafts: string[],
  ) {}

  get acknowledged(): number {
    return this.wishes.filter((wish) => wish.acknowledged).length
  }

  /** Ten people write; `disaster` comes over them when enough has been acknowledged, in the middle of the next writes. */
  async writeUntil(disaster: () => Promise<void>, enough = 50): Promise<void> {
    const over = new AbortController()
    const writing = this.write(over.signal)
    const wanted = this.acknowledged + enough
    const seen = await timeUntil(async () => this.acknowledged >= wanted, 30_000)
    try {
      if (!Number.isFinite(seen)) throw new Error(`Too little was acknowledged: ${JSON.stringify(this.answers)}`)
      await disaster()
    } finally {
      over.abort()
      await writing
    }
  }

  private async write(over: AbortSignal): Promise<void> {
    await Promise.all(
      this.threads.map(async (thread) => {
        for (let turn = 0; !over.aborted; turn++) {
          const draft = turn % 2 === 0 ? this.drafts.pop() : undefined
          const wish: Wish = {
            kind: draft ? 'report' : 'message',
            assignmentId: draft ?? thread,
            requestKey: randomUUID(),
            acknowledged: false,
          }
          this.wishes.push(wish)
          await this.send(wish)
          // Nobody hammers at a closed door.
          if (!wish.acknowledged) await sleep(500)
        }
      }),
    )
  }

  /** Sends again what was not acknowledged, as the people would; returns how many wishes still stand open. */
  async insist(): Promise<number> {
    for (let turn = 0; turn < 5; turn++) {
      const open = this.wishes.filter((wish) => !wish.acknowledged)
      await each(open, async (wish) => void (await this.send(wish)), WRITERS)
    }
    return this.wishes.filter((wish) => !wish.acknowledged).length
  }

  async send(wish: Wish): Promise<string> {
    const said = await this.ask(wish).catch(() => 'lost')
    this.answers[said] = (this.answers[said] ?? 0) + 1
    if (said !== 'ok' && said !== 'redirect') return said
    // Acknowledged is what the client has on disk: it outlives whatever is killed.
    fs.writeSync(this.ledger, `${wish.kind} ${wish.assignmentId} ${wish.requestKey}\n`)
    fs.fsyncSync(this.ledger)
    wish.acknowledged = true
    return said
  }

  private async ask({ kind, assignmentId, requestKey }: Wish): Promise<string> {
    const { cookie } = this
    if (kind === 'message') {
      const page = `/assignments/${assignmentId}`
      return (await act({ ...messageAction, page }, { assignmentId, text: MESSAGE, requestKey }, { cookie })).said
    }
    const { revision, version, evidenceSeen } = submissionOf(assignmentId)
    const fields = { assignmentId, revision: String(revision), version: String(version), evidenceSeen }
    return (await act({ ...reportAction, page: `/assignments/${assignmentId}/submit` }, fields, { cookie })).said
  }

  /** What is wrong with the database after all: acknowledged and not there, there twice, there by halves, counters that have parted. */
  async errors() {
    const assignmentIds = this.wishes.map(({ assignmentId }) => assignmentId)
    const messages = await db().assignmentMessage.findMany({
      where: { assignmentId: { in: this.threads } },
      select: { requestKey: true },
    })
    const rows = await db().$queryRaw<
      { id: string; sent: number; reports: number; said: number; messages: number; notes: number }[]
    >`
      SELECT a."id", (a."state" = 'SUBMITTED')::int AS sent,
        (SELECT count(*)::int FROM "ExecutionReport" r WHERE r."assignmentId" = a."id" AND r."state" = 'SUBMITTED') AS reports,
        (SELECT count(*)::int FROM "Event" e WHERE e."assignmentId" = a."id" AND e."kind" = 'reportSubmitted') AS said,
        (SELECT count(*)::int FROM "AssignmentMessage" m WHERE m."assignmentId" = a."id") AS messages,
        (SELECT count(*)::int FROM "Event" e WHERE e."assignmentId" = a."id" AND e."kind" = 'messageWritten') AS notes
      FROM "Assignment" a WHERE a."id" = ANY (${assignmentIds}::uuid[])`
    const keys = new Set(messages.map(({ requestKey }) => requestKey))
    const sent = new Set(rows.filter((row) => row.sent).map((row) => row.id))
    const wished = new Set(this.wishes.map((wish) => wish.requestKey))
    const stands = ({ kind, requestKey, assignmentId }: Wish) =>
      kind === 'message' ? keys.has(requestKey) : sent.has(assignmentId)
    return {
      lost: this.wishes.filter((wish) => wish.acknowledged && !stands(wish)).length,
      twice:
        messages.length -
        keys.size +
        [...keys].filter((key) => !wished.has(key)).length +
        rows.filter((row) => row.said > 1).length,
      halfDone: rows.filter((row) => row.sent !== row.reports || row.sent !== row.said || row.messages !== row.notes)
        .length,
      counters: (await counterErrors()).length + (await standingErrors()).length,
    }
  }
}

export const NO_ERRORS = { lost: 0, twice: 0, halfDone: 0, counters: 0 }
