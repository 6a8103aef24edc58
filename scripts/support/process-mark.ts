import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process named so that another one with the same number, after its end or a reboot, is not taken for it. */
export type ProcessMark = { pid: number; started: string }

/** The mark of a live process; undefined when there is none (a zombie counts as none). */
export function markOf(pid: number): ProcessMark | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (process.platform === 'linux') {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined
      return { pid, started: `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}` }
    } catch {
      return undefined
    }
  }
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  if (process.platform === 'win32') return { pid, started: '' }
  try {
    const env = { PATH: process.env.PATH, LC_ALL: 'C' } as unknown as NodeJS.ProcessEnv
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env })
    return { pid, started: started.trim() }
  } catch {
    return undefined
  }
}

/** Is it still the very same process? */
export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.started === mark.started
}

export async function waitForEnd(mark: ProcessMark, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs
  while (isAlive(mark)) {
    if (performance.now() > end) return false
    await sleep(25)
  }
  return true
}

/** Sends the signal, waits, and after the time limit sends the harder one. */
export async function stopProcess(
  mark: ProcessMark,
  { signal = 'SIGTERM', harder = 'SIGKILL', timeoutMs = 10_000 }: StopOptions = {},
): Promise<void> {
  for (const each of [signal, harder]) {
    if (!isAlive(mark)) return
    try {
      process.kill(mark.pid, each)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
      throw error
    }
    if (await waitForEnd(mark, timeoutMs)) return
  }
}

type StopOptions = { signal?: NodeJS.Signals; harder?: NodeJS.Signals; timeoutMs?: number }
