import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync } from 'node:fs'
import { request as ask, createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { POST } from '@/app/api/assignments/[assignmentId]/evidence/route'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { MAX_FILE_BYTES } from '@/lib/kernel/files/limits'
import { newSessionSecret } from '@/lib/kernel/session'
import { kindsOf, makeAssignment } from '../../support/assignments'
import { cookieOf, fromForeignPage, fromOwnPage, OWN_HOST } from '../../support/request'
import { databaseNow } from '../../support/run-command'
import { makeWorld, type World } from '../../support/town'
import { pdfFile } from '../../unit/kernel/files/sample-files'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

let world: World
let store: string
let server: Server
let port: number
/** The handler looks at the address, the session at `next/headers`: both tell of the same request. */
let origin = `http://${OWN_HOST}`

async function signIn(actor: Actor): Promise<void> {
  const { secret, tokenHash } = newSessionSecret()
  await db().session.create({ data: { userId: actor.userId, grantId: actor.grantId, tokenHash } })
  fromOwnPage(await cookieOf(secret))
}

beforeAll(async () => {
  store = mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-files-'))
  process.env.DATA_DIR = store
  world = await makeWorld()
  // The bytes come over a real connection, piece by piece, as they do behind Next.
  server = createServer(async (incoming, outgoing) => {
    const request = new Request(`http://${OWN_HOST}${incoming.url}`, {
      method: incoming.method,
      headers: { ...(incoming.headers as Record<string, string>), host: OWN_HOST, origin },
      body: Readable.toWeb(incoming) as ReadableStream,
      duplex: 'half',
    } as RequestInit)
    const assignmentId = incoming.url?.split('/')[3] ?? ''
    const response = await POST(request, { params: Promise.resolve({ assignmentId }) })
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(await response.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

const formWith = (file: File, requestKey: string = randomUUID()) => {
  const form = new FormData()
  form.set('requestKey', requestKey)
  form.set('file', file)
  return form
}
const pdf = () => new File([pdfFile() as BlobPart], 'Приказ.pdf', { type: 'application/pdf' })

async function post(assignmentId: string, form: FormData, accept = 'application/json') {
  const response = await fetch(`http://127.0.0.1:${port}/api/assignments/${assignmentId}/evidence`, {
    method: 'POST',
    body: form,
    headers: { accept },
    redirect: 'manual',
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    answer: isJson ? (JSON.parse(text) as { ok: boolean; reason?: string; already?: true; message?: string }) : null,
    location: response.headers.get('location'),
  }
}

const keptFiles = () => {
  try {
    return readdirSync(path.join(store, 'files'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
      .length
  } catch {
    return 0
  }
}
const evidenceOf = (assignmentId: string) => db().evidence.findMany({ where: { report: { assignmentId } } })

describe('a file posted as evidence', () => {
  it('is kept, once for one request key, and starts the work', async () => {
    await signIn(world.head)
    const id = await makeAssignment(world)
    const key = randomUUID()
    expect(await post(id, formWith(pdf(), key))).toMatchObject({ status: 201, answer: { ok: true } })
    expect(await post(id, formWith(pdf(), key))).toMatchObject({ status: 201, answer: { ok: true, already: true } })
    expect((await evidenceOf(id)).map(({ title, kind }) => ({ title, kind }))).toEqual([
      { title: 'Приказ.pdf', kind: 'FILE' },
    ])
    expect(await kindsOf(id)).toContain('evidenceAdded')
  })

  it('from a plain form goes back to the report, where the answer is said', async () => {
    await signIn(world.head)
    const id = await makeAssignment(world)
    expect(await post(id, formWith(pdf()), 'text/html')).toMatchObject({
      status: 303,
      location: `/assignments/${id}/report?evidence=added#evidence`,
    })
    expect(await post(id, formWith(new File([''], '')), 'text/html')).toMatchObject({
      status: 303,
      location: `/assignments/${id}/report?evidence=FILE_MISSING#evidence`,
    })
  })

  it('is judged by its content, whatever it is called', async () => {
    await signIn(world.head)
    const id = await makeAssignment(world)
    const before = keptFiles()
    const page = new File(['<!doctype html><script>alert(1)</script>'], 'Приказ.pdf', { type: 'application/pdf' })
    const program = new File([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])], 'Фото.jpg', { type: 'image/jpeg' })
    for (const file of [page, program]) {
      const refused = await post(id, formWith(file))
      expect(refused).toMatchObject({ status: 422, answer: { ok: false, reason: 'FILE_KIND' } })
      expect(refused.answer?.message).toMatch(/\p{Script=Cyrillic}/u)
    }
    const renamed = new File([pdfFile() as BlobPart], 'приказ.txt', { type: 'text/plain' })
    expect((await post(id, formWith(renamed))).answer).toEqual({ ok: true })
    const [kept] = await db().storedFile.findMany({ where: { evidence: { some: { report: { assignmentId: id } } } } })
    expect(kept?.mime).toBe('application/pdf')
    expect(keptFiles()).toBe(before + 1)
  })

  it('of 20 MB and one byte is refused and nothing of it is kept', async () => {
    await signIn(world.head)
    const id = await makeAssignment(world)
    const before = keptFiles()
    const large = new Uint8Array(MAX_FILE_BYTES + 1)
    large.set(pdfFile())
    const refused = await post(id, formWith(new File([large], 'Большой.pdf')))
    expect(refused).toMatchObject({ status: 413, answer: { reason: 'FILE_TOO_LARGE' } })
    expect(keptFiles()).toBe(before)
    expect(await evidenceOf(id)).toEqual([])
  })

  it('that never ends is cut while it streams, and its bytes do not pile up in memory', async () => {
    await signIn(world.head)
    const id = await makeAssignment(world)
    const before = process.memoryUsage().arrayBuffers
    let sent = 0
    let most = 0
    const status = await new Promise<number>((resolve) => {
      const boundary = 'seam'
      const outgoing = ask(
        {
          port,
          method: 'POST',
          path: `/api/assignments/${id}/evidence`,
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, accept: 'application/json' },
        },
        (incoming) => {
          incoming.resume()
          resolve(incoming.statusCode ?? 0)
          outgoing.destroy()
        },
      )
      outgoing.on('error', () => {})
      outgoing.write(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n`)
      const piece = Buffer.alloc(1024 * 1024)
      const pump = () => {
        if (outgoing.destroyed) return
        sent += piece.length
        most = Math.max(most, process.memoryUsage().arrayBuffers)
        if (outgoing.write(piece)) setImmediate(pump)
        else outgoing.once('drain', pump)
      }
      pump()
    })
    expect(status).toBe(413)
    expect(sent).toBeLessThan(8 * MAX_FILE_BYTES)
    expect(most - before).toBeLessThan(4 * MAX_FILE_BYTES)
    expect(await evidenceOf(id)).toEqual([])
  })

  it('for another organisation is not found, as for an assignment that is not there', async () => {
    const id = await makeAssignment(world)
    const before = keptFiles()
    await signIn(world.stranger)
    expect((await post(id, formWith(pdf()))).status).toBe(404)
    expect((await post(randomUUID(), formWith(pdf()))).status).toBe(404)
    expect((await post('not-an-id', formWith(pdf()))).status).toBe(404)
    await signIn(world.parent)
    expect((await post(id, formWith(pdf()))).status).toBe(404)
    expect(keptFiles()).toBe(before)
  })

  it('after the due moment is refused, recorded, and leaves no bytes', async () => {
    await signIn(world.head)
    const id = await makeAssignment(world)
    const past = new Date((await databaseNow()).getTime() - 1)
    await db().assignment.update({ where: { id }, data: { currentDueAt: past } })
    const before = keptFiles()
    expect(await post(id, formWith(pdf()))).toMatchObject({ status: 422, answer: { reason: 'DEADLINE_PASSED' } })
    expect(await kindsOf(id)).toEqual(['reportChangeRefused'])
    expect(keptFiles()).toBe(before)
  })

  it('without a session, or from another site, is not read at all', async () => {
    const id = await makeAssignment(world)
    fromOwnPage()
    expect((await post(id, formWith(pdf()))).status).toBe(401)
    await signIn(world.head)
    origin = 'https://foreign.test'
    fromForeignPage()
    expect((await post(id, formWith(pdf()))).status).toBe(403)
    origin = `http://${OWN_HOST}`
    expect(await evidenceOf(id)).toEqual([])
  })
})
