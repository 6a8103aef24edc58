import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { openFile } from '@/lib/kernel/files'
import { findReadableFile, type ReadableFile } from '../queries/evidence'
import { idSchema } from '../schema/common'

/** A file that the actor may open, with its bytes; null for «not yours» and «not there» alike. */
export async function loadFile(
  actor: Actor,
  fileId: string,
): Promise<{ file: ReadableFile; bytes: ReadableStream<Uint8Array> } | null> {
  const id = idSchema.safeParse(fileId)
  const file = id.success ? await findReadableFile(db(), actor, id.data) : null
  const bytes = file && (await openFile(file.storageKey))
  return file && bytes ? { file, bytes } : null
}
