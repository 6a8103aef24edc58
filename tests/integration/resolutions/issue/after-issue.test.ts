import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { dateToDay, dayToDate } from '@/lib/kernel/calendar'
import { db, inTransaction } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { amendResolution } from '@/lib/resolutions/commands/amendments'
import { continueResolution } from '@/lib/resolutions/commands/drafts/create'
import {
  addItem,
  dropItem,
  mergeWithNext,
  moveItem,
  restoreItem,
  splitItem,
} from '@/lib/resolutions/commands/drafts/structure'
import { enterHistoricalResult } from '@/lib/resolutions/commands/historical'
import { openDuePeriods, proposeForOrganizations } from '@/lib/resolutions/commands/issue'
import { decideProposal } from '@/lib/resolutions/commands/proposals'
import { changeResolutionState } from '@/lib/resolutions/commands/resolutions'
import { listDraftItems } from '@/lib/resolutions/queries/drafts'
import { listHistoricalAssignments } from '@/lib/resolutions/queries/historical'
import { listOpenProposals } from '@/lib/resolutions/queries/proposals'
import { listItemProgress, listResolutions } from '@/lib/resolutions/queries/resolutions'
import { dayFromNow } from '../../../support/days'
import { type IssuedItem, makeIssued } from '../../../support/issued'
import { dataOf, run } from '../../../support/run-command'
import { actorOf, makeTown, type Town } from '../../../support/town'

let town: Town
let head: Actor

beforeAll(async () => {
  town = await makeTown()
  head = actorOf(town, 'DEPARTMENT_HEAD', town.department)
})

const scope = () => {
  const made = scopeOf(head, 'resolution.issue')
  if (!made) throw new Error('No scope')
  return made
}

const DUE = dayFromNow(200)
const SOONER = dayFromNow(100)
const UNCHANGED = { text: null, dueOn: null, day: null, monthsAfterEnd: null, withdrawnReason: null }

const ofSchools = (text = 'Разработать план'): IssuedItem => ({
  text,
  executors: [{ kind: 'PROGRAM', programs: ['PRIMARY', 'BASIC', 'SECONDARY'] }],
  reading: { mode: 'FIXED', dueOn: DUE },
})

describe('an issued resolution', () => {
  it('changes only by an amendment that keeps the original days and cancels what is withdrawn', async () => {
    const { id, items, version } = await makeIssued(head, [
      ofSchools(),
      ofSchools('Провести семинар'),
      ofSchools('Третий пункт'),
    ])
    const [first, second, third] = items
    if (!first || !second || !third) throw new Error('No items')
    await db().assignment.updateMany({
      where: { itemId: second, organizationId: town.schools[0] },
      data: { state: 'ACCEPTED' },
    })
    const input = {
      resolutionId: id,
      version,
      requestKey: randomUUID(),
      basis: 'Решение коллегии от 01.12.2026',
      basisOn: '2026-12-01',
      items: {
        [first]: { ...UNCHANGED, dueOn: SOONER },
        [second]: { ...UNCHANGED, withdrawnReason: 'Утратил силу' },
        [third]: { ...UNCHANGED, text: 'Третий пункт в новой редакции' },
      },
    }
    dataOf(await run(head, 'resolution.issue', amendResolution, input))
    const moved = await db().assignment.findFirstOrThrow({ where: { itemId: first } })
    expect(moved.originalDueOn && dateToDay(moved.originalDueOn)).toBe(DUE)
    expect(moved.currentDueOn && dateToDay(moved.currentDueOn)).toBe(SOONER)
    expect(moved.currentDueAt?.toISOString()).toBe(`${SOONER}T15:59:59.999Z`)
    expect(await db().assignment.count({ where: { itemId: second, state: 'CANCELLED' } })).toBe(8)
    expect(await db().assignment.count({ where: { itemId: second, state: 'ACCEPTED' } })).toBe(1)
    expect(await db().amendmentChange.count({ where: { amendment: { resolutionId: id } } })).toBe(3)
    expect(await db().event.count({ where: { resolutionId: id, kind: 'assignmentCancelled' } })).toBe(8)
    expect(await db().event.count({ where: { resolutionId: id, kind: 'itemWithdrawn' } })).toBe(1)
    expect(await run(head, 'resolution.issue', amendResolution, input)).toMatchObject({ ok: true, already: true })
    const stale = { ...input, requestKey: randomUUID() }
    expect(await run(head, 'resolution.issue', amendResolution, stale)).toMatchObject({ reason: 'CHANGED_MEANWHILE' })
  })

  it('is completed with open assignments only with a note, then archived', async () => {
    const { id, version } = await makeIssued(head, [ofSchools()])
    const to = (state: 'COMPLETED' | 'ARCHIVED', at: number, note = '') =>
      run(head, 'resolution.issue', changeResolutionState, { resolutionId: id, version: at, to: state, note })
    expect(await to('COMPLETED', version)).toMatchObject({ ok: false, reason: 'OPEN_ASSIGNMENTS' })
    expect(await to('COMPLETED', version, 'Срок действия истёк')).toMatchObject({ ok: true })
    expect(await to('ARCHIVED', version + 1)).toMatchObject({ ok: true })
    expect(await to('COMPLETED', version + 2, 'Ещё раз')).toMatchObject({ ok: false, reason: 'STATE_REFUSED' })
  })

  it('shows the shares of its assignments in one read, a head only the own ones', async () => {
    const { id, items } = await makeIssued(head, [ofSchools()])
    await db().assignment.updateMany({
      where: { itemId: items[0], organizationId: town.schools[0] },
      data: { state: 'ACCEPTED' },
    })
    const all = await listItemProgress(db(), scope(), id, dayFromNow(0))
    expect(all.get(items[0] ?? '')).toMatchObject({ total: 9, accepted: 1, notStarted: 8, overdue: 0 })
    expect((await listItemProgress(db(), scope(), id, dayFromNow(201))).get(items[0] ?? '')).toMatchObject({
      overdue: 8,
      notStarted: 0,
    })
    const own = scopeOf(actorOf(town, 'ORG_HEAD', town.schools[1] ?? ''), 'assignment.read')
    if (!own) throw new Error('No scope')
    expect((await listItemProgress(db(), own, id, dayFromNow(0))).get(items[0] ?? '')).toMatchObject({ total: 1 })
  })

  it('gives a new resolution its items, with years moved and everything to be confirmed again', async () => {
    const { id } = await makeIssued(head, [{ ...ofSchools(), deadlineText: '2022 г.', deadlineKind: 'YEAR' }])
    const made = dataOf(
      await run(head, 'resolution.edit', continueResolution, { requestKey: randomUUID(), resolutionId: id }),
    )
    const [item] = await listDraftItems(db(), scope(), made.id)
    const year = Number(dayFromNow(0).slice(0, 4)) - 2026 + 2022
    expect(item).toMatchObject({
      deadlineText: `${year} г.`,
      executorConfirmed: false,
      deadlineConfirmed: false,
      state: 'DRAFT',
    })
    expect(item?.executors).toHaveLength(1)
  })
})

describe('organisations opened and closed after the issue', () => {
  it('make proposals, and nothing changes until the controller accepts', async () => {
    const place = await makeTown('Новое')
    const controller = actorOf(place, 'DEPARTMENT_STAFF', place.department)
    const { items } = await makeIssued(controller, [ofSchools()])
    const municipality = { id: place.id, timeZone: 'Asia/Irkutsk' }
    const propose = () => inTransaction((tx, now) => proposeForOrganizations(tx, now, municipality))
    expect(await propose()).toBe(0)
    const opened = await db().organization.create({
      data: {
        municipalityId: place.id,
        name: 'Новая школа',
        shortName: 'СОШ № 77',
        kind: 'SCHOOL',
        programs: ['PRIMARY'],
      },
    })
    await db().organization.update({ where: { id: place.schools[0] }, data: { status: 'CLOSED' } })
    expect(await propose()).toBe(2)
    expect(await propose()).toBe(0)
    expect(await db().assignment.count({ where: { itemId: items[0] } })).toBe(9)
    const reach = scopeOf(controller, 'proposal.decide')
    if (!reach) throw new Error('No scope')
    const { rows } = await listOpenProposals(db(), reach, null)
    const of = (kind: string) => rows.find((row) => row.kind === kind)
    const decide = (kind: string, decision: 'accept' | 'decline') =>
      run(controller, 'proposal.decide', decideProposal, {
        proposalId: of(kind)?.id ?? '',
        version: 1,
        decision,
        comment: 'так',
      })
    dataOf(await decide('ADD', 'accept'))
    expect(await decide('ADD', 'accept')).toMatchObject({ ok: false, reason: 'ALREADY_DECIDED' })
    dataOf(await decide('WITHDRAW', 'accept'))
    expect(await db().assignment.count({ where: { organizationId: opened.id, state: 'ISSUED' } })).toBe(1)
    expect(await db().assignment.count({ where: { organizationId: place.schools[0], state: 'CANCELLED' } })).toBe(1)
    expect(await propose()).toBe(0)
    const foreign = actorOf({ id: town.id }, 'DEPARTMENT_HEAD', town.department)
    const input = { proposalId: of('ADD')?.id ?? '', version: 1, decision: 'accept' as const, comment: '' }
    expect(await run(foreign, 'proposal.decide', decideProposal, input)).toMatchObject({ reason: 'NOT_FOUND' })
  })

  it('a proposal whose ground is gone is closed by itself', async () => {
    const place = await makeTown('Ещё')
    const controller = actorOf(place, 'DEPARTMENT_STAFF', place.department)
    await makeIssued(controller, [ofSchools()])
    const municipality = { id: place.id, timeZone: 'Asia/Irkutsk' }
    const propose = () => inTransaction((tx, now) => proposeForOrganizations(tx, now, municipality))
    await db().organization.update({ where: { id: place.schools[0] }, data: { status: 'CLOSED' } })
    expect(await propose()).toBe(1)
    await db().organization.update({ where: { id: place.schools[0] }, data: { status: 'ACTIVE' } })
    expect(await propose()).toBe(0)
    expect(await db().proposal.count({ where: { organizationId: place.schools[0] } })).toBe(0)
  })
})

describe('an item that goes on', () => {
  it('gets the assignments of the periods that have begun, once, and none after a withdrawal', async () => {
    const place = await makeTown('Годы')
    const staff = actorOf(place, 'DEPARTMENT_STAFF', place.department)
    const { items } = await makeIssued(staff, [
      {
        text: 'Продолжить работу',
        executors: [{ kind: 'ORGANIZATION', organizationId: place.centre }],
        reading: {
          mode: 'PERIODIC',
          rule: { periodicity: 'YEAR', monthsAfterEnd: 1, day: 20 },
          from: '2026-01-01',
          to: null,
        },
      },
    ])
    const municipality = { id: place.id, timeZone: 'Asia/Irkutsk' }
    const open = (at: string) => inTransaction((tx) => openDuePeriods(tx, new Date(at), municipality))
    const before = await db().assignment.count({ where: { itemId: items[0] } })
    expect(await open('2030-12-31T15:00:00Z')).toBe(2030 - 2026 + 1 - before)
    expect(await open('2030-12-31T15:00:00Z')).toBe(0)
    // 31.12.2030 16:00 UTC is 1 January 2031 in Irkutsk.
    expect(await open('2030-12-31T16:00:00Z')).toBe(1)
    await db().assignment.updateMany({ where: { itemId: items[0], periodKey: '2031' }, data: { state: 'CANCELLED' } })
    expect(await open('2032-06-01T00:00:00Z')).toBe(0)
  })
})

describe('results entered afterwards', () => {
  it('are late only by the entered day, and leave an event', async () => {
    const { id, items } = await makeIssued(
      head,
      [{ ...ofSchools(), reading: { mode: 'FIXED', dueOn: '2022-12-30' } }],
      { historical: true, date: '2022-02-25' },
    )
    const { rows } = await listHistoricalAssignments(db(), scope(), id, { itemId: items[0] ?? null, after: null })
    const enter = (ids: string[], doneOn: string | null, result: 'done' | 'notDone' = 'done') =>
      run(head, 'resolution.issue', enterHistoricalResult, {
        resolutionId: id,
        assignmentIds: ids,
        result,
        doneOn,
        basis: 'Справка',
      })
    const [first, second, ...others] = rows.map((row) => row.id)
    dataOf(await enter([first ?? ''], '2022-12-30'))
    dataOf(await enter([second ?? ''], '2022-12-31'))
    dataOf(await enter(others, null, 'notDone'))
    const { rows: after } = await listHistoricalAssignments(db(), scope(), id, { itemId: null, after: null })
    const of = (key?: string) => after.find((row) => row.id === key)
    expect(of(first)).toMatchObject({ state: 'ACCEPTED', late: false, basis: 'Справка' })
    expect(of(second)).toMatchObject({ state: 'ACCEPTED', late: true })
    expect(of(others[0])).toMatchObject({ state: 'ISSUED', late: false })
    expect(await enter([first ?? ''], '2099-01-01')).toMatchObject({ reason: 'DONE_IN_FUTURE' })
    expect(await enter([first ?? ''], '2021-01-01')).toMatchObject({ reason: 'DONE_BEFORE_RESOLUTION' })
    expect(await db().event.count({ where: { resolutionId: id, kind: 'historicalResultEntered' } })).toBe(9)
    expect(
      await db().assignmentCounter.aggregate({ where: { municipalityId: town.id }, _sum: { accepted: true } }),
    ).toBeTruthy()
  })

  it('are refused outside the historical mode', async () => {
    const { id, items } = await makeIssued(head, [ofSchools()])
    const row = await db().assignment.findFirstOrThrow({ where: { itemId: items[0] } })
    const input = {
      resolutionId: id,
      assignmentIds: [row.id],
      result: 'done' as const,
      doneOn: '2026-01-01',
      basis: 'Справка',
    }
    expect(await run(head, 'resolution.issue', enterHistoricalResult, input)).toMatchObject({
      reason: 'NOT_HISTORICAL',
    })
  })
})

describe('the items of a draft', () => {
  it('are added, moved, split, merged, dropped and restored', async () => {
    const id = randomUUID()
    await db().resolution.create({
      data: { id, municipalityId: town.id, title: 'Черновик', sourceText: '', createdById: randomUUID() },
    })
    const list = async () => (await listDraftItems(db(), scope(), id)).filter((item) => item.state !== 'REMOVED')
    const texts = async () => (await list()).map((item) => item.text)
    const at = async (index: number) => {
      const item = (await list())[index]
      if (!item) throw new Error('No item')
      return { itemId: item.id, version: item.version }
    }
    const add = (text: string, afterId: string | null = null) =>
      run(head, 'resolution.edit', addItem, { resolutionId: id, newItemId: randomUUID(), afterId, number: null, text })
    dataOf(await add('Первый.'))
    dataOf(await add('Третий. Хвост третьего.'))
    dataOf(await add('Второй.', (await at(0)).itemId))
    expect(await texts()).toEqual(['Первый.', 'Второй.', 'Третий. Хвост третьего.'])
    dataOf(await run(head, 'resolution.edit', splitItem, { ...(await at(2)), at: 8, newItemId: randomUUID() }))
    expect(await texts()).toEqual(['Первый.', 'Второй.', 'Третий.', 'Хвост третьего.'])
    dataOf(await run(head, 'resolution.edit', mergeWithNext, await at(2)))
    expect(await texts()).toEqual(['Первый.', 'Второй.', 'Третий. Хвост третьего.'])
    dataOf(await run(head, 'resolution.edit', moveItem, { ...(await at(0)), direction: 'down' }))
    expect(await texts()).toEqual(['Второй.', 'Первый.', 'Третий. Хвост третьего.'])
    const dropped = await at(0)
    dataOf(await run(head, 'resolution.edit', dropItem, dropped))
    expect(await texts()).toEqual(['Первый.', 'Третий. Хвост третьего.'])
    dataOf(await run(head, 'resolution.edit', restoreItem, { ...dropped, version: dropped.version + 1 }))
    expect(await texts()).toEqual(['Второй.', 'Первый.', 'Третий. Хвост третьего.'])
    expect(await run(head, 'resolution.edit', moveItem, { ...(await at(0)), direction: 'up' })).toMatchObject({
      reason: 'ALREADY_FIRST',
    })
    for (let n = 0; n < 14; n++) dataOf(await add(`Между ${n}.`, (await at(0)).itemId))
    expect(await texts()).toHaveLength(17)
    expect((await texts()).slice(0, 2)).toEqual(['Второй.', 'Между 13.'])
  })
})

describe('the list of resolutions', () => {
  it('is paged by key without a gap, undated drafts first', async () => {
    const place = await makeTown('Список')
    const staff = actorOf(place, 'DEPARTMENT_STAFF', place.department)
    const reach = scopeOf(staff, 'resolution.read')
    if (!reach) throw new Error('No scope')
    await db().resolution.createMany({
      data: Array.from({ length: 45 }, (_, n) => ({
        municipalityId: place.id,
        title: `Решение ${n}`,
        date: n % 3 === 0 ? null : dayToDate(`2026-0${1 + (n % 9)}-15`),
        sourceText: '',
        createdById: staff.userId,
      })),
    })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await listResolutions(db(), reach, { states: ['DRAFT'], search: null, after })
      seen.push(...page.rows.map((row) => row.id))
      after = page.next
    } while (after)
    expect(new Set(seen).size).toBe(45)
    expect(seen).toHaveLength(45)
    const found = await listResolutions(db(), reach, { states: ['DRAFT'], search: 'решение 44', after: null })
    expect(found.rows.map((row) => row.title)).toEqual(['Решение 44'])
  })
})
