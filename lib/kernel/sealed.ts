import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'

const key = () =>
  new Uint8Array(hkdfSync('sha256', env().AUTH_SECRET, '', 'profmarshrut: text sealed in an address', 32))

/**
 * A short text made unreadable, for an address: what people search by (a surname) must not stand in addresses, which browsers and
 * proxies keep (rule 29), yet the page must be reachable again by the back button.
 */
export function sealText(text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** The text again, null when the seal is broken or from another installation. */
export function openText(sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 28) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
