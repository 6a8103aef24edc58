import 'server-only'
import { db, pool, type Reader } from './db'
import { statementName } from './prepared'
import type { Prisma } from './prisma/client'

/**
 * Typed rows of one statement, past Prisma's client and with a kept plan (prepared.ts): the portal's hottest reads (quality.md: 77
 * against 134 pages a second). Days come as `date::text`, counts as `int`, because pg would make local dates and strings of them.
 */
export async function read<T>(statement: Prisma.Sql): Promise<T[]> {
  const { text, values } = statement
  const { rows } = await pool().query({ text, values, name: statementName(text) })
  return rows as T[]
}

/** The same for a read that a command also makes: inside a transaction its own client asks. */
export async function readBy<T>(reader: Reader, statement: Prisma.Sql): Promise<T[]> {
  return reader === db() ? read<T>(statement) : reader.$queryRaw<T[]>(statement)
}
