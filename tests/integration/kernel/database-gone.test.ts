import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CurrentRequest, requests } from '@/lib/kernel/current-request'
import { db, inTransaction } from '@/lib/kernel/db'
import { useDatabase } from '../../support/database'
import { watchingSql } from '../../support/rewrite-sql'

const { url } = useDatabase()
const killer = new pg.Client({ connectionString: url })
beforeAll(() => killer.connect())
afterAll(() => killer.end())

const write = () =>
  inTransaction((tx) => tx.municipality.create({ data: { name: 'Район', region: 'Иркутская область' } }))

/** `work`, whose backend is ended when a statement like `at` is on its way; what the request then knows. */
async function endedAt(at: RegExp, work: () => Promise<unknown>): Promise<CurrentRequest> {
  const facts: CurrentRequest = { id: 'test' }
  await watchingSql(
    async (client, statement, send) => {
      if (at.test(statement.text)) await killer.query('SELECT pg_terminate_backend($1)', [client.processID])
      return send()
    },
    () => requests().run(facts, () => work().catch(() => {})),
  )
  return facts
}

it('a backend that ends before the commit has saved nothing, and the request knows it', async () => {
  expect(await endedAt(/^INSERT/, write)).toEqual({ id: 'test', databaseGone: 'unsaved' })
})

it('when it ends at the commit, the request does not claim to know', async () => {
  expect(await endedAt(/^COMMIT/, write)).toEqual({ id: 'test', databaseGone: 'unsure' })
})

it('a read outside of a transaction notes it too, and the next one is served', async () => {
  const read = () => db().municipality.count()
  expect(await endedAt(/count\(/i, read)).toEqual({ id: 'test', databaseGone: 'unsaved' })
  expect(await read()).toBe(0)
})

it('a refused write is no such thing', async () => {
  const facts: CurrentRequest = { id: 'test' }
  const id = '00000000-0000-7000-8000-000000000000'
  const data = { id, name: 'Район', region: 'Иркутская область' }
  const twice = () => inTransaction((tx) => tx.municipality.createMany({ data: [data, data] }))
  await expect(requests().run(facts, twice)).rejects.toThrow()
  expect(facts).toEqual({ id: 'test' })
})
