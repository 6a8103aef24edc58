import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'

const hash = (text: string) => createHash('sha256').update(text).digest()

/** True when the request carries `key` as `Authorization: Bearer …`; takes the same time for every wrong one. */
export function carriesKey(request: Request, key: string): boolean {
  const [scheme, given = ''] = (request.headers.get('authorization') ?? '').split(' ', 2)
  return timingSafeEqual(hash(given), hash(key)) && scheme?.toLowerCase() === 'bearer'
}
