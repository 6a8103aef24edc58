import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../abuse/support/portal'
import { descendants, signalAll, startPortal } from './support/app'
import { ensureDatabase, timeUntil } from './support/server'
import { makeWriters, NO_ERRORS, type Writers } from './support/writers'

/** F1 of the protocol: the app is killed while ten people write through real actions over HTTP. */
const ROUNDS = Number(process.env.OUTAGE_ROUNDS ?? 3)

beforeAll(ensureDatabase)

const healthy = async () => (await ask('/api/health')).status === 200

/** `kill` comes down in mid-write, and the ten people notice. */
const killedInMidWrite = (writers: Writers, kill: () => void, enough?: number): Promise<void> =>
  writers.writeUntil(async () => {
    kill()
    await sleep(100)
  }, enough)

describe('F1: kill -9 of the app in mid-write', () => {
  it(`${ROUNDS} rounds: nothing acknowledged is lost, nothing is done twice or by halves`, async () => {
    const writers = await makeWriters(ROUNDS * 150)
    let portal = await startPortal()
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const workers = descendants(portal.pid)
        expect(workers).toHaveLength(2)
        // The serving processes alone, which are started again by themselves; every third time all of it.
        const everything = round % 3 === 2
        await killedInMidWrite(writers, () => signalAll(everything ? [portal.pid, ...workers] : workers, 'SIGKILL'))
        if (everything) {
          await portal.stop()
          portal = await startPortal()
        }
        expect(await timeUntil(healthy, 60_000)).toBeLessThan(60_000)
        expect(await writers.insist()).toBe(0)
        expect(await writers.errors()).toEqual(NO_ERRORS)
      }
    } finally {
      await portal.stop()
    }
    expect(writers.answers.lost).toBeGreaterThan(0)
    console.log(
      `F1 app killed: ${ROUNDS} rounds, ${writers.acknowledged} acknowledged, 0 wrong, answers ${JSON.stringify(writers.answers)}`,
    )
  })

  it('the control: without the transaction half-done writes are seen', async () => {
    const writers = await makeWriters(150)
    const portal = await startPortal({ sabotage: 'split-writes' })
    try {
      await killedInMidWrite(writers, () => signalAll(descendants(portal.pid), 'SIGKILL'), 10)
      expect((await writers.errors()).halfDone).toBeGreaterThan(0)
    } finally {
      await portal.stop()
    }
  })
})
