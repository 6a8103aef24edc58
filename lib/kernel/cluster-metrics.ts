import cluster, { type Worker } from 'node:cluster'
import { metrics, sumOf } from './metrics'

/** What goes between the first process and its workers; other messages are none of ours. */
type Message = { profmarshrut: 'metrics'; step: 'ask' | 'count' | 'counted' | 'sum'; turn: number; body?: unknown }

const WAIT_MS = 3000

const isOurs = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && (message as Partial<Message>).profmarshrut === 'metrics'

const say = (step: Message['step'], turn: number, body?: unknown): Message => ({
  profmarshrut: 'metrics',
  step,
  turn,
  body,
})

/**
 * In the first process of a cluster: a worker that is scraped asks for the sum over all. One that does not answer within 3 s is left
 * out. Call once, before the first worker is forked.
 */
export function sumMetricsOfWorkers(): void {
  let turn = 0
  const open = new Map<number, (worker: Worker, counted: object) => void>()
  const gather = () => {
    const mine = ++turn
    const waited = new Set(Object.values(cluster.workers ?? {}).filter((worker) => worker?.isConnected()))
    const counted: object[] = []
    return new Promise<string>((resolve) => {
      const end = () => {
        clearTimeout(timer)
        open.delete(mine)
        resolve(sumOf(counted))
      }
      const timer = setTimeout(end, WAIT_MS)
      open.set(mine, (worker, body) => {
        if (waited.delete(worker)) counted.push(body)
        if (waited.size === 0) end()
      })
      for (const worker of waited) worker?.send(say('count', mine))
    })
  }
  cluster.on('message', (worker, message: unknown) => {
    if (!isOurs(message)) return
    if (message.step === 'counted') open.get(message.turn)?.(worker, message.body as object)
    if (message.step === 'ask') {
      gather().then(
        (sum) => worker.isConnected() && worker.send(say('sum', message.turn, sum)),
        () => undefined,
      )
    }
  })
}

/** In a process that serves: when it is one of several, a scrape gives the sum over all. Without a cluster nothing changes. */
export function joinMetrics(): void {
  if (!cluster.isWorker) return
  const figures = metrics()
  const own = figures.read
  const open = new Map<number, (sum: string) => void>()
  let turn = 0
  process.on('message', (message: unknown) => {
    if (!isOurs(message)) return
    if (message.step === 'sum') open.get(message.turn)?.(String(message.body))
    if (message.step === 'count')
      figures.registry.getMetricsAsJSON().then(
        (counted) => process.send?.(say('counted', message.turn, counted)),
        () => undefined,
      )
  })
  figures.read = () => {
    const mine = ++turn
    return new Promise<string>((resolve) => {
      const end = (sum: string | Promise<string>) => {
        clearTimeout(timer)
        open.delete(mine)
        resolve(sum)
      }
      // The first process does not know of us: the figures of this one are better than none.
      const timer = setTimeout(() => end(own()), WAIT_MS + 1000)
      open.set(mine, end)
      process.send?.(say('ask', mine))
    })
  }
}
