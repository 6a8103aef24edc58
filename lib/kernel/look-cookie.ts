import 'server-only'
import { cookies } from 'next/headers'
import { env } from './env'
import { LOOK_COOKIE_SECONDS, type Look, parseLook, writeLook } from './look'

const isSecure = () => env().APP_URL?.startsWith('https:') ?? false

/** With https the name takes the `__Host-` prefix, as those of the session do. */
const cookieName = () => (isSecure() ? '__Host-look' : 'look')

/** The look that this browser has chosen. */
export async function readLookCookie(): Promise<Look> {
  return parseLook((await cookies()).get(cookieName())?.value)
}

/** Puts the look into the browser for a year; the usual version needs no cookie. Call from an action. */
export async function setLookCookie(look: Look): Promise<void> {
  const jar = await cookies()
  const written = writeLook(look)
  if (!written) {
    jar.delete({ name: cookieName(), secure: isSecure(), path: '/' })
    return
  }
  jar.set(cookieName(), written, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    path: '/',
    maxAge: LOOK_COOKIE_SECONDS,
  })
}
