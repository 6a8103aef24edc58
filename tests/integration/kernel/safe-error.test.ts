import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db, pool } from '@/lib/kernel/db'
import { safeError } from '@/lib/kernel/safe-error'
import { useDatabase } from '../../support/database'
import { seedDemoWorld } from '../../support/worlds'

const { url } = useDatabase()
const SECRET = 'Kanareyka'
let municipalityId: string

const thrown = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => {
      throw new Error('Nothing was thrown')
    },
    (error: unknown) => error,
  )

/** Everything that an error carries, also what printing leaves out. */
function everything(error: unknown, seen = new Set<unknown>()): string {
  if (typeof error !== 'object' || error === null || seen.has(error)) return String(error)
  seen.add(error)
  return Object.getOwnPropertyNames(error)
    .map((name) => `${name}=${everything((error as Record<string, unknown>)[name], seen)}`)
    .join('\n')
}

const person = (login: string) => ({
  ...{ municipalityId, login, lastName: SECRET, firstName: SECRET, passwordHash: '-' },
})

/** What the database says, with the value in it, by pg and by Prisma. */
const FAULTS: Record<string, [code: string, work: () => Promise<unknown>]> = {
  'a row that is there already, by Prisma': ['P2002', () => db().user.create({ data: person(SECRET.toLowerCase()) })],
  'a row that is there already, by pg': [
    '23505',
    () =>
      pool().query(
        `INSERT INTO "User" ("id", "municipalityId", "login", "lastName", "firstName", "passwordHash") VALUES ($1, $2, $3, $4, $4, '-')`,
        [randomUUID(), municipalityId, SECRET.toLowerCase(), SECRET],
      ),
  ],
  'a text where a number belongs, by pg': ['22P02', () => pool().query('SELECT $1::int', [SECRET])],
  'a text where an id belongs, by a raw query of Prisma': ['P2010', () => db().$queryRaw`SELECT ${SECRET}::uuid`],
  'a field that is not there, by Prisma': ['', () => db().user.findMany({ where: { [SECRET]: SECRET } as object })],
  'a refusal of a trigger that quotes the row': [
    'P0001',
    () =>
      pool().query(`DO $$ BEGIN RAISE EXCEPTION 'no ${SECRET}' USING DETAIL = '${SECRET}', HINT = '${SECRET}'; END $$`),
  ],
}

beforeAll(async () => {
  await seedDemoWorld(url)
  municipalityId = (await db().municipality.findFirstOrThrow()).id
  await db().user.create({ data: person(SECRET.toLowerCase()) })
})

describe('a fault of the database in the log', () => {
  it.each(Object.keys(FAULTS))('keeps the code and nothing of %s', async (name) => {
    const [code, work] = FAULTS[name] as (typeof FAULTS)[string]
    const error = await thrown(work)
    // Of all these only Prisma's word on a unique index leaves the value out by itself.
    if (code !== 'P2002') expect(everything(error).toLowerCase()).toContain(SECRET.toLowerCase())
    const kept = JSON.stringify(safeError(error))
    expect(kept.toLowerCase()).not.toContain(SECRET.toLowerCase())
    if (code) expect(safeError(error).code).toBe(code)
  })

  it('names the index that refused, so that the cause is found', async () => {
    const [, byPg] = FAULTS['a row that is there already, by pg'] as (typeof FAULTS)[string]
    expect(safeError(await thrown(byPg)).names).toMatchObject({ table: 'User', constraint: 'User_login_key' })
    const [, byPrisma] = FAULTS['a row that is there already, by Prisma'] as (typeof FAULTS)[string]
    expect(JSON.stringify(safeError(await thrown(byPrisma)))).toMatch(/"model":"User".*"sqlState":"23505"/)
  })
})
