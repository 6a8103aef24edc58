import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/kernel/db'
import { filled, findForm, MULTIPART, multipart } from '@/scripts/bench/forms'
import { type Answer, ask, fromOwnPage, sql } from '../abuse/support/portal'
import { descendants, type Portal, startPortal } from './support/app'
import { ensureDatabase, killDatabase, startDatabase, timeUntil } from './support/server'
import { MESSAGE, makeWriters, NO_ERRORS, type Writers } from './support/writers'

/** F2 of the protocol: the database and all its backends are killed while ten people write; the app is not touched. */
const ROUNDS = Number(process.env.OUTAGE_ROUNDS ?? 3)
const DOWN_MS = 1000

let portal: Portal
let workers: number[]

beforeAll(async () => {
  await ensureDatabase()
  portal = await startPortal()
  workers = descendants(portal.pid)
})
// One that failed while it was down leaves the others to fail on their own account.
beforeEach(ensureDatabase)
afterAll(() => portal.stop())

const ready = async () => (await ask('/api/ready')).status === 200

/** The page as a link of ours fetches it; Next sends the request on once, to an address with a mark of its headers. */
async function askFlight(page: string, cookie: string): Promise<Answer> {
  const asked = { cookie, headers: { rsc: '1' } }
  const { location } = await ask(page, asked)
  return ask(location, asked)
}

/** Pages, asked while the database is gone: all of them 503 in words, with a time to come back. */
async function pagesMeanwhile({ cookie, threads }: Writers): Promise<void> {
  for (const page of ['/', '/assignments', `/assignments/${threads[0]}`]) {
    for (const flight of [false, true]) {
      const { status, headers, text } = await (flight ? askFlight(page, cookie) : ask(page, { cookie }))
      expect([page, status, headers.get('retry-after')]).toEqual([page, 503, '5'])
      expect(text).toContain('База данных сейчас не отвечает')
      expect(text).not.toMatch(/Error:|\bat [\w.]+ \(/)
    }
  }
}

async function killedInMidWrite(writers: Writers, durable = true): Promise<void> {
  await writers.writeUntil(async () => {
    await killDatabase()
    const noticed = timeUntil(async () => !(await ready()), 5000)
    if (durable) await pagesMeanwhile(writers)
    expect(await noticed).toBeLessThan(5000)
    await sleep(DOWN_MS)
  })
  await startDatabase(durable)
  const back = await timeUntil(ready, 5000)
  expect(back).toBeLessThan(5000)
}

describe('F2: kill -9 of the database in mid-write', () => {
  it(`${ROUNDS} rounds: nothing acknowledged is lost, 503 meanwhile, served again within 5 s by the same processes`, async () => {
    const writers = await makeWriters(ROUNDS * 150)
    for (let round = 0; round < ROUNDS; round++) {
      await killedInMidWrite(writers)
      expect(await writers.insist()).toBe(0)
      expect(await writers.errors()).toEqual(NO_ERRORS)
    }
    const { ok, redirect, '503': refused, ...others } = writers.answers
    expect(others).toEqual({})
    expect(refused).toBeGreaterThan(0)
    expect(descendants(portal.pid)).toEqual(workers)
    console.log(
      `F2 database killed: ${ROUNDS} rounds, ${writers.acknowledged} acknowledged, 0 wrong, answers ${JSON.stringify(writers.answers)}`,
    )
  })

  it('a form sent without scripts is answered with 503 and what to do with what was typed; sent again, it is done once', async () => {
    const { cookie, threads } = await makeWriters(0)
    const page = `/assignments/${threads[0]}`
    const form = findForm((await ask(page, { cookie })).text, ['text', 'requestKey'])
    if (!form) throw new Error('No form for messages')
    const headers = { ...fromOwnPage(), 'content-type': MULTIPART }
    const send = () => ask(page, { cookie, headers, body: multipart(filled(form.fields, { text: MESSAGE })) })
    await killDatabase()
    try {
      const { status, text } = await send()
      expect(status).toBe(503)
      expect(text).toContain('не сохранено, но и не потеряно')
    } finally {
      await startDatabase()
    }
    expect(await timeUntil(ready, 5000)).toBeLessThan(5000)
    expect([(await send()).status, (await send()).status]).toEqual([200, 200])
    expect(await db().assignmentMessage.count({ where: { assignmentId: threads[0] } })).toBe(1)
  })

  it('a schema that is behind this version is not ready either, and is without a restart once it is brought up', async () => {
    const newest = `(SELECT max("migration_name") FROM "_prisma_migrations")`
    await sql(`UPDATE "_prisma_migrations" SET "rolled_back_at" = now() WHERE "migration_name" = ${newest}`)
    try {
      const { status, headers, text } = await ask('/api/ready')
      expect([status, headers.get('retry-after')]).toEqual([503, '5'])
      expect(text).toContain('MIGRATIONS_PENDING')
    } finally {
      await sql(`UPDATE "_prisma_migrations" SET "rolled_back_at" = NULL WHERE "migration_name" = ${newest}`)
    }
    expect((await ask('/api/ready')).status).toBe(200)
  })

  it('the control: a server that acknowledges before it writes loses what was acknowledged', async () => {
    const writers = await makeWriters(150)
    await killDatabase()
    await startDatabase(false)
    expect(await timeUntil(ready, 5000)).toBeLessThan(5000)
    await killedInMidWrite(writers, false)
    expect((await writers.errors()).lost).toBeGreaterThan(0)
    await killDatabase()
    await startDatabase()
    expect(await timeUntil(ready, 5000)).toBeLessThan(5000)
  })
})
