import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { sessionCookieName } from './session'
import { makeToken, readToken } from './token'

/**
 * A browser that carries our mark and the accounts that have signed in from it. Wrong tries from such a browser are counted apart, so
 * that nobody can lock an account's owner out by guessing from elsewhere («device cookies», OWASP Authentication Cheat Sheet).
 */
export type Device = { id: string; knows: readonly string[] }

const YEAR_SECONDS = 365 * 24 * 3600
/** A shared computer of a staff room remembers the latest people only: the cookie has to stay small. */
const MOST_ACCOUNTS = 10

function cookieName(): string {
  return `${sessionCookieName()}-device`
}

/** How an account is written down in the mark and in the throttle's keys: no login is readable there. */
export function accountMark(login: string): string {
  return createHash('sha256').update(login).digest('base64url').slice(0, 22)
}

/** The browser's mark; a new one, which knows nobody, when there is none or it is not ours. */
export async function readDevice(): Promise<Device> {
  const token = await readToken((await cookies()).get(cookieName())?.value)
  if (typeof token?.device !== 'string' || !Array.isArray(token.knows)) return newDevice()
  return { id: token.device, knows: token.knows.filter((mark) => typeof mark === 'string') }
}

export function newDevice(): Device {
  return { id: randomBytes(16).toString('base64url'), knows: [] }
}

/** The mark after a sign-in of `login`. */
export function deviceThatKnows(device: Device, login: string): Device {
  const mark = accountMark(login)
  return { id: device.id, knows: [mark, ...device.knows.filter((known) => known !== mark)].slice(0, MOST_ACCOUNTS) }
}

/** Puts the mark into the browser; call from an action. */
export async function rememberDevice(device: Device): Promise<void> {
  const token = await makeToken({ device: device.id, knows: device.knows }, YEAR_SECONDS)
  ;(await cookies()).set(cookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: cookieName().startsWith('__Host-'),
    path: '/',
    maxAge: YEAR_SECONDS,
  })
}
