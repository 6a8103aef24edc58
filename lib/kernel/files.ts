import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import type { Tx } from './db'
import { cleanFileName } from './files/clean-name'
import { judgeFile } from './files/judge-file'
import { EVIDENCE_KINDS, FILE_MIME, type FileKind, type FileRefusal } from './files/kinds'
import { storage } from './files/storage'

export { EVIDENCE_KINDS, type FileKind, type FileRefusal, SOURCE_KINDS } from './files/kinds'
export { MAX_FILE_BYTES } from './files/limits'

export type FileInput = {
  bytes: Uint8Array
  /** As the person's computer calls it; cleaned here. */
  name: string
  kinds?: readonly FileKind[]
}

export type FileOwner = {
  municipalityId: string
  /** Whose people may read it beside the Department; null for a resolution's own file. */
  organizationId: string | null
  createdById: string
}

/** Bytes that lie in the store and wait for their row. */
export type KeptBytes = { storageKey: string; name: string; mime: string; size: number; sha256: string }

export type StoredFileView = { id: string; name: string; mime: string; size: number; sha256: string }

export type KeepResult = { ok: true; kept: KeptBytes } | { ok: false; reason: FileRefusal }
export type SaveResult = { ok: true; file: StoredFileView } | { ok: false; reason: FileRefusal }

/**
 * Judges a file and puts its bytes into the store, before the transaction that will own it: a slow bucket must hold no locks.
 * Give the result to `recordFile`, or to `dropBytes` when the command refused. Refused: see `judgeFile`.
 */
export async function keepBytes({ bytes, name, kinds = EVIDENCE_KINDS }: FileInput): Promise<KeepResult> {
  const judged = await judgeFile(bytes, name, kinds)
  if (!judged.ok) return judged
  const id = randomUUID()
  const storageKey = `${id.slice(0, 2)}/${id}`
  await storage().put(storageKey, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const cleaned = cleanFileName(name, judged.kind)
  return { ok: true, kept: { storageKey, name: cleaned, mime: FILE_MIME[judged.kind], size: bytes.length, sha256 } }
}

/** The row of kept bytes, in the transaction of the change that needs them. */
export async function recordFile(tx: Tx, kept: KeptBytes, owner: FileOwner): Promise<StoredFileView> {
  const { id } = await tx.storedFile.create({ data: { ...kept, ...owner }, select: { id: true } })
  const { storageKey: _key, ...facts } = kept
  return { id, ...facts }
}

/** Takes back bytes whose row was never written. */
export async function dropBytes(kept: KeptBytes): Promise<void> {
  await storage().delete(kept.storageKey)
}

/** Judges, stores and records a file in one go. Bytes of a transaction that fails afterwards stay without a row and unread. */
export async function saveFile(tx: Tx, input: FileInput & FileOwner): Promise<SaveResult> {
  const { municipalityId, organizationId, createdById } = input
  const result = await keepBytes(input)
  if (!result.ok) return result
  return { ok: true, file: await recordFile(tx, result.kept, { municipalityId, organizationId, createdById }) }
}

/** The bytes of a file as a stream, null when the store lost it. The caller has checked who asks. */
export function openFile(storageKey: string): Promise<ReadableStream<Uint8Array> | null> {
  return storage().get(storageKey)
}

/** The whole file, for programs that read it (the importer). */
export async function readFileBytes(storageKey: string): Promise<Uint8Array | null> {
  const stream = await openFile(storageKey)
  return stream && new Uint8Array(await new Response(stream).arrayBuffer())
}
