import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { db, inTransaction } from '@/lib/kernel/db'
import { issueResolution, proposeForOrganizations } from '@/lib/resolutions/commands/issue'
import { decideProposal } from '@/lib/resolutions/commands/proposals'
import { useDatabase } from '../support/database'
import { dayFromNow } from '../support/days'
import { type IssuedItem, makeReadyDraft } from '../support/issued'
import { counterErrors } from '../support/recount'
import { rewritingSql, watchingSql, withoutConditions, withoutLocks } from '../support/rewrite-sql'
import { dataOf, run, said } from '../support/run-command'
import { actorOf, makeTown, type Town, ZONE } from '../support/town'

/** F9 of the protocol: the issue is killed in the middle and repeated while organisations open and close. */
const ROUNDS = 100

const { url } = useDatabase()
let town: Town
let issuer: Actor
/** A connection beside the portal's pool, to end its backends. */
const killer = new pg.Client({ connectionString: url })

const ITEM: IssuedItem = {
  text: 'Разработать план',
  executors: [{ kind: 'PROGRAM', programs: ['PRIMARY'] }],
  reading: { mode: 'FIXED', dueOn: dayFromNow(200) },
}

beforeAll(async () => {
  await killer.connect()
  town = await makeTown('Выпуск', { schools: 20, kindergartens: 0, additional: 0 })
  issuer = actorOf(town, 'DEPARTMENT_HEAD', town.department)
})

afterAll(() => killer.end())

type Moment = 'before' | 'during' | 'after'
const MOMENTS: Moment[] = ['before', 'during', 'after']
const isFanOut = (sql: string) => sql.includes('INSERT INTO "Assignment"')

/** Runs the issue and ends its backend before the fan-out, while it runs, or when it is done and not yet committed. */
async function killedIssue(input: { resolutionId: string; mark: string }, moment: Moment): Promise<string> {
  const end = (pid: number) => killer.query('SELECT pg_terminate_backend($1)', [pid])
  let issuing = 0
  const work = () => run(issuer, 'resolution.issue', issueResolution, input)
  const result = await watchingSql(async (client, statement, send) => {
    if (isFanOut(statement.text)) {
      issuing = client.processID
      if (moment === 'before') await end(issuing)
      const answer = send()
      if (moment !== 'during') return answer
      const [sent] = await Promise.allSettled([answer, end(issuing)])
      if (sent.status === 'rejected') throw sent.reason
      return sent.value
    }
    if (moment === 'after' && client.processID === issuing && statement.text.startsWith('COMMIT')) await end(issuing)
    return send()
  }, work).catch(() => null)
  return result ? said(result) : 'killed'
}

/** Repeats what a dead connection of the pool answered, as a person would. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 5) throw error
    }
  }
}

/** What stands of a resolution, asked on the connection that nobody kills. */
async function leftOf(resolutionId: string): Promise<{ state: string; assignments: number }> {
  const { rows } = await killer.query(
    `SELECT "state", (SELECT count(*)::int FROM "Assignment" a WHERE a."resolutionId" = r."id") AS assignments
     FROM "Resolution" r WHERE "id" = $1`,
    [resolutionId],
  )
  return rows[0]
}

let opened = 0
/** An organisation opens and another one closes, on a connection of their own, while the issue runs. */
async function openAndClose(): Promise<void> {
  const closing = town.schools[opened % town.schools.length] ?? ''
  const name = `Новая школа ${++opened}`
  await killer.query('UPDATE "Organization" SET "status" = \'CLOSED\' WHERE "id" = $1', [closing])
  await killer.query(
    `INSERT INTO "Organization" ("id", "municipalityId", "name", "shortName", "kind", "programs")
     VALUES ($1, $2, $3, $3, 'SCHOOL', '{PRIMARY}')`,
    [randomUUID(), town.id, name],
  )
}

/** Organisations of the item that do not have exactly one living assignment, or, closed, still have one. */
async function wrongOrganizations(itemId: string, onlySteady: readonly string[] | null): Promise<number> {
  const rows = await db().$queryRaw<{ id: string; status: string; living: number }[]>`
    SELECT o."id", o."status"::text AS status,
      (SELECT count(*)::int FROM "Assignment" a
        WHERE a."organizationId" = o."id" AND a."itemId" = ${itemId}::uuid AND a."state" <> 'CANCELLED') AS living
    FROM "Organization" o WHERE o."municipalityId" = ${town.id}::uuid AND 'PRIMARY' = ANY(o."programs")`
  return rows.filter(({ id, status, living }) =>
    onlySteady ? onlySteady.includes(id) && living !== 1 : living !== (status === 'ACTIVE' ? 1 : 0),
  ).length
}

/** The controller accepts whatever the sweep proposes. */
async function acceptProposals(): Promise<void> {
  await inTransaction((tx, now) => proposeForOrganizations(tx, now, { id: town.id, timeZone: ZONE }))
  for (const { id, version } of await db().proposal.findMany({ where: { state: 'OPEN' } })) {
    const input = { proposalId: id, version, decision: 'accept' as const, comment: '' }
    dataOf(await run(issuer, 'proposal.decide', decideProposal, input))
  }
}

async function activeSchools(): Promise<string[]> {
  const where = { municipalityId: town.id, status: 'ACTIVE' as const, programs: { has: 'PRIMARY' as const } }
  return (await db().organization.findMany({ where, select: { id: true } })).map((row) => row.id)
}

/** Withdrawn at the end of its round: the sweep of the next ones looks at one item only. */
async function finish(resolutionId: string): Promise<void> {
  await db().resolution.update({ where: { id: resolutionId }, data: { state: 'COMPLETED' } })
  await db().organization.updateMany({ where: { id: { in: town.schools } }, data: { status: 'ACTIVE' } })
}

describe('F9: the fan-out', () => {
  it(`killed in the middle, repeated, with organisations opened and closed: each live one has exactly one assignment, ${ROUNDS} rounds`, async () => {
    const seen = { killed: 0, wrong: 0 }
    for (let round = 0; round < ROUNDS; round++) {
      const { id, items, mark } = await makeReadyDraft(issuer, [ITEM])
      const input = { resolutionId: id, mark }
      const before = await activeSchools()
      const moving = round % 2 ? openAndClose() : null
      const word = await killedIssue(input, MOMENTS[round % MOMENTS.length] ?? 'during')
      await moving
      if (word === 'killed') {
        seen.killed++
        // All or nothing: a killed issue has left no trace.
        const { state, assignments } = await leftOf(id)
        if (state !== 'DRAFT' || assignments !== 0) seen.wrong++
      }
      // Twice at once: the second answers that it is done.
      await Promise.all(
        [1, 2].map(() => insist(() => run(issuer, 'resolution.issue', issueResolution, input).then(dataOf))),
      )
      const steady = (await activeSchools()).filter((school) => before.includes(school))
      seen.wrong += await wrongOrganizations(items[0] ?? '', steady)
      await acceptProposals()
      seen.wrong += await wrongOrganizations(items[0] ?? '', null)
      await finish(id)
    }
    expect(seen.wrong).toBe(0)
    expect(seen.killed).toBeGreaterThan(ROUNDS / 3)
    console.log(`F9 fan-out: ${ROUNDS} rounds, ${seen.killed} killed, ${opened} opened and closed, 0 wrong`)
  })

  it('F11: counters equal a recount afterwards', async () => {
    expect(await counterErrors()).toEqual([])
  })
})

describe('the control', () => {
  it('without one transaction a killed issue leaves organisations without their assignment', async () => {
    const { id, items, mark } = await makeReadyDraft(issuer, [ITEM])
    const input = { resolutionId: id, mark }
    const bare = (sql: string) => (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql) ? 'SELECT 1' : sql)
    await rewritingSql(bare, () => killedIssue(input, 'before'))
    await insist(() => run(issuer, 'resolution.issue', issueResolution, input).then(dataOf))
    expect(await wrongOrganizations(items[0] ?? '', await activeSchools())).toBeGreaterThan(0)
    await finish(id)
  })

  it('without the unique (item, organisation, period) two issues at once give two assignments', async () => {
    const { id, items, mark } = await makeReadyDraft(issuer, [ITEM])
    const input = { resolutionId: id, mark }
    await db().$executeRaw`DROP INDEX "Assignment_itemId_organizationId_periodKey_key"`
    const bare = (sql: string) =>
      withoutConditions(withoutLocks(sql)).replace(
        /ON CONFLICT \("itemId", "organizationId", "periodKey"\) DO NOTHING/,
        '',
      )
    await rewritingSql(bare, () =>
      Promise.all([1, 2].map(() => run(issuer, 'resolution.issue', issueResolution, input).catch(() => null))),
    )
    expect(await wrongOrganizations(items[0] ?? '', await activeSchools())).toBeGreaterThan(0)
  })
})
