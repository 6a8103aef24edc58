import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, dateToDay, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { draftPathways } from '@/lib/pathways/commands/drafts'
import { closePathway, confirmCurator, savePathway } from '@/lib/pathways/commands/pathways'
import { listEarlierPathways } from '@/lib/pathways/queries/continuing'
import { listPathwayClasses, listPathwaysOf } from '@/lib/pathways/queries/overview'
import { findPathway } from '@/lib/pathways/queries/pathways'
import { useDatabase } from '../../support/database'
import { countStatements, dataOf, run, said, tally } from '../../support/run-command'
import { makeSchool, makeYear, type School } from '../../support/school'
import { makeWorld, type World, ZONE } from '../../support/town'

useDatabase()

let world: World
let school: School

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
})

const scope = (actor: Actor) => scopeOf(actor, 'pathway.read') as Scope
const at = (studentId: string) => db().pathway.findFirstOrThrow({ where: { studentId, state: { not: 'CLOSED' } } })
const draft = (
  actor: Actor,
  classId: string,
  studentIds: string[],
  templateKey: 'grades-8-9' | 'grades-1-4' = 'grades-8-9',
) => run(actor, 'pathway.write', draftPathways, { classId, templateKey, studentIds })
const confirm = (actor: Actor, pathway: { id: string; version: number }, curatorId: string) =>
  run(actor, 'pathway.write', confirmCurator, { pathwayId: pathway.id, version: pathway.version, curatorId })
const shown = async (actor: Actor, id: string) => findPathway(db(), scope(actor), school.today, id, ZONE)

/** The pupil learns in another class from today on. */
async function move(studentId: string, to: { id: string; organizationId: string }) {
  const old = { studentId, validUntil: null }
  await db().enrollment.updateMany({ where: old, data: { validUntil: dayToDate(school.yesterday) } })
  const { municipalityId } = world
  await db().enrollment.create({
    data: {
      ...{ municipalityId, studentId, yearId: school.year.id, classGroupId: to.id },
      ...{ organizationId: to.organizationId, validFrom: dayToDate(school.today) },
    },
  })
}

describe('who leads the route of a child that has moved (rule 18)', () => {
  it('is asked of the new class, whose teacher says it once; the old teacher no longer reaches the route', async () => {
    const [child = '', stays = ''] = school.mine.pupils
    dataOf(await draft(world.teacher, school.mine.id, [child, stays]))
    expect(said(await confirm(world.teacher, await at(child), world.teacher.userId))).toBe('CURATOR_STANDS')
    await move(child, school.other)
    const pathway = await at(child)
    expect(await shown(world.teacher, pathway.id)).toBeNull()
    expect(await shown(school.colleague, pathway.id)).toMatchObject({
      ...{ curatorDue: true, leaderId: school.colleague.userId, className: '8Б' },
    })
    const place = { organizationId: school.other.organizationId, yearId: school.year.id, day: school.today }
    const counts = async () => {
      const classes = await listPathwayClasses(db(), scope(world.head), school.today, place)
      return Object.fromEntries(classes.map(({ name, curatorDue }) => [name, curatorDue]))
    }
    expect(await counts()).toEqual({ '3А': 0, '8А': 0, '8Б': 1 })
    const [row] = await listPathwaysOf(db(), scope(school.colleague), school.today, school.year.id, [child])
    expect(row?.curatorDue).toBe(true)

    expect(said(await confirm(world.teacher, pathway, world.teacher.userId))).toBe('NOT_FOUND')
    expect(said(await confirm(world.stranger, pathway, world.stranger.userId))).toBe('NOT_FOUND')
    expect(said(await confirm(world.parent, pathway, school.colleague.userId))).toBe('FORBIDDEN')
    expect(said(await confirm(school.colleague, pathway, world.stranger.userId))).toBe('CURATOR_UNKNOWN')
    // A role in the organisation is not work in it.
    expect(said(await confirm(school.colleague, pathway, world.parent.userId))).toBe('CURATOR_UNKNOWN')
    const both = await Promise.all([
      confirm(school.colleague, pathway, school.colleague.userId),
      confirm(world.head, pathway, world.head.userId),
    ])
    expect(tally(both)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    const named = await at(child)
    expect(named).toMatchObject({ curatedInId: school.other.id, version: pathway.version + 1 })
    expect(await shown(school.colleague, pathway.id)).toMatchObject({ curatorDue: false })
    expect(said(await confirm(school.colleague, named, school.colleague.userId))).toBe('CURATOR_STANDS')
    expect(await counts()).toEqual({ '3А': 0, '8А': 0, '8Б': 0 })
  })

  it('is asked too when the curator works there no longer, and answered by changing the curator', async () => {
    const [, , child = ''] = school.mine.pupils
    dataOf(await draft(world.teacher, school.mine.id, [child]))
    const pathway = await at(child)
    await db().pathway.update({ where: { id: pathway.id }, data: { curatorId: world.stranger.userId } })
    expect(await shown(world.teacher, pathway.id)).toMatchObject({ curatorDue: true, leaderId: world.teacher.userId })
    const form = { goal: 'Цель', basis: null, basisText: null, strengths: null, needs: null, profile: null }
    const more = { professions: [], reason: null, pathwayId: pathway.id, version: pathway.version }
    dataOf(await run(world.teacher, 'pathway.write', savePathway, { ...form, ...more, curatorId: world.head.userId }))
    expect(await shown(world.teacher, pathway.id)).toMatchObject({ curatorDue: false })
    expect(await at(child)).toMatchObject({ curatorId: world.head.userId, curatedInId: school.mine.id })
  })
})

describe('a draft of a child with a route of an earlier year', () => {
  let past: { id: string; startsOn: Date }
  beforeAll(async () => {
    past = await makeYear(world.municipalityId, school.today, 'CLOSED')
  })

  /** A route of last year in another organisation, with a done and two open steps. */
  async function earlier(studentId: string, more: Record<string, unknown> = {}) {
    const { municipalityId } = world
    const organizationId = world.organizations.otherSchool
    const from = dateToDay(past.startsOn)
    const group =
      (await db().classGroup.findFirst({ where: { yearId: past.id, organizationId } })) ??
      (await db().classGroup.create({
        data: { municipalityId, organizationId, yearId: past.id, kind: 'PRESCHOOL_GROUP', name: 'Солнышко' },
      }))
    const step = { kind: 'LESSON' as const, responsible: 'воспитатель', createdById: world.stranger.userId }
    const dueOn = dayToDate(addDays(from, 200))
    return db().pathway.create({
      data: {
        ...{
          municipalityId,
          organizationId,
          studentId,
          yearId: past.id,
          classGroupId: group.id,
          state: 'COMPLETED' as const,
        },
        ...{
          openFor: `${studentId} ${past.id}`,
          templateKey: 'kindergarten-light',
          goal: 'Прежняя цель',
          basis: 'CONSENT' as const,
        },
        ...{ basisText: 'Согласие', strengths: 'Лепит', needs: 'Речь', curatorId: world.stranger.userId },
        ...{ createdById: world.stranger.userId, professions: ['Пожарный'] },
        steps: {
          create: [
            { ...step, area: 'SPEECH', title: 'Сделанный', dueOn, state: 'DONE', doneOn: dueOn },
            { ...step, area: 'ARTISTIC', title: 'Открытый', dueOn },
            { ...step, area: 'SPEECH', title: 'Классный час «Профессии моей семьи»', dueOn },
          ],
        },
        ...more,
      },
    })
  }
  const steps = async (pathwayId: string) =>
    db().pathwayStep.findMany({ where: { pathwayId }, orderBy: { dueOn: 'asc' } })

  it('keeps what is known of the child and the open steps, once, without the other organisation’s basis and areas', async () => {
    const [child = '', fresh = ''] = school.small.pupils
    const before = await earlier(child)
    const cost = (ids: string[]) =>
      countStatements(() => listEarlierPathways(db(), scope(world.teacher), dateToDay(school.year.startsOn), ids))
    expect([await cost([child]), await cost(school.small.pupils)]).toEqual([1, 1])
    const found = await listEarlierPathways(
      db(),
      scope(world.teacher),
      dateToDay(school.year.startsOn),
      school.small.pupils,
    )
    expect(found).toEqual([{ studentId: child, yearCode: 'прошлый' }])
    const both = await Promise.all(
      [1, 2].map(() => draft(world.teacher, school.small.id, [child, fresh], 'grades-1-4')),
    )
    expect(tally(both)).toEqual({ done: 1, already: 1 })
    const made = await db().pathway.findFirstOrThrow({ where: { studentId: child, yearId: school.year.id } })
    expect(made).toMatchObject({
      ...{
        continuesId: before.id,
        strengths: 'Лепит',
        needs: 'Речь',
        professions: ['Пожарный'],
        basis: null,
        basisText: null,
      },
      ...{ templateKey: 'grades-1-4', curatorId: world.teacher.userId, state: 'DRAFT' },
    })
    expect(made.goal).not.toBe('Прежняя цель')
    const all = await steps(made.id)
    expect(all).toHaveLength(7)
    const open = all.filter(({ title }) => title === 'Открытый')
    expect(open).toMatchObject([{ area: null, state: 'PLANNED' }])
    expect(dateToDay(open[0]?.dueOn ?? new Date(0)) >= dateToDay(school.year.startsOn)).toBe(true)
    const plain = await db().pathway.findFirstOrThrow({ where: { studentId: fresh } })
    expect(plain).toMatchObject({ continuesId: null, strengths: null, professions: [] })
    expect(await steps(plain.id)).toHaveLength(6)
    expect(await shown(world.teacher, made.id)).toMatchObject({ continues: { id: before.id, yearCode: 'прошлый' } })
  })

  it('closed as begun by mistake leaves the earlier one to the next draft', async () => {
    const [child = ''] = school.small.pupils
    const made = await db().pathway.findFirstOrThrow({ where: { studentId: child, yearId: school.year.id } })
    const form = { pathwayId: made.id, version: made.version, reason: 'По ошибке' }
    dataOf(await run(world.teacher, 'pathway.write', closePathway, form))
    dataOf(await draft(world.teacher, school.small.id, [child], 'grades-1-4'))
    const again = await db().pathway.findFirstOrThrow({
      where: { studentId: child, yearId: school.year.id, state: 'DRAFT' },
    })
    expect(again.continuesId).not.toBeNull()
  })

  it('takes nothing over from one that was put off for want of a consent or closed as a mistake, and no more steps than a route holds', async () => {
    const [, , suspended = '', long = ''] = school.small.pupils
    await earlier(suspended, { state: 'SUSPENDED' })
    const mistaken = { state: 'CLOSED', stateBefore: null, openFor: null, closedReason: 'По ошибке' }
    await earlier(suspended, mistaken)
    const many = await earlier(long)
    const step = {
      kind: 'LESSON' as const,
      responsible: 'воспитатель',
      createdById: world.stranger.userId,
      pathwayId: many.id,
    }
    const rows = Array.from({ length: 38 }, (_, n) => ({
      ...step,
      title: `Ещё ${n}`,
      dueOn: dayToDate(school.yesterday),
    }))
    await db().pathwayStep.createMany({ data: rows })
    dataOf(await draft(world.teacher, school.small.id, [suspended, long], 'grades-1-4'))
    const [one, two] = await Promise.all(
      [suspended, long].map((studentId) =>
        db().pathway.findFirstOrThrow({ where: { studentId, yearId: school.year.id } }),
      ),
    )
    expect(one?.continuesId).toBeNull()
    expect(await steps(two?.id ?? '')).toHaveLength(40)
  })
})
