import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { type CurrentRequest, currentRequest, requests } from '../../lib/kernel/current-request'
import { delayScripts } from './late-scripts'
import { unavailablePage } from './unavailable-page'

/** Seconds after which it is worth coming back. */
const RETRY_AFTER = 5
/** Larger answers of a page than any of ours are let through as they come. */
const HELD_BYTES = 8 * 1024 * 1024

/**
 * Lets Next answer, and gives the answer its true status when the database was gone meanwhile: 503 and when to come back. An action
 * has said so itself and its words go on as they are; a page that failed is replaced by one that says what has happened.
 */
export function answering(
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
  work: () => unknown,
): void {
  const facts: CurrentRequest = currentRequest() ?? { id: '' }
  if (isHeld(request)) hold(request, response, nonce, facts)
  requests().run(facts, work)
}

/** Pages and actions; what handlers answer (files, exports) has its status from them and streams. */
function isHeld({ url = '' }: IncomingMessage): boolean {
  return !url.startsWith('/api/')
}

/**
 * Pages arrive whole (docs/decisions/007), so nothing is lost by keeping an answer until its end or its first large piece; a failure
 * in the middle of it can then still change the head.
 */
function hold(request: IncomingMessage, response: ServerResponse, nonce: string, facts: CurrentRequest): void {
  const { writeHead, write, end, flushHeaders } = response
  const kept: Uint8Array[] = []
  let bytes = 0
  const letGo = () => Object.assign(response, { writeHead, write, end, flushHeaders })
  const keep = (chunk: unknown, encoding: unknown) => {
    if (chunk === undefined || chunk === null || typeof chunk === 'function') return
    const piece = typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : (chunk as Uint8Array)
    bytes += piece.byteLength
    kept.push(piece)
  }
  const callbackOf = (parts: unknown[]) => parts.find((part) => typeof part === 'function') as (() => void) | undefined
  response.flushHeaders = () => {}
  response.writeHead = ((status: number, ...parts: unknown[]) => {
    response.statusCode = status
    const headers = parts.at(-1) as OutgoingHttpHeaders | undefined
    if (headers && typeof headers === 'object') {
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
    }
    return response
  }) as ServerResponse['writeHead']
  response.write = ((chunk: unknown, ...parts: unknown[]) => {
    keep(chunk, parts[0])
    if (bytes > HELD_BYTES) {
      letGo()
      return response.write(Buffer.concat(kept), callbackOf(parts) as () => void)
    }
    const callback = callbackOf(parts)
    if (callback) process.nextTick(callback)
    return true
  }) as ServerResponse['write']
  response.end = ((...parts: unknown[]) => {
    keep(parts[0], parts[1])
    letGo()
    const body = Buffer.concat(kept)
    const callback = callbackOf(parts)
    if (facts.databaseGone) return response.end(truth(request, response, facts, body), callback)
    // The page of a wrong address is drawn by scripts.
    if (!facts.scriptsWait || response.statusCode !== 200) return response.end(body, callback)
    delayScripts(request, response, body, nonce).then(
      (page) => response.end(page, callback),
      (error: Error) => response.destroy(error),
    )
    return response
  }) as ServerResponse['end']
}

/** The answer of a request that met no database: its status corrected, its body kept where it speaks for itself. */
function truth(request: IncomingMessage, response: ServerResponse, facts: CurrentRequest, body: Buffer): Buffer {
  const byScript = request.headers['next-action'] !== undefined
  const failed = response.statusCode >= 500
  // A redirect, or an action whose write stands although its page could not be drawn anew: the answer is true as it is.
  if (!failed && (response.statusCode !== 200 || (byScript && facts.written))) return body
  response.statusCode = 503
  response.setHeader('retry-after', RETRY_AFTER)
  response.setHeader('cache-control', 'no-store')
  // The action's own words, with what was typed; React takes them whatever the status.
  if (byScript && !failed) return body
  for (const name of ['content-encoding', 'content-length', 'etag', 'link', 'vary', 'transfer-encoding']) {
    response.removeHeader(name)
  }
  response.setHeader('content-type', 'text/html; charset=utf-8')
  return Buffer.from(
    unavailablePage(request.method === 'POST' ? (facts.written ? 'written' : facts.databaseGone) : undefined),
  )
}
