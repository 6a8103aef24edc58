import pino from 'pino'
import { currentRequest } from './current-request'
import type { Env } from './env'
import { safeError } from './safe-error'

/** All that a line may hold beside its sentence: ids, codes, numbers, patterns of addresses. A new field is a decision about people's data. */
export type LogFields = {
  /** Goes through `safeError`: texts of errors are dropped. */
  err?: unknown
  errorId?: string
  /** What the error page shows. */
  digest?: string
  action?: string
  handler?: string
  job?: string
  kind?: string
  at?: string
  door?: string
  outcome?: string
  reason?: string
  method?: string
  /** The pattern («/people/[personId]»), never the address itself. */
  route?: string
  status?: number
  ms?: number
  cut?: true
}

type Line = (fields: LogFields, sentence: string) => void

/** `sentence` is a constant in English: nothing is put into it. */
export type Log = Record<'fatal' | 'error' | 'warn' | 'info' | 'debug', Line>

/** Lines of JSON on stdout, each with the id of the request that it belongs to. */
export function makeLogger(level: Env['LOG_LEVEL'], stream?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: safeError },
      mixin: () => {
        const id = currentRequest()?.id
        return id ? { requestId: id } : {}
      },
    },
    stream ?? pino.destination(1),
  )
}
