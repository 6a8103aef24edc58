import 'server-only'
import { cookies } from 'next/headers'
import { env } from './env'
import { makeToken, readToken } from './token'

/**
 * What a visitor without a session has in hand between the steps of one errand (a slip typed, a sheet of questions opened): sealed in a
 * short-lived cookie, so that it stands in no address and on no page.
 */
export type Errand = Record<string, string>

const isSecure = () => env().APP_URL?.startsWith('https:') ?? false
const cookieName = (name: string) => (isSecure() ? `__Host-${name}` : name)

/** Puts the errand into the browser; call from an action. */
export async function setErrand(name: string, errand: Errand, seconds: number): Promise<void> {
  const token = await makeToken({ errand: name, ...errand }, seconds)
  const jar = await cookies()
  jar.set(cookieName(name), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    path: '/',
    maxAge: seconds,
  })
}

/** The errand of this browser; null when there is none or its time is over. */
export async function readErrand(name: string): Promise<Errand | null> {
  const token = await readToken((await cookies()).get(cookieName(name))?.value)
  if (token?.errand !== name) return null
  return Object.fromEntries(
    Object.entries(token).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** The errand is done; call from an action. */
export async function dropErrand(name: string): Promise<void> {
  ;(await cookies()).delete({ name: cookieName(name), secure: isSecure(), path: '/' })
}
