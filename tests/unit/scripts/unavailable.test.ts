import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type CurrentRequest, currentRequest } from '@/lib/kernel/current-request'
import { answering } from '@/scripts/support/unavailable'

let server: http.Server | undefined
afterEach(() => {
  server?.close()
  server?.closeAllConnections()
})

type Work = (response: http.ServerResponse, facts: CurrentRequest) => void

/** What a browser gets when Next answers as `work` does. */
async function answerOf(work: Work, request: RequestInit = {}, path = '/assignments') {
  server = http.createServer((incoming, response) =>
    answering(incoming, response, 'n', () => work(response, currentRequest() as CurrentRequest)),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, request)
  return { status: response.status, retry: response.headers.get('retry-after'), text: await response.text() }
}

const byScript = { method: 'POST', headers: { 'next-action': 'id' } }
/** As Next's renderer writes: an implicit head, the body in pieces, both kinds of end. */
const page: Work = (response) => {
  response.write('<p>при')
  response.end('вет</p>')
}

describe('an answer of a request that met no database', () => {
  it('a page that failed becomes 503 in words', async () => {
    const answer = await answerOf((response, facts) => {
      facts.databaseGone = 'unsaved'
      response.writeHead(500, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      response.write(Buffer.from([1, 2, 3]))
      response.end()
    })
    expect(answer).toMatchObject({ status: 503, retry: '5' })
    expect(answer.text).toContain('База данных сейчас не отвечает')
  })

  it('a page that has begun with 200 before the failure is not let out as 200', async () => {
    const answer = await answerOf((response, facts) => {
      response.write('<p>нач')
      facts.databaseGone = 'unsaved'
      response.end('ало</p>')
    })
    expect(answer.status).toBe(503)
    expect(answer.text).not.toContain('начало')
  })

  it.each([
    ['unsaved', undefined, 'не сохранено, но и не потеряно'],
    ['unsure', undefined, 'сейчас неизвестно'],
    ['unsaved', true, 'Отправленное сохранено'],
  ] as const)('a form without scripts, %s, written %s: «%s»', async (databaseGone, written, words) => {
    const work: Work = (response, facts) => {
      Object.assign(facts, { databaseGone, written })
      response.statusCode = 500
      response.end()
    }
    const answer = await answerOf(work, { method: 'POST' })
    expect(answer.status).toBe(503)
    expect(answer.text).toContain(words)
  })

  it('an action’s own words go on under 503', async () => {
    const answer = await answerOf((response, facts) => {
      facts.databaseGone = 'unsaved'
      page(response, facts)
    }, byScript)
    expect(answer).toMatchObject({ status: 503, retry: '5', text: '<p>привет</p>' })
  })

  it('an action whose write stands stays 200, a redirect stays one', async () => {
    const answer = await answerOf((response, facts) => {
      Object.assign(facts, { databaseGone: 'unsaved', written: true })
      page(response, facts)
    }, byScript)
    expect(answer).toMatchObject({ status: 200, retry: null, text: '<p>привет</p>' })
    const redirect: Work = (response, facts) => {
      facts.databaseGone = 'unsaved'
      response.writeHead(303, { location: '/' })
      response.end()
    }
    expect((await answerOf(redirect, { ...byScript, redirect: 'manual' })).status).toBe(303)
  })
})

describe('every other answer is as Next gave it', () => {
  it('a page, a page that failed otherwise, one larger than is held, a handler’s', async () => {
    expect(await answerOf(page)).toEqual({ status: 200, retry: null, text: '<p>привет</p>' })
    const failed: Work = (response) => response.writeHead(500, { 'x-a': '1' }).end('сбой')
    expect(await answerOf(failed)).toMatchObject({ status: 500, text: 'сбой' })
    const large = 'я'.repeat(1024 * 1024)
    const answer = await answerOf((response) => {
      for (let i = 0; i < 6; i++) response.write(large)
      response.end('.')
    })
    expect(answer.text).toBe(`${large.repeat(6)}.`)
    const handler: Work = (response, facts) => {
      facts.databaseGone = 'unsaved'
      response.writeHead(200)
      response.end('файл')
    }
    expect(await answerOf(handler, {}, '/api/files/1')).toMatchObject({ status: 200, text: 'файл' })
  })
})
