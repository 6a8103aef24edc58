import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { checkedKey, type FileStorage } from './file-storage'

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its file system orders the rename itself.
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

const DRAFT = /\.[0-9a-f-]{36}\.part$/

/** Files in `<dataDir>/files`, outside of the web root: written beside, flushed to the disk, then put in place by one rename. */
export function localStorage(dataDir: string): FileStorage {
  const root = path.resolve(dataDir, 'files')
  // The draft of a write cut short has its key's name with two endings.
  const fileOf = (key: string) =>
    path.join(root, ...checkedKey(key.replace(DRAFT, '')).split('/')) + (DRAFT.exec(key)?.[0] ?? '')
  return {
    async put(key, bytes) {
      const file = fileOf(key)
      const folder = path.dirname(file)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const draft = `${file}.${randomUUID()}.part`
      const handle = await open(draft, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, file).catch(async (error) => {
        await rm(draft, { force: true })
        throw error
      })
      await syncFolder(folder)
    },
    async get(key) {
      const handle = await open(fileOf(key), 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      if (!handle) return null
      return Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>
    },
    async delete(key) {
      await rm(fileOf(key), { force: true })
    },
    async *list(folder) {
      const place = fileOf(folder)
      const names = await readdir(place).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      for (const name of names) {
        // Another process may be sweeping the same folder.
        const found = await stat(path.join(place, name)).catch(() => null)
        if (found?.isFile()) yield { key: `${folder}/${name}`, writtenAt: found.mtime, draft: name.endsWith('.part') }
      }
    },
  }
}
