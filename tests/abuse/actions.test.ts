import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { Gate } from '@/lib/kernel/action'
import { reachOf, type Verb } from '@/lib/kernel/permissions'
import { foreignInputs, OF_THE_MUNICIPALITY, WITHOUT_SUBJECT } from '@/tests/support/action-inputs'
import { actionFiles, doorsOf } from '@/tests/support/doors'
import {
  act,
  actionBody,
  actionsOfBuild,
  ask,
  type BuiltAction,
  each,
  fingerprint,
  fromOwnPage,
  openSession,
  PORTAL,
} from './support/portal'
import type { Planted } from './support/world'

const world = inject('world')
const record = (name: string) => world.worlds.find((one) => one.name === name) as Planted
const actions = actionsOfBuild()
const gates = new Map<string, Gate>()
const visitor = (name: string) => world.visitors.find((one) => one.name === name)?.cookie

/** Refused attempts are told of in the journal (rule 25); nothing else may come of them. */
const JOURNAL = ['Event']

beforeAll(async () => {
  for (const { export: name, gate } of await doorsOf(actionFiles())) {
    if (gate) gates.set(name.replace(/Action$/, ''), gate)
  }
})

const gateFor = ({ name }: BuiltAction): Gate => {
  const gate = gates.get(name)
  if (!gate) throw new Error(`The build serves an action that has no gate: ${name}`)
  return gate
}

describe('role × action × ownership, by the ids of the build', () => {
  it('knows every action that the build serves', () => {
    const inputs = foreignInputs(record('foreign'))
    expect(actions.length).toBeGreaterThan(50)
    expect(actions.map(gateFor).map(({ name }) => name)).not.toContain('')
    expect(
      actions.filter(({ name }) => !(name in inputs) && !WITHOUT_SUBJECT.has(gateFor({ name } as BuiltAction).name)),
    ).toEqual([])
  })

  it('refuses whoever has no right, and finds no other organisation’s record for the rest', async () => {
    const before = await fingerprint(JOURNAL)
    const wrong: string[] = []
    let tried = 0
    const cells = actions.flatMap((action) => {
      const { name, verb } = gateFor(action)
      if (verb === 'anonymous') return []
      return world.visitors.flatMap((who) =>
        [record('neighbour'), record('foreign')].map((aim) => ({ action, name, verb: verb as Verb, who, aim })),
      )
    })
    await each(cells, async ({ action, name, verb, who, aim }) => {
      const reach = who.role === null ? 'none' : reachOf(who.role, verb)
      const refused = reach === 'none'
      // Allowed for real: the whole municipality's records are theirs, or there is no record to aim at.
      const shared = reach === 'all' || OF_THE_MUNICIPALITY.has(name)
      if (!refused && (WITHOUT_SUBJECT.has(name) || (shared && aim.municipality === 'own'))) return
      const { said, answer } = await act(action, foreignInputs(aim)[name] ?? {}, { cookie: who.cookie })
      tried++
      const rowsRefused = said === 'ok' && answer.text.includes('NOT_FOUND')
      const right =
        who.role === null
          ? said === 'SIGNED_OUT'
          : refused
            ? said === 'FORBIDDEN'
            : said === 'NOT_FOUND' || rowsRefused || (who.role !== 'DEPARTMENT_HEAD' && said === 'FORBIDDEN')
      if (!right) wrong.push(`${name} by ${who.name} at ${aim.name}: ${said}`)
    })
    console.info(`A1: ${tried} calls of ${actions.length} actions over HTTP, ${wrong.length} wrong`)
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(900)
    expect(await fingerprint(JOURNAL)).toEqual(before)
  })

  it('says «not there» of a foreign record in the words of one that does not exist', async () => {
    const action = actions.find(({ name }) => name === 'renamePerson') as BuiltAction
    const cookie = visitor('ORG_HEAD')
    const fields = { version: '1', lastName: 'Новая', firstName: 'Анна', middleName: '' }
    const answers = await Promise.all(
      [record('neighbour').userId, record('foreign').userId, crypto.randomUUID()].map(async (userId) => {
        const { answer } = await act(action, { userId, ...fields }, { cookie })
        return answer.text.replaceAll(userId, 'ID')
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('NOT_FOUND')
  })
})

describe('requests that are not from our own pages', () => {
  const host = new URL(PORTAL).host
  const FOREIGN: Record<string, Record<string, string>> = {
    'no Origin': {},
    'a null Origin': { origin: 'null' },
    'a malformed Origin': { origin: '::not an origin::' },
    'an empty Origin': { origin: '' },
    'a foreign Origin': { origin: 'https://foreign.example' },
    'a sub-domain': { origin: `http://evil.${host}` },
    'the same host with another port': { origin: 'http://localhost:1' },
    'our host as a user name': { origin: `http://${host}@foreign.example` },
    'a foreign Origin that the forwarded host agrees with': {
      origin: 'https://foreign.example',
      'x-forwarded-host': 'foreign.example',
    },
    'a foreign Origin in Forwarded': { origin: 'https://foreign.example', forwarded: 'host=foreign.example' },
    'our Origin but cross-site': { origin: PORTAL, 'sec-fetch-site': 'cross-site' },
    'our Origin but same-site': { origin: PORTAL, 'sec-fetch-site': 'same-site' },
    'typed into the address bar': { 'sec-fetch-site': 'none' },
  }

  it('write nothing and break nothing, whatever they say of their origin', async () => {
    const cookie = visitor('DEPARTMENT_HEAD')
    const before = await fingerprint()
    const wrong: string[] = []
    let tried = 0
    const inputs = foreignInputs(record('neighbour'))
    const cells = actions.flatMap((action) => Object.keys(FOREIGN).map((name) => ({ action, name })))
    await each(cells, async ({ action, name }) => {
      const fields = inputs[gateFor(action).name] ?? {}
      const headers = FOREIGN[name] ?? {}
      const { said, answer } = await act(action, fields, { cookie, headers })
      tried++
      // Our server refuses before Next is asked; behind it the door says the same in its own words.
      if (!(said === 'FOREIGN_ORIGIN' || (answer.status >= 400 && answer.status < 500)))
        wrong.push(`${action.name} with ${name}: ${said}`)
    })
    console.info(`A4: ${tried} calls with foreign origins, ${wrong.length} let through`)
    expect(wrong).toEqual([])
    expect(await fingerprint()).toEqual(before)
  })

  it('gets nowhere with a plain form, a text/plain body or an upload', async () => {
    const cookie = visitor('ORG_HEAD')
    const { assignmentId } = record('own')
    const message = actions.find(({ name }) => name === 'writeMessage') as BuiltAction
    const before = await fingerprint()
    const wrong: string[] = []
    for (const [name, headers] of Object.entries(FOREIGN)) {
      const form = new FormData()
      form.set(`$ACTION_ID_${message.id}`, '')
      for (const [field, value] of Object.entries({
        assignmentId,
        text: 'Чужая форма',
        requestKey: crypto.randomUUID(),
      }))
        form.set(field, value)
      const plain = `0=["x",{"assignmentId":"${assignmentId}","text":"Чужая форма"}]`
      const file = new FormData()
      file.set('requestKey', crypto.randomUUID())
      file.set('file', new File(['%PDF-1.4\n%%EOF\n'], 'a.pdf', { type: 'application/pdf' }))
      const page = `/assignments/${assignmentId}`
      const answers = [
        await ask(page, { cookie, headers, body: form }),
        await ask(page, { cookie, headers: { ...headers, 'content-type': 'text/plain' }, body: plain }),
        await ask(page, {
          cookie,
          headers: { ...headers, 'content-type': 'text/plain', 'next-action': message.id },
          body: plain,
        }),
        await ask(`/api/assignments/${assignmentId}/evidence`, { cookie, headers, body: file }),
      ]
      for (const [i, { status }] of answers.entries()) if (status >= 500) wrong.push(`${name}, form ${i}: ${status}`)
      if (answers[3]?.status !== 403) wrong.push(`${name}, upload: ${answers[3]?.status}`)
    }
    expect(wrong).toEqual([])
    expect(await fingerprint()).toEqual(before)
  })

  it('never makes the portal ask an address that the Host header names', async () => {
    const asked: string[] = []
    const trap = http.createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((listening) => trap.listen(0, '127.0.0.1', listening))
    const trapped = `127.0.0.1:${(trap.address() as AddressInfo).port}`
    const { cookie } = await openSession('head.school4')
    const action = actions.find(({ name }) => name === 'signOut') as BuiltAction
    const { headers, body } = new Request(PORTAL, { method: 'POST', body: actionBody({}) })
    const sent = Buffer.from(await new Response(body).arrayBuffer())
    // fetch() sets Host itself: this one is written by hand, with an Origin that agrees with it.
    const said = await new Promise<string>((told, failed) => {
      const request = http.request(
        PORTAL + action.page,
        {
          method: 'POST',
          headers: {
            host: trapped,
            origin: `http://${trapped}`,
            'x-forwarded-host': trapped,
            cookie,
            'next-action': action.id,
            'content-type': headers.get('content-type') ?? '',
          },
        },
        (answer) => {
          answer.resume().on('end', () => told(String(answer.headers['x-action-redirect'])))
        },
      )
      request.on('error', failed)
      request.end(sent)
    })
    trap.close()
    // The action itself was done, with a redirect whose page Next would fetch to send along.
    expect(said).toMatch(/^\/sign-in/)
    expect(asked).toEqual([])
  })

  it('writes nothing by GET, whatever its address asks for', async () => {
    const cookie = visitor('DEPARTMENT_HEAD')
    const before = await fingerprint()
    const inputs = foreignInputs(record('neighbour'))
    await each(actions, async (action) => {
      const query = new URLSearchParams({ [`$ACTION_ID_${action.id}`]: '', 'next-action': action.id })
      for (const [name, value] of Object.entries(inputs[gateFor(action).name] ?? {})) query.set(name, String(value))
      const answer = await ask(`${action.page}?${query}`, {
        cookie,
        headers: { ...fromOwnPage(), 'next-action': action.id },
      })
      expect(answer.status, action.name).toBeLessThan(500)
    })
    expect(await fingerprint()).toEqual(before)
  })

  it('writes what the same person sends from our own page', async () => {
    const message = actions.find(({ name }) => name === 'writeMessage') as BuiltAction
    const requestKey = crypto.randomUUID()
    const fields = { assignmentId: record('own').assignmentId, text: 'Свой вопрос по пункту', requestKey }
    const before = await fingerprint()
    const { said } = await act(message, fields, { cookie: visitor('ORG_HEAD') })
    expect(said).toBe('ok')
    expect((await fingerprint()).AssignmentMessage).not.toBe(before.AssignmentMessage)
  })
})
