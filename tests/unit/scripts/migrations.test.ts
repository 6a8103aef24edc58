import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { knownMigrations, migrate, pendingMigrations } from '@/scripts/database/migrations'
import { ask } from '@/scripts/database/postmaster'
import { startDatabase } from '@/scripts/database/start-database'
import type { Database } from '@/scripts/database/types'
import { dataFolder } from '@/scripts/support/root'

let server: Database
let url: string
let folder: string
let count = 0

beforeAll(async () => {
  server = await startDatabase({ dataDir: dataFolder(), ephemeral: true })
}, 60_000)
afterAll(() => server.stop())

beforeEach(async () => {
  const name = `case_${++count}`
  await ask(server.url, `create database ${name}`)
  url = server.url.replace(/[^/]*$/, name)
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-migrations-'))
  write('20260101000000_init', 'create table a (id int primary key);')
  write(
    '20260102000000_more',
    'create function f() returns int language sql as $$ select 1; $$;\ninsert into a values (1);',
  )
  return () => fs.rmSync(folder, { recursive: true })
})

function write(name: string, sql: string) {
  fs.mkdirSync(path.join(folder, name), { recursive: true })
  fs.writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

describe('migrations', () => {
  it('are applied once, in their order, and recorded as Prisma records them', async () => {
    expect(await pendingMigrations(url, folder)).toEqual({
      pending: ['20260101000000_init', '20260102000000_more'],
      head: '20260102000000_more',
    })
    expect(await migrate(url, folder)).toHaveLength(2)
    expect(await migrate(url, folder)).toEqual([])
    const rows = await ask(
      url,
      'select migration_name, checksum, applied_steps_count, finished_at is not null as done from _prisma_migrations order by migration_name',
    )
    expect(rows).toMatchObject([
      { migration_name: '20260101000000_init', applied_steps_count: 1, done: true },
      { migration_name: '20260102000000_more', applied_steps_count: 1, done: true },
    ])
    expect(rows[0]?.checksum).toBe('8f1ec246743877449edf9e92ad5999824fdd676f6005c5c5c192a7b482d98077')
  })

  it('two appliers at once take turns', async () => {
    const both = await Promise.all([migrate(url, folder), migrate(url, folder)])
    expect(both.map((applied) => applied.length).sort()).toEqual([0, 2])
  })

  it('a failing one leaves nothing behind, and the ones before it stay', async () => {
    write('20260103000000_bad', 'create table b (id int); select 1/0;')
    await expect(migrate(url, folder)).rejects.toThrow(/20260103000000_bad не применилась.*division by zero/)
    expect(await ask(url, "select to_regclass('b') as b")).toEqual([{ b: null }])
    expect((await pendingMigrations(url, folder)).pending).toEqual(['20260103000000_bad'])
  })

  it('a file changed after it was applied stops all', async () => {
    await migrate(url, folder)
    write('20260101000000_init', 'create table a (id bigint primary key);')
    write('20260103000000_next', 'create table c (id int);')
    await expect(migrate(url, folder)).rejects.toThrow(/20260101000000_init изменена после применения/)
    expect(await ask(url, "select to_regclass('c') as c")).toEqual([{ c: null }])
  })

  it('line ends of another system are no change', async () => {
    await migrate(url, folder)
    const [, second] = knownMigrations(folder)
    write('20260102000000_more', (second?.sql ?? '').replaceAll('\n', '\r\n'))
    expect(await migrate(url, folder)).toEqual([])
  })

  it("one that Prisma's own engine left unfinished stops all", async () => {
    await migrate(url, folder)
    await ask(url, "update _prisma_migrations set finished_at = null where migration_name like '%more'")
    await expect(migrate(url, folder)).rejects.toThrow(/20260102000000_more в базе отмечена как неудавшаяся/)
    await ask(url, 'update _prisma_migrations set rolled_back_at = now() where finished_at is null')
    expect((await pendingMigrations(url, folder)).pending).toEqual(['20260102000000_more'])
  })
})

describe('the embedded server', () => {
  it('sorts Russian, folds its case and cuts it into trigrams', async () => {
    await ask(url, 'create extension pg_trgm')
    const words = await ask(url, "select x from unnest(array['яма', 'Ёж', 'ель', 'арбуз']) x order by x")
    expect(words.map(({ x }) => x)).toEqual(['арбуз', 'Ёж', 'ель', 'яма'])
    const [row] = await ask(url, "select upper('ёж') as up, array_length(show_trgm('Иванов'), 1) as pieces")
    expect(row).toEqual({ up: 'ЁЖ', pieces: 7 })
  })
})
