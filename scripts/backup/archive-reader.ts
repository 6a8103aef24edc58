import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import { Sentence, wordsOf } from '../support/sentence'
import { filePart, type Manifest, manifestPart, manifestSumPart, readManifest, tablePart } from './manifest'
import { meter, type Sum, sumOf } from './meter'

export type Archive = {
  manifest: Manifest
  open(part: string): Promise<Readable>
  /** A part as a whole, checked once more; only for parts of the size of an upload. */
  read(part: string, expected: Sum): Promise<Buffer>
  close(): void
}

/** Opens a copy and reads its description; refuses in a Sentence what is no copy or has changed since. */
export async function openArchive(file: string): Promise<Archive> {
  const refuse = (error: unknown) =>
    new Sentence(`Резервная копия ${file} повреждена или это не копия портала (${wordsOf(error)}); ничего не изменено.`)
  let zip: yauzl.ZipFile | undefined
  try {
    const opened = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false })
    zip = opened
    const entries = new Map<string, yauzl.Entry>()
    for await (const entry of opened.eachEntry()) {
      if (entries.has(entry.fileName)) throw new Sentence(`часть ${entry.fileName} дважды`)
      entries.set(entry.fileName, entry)
    }
    const open = async (part: string) => {
      const entry = entries.get(part)
      if (!entry) throw refuse(`нет части ${part}`)
      return opened.openReadStreamPromise(entry)
    }
    const readAll = async (part: string) => Buffer.concat(await (await open(part)).toArray())
    const bytes = await readAll(manifestPart)
    if ((await readAll(manifestSumPart)).toString().trim() !== sumOf(bytes).sha256)
      throw new Sentence('опись не сходится со своей суммой')
    const manifest = readManifest(bytes.toString())
    const wanted = new Set([...partsOf(manifest).map(({ part }) => part), manifestPart, manifestSumPart])
    const missing = [...wanted].find((part) => !entries.has(part))
    if (missing) throw new Sentence(`нет части ${missing}`)
    const extra = [...entries.keys()].find((part) => !wanted.has(part))
    if (extra) throw new Sentence(`лишняя часть ${extra}`)
    return {
      manifest,
      open,
      async read(part, expected) {
        const found = await readAll(part).catch((error: unknown) => Promise.reject(refuse(error)))
        if (sumOf(found).sha256 !== expected.sha256) throw refuse(`часть ${part} не сходится со своей суммой`)
        return found
      },
      close: () => opened.close(),
    }
  } catch (error) {
    zip?.close()
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Sentence(`Файла ${file} нет.`)
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw new Sentence(`Файл ${file} нельзя прочитать.`)
    throw refuse(error)
  }
}

/** Reads every part to its end and compares its sum; a Sentence names the first that differs. */
export async function verifyArchive(file: string, archive: Archive): Promise<void> {
  for (const { part, expected } of partsOf(archive.manifest)) {
    const { stream, sum } = meter()
    try {
      await pipeline(await archive.open(part), stream.resume())
    } catch (error) {
      throw new Sentence(`Резервная копия ${file} повреждена: часть ${part} (${wordsOf(error)}); ничего не изменено.`)
    }
    const found = sum()
    if (found.sha256 !== expected.sha256 || found.bytes !== expected.bytes)
      throw new Sentence(
        `Резервная копия ${file} повреждена: часть ${part} не сходится со своей суммой; ничего не изменено.`,
      )
  }
}

function partsOf({ tables, files }: Manifest): { part: string; expected: Sum }[] {
  return [
    ...tables.map((table) => ({ part: tablePart(table.name), expected: table })),
    ...files.map((file) => ({ part: filePart(file.key), expected: file })),
  ]
}
