import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { FileStorage } from '../../lib/kernel/files/file-storage'
import { prepareFolder } from '../database/place'
import { findRunningDatabase, startDatabase } from '../database/start-database'
import { readEnvFile } from '../start/settings'
import { dataFolder, root } from '../support/root'
import { Sentence, wordsOf } from '../support/sentence'

export type Place = { url: string; storage: FileStorage; dataDir: string }

/** The database and the store of this installation: those of the settings, else the embedded server, started for the work if it is down. */
export async function withPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const dataDir = prepareOwnFolder()
  const given = process.env.DATABASE_URL || (await findRunningDatabase(dataDir))
  const database = given ? undefined : await startDatabase({ dataDir, say: console.log })
  try {
    const url = given ?? database?.url ?? ''
    return await work({ url, storage: await ownStorage(url), dataDir })
  } finally {
    await database?.stop()
  }
}

/** What root would write here the portal's own account could not read. */
export function prepareOwnFolder(): string {
  readEnvFile()
  const dataDir = prepareFolder(dataFolder())
  const { uid } = fs.statSync(dataDir)
  if (process.getuid?.() === 0 && uid !== 0)
    throw new Sentence(
      `Папка ${dataDir} принадлежит учётной записи портала (uid ${uid}), а команда запущена от root: запустите её от имени портала, например через sudo -u.`,
    )
  return dataDir
}

async function ownStorage(url: string): Promise<FileStorage> {
  // The kernel's settings ask for both; only the store's are used here, and nothing is signed.
  process.env.DATABASE_URL = url
  process.env.AUTH_SECRET ||= randomBytes(32).toString('base64url')
  process.env.DATA_DIR = dataFolder()
  const { storage } = await import('../../lib/kernel/files/storage')
  try {
    return storage()
  } catch (error) {
    throw new Sentence(wordsOf(error))
  }
}

export function portalVersion(): string {
  return (JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version
}
