import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/kernel/db'
import { actionNamed } from '../abuse/support/person'
import { type Answer, act, ask } from '../abuse/support/portal'
import { type Portal, startPortal } from './support/app'
import { ensureDatabase, freezeDatabase, timeUntil } from './support/server'
import { MESSAGE, makeWriters, type Writers } from './support/writers'

/** F4 of the protocol: the database neither answers nor refuses, or the portal has no connection left. */
const LIMIT_MS = 5000
/** Two processes with two connections each: soon exhausted. */
const POOL = 4

let portal: Portal
let writers: Writers

beforeAll(async () => {
  await ensureDatabase()
  portal = await startPortal({ processes: 2, poolSize: POOL })
  writers = await makeWriters(0)
})
afterAll(() => portal.stop())

const page = async () => (await ask('/assignments', { cookie: writers.cookie })).status === 200

/** A 503 in time and with the time to come back; the words are for who asked. */
function expectGone({ status, headers, ms, text }: Answer, words: string): void {
  expect([status, headers.get('retry-after')]).toEqual([503, '5'])
  expect(ms).toBeLessThan(LIMIT_MS)
  expect(text).toContain(words)
}

function writeMessage(requestKey: string) {
  const [assignmentId = ''] = writers.threads
  const action = { ...actionNamed('writeMessage'), page: `/assignments/${assignmentId}` }
  return act(action, { assignmentId, text: MESSAGE, requestKey }, { cookie: writers.cookie })
}

describe('F4: a database that is silent', () => {
  it('a page, a file, a form and readiness are answered within 5 s, and all is well without a restart when it goes on', async () => {
    const { cookie } = writers
    for (let i = 0; i < POOL; i++) expect(await page()).toBe(true)
    const key = crypto.randomUUID()
    const letGo = await freezeDatabase()
    try {
      // Twice: over connections that stood, and over none.
      for (let turn = 0; turn < 2; turn++) {
        const [opened, summary, ready, { said, answer }] = await Promise.all([
          ask('/assignments', { cookie }),
          ask('/api/exports/assignments', { cookie }),
          ask('/api/ready'),
          writeMessage(key),
        ])
        expectGone(opened, 'Портал временно недоступен')
        expectGone(summary, 'База данных')
        expectGone(ready, 'DATABASE_UNREACHABLE')
        expect(said).toBe('503')
        expectGone(answer, 'повторите через минуту')
        expect(answer.text).toContain(MESSAGE)
      }
    } finally {
      letGo()
    }
    expect(await timeUntil(page, LIMIT_MS)).toBeLessThan(LIMIT_MS)
    expect((await writeMessage(key)).said).toBe('ok')
    expect(await db().assignmentMessage.count({ where: { requestKey: key } })).toBe(1)
  })

  it('with every connection taken the others are told within 5 s, and are served when there is one again', async () => {
    const holder = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await holder.connect()
    await holder.query('BEGIN; LOCK TABLE "AssignmentMessage" IN ACCESS EXCLUSIVE MODE')
    const keys = Array.from({ length: 2 * POOL }, () => crypto.randomUUID())
    const waiting = keys.map((key) => writeMessage(key))
    const told = (await Promise.all(waiting.map((one) => Promise.race([one, settledSoon()])))).filter((one) => one)
    // As many as there are connections wait for the lock; the others have been told.
    expect(told.length).toBe(POOL)
    for (const one of told) expectGone((one as Awaited<(typeof waiting)[0]>).answer, 'ничего не сохранено')
    await holder.query('ROLLBACK')
    await holder.end()
    expect(await timeUntil(page, LIMIT_MS)).toBeLessThan(LIMIT_MS)
    const said = (await Promise.all(waiting)).map((one) => one.said)
    expect(said.filter((word) => word === 'ok')).toHaveLength(POOL)
  })
})

describe('the control', () => {
  it('without a look at what takes long, a page waits for the silent database for more than 5 s', async () => {
    await portal.stop()
    portal = await startPortal({ processes: 2, poolSize: POOL, sabotage: 'never-cut' })
    const { cookie } = writers
    for (let i = 0; i < POOL; i++) expect(await page()).toBe(true)
    const letGo = await freezeDatabase()
    const asked = ask('/assignments', { cookie })
    const told = await Promise.race([asked, settledSoon()])
    letGo()
    expect(told).toBeUndefined()
    await asked
  })
})

/** Undefined when the limit is over. */
function settledSoon(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), LIMIT_MS))
}
