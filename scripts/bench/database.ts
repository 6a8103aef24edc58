import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { createCluster, temporaryFolder } from '../database/cluster'
import { addressOf, type Credentials, makeCredentials, portalName } from '../database/credentials'
import { prepareFolder, serverFolder } from '../database/place'
import { ensurePortalDatabase } from '../database/portal-database'
import { launchPostmaster } from '../database/postmaster'
import { serverUser } from '../database/server-user'
import { markOf, stopProcess } from '../support/process-mark'
import { freePort } from './ports'
import type { Statement } from './types'

/** Settings of the measured server beyond the portal's own: statements are counted, and no background vacuum walks in between. */
const SETTINGS = `
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track = 'top'
autovacuum = off
max_wal_size = '4GB'
`

export type BenchDatabase = {
  /** Superuser, for counting; statements of the application are told apart by their role. */
  admin: pg.Client
  /** A new empty database owned by the portal's role. */
  create(name: string): Promise<string>
  stop(): Promise<void>
}

/**
 * A throw-away server like scripts/database/ephemeral, but with pg_stat_statements and durable: a report has to reach the disk.
 * The folder is named like the tests', so that their sweep removes what a killed run leaves.
 */
export async function startBenchDatabase(dataDir: string): Promise<BenchDatabase> {
  const user = serverUser('')
  const native = serverFolder(prepareFolder(dataDir), user)
  const folder = fs.mkdtempSync(path.join(temporaryFolder(), 'profmarshrut-db-bench-'))
  fs.writeFileSync(path.join(folder, 'owner.json'), JSON.stringify(markOf(process.pid)))
  fs.chmodSync(folder, 0o711)
  if (user) fs.chownSync(folder, user.uid, user.gid)
  const cluster = path.join(folder, 'data')
  const credentials = makeCredentials(await freePort())
  createCluster(native, cluster, user, credentials.adminPassword)
  fs.appendFileSync(path.join(cluster, 'postgresql.conf'), SETTINGS)
  const log = path.join(folder, 'log')
  const server = await launchPostmaster({ native, cluster, user, log, credentials, durable: true })
  const remove = async () => {
    await stopProcess(server.mark, { signal: 'SIGQUIT', timeoutMs: 10_000 })
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ensurePortalDatabase(credentials)
    const admin = await connectAdmin(credentials)
    return {
      admin,
      async create(name) {
        await admin.query(`CREATE DATABASE ${name} OWNER ${portalName}`)
        return addressOf(credentials, 'portal', name)
      },
      async stop() {
        await admin.end().catch(() => {})
        await remove()
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}

async function connectAdmin(credentials: Credentials): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: addressOf(credentials, 'admin', 'postgres') })
  admin.on('error', () => {})
  await admin.connect()
  await admin.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
  return admin
}

const OF_APP = `s.userid = (SELECT oid FROM pg_roles WHERE rolname = '${portalName}')
  AND s.dbid = (SELECT oid FROM pg_database WHERE datname = $1)`

/** Forgets what was counted in a database so far. */
export async function resetStatements(admin: pg.Client, database: string): Promise<void> {
  await admin.query('SELECT pg_stat_statements_reset(0, oid, 0) FROM pg_database WHERE datname = $1', [database])
}

/** Statements of the portal's role since the reset, BEGIN and COMMIT included, and the pages of the database they touched. */
export async function readStatements(admin: pg.Client, database: string): Promise<Statement[]> {
  const { rows } = await admin.query<Statement>(
    `SELECT s.query, s.calls::int AS calls, (s.shared_blks_hit + s.shared_blks_read)::int AS buffers
     FROM pg_stat_statements s WHERE ${OF_APP} ORDER BY buffers DESC`,
    [database],
  )
  return rows
}
