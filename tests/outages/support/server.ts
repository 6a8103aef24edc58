import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findPostmaster, type LaunchOptions, launchPostmaster } from '@/scripts/database/postmaster'
import { waitForEnd } from '@/scripts/support/process-mark'
import { descendants, signalAll } from './app'

/** The stage's database server. */
const launch = JSON.parse(process.env.OUTAGES_LAUNCH ?? '{}') as LaunchOptions

async function running() {
  const server = await findPostmaster(launch.cluster, launch.credentials)
  if (!server) throw new Error('The database is not running')
  return server.mark
}

/** The server and all its backends at once, as if the plug were pulled; returns when nothing is left of them. */
export async function killDatabase(): Promise<void> {
  const mark = await running()
  signalAll([mark.pid, ...descendants(mark.pid)], 'SIGKILL')
  await waitForEnd(mark, 5000)
}

/** @param durable false: the control, in which the server acknowledges before it writes. */
export async function startDatabase(durable = true): Promise<void> {
  // Without the wish of a commit the log is written by this clock alone; it is set too slow to hide a loss.
  if (!durable) fs.appendFileSync(path.join(launch.cluster, 'postgresql.conf'), "\nwal_writer_delay = '10s'\n")
  await launchPostmaster({ ...launch, durable })
}

/** For the first line of a test file: the one before may have failed while the server was down. */
export async function ensureDatabase(): Promise<void> {
  if (!(await findPostmaster(launch.cluster, launch.credentials))) await startDatabase()
}

/** Stops the server and all its backends in their tracks: connections stand, nothing answers. Returns how to let them go on. */
export async function freezeDatabase(): Promise<() => void> {
  const mark = await running()
  // Twice: a backend may have been born in between.
  signalAll([mark.pid], 'SIGSTOP')
  const all = [mark.pid, ...descendants(mark.pid)]
  signalAll(all, 'SIGSTOP')
  return () => signalAll([...descendants(mark.pid), mark.pid], 'SIGCONT')
}

/** Asks until `ok` says yes; returns how long that took, or Infinity after the limit. */
export async function timeUntil(ok: () => Promise<boolean>, limitMs: number): Promise<number> {
  const started = performance.now()
  while (performance.now() - started < limitMs) {
    if (await ok().catch(() => false)) return performance.now() - started
    await sleep(50)
  }
  return Number.POSITIVE_INFINITY
}
