import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { addMonths, dateToDay, localDay, precedingWorkingDay } from '@/lib/kernel/calendar'
import { db, inTransaction } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { amendResolution } from '@/lib/resolutions/commands/amendments'
import { openDuePeriods } from '@/lib/resolutions/commands/issue'
import { calendarAround } from '@/lib/resolutions/queries/drafts'
import { findResolutionFacts } from '@/lib/resolutions/queries/resolutions'
import type { DeadlineReading } from '@/lib/resolutions/types'
import { makeIssued } from '../../../support/issued'
import { counterErrors } from '../../../support/recount'
import { run, said, tally } from '../../../support/run-command'
import { actorOf, makeTown, type Town, ZONE } from '../../../support/town'

let town: Town
let head: Actor

beforeAll(async () => {
  town = await makeTown('Изменения', { schools: 3, kindergartens: 0, additional: 0 })
  head = actorOf(town, 'DEPARTMENT_HEAD', town.department)
})

const UNCHANGED = { text: null, dueOn: null, day: null, monthsAfterEnd: null, withdrawnReason: null }
const today = localDay(new Date(), ZONE)
const year = Number(today.slice(0, 4))

const amend = (resolutionId: string, version: number, items: Record<string, Partial<typeof UNCHANGED> | object>) =>
  run(head, 'resolution.issue', amendResolution, {
    resolutionId,
    version,
    requestKey: randomUUID(),
    basis: 'Решение коллегии № 4',
    basisOn: null,
    items: Object.fromEntries(Object.entries(items).map(([id, change]) => [id, { ...UNCHANGED, ...change }])),
  })

/** «постоянно» since last year: one period over, one going on. */
const YEARLY: DeadlineReading = {
  mode: 'PERIODIC',
  rule: { periodicity: 'YEAR', monthsAfterEnd: 1, day: 20 },
  from: `${year - 2}-01-01`,
  to: null,
}

async function yearly(reading: DeadlineReading = YEARLY) {
  const made = await makeIssued(head, [
    { text: 'Вести работу', executors: [{ kind: 'ORGANIZATION', organizationId: town.centre }], reading },
  ])
  const itemId = made.items[0] ?? ''
  const periods = async () => {
    const rows = await db().assignment.findMany({ where: { itemId }, orderBy: { periodKey: 'asc' } })
    return new Map(
      rows.map((row) => [
        row.periodKey,
        {
          id: row.id,
          state: row.state,
          first: row.originalDueOn && dateToDay(row.originalDueOn),
          now: row.currentDueOn && dateToDay(row.currentDueOn),
          at: row.currentDueAt?.toISOString(),
        },
      ]),
    )
  }
  return { ...made, itemId, periods }
}

describe('a deadline that goes by periods', () => {
  it('moves in the open periods, keeps the first day beside it, and leaves what is accepted or has passed', async () => {
    const { id, itemId, version, periods } = await yearly()
    await db().assignment.updateMany({ where: { itemId, periodKey: `${year - 2}` }, data: { state: 'ACCEPTED' } })
    const before = await periods()
    expect([...before.keys()]).toEqual([`${year - 2}`, `${year - 1}`, `${year}`])
    expect(said(await amend(id, version, { [itemId]: { day: 1, monthsAfterEnd: 3 } }))).toBe('done')
    const after = await periods()
    const calendar = await inTransaction((tx) => calendarAround(tx, town.id, YEARLY.from, today))
    const moved = precedingWorkingDay(`${year + 1}-03-01`, calendar)
    expect(after.get(`${year}`)).toMatchObject({
      first: before.get(`${year}`)?.first,
      now: moved,
      at: `${moved}T15:59:59.999Z`,
    })
    // Accepted, and one whose new day has passed as well: both as they were.
    expect(after.get(`${year - 2}`)).toEqual(before.get(`${year - 2}`))
    if (`${year}-03-01` < today) expect(after.get(`${year - 1}`)).toEqual(before.get(`${year - 1}`))
    const events = await db().event.findMany({
      where: { assignmentId: after.get(`${year}`)?.id, kind: 'resolutionAmended' },
    })
    expect(events.map(({ data, note }) => ({ data, note }))).toEqual([
      { data: { before: before.get(`${year}`)?.now, after: moved }, note: 'Решение коллегии № 4' },
    ])
    expect(await counterErrors()).toEqual([])
  })

  it('is the rule of the periods that begin later, and stands in the amendment as it was and as it is', async () => {
    const { id, itemId, version, periods } = await yearly()
    expect(said(await amend(id, version, { [itemId]: { day: 1, monthsAfterEnd: 3 } }))).toBe('done')
    const next = new Date(`${year + 1}-02-01T00:00:00Z`)
    await inTransaction((tx) => openDuePeriods(tx, next, { id: town.id, timeZone: ZONE }))
    const due = (await periods()).get(`${year + 1}`)?.now
    expect(due?.slice(0, 7)).toBe(addMonths(`${year + 1}-12-01`, due?.slice(5, 7) === '03' ? 3 : 2).slice(0, 7))
    const scope = scopeOf(head, 'resolution.read')
    const facts = scope && (await findResolutionFacts(db(), scope, id))
    expect(facts?.amendments[0]?.changes).toEqual([
      {
        itemId,
        kind: 'DEADLINE',
        before: { reading: YEARLY },
        after: { reading: { ...YEARLY, rule: { periodicity: 'YEAR', monthsAfterEnd: 3, day: 1 } } },
      },
    ])
  })

  it('of several years with an end moves in every year at once; one date is refused', async () => {
    const { id, itemId, version, periods } = await yearly({
      ...YEARLY,
      from: `${year}-01-01`,
      to: `${year + 2}-12-31`,
    } as DeadlineReading)
    expect(said(await amend(id, version, { [itemId]: { dueOn: `${year + 1}-03-01` } }))).toBe('PERIODIC_DEADLINE')
    expect(said(await amend(id, version, { [itemId]: { day: 15 } }))).toBe('done')
    for (const [key, row] of await periods()) {
      expect(row.now?.slice(0, 7), key).toBe(`${Number(key) + 1}-01`)
      expect(Number(row.now?.slice(8)), key).toBeLessThanOrEqual(15)
      expect(row.first && row.now && row.first > row.now, key).toBe(true)
    }
    expect(said(await amend(id, version + 1, { [itemId]: { day: 15 } }))).toBe('NOTHING_CHANGED')
  })
})

describe('two amendments at once', () => {
  it('the second is told that the resolution has changed, and nothing of it is written', async () => {
    for (let i = 0; i < 10; i++) {
      const { id, itemId, version } = await yearly()
      const results = await Promise.all(
        ['Первая редакция', 'Вторая редакция'].map((text) => amend(id, version, { [itemId]: { text } })),
      )
      expect(tally(results)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
      expect(await db().amendment.count({ where: { resolutionId: id } })).toBe(1)
    }
  })

  it('the same form twice is one amendment', async () => {
    const { id, itemId, version } = await yearly()
    const input = {
      resolutionId: id,
      version,
      requestKey: randomUUID(),
      basis: 'Решение коллегии № 5',
      basisOn: null,
      items: { [itemId]: { ...UNCHANGED, text: 'Новая редакция' } },
    }
    const results = await Promise.all([1, 2, 3].map(() => run(head, 'resolution.issue', amendResolution, input)))
    expect(tally(results)).toEqual({ done: 1, already: 2 })
    expect(await db().amendment.count({ where: { resolutionId: id } })).toBe(1)
  })
})
