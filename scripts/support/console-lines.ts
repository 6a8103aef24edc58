import type { Log } from '../../lib/kernel/logger'
import { metrics } from '../../lib/kernel/metrics'
import { root } from './root'

const LEVELS = { error: 'error', warn: 'warn', log: 'info', info: 'info', debug: 'debug', trace: 'debug' } as const

/** Where the console was called: what a library says may quote its input, so only the place is kept. */
function callerOf(): string {
  // The first two lines are ours; Next and Node put wrappers of their own between.
  const lines = (new Error().stack?.split('\n').slice(3) ?? []).filter(
    (line) => !line.includes('node-environment-extensions') && !line.includes('node:async_hooks'),
  )
  const file = /\(?((?:file:\/\/|node:|\/)[^()]*:\d+:\d+)\)?$/.exec(lines[0] ?? '')?.[1] ?? 'unknown'
  return file.replace(/^file:\/\//, '').replace(`${root}/`, '')
}

/**
 * Next and libraries print errors whole, with the values in them. Here the console becomes lines of the log: the place and the kind of
 * an error, no text. A fault that nobody caught is a line too; after an exception the process ends and is started again.
 */
export function logConsole(log: Log): void {
  for (const [name, level] of Object.entries(LEVELS)) {
    console[name as keyof typeof LEVELS] = (...words: unknown[]) => {
      const err = words.find((word) => word instanceof Error)
      // A page that failed has its line from instrumentation.ts; Next prints it once more.
      const known = err !== undefined && 'digest' in err
      log[known ? 'debug' : level]({ at: callerOf(), err }, 'console')
    }
  }
  process.on('uncaughtException', (err) => {
    metrics().faults.inc({ at: 'process' })
    log.fatal({ err }, 'uncaught exception')
    process.exit(1)
  })
  process.on('unhandledRejection', (err) => {
    metrics().faults.inc({ at: 'process' })
    log.error({ err }, 'unhandled rejection')
  })
}
