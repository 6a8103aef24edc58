import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** What is stored of a secret: it opens nothing. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** A new secret of 256 bits for a cookie or an address, and the hash that is stored. */
export function newSecret(): { secret: string; tokenHash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, tokenHash: hashOfSecret(secret) }
}
