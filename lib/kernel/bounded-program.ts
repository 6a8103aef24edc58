import { spawn } from 'node:child_process'
import path from 'node:path'

export type ProgramBounds = { timeoutMs: number; maxOldSpaceMb: number; maxOutput: number }
/** `out`: it took more time or memory, or printed more, than it may; `error` is the last line it complained with. */
export type ProgramEnd = { ok: true; output: string } | { ok: false; error: string } | { ok: false; out: true }

/**
 * Runs one of our own scripts over untrusted bytes in a child process, so that neither a crafted file nor a fault of a reader can hold
 * or fell the server: bounded time, memory and output. Never throws.
 */
export function runBounded(
  script: string,
  args: readonly string[],
  input: Uint8Array,
  { timeoutMs, maxOldSpaceMb, maxOutput }: ProgramBounds,
): Promise<ProgramEnd> {
  // Built at run time: a bundler must neither trace nor bundle the script.
  const root = process.cwd()
  const file = path.join(/* turbopackIgnore: true */ root, ['scripts', script].join(path.sep))
  return new Promise((resolve) => {
    const child = spawn(
      /* turbopackIgnore: true */ process.execPath,
      [`--max-old-space-size=${maxOldSpaceMb}`, '--import', 'tsx', file, ...args],
      // The child reads an untrusted file and gets nothing of the server's environment, its secrets least of all.
      { cwd: root, env: { NODE_ENV: 'production' }, stdio: ['pipe', 'pipe', 'pipe'] },
    )
    const out: Buffer[] = []
    let size = 0
    let error = ''
    let settled = false
    const settle = (end: ProgramEnd) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      child.kill('SIGKILL')
      resolve(end)
    }
    const timer = setTimeout(() => settle({ ok: false, out: true }), timeoutMs)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxOutput) settle({ ok: false, out: true })
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (error.length < 4096) error += chunk.toString('utf8')
    })
    // A child that ends before it has read everything closes the pipe.
    child.stdin.on('error', () => undefined)
    child.on('error', () => settle({ ok: false, out: true }))
    child.on('close', (code) =>
      settle(
        code === 0
          ? { ok: true, output: Buffer.concat(out).toString('utf8') }
          : { ok: false, error: error.trim().split('\n').at(-1)?.trim() ?? '' },
      ),
    )
    child.stdin.end(input)
  })
}
