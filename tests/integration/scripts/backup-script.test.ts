import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeLock } from '@/scripts/support/lock'
import { useDatabase } from '@/tests/support/database'
import { createDatabase, sumsOfTables, withConnection } from '@/tests/support/whole-database'

const { url } = useDatabase()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-backup-script-'))
const bucket = new Map<string, Buffer>()
let server: Server
let bucketAddress = ''

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const place = request.url ?? ''
    const body = Buffer.concat(await request.toArray())
    if (request.method === 'PUT') bucket.set(place, body)
    const found = bucket.get(place)
    response.statusCode = request.method === 'GET' && !found ? 404 : 200
    response.end(request.method === 'GET' ? found : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  bucketAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const bytes = Buffer.from('a file in a bucket')
  bucket.set('/portal/ab/kept', bytes)
  await withConnection(url, (client) =>
    client.query(
      `insert into "StoredFile" ("id", "municipalityId", "name", "mime", "size", "sha256", "storageKey", "createdById")
       select gen_random_uuid(), gen_random_uuid(), 'отчёт.pdf', 'application/pdf', 18, sum, key, gen_random_uuid()
       from (values ($1, 'ab/kept'), ($1, 'ab/lost')) f(sum, key)`,
      [createHash('sha256').update(bytes).digest('hex')],
    ),
  )
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  fs.rmSync(folder, { recursive: true, force: true })
})

function run(script: string, args: string[], database: string, bucketName: string) {
  const env = {
    ...process.env,
    DATABASE_URL: database,
    AUTH_SECRET: '',
    DATA_DIR: path.join(folder, 'data'),
    FILES: 's3',
    S3_ENDPOINT: bucketAddress,
    S3_BUCKET: bucketName,
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'secret',
  }
  const program = ['--conditions=react-server', '--import', 'tsx', `scripts/${script}.ts`, ...args]
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, program, { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? 1, stdout, stderr }),
    )
  })
}

it('npm run backup and npm run restore carry a database and its bucket to another place, in sentences', async () => {
  const copies = path.join(folder, 'copies')
  const made = await run('backup', [copies], url, 'portal')
  // A file that the bucket has lost is named, and the copy is made.
  expect(made).toMatchObject({ code: 2, stderr: expect.stringMatching(/в хранилище нет.*: 1 \(ab\/lost\)/) })
  expect(made.stdout).toMatch(/Резервная копия: \S+\.zip \(.*строк 2, файлов 1, [\d,]+ КБ\)/)
  const file = path.join(copies, fs.readdirSync(copies)[0] ?? '')

  expect(await run('restore', [file, '--check'], url, 'portal')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Копия целая: .*файлов 1\.\n$/),
  })

  const target = await createDatabase('restored_by_script', { migrated: false })
  const release = takeLock(path.join(folder, 'data', 'start.lock'), 'start', () => '')
  const refused = await run('restore', [file], target.url, 'other')
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Портал из этой папки запущен .*\n$/) })
  expect(bucket.has('/other/ab/kept')).toBe(false)
  release()

  expect(await run('restore', [file], target.url, 'other')).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/Восстановлено за \d+ с/),
  })
  expect(await withConnection(target.url, sumsOfTables)).toEqual(await withConnection(url, sumsOfTables))
  expect(bucket.get('/other/ab/kept')).toEqual(bucket.get('/portal/ab/kept'))
  await target.drop()

  const none = await run('restore', [], url, 'portal')
  expect(none).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Нужен один файл копии\. Как запускать: .*\n$/),
  })
}, 120_000)
