import { beforeAll, describe, expect, it } from 'vitest'
import { ask, PORTAL } from '../abuse/support/portal'
import { descendants, type Portal, signalAll, startPortal } from './support/app'
import { load, type Outcomes } from './support/load'
import { ensureDatabase, timeUntil } from './support/server'
import { makeWriters } from './support/writers'

/** F3 of the protocol: the processes are replaced while twenty connections ask. */
const REQUESTS = Number(process.env.SWAP_REQUESTS ?? 2000)
const CONNECTIONS = 20
/** Two pages behind a session, and the cheapest answer there is, so that every moment has many requests in it. */
const PAGES = ['/assignments', '/help', ...Array.from({ length: 18 }, () => '/api/health')]

let cookie: string

beforeAll(async () => {
  await ensureDatabase()
  cookie = (await makeWriters(0)).cookie
})

type Wish = { requests: number; more?: () => boolean; patienceMs?: number }

const underLoad = (wish: Wish, at: (sent: number) => void): Promise<Outcomes> =>
  load({ url: PORTAL, pages: PAGES, cookie, connections: CONNECTIONS, ...wish }, at)

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** One request over a connection of its own. */
async function knock(): Promise<string> {
  const { lost } = await load(
    { url: PORTAL, pages: ['/api/health'], cookie, connections: 1, requests: 1, patienceMs: 20_000 },
    () => {},
  )
  return lost[0]?.split(' ')[0] ?? '200'
}

/** The portal under load that lasts until all its processes are others. */
async function replaced(portal: Portal, wish: Wish): Promise<Outcomes> {
  const before = descendants(portal.pid)
  const end = performance.now() + 180_000
  const more = () => performance.now() < end && before.some(isThere)
  const outcomes = await underLoad({ ...wish, more }, (sent) => {
    if (sent === Math.floor(wish.requests / 4)) portal.replace()
  })
  expect(before.filter(isThere)).toEqual([])
  return outcomes
}

describe('F3: the processes are replaced under load', () => {
  it(`${REQUESTS} requests over ${CONNECTIONS} connections, 0 lost`, async () => {
    const portal = await startPortal()
    try {
      const { served, busy, lost } = await replaced(portal, { requests: REQUESTS })
      expect(lost).toEqual([])
      // A machine starved by others cannot open a connection to the database in time and says so; a new process that is not ready
      // yet would say it to every second request.
      expect(busy).toBeLessThan(REQUESTS / 100)
      expect(served).toBeGreaterThan(REQUESTS * 0.99)
      console.log(
        `F3 swap: ${served + busy} requests, ${CONNECTIONS} connections, all replaced, 0 lost, ${busy} told 503`,
      )
    } finally {
      await portal.stop()
    }
  })

  it('one process killed: the port never closes, nobody is left waiting, and another takes its place', async () => {
    const portal = await startPortal()
    try {
      const workers = descendants(portal.pid)
      const newcomers = Array.from({ length: 100 }, () => knock())
      signalAll(workers.slice(0, 1), 'SIGKILL')
      newcomers.push(...Array.from({ length: 100 }, () => knock()))
      // Who was being answered by it sees a broken line; who was only on the way to it is answered by the other.
      expect((await Promise.all(newcomers)).filter((word) => !/^(?:200|ECONNRESET)$/.test(word))).toEqual([])
      for (let i = 0; i < 20; i++) expect((await ask('/api/health')).status).toBe(200)
      const whole = async () => descendants(portal.pid).filter((pid) => pid !== workers[0]).length === 2
      expect(await timeUntil(whole, 30_000)).toBeLessThan(30_000)
    } finally {
      await portal.stop()
    }
  })

  it('a stop answers what was sent before it and is over in time', async () => {
    const portal = await startPortal()
    let stopped: Promise<number> | undefined
    const stop = async () => {
      const started = performance.now()
      await portal.stop()
      return performance.now() - started
    }
    const { lost } = await underLoad({ requests: 100 }, (sent) => {
      if (sent === 100) stopped = stop()
    })
    expect(lost).toEqual([])
    expect(await stopped).toBeLessThan(10_000)
  })

  it('the control: without draining requests are lost', async () => {
    const portal = await startPortal({ sabotage: 'no-drain' })
    try {
      const { lost } = await replaced(portal, { requests: 400, patienceMs: 5000 })
      // Not those that a slow machine has kept waiting.
      expect(lost.filter((one) => !one.startsWith('timeout'))).not.toEqual([])
    } finally {
      await portal.stop()
    }
  })
})
