import { MAX_FILE_BYTES } from './limits'

/** The fields beside the file and the seams of the form. */
const OVERHEAD = 64 * 1024

export type Upload = { ok: true; form: FormData } | { ok: false; reason: 'FILE_TOO_LARGE' | 'REQUEST_BROKEN' }

/** So much of what is too large is still read and thrown away: a browser hears the answer only after it has sent its form. */
const THROWN_AWAY = 5 * MAX_FILE_BYTES

/** The body up to the limit, null when it is larger; nothing beyond the limit is kept in memory, whatever its size was said to be. */
async function readBounded(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  let pieces: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.length
    if (size <= limit) pieces.push(piece.value)
    else pieces = []
    if (size > THROWN_AWAY) {
      await reader.cancel()
      break
    }
  }
  return size <= limit ? new Uint8Array(Buffer.concat(pieces)) : null
}

/** A multipart form with one file of at most 20 MB, read as a stream with a hard cut. */
export async function readUpload(request: Request): Promise<Upload> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data;/i.test(type) || !request.body) return { ok: false, reason: 'REQUEST_BROKEN' }
  const bytes = await readBounded(request.body, MAX_FILE_BYTES + OVERHEAD)
  if (!bytes) return { ok: false, reason: 'FILE_TOO_LARGE' }
  try {
    return { ok: true, form: await new Response(bytes as BodyInit, { headers: { 'content-type': type } }).formData() }
  } catch {
    return { ok: false, reason: 'REQUEST_BROKEN' }
  }
}
