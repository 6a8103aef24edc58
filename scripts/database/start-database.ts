import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort, isPortFree } from '../support/free-port'
import { takeLock } from '../support/lock'
import { isAlive, stopProcess } from '../support/process-mark'
import { wordsOf } from '../support/sentence'
import { createCluster } from './cluster'
import {
  addressOf,
  credentialsFile,
  makeCredentials,
  portalName,
  readCredentials,
  writeCredentials,
} from './credentials'
import { startEphemeralDatabase } from './ephemeral'
import { clusterFolder, prepareFolder, serverFolder } from './place'
import { ensurePortalDatabase } from './portal-database'
import {
  ask,
  findPostmaster,
  type LaunchOptions,
  launchPostmaster,
  type Postmaster,
  waitUntilReady,
} from './postmaster'
import { serverUser } from './server-user'
import type { Database, DatabaseOptions } from './types'

/**
 * Starts the embedded PostgreSQL of this clone, or takes over the one that a killed start has left running.
 * Throws a Sentence when another live start holds the clone.
 */
export async function startDatabase({ dataDir, ephemeral, say = () => {} }: DatabaseOptions): Promise<Database> {
  if (ephemeral) return startEphemeralDatabase({ dataDir })
  const folder = prepareFolder(dataDir)
  const release = takeLock(path.join(folder, 'postgres.lock'), 'database', (holder) => {
    return `База данных этой папки уже занята процессом ${holder.pid} (с ${holder.at}): остановите его и повторите.`
  })
  try {
    const { launch, file } = await prepareCluster(folder, say)
    const { server, reused } = await runServer(launch, file, say)
    await ensurePortalDatabase(launch.credentials)
    return guard(server, reused, launch, release, say)
  } catch (error) {
    release()
    throw error
  }
}

/** The address of the clone's running embedded database, for scripts beside the running portal; undefined when it is down. */
export async function findRunningDatabase(dataDir: string): Promise<string | undefined> {
  const folder = path.resolve(dataDir)
  const credentials = readCredentials(credentialsFile(folder))
  if (!credentials) return undefined
  const url = addressOf(credentials, 'portal', portalName)
  return ask(url, 'select 1').then(
    () => url,
    () => undefined,
  )
}

async function prepareCluster(dataDir: string, say: (sentence: string) => void) {
  const user = serverUser(path.join(dataDir, 'postgres'))
  const cluster = clusterFolder(dataDir, user)
  const native = serverFolder(dataDir, user)
  const file = credentialsFile(dataDir)
  let credentials = readCredentials(file)
  if (!credentials && fs.existsSync(cluster)) await setAside(cluster, say)
  if (!credentials) {
    credentials = makeCredentials(await findFreePort('127.0.0.1'))
    writeCredentials(file, credentials)
  }
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) {
    createCluster(native, cluster, user, credentials.adminPassword)
    say(`Создана база данных в ${cluster}.`)
  }
  const launch: LaunchOptions = {
    native,
    cluster,
    user,
    log: path.join(dataDir, 'postgres.log'),
    credentials,
    durable: true,
  }
  return { launch, file }
}

/** `.data` was deleted but the cluster lies outside it: its password is lost, its data are kept under another name. */
async function setAside(cluster: string, say: (sentence: string) => void): Promise<void> {
  const left = await findPostmaster(cluster, makeCredentials(0))
  if (left) await stopProcess(left.mark, { signal: 'SIGINT', harder: 'SIGQUIT', timeoutMs: 30_000 })
  const aside = `${cluster}-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`
  fs.renameSync(cluster, aside)
  say(`Прежняя база данных без пароля (postgres.json удалён) отложена в ${aside}; начата новая.`)
}

async function runServer(launch: LaunchOptions, file: string, say: (sentence: string) => void) {
  const left = await findPostmaster(launch.cluster, launch.credentials)
  if (left) {
    launch.credentials.port = left.port
    if (await waitUntilReady(launch.credentials, () => isAlive(left.mark))) {
      say(`Сервер базы данных (процесс ${left.mark.pid}) пережил прошлый запуск: продолжаем с ним.`)
      return { server: left, reused: true }
    }
  }
  if (!(await isPortFree(launch.credentials.port, '127.0.0.1'))) {
    launch.credentials.port = await findFreePort('127.0.0.1')
    writeCredentials(file, launch.credentials)
  }
  return { server: await launchPostmaster(launch), reused: false }
}

/** Looks after the server until stop(): one that dies (out of memory, a stray kill) is started again on the same port. */
function guard(
  first: Postmaster,
  reused: boolean,
  launch: LaunchOptions,
  release: () => void,
  say: (sentence: string) => void,
): Database {
  let server = first
  const stopping = new AbortController()
  // Not a reason for the process to live on; stop() cuts it short.
  const pause = (ms: number) => sleep(ms, undefined, { ref: false, signal: stopping.signal }).catch(() => {})
  const watch = async () => {
    for (await pause(500); !stopping.signal.aborted; await pause(500)) {
      if (isAlive(server.mark)) continue
      say('Сервер базы данных остановился сам: запускаем его снова.')
      try {
        server = (await findPostmaster(launch.cluster, launch.credentials)) ?? (await launchPostmaster(launch))
        say('Сервер базы данных снова отвечает.')
      } catch (error) {
        say(wordsOf(error))
        await pause(5_000)
      }
    }
  }
  const watching = watch()
  let stopped: Promise<void> | undefined
  const stop = async () => {
    stopping.abort()
    await watching
    await stopProcess(server.mark, { signal: 'SIGINT', harder: 'SIGQUIT', timeoutMs: 30_000 })
    release()
  }
  return {
    url: addressOf(launch.credentials, 'portal', portalName),
    adminUrl: addressOf(launch.credentials, 'admin', 'postgres'),
    reused,
    pid: () => server.mark.pid,
    stop() {
      stopped ??= stop()
      return stopped
    },
  }
}
