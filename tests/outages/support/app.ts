import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AppServer, startApp } from '@/scripts/start/app-server'
import { PORTAL } from '@/tests/abuse/support/portal'

/** A module that is loaded into the portal's own processes before it: how a control takes a protection away. */
export type Sabotage = 'split-writes' | 'no-drain' | 'never-cut'

type Options = { processes?: number; poolSize?: number; sabotage?: Sabotage }

/** The built portal at the stage's port over the stage's database. */
export async function startPortal({ processes = 2, poolSize = 10, sabotage }: Options = {}) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-outages-'))
  const file = sabotage && fileURLToPath(new URL(`./${sabotage}.mjs`, import.meta.url))
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATA_DIR: dataDir,
    PORT: new URL(PORTAL).port,
    APP_URL: PORTAL,
    LOG_LEVEL: process.env.OUTAGE_LOG ?? 'silent',
    WEB_PROCESSES: String(processes),
    DATABASE_POOL_SIZE: String(poolSize),
    NODE_OPTIONS: file ? `--import=${file}` : '',
  }
  // What a portal says of its failures during an outage would bury the figures; OUTAGE_LOG=error shows it.
  const output = process.env.OUTAGE_LOG ? 'inherit' : 'ignore'
  const app = await startApp('start', env, dataDir, new AbortController().signal, output)
  const stop = async () => {
    await app.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...app, stop }
}

export type Portal = AppServer

/** The serving processes that a process has started, at whatever depth; the compiler that tsx may start beside them is none. */
export function descendants(pid: number): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const rows = listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([child, parent, ...args]) => ({ child: Number(child), parent: Number(parent), args: args.join(' ') }))
  const below = (of: number): number[] =>
    rows
      .filter(({ parent, args }) => parent === of && !/esbuild.*--service/.test(args))
      .flatMap(({ child }) => [child, ...below(child)])
  return below(pid)
}

/** Sends a signal to processes; one that has gone meanwhile is no fault. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
