import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { ItemMeasure } from '@/lib/kernel/prisma/enums'
import { confirmCurriculum, saveInclusion } from '@/lib/plans/commands/curriculum'
import { addRegisterLink } from '@/lib/plans/commands/evidence'
import { chooseMeasure } from '@/lib/resolutions/commands/measures'
import { recallReport } from '@/lib/resolutions/commands/reports/recall-report'
import { saveDraft } from '@/lib/resolutions/commands/reports/save-draft'
import { submitReport } from '@/lib/resolutions/commands/reports/submit-report'
import { findMeasured, listMeasured } from '@/lib/resolutions/queries/measured'
import { measuredSchema } from '@/lib/resolutions/schema/measures'
import { makeAssignment } from '../../support/assignments'
import { countStatements, dataOf, run, said, tally } from '../../support/run-command'
import { makeClass, makeSchool, type School, type SchoolClass } from '../../support/school'
import { makeWorld, type World } from '../../support/town'

let world: World
let school: School
let tenth: SchoolClass

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
  const place = { municipalityId: world.municipalityId, organizationId: world.organizations.school }
  tenth = await makeClass({ ...place, yearId: school.year.id, from: school.from }, '10А', 10, 6)
})

async function measured(measure: ItemMeasure, options: Parameters<typeof makeAssignment>[1] = {}) {
  const id = await makeAssignment(world, options)
  const { itemId } = await db().assignment.findUniqueOrThrow({ where: { id } })
  const evidence = [{ key: 'e1', title: 'Выписка', kind: 'ANY', required: true }]
  await db().resolutionItem.update({ where: { id: itemId }, data: { measure, evidence } })
  return { id, itemId }
}

const TEXT = 'Включено в рабочие программы десятых классов.'
const save = (assignmentId: string, revision = 0, version = 0) =>
  run(world.head, 'assignment.work', saveDraft, { assignmentId, revision, version, text: TEXT, figures: {} })
const submit = (assignmentId: string, revision = 1, version = 2) =>
  run(world.head, 'assignment.submit', submitReport, {
    ...{ assignmentId, revision, version, evidenceSeen: '', lateReason: null },
  })
const frozen = async (assignmentId: string, revision = 1) => {
  const report = await db().executionReport.findUniqueOrThrow({
    where: { assignmentId_revision: { assignmentId, revision } },
  })
  return measuredSchema.parse(report.measured)
}
const variant = async (name: 'ELECTIVES' | 'OWN_AREA', withEvidence = true) => {
  const rows = [{ grade: 10, subject: 'Основы геологии', hours: 17.5 }]
  const made = await run(world.head, 'register.lead', saveInclusion, { variant: name, version: 0, note: null, rows })
  expect(said(made)).toBe('done')
  const { id } = await db().curriculumInclusion.findFirstOrThrow({
    where: { organizationId: world.organizations.school, variant: name },
  })
  const link = { recordId: id, requestKey: randomUUID(), title: 'Программа', url: 'https://example.ru/' }
  if (withEvidence) dataOf(await run(world.head, 'register.work', addRegisterLink, link))
}
const confirm = async () => {
  const { version } = await db().curriculumRegister.findFirstOrThrow({
    where: { organizationId: world.organizations.school },
  })
  dataOf(await run(world.head, 'register.confirm', confirmCurriculum, { version }))
}

describe('a report on a measured item', () => {
  it('is refused without papers while the records do not show it, and taken without any once they do', async () => {
    const { id } = await measured('CURRICULUM_VARIANTS')
    await save(id)
    await variant('ELECTIVES')
    expect(said(await submit(id))).toBe('INCOMPLETE')
    await confirm()
    expect(said(await submit(id))).toBe('done')
    expect(await frozen(id)).toMatchObject({
      measure: 'CURRICULUM_VARIANTS',
      year: { id: school.year.id },
      reached: true,
      gap: null,
      count: 1,
      records: [{ title: expect.stringContaining('элективные курсы') }],
    })
  })

  it('keeps what stood when it was sent in, whatever is recorded afterwards; taken back and sent again it is counted anew', async () => {
    const { id } = await measured('CURRICULUM_VARIANTS')
    await save(id)
    expect(said(await submit(id))).toBe('done')
    const figure = async (revision?: number) =>
      (await frozen(id, revision))?.figures.find(({ key }) => key === 'variants')?.value
    expect(await figure()).toBe(1)
    await variant('OWN_AREA')
    expect(await figure()).toBe(1)
    await confirm()
    dataOf(await run(world.head, 'assignment.submit', recallReport, { assignmentId: id, revision: 1 }))
    const draft = await db().executionReport.findFirstOrThrow({
      where: { assignmentId: id },
      orderBy: { revision: 'desc' },
    })
    expect(said(await submit(id, draft.revision, draft.version))).toBe('done')
    expect(await figure(draft.revision)).toBe(2)
  })

  it('sent twice at once is one report with one count', async () => {
    const { id } = await measured('CURRICULUM_VARIANTS')
    await save(id)
    const two = await Promise.all([submit(id), submit(id), submit(id)])
    expect(tally(two)).toEqual({ done: 1, already: 2 })
    expect(await db().executionReport.count({ where: { assignmentId: id } })).toBe(1)
  })

  it('after its due moment is refused like any other, however well the records show it: the try is an event, nothing is kept', async () => {
    const { id } = await measured('CURRICULUM_VARIANTS', { dueInDays: 1 })
    await save(id)
    const passed = { currentDueOn: new Date(addDays(school.today, -1)), currentDueAt: new Date(Date.now() - 60_000) }
    await db().assignment.update({ where: { id }, data: passed })
    expect(said(await submit(id))).toBe('DEADLINE_PASSED')
    const report = await db().executionReport.findFirstOrThrow({ where: { assignmentId: id } })
    expect(report).toMatchObject({ state: 'DRAFT', measured: null, submittedAt: null })
    const tries = await db().event.findMany({ where: { assignmentId: id, kind: 'reportSubmissionRefused' } })
    expect(tries).toMatchObject([{ data: { reason: 'DEADLINE_PASSED' } }])
    // An extension opens it again, and then it needs no papers as before.
    const later = new Date(Date.now() + 86_400_000)
    const assignment = { currentDueOn: later, currentDueAt: later, version: { increment: 1 } }
    await db().assignment.update({ where: { id }, data: assignment })
    expect(said(await submit(id))).toBe('done')
    expect(await frozen(id)).toMatchObject({ reached: true })
  })

  it('late where the item takes late work keeps what is counted on the day it is sent', async () => {
    const { id } = await measured('CURRICULUM_VARIANTS', { dueInDays: -1, latePolicy: 'ACCEPT_LATE' })
    await save(id)
    expect(said(await submit(id))).toBe('LATE_REASON_REQUIRED')
    const form = { assignmentId: id, revision: 1, version: 2, evidenceSeen: '', lateReason: 'Карантин.' }
    expect(said(await run(world.head, 'assignment.submit', submitReport, form))).toBe('done')
    expect(await frozen(id)).toMatchObject({ on: school.today, reached: true })
  })

  it('on an item without a measure keeps none and asks for its papers', async () => {
    const { id, itemId } = await measured('CURRICULUM_VARIANTS')
    await db().resolutionItem.update({ where: { id: itemId }, data: { measure: null } })
    await save(id)
    expect(said(await submit(id))).toBe('INCOMPLETE')
    await db().resolutionItem.update({ where: { id: itemId }, data: { evidence: [] } })
    expect(said(await submit(id))).toBe('done')
    expect((await db().executionReport.findFirstOrThrow({ where: { assignmentId: id } })).measured).toBeNull()
  })
})

describe('what is counted', () => {
  const read = (measure: ItemMeasure, organizationId = world.organizations.school) =>
    findMeasured(db(), world.municipalityId, organizationId, {
      ...{ measure, planKind: null, today: school.today, dueOn: null },
    })
  const values = async (measure: ItemMeasure, organizationId?: string) =>
    Object.fromEntries((await read(measure, organizationId)).figures.map(({ key, value }) => [key, value]))

  it('individual projects by the pupils of grades 10–11 enrolled that day, without a name or a topic', async () => {
    const [first, second, gone] = tenth.pupils
    if (!first || !second || !gone) throw new Error('Six pupils were made')
    const project = (studentId: string, career: boolean) => ({
      ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school, yearId: school.year.id },
      ...{ classGroupId: tenth.id, studentId, topic: `Тема ${studentId.slice(-4)}`, supervisorId: world.head.userId },
      ...{ career, createdById: world.head.userId },
    })
    await db().individualProject.createMany({
      data: [project(first, true), project(second, false), project(gone, false)],
    })
    await db().enrollment.updateMany({
      where: { studentId: gone },
      data: { validUntil: new Date(`${school.from}T00:00:00Z`), leaveReason: 'MISTAKEN' },
    })
    expect(await values('PUPILS_WITH_PROJECT')).toMatchObject({ pupils: 5, withProject: 2, career: 1, share: 40 })
    // Neither names nor topics go up with a report.
    expect(await read('PUPILS_WITH_PROJECT')).toMatchObject({ records: [], count: 0 })
  })

  it("another organisation's records never count, in the one nor in the many", async () => {
    const stranger = world.stranger.organizationId
    expect(await values('PUPILS_WITH_PROJECT', stranger)).toMatchObject({ pupils: 0, withProject: 0, career: 0 })
    expect(await values('CURRICULUM_VARIANTS', stranger)).toMatchObject({ variants: 0, hours: 0 })
    const asked = { measure: 'CURRICULUM_VARIANTS' as const, planKind: null, today: school.today, dueOn: null }
    const all = await listMeasured(db(), world.municipalityId, [world.organizations.school, stranger], asked)
    expect([...all.values()].map(({ figures }) => figures[0]?.value)).toEqual([2, 0])
    // By an id of another municipality nothing is found.
    const elsewhere = await listMeasured(db(), randomUUID(), [world.organizations.school], asked)
    expect(elsewhere.get(world.organizations.school)?.figures[0]?.value).toBe(0)
  })

  it.each(['PLAN_APPROVED', 'PORTFOLIO_PROJECTS', 'PROGRAMMES_UPDATED', 'HOURS_REACHED'] as const)(
    '%s of one organisation takes three statements at most, of many two, and agrees',
    async (measure) => {
      const asked = { measure, planKind: null, today: school.today, dueOn: null }
      const ids = Object.values(world.organizations)
      const one = await countStatements(() => read(measure))
      expect(one).toBeLessThanOrEqual(3)
      expect(await countStatements(() => listMeasured(db(), world.municipalityId, ids, asked))).toBe(2)
      const many = await listMeasured(db(), world.municipalityId, ids, asked)
      expect(many.get(world.organizations.school)?.figures).toEqual((await read(measure)).figures)
    },
  )
})

describe('routes of children', () => {
  const count = async (planKind: 'SCHOOL' | 'KINDERGARTEN' | null) => {
    const asked = { measure: 'PATHWAYS_KEPT' as const, planKind, today: school.today, dueOn: null }
    const { figures } = await findMeasured(db(), world.municipalityId, world.organizations.school, asked)
    return Object.fromEntries(figures.map(({ key, value }) => [key, value]))
  }

  it('count in force only, of present children, in groups where the item asks kindergartens and in classes where schools', async () => {
    const before = await count('SCHOOL')
    const place = { municipalityId: world.municipalityId, organizationId: world.organizations.school }
    const group = await makeClass({ ...place, yearId: school.year.id, from: school.from }, 'Ромашка', 1, 4)
    await db().classGroup.update({ where: { id: group.id }, data: { kind: 'PRESCHOOL_GROUP', grade: null } })
    expect(await count('KINDERGARTEN')).toMatchObject({ pupils: 4, withPathway: 0, share: 0 })
    const route = (studentId: string, state: 'ACTIVE' | 'DRAFT' | 'COMPLETED') =>
      db().pathway.create({
        data: {
          ...{
            ...place,
            studentId,
            yearId: school.year.id,
            classGroupId: group.id,
            state,
            templateKey: 'kindergarten-light',
          },
          ...{
            goal: 'Цель',
            openFor: `${studentId} ${school.year.id}`,
            curatorId: world.head.userId,
            createdById: world.head.userId,
          },
        },
      })
    await route(group.pupils[0] ?? '', 'ACTIVE')
    await route(group.pupils[1] ?? '', 'COMPLETED')
    await route(group.pupils[2] ?? '', 'DRAFT')
    expect(await count('KINDERGARTEN')).toMatchObject({ pupils: 4, withPathway: 2, share: 50 })
    expect(await count('SCHOOL')).toEqual(before)
    expect(await count(null), 'a school’s own words mean its classes').toEqual(before)
  })
})

describe('a measure of an issued item', () => {
  const choose = (itemId: string, measure: ItemMeasure | null, version: number, who = world.controller) =>
    run(who, 'resolution.issue', chooseMeasure, { itemId, measure, version })
  const versionOf = async (id: string) => (await db().resolutionItem.findUniqueOrThrow({ where: { id } })).version

  it('is chosen by the Department alone, with an event; the same again is no change; an old page is told', async () => {
    const { itemId } = await measured('PLAN_APPROVED')
    const version = await versionOf(itemId)
    expect(said(await choose(itemId, 'HOURS_REACHED', version, world.head))).toBe('FORBIDDEN')
    expect(said(await choose(itemId, 'HOURS_REACHED', version))).toBe('done')
    expect(said(await choose(itemId, 'HOURS_REACHED', version))).toBe('already')
    expect(said(await choose(itemId, null, version))).toBe('CHANGED_MEANWHILE')
    const event = await db().event.findFirstOrThrow({ where: { kind: 'measureChosen', subjectId: itemId } })
    expect(event.data).toEqual({ from: 'PLAN_APPROVED', to: 'HOURS_REACHED' })
    expect(said(await choose(randomUUID(), null, 1))).toBe('NOT_FOUND')
  })

  it('of a resolution entered afterwards is refused (rule 28); of two at once one is heard', async () => {
    const { itemId } = await measured('PLAN_APPROVED')
    const version = await versionOf(itemId)
    const both = await Promise.all([
      choose(itemId, 'HOURS_REACHED', version),
      choose(itemId, 'PORTFOLIO_PROJECTS', version),
    ])
    expect(tally(both)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    const { resolutionId } = await db().resolutionItem.findUniqueOrThrow({ where: { id: itemId } })
    await db().resolution.update({ where: { id: resolutionId }, data: { historical: true } })
    expect(said(await choose(itemId, null, version + 1))).toBe('HISTORICAL')
  })
})
