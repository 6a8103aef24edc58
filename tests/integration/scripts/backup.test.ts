import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/kernel/db'
import { localStorage } from '@/lib/kernel/files/local-storage'
import { newSessionSecret } from '@/lib/kernel/session'
import { loadAssignmentList, loadHome, loadSummary } from '@/lib/monitoring/loaders'
import { checkBackup, restoreBackup } from '@/scripts/backup/restore'
import { takeBackup } from '@/scripts/backup/take'
import { seedDemoIfEmpty } from '@/scripts/start/demo'
import { useDatabase } from '@/tests/support/database'
import { counterErrors } from '@/tests/support/recount'
import { cookieOf, fromOwnPage } from '@/tests/support/request'
import { createDatabase, leaveDatabase, sumsOfTables, withConnection } from '@/tests/support/whole-database'

vi.mock('next/headers', async () => (await import('@/tests/support/request')).nextHeaders)

const { url: ownUrl } = useDatabase()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-backup-'))
const source = { storage: localStorage(path.join(folder, 'source')), url: '', drop: async () => {} }
const portal = '0.0.0'
/** What the snapshot of the backup held, read by a connection of the test's own. */
let snapshot: Awaited<ReturnType<typeof sumsOfTables>>
let archive = ''
let written = 0

beforeAll(async () => {
  Object.assign(source, await createDatabase('backup_source', { migrated: true }))
  await seedDemoIfEmpty({ ...process.env, DATABASE_URL: source.url }, () => {})
  await withConnection(source.url, async (client) => {
    for (let i = 0; i < 30; i++) await addFile(client, i === 0 ? 2 * 1024 * 1024 : randomInt(0, 60_000))
  })
  await takeUnderLoad()
}, 120_000)

afterAll(async () => {
  await source.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function addFile(client: pg.Client | pg.PoolClient, size: number): Promise<void> {
  const bytes = randomBytes(size)
  const id = randomUUID()
  const key = `${id.slice(0, 2)}/${id}`
  await source.storage.put(key, bytes)
  await client.query(
    `insert into "StoredFile" ("id", "municipalityId", "name", "mime", "size", "sha256", "storageKey", "createdById")
     select gen_random_uuid(), m."id", 'отчёт.pdf', 'application/pdf', $1, encode(sha256($2), 'hex'), $3, u."id"
     from "Municipality" m, "User" u limit 1`,
    [size, bytes, key],
  )
}

/** What people do meanwhile: files, states that move counters, events. */
async function writeOn(writers: pg.Pool, going: () => boolean): Promise<void> {
  while (going()) {
    const client = await writers.connect()
    try {
      await client.query('begin')
      await addFile(client, randomInt(1, 20_000))
      await client.query(
        `update "Assignment" set "extensionOpen" = not "extensionOpen",
           "state" = case "state" when 'ISSUED' then 'ACKNOWLEDGED'::"AssignmentState" when 'ACKNOWLEDGED' then 'ISSUED' else "state" end
         where "id" in (select "id" from "Assignment" order by random() limit 3)`,
      )
      await client.query(
        `insert into "Event" ("municipalityId", "at", "kind", "note") select "id", now(), 'test.load', E'табуляция\\tи\\nстрока \\\\N' from "Municipality"`,
      )
      await client.query('commit')
      written++
    } catch (error) {
      await client.query('rollback')
      if ((error as { code?: string }).code !== '40P01') throw error
    } finally {
      client.release()
    }
  }
}

async function takeUnderLoad(): Promise<void> {
  const writers = new pg.Pool({ connectionString: source.url, max: 3 })
  let going = true
  const load = [1, 2, 3].map(() => writeOn(writers, () => going))
  try {
    const taken = await takeBackup({
      ...source,
      folder: path.join(folder, 'copies'),
      portal,
      async onSnapshot(name) {
        snapshot = await withConnection(source.url, async (client) => {
          await client.query('begin transaction isolation level repeatable read read only')
          await client.query(`set transaction snapshot '${name}'`)
          return sumsOfTables(client)
        })
        for (const seen = written; written < seen + 20; ) await new Promise((resolve) => setTimeout(resolve, 10))
      },
    })
    archive = taken.file
  } finally {
    going = false
    await Promise.all(load)
    await writers.end()
  }
}

const contentOf = (file: string) => (fs.existsSync(file) ? fs.readFileSync(file).toString('base64') : null)

async function emptyTarget(name: string) {
  const database = await createDatabase(name, { migrated: false })
  return { ...database, storage: localStorage(path.join(folder, name)) }
}

describe('a backup taken while people write', () => {
  it('is one archive that only its owner can read, with no draft beside it', () => {
    expect(fs.statSync(archive).mode & 0o777).toBe(0o600)
    expect(fs.statSync(path.dirname(archive)).mode & 0o777).toBe(0o700)
    expect(fs.readdirSync(path.dirname(archive))).toEqual([path.basename(archive)])
  })

  it('gives back every table and every file as its snapshot had them, and the portal works on them', async () => {
    await restoreBackup({ url: ownUrl, storage: localStorage(path.join(folder, 'own')), file: archive })
    const restored = await withConnection(ownUrl, sumsOfTables)
    expect(restored).toEqual(snapshot)
    expect(restored.Assignment?.rows).toBeGreaterThan(100)
    // The control: by now the source is another one, so a copy that had read on would differ.
    const later = await withConnection(source.url, sumsOfTables)
    for (const name of ['StoredFile', 'Event', 'Assignment', 'AssignmentCounter']) {
      expect(later[name], name).not.toEqual(snapshot[name])
    }

    const { rows } = await pool().query<{ key: string }>('select "storageKey" as key from "StoredFile"')
    expect(rows.length).toBeGreaterThanOrEqual(30)
    for (const { key } of rows) {
      const found = contentOf(path.join(folder, 'own', 'files', key))
      expect(found === null || found !== contentOf(path.join(folder, 'source', 'files', key)), key).toBe(false)
    }

    expect(await counterErrors()).toEqual([])
    await pool().query(`update "Assignment" set "state" = 'CANCELLED' where "state" = 'ISSUED'`)
    expect(await counterErrors()).toEqual([])
    await expect(pool().query('delete from "Event"')).rejects.toThrow('append-only')
    await expect(pool().query(`update "Assignment" set "itemId" = gen_random_uuid()`)).rejects.toThrow('foreign key')
    await pool().query(
      `insert into "Event" ("municipalityId", "at", "kind") select "id", now(), 'test' from "Municipality"`,
    )
  })

  it('shows its pages to a person of the Department', async () => {
    const { rows } = await pool().query(
      `select u."id", g."id" as grant from "RoleGrant" g join "User" u on u."id" = g."userId" where g."role" = 'DEPARTMENT_HEAD' limit 1`,
    )
    const { secret, tokenHash } = newSessionSecret()
    await pool().query(
      'insert into "Session" ("id", "tokenHash", "userId", "grantId") values (gen_random_uuid(), $1, $2, $3)',
      [tokenHash, rows[0].id, rows[0].grant],
    )
    fromOwnPage(await cookieOf(secret))
    expect(await loadHome()).toBeTruthy()
    expect((await loadAssignmentList({ status: 'all' })).rows.length).toBeGreaterThan(10)
    const resolution = await pool().query(`select "id" from "Resolution" where "state" = 'ISSUED' limit 1`)
    expect(await loadSummary(resolution.rows[0].id, undefined, undefined)).toBeTruthy()
  })

  it('is refused by a database that holds rows, unless told to replace them', async () => {
    await leaveDatabase()
    const target = { url: ownUrl, storage: localStorage(path.join(folder, 'own')), file: archive }
    const before = await withConnection(ownUrl, sumsOfTables)
    await expect(restoreBackup(target)).rejects.toThrow(/уже есть данные.*--replace/)
    expect(await withConnection(ownUrl, sumsOfTables)).toEqual(before)
    expect(before).not.toEqual(snapshot)
    await restoreBackup({ ...target, replace: true })
    expect(await withConnection(ownUrl, sumsOfTables)).toEqual(snapshot)
  })

  it('is refused while somebody is connected to the database', async () => {
    const target = await emptyTarget('busy')
    await withConnection(target.url, async () => {
      await expect(restoreBackup({ ...target, file: archive })).rejects.toThrow(/подключений: 1.*остановите портал/)
    })
    await target.drop()
  })
})

/** A copy of the archive with a change of bytes. */
function changed(name: string, change: (bytes: Buffer) => Buffer): string {
  const file = path.join(folder, `${name}.zip`)
  fs.writeFileSync(file, change(fs.readFileSync(archive)))
  return file
}

function flip(file: string, place: number): void {
  const handle = fs.openSync(file, 'r+')
  const byte = Buffer.alloc(1)
  fs.readSync(handle, byte, 0, 1, place)
  byte.writeUInt8(byte.readUInt8(0) ^ 0x10, 0)
  fs.writeSync(handle, byte, 0, 1, place)
  fs.closeSync(handle)
}

describe('a damaged archive', () => {
  it('is refused for a flipped byte anywhere, or else holds the same; the target stays untouched', async () => {
    const file = changed('flipped', (copy) => copy)
    const size = fs.statSync(file).size
    const places = Array.from({ length: 40 }, (_, i) => [randomInt(size), size - 1 - i * 97]).flat()
    const whole = JSON.stringify(await checkBackup(archive))
    let refused = 0
    for (const place of places) {
      flip(file, place)
      // A date or a mode in the zip's own directory carries nothing of ours.
      const found = await checkBackup(file).then(JSON.stringify, (error: Error) => {
        expect(error.message, `byte ${place}`).toMatch(/повреждена.*ничего не изменено/s)
        refused++
        return whole
      })
      expect(found, `byte ${place}`).toBe(whole)
      flip(file, place)
    }
    expect(await checkBackup(file)).toBeTruthy()
    expect(refused).toBeGreaterThanOrEqual(40)

    const target = await emptyTarget('damaged')
    flip(file, Math.floor(size / 2))
    await expect(restoreBackup({ ...target, file })).rejects.toThrow(/часть files\/\S+ не сходится/)
    expect(await withConnection(target.url, sumsOfTables)).toEqual({})
    expect(fs.existsSync(path.join(folder, 'damaged'))).toBe(false)
    await target.drop()
  }, 120_000)

  it('is refused when it is cut, no archive, or not there', async () => {
    for (const part of [0, 0.3, 0.999]) {
      const file = changed('cut', (copy) => copy.subarray(0, Math.floor(copy.length * part)))
      await expect(checkBackup(file), String(part)).rejects.toThrow(/повреждена/)
    }
    await expect(checkBackup(path.join(folder, 'none.zip'))).rejects.toThrow(/Файла .* нет/)
  })

  it('is refused when a part is missing', async () => {
    const file = changed('missing', (copy) => {
      // The name in the zip's directory stands behind the last part: renamed there, the part is gone.
      const key = Buffer.from('tables/User.copy')
      const at = copy.lastIndexOf(key)
      copy.write('tables/Usea.copy', at)
      copy.write('tables/Usea.copy', copy.indexOf(key))
      return copy
    })
    await expect(checkBackup(file)).rejects.toThrow(/нет части tables\/User\.copy/)
  })
})

describe('what goes wrong on the way', () => {
  it('files that the store has lost or that have changed are named, and the others are copied', async () => {
    const { rows } = await withConnection(source.url, (client) =>
      client.query<{ key: string }>('select "storageKey" as key from "StoredFile" order by 1 limit 2'),
    )
    const [lost = '', damaged = ''] = rows.map(({ key }) => key)
    const kept = new Map(rows.map(({ key }) => [key, fs.readFileSync(path.join(folder, 'source', 'files', key))]))
    await source.storage.delete(lost)
    fs.writeFileSync(path.join(folder, 'source', 'files', damaged), 'something else')
    const { manifest } = await takeBackup({ ...source, folder: path.join(folder, 'lost'), portal })
    expect(manifest.lost).toEqual([lost])
    expect(manifest.files.filter((file) => file.damaged).map(({ key }) => key)).toEqual([damaged])
    expect(manifest.files.length).toBeGreaterThanOrEqual(29)
    for (const [key, bytes] of kept) await source.storage.put(key, bytes)
  })

  it('a backup that is stopped or whose store fails leaves no file', async () => {
    const stop = new AbortController()
    const stopped = takeBackup({
      ...source,
      folder: path.join(folder, 'stopped'),
      portal,
      signal: stop.signal,
      onSnapshot: async () => void setTimeout(() => stop.abort(), 20),
    })
    await expect(stopped).rejects.toThrow(/прервано/)
    const storage = { ...source.storage, get: () => Promise.reject(new Error('ведро не отвечает')) }
    await expect(takeBackup({ ...source, storage, folder: path.join(folder, 'stopped'), portal })).rejects.toThrow(
      /не сделана: ведро не отвечает/,
    )
    expect(fs.readdirSync(path.join(folder, 'stopped'))).toEqual([])
  })

  it('an empty database is no backup', async () => {
    const target = await emptyTarget('nothing')
    await expect(takeBackup({ ...target, folder: path.join(folder, 'stopped'), portal })).rejects.toThrow(
      /нет схемы портала/,
    )
    await target.drop()
  })

  it('a restore that fails at its end leaves the old rows, and one by an older version is refused', async () => {
    const target = await emptyTarget('old')
    await restoreBackup({ ...target, file: archive })
    await withConnection(target.url, (client) => client.query(`update "Municipality" set "name" = 'Прежний'`))
    const before = await withConnection(target.url, sumsOfTables)
    const migrations = path.join(folder, 'migrations')
    fs.cpSync('prisma/migrations', migrations, { recursive: true })
    fs.mkdirSync(path.join(migrations, '99990101000000_bad'))
    fs.writeFileSync(path.join(migrations, '99990101000000_bad', 'migration.sql'), 'select 1/0;')
    const options = { ...target, file: archive, replace: true, migrationsFolder: migrations }
    await expect(restoreBackup(options)).rejects.toThrow(/база осталась прежней: division by zero/)
    const fails = { ...target.storage, put: () => Promise.reject(new Error('ENOSPC')) }
    await expect(restoreBackup({ ...target, file: archive, replace: true, storage: fails })).rejects.toThrow(
      /прежней: ENOSPC/,
    )
    expect(await withConnection(target.url, sumsOfTables)).toEqual(before)

    fs.rmSync(path.join(migrations, '99990101000000_bad'), { recursive: true })
    const newest =
      fs
        .readdirSync(migrations)
        .filter((name) => /^\d/.test(name))
        .sort()
        .at(-1) ?? ''
    fs.rmSync(path.join(migrations, newest), { recursive: true })
    await expect(restoreBackup(options)).rejects.toThrow(new RegExp(`более новая версия.*${newest}`))
    expect(await withConnection(target.url, sumsOfTables)).toEqual(before)
    await target.drop()
  })
})
