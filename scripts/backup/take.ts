import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import type pg from 'pg'
import type { FileStorage } from '../../lib/kernel/files/file-storage'
import { withClient } from '../database/migrations'
import { Sentence, wordsOf } from '../support/sentence'
import { type ArchiveWriter, createArchive } from './archive-writer'
import { filePart, type Manifest, manifestPart, manifestSumPart, tablePart } from './manifest'
import { copyOut, listSequences, listTables, plainSession } from './tables'

export type BackupOptions = {
  url: string
  storage: FileStorage
  /** Where the archive goes; made, for its owner alone, when it is not there. */
  folder: string
  portal: string
  signal?: AbortSignal
  /** Hears the snapshot's name while it stands, so that another connection can look at the same rows. */
  onSnapshot?: (name: string) => Promise<void>
}

type OwnedFile = { key: string; sha256: string }
type Snapshot = Omit<Manifest, 'files' | 'lost'> & { owned: OwnedFile[] }

const draftEnding = '.part'
const DAY_MS = 24 * 3600 * 1000

/**
 * One archive of the database, as one snapshot has it, and of the bytes of every file that a row of this snapshot names. Bytes lie
 * in the store before their row is written and never change, so those taken after the snapshot are the right ones. The portal
 * goes on working. The archive gets its name when it is whole and on the disk.
 */
export async function takeBackup(options: BackupOptions): Promise<{ file: string; bytes: number; manifest: Manifest }> {
  const { folder, signal } = options
  openFolder(folder)
  const name = `profmarshrut-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z.zip`
  const file = path.join(folder, name)
  const draft = `${file}.${process.pid}${draftEnding}`
  if (fs.existsSync(file)) throw new Sentence(`Файл ${file} уже есть: повторите через секунду.`)
  const archive = createArchive(draft, signal)
  try {
    const { owned, ...facts } = await withClient(options.url, (client) => takeDatabase(client, archive, options))
    const { files, lost } = await takeFiles(owned, archive, options)
    const manifest: Manifest = { ...facts, files, lost }
    const text = Buffer.from(JSON.stringify(manifest))
    await archive.add(manifestPart, text)
    await archive.add(manifestSumPart, Buffer.from(`${createHash('sha256').update(text).digest('hex')}\n`))
    await archive.close()
    fs.renameSync(draft, file)
    syncFolder(folder)
    return { file, bytes: fs.statSync(file).size, manifest }
  } catch (error) {
    await archive.destroy()
    fs.rmSync(draft, { force: true })
    if (signal?.aborted) throw new Sentence('Копирование прервано: резервная копия не сделана.')
    if (error instanceof Sentence) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new Sentence(`В папке ${folder} не хватило места: резервная копия не сделана, недописанный файл удалён.`)
    throw new Sentence(`Резервная копия не сделана: ${wordsOf(error)}`)
  }
}

async function takeDatabase(client: pg.Client, archive: ArchiveWriter, options: BackupOptions): Promise<Snapshot> {
  await client.query(plainSession)
  await client.query('begin transaction isolation level repeatable read read only')
  const [found] = (await client.query(`select now() as at, to_regclass('_prisma_migrations') as record`)).rows
  if (!found.record) throw new Sentence('В этой базе нет схемы портала: копировать нечего.')
  if (options.onSnapshot)
    await options.onSnapshot((await client.query('select pg_export_snapshot() as name')).rows[0].name)
  const migrations = await client.query<Manifest['migrations'][number]>(
    `select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by finished_at, migration_name`,
  )
  if (migrations.rows.length === 0) throw new Sentence('В этой базе нет схемы портала: копировать нечего.')
  const tables: Manifest['tables'] = []
  for (const table of await listTables(client)) {
    const rows = copyOut(client, table)
    const sum = await archive.add(tablePart(table.name), rows)
    tables.push({ name: table.name, columns: table.columns, rows: rows.rowCount ?? 0, ...sum })
  }
  const sequences = await listSequences(client)
  const owned = await client.query<OwnedFile>(
    `select "storageKey" as key, sha256 from "StoredFile" order by "storageKey"`,
  )
  const { server_version } = (await client.query('show server_version')).rows[0]
  await client.query('commit')
  return {
    format: 'profmarshrut-backup',
    formatVersion: 1,
    takenAt: (found.at as Date).toISOString(),
    portal: options.portal,
    server: server_version,
    migrations: migrations.rows,
    tables,
    sequences,
    owned: owned.rows,
  }
}

/** Files are packed already (PDF, DOCX, pictures): they go in as they are. A file that the store has lost must not stop the copy of the others. */
async function takeFiles(owned: OwnedFile[], archive: ArchiveWriter, { storage, signal }: BackupOptions) {
  const files: Manifest['files'] = []
  const lost: string[] = []
  for (const { key, sha256 } of owned) {
    signal?.throwIfAborted()
    const bytes = await storage.get(key)
    if (!bytes) {
      lost.push(key)
      continue
    }
    const sum = await archive.add(filePart(key), Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]), {
      compress: false,
    })
    files.push({ key, ...sum, ...(sum.sha256 !== sha256 && { damaged: true }) })
  }
  return { files, lost }
}

function openFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    fs.accessSync(folder, fs.constants.W_OK)
  } catch (error) {
    throw new Sentence(
      `В папку ${folder} нельзя писать от имени этой учётной записи (${wordsOf(error)}): укажите другую или создайте её с нужным владельцем.`,
    )
  }
  sweepDrafts(folder)
}

/** What a power cut in the middle of a backup has left. A day old, because another machine may be writing into this folder now. */
function sweepDrafts(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith('profmarshrut-') || !name.endsWith(draftEnding)) continue
    const file = path.join(folder, name)
    if (Date.now() - fs.statSync(file).mtimeMs > DAY_MS) fs.rmSync(file, { force: true })
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } catch {
    // Some network file systems refuse; the rename is theirs to keep.
  } finally {
    fs.closeSync(handle)
  }
}
