import 'server-only'
import pg from 'pg'
import { notingGone } from './database-gone'
import { SerialClient } from './serial-client'

/** pg's pool, which notes for the request at hand that the database did not answer. Prisma and we ask it by promises only. */
export class PortalPool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super({ ...options, Client: SerialClient })
  }

  override connect = ((...parts: Parameters<pg.Pool['connect']>) => {
    const connected: unknown = pg.Pool.prototype.connect.apply(this, parts)
    return connected instanceof Promise ? notingGone(connected) : connected
  }) as pg.Pool['connect']

  override query = ((...parts: Parameters<pg.Pool['query']>) => {
    const answer: unknown = pg.Pool.prototype.query.apply(this, parts)
    return answer instanceof Promise ? notingGone(answer) : answer
  }) as pg.Pool['query']
}
