import 'server-only'
import { randomInt } from 'node:crypto'
import { pool, type Tx } from './db'
import type { StoredBytes } from './files/file-storage'
import { storage } from './files/storage'
import { ABSOLUTE_HOURS } from './session'

/** How long a session that is over stays for those who look into «who was signed in when». */
export const SESSION_KEPT_DAYS = 30

const AT_ONCE = 5000

/**
 * Removes sessions that have been over for 30 days, 5,000 at a time. The latest one of each person stays: the next sign-in opens the
 * role used last. Safe to repeat.
 * @returns how many rows went.
 */
export function purgeSessions(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "Session" WHERE "id" IN (
      SELECT s."id" FROM "Session" s
      WHERE COALESCE(s."endedAt", s."createdAt" + make_interval(hours => ${ABSOLUTE_HOURS}::int))
          < ${now}::timestamptz - make_interval(days => ${SESSION_KEPT_DAYS}::int)
        AND EXISTS (SELECT 1 FROM "Session" n WHERE n."userId" = s."userId" AND (n."createdAt", n."id") > (s."createdAt", s."id"))
      LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)`
}

/** Removes counters of tries whose window is over. Safe to repeat. */
export function purgeThrottle(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "RateLimit" WHERE "key" IN (
      SELECT "key" FROM "RateLimit" WHERE "expire" < ${now.getTime()} LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)`
}

/** How long it is known that a letter went out, or could not. */
export const LETTER_KEPT_DAYS = 90

/** Removes letters that have been over for ninety days, addresses with them. Safe to repeat. */
export function purgeLetters(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "Letter" WHERE "id" IN (
      SELECT "id" FROM "Letter" WHERE COALESCE("sentAt", "failedAt") < ${now}::timestamptz - make_interval(days => ${LETTER_KEPT_DAYS}::int)
      LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)`
}

const DAY_MS = 24 * 3600 * 1000
const FOLDERS = 256

/**
 * Removes bytes that no row speaks of and that are older than a day: what a refused command or a write cut short has left. A day,
 * because bytes are put before the transaction that will own them. Goes through the store from a folder by chance until `budgetMs`
 * is over; two processes at once remove the same things, which is no fault.
 * @returns how many files went.
 */
export async function sweepFiles(now: Date, budgetMs = 15_000): Promise<number> {
  const until = performance.now() + budgetMs
  const first = randomInt(FOLDERS)
  let removed = 0
  for (let i = 0; i < FOLDERS && performance.now() < until; i++) {
    const folder = ((first + i) % FOLDERS).toString(16).padStart(2, '0')
    let batch: StoredBytes[] = []
    for await (const bytes of storage().list(folder)) {
      if (now.getTime() - bytes.writtenAt.getTime() < DAY_MS) continue
      batch.push(bytes)
      if (batch.length === 500) {
        removed += await removeOrphans(batch)
        batch = []
      }
    }
    removed += await removeOrphans(batch)
  }
  return removed
}

async function removeOrphans(batch: StoredBytes[]): Promise<number> {
  if (batch.length === 0) return 0
  const { rows } = await pool().query<{ storageKey: string }>(
    'SELECT "storageKey" FROM "StoredFile" WHERE "storageKey" = ANY ($1)',
    [batch.map(({ key }) => key)],
  )
  const owned = new Set(rows.map(({ storageKey }) => storageKey))
  const orphans = batch.filter(({ key, draft }) => draft || !owned.has(key))
  for (const { key } of orphans) await storage().delete(key)
  return orphans.length
}
