import pg from 'pg'
import type { FileStorage } from '../../lib/kernel/files/file-storage'
import {
  applyWithin,
  checksumsOf,
  knownMigrations,
  type Migration,
  migrationsTable,
  prismaLock,
  withClient,
} from '../database/migrations'
import { Sentence, wordsOf } from '../support/sentence'
import { type Archive, openArchive, verifyArchive } from './archive-reader'
import { filePart, type Manifest, tablePart } from './manifest'
import { copyIn, listTables, plainSession, sumOfTable } from './tables'
import { clearSchema, isEmpty, refuseBusy } from './target'

export type RestoreOptions = {
  url: string
  storage: FileStorage
  file: string
  /** Overwrite a database that holds rows. */
  replace?: boolean
  /** Of the portal that restores; the archive's data are brought to its newest. */
  migrationsFolder?: string
  say?: (sentence: string) => void
}

const id = pg.escapeIdentifier
/** Each file waits for the disk or the bucket: several at once. */
const AT_ONCE = 4

/** Reads all of an archive and compares every sum; nothing is written. */
export async function checkBackup(file: string): Promise<Manifest> {
  const archive = await openArchive(file)
  try {
    await verifyArchive(file, archive)
    return archive.manifest
  } finally {
    archive.close()
  }
}

/**
 * Puts an archive into a database and a store. All of the database's part is one transaction: the old rows (with `replace`), the
 * schema at the archive's level, the rows, their sums read back, the way up to this version's schema. Whatever fails on the way
 * leaves the database as it was.
 */
export async function restoreBackup(options: RestoreOptions): Promise<{ manifest: Manifest; applied: string[] }> {
  const { file, url, say = () => {} } = options
  const archive = await openArchive(file)
  try {
    const { manifest } = archive
    const level = levelOf(manifest, knownMigrations(options.migrationsFolder))
    return await withClient(url, async (client) => {
      await client.query(plainSession)
      await refuseBusy(client)
      if (!options.replace && !(await isEmpty(client)))
        throw new Sentence(
          'В базе, куда восстанавливаем, уже есть данные. Чтобы заменить их данными копии, повторите с --replace. Ничего не изменено.',
        )
      say('Проверяем копию…')
      await verifyArchive(file, archive)
      // Reading a large archive takes a while.
      await refuseBusy(client)
      try {
        await client.query('begin')
        await client.query('select pg_advisory_xact_lock($1)', [prismaLock])
        say('Восстанавливаем базу…')
        await loadDatabase(client, archive, level.applied)
        for (const migration of level.pending) await applyWithin(client, migration)
        say(`Восстанавливаем файлы: ${manifest.files.length}…`)
        await putFiles(archive, options.storage)
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => {})
        if (error instanceof Sentence) throw error
        throw new Sentence(`Восстановить не удалось, база осталась прежней: ${wordsOf(error)}`)
      }
      await client.query('analyze')
      return { manifest, applied: level.pending.map(({ name }) => name) }
    })
  } finally {
    archive.close()
  }
}

/** The archive's migrations as this version has them, and what comes after. */
function levelOf({ migrations }: Manifest, known: Migration[]): { applied: Migration[]; pending: Migration[] } {
  const applied = migrations.map(({ name, checksum }) => {
    const found = known.find((each) => each.name === name)
    if (!found)
      throw new Sentence(
        `Копию сделала более новая версия портала (миграции ${name} здесь нет): обновите портал и повторите. Ничего не изменено.`,
      )
    if (!checksumsOf(found.sql).includes(checksum))
      throw new Sentence(
        `Миграция ${name} здесь другая, чем была при копировании: верните её файл. Ничего не изменено.`,
      )
    return found
  })
  return { applied, pending: known.filter((each) => !applied.includes(each)) }
}

/** Triggers are off and foreign keys away while rows come in: counters come as rows, and no order of tables suits every key. */
async function loadDatabase(client: pg.Client, archive: Archive, level: Migration[]): Promise<void> {
  const { tables, sequences } = archive.manifest
  await clearSchema(client)
  await client.query(migrationsTable)
  for (const migration of level) await applyWithin(client, migration)
  const present = await listTables(client)
  const foreign = tables.find(({ name }) => !present.some((each) => each.name === name))
  if (foreign) throw new Sentence(`В копии есть таблица ${foreign.name}, которой нет в схеме её версии.`)
  const names = present.map(({ name }) => id(name))
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  const keys = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2`)
  for (const key of keys.rows) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
  // A migration may have written rows of its own: those that stand in the archive are the newer ones.
  await client.query(`truncate ${names.join(', ')}`)
  for (const { name, columns } of tables) await copyIn(client, name, columns, await archive.open(tablePart(name)))
  for (const key of keys.rows)
    await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  for (const { name, value, called } of sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [id(name), value, called])
  await compareRows(client, archive.manifest)
}

/** What the database gives back must be what the archive holds, row for row. */
async function compareRows(client: pg.Client, { tables }: Manifest): Promise<void> {
  for (const table of await listTables(client)) {
    const wanted = tables.find(({ name }) => name === table.name)
    const found = await sumOfTable(client, { ...table, columns: wanted?.columns ?? table.columns })
    if (found.rows !== (wanted?.rows ?? 0) || (wanted && found.sha256 !== wanted.sha256))
      throw new Sentence(`Строки таблицы ${table.name} легли не такими, как в копии: база осталась прежней.`)
  }
}

async function putFiles(archive: Archive, storage: FileStorage): Promise<void> {
  const left = [...archive.manifest.files]
  const lane = async () => {
    for (let file = left.pop(); file; file = left.pop()) {
      await storage.put(file.key, await archive.read(filePart(file.key), file))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
