import fs from 'node:fs'
import path from 'node:path'
import { findFreePort } from '../support/free-port'
import { isAlive, markOf, type ProcessMark, stopProcess } from '../support/process-mark'
import { createCluster, temporaryFolder } from './cluster'
import { addressOf, makeCredentials, portalName } from './credentials'
import { prepareFolder, serverFolder } from './place'
import { ensurePortalDatabase } from './portal-database'
import { findPostmaster, type LaunchOptions, launchPostmaster } from './postmaster'
import { serverUser } from './server-user'
import type { Database } from './types'

const prefix = 'profmarshrut-db-'

/**
 * A server of its own in a temporary folder; `dataDir` is only used when its programs have to be copied. `durable` for tests that
 * kill it; with `launch` they start it again over the same data.
 */
export async function startEphemeralDatabase({
  dataDir,
  durable = false,
}: {
  dataDir: string
  durable?: boolean
}): Promise<Database & { launch: LaunchOptions }> {
  await sweep()
  const user = serverUser('')
  const native = serverFolder(prepareFolder(dataDir), user)
  const folder = fs.mkdtempSync(path.join(temporaryFolder(), prefix))
  fs.writeFileSync(path.join(folder, 'owner.json'), JSON.stringify(markOf(process.pid)))
  fs.chmodSync(folder, 0o711)
  if (user) fs.chownSync(folder, user.uid, user.gid)
  const cluster = path.join(folder, 'data')
  const credentials = makeCredentials(await findFreePort('127.0.0.1'))
  createCluster(native, cluster, user, credentials.adminPassword)
  const log = path.join(folder, 'log')
  const launch = { native, cluster, user, log, credentials, durable }
  const server = await launchPostmaster(launch)
  await ensurePortalDatabase(credentials)
  return {
    url: addressOf(credentials, 'portal', portalName),
    adminUrl: addressOf(credentials, 'admin', 'postgres'),
    reused: false,
    launch,
    pid: () => server.mark.pid,
    async stop() {
      const last = (await findPostmaster(cluster, credentials)) ?? server
      await stopProcess(last.mark, { signal: 'SIGQUIT', timeoutMs: 10_000 })
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Removes what killed test runs have left: servers without a parent and their folders. */
async function sweep(): Promise<void> {
  for (const name of fs.readdirSync(temporaryFolder()).filter((each) => each.startsWith(prefix))) {
    const folder = path.join(temporaryFolder(), name)
    try {
      const owner = JSON.parse(fs.readFileSync(path.join(folder, 'owner.json'), 'utf8')) as ProcessMark
      if (isAlive(owner)) continue
      const left = await findPostmaster(path.join(folder, 'data'), makeCredentials(0))
      if (left) await stopProcess(left.mark, { signal: 'SIGQUIT', timeoutMs: 5_000 })
      fs.rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another account's folder, or one that is only being made.
    }
  }
}
