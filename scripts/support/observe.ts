import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type CurrentRequest, requests } from '../../lib/kernel/current-request'
import type { Log } from '../../lib/kernel/logger'
import { metrics } from '../../lib/kernel/metrics'

const HEADER = 'x-request-id'
/** What proxies make: a UUID, hex, base64url; long enough to be told apart, short enough to be read aloud. */
const WELL_FORMED = /^[A-Za-z0-9_-]{8,64}$/

/** Methods that Node accepts are many; the figures know those that a browser sends. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

type Observed = { log: Log; routeOf: (url: string | undefined) => string; trustProxy: boolean }

function idOf(given: string | string[] | undefined, trustProxy: boolean): string {
  if (trustProxy && typeof given === 'string' && WELL_FORMED.test(given)) return given
  return randomBytes(6).toString('hex')
}

/** `Clear-Site-Data` on the answer to a sign-out: a shared computer keeps no half-written report (ASVS 5.0, 14.3.1). */
function forgetOnWish(response: ServerResponse, current: CurrentRequest): void {
  const { writeHead } = response
  response.writeHead = ((...parts: Parameters<typeof writeHead>) => {
    if (current.forget) response.setHeader('Clear-Site-Data', '"storage"')
    return writeHead.apply(response, parts)
  }) as typeof writeHead
}

/**
 * Around one request: its id, which stands on each of its lines and in the answer's `X-Request-Id`; at its end one line and its
 * duration. The line names the pattern of the address: an address may hold what somebody typed.
 */
export function observer({ log, routeOf, trustProxy }: Observed) {
  return (request: IncomingMessage, response: ServerResponse, serve: () => void): void => {
    const current: CurrentRequest = { id: idOf(request.headers[HEADER], trustProxy) }
    request.headers[HEADER] = current.id
    response.setHeader('X-Request-Id', current.id)
    const route = routeOf(request.url)
    const method = METHODS.has(request.method ?? '') ? (request.method as string) : 'other'
    const started = performance.now()
    const tell = () => {
      const ms = Math.round(performance.now() - started)
      const status = response.statusCode
      metrics().requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000)
      const { door, outcome, reason } = current
      const cut = response.writableFinished ? undefined : true
      log[status >= 500 ? 'warn' : 'info']({ method, route, status, ms, door, outcome, reason, cut }, 'request')
    }
    forgetOnWish(response, current)
    requests().run(current, () => {
      // Bound to this request: the event comes from the socket, which serves the next one as well.
      response.once('close', () => requests().run(current, tell))
      serve()
    })
  }
}
