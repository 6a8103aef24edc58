import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { makeLogger } from '@/lib/kernel/logger'
import { metrics } from '@/lib/kernel/metrics'
import { observer } from '@/scripts/support/observe'
import { routesOf } from '@/scripts/support/routes'

const routeOf = routesOf({
  staticRoutes: [
    { page: '/', regex: '' },
    { page: '/people', regex: '' },
    { page: '/_not-found', regex: '' },
  ],
  dynamicRoutes: [{ page: '/people/[personId]', regex: '^/people/([^/]+?)(?:/)?$' }],
})

type Line = Record<string, unknown>
const servers: http.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A server that answers by `serve` under observation, and the lines it has written. */
async function observed(serve: http.RequestListener, trustProxy = false) {
  const lines: Line[] = []
  const log = makeLogger('debug', { write: (line) => lines.push(JSON.parse(line)) })
  const observe = observer({ log, routeOf, trustProxy })
  const server = http.createServer((request, response) => observe(request, response, () => serve(request, response)))
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(url + path, init)
    await answer.text()
    return answer
  }
  return { ask, lines, log, url }
}

const over = async (lines: Line[], n: number) => {
  for (let i = 0; i < 100 && lines.length < n; i++) await new Promise((wait) => setTimeout(wait, 10))
}

describe('the line of a request', () => {
  it('holds method, pattern, status, duration and the id of the answer, and nothing that was typed', async () => {
    const { ask, lines } = await observed((_request, response) => response.writeHead(404).end('x'))
    const id = '0190a3c1-7c1f-7000-8000-000000000001'
    const answer = await ask(`/people/${id}?q=Kanareykina`, { headers: { cookie: 'a=Kanareykina' } })
    await over(lines, 1)
    expect(lines).toEqual([
      {
        level: 30,
        time: expect.any(String),
        requestId: answer.headers.get('x-request-id'),
        method: 'GET',
        route: '/people/[personId]',
        status: 404,
        ms: expect.any(Number),
        msg: 'request',
      },
    ])
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{12}$/)
  })

  it('knows the routes of the build, the static files as one, and everything else as «other»', () => {
    const asked = [
      '/',
      '/?a=b',
      '/people',
      '/people/x?y',
      '/_next/static/a.js',
      '/Kanareykina',
      '/_not-found',
      undefined,
    ]
    expect(asked.map(routeOf)).toEqual([
      '/',
      '/',
      '/people',
      '/people/[personId]',
      '/_next/static',
      'other',
      'other',
      'other',
    ])
  })

  it('gives every line of its request the same id, side by side with others', async () => {
    const { ask, lines, log } = await observed(async (_request, response) => {
      await new Promise((wait) => setTimeout(wait, Math.random() * 20))
      log.warn({ action: 'inside' }, 'inside')
      response.end('x')
    })
    const ids = (await Promise.all(Array.from({ length: 20 }, () => ask('/')))).map((answer) =>
      answer.headers.get('x-request-id'),
    )
    await over(lines, 40)
    expect(new Set(ids).size).toBe(20)
    for (const id of ids) {
      expect(lines.filter(({ requestId }) => requestId === id).map(({ msg }) => msg)).toEqual(['inside', 'request'])
    }
  })

  it('takes the id of a trusted proxy only, and only one that looks like an id', async () => {
    const given = 'f7d2a6c0-aaaa-4bbb-8ccc-1234567890ab'
    const sent = (value: string) => ({ headers: { 'x-request-id': value } })
    const open = await observed((_request, response) => response.end('x'))
    expect((await open.ask('/', sent(given))).headers.get('x-request-id')).not.toBe(given)
    const behind = await observed((_request, response) => response.end('x'), true)
    expect((await behind.ask('/', sent(given))).headers.get('x-request-id')).toBe(given)
    for (const wrong of ['short', 'x'.repeat(65), 'Kanareykina Anna', '{"a":"b"}']) {
      expect((await behind.ask('/', sent(wrong))).headers.get('x-request-id')).toMatch(/^[0-9a-f]{12}$/)
    }
  })

  it('says so when the client went away before the answer was whole', async () => {
    const { lines, url } = await observed((_request, response) => {
      response.write('begun')
    })
    await new Promise<void>((gone) => {
      const request = http.get(url, (answer) => {
        answer.once('data', () => request.destroy())
      })
      request.on('close', gone).on('error', () => undefined)
    })
    await over(lines, 1)
    expect(lines[0]).toMatchObject({ status: 200, cut: true })
  })

  it('is counted by method, route and class of status, whatever is asked', async () => {
    const { ask, lines } = await observed((_request, response) => response.writeHead(204).end())
    for (let n = 0; n < 30; n++) await ask(`/nobody-knows-${n}`, { method: n % 2 ? 'GET' : 'PROPFIND' })
    await over(lines, 30)
    const { values } = await metrics().requests.get()
    const made = values.filter(({ labels, metricName }) => labels.status === '2xx' && metricName?.endsWith('_count'))
    expect(made.map(({ labels, value }) => [labels.method, labels.route, value]).sort()).toEqual([
      ['GET', '/', expect.any(Number)],
      ['GET', 'other', 15],
      ['other', 'other', 15],
    ])
  })
})
