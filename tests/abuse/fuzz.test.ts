import fc from 'fast-check'
import { afterAll, describe, expect, inject, it, vi } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { pool } from '@/lib/kernel/db'
import { reachOf, type Verb } from '@/lib/kernel/permissions'
import { findActor } from '@/lib/kernel/session'
import { LOGINS } from '@/tests/support/action-inputs'
import { actionFiles, doorsOf } from '@/tests/support/doors'
import { fromOwnPage as requestFromOwnPage } from '@/tests/support/request'
import { goodInputs } from './support/good-inputs'
import { act, actionsOfBuild, ask, each, fingerprint, openSession } from './support/portal'
import { type Case, casesAround, formWith, wildQuery, wildText } from './support/wild'
import type { Planted } from './support/world'

/** Who acts in this process: whoever a test names, without a look into the database at each of the cases. */
const stage = vi.hoisted(() => ({ actor: null as unknown, written: 0, faults: [] as string[] }))

vi.mock('next/headers', async () => (await import('@/tests/support/request')).nextHeaders)
vi.mock('next/cache', () => ({ refresh: () => {}, revalidatePath: () => {} }))
vi.mock('@/lib/kernel/session', async (original) => ({
  ...(await original<typeof import('@/lib/kernel/session')>()),
  readActor: async () => stage.actor,
}))
vi.mock('@/lib/kernel/log', () => ({
  newErrorId: () => 'fuzz',
  log: () => ({ error: ({ err }: { err: Error }) => stage.faults.push(err.message.replace(/\s+/g, ' ').slice(-300)) }),
}))
// The commands' own limits would end the run after ten tries; hashing a password for each case would take an hour.
vi.mock('@/lib/kernel/throttle', () => ({
  limiter: () => ({ reward: async () => {}, delete: async () => {} }),
  consume: async () => true,
}))
vi.mock('@/lib/people/commands/passwords', () => ({
  hashPassword: async () => '-',
  verifyPassword: async () => true,
  isCommonPassword: async () => false,
  newMadePassword: () => 'сделанный пароль',
}))
/** Every case works on the same rows: its transaction is undone, after a look at what a refused or invalid one has written. */
vi.mock('@/lib/kernel/db', async (original) => {
  const real = await original<typeof import('@/lib/kernel/db')>()
  class Undone {
    constructor(readonly result: unknown) {}
  }
  return {
    ...real,
    inTransaction: async (work: (tx: unknown, now: Date) => Promise<{ ok?: boolean } | undefined>) => {
      try {
        await real.db().$transaction(
          async (tx) => {
            // The counts of a connection go on over its transactions: what this one has written is the difference.
            const counted = () => tx.$queryRaw<{ now: Date; rows: number }[]>`
              SELECT now() AS now, coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int AS rows
              FROM pg_stat_xact_user_tables WHERE relname <> 'Event'`
            const [before] = await counted()
            const result = await work(tx, before?.now as Date)
            await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`
            if (result && result.ok === false) {
              const [after] = await counted()
              stage.written += (after?.rows ?? 0) - (before?.rows ?? 0)
            }
            throw new Undone(result)
          },
          { maxWait: 20_000, timeout: 30_000 },
        )
      } catch (error) {
        if (error instanceof Undone) return error.result
        throw error
      }
    },
  }
})

const world = inject('world')
const record = (name: string) => world.worlds.find((one) => one.name === name) as Planted
const seed = Number(process.env.FUZZ_SEED) || Math.floor(Math.random() * 2 ** 31)
const CASES = Number(process.env.FUZZ_CASES) || 20_000
const MOST_MS = 2_000
/** Reads a document in a process of its own: a few cases are enough of a wait. */
const SLOW = new Set(['importResolution'])

/** Between them they reach every verb. */
const TRIED = ['DEPARTMENT_HEAD', 'RESOURCE_CENTRE', 'ORG_HEAD', 'TEACHER', 'PSYCHOLOGIST', 'PARENT'] as const

const actors = new Map<string, Actor>()
async function actorOf(role: string): Promise<Actor> {
  const found = actors.get(role)
  if (found) return found
  const { db } = await import('@/lib/kernel/db')
  const { secret } = await openSession(world.visitors.find(({ name }) => name === role)?.login ?? '')
  const actor = await findActor(db(), secret)
  if (!actor) throw new Error(`Nobody is ${role}`)
  actors.set(role, actor)
  return actor
}

afterAll(() => pool().end())

describe('every action, whatever it is sent', () => {
  it('answers in its own words, in time, and writes nothing of what it does not take', async () => {
    requestFromOwnPage()
    for (const role of TRIED) await actorOf(role)
    const before = await fingerprint(['Event'])
    const doors = await doorsOf(actionFiles())
    const outcomes: Record<string, number> = {}
    const reached = new Set<string>()
    const wrong: string[] = []
    let tried = 0
    let slowest = { ms: 0, what: '' }
    const runs = Math.ceil(CASES / (doors.length - SLOW.size))
    for (const { fn, gate } of doors) {
      if (!gate) continue
      const { name, verb } = gate
      const roles = TRIED.filter((role) => verb === 'anonymous' || reachOf(role, verb as Verb) !== 'none')
      const aims = ['own', 'neighbour', 'handed'].map((aim) => goodInputs(record(aim))[name] ?? {})
      const cases = fc.tuple(fc.constantFrom(...roles), fc.constantFrom(...aims).chain(casesAround))
      for (const [role, one] of fc.sample(cases, { numRuns: SLOW.has(name) ? 8 : runs, seed })) {
        stage.actor = await actorOf(role)
        Object.assign(stage, { written: 0, faults: [] })
        const started = performance.now()
        const said = await call(fn, one)
        const ms = performance.now() - started
        tried++
        outcomes[said] = (outcomes[said] ?? 0) + 1
        if (said === 'ok' || said === 'redirect') reached.add(name)
        if (ms > slowest.ms) slowest = { ms, what: name }
        if (said === 'failed' || said.startsWith('threw'))
          wrong.push(`${name} by ${role} ${said} ${stage.faults}: ${shortly(one)}`)
        else if (ms > MOST_MS && !SLOW.has(name)) wrong.push(`${name} took ${Math.round(ms)} ms: ${shortly(one)}`)
        else if (stage.written > 0)
          wrong.push(`${name} by ${role}, ${said}, wrote ${stage.written} rows: ${shortly(one)}`)
      }
    }
    console.info(
      `A9: ${tried} cases over ${doors.length} actions, seed ${seed}: ${JSON.stringify(outcomes)}; ${reached.size} actions done at least once; slowest ${Math.round(slowest.ms)} ms (${slowest.what})`,
    )
    const doneNever = doors.map(({ gate }) => gate?.name ?? '').filter((name) => !reached.has(name))
    console.info(`A9: never done: ${doneNever.join(', ')}`)
    expect(wrong.slice(0, 40)).toEqual([])
    expect(tried).toBeGreaterThanOrEqual(CASES)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(await fingerprint(['Event'])).toEqual(before)
  }, 300_000)
})

const shortly = ({ kind, entries }: Case) =>
  `${kind} ${JSON.stringify(entries.map(([name, value]) => [name, typeof value === 'string' ? (value.length > 60 ? `${value.slice(0, 40)}… ${value.length}` : value) : `File ${value.name}`]))}`

async function call(fn: (...args: never[]) => Promise<unknown>, { entries }: Case): Promise<string> {
  try {
    const outcome = (await (fn as unknown as (previous: null, form: FormData) => Promise<unknown>)(
      null,
      formWith(entries),
    )) as { ok: boolean; kind?: string; reason?: string }
    return outcome.ok ? 'ok' : (outcome.kind ?? 'nothing')
  } catch (error) {
    const digest = String((error as { digest?: string }).digest ?? '')
    return digest.startsWith('NEXT_REDIRECT') ? 'redirect' : `threw ${(error as Error).message}`
  }
}

/** Where a deputy may write of their own accord: the log, the session of each case, a partner, a table to import, a closed period, a level, a plan. */
const OWN_WRITES = [
  ...['Event', 'Session', 'User', 'CalendarFeed', 'Resolution', 'ResolutionItem', 'Organization', 'CalendarDay'],
  ...['Partner', 'ImportDraft', 'ActivityLock', 'Activity', 'GuidanceLevel', 'ReachedCount'],
  ...['CareerPlan', 'PlanRevision', 'PlanLine', 'PlanEntry'],
  ...['CurriculumRegister', 'CurriculumInclusion', 'CurriculumRow', 'UpbringingModule', 'PortfolioProject'],
  ...['AdditionalProgramme', 'MailAddress', 'Letter'],
]

describe('over HTTP', () => {
  const cookie = (role: string) => world.visitors.find(({ name }) => name === role)?.cookie ?? ''

  it('no page breaks on its address', async () => {
    const pages = [
      '/',
      '/assignments',
      '/resolutions',
      '/organizations',
      '/people',
      '/calendar',
      '/reviews',
      '/extensions',
      '/classes',
      '/classes/roll-over',
      '/students',
      '/transfers',
      '/years',
      '/plans',
      '/curriculum',
      '/portfolio',
      '/projects',
      '/projects/contests',
      '/projects/contests/new',
      '/programmes',
      '/pathways',
      '/consents',
      '/diagnostics',
      '/diagnostics/blank',
      '/outcomes',
      '/students/by-reason',
      '/outcomes/summary',
    ]
    const records = [
      ...['', '/report', '/submit', '/receipt', '/extension'].map((path) => `/assignments/ID${path}`),
      ...['', '/draft', '/issue', '/amend', '/complete', '/results', '/matrix', '/summary'].map(
        (path) => `/resolutions/ID${path}`,
      ),
      ...['/matrix/cells/ID', '/matrix/items/ID'].map((path) => `/resolutions/ID${path}`),
      ...[
        '/organizations/ID',
        '/people/ID',
        ...['', '/edit', '/add', '/slips', '/slips/print'].map((path) => `/classes/ID${path}`),
        ...['', '/edit', '/move', '/restricted', '/access', '/access/print'].map((path) => `/students/ID${path}`),
        '/transfers/ID',
        ...['/curriculum/ID', '/portfolio/ID', '/projects/ID', '/projects/classes/ID', '/projects/classes/ID/edit'],
        ...['/projects/contests/ID', '/projects/contests/ID/pupils', '/programmes/ID'],
        ...['', '/edit', '/steps/new', '/steps/ID'].map((path) => `/pathways/ID${path}`),
        ...['', '/step'].map((path) => `/pathways/classes/ID${path}`),
        ...['', '/ask'].map((path) => `/consents/classes/ID${path}`),
        ...['', '/enter'].map((path) => `/diagnostics/classes/ID${path}`),
        '/students/by-reason/ID',
        ...['/outcomes/classes/ID', '/outcomes/classes/ID/pupils/ID', '/api/exports/outcomes'],
        ...['/diagnostics/sittings/ID', '/diagnostics/students/ID', '/diagnostics/methods/ID'],
        ...['/consents/asks/ID', '/consents/blank/ID', '/consents/blank/PHOTO?class=ID', '/consents/texts/ID'],
        ...[
          '/family/ID',
          '/family/ID/consents',
          '/api/family/ID/pathway',
          '/api/pathways/ID/pdf',
          '/api/classes/ID/slips',
        ],
        '/api/files/ID',
        '/api/exports/resolutions/ID/summary',
        '/api/exports/assignments',
      ],
    ]
    const { assignmentId, issuedId } = record('own')
    const address = fc
      .tuple(
        fc.constantFrom(
          ...pages,
          '/account',
          '/look',
          '/personas',
          ...['/slip', '/slip/child', '/slip/account', '/questionnaire', '/questionnaire/1'],
          '/sign-in',
          '/account/password',
          '/resolutions/proposals',
          ...records,
        ),
        fc.oneof(
          fc.constantFrom(assignmentId, issuedId),
          wildText.map((text) => encodeURIComponent(text.slice(0, 300))),
        ),
        wildQuery,
        fc.constantFrom('DEPARTMENT_HEAD', 'ORG_HEAD', 'TEACHER', 'anonymous'),
      )
      .map(([page, id, query, role]) => ({ address: `${page.replaceAll('ID', id || 'x')}?${query}`, role }))
    const wrong: string[] = []
    let slowest = 0
    await each(fc.sample(address, { numRuns: 350, seed }), async (one) => {
      const { status, ms } = await ask(one.address, { cookie: cookie(one.role) })
      slowest = Math.max(slowest, ms)
      if (status >= 500) wrong.push(`${one.role} ${one.address.slice(0, 300)}: ${status}`)
      if (ms > MOST_MS) wrong.push(`${one.role} ${one.address.slice(0, 300)}: ${Math.round(ms)} ms`)
    })
    console.info(`A9: 350 wild addresses over HTTP, seed ${seed}, slowest ${Math.round(slowest)} ms`)
    expect(wrong).toEqual([])
  })

  it('no action breaks on its body', async () => {
    const actions = actionsOfBuild()
    const inputs = goodInputs(record('foreign'))
    const cases = fc
      .constantFrom(...actions)
      .chain((action) => fc.tuple(fc.constant(action), casesAround(inputs[action.name] ?? {})))
    const before = await fingerprint(OWN_WRITES)
    const wrong: string[] = []
    await each(fc.sample(cases, { numRuns: 150, seed }), async ([action, one]) => {
      // A session each: a form that signs out must not silence those after it, here or in another file.
      const { cookie } = await openSession(LOGINS.ORG_DEPUTY)
      const { said, answer } = await act(action, formWith(one.entries), { cookie }).catch((error: unknown) => {
        throw new Error(`${action.name} with ${shortly(one)}`, { cause: error })
      })
      if (answer.status >= 500 || said === 'failed' || said === 'nothing' || answer.ms > MOST_MS)
        wrong.push(`${action.name}: ${said}, ${answer.status}, ${Math.round(answer.ms)} ms: ${shortly(one)}`)
    })
    console.info(`A9: 150 wild forms over HTTP, seed ${seed}`)
    expect(wrong).toEqual([])
    expect(await fingerprint(OWN_WRITES)).toEqual(before)
  })

  it('no action breaks on a body that React did not write', async () => {
    const [action] = actionsOfBuild()
    const wrong: string[] = []
    for (const body of [
      '',
      '[]',
      '{',
      'null',
      '["$K1"]',
      '["$@0"]',
      '["$F1"]',
      '[{"then":"$1:constructor:constructor"}]',
      '["$Q1"]',
      '["$W1"]',
      '["$i1"]',
      '["$B1"]',
      '["$n1"]',
      `${'['.repeat(20_000)}`,
    ]) {
      for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x']) {
        const answer = await ask('/sign-in', {
          headers: {
            'next-action': action?.id ?? '',
            'content-type': type,
            origin: 'http://localhost',
            'sec-fetch-site': 'same-origin',
          },
          body,
        })
        if (answer.ms > MOST_MS || /at .*\.js:\d+/.test(answer.text))
          wrong.push(`${body.slice(0, 50)} as ${type}: ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
    expect((await ask('/api/health')).status).toBe(200)
  })
})
