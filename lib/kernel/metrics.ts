import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** As much of the pool as is measured; kernel/db keeps it there. */
type Measured = {
  totalCount: number
  idleCount: number
  waitingCount: number
  options: { max?: number }
  query<R>(text: string): Promise<{ rows: R[] }>
}

export type Metrics = {
  /** Seconds of a request by method, pattern of its address and class of its status. */
  requests: Histogram<'method' | 'route' | 'status'>
  /** Answers of actions by name, outcome and reason code. */
  actions: Counter<'action' | 'outcome' | 'reason'>
  /** Turns of jobs: «done», «busy» (another process is at it), «failed». */
  jobs: Counter<'job' | 'outcome'>
  jobSeconds: Histogram<'job'>
  /** Letters by what came of a try: «sent», «put off», «failed». */
  letters: Counter<'outcome'>
  /** Lines about what went wrong, by where. */
  faults: Counter<'at'>
  registry: Registry
  /** All of it as Prometheus reads it. Among several processes scripts/serve.ts puts their sum in its place. */
  read: () => Promise<string>
}

const KEY = Symbol.for('profmarshrut.metrics')
const kept = globalThis as { [KEY]?: Metrics; profmarshrutPool?: Measured }

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

async function openSessions(): Promise<number | null> {
  try {
    const rows = await kept.profmarshrutPool?.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "Session" WHERE "endedAt" IS NULL AND "lastSeenAt" > now() - interval '30 minutes'`,
    )
    return rows?.rows[0]?.n ?? null
  } catch {
    // The scrape goes on: that the database is away is the very thing to be told.
    return null
  }
}

/** Every label comes from a list in the code (routes, actions, reasons, jobs): nobody outside can make a new series. */
function make(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'profmarshrut_sql_connections',
    help: 'Connections of the SQL pool: busy, idle, waiting for one, most allowed.',
    labelNames: ['state'],
    registers,
    collect() {
      const pool = kept.profmarshrutPool
      if (!pool) return
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
      this.set({ state: 'most' }, pool.options.max ?? 0)
    },
  })
  let asked: Promise<number | null> | undefined
  /** Open sessions, null when the database does not answer; one statement a scrape. */
  const sessions = () => {
    asked ??= openSessions().finally(() => {
      asked = undefined
    })
    return asked
  }
  new Gauge({
    name: 'profmarshrut_database_up',
    help: '1 when the database answered this scrape.',
    registers,
    aggregator: 'min',
    async collect() {
      if (kept.profmarshrutPool) this.set((await sessions()) === null ? 0 : 1)
    },
  })
  new Gauge({
    name: 'profmarshrut_open_sessions',
    help: 'Sessions that were seen within 30 minutes and have not ended.',
    registers,
    // Every process counts the same rows.
    aggregator: 'max',
    async collect() {
      const open = await sessions()
      if (open === null) this.remove()
      else this.set(open)
    },
  })
  return {
    requests: new Histogram({
      name: 'profmarshrut_http_request_seconds',
      help: 'Duration of requests by method, route and class of status.',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    actions: new Counter({
      name: 'profmarshrut_actions_total',
      help: 'Answers of server actions by name, outcome and reason code.',
      labelNames: ['action', 'outcome', 'reason'],
      registers,
    }),
    jobs: new Counter({
      name: 'profmarshrut_job_runs_total',
      help: 'Turns of jobs: done, busy in another process, failed.',
      labelNames: ['job', 'outcome'],
      registers,
    }),
    letters: new Counter({
      name: 'profmarshrut_letters_total',
      help: 'Letters by what came of a try: sent, put off, failed.',
      labelNames: ['outcome'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'profmarshrut_job_seconds',
      help: 'Duration of the turns of jobs that were done.',
      labelNames: ['job'],
      buckets: SECONDS,
      registers,
    }),
    faults: new Counter({
      name: 'profmarshrut_faults_total',
      help: 'Unexpected faults by where they came up: action, handler, page, job, database, process.',
      labelNames: ['at'],
      registers,
    }),
    registry,
    read: () => registry.metrics(),
  }
}

/** The figures of this process; one set for scripts/serve.ts and the built app, which has a copy of this module of its own. */
export function metrics(): Metrics {
  kept[KEY] ??= make()
  return kept[KEY]
}

/** The sum over what several processes have counted; each metric knows how it adds up. */
export function sumOf(counted: object[]): Promise<string> {
  return Promise.resolve(AggregatorRegistry.aggregate(counted).metrics())
}
