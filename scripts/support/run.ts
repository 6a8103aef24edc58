import { spawn } from 'node:child_process'
import { root } from './root'

export type RunResult = { code: number; stdout: string; stderr: string }
export type RunOptions = {
  cwd?: string
  env?: Record<string, string | undefined>
  /** Also shown as it comes; otherwise only kept. */
  show?: boolean
  /** Ends the program when aborted; the result then has a code other than 0. */
  signal?: AbortSignal
}

/** Runs a program of node_modules (by its JavaScript file) or a script with this Node; nothing can prompt. */
export function runNode(args: string[], options: RunOptions = {}): Promise<RunResult> {
  return run(process.execPath, args, options)
}

export function run(
  command: string,
  args: string[],
  { cwd = root, env = {}, show = false, signal }: RunOptions = {},
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const kept = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        kept[name] += text
        if (show) process[name].write(text)
      })
    }
    const end = () => child.kill('SIGTERM')
    signal?.addEventListener('abort', end)
    child.once('error', reject)
    child.once('close', (code) => {
      signal?.removeEventListener('abort', end)
      resolve({ code: code ?? 1, ...kept })
    })
  })
}
