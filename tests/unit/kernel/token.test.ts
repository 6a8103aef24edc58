import { hkdfSync } from 'node:crypto'
import { EncryptJWT } from 'jose'
import { decode } from 'next-auth/jwt'
import { beforeAll, describe, expect, it, vi } from 'vitest'

const SECRET = 'only-for-tests-only-for-tests-only'
vi.mock('@/lib/kernel/env', () => ({ env: () => ({ AUTH_SECRET: SECRET }) }))

/** next-auth's own key of that secret: whoever has it could write any of these. */
const key = new Uint8Array(hkdfSync('sha256', SECRET, '', 'NextAuth.js Generated Encryption Key', 32))
const written = (head: Record<string, unknown>, seconds = 3600) =>
  new EncryptJWT({ sid: 'a secret' })
    .setProtectedHeader(head as { alg: string; enc: string })
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .setJti('x')
    .encrypt(key)

let token: typeof import('@/lib/kernel/token')
beforeAll(async () => {
  token = await import('@/lib/kernel/token')
})

describe('a token', () => {
  it('is read as it was made', async () => {
    expect(await token.readToken(await token.makeToken({ sid: 'a secret' }, 60))).toMatchObject({ sid: 'a secret' })
    expect(await token.readToken(await written({ alg: 'dir', enc: 'A256GCM' }))).toMatchObject({ sid: 'a secret' })
  })

  it.each([
    { alg: 'A256KW', enc: 'A256GCM' },
    { alg: 'A256GCMKW', enc: 'A128CBC-HS256' },
    { alg: 'dir', enc: 'A256GCM', kid: 'x' },
    { alg: 'dir', enc: 'A256GCM', jku: 'https://foreign.example/keys' },
    { alg: 'dir', enc: 'A256GCM', jwk: { kty: 'oct', k: 'x' } },
  ])('of another head is refused, though the library would read it: %j', async (head) => {
    const raw = await written(head)
    expect(await decode({ token: raw, secret: SECRET })).toMatchObject({ sid: 'a secret' })
    expect(await token.readToken(raw)).toBeNull()
  })

  it('that has run out, is spoilt, unsigned or nothing at all is refused', async () => {
    const good = await token.makeToken({ sid: 'a secret' }, 60)
    const [head = '', ...rest] = good.split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const raw of [
      await written({ alg: 'dir', enc: 'A256GCM' }, -60),
      `${good.slice(0, -2)}AA`,
      `${none}.${Buffer.from('{"sid":"a secret"}').toString('base64url')}.`,
      [none, ...rest].join('.'),
      head,
      'null',
      'bnVsbA.a.b',
      '',
      undefined,
    ])
      expect(await token.readToken(raw), String(raw)).toBeNull()
  })
})
