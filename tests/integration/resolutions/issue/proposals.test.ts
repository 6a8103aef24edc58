import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { db, inTransaction } from '@/lib/kernel/db'
import { proposeForOrganizations } from '@/lib/resolutions/commands/issue'
import { decideProposal } from '@/lib/resolutions/commands/proposals'
import { saveDraft } from '@/lib/resolutions/commands/reports/save-draft'
import { kindsOf } from '../../../support/assignments'
import { dayFromNow } from '../../../support/days'
import { type IssuedItem, makeIssued } from '../../../support/issued'
import { counterErrors, standingErrors } from '../../../support/recount'
import { dataOf, run, said, tally } from '../../../support/run-command'
import { actorOf, makeTown, type Town, ZONE } from '../../../support/town'

const OF_SCHOOLS: IssuedItem = {
  text: 'Разработать план',
  executors: [{ kind: 'PROGRAM', programs: ['PRIMARY'] }],
  reading: { mode: 'FIXED', dueOn: dayFromNow(200) },
}

async function issued(items: (town: Town) => IssuedItem[]) {
  const town = await makeTown('Организации', { schools: 3, kindergartens: 0, additional: 1 })
  const controller = actorOf(town, 'DEPARTMENT_STAFF', town.department)
  const made = await makeIssued(controller, items(town))
  const sweep = () => inTransaction((tx, now) => proposeForOrganizations(tx, now, { id: town.id, timeZone: ZONE }))
  const set = (id: string | undefined, status: 'ACTIVE' | 'CLOSED') =>
    db().organization.update({ where: { id }, data: { status } })
  const open = () => db().proposal.findMany({ where: { organization: { municipalityId: town.id }, state: 'OPEN' } })
  return { town, controller, itemId: made.items[0] ?? '', sweep, set, open }
}

const decide = (who: Actor, proposal: { id: string; version: number } | undefined, decision: 'accept' | 'decline') =>
  run(who, 'proposal.decide', decideProposal, {
    proposalId: proposal?.id ?? '',
    version: proposal?.version ?? 0,
    decision,
    comment: 'Так решили',
  })

describe('an organisation that closes and opens again', () => {
  it('gets its cancelled assignment back by a new proposal, with its draft, as often as it happens', async () => {
    const { town, controller, itemId, sweep, set, open } = await issued(() => [OF_SCHOOLS])
    const [school = ''] = town.schools
    const mine = await db().assignment.findFirstOrThrow({ where: { itemId, organizationId: school } })
    const draft = { assignmentId: mine.id, revision: 0, version: 0, text: 'План готовится.', figures: {} }
    dataOf(await run(actorOf(town, 'ORG_HEAD', school), 'assignment.work', saveDraft, draft))
    for (let round = 0; round < 2; round++) {
      await set(school, 'CLOSED')
      expect(await sweep()).toBe(1)
      expect(dataOf(await decide(controller, (await open())[0], 'accept'))).toEqual({ effect: 'CANCEL', count: 1 })
      expect(await sweep()).toBe(0)
      await set(school, 'ACTIVE')
      expect(await sweep()).toBe(1)
      const [again] = await open()
      expect(again).toMatchObject({ kind: 'ADD', organizationId: school, decidedById: null })
      expect(dataOf(await decide(controller, again, 'accept'))).toEqual({ effect: 'CREATE', count: 1 })
      expect(await sweep()).toBe(0)
      const row = await db().assignment.findUniqueOrThrow({ where: { id: mine.id } })
      expect(row).toMatchObject({ state: 'IN_PROGRESS', currentDueOn: mine.currentDueOn, handedToId: null })
    }
    expect(await db().assignment.count({ where: { itemId } })).toBe(3)
    expect((await kindsOf(mine.id)).filter((kind) => /Cancelled|Revived/.test(kind))).toEqual([
      'assignmentCancelled',
      'assignmentRevived',
      'assignmentCancelled',
      'assignmentRevived',
    ])
    expect(await counterErrors()).toEqual([])
    expect(await standingErrors()).toEqual([])
  })

  it('whose return was declined is not proposed again', async () => {
    const { town, controller, sweep, set, open } = await issued(() => [OF_SCHOOLS])
    const [school = ''] = town.schools
    await set(school, 'CLOSED')
    await sweep()
    await decide(controller, (await open())[0], 'accept')
    await set(school, 'ACTIVE')
    expect(await sweep()).toBe(1)
    expect(said(await decide(controller, (await open())[0], 'decline'))).toBe('done')
    expect(await sweep()).toBe(0)
  })

  it('is proposed for an item of its own, too', async () => {
    const { town, controller, itemId, sweep, set, open } = await issued((place) => [
      { ...OF_SCHOOLS, executors: [{ kind: 'ORGANIZATION', organizationId: place.centre }] },
    ])
    await set(town.centre, 'CLOSED')
    await sweep()
    await decide(controller, (await open())[0], 'accept')
    await set(town.centre, 'ACTIVE')
    expect(await sweep()).toBe(1)
    await decide(controller, (await open())[0], 'accept')
    expect(await db().assignment.findMany({ where: { itemId }, select: { state: true } })).toEqual([
      { state: 'ISSUED' },
    ])
  })
})

it('a proposal gives the part that the item gives: a co-executor stays one', async () => {
  const { town, controller, itemId, sweep, set, open } = await issued((place) => [
    {
      ...OF_SCHOOLS,
      executors: [
        { kind: 'PROGRAM', programs: ['PRIMARY'] },
        { kind: 'ORGANIZATION', part: 'CO_EXECUTOR', organizationId: place.additional[0] ?? null },
      ],
    },
  ])
  const [helper = ''] = town.additional
  await set(helper, 'CLOSED')
  await sweep()
  await decide(controller, (await open())[0], 'accept')
  await set(helper, 'ACTIVE')
  await sweep()
  await decide(controller, (await open())[0], 'accept')
  const parts = async () =>
    db().assignment.findFirstOrThrow({ where: { itemId, organizationId: helper }, select: { part: true, state: true } })
  expect(await parts()).toEqual({ part: 'CO_EXECUTOR', state: 'ISSUED' })
  // The same for one that never had an assignment.
  await db().assignment.deleteMany({ where: { itemId, organizationId: helper } })
  expect(await sweep()).toBe(1)
  await decide(controller, (await open())[0], 'accept')
  expect(await parts()).toEqual({ part: 'CO_EXECUTOR', state: 'ISSUED' })
})

it('two deciders at once: one decision, one assignment, in every one of 20 races', async () => {
  for (let i = 0; i < 20; i++) {
    const { town, controller, itemId, sweep, open } = await issued(() => [OF_SCHOOLS])
    const opened = await db().organization.create({
      data: { municipalityId: town.id, name: 'Новая', shortName: 'Новая', kind: 'SCHOOL', programs: ['PRIMARY'] },
    })
    await sweep()
    const [proposal] = await open()
    const chief = actorOf(town, 'DEPARTMENT_HEAD', town.department)
    const results = await Promise.all([
      decide(controller, proposal, 'accept'),
      decide(chief, proposal, i % 2 ? 'accept' : 'decline'),
    ])
    expect(tally(results)).toEqual({ done: 1, ALREADY_DECIDED: 1 })
    const state = (await db().proposal.findUniqueOrThrow({ where: { id: proposal?.id ?? '' } })).state
    const made = await db().assignment.count({ where: { itemId, organizationId: opened.id } })
    expect(made).toBe(state === 'ACCEPTED' ? 1 : 0)
  }
})
