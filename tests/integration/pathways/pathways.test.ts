import { randomUUID as key } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { cancelActivity, logActivity } from '@/lib/activities/commands/log'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { Verb } from '@/lib/kernel/permissions'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { draftPathways } from '@/lib/pathways/commands/drafts'
import {
  approvePathways,
  closePathway,
  completePathway,
  returnPathway,
  reviewPathway,
  revisePathway,
  savePathway,
  signPathway,
  submitPathways,
} from '@/lib/pathways/commands/pathways'
import { addClassStep, addStep, editStep, markStep, removeStep } from '@/lib/pathways/commands/steps'
import { resetTemplate, saveTemplate } from '@/lib/pathways/commands/templates'
import { listOffers } from '@/lib/pathways/queries/offers'
import {
  findCardAside,
  listOrganizationPathways,
  listPathwayClasses,
  listPathwaysOf,
} from '@/lib/pathways/queries/overview'
import { findPathway } from '@/lib/pathways/queries/pathways'
import { listTemplates } from '@/lib/pathways/queries/templates'
import { standingOf } from '@/lib/pathways/rules/steps'
import { useDatabase } from '../../support/database'
import { countStatements, dataOf, run, said, tally } from '../../support/run-command'
import { activityOf, makeClass, makeSchool, type School } from '../../support/school'
import { makeWorld, type World, ZONE } from '../../support/town'

useDatabase()

let world: World
let school: School

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
})

const scope = (actor: Actor, verb: Verb = 'pathway.read') => scopeOf(actor, verb) as Scope
const draft = (
  actor: Actor,
  studentIds: string[],
  more: { classId?: string; templateKey?: 'grades-8-9' | 'kindergarten-light' } = {},
) =>
  run(actor, 'pathway.write', draftPathways, {
    ...{ classId: school.mine.id, templateKey: 'grades-8-9' as const, studentIds, ...more },
  })
const ofPupil = (studentId: string) => db().pathway.findFirstOrThrow({ where: { studentId, state: { not: 'CLOSED' } } })
const content = (more: Record<string, unknown> = {}) => ({
  ...{ goal: 'Выбрать колледж', basis: 'DUTY' as const, basisText: '273-ФЗ, ст. 34', strengths: null, needs: null },
  ...{ profile: null, professions: ['Геолог'], curatorId: null, reason: null, ...more },
})
const step = (more: Record<string, unknown> = {}) => ({
  ...{ kind: 'TRIAL' as const, area: null, title: 'Проба в колледже', dueOn: addDays(school.today, 40) },
  ...{ responsible: 'классный руководитель', planLineId: null, reason: null, ...more },
})
const row = async (studentId: string) => {
  const { id, version } = await ofPupil(studentId)
  return { id, version }
}

/** A route of the pupil in force. */
async function active(studentId: string, classId = school.mine.id) {
  await draft(world.teacher, [studentId], { classId })
  const { id, version } = await ofPupil(studentId)
  dataOf(await run(world.teacher, 'pathway.write', savePathway, { pathwayId: id, version, ...content() }))
  dataOf(await run(world.teacher, 'pathway.write', submitPathways, { rows: [await row(studentId)] }))
  dataOf(await run(world.head, 'pathway.approve', approvePathways, { rows: [await row(studentId)] }))
  return ofPupil(studentId)
}

describe('drafts for a class', () => {
  it('are made once for each child, also of forms sent at once, in as many statements for one as for six', async () => {
    const [first = '', ...rest] = school.other.pupils
    const colleague = school.colleague
    const one = await countStatements(async () => {
      dataOf(await draft(colleague, [first], { classId: school.other.id }))
    })
    const both = await Promise.all(
      [1, 2, 3].map(() => draft(colleague, [first, ...rest], { classId: school.other.id })),
    )
    expect(tally(both)).toEqual({ done: 1, already: 2 })
    expect(await db().pathway.count({ where: { classGroupId: school.other.id } })).toBe(5)
    const [again] = both
    expect(again && dataOf(again)).toMatchObject({ classId: school.other.id })
    const many = await countStatements(async () => {
      await draft(world.head, school.small.pupils, { classId: school.small.id, templateKey: 'grades-8-9' })
    })
    expect(many).toBeLessThanOrEqual(one)
    const made = await db().pathway.findFirstOrThrow({ where: { studentId: first }, include: { steps: true } })
    const bare = {
      ...made,
      id: key(),
      openFor: null,
      state: 'CLOSED' as const,
      steps: undefined,
      professions: undefined,
    }
    await db().pathway.create({ data: bare })
    expect((await findPathway(db(), scope(world.head), school.today, bare.id, ZONE))?.professions).toEqual([])
    await db().pathway.delete({ where: { id: bare.id } })
    expect(made).toMatchObject({ state: 'DRAFT', curatorId: colleague.userId, templateKey: 'grades-8-9' })
    expect(made.steps.length).toBe(6)
  })

  it('are refused for a class out of reach, a template of other ages, and a child of another class', async () => {
    const [pupil = ''] = school.mine.pupils
    expect(said(await draft(school.colleague, [pupil]))).toBe('NOT_FOUND')
    expect(said(await draft(world.stranger, [pupil]))).toBe('NOT_FOUND')
    expect(said(await draft(world.parent, [pupil]))).toBe('FORBIDDEN')
    expect(said(await draft(world.chief, [pupil]))).toBe('FORBIDDEN')
    expect(said(await draft(world.teacher, [pupil], { templateKey: 'kindergarten-light' }))).toBe('TEMPLATE_UNFIT')
    expect(said(await draft(world.teacher, [pupil, school.other.pupils[0] ?? '']))).toBe('NOT_ENROLLED')
    expect(await db().pathway.count({ where: { studentId: pupil } })).toBe(0)
  })
})

describe('from the draft to the route in force', () => {
  it('needs a basis, goes to the head, is decided by another, and given back with a comment', async () => {
    const pupil = school.mine.pupils[0] ?? ''
    dataOf(await draft(world.teacher, [pupil]))
    const submit = async (actor: Actor) => run(actor, 'pathway.write', submitPathways, { rows: [await row(pupil)] })
    expect(said(await submit(world.teacher))).toBe('NO_BASIS')
    const { id, version } = await ofPupil(pupil)
    const save = (actor: Actor, of: number, more: Record<string, unknown> = {}) =>
      run(actor, 'pathway.write', savePathway, { pathwayId: id, version: of, ...content(more) })
    expect(said(await save(school.colleague, version))).toBe('NOT_FOUND')
    expect(said(await save(world.stranger, version))).toBe('NOT_FOUND')
    expect(said(await save(world.teacher, version, { curatorId: world.stranger.userId }))).toBe('CURATOR_UNKNOWN')
    expect(tally(await Promise.all([save(world.teacher, version), save(world.head, version)]))).toEqual({
      ...{ done: 1, CHANGED_MEANWHILE: 1 },
    })
    const approve = async (actor: Actor) => run(actor, 'pathway.approve', approvePathways, { rows: [await row(pupil)] })
    expect(said(await approve(world.head))).toBe('NOT_WAITING')
    expect(said(await submit(world.head))).toBe('done')
    expect(said(await approve(world.teacher))).toBe('FORBIDDEN')
    expect(said(await approve(world.head)), 'there is a deputy to decide').toBe('OWN_PATHWAY')
    expect(said(await approve(world.stranger))).toBe('NOT_FOUND')
    const waiting = await row(pupil)
    const back = { pathwayId: waiting.id, version: waiting.version, comment: 'Добавьте пробу' }
    expect(said(await run(world.deputy, 'pathway.approve', returnPathway, back))).toBe('done')
    expect(await ofPupil(pupil)).toMatchObject({ state: 'DRAFT', comment: 'Добавьте пробу' })
    expect(said(await submit(world.teacher))).toBe('done')
    const asked = { rows: [await row(pupil)] }
    const two = await Promise.all(
      [world.head, world.deputy].map((actor) => run(actor, 'pathway.approve', approvePathways, asked)),
    )
    expect(tally(two)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    expect(await ofPupil(pupil)).toMatchObject({ state: 'ACTIVE', comment: null })
  })

  it('several go at once, all or none', async () => {
    const [, second = '', third = ''] = school.mine.pupils
    dataOf(await draft(world.teacher, [second, third]))
    const [a, b] = [await row(second), await row(third)]
    dataOf(
      await run(world.teacher, 'pathway.write', savePathway, { pathwayId: a.id, version: a.version, ...content() }),
    )
    const both = async () => ({ rows: [await row(second), await row(third)] })
    expect(said(await run(world.teacher, 'pathway.write', submitPathways, await both()))).toBe('NO_BASIS')
    expect((await ofPupil(second)).state).toBe('DRAFT')
    dataOf(
      await run(world.teacher, 'pathway.write', savePathway, { pathwayId: b.id, version: b.version, ...content() }),
    )
    expect(dataOf(await run(world.teacher, 'pathway.write', submitPathways, await both()))).toEqual({ count: 2 })
    const mixed = {
      rows: [
        ...(await both()).rows,
        { id: (await db().pathway.findFirstOrThrow({ where: { classGroupId: school.other.id } })).id, version: 1 },
      ],
    }
    expect(said(await run(world.head, 'pathway.approve', approvePathways, mixed))).toBe('NOT_WAITING')
    expect(dataOf(await run(world.head, 'pathway.approve', approvePathways, await both()))).toEqual({ count: 2 })
  })
})

describe('a route in force', () => {
  it('takes changes with a reason, which stand in its log; a step out of the year or of another plan is refused', async () => {
    const pupil = school.mine.pupils[3] ?? ''
    const { id } = await active(pupil)
    const requestKey = key()
    const add = (actor: Actor, more: Record<string, unknown> = {}, request: string = requestKey) =>
      run(actor, 'pathway.write', addStep, { requestKey: request, pathwayId: id, ...step(more) })
    expect(said(await add(world.teacher))).toBe('REASON_NEEDED')
    expect(said(await add(school.colleague, { reason: 'Попросил' }))).toBe('NOT_FOUND')
    expect(said(await add(world.teacher, { reason: 'Попросил', dueOn: addDays(school.today, 500) }))).toBe(
      'OUTSIDE_YEAR',
    )
    expect(said(await add(world.teacher, { reason: 'Попросил', planLineId: key() }))).toBe('LINE_UNKNOWN')
    const sent = await Promise.all([1, 2, 3].map(() => add(world.teacher, { reason: 'Попросил ученик' })))
    expect(tally(sent)).toEqual({ done: 1, already: 2 })
    const moved = {
      stepId: requestKey,
      version: 1,
      ...step({ dueOn: addDays(school.today, 60), reason: 'Колледж перенёс' }),
    }
    expect(said(await run(world.teacher, 'pathway.write', editStep, moved))).toBe('done')
    expect(said(await run(world.teacher, 'pathway.write', editStep, moved))).toBe('CHANGED_MEANWHILE')
    const view = await findPathway(db(), scope(world.head), school.today, id, ZONE)
    expect(view?.corrections.map(({ what, reason }) => `${what}: ${reason}`)).toEqual([
      'Перенесён шаг «Проба в колледже»: Колледж перенёс',
      'Добавлен шаг «Проба в колледже»: Попросил ученик',
    ])
    expect(view?.steps.find((each) => each.id === requestKey)).toMatchObject({ movedFromOn: addDays(school.today, 40) })
    const remove = { stepId: requestKey, version: 2 }
    expect(said(await run(world.teacher, 'pathway.write', removeStep, remove))).toBe('PATHWAY_LOCKED')
  })

  it('has its steps marked by whoever works with the child, is completed when none is open, and revised with a reason', async () => {
    const pupil = school.mine.pupils[4] ?? ''
    const { id, version } = await active(pupil)
    const complete = (of: number) =>
      run(world.teacher, 'pathway.write', completePathway, { pathwayId: id, version: of })
    expect(said(await complete(version))).toBe('STEPS_OPEN')
    const steps = await db().pathwayStep.findMany({ where: { pathwayId: id }, orderBy: { id: 'asc' } })
    const mark = (stepId: string, of: number, more: object) =>
      run(world.teacher, 'pathway.write', markStep, {
        ...{ stepId, version: of, verdict: 'DONE' as const, doneOn: school.today, result: null, reason: null, ...more },
      })
    const [first, second, ...rest] = steps
    expect(said(await mark(first?.id ?? '', 1, { doneOn: addDays(school.today, 1) }))).toBe('DONE_AHEAD')
    const once = await Promise.all([1, 2].map(() => mark(first?.id ?? '', 1, { result: 'Понравилось' })))
    expect(tally(once)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    expect(said(await mark(second?.id ?? '', 1, { verdict: 'SKIP', doneOn: null, reason: 'Болел' }))).toBe('done')
    for (const each of rest) expect(said(await mark(each.id, 1, {}))).toBe('done')
    expect(said(await complete(version))).toBe('done')
    expect(said(await mark(first?.id ?? '', 2, { verdict: 'REOPEN', doneOn: null }))).toBe('NOT_ACTIVE')
    const revise = { pathwayId: id, version: version + 1, reason: 'Передумал' }
    expect(said(await run(world.teacher, 'pathway.write', revisePathway, revise))).toBe('NOT_ACTIVE')
  })

  it('is reviewed at each quarter and signed; closed, it makes room for another', async () => {
    const pupil = school.mine.pupils[5] ?? ''
    const { id, version } = await active(pupil)
    const review = (text: string) =>
      run(world.teacher, 'pathway.write', reviewPathway, { pathwayId: id, quarter: 2, text })
    await Promise.all([review('Первый итог'), review('Второй итог')])
    dataOf(await review('Итог'))
    const sign = (signedOn: string) =>
      run(world.head, 'pathway.write', signPathway, { pathwayId: id, party: 'GUARDIAN' as const, signedOn })
    expect(said(await sign(addDays(school.today, 1)))).toBe('invalid')
    expect(said(await sign(school.today))).toBe('done')
    const view = await findPathway(db(), scope(world.teacher), school.today, id, ZONE)
    expect(view?.reviews).toMatchObject([{ quarter: 2, text: 'Итог' }])
    expect(view?.signatures).toEqual([{ party: 'GUARDIAN', signedOn: school.today }])
    const revise = { pathwayId: id, version, reason: 'Новая цель' }
    expect(
      tally(await Promise.all([1, 2].map(() => run(world.teacher, 'pathway.write', revisePathway, revise)))),
    ).toEqual({
      ...{ done: 1, CHANGED_MEANWHILE: 1 },
    })
    const close = { pathwayId: id, version: version + 1, reason: 'Составлен по ошибке' }
    expect(said(await run(world.teacher, 'pathway.write', closePathway, close))).toBe('done')
    expect(dataOf(await draft(world.teacher, [pupil]))).toMatchObject({ made: 1 })
  })
})

describe('a logged activity', () => {
  it('of the plan’s line closes the step of who attended, and opens it again when it is cancelled', async () => {
    const pupil = school.mine.pupils[0] ?? ''
    const plan = await db().careerPlan.create({
      data: {
        ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school, yearId: school.year.id },
        ...{ kind: 'SCHOOL' as const, createdById: world.head.userId },
      },
    })
    const line = await db().planLine.create({ data: { planId: plan.id, organizationId: world.organizations.school } })
    const revision = await db().planRevision.create({
      data: { planId: plan.id, number: 1, state: 'APPROVED', createdById: world.head.userId },
    })
    await db().planEntry.create({
      data: {
        ...{ revisionId: revision.id, lineId: line.id, form: 'TRIAL' as const, title: 'Проба', stepFrom: 8, stepTo: 9 },
        ...{ fromOn: dayToDate(school.today), toOn: dayToDate(addDays(school.today, 9)), hours: 2, responsible: 'зам' },
      },
    })
    const offers = await listOffers(
      db(),
      { organizationId: world.organizations.school, yearId: school.year.id, grade: 8 },
      school.today,
    )
    expect(offers).toMatchObject([{ planLineId: line.id, title: 'Проба', kind: 'TRIAL' }])
    const { id } = await ofPupil(pupil)
    const requestKey = key()
    const added = { requestKey, pathwayId: id, ...step({ planLineId: line.id, reason: 'Из плана' }) }
    dataOf(await run(world.teacher, 'pathway.write', addStep, added))
    const standing = async () => {
      const view = await findPathway(db(), scope(world.teacher), school.today, id, ZONE)
      const found = view?.steps.find((each) => each.id === requestKey)
      return found && standingOf(found, school.today)
    }
    expect(await standing()).toBe('ahead')
    const form = activityOf(school, [school.mine.id], { planLineId: line.id })
    const { id: activityId } = dataOf(await run(world.teacher, 'activity.log', logActivity, form))
    expect(await standing()).toBe('done')
    const cancel = { activityId, version: 1, reason: 'Не состоялось' }
    dataOf(await run(world.teacher, 'activity.log', cancelActivity, cancel))
    expect(await standing()).toBe('ahead')
    const absent = activityOf(school, [school.mine.id], { planLineId: line.id, absentIds: [pupil] })
    dataOf(await run(world.teacher, 'activity.log', logActivity, absent))
    expect(await standing(), 'who was absent has not taken the step').toBe('ahead')
  })
})

describe('a step for many', () => {
  it('comes into every route asked for, once, or into none', async () => {
    const rows = await db().pathway.findMany({ where: { classGroupId: school.other.id }, orderBy: { id: 'asc' } })
    const pathwayIds = rows.map(({ id }) => id)
    const form = { requestKey: key(), classId: school.other.id, pathwayIds, ...step({ title: 'Общий шаг' }) }
    expect(said(await run(world.teacher, 'pathway.write', addClassStep, form))).toBe('NOT_FOUND')
    const foreign = { ...form, pathwayIds: [...pathwayIds, key()] }
    expect(said(await run(school.colleague, 'pathway.write', addClassStep, foreign))).toBe('NOT_FOUND')
    const sent = await Promise.all([1, 2, 3].map(() => run(school.colleague, 'pathway.write', addClassStep, form)))
    expect(tally(sent)).toEqual({ done: 1, already: 2 })
    expect(await db().pathwayStep.count({ where: { title: 'Общий шаг' } })).toBe(rows.length)
  })
})

describe('who sees what', () => {
  it('a route follows the child: the old teacher and school find it no longer, the new head does', async () => {
    const pupil = school.other.pupils[0] ?? ''
    const { id } = await ofPupil(pupil)
    const sees = async (actor: Actor) => (await findPathway(db(), scope(actor), school.today, id, ZONE)) !== null
    expect([await sees(school.colleague), await sees(world.head), await sees(world.stranger)]).toEqual([
      true,
      true,
      false,
    ])
    const stay = await db().enrollment.findFirstOrThrow({ where: { studentId: pupil } })
    await db().enrollment.update({ where: { id: stay.id }, data: { validUntil: dayToDate(school.yesterday) } })
    await db().enrollment.create({
      data: {
        ...{ municipalityId: world.municipalityId, studentId: pupil, yearId: school.year.id, kind: 'MAIN' as const },
        ...{ organizationId: world.organizations.otherSchool, classGroupId: school.foreign.id },
        validFrom: dayToDate(school.today),
      },
    })
    expect([await sees(school.colleague), await sees(world.head), await sees(world.stranger)]).toEqual([
      false,
      false,
      true,
    ])
    const onCard = async (actor: Actor) => {
      const scopes = { pathways: scope(actor), slips: null, results: null, outcomes: null }
      return (await findCardAside(db(), scopes, pupil, school.today)).pathways?.length ?? 0
    }
    expect([await onCard(school.colleague), await onCard(world.head), await onCard(world.stranger)]).toEqual([0, 0, 1])
    const { version } = await ofPupil(pupil)
    const save = { pathwayId: id, version, ...content({ curatorId: world.stranger.userId }) }
    expect(said(await run(world.head, 'pathway.write', savePathway, save))).toBe('NOT_FOUND')
    expect(said(await run(world.stranger, 'pathway.write', savePathway, save))).toBe('done')
  })

  it('above the organisations there are counts; a class costs the same however many are in it', async () => {
    expect(scopeOf(world.chief, 'pathway.read')).toBeNull()
    expect(scopeOf(world.parent, 'pathway.counts')).toBeNull()
    const { rows } = await listOrganizationPathways(
      db(),
      scope(world.chief, 'pathway.counts'),
      school.year.id,
      school.today,
      null,
    )
    const own = rows.find(({ id }) => id === world.organizations.school)
    const present = school.mine.pupils.length + school.other.pupils.length - 1 + school.small.pupils.length
    expect(own?.students).toBe(present)
    const place = { organizationId: world.organizations.school, yearId: school.year.id, day: school.today }
    const classes = await listPathwayClasses(db(), scope(world.head), school.today, place)
    expect(classes.reduce((sum, each) => sum + each.withPathway, 0)).toBe(own?.withPathway)
    expect(classes.map(({ name }) => name)).toEqual(['3А', '8А', '8Б'])
    expect(
      (await listPathwayClasses(db(), scope(school.colleague), school.today, place)).map(({ name }) => name),
    ).toEqual(['8Б'])
    const cost = (ids: string[]) =>
      countStatements(() => listPathwaysOf(db(), scope(world.head), school.today, school.year.id, ids))
    expect(await cost(school.mine.pupils)).toBe(await cost(school.mine.pupils.slice(0, 1)))
  })
})

describe('templates', () => {
  it('are written by the Resource Centre for the municipality, once for one version, and given back', async () => {
    const [template] = await listTemplates(db(), world.municipalityId)
    const form = {
      ...{ key: 'kindergarten-light' as const, title: 'Наш шаблон', goal: 'Наша цель', version: 0 },
      steps: [{ kind: 'FAMILY' as const, area: null, title: 'Разговор', month: 5, responsible: 'воспитатель' }],
    }
    expect(template).toMatchObject({ key: 'kindergarten-light', version: 0 })
    expect(said(await run(world.head, 'pathway.templates', saveTemplate, form))).toBe('FORBIDDEN')
    const both = await Promise.all([1, 2].map(() => run(world.methodist, 'pathway.templates', saveTemplate, form)))
    expect(tally(both)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    expect((await listTemplates(db(), world.municipalityId))[0]).toMatchObject({ title: 'Наш шаблон', version: 1 })
    const stale = { key: 'kindergarten-light' as const, version: 2 }
    expect(said(await run(world.methodist, 'pathway.templates', resetTemplate, stale))).toBe('CHANGED_MEANWHILE')
    expect(said(await run(world.methodist, 'pathway.templates', resetTemplate, { ...stale, version: 1 }))).toBe('done')
    expect((await listTemplates(db(), world.municipalityId))[0]).toMatchObject({ version: 0 })
  })
})

/** A further 8th class of the teacher and the psychologist. */
async function ownClass() {
  const { organizationId } = school.mine
  const place = { municipalityId: world.municipalityId, organizationId, yearId: school.year.id, from: school.from }
  const made = await makeClass(place, '8В', 8, 2)
  const duties = [
    { userId: world.teacher.userId, duty: 'CLASS_TEACHER' as const },
    { userId: school.psychologist.userId, duty: 'PSYCHOLOGIST' as const },
  ]
  const since = { classGroupId: made.id, validFrom: dayToDate(school.from) }
  await db().classStaff.createMany({ data: duties.map((each) => ({ ...each, ...since })) })
  return made
}

describe('a psychologist (domain.md §7.3: diagnostics of a route)', () => {
  it('writes steps of diagnostics and consultation of the class’s routes and no other part of them', async () => {
    const { psychologist } = school
    const { id: classId, pupils } = await ownClass()
    const [first = '', second = ''] = pupils
    expect(said(await draft(psychologist, [first], { classId }))).toBe('NOT_YOUR_PART')
    const pathway = await active(first, classId)
    const write = (form: Record<string, unknown>) =>
      run(psychologist, 'pathway.write', addStep, {
        ...step(form),
        requestKey: key(),
        pathwayId: pathway.id,
        reason: 'Нужно',
      })
    expect(said(await write({ kind: 'TRIAL' }))).toBe('NOT_YOUR_PART')
    expect(said(await write({ kind: 'CONSULTATION' }))).toBe('done')
    expect(said(await write({ kind: 'DIAGNOSTICS' }))).toBe('done')
    const steps = await db().pathwayStep.findMany({ where: { pathwayId: pathway.id } })
    const of = (kind: string) => steps.find((each) => each.kind === kind && each.title !== 'Проба') ?? steps[0]
    const mark = (kind: string) => {
      const { id: stepId = '', version = 1 } = of(kind) ?? {}
      const verdict = { verdict: 'START' as const, doneOn: null, result: null, reason: null }
      return run(psychologist, 'pathway.write', markStep, { stepId, version, ...verdict })
    }
    expect(said(await mark('TRIAL'))).toBe('NOT_YOUR_PART')
    expect(said(await mark('CONSULTATION'))).toBe('done')
    const trial = of('TRIAL')
    const turned = {
      stepId: trial?.id ?? '',
      version: trial?.version ?? 1,
      ...step({ kind: 'CONSULTATION', reason: 'Иначе' }),
    }
    expect(said(await run(psychologist, 'pathway.write', editStep, turned))).toBe('NOT_YOUR_PART')
    const talk = await db().pathwayStep.findFirstOrThrow({ where: { pathwayId: pathway.id, kind: 'CONSULTATION' } })
    const into = { stepId: talk.id, version: talk.version, ...step({ kind: 'TRIAL', reason: 'Иначе' }) }
    expect(said(await run(psychologist, 'pathway.write', editStep, into))).toBe('NOT_YOUR_PART')
    await draft(world.teacher, [second], { classId })
    const drafted = await db().pathwayStep.findFirstOrThrow({
      where: { kind: 'TRIAL', pathway: { studentId: second, state: 'DRAFT' } },
    })
    const gone = { stepId: drafted.id, version: drafted.version }
    expect(said(await run(psychologist, 'pathway.write', removeStep, gone))).toBe('NOT_YOUR_PART')
    const many = { ...step(), requestKey: key(), classId, pathwayIds: [pathway.id], reason: 'Нужно' }
    expect(said(await run(psychologist, 'pathway.write', addClassStep, many))).toBe('NOT_YOUR_PART')
    const known = async () => {
      const { id: pathwayId, version } = await ofPupil(first)
      return { pathwayId, version }
    }
    const refused = [
      run(psychologist, 'pathway.write', savePathway, { ...(await known()), ...content({ reason: 'Нужно' }) }),
      run(psychologist, 'pathway.write', revisePathway, { ...(await known()), reason: 'Нужно' }),
      run(psychologist, 'pathway.write', completePathway, await known()),
      run(psychologist, 'pathway.write', closePathway, { ...(await known()), reason: 'Нужно' }),
      run(psychologist, 'pathway.write', submitPathways, { rows: [await row(second)] }),
      run(psychologist, 'pathway.write', reviewPathway, { pathwayId: pathway.id, quarter: 1, text: 'Итог' }),
      run(psychologist, 'pathway.write', signPathway, {
        ...{ pathwayId: pathway.id, party: 'GUARDIAN', signedOn: school.today },
      }),
    ]
    expect((await Promise.all(refused)).map(said)).toEqual(refused.map(() => 'NOT_YOUR_PART'))
  })

  it('writes the whole of a route that is the psychologist’s to lead', async () => {
    const pupil = school.mine.pupils[5] ?? ''
    const { id } = await ofPupil(pupil)
    await db().pathway.update({ where: { id }, data: { curatorId: school.psychologist.userId } })
    const { version } = await ofPupil(pupil)
    const form = { pathwayId: id, version, ...content() }
    expect(said(await run(school.psychologist, 'pathway.write', savePathway, form))).toBe('done')
  })
})
