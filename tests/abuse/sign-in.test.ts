import { decode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actionNamed, cookieHeader, cookiesOf, makeHead, PASSWORD, signIn, tokenHash } from './support/person'
import { AUTH_SECRET, act, ask, each, fromOwnPage, openSession, PORTAL, SESSION_COOKIE, sql } from './support/portal'
import { PUBLIC_HOST, startBehindProxy, throughProxy } from './support/second-portal'

let proxied: Awaited<ReturnType<typeof startBehindProxy>>
let count = 0
const newHead = async () => {
  const login = `guessed${++count}.school2`
  return { login, id: await makeHead(login) }
}

beforeAll(async () => {
  proxied = await startBehindProxy()
})
afterAll(() => proxied?.stop())
beforeEach(() => sql('DELETE FROM "RateLimit"'))

/** Tries whose password was looked at: each leaves one line in the journal. */
async function evaluated(userId: string | null): Promise<number> {
  const [row] = await sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Event" WHERE "kind" = 'signInRefused' AND "subjectId" IS NOT DISTINCT FROM $1::uuid`,
    [userId],
  )
  return row?.n ?? 0
}

const behind = (address: string, cookie?: string) => ({ portal: proxied.url, headers: throughProxy(address), cookie })
const octets = (n: number) => `203.0.113.${n % 250}`

async function guess(login: string, tries: number, from: (n: number) => Parameters<typeof signIn>[2]) {
  const said: Record<string, number> = {}
  await each(
    Array.from({ length: tries }, (_, n) => n),
    async (n) => {
      const answer = await signIn(login, `не тот пароль ${n}`, from(n))
      said[answer.said] = (said[answer.said] ?? 0) + 1
    },
    8,
  )
  return said
}

describe('guessing passwords', () => {
  it('looks at no more than 10 of 500 from one address and 20 of 500 from fifty, and the owner still enters', async () => {
    const { login, id } = await newHead()
    const entered = await signIn(login, PASSWORD, behind('198.51.100.7'))
    expect(entered.said).toBe('redirect')
    const known = cookieHeader(entered.answer)

    const one = await guess(login, 500, () => behind('203.0.113.1'))
    const fromOne = await evaluated(id)
    const fifty = await guess(login, 500, (n) => behind(octets(2 + (n % 50))))
    const fromAll = await evaluated(id)
    console.info(
      `A5: of 1,000 wrong passwords for one account ${fromOne} were looked at from one address, ${fromAll} with fifty more: ${JSON.stringify({ one, fifty })}`,
    )
    expect(fromOne).toBe(10)
    expect(fromAll).toBeLessThanOrEqual(20)
    expect(one).toEqual({ SIGN_IN_WRONG: 10, SIGN_IN_LOCKED: 490 })
    expect(fifty).toEqual({ SIGN_IN_WRONG: fromAll - 10, SIGN_IN_LOCKED: 510 - fromAll })
    // Locked for a stranger with the right password, not for the browser the owner has used before.
    expect((await signIn(login, PASSWORD, behind('203.0.113.99'))).said).toBe('SIGN_IN_LOCKED')
    expect((await signIn(login, PASSWORD, behind('198.51.100.7', known))).said).toBe('redirect')
    expect((await signIn(login, PASSWORD, behind('203.0.113.1', known))).said).toBe('redirect')
  })

  it('looks at no more than 100 of one password for 1,000 accounts from one address', async () => {
    const before = await evaluated(null)
    await each(
      Array.from({ length: 1000 }, (_, n) => n),
      async (n) => {
        await signIn(`nobody${n}`, 'летний пароль', behind('203.0.113.200'))
      },
      8,
    )
    const looked = (await evaluated(null)) - before
    console.info(`A5: of 1,000 accounts tried with one password ${looked} were looked at`)
    expect(looked).toBe(100)
  })

  it('believes no forwarded address when no proxy of ours stands before it', async () => {
    const { login, id } = await newHead()
    const forged = (n: number) => ({
      headers: {
        ...fromOwnPage(),
        'x-forwarded-for': octets(n),
        'x-real-ip': octets(n),
        forwarded: `for=${octets(n)}`,
        'x-forwarded-host': PUBLIC_HOST,
      },
    })
    const said = await guess(login, 60, forged)
    expect(said).toEqual({ SIGN_IN_WRONG: 10, SIGN_IN_LOCKED: 50 })
    expect(await evaluated(id)).toBe(10)
    const keys = await sql<{ key: string }>('SELECT "key" FROM "RateLimit"')
    expect(keys.filter(({ key }) => key.includes('203.0.113'))).toEqual([])
  })

  it('takes the proxy’s own entry of the list, not what the client put before it', async () => {
    const { login, id } = await newHead()
    await guess(login, 30, (n) => behind(`${octets(n)}, 198.51.100.20`))
    expect(await evaluated(id)).toBe(10)
  })

  it('takes as long for a login that is not there', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, newHead))
    const took = { known: [] as number[], unknown: [] as number[] }
    await signIn('warm', 'up', behind('203.0.113.240'))
    for (let n = 0; n < 60; n++) {
      const known = await signIn(people[n % 10]?.login ?? '', 'не тот пароль', behind(octets(n)))
      const unknown = await signIn(`stranger${n}`, 'не тот пароль', behind(octets(n)))
      expect([known.said, unknown.said]).toEqual(['SIGN_IN_WRONG', 'SIGN_IN_WRONG'])
      took.known.push(known.answer.ms)
      took.unknown.push(unknown.answer.ms)
    }
    const middle = (list: number[]) => list.sort((a, b) => a - b)[list.length / 2] ?? 0
    const [known, unknown] = [middle(took.known), middle(took.unknown)]
    console.info(`A5: p50 of a wrong password ${known.toFixed(1)} ms, of an unknown login ${unknown.toFixed(1)} ms`)
    expect(unknown / known).toBeGreaterThan(0.6)
    expect(unknown / known).toBeLessThan(1.6)
  })
})

describe('sessions', () => {
  const opens = async (cookie: string) => {
    const { status, location } = await ask('/account', { cookie })
    return status === 200 ? 'opens' : location
  }
  const secretOf = async (cookie: string) => {
    const token = new RegExp(`${SESSION_COOKIE}=([^;]+)`).exec(cookie)?.[1] ?? ''
    return String((await decode({ token, secret: AUTH_SECRET }))?.sid)
  }
  const enter = async (login: string, cookie?: string) => {
    const { said, answer } = await signIn(login, PASSWORD, { cookie })
    expect(said).toBe('redirect')
    return cookieHeader(answer)
  }

  it('begin with a new token at every sign-in, and the one before is worth nothing', async () => {
    const { login } = await newHead()
    const first = await enter(login)
    const second = await enter(login, first)
    expect(await secretOf(second)).not.toBe(await secretOf(first))
    expect([await opens(second), await opens(first)]).toEqual(['opens', '/sign-in'])
  })

  it('are never taken over from a token that was planted before the sign-in', async () => {
    const { login } = await newHead()
    const planted = `${SESSION_COOKIE}=planted-by-somebody`
    const cookie = await enter(login, planted)
    expect(cookie).not.toContain('planted-by-somebody')
    expect(await opens(planted)).toBe('/sign-in')
  })

  it('keep 256 random bits as their secret, of which only a hash is stored', async () => {
    const { login, id } = await newHead()
    const cookie = await enter(login)
    const secret = await secretOf(cookie)
    expect(Buffer.from(secret, 'base64url').length).toBe(32)
    const rows = await sql<{ tokenHash: string }>('SELECT "tokenHash" FROM "Session" WHERE "userId" = $1', [id])
    expect(rows).toEqual([{ tokenHash: tokenHash(secret) }])
    const tables = await sql<{ t: string }>(
      `SELECT table_name AS t FROM information_schema.tables WHERE table_schema = 'public'`,
    )
    for (const { t } of tables) {
      const found = await sql(`SELECT 1 FROM "${t}" r WHERE strpos(r::text, $1) > 0`, [secret])
      expect(found, t).toEqual([])
    }
  })

  it('have a cookie that no script reads and no other site sends; over https one of this host alone', async () => {
    const { login } = await newHead()
    const plain = cookiesOf((await signIn(login, PASSWORD)).answer)
    expect([...plain.keys()].sort()).toEqual([SESSION_COOKIE, `${SESSION_COOKIE}-device`])
    for (const { flags } of plain.values()) expect(flags).toMatch(/^(?=.*HttpOnly)(?=.*SameSite=lax)(?=.*Path=\/)/i)
    const { answer } = await signIn(login, PASSWORD, behind('198.51.100.9'))
    const secure = cookiesOf(answer)
    expect([...secure.keys()].sort()).toEqual(['__Host-profmarshrut', '__Host-profmarshrut-device'])
    for (const { flags } of secure.values()) {
      expect(flags).toMatch(/^(?=.*HttpOnly)(?=.*SameSite=lax)(?=.*Path=\/(;|$))(?=.*Secure)/i)
      expect(flags).not.toMatch(/domain/i)
    }
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{8,}/)
    const health = await ask('/api/health', { portal: proxied.url })
    expect(health.headers.get('strict-transport-security')).toMatch(/max-age=\d{8,}/)
  })

  const ENDS: Record<string, (person: { login: string; id: string; cookie: string }) => Promise<unknown>> = {
    'a sign-out': ({ cookie }) => act(actionNamed('signOut'), {}, { cookie }),
    'a change of the password elsewhere': async ({ login }) => {
      const other = (await openSession(login)).cookie
      const fields = {
        currentPassword: PASSWORD,
        newPassword: 'пять очень тихих слов',
        repeatPassword: 'пять очень тихих слов',
      }
      expect((await act(actionNamed('changePassword'), fields, { cookie: other })).said).toBe('redirect')
      expect(await opens(other)).toBe('opens')
    },
    'a reset of the password by the Department': ({ id }) => byDepartment('resetPassword', { userId: id }),
    'the account switched off': ({ id }) => byDepartment('disablePerson', { userId: id, note: '' }),
    'the role taken back': async ({ id }) => {
      const [grant] = await sql<{ id: string }>('SELECT "id" FROM "RoleGrant" WHERE "userId" = $1', [id])
      return byDepartment('revokeGrant', { grantId: grant?.id ?? '', lastDay: '' })
    },
    'the last day of the role': ({ id }) =>
      sql(`UPDATE "RoleGrant" SET "validUntil" = '2022-02-01' WHERE "userId" = $1`, [id]),
    'thirty idle minutes': ({ id }) =>
      sql(`UPDATE "Session" SET "lastSeenAt" = now() - interval '30 minutes 1 second' WHERE "userId" = $1`, [id]),
    'twelve hours, however busy': ({ id }) =>
      sql(`UPDATE "Session" SET "createdAt" = now() - interval '12 hours 1 second' WHERE "userId" = $1`, [id]),
    'the owner’s wish from another browser': async ({ login, id }) => {
      const other = await openSession(login)
      const rows = await sql<{ id: string }>('SELECT "id" FROM "Session" WHERE "userId" = $1 AND "id" <> $2', [
        id,
        other.id,
      ])
      return act(actionNamed('endSession'), { sessionId: rows[0]?.id ?? '' }, { cookie: other.cookie })
    },
  }

  async function byDepartment(name: string, fields: Record<string, string>): Promise<void> {
    const { cookie } = await openSession('department')
    const { said } = await act(actionNamed(name), fields, { cookie })
    expect(['ok', 'redirect']).toContain(said)
  }

  it.each(Object.keys(ENDS))('end with %s, at the very next request', async (name) => {
    const person = await newHead()
    const cookie = await enter(person.login)
    expect(await opens(cookie)).toBe('opens')
    await ENDS[name]?.({ ...person, cookie })
    const message = await act(
      actionNamed('writeMessage'),
      { assignmentId: crypto.randomUUID(), text: 'Слово', requestKey: crypto.randomUUID() },
      { cookie },
    )
    const file = await ask('/api/exports/assignments', { cookie })
    expect([await opens(cookie), message.said, file.status]).toEqual(['/sign-in', 'SIGNED_OUT', 401])
  })

  it('have cookies that a browser lets go of over https as well, and so has the look', async () => {
    const { login } = await newHead()
    const entered = await signIn(login, PASSWORD, behind('198.51.100.11'))
    const out = cookiesOf(
      (await act(actionNamed('signOut'), {}, behind('198.51.100.11', cookieHeader(entered.answer)))).answer,
    )
    expect(out.get('__Host-profmarshrut')?.flags).toMatch(
      /^(?=.*Secure)(?=.*Path=\/(;|$))(?=.*Expires=Thu, 01 Jan 1970)/i,
    )
    const fields = { size: 'large', scheme: 'blue', images: 'off' }
    const look = cookiesOf((await act(actionNamed('keepLook'), fields, behind('198.51.100.11'))).answer)
    expect([...look.keys()]).toEqual(['__Host-look'])
    expect(look.get('__Host-look')?.flags).toMatch(/^(?=.*Secure)(?=.*HttpOnly)(?=.*Path=\/(;|$))/i)
  })

  it('leave nothing in the browser: a sign-out makes it forget what pages have kept there', async () => {
    const { login } = await newHead()
    const cookie = await enter(login)
    const { answer } = await act(actionNamed('signOut'), {}, { cookie })
    expect(answer.headers.get('clear-site-data')).toBe('"storage"')
    expect((await ask('/sign-in')).headers.has('clear-site-data')).toBe(false)
  })

  it('do not open with a token of another secret, or one that is not there', async () => {
    for (const value of ['x', 'eyJhbGciOiJub25lIn0..', `${'a'.repeat(4000)}`]) {
      expect(await opens(`${SESSION_COOKIE}=${value}`)).toBe('/sign-in')
    }
    expect(PORTAL).toMatch(/^http:\/\/localhost/)
  })
})
