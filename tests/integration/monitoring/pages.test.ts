import { beforeAll, describe, expect, it, vi } from 'vitest'
import { localDay } from '@/lib/kernel/calendar'
import { db, pool } from '@/lib/kernel/db'
import { newSessionSecret } from '@/lib/kernel/session'
import {
  loadAssignmentList,
  loadHome,
  loadMatrix,
  loadMatrixItem,
  loadMatrixPanel,
  loadSummary,
} from '@/lib/monitoring/loaders'
import { findSetup } from '@/lib/monitoring/queries/home'
import { cookieOf, fromOwnPage } from '@/tests/support/request'
import { type Fixture, plant, plantResolution } from './fixture'

vi.mock('next/headers', async () => (await import('@/tests/support/request')).nextHeaders)

const today = localDay(new Date(), 'Asia/Irkutsk')
let own: Fixture
let empty: Fixture
let planted: Awaited<ReturnType<typeof plantResolution>>

async function signIn(person: { id: string; grantId: string }): Promise<void> {
  const { secret, tokenHash } = newSessionSecret()
  await pool().query(
    'INSERT INTO "Session" ("id", "tokenHash", "userId", "grantId") VALUES (gen_random_uuid(), $1, $2, $3)',
    [tokenHash, person.id, person.grantId],
  )
  fromOwnPage(await cookieOf(secret))
}

/** Statements that reach the database while `work` runs, the session's own included. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const statements: unknown[] = []
  const seen = new WeakSet<object>()
  const watch = (client: object) => {
    if (seen.has(client)) return
    seen.add(client)
    const of = client as { query: (...given: unknown[]) => unknown }
    const query = of.query.bind(client)
    of.query = (...given) => {
      statements.push(given[0])
      return query(...given)
    }
  }
  pool().on('acquire', watch)
  await work()
  pool().off('acquire', watch)
  return statements.length
}

const ways: [string, () => Promise<unknown>][] = [
  ['home', () => loadHome()],
  ['list', () => loadAssignmentList({ status: 'all' })],
  ['searched list', () => loadAssignmentList({ status: 'all', q: 'план', resolution: planted.resolutionId })],
  ['matrix', () => loadMatrix(planted.resolutionId, {})],
  ['panel', () => loadMatrixPanel(planted.resolutionId, planted.ids[20] as string)],
  ['summary', () => loadSummary(planted.resolutionId, undefined, undefined)],
]

beforeAll(async () => {
  own = await plant(pool(), today)
  planted = await plantResolution(own)
  empty = await plant(pool(), today, 'Пустой район')
})

describe('a page view', () => {
  it('costs at most eight statements, the session included, and as many with ten times the rows', async () => {
    await signIn(own.people.head)
    const before = new Map<string, number>()
    for (const [name, view] of ways) before.set(name, await statementsOf(view))
    await pool().query(
      `INSERT INTO "Assignment" ("id", "municipalityId", "resolutionId", "itemId", "organizationId", "periodKey", "currentDueOn", "currentDueAt", "state", "submittedAt")
       SELECT gen_random_uuid(), a."municipalityId", a."resolutionId", a."itemId", a."organizationId", a."periodKey" || n, a."currentDueOn", a."currentDueAt", a."state", a."submittedAt"
       FROM "Assignment" a, generate_series(1, 9) n WHERE a."municipalityId" = $1`,
      [own.municipalityId],
    )
    for (const [name, view] of ways) {
      const count = await statementsOf(view)
      expect(count, name).toBeGreaterThan(0)
      expect(count, name).toBeLessThanOrEqual(8)
      expect(count, name).toBe(before.get(name))
    }
    console.info('statements a page view, session included:', Object.fromEntries(before))
  })
})

describe('the home page', () => {
  it('of each role is its own', async () => {
    const kinds = {
      head: 'department',
      staff: 'department',
      centre: 'centre',
      school: 'organization',
      teacher: 'staff',
      parent: 'guest',
      admin: 'guest',
    } as const
    for (const [who, kind] of Object.entries(kinds)) {
      await signIn(own.people[who as keyof typeof kinds])
      expect((await loadHome()).kind, who).toBe(kind)
    }
  })

  it('of an empty portal says how far it has been set up', async () => {
    await signIn(empty.people.head)
    const view = await loadHome()
    expect(view).toMatchObject({ kind: 'department', matrix: null, setup: { issued: 0, drafts: 0 } })
    await signIn(empty.people.school)
    expect(await loadHome()).toMatchObject({ kind: 'organization', own: { rows: [], more: false } })
  })

  it('of an empty portal does not take the Department and the Resource Centre for organisations entered', async () => {
    const { id } = await db().municipality.create({ data: { name: 'Новый район', region: 'Область' } })
    const enter = (kind: 'DEPARTMENT' | 'RESOURCE_CENTRE' | 'EXTERNAL' | 'KINDERGARTEN') =>
      db().organization.create({ data: { municipalityId: id, kind, name: kind, shortName: kind } })
    for (const kind of ['DEPARTMENT', 'RESOURCE_CENTRE', 'EXTERNAL'] as const) await enter(kind)
    expect(await findSetup(id)).toMatchObject({ organizations: 0 })
    await enter('KINDERGARTEN')
    expect(await findSetup(id)).toMatchObject({ organizations: 1 })
  })

  it('of the centre and of a head holds own work only', async () => {
    for (const [who, organizationId] of [
      ['centre', own.centre],
      ['school', own.schools[0]],
    ] as const) {
      await signIn(own.people[who])
      const view = await loadHome()
      if (view.kind === 'guest' || view.kind === 'department') throw new Error('wrong home')
      expect(view.own.rows.length).toBeGreaterThan(0)
      for (const row of view.own.rows) expect(row.organizationId).toBe(organizationId)
    }
  })
})

describe('pages of others', () => {
  it('are not found: matrix and summary for a teacher, everything for a parent, foreign ids for all', async () => {
    await signIn(own.people.teacher)
    await expect(loadMatrix(planted.resolutionId, {})).rejects.toThrow(/404/)
    await expect(loadSummary(planted.resolutionId, undefined, undefined)).rejects.toThrow(/404/)
    await signIn(own.people.parent)
    await expect(loadAssignmentList({})).rejects.toThrow(/404/)
    await signIn(empty.people.head)
    await expect(loadMatrix(planted.resolutionId, {})).rejects.toThrow(/404/)
    await expect(loadMatrix('нет', {})).rejects.toThrow(/404/)
    await expect(loadMatrixPanel(planted.resolutionId, planted.ids[0] as string)).rejects.toThrow(/404/)
    await expect(loadMatrixItem(planted.resolutionId, planted.items[0] as string)).rejects.toThrow(/404/)
    await expect(loadSummary(planted.resolutionId, undefined, undefined)).rejects.toThrow(/404/)
  })
})
