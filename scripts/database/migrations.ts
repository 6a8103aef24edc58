import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { root } from '../support/root'
import { Sentence, wordsOf } from '../support/sentence'

export type Migration = { name: string; sql: string }
type Applied = { migration_name: string; checksum: string; finished_at: Date | null; rolled_back_at: Date | null }

/** The record of what was applied: Prisma's own table, so that `prisma migrate deploy` goes on from here wherever its engine can be had. */
export const migrationsTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

/** The number under which Prisma's engine locks too: two appliers of either kind take turns. */
export const prismaLock = 72707369

export const migrationsFolder = path.join(root, 'prisma', 'migrations')

/** The migrations that this version of the portal knows, in their order; the last is its head. */
export function knownMigrations(folder = migrationsFolder): Migration[] {
  if (!fs.existsSync(folder)) return []
  const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, 'migration.sql')))
  return names.sort().map((name) => ({ name, sql: fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') }))
}

/** What has still to be applied, by name; nothing is changed. */
export async function pendingMigrations(url: string, folder?: string): Promise<{ pending: string[]; head?: string }> {
  return withClient(url, async (client) => {
    const known = knownMigrations(folder)
    const found = await client.query(`select to_regclass('_prisma_migrations') as found`)
    const applied = found.rows[0].found ? await readApplied(client) : []
    return { pending: compare(known, applied).map(({ name }) => name), head: known.at(-1)?.name }
  })
}

/**
 * Applies what is pending, each migration in a transaction together with its record: it is there as a whole or not at all.
 * Throws a Sentence when an applied file was changed, a migration had failed before, or one fails now.
 */
export async function migrate(url: string, folder?: string): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [prismaLock])
    await client.query(migrationsTable)
    const pending = compare(knownMigrations(folder), await readApplied(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  })
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await applyWithin(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new Sentence(`Миграция ${migration.name} не применилась, база осталась прежней: ${wordsOf(error)}`)
  }
}

/** One migration and its record inside the caller's transaction. */
export async function applyWithin(client: pg.Client, { name, sql }: Migration): Promise<void> {
  await client.query(sql)
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), checksum(sql), name],
  )
}

/** The pending ones; refuses to go on over a history that does not match. */
function compare(known: Migration[], applied: Applied[]): Migration[] {
  const live = applied.filter((row) => !row.rolled_back_at)
  const failed = live.find((row) => !row.finished_at)
  if (failed) {
    throw new Sentence(
      `Миграция ${failed.migration_name} в базе отмечена как неудавшаяся: исправьте базу и отметьте её командой prisma migrate resolve.`,
    )
  }
  const done = new Map(live.map((row) => [row.migration_name, row.checksum]))
  for (const { name, sql } of known) {
    const recorded = done.get(name)
    if (recorded && !checksumsOf(sql).includes(recorded)) {
      throw new Sentence(`Миграция ${name} изменена после применения: верните файл, правки вносятся новой миграцией.`)
    }
  }
  return known.filter(({ name }) => !done.has(name))
}

export function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

/** Git may turn line ends on another system; Prisma forgives that too. */
export function checksumsOf(sql: string): string[] {
  const unix = sql.replace(/\r\n/g, '\n')
  return [checksum(sql), checksum(unix), checksum(unix.replace(/\n/g, '\r\n'))]
}

export async function readApplied(client: pg.Client): Promise<Applied[]> {
  const answer = await client.query<Applied>(
    'select migration_name, checksum, finished_at, rolled_back_at from _prisma_migrations order by started_at',
  )
  return answer.rows
}

/** A connection of its own, ended after the work (and its advisory locks with it). */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  client.on('error', () => {})
  await client.connect().catch((error: unknown) => {
    throw new Sentence(`Нет связи с базой данных ${withoutPassword(url)}: ${wordsOf(error)}`)
  })
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

export function withoutPassword(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^:@/]*):[^@]*@/, '$1@')
}
