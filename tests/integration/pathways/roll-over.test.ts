import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dateToDay, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { savePathway } from '@/lib/pathways/commands/pathways'
import { runWholeRollOver, undoWholeRollOver } from '@/lib/pathways/commands/roll-over'
import { TEMPLATES } from '@/lib/pathways/rules/templates'
import { readRollFacts } from '@/lib/students/queries/roll-over'
import { planMark, planRollOver } from '@/lib/students/rules/roll-over'
import { useDatabase } from '../../support/database'
import { dataOf, said, tally } from '../../support/run-command'
import { enrolled, key, makeSchool, runOn, type School } from '../students/fixture'

useDatabase()

type World = Awaited<ReturnType<typeof schoolWithRoutes>>

/** Two pupils of the 8А, one with a route in force, one with a draft, one of the 11А who graduates, and a child of the school's group. */
async function schoolWithRoutes() {
  const s = await makeSchool()
  const { school } = s.organizations
  const eleventh = await s.put(school, 11, 'А')
  const group = await db().classGroup.create({
    data: {
      ...{ municipalityId: s.municipalityId, organizationId: school, yearId: s.current.id },
      ...{ kind: 'PRESCHOOL_GROUP', name: 'Подготовительная' },
    },
  })
  const route = async (classGroupId: string, state: 'ACTIVE' | 'DRAFT', templateKey = 'grades-8-9') => {
    const { id: studentId } = await enrolled(s, school, classGroupId)
    const step = { kind: 'TRIAL' as const, responsible: 'учитель', createdById: s.teacher.userId }
    const dueOn = dayToDate(addDays(s.current.startsOn, 100))
    const { id } = await db().pathway.create({
      data: {
        ...{
          municipalityId: s.municipalityId,
          organizationId: school,
          studentId,
          yearId: s.current.id,
          classGroupId,
          state,
        },
        ...{
          openFor: `${studentId} ${s.current.id}`,
          templateKey,
          goal: 'Колледж',
          curatorId: s.head.userId,
        },
        ...{ basis: 'DUTY', basisText: '273-ФЗ', professions: ['Геолог'], createdById: s.teacher.userId },
        steps: {
          create: [
            { ...step, title: 'Сделанный', dueOn, state: 'DONE', doneOn: dueOn },
            { ...step, title: 'Открытый', dueOn },
            { ...step, title: 'Пропущенный', dueOn, state: 'SKIPPED', reason: 'Болел' },
          ],
        },
      },
    })
    return { id, studentId }
  }
  const active = await route(s.first, 'ACTIVE')
  await attended(s, active)
  return {
    ...s,
    june: addDays(s.current.endsOn, -80),
    active,
    draft: await route(s.first, 'DRAFT'),
    leaver: await route(eleventh, 'ACTIVE'),
    child: await route(group.id, 'ACTIVE', 'kindergarten-light'),
  }
}

/** A further step of the route, taken from the plan, whose activity the child has attended: done, though nobody marked it. */
async function attended(s: School, { id, studentId }: { id: string; studentId: string }) {
  const { school: organizationId } = s.organizations
  const place = { municipalityId: s.municipalityId, organizationId, yearId: s.current.id }
  const by = { createdById: s.head.userId }
  const plan = await db().careerPlan.create({ data: { ...place, ...by, kind: 'SCHOOL' } })
  const line = await db().planLine.create({ data: { planId: plan.id, organizationId } })
  const direction = await db().direction.findFirstOrThrow({ where: { yearId: s.current.id } })
  const heldOn = dayToDate(addDays(s.current.startsOn, 20))
  const activity = await db().activity.create({
    data: {
      ...{ ...place, ...by, heldOn, hours: 1, directionId: direction.id, form: 'TRIAL', title: 'Проба' },
      ...{ planLineId: line.id, leaderId: s.head.userId },
      classes: { create: { classGroupId: s.first, grade: 8 } },
    },
  })
  await db().participation.create({
    data: { activityId: activity.id, studentId, classGroupId: s.first, attended: true, hours: 1 },
  })
  await db().pathwayStep.create({
    data: {
      ...{
        pathwayId: id,
        kind: 'TRIAL',
        title: 'Закрытый записью',
        dueOn: heldOn,
        responsible: 'учитель',
        planLineId: line.id,
      },
      ...by,
    },
  })
}

async function roll(s: World, requestKey: string = key(), actor: School['head'] = s.head) {
  const facts = await readRollFacts(db(), s.organizations.school, s.current.id)
  const place = { programs: ['PRIMARY', 'BASIC', 'SECONDARY'] as const }
  const mark = planMark(planRollOver({ ...facts, place, newYear: s.next }))
  const form = { requestKey, yearId: s.current.id, mark, plans: [] }
  return runOn(s.june, actor, 'rollOver.run', runWholeRollOver, form)
}
async function undo(s: World) {
  const rollOver = await db().rollOver.findFirst({ where: { organizationId: s.organizations.school, undoneAt: null } })
  return runOn(s.june, s.head, 'rollOver.run', undoWholeRollOver, { rollOverId: rollOver?.id ?? key() })
}
const stateOf = async (id: string) => (await db().pathway.findUniqueOrThrow({ where: { id } })).state
const next = (s: World) =>
  db().pathway.findMany({
    where: { yearId: s.next.id, studentId: s.active.studentId },
    include: { steps: true, classGroup: true },
  })

describe('routes at the roll-over (rule 19)', () => {
  let s: World

  beforeAll(async () => {
    s = await schoolWithRoutes()
  })

  it('one in force is completed and goes on as a draft with what was open, once however often it is sent', async () => {
    const requestKey = key()
    const three = await Promise.all([roll(s, requestKey), roll(s, requestKey), roll(s, key(), s.deputy)])
    expect(tally(three)).toMatchObject({ done: 1 })
    expect(await stateOf(s.active.id)).toBe('COMPLETED')
    const made = await next(s)
    expect(made).toMatchObject([
      {
        ...{ studentId: s.active.studentId, continuesId: s.active.id, state: 'DRAFT', goal: 'Колледж', basis: 'DUTY' },
        ...{ curatorId: s.teacher.userId, professions: ['Геолог'], classGroup: { name: '9А' } },
      },
    ])
    const [step, ...rest] = made[0]?.steps ?? []
    expect(rest).toEqual([])
    expect(step).toMatchObject({ title: 'Открытый', state: 'PLANNED' })
    const due = dateToDay(step?.dueOn ?? new Date(0))
    expect(due >= s.next.startsOn && due <= s.next.endsOn).toBe(true)
  })

  it('a child of a group that comes to the first class goes on by the template and the goal of a school', async () => {
    const made = await db().pathway.findFirstOrThrow({
      where: { studentId: s.child.studentId, yearId: s.next.id },
      include: { steps: true, classGroup: true },
    })
    expect(made).toMatchObject({ continuesId: s.child.id, templateKey: 'grades-1-4', classGroup: { grade: 1 } })
    expect(made.goal).toBe(TEMPLATES.find(({ key: of }) => of === 'grades-1-4')?.goal)
    expect(made.steps.map(({ title }) => title)).toEqual(['Открытый'])
  })

  it('a draft stays in its year, the route of who graduates is closed', async () => {
    expect(await stateOf(s.draft.id)).toBe('DRAFT')
    expect(await db().pathway.findUniqueOrThrow({ where: { id: s.leaver.id } })).toMatchObject({
      ...{ state: 'CLOSED', openFor: null, closedReason: 'Окончил обучение' },
    })
  })

  it('undone, everything stands as it stood', async () => {
    expect(said(await undo(s))).toBe('done')
    expect(await next(s)).toEqual([])
    expect([await stateOf(s.active.id), await stateOf(s.leaver.id)]).toEqual(['ACTIVE', 'ACTIVE'])
    const back = await db().pathway.findUniqueOrThrow({ where: { id: s.leaver.id } })
    expect(back).toMatchObject({
      closedReason: null,
      stateBefore: null,
      openFor: `${s.leaver.studentId} ${s.current.id}`,
    })
    expect(said(await roll(s))).toBe('done')
    expect(await next(s)).toHaveLength(1)
  })

  it('is not undone once the draft that went on has been written in', async () => {
    const [made] = await next(s)
    const form = {
      ...{ pathwayId: made?.id ?? '', version: 1, goal: 'Другая цель', basis: 'DUTY' as const, basisText: '273-ФЗ' },
      ...{ strengths: null, needs: null, profile: null, professions: [], curatorId: null, reason: null },
    }
    // By the last days of August the child is not in the new class yet: head and deputy write for the whole organisation.
    dataOf(await runOn(s.june, s.head, 'pathway.write', savePathway, form))
    const answer = await undo(s)
    expect(said(answer)).toBe('ROLL_OVER_HAS_RECORDS')
    expect(answer).toMatchObject({ details: { points: ['индивидуальные маршруты детей на новый год: 1'] } })
    expect(await next(s)).toHaveLength(1)
  })
})
