import 'server-only'
import pg from 'pg'
import { notingGone } from './database-gone'

/**
 * A connection that sends one statement after another. Prisma loads the relations of a read side by side, in a transaction over its
 * one connection; pg queues them only with a warning, and from its next major version not at all.
 */
export class SerialClient extends pg.Client {
  private last: Promise<unknown> | null = null

  override query = ((...parts: unknown[]) => {
    const ask = pg.Client.prototype.query as (this: pg.Client, ...all: unknown[]) => unknown
    const [statement] = parts as [{ submit?: unknown } | string]
    const byPromise = typeof parts.at(-1) !== 'function' && !(typeof statement === 'object' && 'submit' in statement)
    if (!byPromise) return ask.apply(this, parts)
    const send = () => notingGone(ask.apply(this, parts) as Promise<unknown>)
    const answer = this.last ? this.last.then(send, send) : send()
    const clear = () => {
      if (this.last === answer) this.last = null
    }
    this.last = answer
    answer.then(clear, clear)
    return answer
  }) as pg.Client['query']
}
