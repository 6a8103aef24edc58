import fs from 'node:fs'
import autocannon from 'autocannon'
import type { Sample } from './figures'

export type Post = { path: string; headers: Record<string, string>; body: string }

/** What is asked for under load. */
export type Target = {
  url: string
  headers: Record<string, string>
  /** The status of a right answer, and the least size of its body: a page that lost its content is an error. */
  status: number
  leastBytes: number
  /** The process that answers, for its processor time. */
  pid: number
  /** Writes only: the next request, and the most there may be of them in a run. */
  posts?: { next: () => Post; most: number }
}

/**
 * Asks the target `amount` times over so many connections and takes the time of each answer. By amount and not by time, because
 * what is under way when the time is over would be left out, and that is the slowest.
 */
export function fire(target: Target, connections: number, amount: number): Promise<Sample> {
  const { posts } = target
  const sample: Sample = { times: [], wrong: {}, milliseconds: 0, cpu: Number.NaN }
  const wrong = (what: string, n = 1) => {
    sample.wrong[what] = (sample.wrong[what] ?? 0) + n
  }
  const begun = performance.now()
  const cpu = processorTime(target.pid)
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url: target.url,
        connections,
        amount: Math.max(connections, Math.min(amount, posts?.most ?? amount)),
        timeout: 30,
        headers: target.headers,
        ...(posts && {
          requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...posts.next() }) }],
        }),
      },
      (error, result) => {
        if (error) return reject(error)
        if (result.timeouts > 0) wrong('нет ответа за 30 с', result.timeouts)
        if (result.errors > result.timeouts) wrong('связь прервана', result.errors - result.timeouts)
        sample.cpu = processorTime(target.pid) - cpu
        resolve(sample)
      },
    )
    instance.on('response', (_client, status, bytes, milliseconds) => {
      sample.milliseconds = performance.now() - begun
      if (status !== target.status) wrong(`ответ ${status}`)
      else if (bytes < target.leastBytes) wrong('неполная страница')
      else sample.times.push(milliseconds)
    })
  })
}

/** Milliseconds of processor that a process has used so far; NaN where the system does not say. The tick is Linux' usual 10 ms. */
function processorTime(pid: number): number {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}
