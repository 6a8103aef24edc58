import 'server-only'
import { decode, encode, type JWT } from 'next-auth/jwt'
import { env } from './env'

/** The head of every token that we make. The library would take any that its key fits, with other algorithms and keys named in it. */
const HEAD = { alg: 'dir', enc: 'A256GCM' }

function isOurs(raw: string): boolean {
  try {
    const head: unknown = JSON.parse(Buffer.from(raw.split('.', 1)[0] ?? '', 'base64url').toString('utf8'))
    const entries = Object.entries(head ?? {})
    return entries.length === 2 && entries.every(([name, value]) => HEAD[name as keyof typeof HEAD] === value)
  } catch {
    return false
  }
}

/** What a cookie's token holds; null for one that is not ours, is spoilt or has run out. */
export async function readToken(raw: string | undefined): Promise<JWT | null> {
  if (!raw || !isOurs(raw)) return null
  return decode({ token: raw, secret: env().AUTH_SECRET }).catch(() => null)
}

/** An encrypted token, for `maxAge` seconds. */
export function makeToken(token: JWT, maxAge: number): Promise<string> {
  return encode({ token, secret: env().AUTH_SECRET, maxAge })
}
