import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db, inTransaction } from '@/lib/kernel/db'
import { purgeSessions, purgeThrottle, sweepFiles } from '@/lib/kernel/housekeeping'
import { makePerson, makeTown } from '../people/fixture'

const folder = mkdtempSync(join(tmpdir(), 'profmarshrut-files-'))
let userId = ''
let municipalityId = ''
beforeAll(async () => {
  process.env.DATA_DIR = folder
  const town = await makeTown()
  municipalityId = town.id
  userId = (await makePerson(town, [{ role: 'TEACHER', organizationId: town.school }])).id
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000)

it('sessions over for thirty days go, later ones and the person’s latest stay; two processes at once agree', async () => {
  const make = (createdAt: Date, endedAt: Date | null) =>
    db().session.create({ data: { userId, tokenHash: randomUUID(), createdAt, lastSeenAt: createdAt, endedAt } })
  const [signedOut, forgotten] = [await make(daysAgo(40), daysAgo(39)), await make(daysAgo(35), null)]
  const [recent, latest] = [await make(daysAgo(29), daysAgo(29)), await make(daysAgo(1), null)]
  const other = await makePerson({ id: municipalityId }, [])
  const lone = await db().session.create({
    data: { userId: other.id, tokenHash: randomUUID(), createdAt: daysAgo(90), endedAt: daysAgo(90) },
  })
  const gone = await Promise.all([1, 2].map(() => inTransaction(purgeSessions)))
  expect(gone.reduce((sum, each) => sum + each)).toBe(2)
  const left = await db().session.findMany({ select: { id: true } })
  expect(left.map(({ id }) => id).sort()).toEqual([recent.id, latest.id, lone.id].sort())
  expect(await db().session.count({ where: { id: { in: [signedOut.id, forgotten.id] } } })).toBe(0)
})

it('counters of tries go when their window is over', async () => {
  await db().rateLimit.createMany({
    data: [
      { key: 'over', points: 1, expire: BigInt(Date.now() - 1000) },
      { key: 'running', points: 1, expire: BigInt(Date.now() + 60_000) },
    ],
  })
  await inTransaction(purgeThrottle)
  expect((await db().rateLimit.findMany()).map(({ key }) => key)).toEqual(['running'])
})

it('bytes without a row and drafts go after a day, owned and fresh ones stay; two processes at once agree', async () => {
  const put = (name: string, days: number) => {
    mkdirSync(join(folder, 'files', 'ab'), { recursive: true })
    const file = join(folder, 'files', 'ab', name)
    writeFileSync(file, 'bytes')
    utimesSync(file, daysAgo(days), daysAgo(days))
    return file
  }
  const [owned, orphan, fresh] = [put('owned', 3), put('orphan', 3), put('fresh', 0)]
  const draft = put(`owned.${randomUUID()}.part`, 3)
  const freshDraft = put(`fresh.${randomUUID()}.part`, 0)
  await db().storedFile.create({
    data: {
      ...{ municipalityId, name: 'a.pdf', mime: 'application/pdf', size: 5, sha256: '0', createdById: userId },
      storageKey: 'ab/owned',
    },
  })
  await Promise.all([sweepFiles(new Date()), sweepFiles(new Date())])
  expect([owned, fresh, freshDraft].map(existsSync)).toEqual([true, true, true])
  expect([orphan, draft].map(existsSync)).toEqual([false, false])
})
