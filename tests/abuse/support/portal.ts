import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { root } from '@/scripts/support/root'
import type { Fields } from '@/tests/support/action-inputs'

export function given(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run «npm test -- abuse».`)
  return value
}

/** The built portal that the stage has brought up. */
export const PORTAL = given('ABUSE_URL')
export const AUTH_SECRET = given('AUTH_SECRET')
export const SESSION_COOKIE = 'profmarshrut'

export const database = new pg.Pool({ connectionString: given('DATABASE_URL'), max: 4 })
// The stage of outages ends its connections; unheard, that would end the test.
database.on('error', () => {})

export async function sql<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
  return (await database.query<T & pg.QueryResultRow>(text, values)).rows
}

/** What an answer is, read whole. */
export type Answer = { status: number; headers: Headers; location: string; bytes: Buffer; text: string; ms: number }

type Asked = { cookie?: string; headers?: Record<string, string>; method?: string; body?: BodyInit; portal?: string }

/** One request; nothing is followed, nothing is sent that is not said here. */
export async function ask(address: string, { cookie, headers = {}, method, body, portal = PORTAL }: Asked = {}) {
  const started = performance.now()
  const response = await fetch(portal + address, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(cookie ? { cookie } : {}), ...headers },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    status: response.status,
    headers: response.headers,
    location: (response.headers.get('location') ?? '').replace(portal, ''),
    bytes,
    text: bytes.toString('utf8'),
    ms: performance.now() - started,
  } satisfies Answer
}

/** What a browser says of itself when our own page sends something. */
export const fromOwnPage = (portal = PORTAL): Record<string, string> => ({
  origin: portal,
  'sec-fetch-site': 'same-origin',
})

/** The cookie of a session with this secret, as the portal would have put it. */
export async function cookieOf(secret: string): Promise<string> {
  return `${SESSION_COOKIE}=${await encode({ token: { sid: secret }, secret: AUTH_SECRET, maxAge: 12 * 3600 })}`
}

/** Opens a session of a person under the first role, without the sign-in form. */
export async function openSession(login: string): Promise<{ cookie: string; id: string; secret: string }> {
  const secret = randomBytes(32).toString('base64url')
  const [row] = await sql<{ id: string }>(
    `INSERT INTO "Session" ("id", "tokenHash", "userId", "grantId")
     SELECT gen_random_uuid(), $2, u."id", (SELECT g."id" FROM "RoleGrant" g WHERE g."userId" = u."id" AND g."revokedAt" IS NULL ORDER BY g."createdAt", g."id" LIMIT 1)
     FROM "User" u WHERE u."login" = $1 RETURNING "id"`,
    [login, createHash('sha256').update(secret).digest('hex')],
  )
  if (!row) throw new Error(`No person ${login}`)
  return { cookie: await cookieOf(secret), id: row.id, secret }
}

type Reference = { workers: Record<string, unknown>; exportedName: string; filename: string }

const built = (name: string) => JSON.parse(fs.readFileSync(path.join(root, '.next', name), 'utf8'))

/** Every page and route handler of the build, by the address that leads to it. */
export function endpointsOfBuild(): { pages: string[]; handlers: string[] } {
  const routes = Object.entries(built('app-path-routes-manifest.json') as Record<string, string>)
  const of = (end: string) =>
    [...new Set(routes.filter(([file]) => file.endsWith(end)).map(([, route]) => route))].sort()
  // Two pages of Next itself, which no address leads to.
  return { pages: of('/page').filter((route) => !route.startsWith('/_')), handlers: of('/route') }
}

export type BuiltAction = { id: string; name: string; page: string }

/** Every server action that the build serves, by its exported name without «Action», with a page that can be posted to. */
export function actionsOfBuild(): BuiltAction[] {
  const { node } = built('server/server-reference-manifest.json') as { node: Record<string, Reference> }
  const routes = built('app-path-routes-manifest.json') as Record<string, string>
  return Object.entries(node)
    .map(([id, { workers, exportedName }]) => {
      const places = Object.keys(workers).map((worker) => routes[worker.replace(/^app/, '')] ?? '')
      const page = places.find((place) => place && !place.includes('[')) ?? places[0] ?? '/'
      return { id, name: exportedName.replace(/Action$/, ''), page: page.replace(/\[\w+\]/g, crypto.randomUUID()) }
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** What an action said: its reason code, «invalid», «failed», «ok», «redirect», or the status of an answer that was none of its. */
export type Said = { said: string; answer: Answer }

/** Fields of a form as React sends them to an action: the argument's entries first, the list of arguments last. */
export function actionBody(fields: Fields | FormData): FormData {
  const body = new FormData()
  const entries =
    fields instanceof FormData
      ? [...fields]
      : Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  for (const [name, value] of entries) body.append(`_1_${name}`, value)
  body.append('0', '[null,"$K1"]')
  return body
}

/** Calls an action by its id, as a script of our page would; the headers can be changed. */
export async function act(
  action: BuiltAction,
  fields: Fields | FormData,
  {
    cookie,
    headers = fromOwnPage(),
    portal,
  }: { cookie?: string; headers?: Record<string, string>; portal?: string } = {},
): Promise<Said> {
  const answer = await ask(action.page, {
    cookie,
    portal,
    headers: { 'next-action': action.id, accept: 'text/x-component', ...headers },
    body: actionBody(fields),
  })
  return { said: saidBy(answer), answer }
}

function saidBy(answer: Answer): string {
  if (answer.headers.has('x-action-redirect')) return 'redirect'
  if (answer.status !== 200) return String(answer.status)
  // Long texts of the answer stand in rows of their own before it, without a line's end: only the head of the answer's row is read.
  const [, ok, kind, reason] = /1:\{"ok":(true|false)(?:,"kind":"(\w+)")?(?:,"reason":"(\w+)")?/.exec(answer.text) ?? []
  if (!ok) return 'nothing'
  return ok === 'true' ? 'ok' : (reason ?? kind ?? 'unknown')
}

/** Tables that live without anybody's wish: counters of tries, the portal's own list of migrations. */
const RESTLESS = ['RateLimit', '_prisma_migrations']

/** What changes by itself: a session is seen, a letter that waits goes out. */
const BY_ITSELF: Record<string, string[]> = {
  Session: ['lastSeenAt'],
  Letter: ['dueAt', 'tries', 'sentAt', 'failedAt', 'text', 'fault'],
}

/** A fingerprint of every row of every table, without what changes by itself. */
export async function fingerprint(leftOut: string[] = []): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables.filter((table) => ![...RESTLESS, ...leftOut].includes(table.name))) {
    const columns = BY_ITSELF[name]
    const row = columns ? `to_jsonb(t) - '{${columns.join(',')}}'::text[]` : 't'
    const [one] = await sql<{ hash: string }>(
      `SELECT count(*) || ':' || md5(coalesce(string_agg(md5((${row})::text), '' ORDER BY md5((${row})::text)), '')) AS hash FROM "${name}" t`,
    )
    found[name] = one?.hash ?? ''
  }
  return found
}

/** Runs `work` over all of `list`, four at a time, in order of coming. */
export async function each<T>(list: readonly T[], work: (one: T) => Promise<void>, atOnce = 4): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < list.length) await work(list[next++] as T)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
