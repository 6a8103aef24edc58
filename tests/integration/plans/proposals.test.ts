import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { answerEntryProposals, proposeEntry, withdrawEntryProposal } from '@/lib/plans/commands/entry-proposals'
import { amendPlan, createPlan, dropRevision } from '@/lib/plans/commands/plan'
import { editEntry } from '@/lib/plans/commands/plan-entries'
import { listEntryProposals, listOwnPlans } from '@/lib/plans/queries/entry-proposals'
import { listEntries } from '@/lib/plans/queries/plan'
import { MOST_OPEN_PROPOSALS } from '@/lib/plans/rules/entry-proposals'
import { useDatabase } from '../../support/database'
import { dataOf, run, said, tally } from '../../support/run-command'
import { makeSchool, type School } from '../../support/school'
import { makeWorld, type World } from '../../support/town'

useDatabase()

let world: World
let school: School
let planId: string

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
})

beforeEach(async () => {
  await db().entryProposal.deleteMany()
  await db().planEntry.deleteMany()
  await db().planLine.deleteMany()
  await db().planRevision.deleteMany()
  await db().careerPlan.deleteMany()
  const form = { requestKey: randomUUID(), kind: 'SCHOOL' as const, from: 'EMPTY' as const, level: 'BASE' as const }
  planId = dataOf(await run(world.head, 'plan.edit', createPlan, { ...form, sourceId: null })).planId
})

const proposal = (more: object = {}) => ({
  ...{ requestKey: randomUUID(), planId, title: 'Поход на завод', directionId: school.directions[1]?.id ?? null },
  ...{ form: 'EXCURSION' as const, stepFrom: 8, stepTo: 9, fromOn: school.today, toOn: school.today, hours: 2 },
  partnerId: null,
  ...more,
})
const propose = (form = proposal(), actor: Actor = world.teacher) => run(actor, 'plan.propose', proposeEntry, form)
async function proposed(more: object = {}, actor: Actor = world.teacher): Promise<string> {
  const form = proposal(more)
  dataOf(await propose(form, actor))
  return form.requestKey
}
const withdraw = (entryProposalId: string, actor: Actor = world.teacher, version = 1) =>
  run(actor, 'plan.propose', withdrawEntryProposal, { entryProposalId, version })
const answer = (ids: string[], verdict: 'ACCEPT' | 'DECLINE' = 'ACCEPT', actor: Actor = world.head, version = 1) =>
  run(actor, 'plan.edit', answerEntryProposals, {
    planId,
    rows: ids.map((id) => ({ id, version })),
    verdict,
    reason: verdict === 'DECLINE' ? 'Такое уже есть.' : null,
  })
const stateOf = async (id: string) => (await db().entryProposal.findUniqueOrThrow({ where: { id } })).state
const draft = () => db().planRevision.findFirstOrThrow({ where: { planId, state: 'DRAFT' } })
const setState = (state: 'APPROVED' | 'SUBMITTED') =>
  db().planRevision.updateMany({ where: { planId, state: 'DRAFT' }, data: { state } })
const events = (kind: string) => db().event.count({ where: { kind, subjectId: planId } })

describe('a teacher’s proposal', () => {
  it('is made by a teacher of the organisation alone, once a key, in whatever state the plan is', async () => {
    const form = proposal()
    expect(tally(await Promise.all([propose(form), propose(form), propose(form)]))).toEqual({ done: 1, already: 2 })
    expect(await db().entryProposal.count()).toBe(1)
    expect(await events('entryProposed')).toBe(1)
    for (const actor of [world.head, world.deputy, school.psychologist, world.controller, world.methodist]) {
      expect(said(await propose(proposal(), actor))).toBe('FORBIDDEN')
    }
    await setState('APPROVED')
    expect(said(await propose())).toBe('done')
    expect(said(await propose({ ...proposal(), requestKey: form.requestKey }, school.colleague))).toBe('NOT_FOUND')
  })

  it('fits the plan as an entry of the head does', async () => {
    const outside = { fromOn: '2001-01-01', toOn: '2001-01-02' }
    expect(await propose(proposal(outside))).toMatchObject({
      kind: 'invalid',
      fieldErrors: { fromOn: [expect.any(String)] },
    })
    expect(await propose(proposal({ directionId: null, partnerId: randomUUID() }))).toMatchObject({
      fieldErrors: { directionId: [expect.any(String)], partnerId: [expect.any(String)] },
    })
    expect(await db().entryProposal.count()).toBe(0)
  })

  it('is of the own organisation: a plan elsewhere is not found, nor is a colleague’s proposal to take back', async () => {
    const id = await proposed()
    const there = { ...world.teacher, organizationId: world.organizations.otherSchool }
    expect(said(await propose(proposal(), there))).toBe('NOT_FOUND')
    expect(said(await withdraw(id, there))).toBe('NOT_FOUND')
    expect(said(await withdraw(id, school.colleague))).toBe('NOT_FOUND')
    expect(said(await answer([id], 'ACCEPT', world.stranger))).toBe('NOT_FOUND')
    expect(await stateOf(id)).toBe('PROPOSED')
  })

  it('is taken back while it waits; once answered it stands', async () => {
    const id = await proposed()
    expect(said(await withdraw(id, world.teacher, 7))).toBe('CHANGED_MEANWHILE')
    expect(tally(await Promise.all([withdraw(id), withdraw(id)]))).toEqual({ done: 1, already: 1 })
    expect(said(await answer([id]))).toBe('PROPOSAL_ANSWERED')
    const other = await proposed()
    dataOf(await answer([other], 'DECLINE'))
    expect(said(await withdraw(other))).toBe('PROPOSAL_ANSWERED')
    expect(await events('entryProposalWithdrawn')).toBe(1)
  })

  it('of one person no more wait at a time than are read, also when they come at once', async () => {
    await Promise.all(Array.from({ length: MOST_OPEN_PROPOSALS - 1 }, () => propose()))
    const last = await Promise.all([propose(), propose(), propose()])
    expect(tally(last)).toEqual({ done: 1, PROPOSALS_FULL: 2 })
    expect(said(await propose(proposal(), school.colleague))).toBe('done')
  })

  it('of a year that is over is neither made nor answered', async () => {
    const id = await proposed()
    await db().academicYear.update({ where: { id: school.year.id }, data: { state: 'CLOSED' } })
    expect(said(await propose())).toBe('YEAR_CLOSED')
    expect(said(await answer([id]))).toBe('YEAR_CLOSED')
    await db().academicYear.update({ where: { id: school.year.id }, data: { state: 'CURRENT' } })
  })
})

describe('the answer', () => {
  it('to accept puts an entry in the draft, its proposer responsible; of two at once it comes once', async () => {
    const id = await proposed()
    const both = await Promise.all([answer([id]), answer([id], 'ACCEPT', world.deputy)])
    expect(tally(both)).toEqual({ done: 1, already: 1 })
    const entries = await listEntries(db(), (await draft()).id)
    expect(entries).toMatchObject([
      { lineId: id, title: 'Поход на завод', hours: 2, responsibleId: world.teacher.userId, form: 'EXCURSION' },
    ])
    expect(entries[0]?.responsible).toContain(world.teacher.lastName)
    expect(await events('entryProposalAccepted')).toBe(1)
    expect(await stateOf(id)).toBe('ACCEPTED')
  })

  it('takes several at once, all or none', async () => {
    const ids = [await proposed(), await proposed({}, school.colleague), await proposed()]
    dataOf(await withdraw(ids[2] ?? ''))
    expect(said(await answer(ids))).toBe('PROPOSAL_ANSWERED')
    expect(said(await answer([ids[0] ?? '', randomUUID()]))).toBe('NOT_FOUND')
    expect(await db().planEntry.count()).toBe(0)
    expect(dataOf(await answer(ids.slice(0, 2)))).toMatchObject({ accepted: 2 })
    expect(await db().planEntry.count()).toBe(2)
  })

  it('either accepts or declines: of the two at once one stands, and the other is told', async () => {
    const id = await proposed()
    const both = await Promise.all([answer([id]), answer([id], 'DECLINE', world.deputy)])
    expect(tally(both)).toEqual({ done: 1, PROPOSAL_ANSWERED: 1 })
    const accepted = (await stateOf(id)) === 'ACCEPTED'
    expect(await db().planEntry.count()).toBe(accepted ? 1 : 0)
  })

  it('against taking back at once: one of the two', async () => {
    const id = await proposed()
    const both = await Promise.all([answer([id]), withdraw(id)])
    expect(tally(both)).toEqual({ done: 1, PROPOSAL_ANSWERED: 1 })
    expect(await db().planEntry.count()).toBe((await stateOf(id)) === 'ACCEPTED' ? 1 : 0)
  })

  it('is the head’s and the deputy’s; the teacher sees it with its reason, and nobody else’s', async () => {
    const id = await proposed()
    await proposed({}, school.colleague)
    expect(said(await answer([id], 'ACCEPT', world.teacher))).toBe('FORBIDDEN')
    dataOf(await answer([id], 'DECLINE', world.deputy))
    const scope = scopeOf(world.teacher, 'plan.read') as never
    const seen = await listEntryProposals(db(), scope, planId, world.teacher.userId)
    expect(seen).toMatchObject([{ id, state: 'DECLINED', reason: 'Такое уже есть.' }])
    const since = new Date(Date.now() - 86_400_000)
    const home = await listOwnPlans(db(), scope, { personId: world.teacher.userId, since })
    expect(home).toMatchObject([{ planId, counts: { proposed: 0, accepted: 0, declined: 1 } }])
    expect(await listOwnPlans(db(), scope, null)).toMatchObject([{ counts: { proposed: 1 } }])
  })

  it('waits for an amendment while the plan is filed or in force; to decline does not', async () => {
    const [id, other] = [await proposed(), await proposed()]
    await setState('SUBMITTED')
    expect(said(await answer([id]))).toBe('PROPOSAL_WAITS')
    expect(said(await answer([other], 'DECLINE'))).toBe('done')
    await db().planRevision.updateMany({ where: { planId }, data: { state: 'APPROVED' } })
    expect(said(await answer([id]))).toBe('PROPOSAL_WAITS')
    dataOf(await run(world.head, 'plan.edit', amendPlan, { planId }))
    expect(said(await answer([id]))).toBe('done')
    expect(await listEntries(db(), (await draft()).id)).toMatchObject([{ lineId: id }])
  })

  it('is open again when the amendment that took it in is dropped', async () => {
    const id = await proposed()
    await setState('APPROVED')
    dataOf(await run(world.head, 'plan.edit', amendPlan, { planId }))
    dataOf(await answer([id]))
    const revision = await draft()
    dataOf(await run(world.head, 'plan.edit', dropRevision, { revisionId: revision.id, version: revision.version }))
    expect(await stateOf(id)).toBe('PROPOSED')
    expect(await db().planLine.count({ where: { id } })).toBe(0)
    dataOf(await run(world.head, 'plan.edit', amendPlan, { planId }))
    expect(said(await answer([id], 'ACCEPT', world.head, 3))).toBe('done')
  })

  it('leaves an entry that is written on like any other', async () => {
    const id = await proposed()
    dataOf(await answer([id]))
    const [entry] = await listEntries(db(), (await draft()).id)
    const { requestKey: _, planId: __, ...fields } = proposal({ title: 'Поход на фабрику' })
    const edit = {
      ...fields,
      entryId: entry?.id ?? '',
      version: 1,
      responsible: 'завуч',
      responsibleId: null,
      itemId: null,
    }
    dataOf(await run(world.head, 'plan.edit', editEntry, edit))
    expect(await listEntries(db(), (await draft()).id)).toMatchObject([{ title: 'Поход на фабрику' }])
  })
})
