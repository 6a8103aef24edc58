import cluster from 'node:cluster'
import { joinMetrics, sumMetricsOfWorkers } from '../../lib/kernel/cluster-metrics'
import { metrics } from '../../lib/kernel/metrics'

/** A cluster of three that have counted 1, 2 and 3; the last is scraped. `gather` in the arguments: the first process sums them up. */
if (cluster.isPrimary) {
  if (process.argv.includes('gather')) sumMetricsOfWorkers()
  for (const n of [1, 2, 3]) cluster.fork({ COUNTED: String(n) })
  let ready = 0
  cluster.on('message', (_worker, message) => {
    const workers = Object.values(cluster.workers ?? {})
    if (message === 'ready' && ++ready === 3) workers.at(-1)?.send('scrape')
    if (typeof message?.scraped === 'string') {
      process.stdout.write(message.scraped)
      for (const worker of workers) worker?.kill()
    }
  })
} else {
  joinMetrics()
  metrics().actions.inc({ action: 'sendReport', outcome: 'ok', reason: '' }, Number(process.env.COUNTED))
  process.on('message', async (message) => {
    if (message === 'scrape') process.send?.({ scraped: await metrics().read() })
  })
  process.send?.('ready')
}
