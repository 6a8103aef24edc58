import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { inTransaction, pool } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { submitReport } from '@/lib/resolutions/commands/reports/submit-report'
import { submissionOf } from '../support/drafted'
import { said } from '../support/run-command'

export const ERRANDS_BY_MESSAGE = '--errands-by-message'

/** A report to be sent at an instant (milliseconds since 1970), by one of two people of the organisation. */
export type Errand = { assignmentId: string; at: number; actor: Actor }
/** What it was answered, and the transaction's own time, whatever clock the command was given. */
export type Answer = { assignmentId: string; word: string; transactionAt: number }

/** Fewer at a time than the pool has connections, all of them open before the first: a busy machine sends later, it does not pile up. */
const LANES = 6

async function sendOne({ assignmentId, at, actor }: Errand, skew: number): Promise<Answer> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())))
  const scope = scopeOf(actor, 'assignment.submit')
  if (!scope) throw new Error('no scope')
  let transactionAt = 0
  const result = await inTransaction((tx, time) => {
    transactionAt = time.getTime()
    const now = new Date(transactionAt + skew)
    return submitReport({ tx, now, today: localDay(now, actor.timeZone), actor, scope }, submissionOf(assignmentId))
  })
  return { assignmentId, word: said(result), transactionAt }
}

/** Sends each report at its instant. `skew` is the plant: the command decides by a clock that is so many milliseconds off. */
export async function sendAll(errands: readonly Errand[], skew = 0): Promise<Answer[]> {
  const waiting = [...errands].sort((a, b) => a.at - b.at)
  const answers: Answer[] = []
  const lane = async () => {
    for (let errand = waiting.shift(); errand; errand = waiting.shift()) answers.push(await sendOne(errand, skew))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return answers
}

// As a process of its own: each message of errands is answered by one, until nobody listens any more.
if (process.argv.includes(ERRANDS_BY_MESSAGE)) {
  process.on('message', async (errands: Errand[]) => process.send?.(await sendAll(errands)))
  process.once('disconnect', () => pool().end())
  await Promise.all(Array.from({ length: LANES }, () => pool().query('SELECT pg_sleep(0.05)')))
  process.send?.('ready')
}
