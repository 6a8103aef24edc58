import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { logActivity } from '@/lib/activities/commands/log'
import { addDays, type Day, daysBetween, weekday } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { Verb } from '@/lib/kernel/permissions'
import { scopeOf } from '@/lib/kernel/scope'
import { shownMark } from '@/lib/kernel/shown-mark'
import { amendPlan, createPlan, dropRevision, savePlan } from '@/lib/plans/commands/plan'
import {
  cancelLine,
  decidePlan,
  markExample,
  moveLine,
  restoreLine,
  reviewPlan,
} from '@/lib/plans/commands/plan-decisions'
import { addEntry, editEntry, pasteEntries, removeEntry } from '@/lib/plans/commands/plan-entries'
import { findPlan, listEntries, listPlans } from '@/lib/plans/queries/plan'
import { findPlanned, listPlannedForClasses, listPlannedThisWeek } from '@/lib/plans/queries/planned'
import { isResponsible } from '@/lib/plans/rules/named'
import { addEntrySchema, planListSchema } from '@/lib/plans/schema/plan'
import { submitPlan } from '@/lib/resolutions/commands/plans'
import { findEntriesOfItem } from '@/lib/resolutions/queries/plan-entries'
import { makeAssignment } from '../../support/assignments'
import { useDatabase } from '../../support/database'
import { dataOf, run, said, tally } from '../../support/run-command'
import { activityOf, makeSchool, type School } from '../../support/school'
import { makeWorld, type World } from '../../support/town'

useDatabase()

let world: World
let school: School

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
})

// One plan of an organisation and year: each test begins its own anew.
beforeEach(async () => {
  await db().activity.updateMany({ where: { planLineId: { not: null } }, data: { planLineId: null } })
  await db().planEntry.deleteMany()
  await db().planLine.deleteMany()
  await db().planRevision.deleteMany()
  await db().careerPlan.deleteMany()
  await db().assignment.updateMany({ data: { state: 'CANCELLED' } })
})

const edit: Verb = 'plan.edit'
const begin = (more: object = {}) => ({
  ...{ requestKey: randomUUID(), kind: 'SCHOOL' as const, from: 'TEMPLATE' as const, level: 'BASE' as const },
  sourceId: null,
  ...more,
})
const newest = (planId: string) =>
  db().planRevision.findFirstOrThrow({ where: { planId }, orderBy: { number: 'desc' }, include: { entries: true } })
const filing = (revision: { id: string; version: number }, more: object = {}) => ({
  ...{ revisionId: revision.id, version: revision.version, gapReason: null, lateReason: null },
  ...more,
})
const entryOf = (more: object = {}) => ({
  ...{ title: 'Встреча', directionId: school.directions[1]?.id ?? null, form: 'TALK' as const },
  ...{ stepFrom: 8, stepTo: 9, fromOn: school.today, toOn: school.today, hours: 1 },
  ...{ responsible: 'завуч', responsibleId: null, partnerId: null, itemId: null as string | null },
  ...more,
})

async function draft(): Promise<{ planId: string; revision: Awaited<ReturnType<typeof newest>> }> {
  const { planId } = dataOf(await run(world.head, edit, createPlan, begin()))
  return { planId, revision: await newest(planId) }
}

async function filed() {
  const { planId, revision } = await draft()
  dataOf(await run(world.head, edit, submitPlan, filing(revision, { gapReason: 'Так решил педсовет.' })))
  return { planId, revision: await newest(planId) }
}

async function approved() {
  const { planId, revision } = await filed()
  const seen = { revisionId: revision.id, version: revision.version }
  dataOf(await run(world.methodist, 'plan.review', reviewPlan, { ...seen, opinion: 'Хорошо.' }))
  const verdict = { revisionId: revision.id, version: revision.version + 1, verdict: 'APPROVE' as const, comment: null }
  dataOf(await run(world.controller, 'plan.approve', decidePlan, verdict))
  return { planId, revision: await newest(planId) }
}

async function clear(planId: string): Promise<string> {
  await db().planEntry.deleteMany({ where: { revision: { planId } } })
  await db().planLine.deleteMany({ where: { planId } })
  await db().planRevision.deleteMany({ where: { planId } })
  return planId
}

const measured = async (dueInDays: number, latePolicy: 'LOCK' | 'ACCEPT_LATE' = 'LOCK') => {
  const id = await makeAssignment(world, { dueInDays, latePolicy })
  const { itemId } = await db().assignment.findUniqueOrThrow({ where: { id } })
  await db().resolutionItem.update({ where: { id: itemId }, data: { measure: 'PLAN_APPROVED' } })
  return id
}

describe('a plan', () => {
  it('is begun once a year by head or deputy, of ten at once one comes to be', async () => {
    const ten = await Promise.all(
      Array.from({ length: 10 }, (_, at) => run(at % 2 ? world.head : world.deputy, edit, createPlan, begin())),
    )
    expect(tally(ten)).toEqual({ done: 1, PLAN_EXISTS: 9 })
    expect(await db().careerPlan.count()).toBe(1)
    expect(said(await run(world.teacher, edit, createPlan, begin()))).toBe('FORBIDDEN')
    expect(said(await run(world.methodist, edit, createPlan, begin()))).toBe('FORBIDDEN')
  })

  it('sent twice with one key is begun once; a school without preschool groups owes no plan of a kindergarten', async () => {
    const form = begin()
    expect(said(await run(world.head, edit, createPlan, form))).toBe('done')
    expect(said(await run(world.head, edit, createPlan, form))).toBe('already')
    expect(said(await run(world.head, edit, createPlan, begin({ kind: 'KINDERGARTEN' })))).toBe('KIND_UNKNOWN')
    expect(said(await run(world.stranger, edit, createPlan, begin({ from: 'LAST_YEAR' })))).toBe('NOTHING_TO_COPY')
  })

  it('is copied from an earlier year of the own, days in this year, without what was cancelled and people who left', async () => {
    const { state: _state, id: _id, startsOn, endsOn, code: _code, ...year } = school.year
    const back = (day: Date) => new Date(Date.UTC(day.getUTCFullYear() - 2, day.getUTCMonth(), day.getUTCDate()))
    const old = await db().academicYear.create({
      data: { ...year, code: '2000/01', state: 'CLOSED', startsOn: back(startsOn), endsOn: back(endsOn) },
    })
    const make = async (organizationId: string, yearId: string, more: object = {}) => {
      const { municipalityId } = year
      const plan = await db().careerPlan.create({
        data: { municipalityId, organizationId, yearId, kind: 'SCHOOL', createdById: world.head.userId, ...more },
      })
      const revision = await db().planRevision.create({
        data: { planId: plan.id, number: 1, state: 'APPROVED', createdById: world.head.userId },
      })
      const dates = yearId === old.id ? back(new Date(school.today)) : new Date(school.today)
      for (const [at, title] of ['Встреча', 'Отменённая'].entries()) {
        const line = await db().planLine.create({
          data: { planId: plan.id, organizationId, state: at === 1 ? 'CANCELLED' : 'PLANNED' },
        })
        await db().planEntry.create({
          data: {
            ...{ revisionId: revision.id, lineId: line.id, form: 'TALK', title, stepFrom: 8, stepTo: 9, hours: 1 },
            ...{ fromOn: dates, toOn: dates, responsible: 'Нездешняя Н. Н., завуч' },
          },
        })
      }
      return plan.id
    }
    const { school: own, otherSchool: other } = world.organizations
    const mine = await make(own, old.id)
    const copy = (sourceId: string | null) => run(world.head, edit, createPlan, begin({ from: 'PLAN', sourceId }))
    const { planId } = dataOf(await copy(mine))
    const { entries } = await newest(planId)
    expect(entries.map(({ title, responsible }) => [title, responsible])).toEqual([['Встреча', 'завуч']])
    // Two years back the same date was another weekday: what is copied keeps its weekday, at most three days off.
    const on = entries[0]?.fromOn.toISOString().slice(0, 10) ?? ''
    expect(weekday(on)).toBe(back(new Date(school.today)).getUTCDay())
    expect(Math.abs(daysBetween(on, school.today))).toBeLessThanOrEqual(3)

    // Another school's plan only when the Resource Centre shows it; no plan of this year of one's own, none that is not there.
    const theirs = await make(other, school.year.id)
    expect(said(await copy(theirs))).toBe('NOT_FOUND')
    expect(said(await copy(planId))).toBe('NOT_FOUND')
    expect(said(await copy(randomUUID()))).toBe('NOT_FOUND')
    const mark = (who: typeof world.head, example: boolean, id = theirs) =>
      run(who, 'plan.review', markExample, { planId: id, example })
    expect(said(await mark(world.methodist, true))).toBe('done')
    expect(said(await mark(world.methodist, true))).toBe('already')
    expect(said(await mark(world.methodist, true, randomUUID()))).toBe('NOT_FOUND')
    await db().careerPlan.delete({ where: { id: await clear(planId) } })
    const { planId: second } = dataOf(await copy(theirs))
    expect((await newest(second)).entries.map(({ responsible }) => responsible)).toEqual(['завуч'])
    expect(said(await mark(world.methodist, false))).toBe('done')
    await db().careerPlan.delete({ where: { id: await clear(second) } })
    expect(said(await copy(theirs))).toBe('NOT_FOUND')
  })

  it('carries out an item that the organisation has an assignment by; the assignment’s page tells of it', async () => {
    const assignmentId = await makeAssignment(world, { dueInDays: 30 })
    const { itemId } = await db().assignment.findUniqueOrThrow({ where: { id: assignmentId } })
    const { planId, revision } = await draft()
    const add = (more: object, key = randomUUID()) =>
      run(world.head, edit, addEntry, { requestKey: key, revisionId: revision.id, ...entryOf(more) })
    const lineId = randomUUID()
    dataOf(await add({ title: 'Экскурсия', itemId }, lineId))
    // An item that is not the organisation's, and one that is not there.
    const theirs = await makeAssignment(world, { dueInDays: 30, organizationId: world.organizations.otherSchool })
    const foreign = await db().assignment.findUniqueOrThrow({ where: { id: theirs } })
    for (const wrong of [foreign.itemId, randomUUID()]) {
      const result = await add({ itemId: wrong })
      expect(result).toMatchObject({ kind: 'invalid', fieldErrors: { itemId: [expect.any(String)] } })
    }
    // Withdrawn meanwhile: the entry goes on naming it, a new one may not.
    await db().assignment.update({ where: { id: assignmentId }, data: { state: 'CANCELLED' } })
    const entry = (await newest(planId)).entries.find((each) => each.lineId === lineId)
    const change = { entryId: entry?.id ?? '', version: 1, ...entryOf({ title: 'Экскурсия на рудник', itemId }) }
    expect(said(await run(world.head, edit, editEntry, change))).toBe('done')
    expect(said(await add({ itemId }))).toBe('invalid')
    await db().assignment.update({ where: { id: assignmentId }, data: { state: 'ISSUED' } })

    // Only the plan in force is told of at the assignment; the item goes along into the next writing.
    const told = () => findEntriesOfItem(db(), world.organizations.school, itemId)
    expect(await told()).toBeNull()
    await db().planRevision.update({ where: { id: revision.id }, data: { state: 'APPROVED' } })
    expect(await told()).toMatchObject({ planId, total: 1, held: 0, entries: [{ title: 'Экскурсия на рудник' }] })
    expect(await findEntriesOfItem(db(), world.organizations.otherSchool, itemId)).toBeNull()
    dataOf(await run(world.head, edit, amendPlan, { planId }))
    expect((await newest(planId)).entries.find((each) => each.lineId === lineId)?.itemId).toBe(itemId)
    await db().careerPlan.delete({ where: { id: await clear(planId) } })
  })

  it('of another organisation is not found, by any of its records', async () => {
    const { planId, revision } = await draft()
    const [entry] = revision.entries
    const seen = { revisionId: revision.id, version: revision.version }
    const tried = [
      await run(world.stranger, edit, savePlan, { ...seen, level: 'MAIN', basis: null, gapReason: null }),
      await run(world.stranger, edit, addEntry, { requestKey: randomUUID(), revisionId: revision.id, ...entryOf() }),
      await run(world.stranger, edit, editEntry, { entryId: entry?.id ?? '', version: 1, ...entryOf() }),
      await run(world.stranger, edit, removeEntry, { entryId: entry?.id ?? '', version: 1 }),
      await run(world.stranger, edit, submitPlan, filing(revision)),
      await run(world.stranger, edit, amendPlan, { planId }),
      await run(world.stranger, edit, dropRevision, seen),
      await run(world.stranger, edit, cancelLine, { lineId: entry?.lineId ?? '', version: 1, reason: 'Нет.' }),
    ]
    expect(tried.map(said)).toEqual(tried.map(() => 'NOT_FOUND'))
    const scope = scopeOf(world.stranger, 'plan.read')
    expect(scope && (await findPlan(db(), scope, planId, true))).toBeNull()
  })

  it('while it is a draft is seen by its organisation alone', async () => {
    const { planId, revision } = await draft()
    const above = scopeOf(world.controller, 'plan.read')
    expect(above && (await findPlan(db(), above, planId, false))).toBeNull()
    const opinion = { revisionId: revision.id, version: revision.version, opinion: 'Рано.' }
    expect(said(await run(world.methodist, 'plan.review', reviewPlan, opinion))).toBe('NOT_FOUND')
  })

  it('saved by two at once loses nothing: the second is shown both texts', async () => {
    const { revision } = await draft()
    const save = (basis: string) => ({
      ...{ revisionId: revision.id, version: revision.version, level: 'MAIN' as const, gapReason: null },
      basis,
    })
    const both = await Promise.all([
      run(world.head, edit, savePlan, save('Приказ 1')),
      run(world.deputy, edit, savePlan, save('Приказ 2')),
    ])
    expect(tally(both)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    const kept = await db().planRevision.findUniqueOrThrow({ where: { id: revision.id } })
    const lost = both.find((result) => !result.ok)
    expect(JSON.stringify(lost)).toContain(kept.basis)
  })
})

describe('entries of a draft', () => {
  it('are added once a key, changed by the version that was seen, removed', async () => {
    const { planId, revision } = await draft()
    const form = { requestKey: randomUUID(), revisionId: revision.id, ...entryOf() }
    const three = await Promise.all([1, 2, 3].map(() => run(world.head, edit, addEntry, form)))
    expect(tally(three)).toEqual({ done: 1, already: 2 })
    const made = await db().planEntry.findFirstOrThrow({ where: { lineId: form.requestKey } })
    const change = (title: string) => ({ entryId: made.id, version: made.version, ...entryOf({ title }) })
    const both = await Promise.all([
      run(world.head, edit, editEntry, change('Первое')),
      run(world.deputy, edit, editEntry, change('Второе')),
    ])
    expect(tally(both)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    expect(said(await run(world.head, edit, removeEntry, { entryId: made.id, version: 1 }))).toBe('CHANGED_MEANWHILE')
    expect(said(await run(world.head, edit, removeEntry, { entryId: made.id, version: 2 }))).toBe('done')
    expect(await db().planLine.count({ where: { id: form.requestKey } })).toBe(0)
    expect((await newest(planId)).entries).toHaveLength(revision.entries.length)
  })

  it('outside the year, or with another municipality’s partner, are field errors', async () => {
    const { revision } = await draft()
    const add = (more: object) =>
      run(world.head, edit, addEntry, { requestKey: randomUUID(), revisionId: revision.id, ...entryOf(more) })
    const outside = await add({ toOn: addDays(school.today, 400) as Day })
    expect(outside).toMatchObject({ kind: 'invalid', fieldErrors: { toOn: [expect.stringContaining('вне учебного')] } })
    expect(await add({ partnerId: randomUUID() })).toMatchObject({ fieldErrors: { partnerId: [expect.any(String)] } })
    expect(await add({ directionId: randomUUID() })).toMatchObject({
      fieldErrors: { directionId: [expect.any(String)] },
    })
  })

  it('pasted come all or none, each bad row with its number, and once a key', async () => {
    const { planId, revision } = await draft()
    const directionId = school.directions[1]?.id ?? null
    const paste = (text: string, requestKey = randomUUID(), seen: string | null = null) =>
      run(world.head, edit, pasteEntries, {
        ...{ requestKey, revisionId: revision.id, text, form: 'OTHER' as const, directionId, seen },
      })
    const [year, month, date] = school.today.split('-')
    const day = `${date}.${month}.${year}`
    // What is wrong is told row by row and nothing is kept, however often it is sent.
    const wrong = `Игра\t5\t${day}\t1\tучитель\nБеседа\t5\tпотом\t1\tучитель`
    const mark = (text: string) => shownMark([text, directionId, 'OTHER'])
    for (const seen of [null, mark(wrong)]) {
      const { preview } = dataOf(await paste(wrong, randomUUID(), seen))
      expect(preview).toMatchObject({ mark: null, errors: 1, rows: [{ row: 1, faults: [] }, { row: 2 }] })
      expect(preview?.rows[1]).toMatchObject({
        faults: [{ column: 'dates', message: expect.stringMatching(/не понят срок/) }],
        texts: { title: 'Беседа', dates: 'потом' },
      })
    }
    expect((await newest(planId)).entries).toHaveLength(revision.entries.length)
    const key = randomUUID()
    const good = `Игра\t5\t${day}\t1\tучитель\nБеседа\t6-8\t${day}\t2\tпсихолог`
    // Seen first, then added; what was changed after it was seen is shown again.
    const shown = dataOf(await paste(good, key)).preview
    expect(shown).toMatchObject({ errors: 0, mark: mark(good), rows: [{ row: 1 }, { row: 2, content: { hours: 2 } }] })
    expect(dataOf(await paste(`${good} `, key, shown?.mark ?? '')).preview).not.toBeNull()
    expect((await newest(planId)).entries).toHaveLength(revision.entries.length)
    expect(dataOf(await paste(good, key, shown?.mark ?? '')).added).toBe(2)
    expect(said(await paste(good, key))).toBe('already')
    expect((await newest(planId)).entries).toHaveLength(revision.entries.length + 2)
  })
})

describe('who answers for an entry', () => {
  it('is chosen from the staff, named by words, or both; a stranger and nobody are field errors', async () => {
    const { planId, revision } = await draft()
    const add = (more: object) =>
      run(world.head, edit, addEntry, {
        ...{ requestKey: randomUUID(), revisionId: revision.id, ...entryOf() },
        ...more,
      })
    expect(said(await add({ responsible: '', responsibleId: world.teacher.userId, title: 'Выбран' }))).toBe('done')
    expect(await add({ responsibleId: world.stranger.userId })).toMatchObject({
      fieldErrors: { responsibleId: [expect.any(String)] },
    })
    const nobody = { ...entryOf({ responsible: ' ' }), hours: '1', requestKey: randomUUID(), revisionId: randomUUID() }
    expect(addEntrySchema.safeParse(nobody).error?.issues).toMatchObject([{ path: ['responsible'] }])
    const [entry] = (await newest(planId)).entries.filter(({ title }) => title === 'Выбран')
    expect(entry).toMatchObject({ responsibleId: world.teacher.userId })
    expect(entry?.responsible).toContain(world.teacher.lastName)
    // Taken out of the choice, the person is named by words alone.
    const change = { entryId: entry?.id ?? '', version: 1, ...entryOf({ title: 'Выбран' }), responsibleId: null }
    dataOf(await run(world.head, edit, editEntry, change))
    expect((await newest(planId)).entries.find(({ title }) => title === 'Выбран')).toMatchObject({
      ...{ responsible: 'завуч', responsibleId: null },
    })
  })

  it('goes into the next revision and into the person’s week, also with a class of a colleague', async () => {
    const { planId, revision } = await approved()
    const [entry] = revision.entries
    await db().planEntry.update({
      where: { id: entry?.id ?? '' },
      data: {
        ...{ responsible: 'ответственный', responsibleId: world.teacher.userId, title: 'Моё' },
        ...{ fromOn: new Date(school.today), toOn: new Date(school.today) },
      },
    })
    const scope = scopeOf(world.teacher, 'plan.read') as never
    const week = await listPlannedThisWeek(db(), scope, school.today)
    const mine = (who: typeof world.teacher) =>
      week.filter((each) => isResponsible(each, who)).map(({ title }) => title)
    expect(mine(world.teacher)).toContain('Моё')
    expect(mine(school.colleague)).not.toContain('Моё')
    dataOf(await run(world.head, edit, amendPlan, { planId }))
    expect((await newest(planId)).entries.find(({ title }) => title === 'Моё')).toMatchObject({
      responsibleId: world.teacher.userId,
    })
  })
})

describe('filing', () => {
  it('locks the plan; sent twice it is filed once; nothing is written in it any more', async () => {
    const { planId, revision } = await draft()
    const form = filing(revision, { gapReason: 'Так решил педсовет.' })
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => run(world.head, edit, submitPlan, form)))
    expect(tally(five)).toEqual({ done: 1, already: 4 })
    expect(await db().event.count({ where: { kind: 'planSubmitted', subjectId: planId } })).toBe(1)
    const entry = { requestKey: randomUUID(), revisionId: revision.id, ...entryOf() }
    expect(said(await run(world.head, edit, addEntry, entry))).toBe('PLAN_LOCKED')
  })

  it('with less than the norm needs a written reason; an empty plan is not filed', async () => {
    const { planId } = dataOf(await run(world.head, edit, createPlan, begin({ from: 'EMPTY' })))
    const empty = await newest(planId)
    expect(said(await run(world.head, edit, submitPlan, filing(empty)))).toBe('PLAN_EMPTY')
    await run(world.head, edit, addEntry, { requestKey: randomUUID(), revisionId: empty.id, ...entryOf() })
    expect(said(await run(world.head, edit, submitPlan, filing(empty)))).toBe('GAP_REASON_NEEDED')
    expect(said(await run(world.head, edit, submitPlan, filing(empty, { gapReason: 'Малая школа.' })))).toBe('done')
  })

  it('is refused after the due moment of its assignment, which is an event; an extension opens it again', async () => {
    const assignmentId = await measured(-1)
    const { planId, revision } = await draft()
    const form = filing(revision, { gapReason: 'Есть.' })
    const refused = await run(world.head, edit, submitPlan, form)
    expect(refused).toMatchObject({ reason: 'DEADLINE_PASSED', details: { assignmentId } })
    expect(await db().event.count({ where: { kind: 'planSubmissionRefused', assignmentId, subjectId: planId } })).toBe(
      1,
    )
    expect((await newest(planId)).state).toBe('DRAFT')
    await db().$executeRaw`UPDATE "Assignment" SET "currentDueAt" = now() + interval '1 day',
      "currentDueOn" = (now() + interval '1 day')::date WHERE "id" = ${assignmentId}::uuid`
    expect(said(await run(world.head, edit, submitPlan, form))).toBe('done')
  })

  it('late where the item takes late work asks for a reason', async () => {
    await measured(-1, 'ACCEPT_LATE')
    const { revision } = await draft()
    const form = filing(revision, { gapReason: 'Есть.' })
    expect(said(await run(world.head, edit, submitPlan, form))).toBe('LATE_REASON_REQUIRED')
    expect(said(await run(world.head, edit, submitPlan, { ...form, lateReason: 'Болел.' }))).toBe('done')
  })

  it('of a school is not bound by an item for preschool groups', async () => {
    const assignmentId = await measured(-1)
    const { itemId } = await db().assignment.findUniqueOrThrow({ where: { id: assignmentId } })
    await db().itemExecutor.create({ data: { itemId, kind: 'PROGRAM', programs: ['PRESCHOOL'] } })
    const { revision } = await draft()
    expect(said(await run(world.head, edit, submitPlan, filing(revision, { gapReason: 'Есть.' })))).toBe('done')
  })
})

describe('the decision', () => {
  it('comes after the opinion, of two at once one, and puts the plan in force', async () => {
    const { planId, revision } = await filed()
    const verdict = { revisionId: revision.id, version: revision.version, verdict: 'APPROVE' as const, comment: null }
    expect(said(await run(world.controller, 'plan.approve', decidePlan, verdict))).toBe('NOT_REVIEWED')
    const opinion = { revisionId: revision.id, version: revision.version, opinion: 'Хорошо.' }
    const two = await Promise.all([1, 2].map(() => run(world.methodist, 'plan.review', reviewPlan, opinion)))
    expect(tally(two)).toEqual({ done: 1, NOT_SUBMITTED: 1 })
    const seen = { ...verdict, version: revision.version + 1 }
    const deciders = [world.controller, world.secondController, world.chief]
    const three = await Promise.all(deciders.map((who) => run(who, 'plan.approve', decidePlan, seen)))
    expect(tally(three)).toEqual({ done: 1, NOT_SUBMITTED: 2 })
    expect((await newest(planId)).state).toBe('APPROVED')
    expect(said(await run(world.head, 'plan.approve', decidePlan, seen))).toBe('FORBIDDEN')
  })

  it('to return keeps what was filed and makes a new draft with the same lines, to be filed past the due day', async () => {
    await measured(1)
    const { planId, revision } = await filed()
    const back = {
      revisionId: revision.id,
      version: revision.version,
      verdict: 'RETURN' as const,
      comment: 'Добавьте.',
    }
    dataOf(await run(world.controller, 'plan.approve', decidePlan, back))
    const next = await newest(planId)
    expect(next).toMatchObject({ state: 'DRAFT', number: 2 })
    expect(new Set(next.entries.map(({ lineId }) => lineId))).toEqual(
      new Set(revision.entries.map(({ lineId }) => lineId)),
    )
    await db()
      .$executeRaw`UPDATE "Assignment" SET "currentDueAt" = now() - interval '1 day' WHERE "state" <> 'CANCELLED'`
    expect(said(await run(world.head, edit, submitPlan, filing(next, { gapReason: 'Есть.' })))).toBe('done')
  })
})

describe('an amendment', () => {
  it('is one at a time, leaves the plan in force readable, and takes its place when approved', async () => {
    const { planId, revision } = await approved()
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => run(world.head, edit, amendPlan, { planId })))
    expect(tally(five)).toEqual({ done: 1, REVISION_OPEN: 4 })
    const next = await newest(planId)
    await run(world.head, edit, addEntry, { requestKey: randomUUID(), revisionId: next.id, ...entryOf() })
    expect(await listEntries(db(), revision.id)).toHaveLength(revision.entries.length)
    dataOf(await run(world.head, edit, submitPlan, filing(next, { gapReason: 'Есть.' })))
    const opinion = { revisionId: next.id, version: next.version + 1, opinion: 'Хорошо.' }
    dataOf(await run(world.methodist, 'plan.review', reviewPlan, opinion))
    const verdict = { revisionId: next.id, version: next.version + 2, verdict: 'APPROVE' as const, comment: null }
    dataOf(await run(world.controller, 'plan.approve', decidePlan, verdict))
    const states = await db().planRevision.findMany({ where: { planId }, orderBy: { number: 'asc' } })
    expect(states.map(({ state }) => state)).toEqual(['SUPERSEDED', 'APPROVED'])
  })

  it('is dropped without a trace in the plan in force; the first draft of a plan is not dropped', async () => {
    const { planId, revision } = await approved()
    dataOf(await run(world.head, edit, amendPlan, { planId }))
    const next = await newest(planId)
    await run(world.head, edit, addEntry, { requestKey: randomUUID(), revisionId: next.id, ...entryOf() })
    const lines = await db().planLine.count()
    expect(said(await run(world.head, edit, dropRevision, { revisionId: next.id, version: next.version }))).toBe('done')
    expect(await db().planLine.count()).toBe(lines - 1)
    expect((await newest(planId)).id).toBe(revision.id)
  })
})

describe('a plan in force', () => {
  const loggedFor = (lineId: string, more: object = {}) =>
    run(
      world.teacher,
      'activity.log',
      logActivity,
      activityOf(school, [school.mine.id], { planLineId: lineId, ...more }),
    )

  it('is moved and cancelled line by line with a reason, and put back; two at once, one', async () => {
    const { revision } = await approved()
    const lineId = revision.entries[0]?.lineId ?? ''
    const move = { lineId, version: 1, movedToOn: addDays(school.today, 3), reason: 'Карантин.' }
    const two = await Promise.all([
      run(world.head, edit, moveLine, move),
      run(world.deputy, edit, cancelLine, { lineId, version: 1, reason: 'Нет автобуса.' }),
    ])
    expect(tally(two).done).toBe(1)
    const { version } = await db().planLine.findUniqueOrThrow({ where: { id: lineId } })
    expect(said(await run(world.head, edit, restoreLine, { lineId, version }))).toBe('done')
    expect(said(await run(world.head, edit, restoreLine, { lineId, version: version + 1 }))).toBe('LINE_STANDS')
    const far = { ...move, version: version + 1, movedToOn: addDays(school.today, 500) }
    expect(said(await run(world.head, edit, moveLine, far))).toBe('OUTSIDE_YEAR')
    expect(said(await run(world.teacher, edit, moveLine, move))).toBe('FORBIDDEN')
  })

  it('counts what is logged for its lines; a held one is no longer moved, a cancelled one not logged for', async () => {
    const { revision } = await approved()
    const [first, second] = revision.entries
    const lineId = first?.lineId ?? ''
    dataOf(await loggedFor(lineId))
    const entries = await listEntries(db(), revision.id)
    expect(entries.find((entry) => entry.lineId === lineId)?.held).toBe(1)
    const move = { lineId, version: 1, movedToOn: school.today, reason: 'Поздно.' }
    expect(said(await run(world.head, edit, moveLine, move))).toBe('LINE_HELD')
    const other = second?.lineId ?? ''
    dataOf(await run(world.head, edit, cancelLine, { lineId: other, version: 1, reason: 'Нет.' }))
    expect(said(await loggedFor(other))).toBe('LINE_UNKNOWN')
    expect(said(await loggedFor(randomUUID()))).toBe('LINE_UNKNOWN')
  })

  it('offers a class what it has this week and has not been held with it', async () => {
    const { planId, revision } = await draft()
    const form = { requestKey: randomUUID(), revisionId: revision.id, ...entryOf({ title: 'Встреча недели' }) }
    dataOf(await run(world.head, edit, addEntry, form))
    dataOf(await run(world.head, edit, submitPlan, filing(revision, { gapReason: 'Есть.' })))
    await db().planRevision.updateMany({ where: { planId }, data: { state: 'APPROVED' } })
    const scope = scopeOf(world.teacher, 'plan.read')
    if (!scope) throw new Error('a teacher reads plans')
    const offered = async (classId: string) =>
      (await listPlannedForClasses(db(), scope, [classId], school.today)).map(({ title }) => title)
    expect(await offered(school.mine.id)).toContain('Встреча недели')
    expect(await offered(school.small.id)).not.toContain('Встреча недели')
    expect(await offered(school.foreign.id)).toEqual([])
    expect(await findPlanned(db(), scope, form.requestKey)).toMatchObject({ title: 'Встреча недели', form: 'TALK' })
    dataOf(await loggedFor(form.requestKey))
    expect(await offered(school.mine.id)).not.toContain('Встреча недели')
    expect(await offered(school.other.id)).toContain('Встреча недели')
  })
})

describe('the list of plans', () => {
  it('names everybody who owes one, by state, page by page', async () => {
    await filed()
    const scope = scopeOf(world.controller, 'plan.read')
    if (!scope) throw new Error('the Department reads plans')
    const list = (filter: object) => listPlans(db(), scope, school.year.id, planListSchema.parse(filter))
    const all = (await list({})).rows
    expect(all.map(({ organizationName, state }) => [organizationName, state])).toEqual([
      ['Школа 1', 'SUBMITTED'],
      ['Школа 2', null],
    ])
    expect((await list({ state: 'none' })).rows).toHaveLength(1)
    expect((await list({ state: 'SUBMITTED' })).rows).toHaveLength(1)
    const after = `${all[0]?.organizationId}.SCHOOL`
    expect((await list({ after })).rows.map(({ organizationName }) => organizationName)).toEqual(['Школа 2'])
  })
})
