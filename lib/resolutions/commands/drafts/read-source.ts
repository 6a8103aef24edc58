import 'server-only'
import { parseBounded } from '../../import/run-bounded'
import type { ImportRefusal, ParsedResolution } from '../../import/types'

export type SourceReading = { ok: true; parsed: ParsedResolution } | { ok: false; reason: ImportRefusal }

/** The importer on a document's bytes, in a process of its own; a refusal carries its reason code. */
export async function readSource(bytes: Uint8Array, name: string): Promise<SourceReading> {
  const read = await parseBounded(bytes, name)
  return read.ok ? { ok: true, parsed: read.resolution } : read
}
