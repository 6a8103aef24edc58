import 'server-only'
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'

/** What is stored of a secret: it opens nothing. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** A new secret of 256 bits for a cookie or an address, and the hash that is stored. */
export function newSecret(): { secret: string; tokenHash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, tokenHash: hashOfSecret(secret) }
}

const keyFor = (purpose: string) =>
  Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', `profmarshrut: ${purpose}`, 32))

/**
 * What is stored of a short secret that people type: without the installation's key it cannot be guessed from the database alone, as
 * the plain hash of ten symbols could.
 */
export function keyedHash(purpose: string, secret: string): string {
  return createHmac('sha256', keyFor(purpose)).update(secret).digest('hex')
}

/**
 * `count` symbols of an alphabet (of at most 256) that follow from the installation's key and an id: a paper can be printed again while
 * nothing but a hash of them is stored. Every symbol is equally likely.
 */
export function derivedSymbols(purpose: string, id: string, alphabet: string, count: number): string {
  const fair = 256 - (256 % alphabet.length)
  const bytes = new Uint8Array(hkdfSync('sha256', keyFor(purpose), '', id, 32 * count))
  return [...bytes]
    .filter((byte) => byte < fair)
    .slice(0, count)
    .map((byte) => alphabet[byte % alphabet.length])
    .join('')
}
