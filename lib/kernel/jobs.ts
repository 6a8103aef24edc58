import 'server-only'
import { inTransaction, type Tx } from './db'
import { log } from './log'
import { metrics } from './metrics'

export type Job = { name: string; everyMinutes: number; work: (tx: Tx, now: Date) => Promise<void> }

/**
 * Runs `job` once in this process, unless another process is at it: a transaction-level advisory lock by name. The work must be
 * safe to repeat.
 * @returns false when another process held the lock.
 */
export async function runJob(job: Job): Promise<boolean> {
  return inTransaction(async (tx, now) => {
    const [row] = await tx.$queryRaw<{ got: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtext('profmarshrut-job'), hashtext(${job.name})) AS got`
    if (!row?.got) return false
    await job.work(tx, now)
    return true
  })
}

/** One turn, told to the figures; a fault is logged and the next turn tries again. */
export async function takeTurn(job: Job): Promise<void> {
  const { jobs, jobSeconds, faults } = metrics()
  const over = jobSeconds.startTimer({ job: job.name })
  try {
    const done = await runJob(job)
    jobs.inc({ job: job.name, outcome: done ? 'done' : 'busy' })
    if (done) over()
  } catch (error) {
    jobs.inc({ job: job.name, outcome: 'failed' })
    faults.inc({ at: 'job' })
    log().error({ job: job.name, err: error }, 'job failed')
  }
}

/** Runs each job soon after the start and then at its interval. */
export function startJobs(jobs: Job[]): void {
  for (const job of jobs) {
    const turn = () => takeTurn(job)
    setTimeout(turn, 5000).unref()
    setInterval(turn, job.everyMinutes * 60_000).unref()
  }
}
