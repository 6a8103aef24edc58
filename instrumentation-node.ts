import { purgeSlips } from './lib/family/commands/slip-purge'
import { closeDue } from './lib/institutions/commands/organizations'
import { warmUp } from './lib/kernel/db'
import { env } from './lib/kernel/env'
import { purgeLetters, purgeSessions, purgeThrottle, sweepFiles } from './lib/kernel/housekeeping'
import { type Job, startJobs } from './lib/kernel/jobs'
import { log } from './lib/kernel/log'
import { mailIsOn } from './lib/kernel/mail'
import { startMailer } from './lib/kernel/mail-sender'
import { metrics } from './lib/kernel/metrics'
import { openDuePeriods, proposeForOrganizations } from './lib/resolutions/commands/issue'
import { purgeImports } from './lib/students/commands/import-purge'

type Tx = Parameters<Job['work']>[0]

function municipalitiesOf(tx: Tx) {
  return tx.municipality.findMany({ select: { id: true, timeZone: true } })
}

const JOBS: Job[] = [
  {
    // Before the proposals below: what closes today is proposed today.
    name: 'close-organizations',
    everyMinutes: 1,
    work: async (tx, now) => {
      await closeDue(tx, now)
    },
  },
  {
    // Rule 10: the next period of an ongoing item begins by itself.
    name: 'open-periods',
    everyMinutes: 60,
    work: async (tx, now) => {
      for (const municipality of await municipalitiesOf(tx)) await openDuePeriods(tx, now, municipality)
    },
  },
  {
    // Rule 5: an organisation opened or closed after the issue becomes a proposal. Not called where organisations change:
    // that domain knows nothing of resolutions.
    name: 'propose-for-organizations',
    everyMinutes: 1,
    work: async (tx, now) => {
      for (const municipality of await municipalitiesOf(tx)) await proposeForOrganizations(tx, now, municipality)
    },
  },
  {
    name: 'purge-sessions',
    everyMinutes: 60,
    work: async (tx, now) => {
      await purgeSessions(tx, now)
      await purgeThrottle(tx, now)
      await purgeSlips(tx, now)
      await purgeLetters(tx, now)
    },
  },
  {
    // Names of children must not linger in tables that nobody confirmed.
    name: 'purge-imports',
    everyMinutes: 30,
    work: async (tx, now) => {
      await purgeImports(tx, now)
    },
  },
  {
    name: 'sweep-files',
    everyMinutes: 60,
    work: async (_tx, now) => {
      await sweepFiles(now)
    },
  },
]

/** Settings are checked and the database is met before the first request; then the jobs begin. */
export async function boot(): Promise<void> {
  try {
    env()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
  await warmUp()
  if (!env().RUN_JOBS) return
  startJobs(JOBS)
  if (mailIsOn()) startMailer()
}

/** `routePath` is the pattern of the address, `routeType` says what was at work: a page, an action, a handler. */
export function reportFault(err: unknown, { routePath, routeType }: { routePath: string; routeType: string }): void {
  const digest = String((err as { digest?: unknown } | null)?.digest ?? '')
  metrics().faults.inc({ at: 'page' })
  log().error(
    { err, digest: /^[\d@E]{1,20}$/.test(digest) ? digest : undefined, route: routePath, kind: routeType },
    'page failed',
  )
}
