import cluster, { type Worker } from 'node:cluster'
import { DRAIN_MS } from '../support/drain'
import { returnHandedOver } from './handed-over'

type Options = { program: string; count: number; poolSize: number; jobs: boolean }

/** A place among the processes; who holds it changes when one dies or is replaced. */
type Place = { at: number; worker: Worker }

/** How many deaths a minute are borne, for each place, before the portal is given up for its starter to judge. */
const DEATHS = 5
/** What a new process has to come up before the replacing is given up. */
const START_MS = 60_000

/** The connections of one of `count` processes: all of them together stay within the portal's `total`, each has two at least. */
export function poolShare(total: number, count: number): number {
  return Math.max(2, Math.floor(total / count))
}

/**
 * Keeps `count` processes on one port, which this one holds open while any of them lives. One that dies is started again; SIGUSR2
 * replaces them one by one, each new one answering before its predecessor drains; SIGTERM and SIGINT drain all and end.
 */
export function keepWorkers({ program, count, poolSize, jobs }: Options): void {
  cluster.schedulingPolicy = cluster.SCHED_RR
  cluster.setupPrimary({ exec: program, args: [] })
  let stopping = false
  let deaths: number[] = []

  const start = (at: number): Worker => {
    const worker = cluster.fork({
      DATABASE_POOL_SIZE: String(poolShare(poolSize, count)),
      // The clock's work is one process's: whoever holds the first place.
      RUN_JOBS: jobs && at === 0 ? '1' : '0',
    })
    returnHandedOver(worker)
    return worker
  }
  const places: Place[] = Array.from({ length: count }, (_, at) => ({ at, worker: start(at) }))

  cluster.on('exit', (worker) => {
    const place = places.find((each) => each.worker === worker)
    if (stopping) {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0)
      return
    }
    // Not in a place any more: one that was replaced and has drained.
    if (!place) return
    deaths = [...deaths.filter((at) => performance.now() - at < 60_000), performance.now()]
    if (deaths.length > DEATHS * count) process.exit(1)
    process.stdout.write('Процесс веб-сервера остановился сам: запускаем новый.\n')
    // At once when it was one of several; one that cannot even start does not spin.
    setTimeout(() => {
      if (!stopping && place.worker === worker) place.worker = start(place.at)
    }, deaths.length * 100)
  })

  let replacing = false
  const replaceAll = async () => {
    if (replacing || stopping) return
    replacing = true
    for (const place of places) {
      const successor = start(place.at)
      if (stopping || !(await comesUp(successor))) {
        successor.process.kill('SIGKILL')
        process.stdout.write('Новый процесс не начал отвечать: прежние продолжают работу.\n')
        break
      }
      const predecessor = place.worker
      place.worker = successor
      predecessor.process.kill('SIGUSR2')
    }
    replacing = false
    if (places.every(({ worker }) => worker.isConnected())) process.stdout.write('Процессы заменены.\n')
  }

  const stop = () => {
    if (stopping) return
    stopping = true
    const workers = Object.values(cluster.workers ?? {})
    if (workers.length === 0) process.exit(0)
    for (const worker of workers) worker?.process.kill('SIGTERM')
    setTimeout(() => process.exit(0), DRAIN_MS + 1000).unref()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('SIGUSR2', () => void replaceAll())
}

/** True once the process takes connections; Next is prepared before it listens. */
function comesUp(worker: Worker): Promise<boolean> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(false), START_MS)
    const settle = (up: boolean) => {
      clearTimeout(limit)
      resolve(up)
    }
    worker.once('listening', () => settle(true))
    worker.once('exit', () => settle(false))
  })
}
