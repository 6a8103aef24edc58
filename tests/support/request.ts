import { encode } from 'next-auth/jwt'
import { env } from '@/lib/kernel/env'

/** The request that actions and loaders under test believe they serve. */
const request = { headers: new Headers(), cookies: new Map<string, string>() }

export const OWN_HOST = 'portal.test'

/**
 * Stands in for `next/headers` in a test file, which must say
 * `vi.mock('next/headers', async () => (await import('…/support/request')).nextHeaders)`.
 */
export const nextHeaders = {
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
    set: (name: string, value: string) => request.cookies.set(name, value),
    delete: (given: string | { name: string }) =>
      request.cookies.delete(typeof given === 'string' ? given : given.name),
  }),
}

/** A request from our own page, with or without a session. */
export function fromOwnPage(cookies: Record<string, string> = {}): void {
  request.headers = new Headers({ host: OWN_HOST, origin: `http://${OWN_HOST}`, 'sec-fetch-site': 'same-origin' })
  request.cookies = new Map(Object.entries(cookies))
}

/** A request that another site makes the browser send. */
export function fromForeignPage(cookies: Record<string, string> = {}): void {
  request.headers = new Headers({ host: OWN_HOST, origin: 'https://foreign.test', 'sec-fetch-site': 'cross-site' })
  request.cookies = new Map(Object.entries(cookies))
}

/** The cookie of a session whose secret is known. */
export async function cookieOf(secret: string): Promise<Record<string, string>> {
  return { profmarshrut: await encode({ token: { sid: secret }, secret: env().AUTH_SECRET, maxAge: 3600 }) }
}

/** Fields as a browser posts them; lists are posted one by one. */
export function formOf(fields: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
  }
  return form
}
