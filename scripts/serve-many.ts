import path from 'node:path'
import { sumMetricsOfWorkers } from '../lib/kernel/cluster-metrics'
import { parseEnv } from '../lib/kernel/env'
import { keepWorkers } from './start/workers'
import { root } from './support/root'

/** The built app in several processes that share the port (WEB_PROCESSES): docs/decisions/010-processes.md. */
const { WEB_PROCESSES, DATABASE_POOL_SIZE, RUN_JOBS } = parseEnv(process.env)

sumMetricsOfWorkers()
keepWorkers({
  program: path.join(root, 'scripts', 'serve.ts'),
  count: WEB_PROCESSES,
  poolSize: DATABASE_POOL_SIZE,
  jobs: RUN_JOBS,
})
