import type pg from 'pg'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { type Context, type Result, refuse } from '@/lib/kernel/command'
import { db, inTransaction, pool } from '@/lib/kernel/db'
import type { Verb } from '@/lib/kernel/permissions'
import { scopeOf } from '@/lib/kernel/scope'

/** Runs a command as the door does: scope by the verb, one transaction, the database's instant. */
export async function run<I, T, R extends string>(
  actor: Actor,
  verb: Verb,
  command: (context: Context, input: I) => Promise<Result<T, R>>,
  input: I,
): Promise<Result<T, R | 'FORBIDDEN'>> {
  const scope = scopeOf(actor, verb)
  if (!scope) return refuse('FORBIDDEN')
  return inTransaction((tx, now) => command({ tx, now, today: localDay(now, actor.timeZone), actor, scope }, input))
}

/** The data of a command that was done; throws its refusal otherwise. */
export function dataOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result)}`)
  return result.data
}

/** The reason of a refusal, 'already' or 'done'. */
export function said(result: Result<unknown>): string {
  if (result.ok) return result.already ? 'already' : 'done'
  return result.kind === 'refused' ? result.reason : 'invalid'
}

export function tally(results: Result<unknown>[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const result of results) found[said(result)] = (found[said(result)] ?? 0) + 1
  return found
}

export async function databaseNow(): Promise<Date> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  if (!row) throw new Error('no time')
  return row.now
}

/** How many statements a piece of work sends to the database, in transactions and outside of them. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const restore = new Map<pg.PoolClient, pg.PoolClient['query']>()
  const watch = (client: pg.PoolClient) => {
    if (restore.has(client)) return
    const query = client.query
    restore.set(client, query)
    client.query = ((...parts: unknown[]) => {
      count++
      return (query as (...all: unknown[]) => unknown).apply(client, parts)
    }) as typeof client.query
  }
  pool().on('acquire', watch)
  try {
    await work()
  } finally {
    pool().off('acquire', watch)
    for (const [client, query] of restore) client.query = query
  }
  return count
}
