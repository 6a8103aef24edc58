import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newSessionSecret } from '@/lib/kernel/session'
import { loadAssignmentList, loadHome, loadMatrix, loadSummary } from '@/lib/monitoring/loaders'
import { knownMigrations, migrate, migrationsFolder } from '@/scripts/database/migrations'
import { useDatabase } from '@/tests/support/database'
import { counterErrors, standingErrors } from '@/tests/support/recount'
import { hoursErrors } from '@/tests/support/recount-hours'
import { cookieOf, fromOwnPage } from '@/tests/support/request'
import { createDatabase, leaveDatabase, withConnection } from '@/tests/support/whole-database'

vi.mock('next/headers', async () => (await import('@/tests/support/request')).nextHeaders)

useDatabase()
const levels = knownMigrations().map(({ name }) => name)
const newest = levels.at(-1) ?? ''
const fixtures = path.join('tests', 'support', 'levels')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-levels-'))
/** Tables whose rows are reckoned from others, and a column that is: they may come out otherwise, and are recounted. */
const DERIVED = new Set(['AssignmentCounter', 'Assignment.effectiveDueOn'])
/** Columns that a migration gave a better name. */
const RENAMED: Record<string, string> = { 'Activity.planEntryId': 'planLineId' }
/** What the pages show of the data when they were entered at the newest level. */
let shown = ''

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** The migrations up to and with `level`, as an older version of the portal had them. */
function migrationsUpTo(level: string): string {
  const place = path.join(folder, level)
  for (const name of levels.filter((each) => each <= level)) {
    fs.cpSync(path.join(migrationsFolder, name), path.join(place, name), { recursive: true })
  }
  return place
}

async function fill(url: string, level: string): Promise<void> {
  const files = fs.readdirSync(fixtures).sort()
  await withConnection(url, async (client) => {
    for (const file of files) {
      if (path.basename(file, '.sql') <= level) await client.query(fs.readFileSync(path.join(fixtures, file), 'utf8'))
    }
  })
}

type Columns = Map<string, string[]>

async function columnsOf(client: pg.Client): Promise<Columns> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and table_name <> '_prisma_migrations' order by 1, ordinal_position`,
  )
  const columns: Columns = new Map()
  for (const { table, column } of rows) {
    if (DERIVED.has(table) || DERIVED.has(`${table}.${column}`)) continue
    columns.set(table, [...(columns.get(table) ?? []), column])
  }
  return columns
}

/** Every row of every table, by the columns given. */
async function rowsOf(client: pg.Client, columns: Columns): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [table, names] of columns) {
    const list = names.map((name) => pg.escapeIdentifier(name)).join(', ')
    const { rows } = await client.query<{ row: string }>(
      `select row(${list})::text as row from ${pg.escapeIdentifier(table)} order by 1`,
    )
    found[table] = rows.map(({ row }) => row)
  }
  return found
}

/** As `pg_temp.key` of the fixtures makes it. */
function key(name: string): string {
  const hash = createHash('md5').update(name).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20)}`
}

/** What a head of the Department sees, without what says when. */
async function pagesOf(url: string): Promise<string> {
  await leaveDatabase(url)
  const { secret, tokenHash } = newSessionSecret()
  await withConnection(url, (client) =>
    client.query(
      `insert into "Session" ("id", "tokenHash", "userId", "grantId") values (gen_random_uuid(), $1, $2, $3)`,
      [tokenHash, key('user0'), key('grant0')],
    ),
  )
  fromOwnPage(await cookieOf(secret))
  const id = key('resolution1')
  return JSON.stringify(
    [
      await loadHome(),
      await loadAssignmentList({ status: 'all' }),
      await loadMatrix(id, {}),
      await loadSummary(id, undefined, undefined),
    ],
    (name, value) => (value instanceof Map ? [...value] : /At$|^now$|^sessionId$/.test(name) ? undefined : value),
    1,
  )
}

describe('an upgrade with data', () => {
  beforeAll(async () => {
    const { url, drop } = await createDatabase('level_newest', { migrated: true })
    await fill(url, newest)
    shown = await pagesOf(url)
    await leaveDatabase()
    const empty = await withConnection(url, async (client) => {
      const counts = await rowsOf(client, await columnsOf(client))
      return Object.keys(counts).filter((table) => counts[table]?.length === 0)
    })
    // A table that is new at some level gets a file of rows in tests/support/levels.
    expect(empty).toEqual([])
    await drop()
  })

  // Each level was tried while it was among the last; of the older ones every fourth brings its rows through all that came after it.
  for (const level of levels.filter((_, at) => at % 4 === 0 || at >= levels.length - 6)) {
    it(`from ${level} loses no row, keeps counters right, and shows the same pages`, async () => {
      const { url, drop } = await createDatabase('level', { migrated: false })
      await migrate(url, migrationsUpTo(level))
      await fill(url, level)
      const old = await withConnection(url, async (client) => {
        const columns = await columnsOf(client)
        return { columns, rows: await rowsOf(client, columns) }
      })
      expect(old.rows.Assignment).toHaveLength(77)

      const both = await Promise.all([migrate(url), migrate(url)])
      expect(both.flat()).toEqual(levels.filter((each) => each > level))

      const now = await withConnection(url, async (client) => {
        const columns = await columnsOf(client)
        const kept = [...old.columns].map(([table, names]): [string, string[]] => [
          table,
          names.map((name) => RENAMED[`${table}.${name}`] ?? name).filter((name) => columns.get(table)?.includes(name)),
        ])
        return rowsOf(client, new Map(kept))
      })
      expect(now).toEqual(old.rows)
      expect(await pagesOf(url)).toBe(shown)
      expect(await counterErrors()).toEqual([])
      expect(await hoursErrors()).toEqual([])
      expect(await standingErrors()).toEqual([])
      await leaveDatabase()
      await drop()
    }, 60_000)
  }

  it('that fails says which migration and leaves the old level with its rows; mended, it goes on', async () => {
    const { url, drop } = await createDatabase('level_bad', { migrated: true })
    await fill(url, newest)
    const place = migrationsUpTo(newest)
    const bad = path.join(place, '99990101000000_bad')
    fs.mkdirSync(bad)
    // What an upgrade must never be: a column that old rows cannot fill.
    fs.writeFileSync(path.join(bad, 'migration.sql'), 'ALTER TABLE "User" ADD COLUMN "rank" TEXT NOT NULL;')
    const before = await withConnection(url, async (client) => rowsOf(client, await columnsOf(client)))
    await expect(migrate(url, place)).rejects.toThrow(
      /^Миграция 99990101000000_bad не применилась, база осталась прежней: .*"rank".*null/,
    )
    expect(await withConnection(url, async (client) => rowsOf(client, await columnsOf(client)))).toEqual(before)
    fs.writeFileSync(path.join(bad, 'migration.sql'), 'ALTER TABLE "User" ADD COLUMN "rank" TEXT;')
    expect(await migrate(url, place)).toEqual(['99990101000000_bad'])
    await drop()
  })
})
