import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, dateToDay, daysBetween, dayToDate, weekday } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { runWholeRollOver, undoWholeRollOver } from '@/lib/pathways/commands/roll-over'
import { proposeEntry, withdrawEntryProposal } from '@/lib/plans/commands/entry-proposals'
import { createPlan, savePlan } from '@/lib/plans/commands/plan'
import { addEntry, editEntry, removeEntry } from '@/lib/plans/commands/plan-entries'
import { listEntries } from '@/lib/plans/queries/plan'
import { readRollFacts } from '@/lib/students/queries/roll-over'
import { planMark, planRollOver } from '@/lib/students/rules/roll-over'
import { useDatabase } from '../../support/database'
import { countStatements, dataOf, said, tally } from '../../support/run-command'
import { enrolled, key, makeSchool, runOn, type School } from '../students/fixture'

useDatabase()

type Entry = { title: string; fromOn: Day; toOn: Day; state?: 'CANCELLED' | 'MOVED'; responsible?: string }

/** A school with a pupil, and a plan of the current year: in force, or as far as `state` says. */
async function schoolWithPlan(state: 'APPROVED' | 'DRAFT' = 'APPROVED', entries: Entry[] | null = null) {
  const s = await makeSchool()
  const { school } = s.organizations
  await enrolled(s, school, s.first)
  const direction = await db().direction.findFirstOrThrow({ where: { yearId: s.current.id, code: { not: '' } } })
  const plan = await db().careerPlan.create({
    data: {
      municipalityId: s.municipalityId,
      organizationId: school,
      yearId: s.current.id,
      kind: 'SCHOOL',
      createdById: s.head.userId,
    },
  })
  const revision = await db().planRevision.create({
    data: { planId: plan.id, number: 1, state, level: 'MAIN', basis: 'Приказ № 5', createdById: s.head.userId },
  })
  const at = (n: number) => addDays(s.current.startsOn, n)
  const told = entries ?? [
    { title: 'Встреча', fromOn: at(45), toOn: at(45) },
    { title: 'Отменённая', fromOn: at(50), toOn: at(50), state: 'CANCELLED' },
    { title: 'Перенесённая', fromOn: at(60), toOn: at(61), state: 'MOVED' },
  ]
  for (const { title, fromOn, toOn, state: standing, responsible } of told) {
    const moved = standing === 'MOVED' && { movedToOn: dayToDate(addDays(toOn, 9)), reason: 'Карантин' }
    const line = await db().planLine.create({
      data: { planId: plan.id, organizationId: school, state: standing ?? 'PLANNED', ...moved },
    })
    await db().planEntry.create({
      data: {
        ...{ revisionId: revision.id, lineId: line.id, directionId: direction.id, form: 'TALK', title, hours: 1.5 },
        ...{ stepFrom: 8, stepTo: 9, fromOn: dayToDate(fromOn), toOn: dayToDate(toOn) },
        responsible: responsible ?? 'завуч',
      },
    })
  }
  return { ...s, planId: plan.id, code: direction.code, june: addDays(s.current.endsOn, -80) }
}

type World = Awaited<ReturnType<typeof schoolWithPlan>>

async function roll(
  s: World,
  more: { plans?: ('SCHOOL' | 'KINDERGARTEN')[]; requestKey?: string; actor?: School['head'] } = {},
) {
  const facts = await readRollFacts(db(), s.organizations.school, s.current.id)
  const place = { programs: ['PRIMARY', 'BASIC', 'SECONDARY'] as const }
  const mark = planMark(planRollOver({ ...facts, place, newYear: s.next }))
  return runOn(s.june, more.actor ?? s.head, 'rollOver.run', runWholeRollOver, {
    ...{ requestKey: more.requestKey ?? key(), yearId: s.current.id, mark, plans: more.plans ?? ['SCHOOL'] },
  })
}
const standing = (s: World) =>
  db().rollOver.findFirst({ where: { organizationId: s.organizations.school, undoneAt: null } })
async function undo(s: World, actor = s.head) {
  const rollOver = await standing(s)
  return runOn(s.june, actor, 'rollOver.run', undoWholeRollOver, { rollOverId: rollOver?.id ?? key() })
}
const nextPlans = (s: World) =>
  db().careerPlan.findMany({
    where: { organizationId: s.organizations.school, yearId: s.next.id },
    include: { revisions: true },
  })
async function nextEntries(s: World) {
  const [plan] = await nextPlans(s)
  return plan ? listEntries(db(), plan.revisions[0]?.id ?? '') : []
}
const pointsOf = (answer: unknown): string[] => (answer as { details?: { points?: string[] } }).details?.points ?? []
const entryOf = (s: World, directionId: string | null) => ({
  ...{
    title: 'Новая',
    directionId,
    form: 'TALK' as const,
    stepFrom: 8,
    stepTo: 8,
    hours: 1,
    partnerId: null,
    itemId: null,
  },
  ...{ fromOn: s.next.startsOn, toOn: s.next.startsOn, responsible: 'завуч', responsibleId: null },
})

/** Everything that a person of the new year may record, each with the word by which it is named when it stands in the way. */
const RECORDS: Record<string, { does: (s: World) => Promise<unknown>; named: RegExp }> = {
  entryChanged: {
    named: /план профориентации/,
    async does(s) {
      const [entry] = await nextEntries(s)
      const edit = {
        ...entryOf(s, entry?.directionId ?? null),
        entryId: entry?.id ?? key(),
        version: entry?.version ?? 1,
      }
      return runOn(s.june, s.head, 'plan.edit', editEntry, edit)
    },
  },
  entriesSwapped: {
    // As many as before, each of the first version: the journal tells.
    named: /план профориентации/,
    async does(s) {
      const [plan] = await nextPlans(s)
      const [entry] = await nextEntries(s)
      const add = {
        ...entryOf(s, entry?.directionId ?? null),
        requestKey: key(),
        revisionId: plan?.revisions[0]?.id ?? key(),
      }
      dataOf(await runOn(s.june, s.head, 'plan.edit', addEntry, add))
      return runOn(s.june, s.head, 'plan.edit', removeEntry, { entryId: entry?.id ?? key(), version: 1 })
    },
  },
  levelChanged: {
    named: /план профориентации/,
    async does(s) {
      const revision = (await nextPlans(s))[0]?.revisions[0]
      const form = { revisionId: revision?.id ?? key(), version: revision?.version ?? 1, level: 'BASE' as const }
      return runOn(s.june, s.head, 'plan.edit', savePlan, { ...form, basis: null, gapReason: null })
    },
  },
  proposal: {
    named: /предложения педагогов/,
    async does(s) {
      const [entry] = await nextEntries(s)
      const { responsible: _, responsibleId: __, ...content } = entryOf(s, entry?.directionId ?? null)
      const form = { ...content, requestKey: key(), planId: (await nextPlans(s))[0]?.id ?? key() }
      return runOn(s.june, s.teacher, 'plan.propose', proposeEntry, form)
    },
  },
  activity: {
    named: /мероприятиях: 1/,
    async does(s) {
      const direction = await db().direction.findFirstOrThrow({ where: { yearId: s.next.id } })
      await db().activity.create({
        data: {
          ...{ municipalityId: s.municipalityId, organizationId: s.organizations.school, yearId: s.next.id },
          ...{ directionId: direction.id, form: 'TALK', title: 'Первая', heldOn: dayToDate(s.next.startsOn), hours: 1 },
          ...{ leaderId: s.teacher.userId, createdById: s.teacher.userId },
        },
      })
    },
  },
  register: {
    named: /реестров.*: 1/,
    async does(s) {
      await db().portfolioProject.create({
        data: {
          ...{ municipalityId: s.municipalityId, organizationId: s.organizations.school, yearId: s.next.id },
          ...{ kind: 'TRIAL', title: 'Проба', gradeFrom: 8, gradeTo: 9, withParents: true },
          ...{ leaderId: s.teacher.userId, createdById: s.teacher.userId },
        },
      })
    },
  },
  level: {
    named: /уровень/,
    async does(s) {
      await db().guidanceLevel.create({
        data: {
          organizationId: s.organizations.school,
          yearId: s.next.id,
          level: 'MAIN',
          chosenAt: new Date(),
          chosenById: s.head.userId,
        },
      })
    },
  },
}

describe('a roll-over with the plan', () => {
  let s: World

  beforeAll(async () => {
    s = await schoolWithPlan()
  })

  it('is the head’s and deputy’s of the own organisation', async () => {
    const away = { ...s.head, organizationId: s.organizations.otherSchool }
    expect(said(await roll(s, { actor: away }))).not.toBe('done')
    expect(await nextPlans(s)).toEqual([])
  })

  it('carries it once as a draft, however often and by whom it is sent', async () => {
    const requestKey = key()
    const three = await Promise.all([roll(s, { requestKey }), roll(s, { requestKey }), roll(s, { actor: s.deputy })])
    expect(tally(three)).toMatchObject({ done: 1 })
    const plans = await nextPlans(s)
    expect(plans).toMatchObject([
      { kind: 'SCHOOL', revisions: [{ number: 1, state: 'DRAFT', level: 'MAIN', basis: null }] },
    ])
    const told = await db().event.findMany({ where: { subjectId: plans[0]?.id } })
    expect(told).toMatchObject([{ kind: 'planCreated', data: { from: 'ROLL_OVER', entries: 2 } }])
  })

  it('without what was cancelled, what was moved back in its place, on like weekdays a year later', async () => {
    const old = await listEntries(db(), (await db().planRevision.findFirstOrThrow({ where: { planId: s.planId } })).id)
    const made = await nextEntries(s)
    expect(made.map(({ title }) => title)).toEqual(['Встреча', 'Перенесённая'])
    for (const entry of made) {
      const before = old.find(({ title }) => title === entry.title)
      expect(weekday(entry.fromOn)).toBe(weekday(before?.fromOn ?? ''))
      expect(daysBetween(entry.fromOn, entry.toOn)).toBe(daysBetween(before?.fromOn ?? '', before?.toOn ?? ''))
      expect(entry).toMatchObject({
        lineState: 'PLANNED',
        held: 0,
        movedToOn: null,
        reason: null,
        responsible: 'завуч',
      })
      expect(entry.lineId).not.toBe(before?.lineId)
    }
    const directions = await db().direction.findMany({
      where: { id: { in: made.map((each) => each.directionId ?? '') } },
    })
    expect(directions).toMatchObject([{ yearId: s.next.id, code: s.code }])
  })

  it('undone, takes the untouched draft away, and leaves the plan of the year as it was', async () => {
    expect(tally(await Promise.all([undo(s), undo(s, s.deputy)]))).toMatchObject({ done: 1 })
    expect(await nextPlans(s)).toEqual([])
    expect(await db().planRevision.findMany({ where: { planId: s.planId } })).toMatchObject([{ state: 'APPROVED' }])
    expect(await db().planEntry.count({ where: { revision: { planId: s.planId } } })).toBe(3)
    expect(said(await roll(s))).toBe('done')
    expect(await nextPlans(s)).toHaveLength(1)
  })

  it('is not asked for where the box is not ticked, and carries what never came into force as well', async () => {
    const draft = await schoolWithPlan('DRAFT')
    expect(dataOf(await roll(draft, { plans: [] }))).toMatchObject({ carried: 0 })
    expect(await nextPlans(draft)).toEqual([])
    dataOf(await undo(draft))
    expect(dataOf(await roll(draft, { plans: ['SCHOOL', 'KINDERGARTEN'] }))).toMatchObject({ carried: 1 })
  })

  it('leaves a plan that the new year has already, and does not take it away with the undoing', async () => {
    const w = await schoolWithPlan()
    await db().academicYear.update({ where: { id: w.current.id }, data: { state: 'CLOSED' } })
    await db().academicYear.update({ where: { id: w.next.id }, data: { state: 'CURRENT' } })
    const form = {
      requestKey: key(),
      kind: 'SCHOOL' as const,
      from: 'EMPTY' as const,
      sourceId: null,
      level: 'BASE' as const,
    }
    dataOf(await runOn(w.june, w.head, 'plan.edit', createPlan, form))
    expect(dataOf(await roll(w))).toMatchObject({ carried: 0 })
    expect(said(await undo(w))).toBe('done')
    expect(await nextPlans(w)).toMatchObject([{ id: form.requestKey }])
  })

  it.each(Object.entries(RECORDS))('is not undone once the new year has: %s', async (_name, { does, named }) => {
    const w = await schoolWithPlan()
    dataOf(await roll(w))
    await does(w)
    const answer = await undo(w)
    expect(said(answer)).toBe('ROLL_OVER_HAS_RECORDS')
    expect(pointsOf(answer)).toEqual([expect.stringMatching(named)])
    expect(await nextPlans(w)).toHaveLength(1)
  })

  it('is not undone once a child has a route of the new year', async () => {
    const w = await schoolWithPlan()
    dataOf(await roll(w))
    const stay = await db().enrollment.findFirstOrThrow({
      where: { yearId: w.next.id, organizationId: w.organizations.school },
    })
    const { municipalityId, organizationId, studentId, yearId, classGroupId } = stay
    await db().pathway.create({
      data: {
        ...{ municipalityId, organizationId, studentId, yearId, classGroupId, openFor: `${studentId} ${yearId}` },
        ...{ templateKey: 'grades-8-9', goal: 'Цель', curatorId: w.teacher.userId, createdById: w.teacher.userId },
      },
    })
    const answer = await undo(w)
    expect(said(answer)).toBe('ROLL_OVER_HAS_RECORDS')
    expect(pointsOf(answer)).toEqual(['индивидуальные маршруты детей на новый год: 1'])
  })

  it('undone while somebody writes in the carried draft: one of the two', async () => {
    const w = await schoolWithPlan()
    dataOf(await roll(w))
    const [entry] = await nextEntries(w)
    const edit = { ...entryOf(w, entry?.directionId ?? null), entryId: entry?.id ?? key(), version: 1 }
    const [undone, edited] = await Promise.all([undo(w), runOn(w.june, w.head, 'plan.edit', editEntry, edit)])
    expect([`${said(undone)} ${said(edited)}`]).toEqual([
      expect.stringMatching(/^(done NOT_FOUND|ROLL_OVER_HAS_RECORDS done)$/),
    ])
    expect(await nextPlans(w)).toHaveLength(said(undone) === 'done' ? 0 : 1)
  })

  it('costs as many statements for a plan of sixty entries as for one of two', async () => {
    const cost = async (count: number) => {
      const at = (s0: Day, n: number) => addDays(s0, 20 + n)
      const w = await schoolWithPlan('APPROVED', [])
      const revision = await db().planRevision.findFirstOrThrow({ where: { planId: w.planId } })
      for (let n = 0; n < count; n++) {
        const line = await db().planLine.create({ data: { planId: w.planId, organizationId: w.organizations.school } })
        const on = dayToDate(at(w.current.startsOn, n))
        await db().planEntry.create({
          data: {
            ...{ revisionId: revision.id, lineId: line.id, form: 'TALK', title: `Встреча ${n}`, hours: 1 },
            ...{ stepFrom: 8, stepTo: 9, fromOn: on, toOn: on, responsible: 'завуч' },
          },
        })
      }
      return countStatements(async () => expect(said(await roll(w))).toBe('done'))
    }
    expect(await cost(60)).toBe(await cost(2))
  })
})

const STEPS = ['roll', 'rollBare', 'rollAgain', 'undo', 'withdraw', ...Object.keys(RECORDS)] as const

describe('whatever is done in whatever order', () => {
  it('the old plan stands as it was, the new year has at most one plan, and an undoing leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 2, maxLength: 9 }), async (steps) => {
        const s = await schoolWithPlan()
        const requestKey = key()
        const oldPlan = async () =>
          JSON.stringify(await db().planRevision.findMany({ where: { planId: s.planId }, include: { entries: true } }))
        const before = await oldPlan()
        // What we expect: is there a standing roll-over, did it carry, and what has been recorded since (or before, and stays).
        const model = { rolled: false, carried: false, since: new Set<string>(), keyUsed: false }
        for (const step of steps) {
          if (step === 'roll' || step === 'rollBare' || step === 'rollAgain') {
            const plans = step === 'rollBare' ? [] : (['SCHOOL'] as 'SCHOOL'[])
            const answer = said(await roll(s, { plans, requestKey: step === 'rollAgain' ? requestKey : key() }))
            const again = step === 'rollAgain' && model.keyUsed
            expect(answer, steps.join()).toBe(again ? 'already' : model.rolled ? 'ROLL_OVER_DONE' : 'done')
            if (answer !== 'done') continue
            if (step === 'rollAgain') model.keyUsed = true
            Object.assign(model, { rolled: true, carried: plans.length > 0, since: new Set<string>() })
          } else if (step === 'undo') {
            const answer = said(await undo(s))
            const expected = !model.rolled ? 'NOT_FOUND' : model.since.size > 0 ? 'ROLL_OVER_HAS_RECORDS' : 'done'
            expect(answer, steps.join()).toBe(expected)
            if (answer === 'done') Object.assign(model, { rolled: false, carried: false })
          } else if (step === 'withdraw') {
            // Taken back, a proposal has been made all the same.
            const found = await db().entryProposal.findFirst({
              where: { organizationId: s.organizations.school, state: 'PROPOSED' },
            })
            const form = { entryProposalId: found?.id ?? key(), version: 1 }
            await runOn(s.june, s.teacher, 'plan.propose', withdrawEntryProposal, form)
          } else {
            const needsPlan = !['activity', 'register', 'level'].includes(step)
            if (needsPlan && !model.carried) continue
            if (step === 'level' && (await db().guidanceLevel.count({ where: { yearId: s.next.id } })) > 0) continue
            const answer = await RECORDS[step]?.does(s)
            // The draft may be empty by now: an entry that is not there cannot be changed.
            if (!answer || said(answer as never) === 'done') model.since.add(step)
          }
          const plans = await nextPlans(s)
          expect(plans.length, steps.join()).toBe(model.carried ? 1 : 0)
          expect(plans.every((plan) => plan.revisions.length === 1 && plan.revisions[0]?.state === 'DRAFT')).toBe(true)
          expect(await db().classGroup.count({ where: { yearId: s.next.id } }), steps.join()).toBe(model.rolled ? 1 : 0)
          if (!model.carried)
            expect(
              await db().planLine.count({
                where: { planId: { not: s.planId }, organizationId: s.organizations.school },
              }),
            ).toBe(0)
          expect(await oldPlan()).toBe(before)
          const stays = await db().enrollment.findMany({
            where: { organizationId: s.organizations.school, yearId: s.current.id },
          })
          expect(
            stays.every(
              ({ validUntil }) => (validUntil && dateToDay(validUntil)) === (model.rolled ? s.current.endsOn : null),
            ),
          ).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
  }, 180_000)
})
