import { cookies } from 'next/headers'

/** Where an action sent its caller; fails when it answered instead. */
export async function redirectOf(answer: Promise<unknown>): Promise<string> {
  try {
    throw new Error(`No redirect, but ${JSON.stringify(await answer)}`)
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? '')
    if (!digest.startsWith('NEXT_REDIRECT')) throw error
    return digest.split(';')[2] ?? ''
  }
}

/** The portal's cookies in the browser under test. */
export async function currentCookies(): Promise<Record<string, string>> {
  const jar = await cookies()
  const found: Record<string, string> = {}
  for (const name of ['profmarshrut', 'profmarshrut-device']) {
    const value = jar.get(name)?.value
    if (value) found[name] = value
  }
  return found
}
