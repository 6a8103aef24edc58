import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { markOf, type ProcessMark } from '../support/process-mark'
import { Sentence } from '../support/sentence'
import { executable } from './binaries'
import { serverEnvironment } from './cluster'
import { addressOf, type Credentials } from './credentials'
import { asUser, type ServerUser } from './server-user'

export type Postmaster = { mark: ProcessMark; port: number }
export type LaunchOptions = {
  native: string
  cluster: string
  user: ServerUser
  log: string
  credentials: Credentials
  /** Data of tests need not outlive a power cut. */
  durable: boolean
}

/** The server that already runs over this cluster (it outlives a killed parent); undefined when there is none. */
export async function findPostmaster(cluster: string, credentials: Credentials): Promise<Postmaster | undefined> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!fs.existsSync(file)) return undefined
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  const mark = markOf(Number(lines[0]))
  // A dead number is PostgreSQL's own affair: it also waits for the dead server's children, so the file is left to it.
  if (!mark) return undefined
  const port = Number(lines[3])
  if (await isServerOf(mark, cluster, { ...credentials, port })) return { mark, port }
  // Somebody else's process has the number by now, and PostgreSQL would refuse to start because of it.
  fs.rmSync(file, { force: true })
  return undefined
}

async function isServerOf(mark: ProcessMark, cluster: string, credentials: Credentials): Promise<boolean> {
  if (process.platform === 'linux') {
    try {
      return fs.readlinkSync(`/proc/${mark.pid}/cwd`) === fs.realpathSync(cluster)
    } catch {
      return false
    }
  }
  try {
    const [row] = await ask(addressOf(credentials, 'admin', 'postgres'), 'show data_directory')
    return row?.data_directory === fs.realpathSync(cluster)
  } catch {
    return false
  }
}

/** Starts a server in a session of its own (the terminal's Ctrl-C must not reach it before the portal) and waits until it answers. */
export async function launchPostmaster(options: LaunchOptions): Promise<Postmaster> {
  const end = performance.now() + 60_000
  for (;;) {
    const logStart = openLog(options.log)
    const log = fs.openSync(options.log, 'a', 0o600)
    const child = spawn(executable(options.native, 'postgres'), flags(options), {
      ...asUser(options.user),
      cwd: options.cluster,
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
      detached: true,
      windowsHide: true,
    })
    fs.closeSync(log)
    let failure: Error | undefined
    child.once('error', (error) => {
      failure = error
    })
    child.unref()
    const mark = child.pid === undefined ? undefined : markOf(child.pid)
    if (
      mark &&
      (await waitUntilReady(options.credentials, () => child.exitCode === null && child.signalCode === null))
    ) {
      return { mark, port: options.credentials.port }
    }
    await sleep(10)
    const said = fs.readFileSync(options.log, 'utf8').slice(logStart).trim()
    // Children of a server that was killed are still leaving.
    const leaving = /shared memory block|lock file "postmaster.pid" already exists/i.test(said)
    if (!leaving || performance.now() > end) {
      throw new Sentence(`Сервер базы данных не запустился: ${failure?.message ?? (said || `смотрите ${options.log}`)}`)
    }
    await sleep(500)
  }
}

function flags({ cluster, credentials, durable }: LaunchOptions): string[] {
  const settings: Record<string, string> = {
    port: String(credentials.port),
    listen_addresses: '127.0.0.1',
    // None: the path of a clone may be longer than a socket's name can be.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log names faults, not the data of persons in them.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    max_connections: '200',
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** Where this start's lines begin; a log that has grown large begins anew. */
function openLog(file: string): number {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < 5_000_000) return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').length : 0
  fs.renameSync(file, `${file}.old`)
  return 0
}

/** Recovery after a crash can take long, so there is no limit while the process lives and says that it is starting. */
export async function waitUntilReady(credentials: Credentials, lives: () => boolean): Promise<boolean> {
  while (lives()) {
    try {
      await ask(addressOf(credentials, 'admin', 'postgres'), 'select 1')
      return true
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      // 57P03: starting up; a refused or broken connection: not listening yet.
      if (!['57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) && !/terminated/.test(String(error)))
        throw error
    }
    await sleep(20)
  }
  return false
}

/** One statement over a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A server that stops closes connections: an error event without a listener would end this process.
  client.on('error', () => {})
  await client.connect()
  try {
    const answer = await client.query(sql)
    return answer.rows as Record<string, unknown>[]
  } finally {
    await client.end().catch(() => {})
  }
}
