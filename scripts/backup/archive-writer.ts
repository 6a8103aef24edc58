import fs from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { meter, type Sum } from './meter'

export type ArchiveWriter = {
  /** Adds one part; returns its sum when it has been read to its end. */
  add(name: string, source: Readable | Buffer, options?: { compress?: boolean }): Promise<Sum>
  /** Ends the archive and flushes it to the disk. */
  close(): Promise<void>
  /** Ends the writing in the middle; what has been written stays for the caller to remove. */
  destroy(): Promise<void>
}

/** A zip written as a stream: nothing of a part stays in memory. The file must not be there yet; only its owner may read it. */
export function createArchive(file: string, signal?: AbortSignal): ArchiveWriter {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  const broken = new AbortController()
  let failure: unknown
  const written = pipeline(output, fs.createWriteStream(file, { flags: 'wx', mode: 0o600 }), { signal }).catch(
    (error: unknown) => {
      failure ??= error
      // A full disk must also end the part that waits to be taken.
      broken.abort()
    },
  )
  zip.on('error', (error: Error) => output.destroy(error))
  return {
    async add(name, source, { compress = true } = {}) {
      const { stream, sum } = meter()
      zip.addReadStream(stream, name, { compress, mode: 0o100600 })
      try {
        await pipeline(source instanceof Readable ? source : Readable.from([source]), stream, { signal: broken.signal })
      } catch (error) {
        throw failure ?? error
      }
      return sum()
    },
    async close() {
      zip.end()
      await written
      if (failure) throw failure
      const handle = await fs.promises.open(file, 'r+')
      await handle.sync().finally(() => handle.close())
    },
    async destroy() {
      output.destroy()
      await written
    },
  }
}
