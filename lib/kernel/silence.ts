import 'server-only'
import pg from 'pg'

/** A connection busy for so long makes us ask whether the server is there at all. */
const BUSY_MS = 1000
/** How long the server has for the answer; with BUSY_MS and a turn of LOOK_MS under the five seconds in which people get theirs. */
const PROBE_MS = 2000
const LOOK_MS = 250
/** Nobody was there to refuse. */
const LOST = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])

/**
 * A server that is stopped or cut off without a word answers nothing and refuses nothing: a statement sent to it would wait for
 * hours, and its own limits (statement_timeout) stand still with it. When a connection has been busy for long and a new one gets no
 * answer either, all connections of the pool are cut: whoever waits is told at once, and nothing is left hanging when it is back.
 */
export function cutWhenSilent(pool: pg.Pool, report: () => void): void {
  const clients = new Set<pg.PoolClient>()
  const busySince = new Map<pg.PoolClient, number>()
  let heardAt = 0
  pool.on('connect', (client) => {
    heardAt = performance.now()
    clients.add(client)
  })
  pool.on('acquire', (client) => busySince.set(client, performance.now()))
  pool.on('release', (error, client) => {
    if (!error) heardAt = performance.now()
    busySince.delete(client)
  })
  pool.on('remove', (client) => {
    clients.delete(client)
    busySince.delete(client)
  })
  let asking = false
  const look = async () => {
    const [longest] = busySince.values()
    if (asking || longest === undefined || performance.now() - longest < BUSY_MS) return
    asking = true
    const askedAt = performance.now()
    const silent = await isSilent(String(pool.options.connectionString))
    asking = false
    // A server too busy to let a newcomer in may still be answering the others.
    if (!silent || heardAt > askedAt) return
    report()
    for (const client of clients) streamOf(client).destroy()
  }
  setInterval(look, LOOK_MS).unref()
}

function streamOf(client: pg.ClientBase): { destroy(): void } {
  return (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream
}

/** True when nothing at all comes back in time. A refusal is an answer; a process too busy to look in time is its own fault. */
async function isSilent(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  const heard = client
    .connect()
    .then(() => client.query('SELECT 1'))
    .then(
      () => true,
      ({ code }: { code?: string }) => !LOST.has(code ?? ''),
    )
  const started = performance.now()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(performance.now() - started > PROBE_MS + LOOK_MS), PROBE_MS)
  })
  const answered = await Promise.race([heard, late])
  clearTimeout(timer)
  streamOf(client).destroy()
  return !answered
}
