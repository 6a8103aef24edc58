import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import sirv from 'sirv'
import { joinMetrics } from '../lib/kernel/cluster-metrics'
import { parseEnv } from '../lib/kernel/env'
import { makeLogger } from '../lib/kernel/logger'
import { isFromOwnPage, type OriginFacts } from '../lib/kernel/own-origin'
import { logConsole } from './support/console-lines'
import { drainWhenAsked } from './support/drain'
import { observer } from './support/observe'
import { routesOfBuild } from './support/routes'
import { securityHeaders } from './support/security-headers'
import { STATIC_PREFIX, sayCharset, staticFolder } from './support/static-files'
import { answering } from './support/unavailable'

/**
 * The built app behind a plain HTTP server. Next takes `X-Forwarded-*` from whoever sends it; without a proxy of ours in front
 * (TRUST_PROXY) a client could choose the address it is throttled by, so those headers end here.
 */
const FORWARDED = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'forwarded',
  'x-real-ip',
]
/** What our proxy says of the client. The rest Next would take for its own address, and ask itself by https where no TLS is. */
const OF_PROXY = ['x-forwarded-for', 'x-forwarded-host']
/** Methods that change nothing: every other one has to come from our own pages. */
const READING = ['GET', 'HEAD', 'OPTIONS']

const settings = parseEnv(process.env)
const log = makeLogger(settings.LOG_LEVEL)
logConsole(log)
joinMetrics()
const observe = observer({ log, routeOf: routesOfBuild(), trustProxy: settings.TRUST_PROXY })
const app = next({ dev: false, port: settings.PORT })
await app.prepare()
const handle = app.getRequestHandler()

/** The build's own files, packed when it was made: names that change with their content, so they may be kept for ever. */
const serveStatic = sirv(staticFolder, {
  brotli: true,
  gzip: true,
  immutable: true,
  maxAge: 31_536_000,
  setHeaders: sayCharset,
})

const https = settings.APP_URL?.startsWith('https://') ?? false

function factsOf({ headers }: IncomingMessage): OriginFacts {
  const one = (name: string) => [headers[name]].flat()[0]
  return { host: one('x-forwarded-host') ?? headers.host, origin: headers.origin, site: one('sec-fetch-site') }
}

/** What is still read of a refused body, the largest upload: a sender cut off in the middle would see a broken line instead of the answer. */
const REFUSED_BYTES = 32 * 1024 * 1024

function refuse(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('Запрос пришёл не со страницы портала. Откройте страницу портала заново и повторите действие.')
  let read = 0
  request.on('data', (chunk: Buffer) => {
    read += chunk.byteLength
    if (read > REFUSED_BYTES) request.destroy()
  })
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const { nonce, policy, headers } = securityHeaders(https)
  request.headers['content-security-policy'] = policy
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  for (const name of FORWARDED) if (!settings.TRUST_PROXY || !OF_PROXY.includes(name)) delete request.headers[name]
  if (!READING.includes(request.method ?? '') && !isFromOwnPage(factsOf(request))) {
    refuse(request, response)
    return
  }
  const { url } = request
  if (!url?.startsWith(`${STATIC_PREFIX}/`)) {
    answering(request, response, nonce, () => handle(request, response))
    return
  }
  request.url = url.slice(STATIC_PREFIX.length)
  serveStatic(request, response, () => {
    request.url = url
    void handle(request, response)
  })
}

const server = createServer((request, response) => observe(request, response, () => serve(request, response)))
// A slow client holds a connection, not the server: 30 s for the head, five minutes for a file of 20 MB on a poor line.
// Longer than Node's five seconds: a client that has just been told so much sends its next request into a line that is being closed.
server.keepAliveTimeout = 20_000
server.headersTimeout = 30_000
server.requestTimeout = 300_000
drainWhenAsked(server)
server.listen(settings.PORT, settings.LISTEN_ADDRESS)
