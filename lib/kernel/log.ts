import 'server-only'
import { randomUUID } from 'node:crypto'
import { currentRequest } from './current-request'
import { env } from './env'
import { type Log, makeLogger } from './logger'

let logger: Log | undefined

/** Structured lines on stdout. Ids and reason codes only: no names, no texts, no addresses with parameters. */
export function log(): Log {
  logger ??= makeLogger(env().LOG_LEVEL)
  return logger
}

/** What people are told to pass on: the request's id, which stands on every line of it; outside of a request one of its own. */
export function newErrorId(): string {
  return currentRequest()?.id ?? randomUUID().slice(0, 8)
}
