import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isPortFree } from '../support/free-port'
import { isAlive, markOf, type ProcessMark, stopProcess } from '../support/process-mark'
import { root } from '../support/root'
import { Sentence } from '../support/sentence'
import { nextProgram } from './build'

type Note = ProcessMark & { port: number }

export type AppServer = {
  /** Resolves when the process ends, by whatever cause. */
  ended: Promise<void>
  /** Replaces the processes one by one, without a lost request; false when there is only one. */
  replace(): boolean
  stop(): Promise<void>
  pid: number
}

const script = (name: string) => ['--import', 'tsx', path.join(root, 'scripts', name)]
const several = (env: NodeJS.ProcessEnv) => Number(env.WEB_PROCESSES || 1) > 1

const noteFile = (dataDir: string) => path.join(dataDir, 'next.json')

/** The web server of a start that was killed still holds the port: it belongs to this clone, so it is stopped. */
export async function stopOrphan(dataDir: string): Promise<boolean> {
  const file = noteFile(dataDir)
  if (!fs.existsSync(file)) return false
  const note = JSON.parse(fs.readFileSync(file, 'utf8')) as Note
  const orphan = isAlive(note)
  if (orphan) await stopProcess(note, { timeoutMs: 10_000 })
  fs.rmSync(file, { force: true })
  return orphan
}

export async function refuseTakenPort(port: number): Promise<void> {
  if (await isPortFree(port)) return
  throw new Sentence(
    `Порт ${port} занят другой программой: освободите его или задайте другой, например PORT=${port + 1} npm start.`,
  )
}

/** Starts Next in a session of its own (Ctrl-C reaches it through us, in order) and waits until it answers. */
export async function startApp(
  command: 'start' | 'dev',
  env: NodeJS.ProcessEnv,
  dataDir: string,
  asked: AbortSignal,
  /** Where its lines go: our own output, nowhere, or an open file. */
  output: 'inherit' | 'ignore' | number = 'inherit',
): Promise<AppServer> {
  const port = Number(env.PORT)
  const serving = script(several(env) ? 'serve-many.ts' : 'serve.ts')
  const program = command === 'start' ? serving : [nextProgram, command, '-p', String(port)]
  const child = spawn(process.execPath, program, {
    cwd: root,
    env,
    stdio: ['ignore', output, output],
    detached: process.platform !== 'win32',
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const mark = child.pid === undefined ? undefined : markOf(child.pid)
  if (!mark) throw new Sentence('Веб-сервер не запустился.')
  fs.writeFileSync(noteFile(dataDir), JSON.stringify({ ...mark, port } satisfies Note), { mode: 0o600 })
  const stop = async () => {
    await stopProcess(mark, { timeoutMs: 15_000 })
    killGroup(child)
    fs.rmSync(noteFile(dataDir), { force: true })
  }
  const replace = () => command === 'start' && several(env) && isAlive(mark) && process.kill(mark.pid, 'SIGUSR2')
  if (await waitUntilHealthy(port, ended, asked, env.LISTEN_ADDRESS)) return { ended, replace, stop, pid: mark.pid }
  await stop()
  asked.throwIfAborted()
  throw new Sentence(`Веб-сервер не отвечает на http://localhost:${port}/api/health: причина выше.`)
}

/** `next dev` has helpers; what is left of the session goes with it. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nothing is left.
  }
}

export async function waitUntilHealthy(
  port: number,
  ended: Promise<void>,
  asked?: AbortSignal,
  address?: string,
): Promise<boolean> {
  const host = address?.includes(':') ? `[${address}]` : address || '127.0.0.1'
  let over = false
  ended.then(() => {
    over = true
  })
  const end = performance.now() + 120_000
  while (!over && !asked?.aborted && performance.now() < end) {
    try {
      const answer = await fetch(`http://${host}:${port}/api/health`, { signal: AbortSignal.timeout(20_000) })
      await answer.arrayBuffer()
      if (answer.ok) return true
    } catch {
      // Not listening yet.
    }
    await sleep(100)
  }
  return false
}
