import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { currentRequest } from './current-request'
import { env } from './env'
import { log } from './log'
import { metrics } from './metrics'
import { PortalPool } from './portal-pool'
import { statementName } from './prepared'
import { PrismaClient } from './prisma/client'
import { cutWhenSilent } from './silence'

const kept = globalThis as unknown as { profmarshrutPool?: pg.Pool; profmarshrutPrisma?: PrismaClient }

/**
 * The one connection pool of this process. A statement that runs over 20 s is ended by the server; a free connection is waited for
 * less than five seconds, so that whoever cannot have one is told in time.
 */
export function pool(): pg.Pool {
  if (!kept.profmarshrutPool) {
    kept.profmarshrutPool = new PortalPool({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 3000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      statement_timeout: 20_000,
      idle_in_transaction_session_timeout: 30_000,
    })
    // An idle connection that the server ended: the pool makes a new one when asked. Unheard, it would end this process.
    kept.profmarshrutPool.on('error', (error) => {
      metrics().faults.inc({ at: 'database' })
      log().warn({ err: error }, 'a database connection was lost')
    })
    cutWhenSilent(kept.profmarshrutPool, () => {
      metrics().faults.inc({ at: 'database' })
      log().error({}, 'the database is silent: its connections are cut')
    })
  }
  return kept.profmarshrutPool
}

/** The Prisma client over that pool. */
export function db(): PrismaClient {
  kept.profmarshrutPrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool(), {
      disposeExternalPool: false,
      statementNameGenerator: ({ sql }) => statementName(sql) ?? '',
    }),
  })
  return kept.profmarshrutPrisma
}

/**
 * The first statement of a process loads the client's engine, and each connection costs a sign-in: done before the first request,
 * they do not make people wait, still less past the limit. A database that is gone is no reason not to start.
 */
export async function warmUp(): Promise<void> {
  const { DATABASE_POOL_SIZE } = env()
  await Promise.all(Array.from({ length: DATABASE_POOL_SIZE }, () => db().municipality.count())).catch(
    (error: unknown) => log().warn({ err: error }, 'the database does not answer yet'),
  )
}

/** A transaction's client. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** Either: for reads that run inside a transaction or without one. */
export type Reader = Tx | PrismaClient

const RETRIED = new Set(['40001', '40P01'])

function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at && typeof at === 'object' && depth < 6; depth++) {
    const { code, originalCode, cause, meta } = at as Record<string, unknown>
    // Prisma's own codes (P2010 …) have the length of an SQLSTATE; PostgreSQL's class P is P0 only.
    for (const found of [originalCode, code]) {
      if (typeof found === 'string' && /^(?!P[1-9])[0-9A-Z]{5}$/.test(found)) return found
    }
    if (code === 'P2034') return '40001'
    at = cause ?? (meta as Record<string, unknown> | undefined)?.driverAdapterError
  }
  return undefined
}

/** True when a unique index refused the write. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === 'P2002' || sqlState(error) === '23505'
}

/** True when an exclusion constraint refused the write: two rows of one thing would stand on one day. */
export function isExclusionViolation(error: unknown): boolean {
  return sqlState(error) === '23P01'
}

/** True when other rows still point at what was to be removed. */
export function isForeignKeyViolation(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === 'P2003' || ['23503', '23001'].includes(sqlState(error) ?? '')
}

/**
 * Runs a write that a constraint may refuse, so that the transaction lives on: null when `refusedBy` knows the error. The last guard
 * behind the rules, for what no lock can order.
 */
export async function guarded<T>(
  tx: Tx,
  refusedBy: (error: unknown) => boolean,
  write: () => Promise<T>,
): Promise<T | null> {
  await tx.$executeRaw`SAVEPOINT guarded_write`
  try {
    const written = await write()
    await tx.$executeRaw`RELEASE SAVEPOINT guarded_write`
    return written
  } catch (error) {
    if (!refusedBy(error)) throw error
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT guarded_write`
    return null
  }
}

/**
 * Runs `work` in one transaction with its instant: `now` is the database's transaction time, so two app clocks never disagree.
 * A deadlock or a serialisation failure is tried again, up to three times; `work` must have no effect outside the transaction.
 */
export async function inTransaction<T>(work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let worked = false
    try {
      return await db().$transaction(
        async (tx) => {
          const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
          if (!row) throw new Error('The database gave no time')
          const result = await work(tx, row.now)
          worked = true
          return result
        },
        { maxWait: 5000, timeout: 30_000 },
      )
    } catch (error) {
      const facts = currentRequest()
      // The commit was on its way: whether it arrived, only the database knows.
      if (worked && facts?.databaseGone) facts.databaseGone = 'unsure'
      if (attempt >= 4 || !RETRIED.has(sqlState(error) ?? '')) throw error
    }
  }
}
