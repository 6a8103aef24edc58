import 'server-only'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from './db'

const limiters = new Map<string, RateLimiterPostgres>()

/** A limiter over the RateLimit table: `points` tries in `seconds`. */
export function limiter(name: string, points: number, seconds: number): RateLimiterPostgres {
  let found = limiters.get(name)
  if (!found) {
    found = new RateLimiterPostgres({
      storeClient: pool(),
      storeType: 'pool',
      tableName: 'RateLimit',
      tableCreated: true,
      clearExpiredByTimeout: true,
      keyPrefix: name,
      points,
      duration: seconds,
    })
    limiters.set(name, found)
  }
  return found
}

/** Counts one try; false when there were too many. A fault of the store is thrown, not taken for a refusal. */
export async function consume(of: RateLimiterPostgres, key: string): Promise<boolean> {
  try {
    await of.consume(key)
    return true
  } catch (error) {
    if (error instanceof Error) throw error
    return (error as RateLimiterRes).remainingPoints > 0
  }
}
