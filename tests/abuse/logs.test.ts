import fs from 'node:fs'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { makeLogger } from '@/lib/kernel/logger'
import { actionNamed, PASSWORD, signIn } from './support/person'
import { act, actionsOfBuild, ask, each, fromOwnPage, openSession, sql } from './support/portal'
import { LOG_FILE, METRICS_KEY } from './support/watched'
import type { Planted } from './support/world'

const world = inject('world')
const own = world.worlds.find(({ name }) => name === 'own') as Planted

/** Tokens that only requests of this file carry, in every place of a request. */
const SENT = ['path', 'query', 'cookie', 'agent', 'referer', 'login', 'password', 'field', 'message', 'header'].map(
  (place) => `Kanareykasent${place}Q`,
)
const sent = (place: string) => `Kanareykasent${place}Q`

type Line = { requestId?: string; msg: string; status?: number; err?: object; route?: string } & Record<string, unknown>
type Fault = { id: string; said: string }

const faults: Record<string, Fault> = {}
let text = ''
let lines: Line[] = []
const ids: string[] = []

/** Every word that belongs to a person or opens a door, as it stands now in the database and in this stage. */
async function forbidden(): Promise<Map<string, RegExp>> {
  const people = await sql<{ lastName: string; firstName: string; middleName: string | null; login: string }>(
    'SELECT "lastName", "firstName", "middleName", "login" FROM "User"',
  )
  const words = new Set([
    ...people.flatMap(({ lastName, firstName, middleName, login }) => [lastName, firstName, middleName ?? '', login]),
    ...world.canaries.map(({ token }) => token),
    ...world.secrets,
    ...Object.values(world.feeds).filter((secret) => secret.length > 20),
    ...world.visitors.map(({ cookie }) => cookie.split('=')[1] ?? ''),
    ...SENT,
    ...['demo-2026', PASSWORD, 'не тот пароль', METRICS_KEY, 'eyJ', '203.0.113.', '198.51.100.', '127.0.0.1'],
  ])
  words.delete('')
  const exact = (word: string) => new RegExp(`(?<![\\w.-])${word.replace(/[.*+?^${}()|[\]\\$]/g, '\\$&')}`, 'i')
  const found = new Map([...words].map((word) => [word, exact(word)]))
  found.set('a Cyrillic letter', /[А-Яа-яЁё]|\\u04[0-9a-f]{2}/i)
  found.set('an e-mail', /[\w.+-]+@[\w-]+\.[a-z]{2,}/i)
  return found
}

const findIn = (searched: string, words: Map<string, RegExp>) =>
  [...words].filter(([, form]) => form.test(searched)).map(([word]) => word)

const headers = () => ({
  ...fromOwnPage(),
  'user-agent': sent('agent'),
  referer: `http://localhost/?${sent('referer')}`,
  'x-custom': sent('header'),
  'x-request-id': sent('header'),
})

/** Everything that people send, each time with a token: addresses, cookies, forms, passwords, files. */
async function walk(): Promise<void> {
  const actions = actionsOfBuild()
  await each(world.visitors, async ({ cookie }) => {
    const kept = `${cookie}; other=${sent('cookie')}`
    for (const address of ['/', '/people', '/assignments', `/people/${sent('path')}`, `/${sent('path')}/x`]) {
      const answer = await ask(`${address}?q=${sent('query')}`, { cookie: kept, headers: headers() })
      ids.push(answer.headers.get('x-request-id') ?? '')
    }
    for (const action of actions) {
      if (['signOut', 'endSession', 'signInAsPersona', 'keepLook'].includes(action.name)) continue
      const fields = {
        [sent('field')]: sent('field'),
        'json:rows': sent('field'),
        login: sent('login'),
        text: sent('message'),
      }
      const { answer } = await act(action, fields, { cookie: kept, headers: headers() })
      ids.push(answer.headers.get('x-request-id') ?? '')
    }
  })
  await sql('DELETE FROM "RateLimit"')
  await signIn(sent('login'), sent('password'), { headers: headers() })
  const file = new FormData()
  file.set('requestKey', crypto.randomUUID())
  file.set('file', new File([sent('field')], `${sent('path')}.pdf`))
  await ask(`/api/assignments/${own.assignmentId}/evidence`, {
    cookie: world.visitors[0]?.cookie,
    headers: headers(),
    body: file,
  })
  // Of a calendar the address is the key.
  for (const secret of [world.feeds.live, sent('path')])
    await ask(`/api/calendar/${secret}.ics`, { headers: headers() })
  await ask('/api/assignments/x/evidence', {
    headers: { ...headers(), 'content-type': 'multipart/form-data; boundary=x' },
    body: sent('field'),
  })
}

/** The portal at fault, in the three places where it can be: a page, an action, a handler; each error quotes what was sent. */
async function breakThings(): Promise<void> {
  const { cookie } = await openSession('head.school1')
  const message = () => ({ assignmentId: own.assignmentId, text: sent('message'), requestKey: crypto.randomUUID() })
  const tell = (name: string, { headers: given, text: said }: { headers: Headers; text: string }) => {
    faults[name] = { id: given.get('x-request-id') ?? '', said }
  }
  await sql(`CREATE FUNCTION quote_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'no % here', NEW."text" USING DETAIL = NEW."text", HINT = NEW."text"; END $$`)
  await sql(`CREATE TRIGGER quote_row BEFORE INSERT ON "AssignmentMessage" FOR EACH ROW EXECUTE FUNCTION quote_row()`)
  try {
    tell('an action whose row is refused', (await act(actionNamed('writeMessage'), message(), { cookie })).answer)
  } finally {
    await sql('DROP TRIGGER quote_row ON "AssignmentMessage"')
    await sql('DROP FUNCTION quote_row')
  }
  await sql('ALTER TABLE "AssignmentMessage" RENAME COLUMN "text" TO "gone"')
  try {
    tell('a page', await ask(`/assignments/${own.assignmentId}?q=${sent('query')}`, { cookie }))
    tell('an action', (await act(actionNamed('writeMessage'), message(), { cookie })).answer)
  } finally {
    await sql('ALTER TABLE "AssignmentMessage" RENAME COLUMN "gone" TO "text"')
  }
  await sql('ALTER TABLE "User" RENAME COLUMN "middleName" TO "gone"')
  try {
    tell('a handler', await ask('/api/exports/assignments', { cookie }))
    tell('a page without its reader', await ask('/people', { cookie }))
  } finally {
    await sql('ALTER TABLE "User" RENAME COLUMN "gone" TO "middleName"')
  }
  await sql('ALTER TABLE "User" RENAME COLUMN "passwordHash" TO "gone"')
  try {
    tell('a sign-in', (await signIn('head.school1', sent('password'))).answer)
  } finally {
    await sql('ALTER TABLE "User" RENAME COLUMN "gone" TO "passwordHash"')
  }
}

beforeAll(async () => {
  await walk()
  await breakThings()
  text = fs.readFileSync(LOG_FILE, 'utf8')
  lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)
}, 300_000)

describe('the log', () => {
  it('holds no name, login, password, token, cookie, address or text of anybody', async () => {
    const words = await forbidden()
    const found = findIn(text, words)
    console.info(`Logs: ${lines.length} lines searched for ${words.size} words, ${found.length} found`)
    expect(found).toEqual([])
    expect(lines.length).toBeGreaterThan(500)
    expect(words.size).toBeGreaterThan(100)
  })

  it('would show each of them: the same search finds every word in a line that says it', async () => {
    const words = await forbidden()
    const missed: string[] = []
    for (const [word, form] of words) {
      if (/^an? /.test(word)) continue
      const written: string[] = []
      const log = makeLogger('info', { write: (line) => written.push(line) })
      log.info({ kind: 'control' }, `said ${word}`)
      if (!form.test(written.join(''))) missed.push(word)
    }
    expect(missed).toEqual([])
    expect(findIn('Анна', words)).toContain('a Cyrillic letter')
    expect(findIn('anna@example.ru', words)).toContain('an e-mail')
  })

  it('has one line for every request, under the id of its answer', () => {
    const told = new Map<string, number>()
    for (const line of lines)
      if (line.msg === 'request' && line.requestId) told.set(line.requestId, (told.get(line.requestId) ?? 0) + 1)
    expect(ids.length).toBeGreaterThan(300)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => told.get(id) !== 1)).toEqual([])
    for (const line of lines.filter(({ msg }) => msg === 'request')) {
      expect(line).toMatchObject({
        method: expect.any(String),
        route: expect.any(String),
        status: expect.any(Number),
        ms: expect.any(Number),
      })
      expect(line.route).not.toMatch(/[?]|[0-9a-f]{8}-/)
    }
  })

  it('tells of actions by name, outcome and reason', () => {
    const of = (door: string) => lines.filter((line) => line.msg === 'request' && line.door === door)
    expect(of('signIn')).toContainEqual(expect.objectContaining({ outcome: 'refused', reason: 'SIGN_IN_WRONG' }))
    expect(of('writeMessage')).toContainEqual(expect.objectContaining({ outcome: 'failed' }))
    expect(of('exportAssignments').length).toBeGreaterThan(0)
  })

  it('holds under the id that people are told what went wrong, with code and place', () => {
    const SAID: Record<string, [sentence: string, code: RegExp]> = {
      'an action whose row is refused': ['action failed', /P0001/],
      'an action': ['action failed', /P2022|42703/],
      'a handler': ['handler failed', /42703/],
      'a page': ['page failed', /P2022|42703/],
      'a page without its reader': ['page failed', /42703/],
      'a sign-in': ['action failed', /42703|P2022/],
    }
    for (const [name, [sentence, code]] of Object.entries(SAID)) {
      const { id, said } = faults[name] as Fault
      const line = lines.find(({ requestId, msg }) => requestId === id && msg === sentence)
      expect(line, name).toBeDefined()
      expect(JSON.stringify(line?.err), name).toMatch(code)
      expect(JSON.stringify(line?.err), name).toMatch(/"stack":\["/)
      // A page says the digest, the doors the request's own id.
      expect(said, name).toContain(sentence === 'page failed' ? String(line?.digest) : id)
    }
  })
})
