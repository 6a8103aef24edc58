import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A bucket that keeps what it is given and notes how it was asked. */
const kept = new Map<string, Buffer>()
const asked: { method: string; url: string; authorization: string }[] = []
let server: Server

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method = '', url = '' } = request
    asked.push({ method, url, authorization: request.headers.authorization ?? '' })
    const body = await bodyOf(request)
    if (method === 'PUT') kept.set(url, body)
    const found = kept.get(url)
    if (method === 'DELETE') kept.delete(url)
    response.statusCode = method === 'GET' && !found ? 404 : url.includes('refused') ? 403 : 200
    response.end(method === 'GET' ? found : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  Object.assign(process.env, {
    DATABASE_URL: 'postgresql://a:b@127.0.0.1/c',
    AUTH_SECRET: 'only-for-tests-only-for-tests-only',
    FILES: 's3',
    S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    S3_BUCKET: 'portal',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'secret',
  })
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

describe('a bucket', () => {
  it('is addressed by path with signed requests; gives back what was put, null when there is none', async () => {
    const { s3Storage } = await import('@/lib/kernel/files/s3-storage')
    const store = s3Storage()
    await store.put('ab/one', new Uint8Array([1, 2, 3]))
    expect(new Uint8Array(await new Response(await store.get('ab/one')).arrayBuffer())).toEqual(
      new Uint8Array([1, 2, 3]),
    )
    await store.delete('ab/one')
    expect(await store.get('ab/one')).toBeNull()
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PUT /portal/ab/one',
      'GET /portal/ab/one',
      'DELETE /portal/ab/one',
      'GET /portal/ab/one',
    ])
    for (const { authorization } of asked) {
      expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/ru-central1\/s3\/aws4_request/)
    }
  })

  it('that refuses is a fault, not a lost file', async () => {
    const { s3Storage } = await import('@/lib/kernel/files/s3-storage')
    await expect(s3Storage().put('refused', new Uint8Array(1))).rejects.toThrow('403')
  })

  it('is never asked for a key of a foreign form', async () => {
    const { s3Storage } = await import('@/lib/kernel/files/s3-storage')
    await expect(s3Storage().get('../other-bucket/key')).rejects.toThrow('foreign form')
  })
})
