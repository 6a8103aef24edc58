import fs from 'node:fs'

/**
 * Aborted when the portal is asked to stop: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm or tsx that started us
 * (kill -9 of npm must not leave a portal that nobody holds).
 */
export function stopWish(): AbortSignal {
  const wish = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => wish.abort())
  const chain = launchers()
  const timer = setInterval(() => {
    if (chain.every(({ child, parent }) => parentOf(child) === parent)) return
    clearInterval(timer)
    wish.abort()
  }, 250)
  timer.unref()
  return wish.signal
}

type Link = { child: number; parent: number }

/** The processes between us and npm: tsx, a shell, npm itself. Started without npm: tsx alone. */
function launchers(): Link[] {
  const chain: Link[] = [{ child: process.pid, parent: process.ppid }]
  if (process.platform !== 'linux' || !process.env.npm_lifecycle_event) return chain
  for (let pid = process.ppid; chain.length < 5 && !isNpm(pid); pid = parentOf(pid)) {
    const parent = parentOf(pid)
    // npm was killed before we came to look: its shell is an orphan, and so are we.
    if (parent === 1 && !isNpm(1) && /^(\S*sh)\0-c\0tsx scripts\//.test(commandLine(pid)))
      return [{ child: pid, parent: -1 }]
    if (parent === 0) return chain.slice(0, 1)
    chain.push({ child: pid, parent })
  }
  return isNpm(chain.at(-1)?.parent ?? 0) ? chain : chain.slice(0, 1)
}

function isNpm(pid: number): boolean {
  return /^npm |\/npm(-cli\.js)?\0/.test(commandLine(pid))
}

function commandLine(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function parentOf(pid: number): number {
  if (pid === process.pid) return process.ppid
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
