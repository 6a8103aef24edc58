import { describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES } from '@/lib/kernel/files/limits'
import { readUpload } from '@/lib/kernel/files/read-upload'

async function request(size: number, chunked = false): Promise<Request> {
  const form = new FormData()
  form.set('title', 'Приказ')
  form.set('file', new File([new Uint8Array(size)], 'Приказ.pdf'))
  const body = new Response(form)
  const headers = { 'content-type': body.headers.get('content-type') ?? '' }
  const bytes = new Uint8Array(await body.arrayBuffer())
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 65_536) controller.enqueue(bytes.subarray(at, at + 65_536))
      controller.close()
    },
  })
  return new Request('http://portal.test/', {
    method: 'POST',
    headers,
    body: chunked ? stream : bytes,
    duplex: 'half',
  } as RequestInit)
}

describe('an uploaded form', () => {
  it('is read whole with exactly 20 MB', async () => {
    const read = await readUpload(await request(MAX_FILE_BYTES, true))
    expect(read.ok && read.form.get('title')).toBe('Приказ')
    const file = read.ok ? read.form.get('file') : null
    expect(file instanceof File && [file.name, file.size]).toEqual(['Приказ.pdf', MAX_FILE_BYTES])
  })

  it.each([[false], [true]])('is cut when it is larger, its size declared or not (%s)', async (chunked) => {
    expect(await readUpload(await request(MAX_FILE_BYTES + 200_000, chunked))).toEqual({
      ok: false,
      reason: 'FILE_TOO_LARGE',
    })
  })

  it('an endless one is broken off', async () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000
        controller.enqueue(new Uint8Array(1_000_000))
      },
    })
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    expect(await readUpload(new Request('http://portal.test/', init))).toEqual({ ok: false, reason: 'FILE_TOO_LARGE' })
    expect(sent).toBeLessThan(120_000_000)
  })

  it('what is no form, or half a form, is told', async () => {
    const broken = { ok: false, reason: 'REQUEST_BROKEN' }
    const post = (type: string, body: string) =>
      new Request('http://portal.test/', { method: 'POST', headers: { 'content-type': type }, body })
    expect(await readUpload(post('application/json', '{}'))).toEqual(broken)
    expect(await readUpload(post('multipart/form-data; boundary=x', '--x\r\nContent-'))).toEqual(broken)
  })
})
