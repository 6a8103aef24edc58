import { randomUUID as key } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { Verb } from '@/lib/kernel/permissions'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { acknowledgePathway, answerFamily, writeFamilyNote } from '@/lib/pathways/commands/notes'
import { findPathwayOfFamily } from '@/lib/pathways/loaders/family'
import { listFamilyNotes, listWaitingNotes } from '@/lib/pathways/queries/notes'
import { listPathwaysOf } from '@/lib/pathways/queries/overview'
import { acknowledgementOf } from '@/lib/pathways/rules/notes'
import { useDatabase } from '../../support/database'
import { dataOf, run, said, tally } from '../../support/run-command'
import { makeSchool, type School } from '../../support/school'
import { makePerson, makeWorld, type World, ZONE } from '../../support/town'

useDatabase()

let world: World
let school: School
let child = ''
let other = ''
let mother: Actor
let father: Actor
let stranger: Actor

const scope = (actor: Actor, verb: Verb) => scopeOf(actor, verb) as Scope

async function parentOf(studentId: string): Promise<Actor> {
  const actor = await makePerson(world.town, 'PARENT', world.organizations.school, 'Родителева')
  await db().guardianLink.create({
    data: {
      ...{ municipalityId: world.municipalityId, studentId, userId: actor.userId, kinship: 'MOTHER' },
      ...{ standsFor: `${studentId} ${actor.userId}`, createdAt: new Date(), verifiedById: world.head.userId },
    },
  })
  return actor
}

async function route(studentId: string, approvedOn = addDays(school.today, -3)) {
  return db().pathway.create({
    data: {
      ...{
        municipalityId: world.municipalityId,
        organizationId: world.organizations.school,
        studentId,
        state: 'ACTIVE',
      },
      ...{ yearId: school.year.id, classGroupId: school.mine.id, templateKey: 'grades-8-9', goal: 'Колледж' },
      ...{ curatorId: world.teacher.userId, createdById: world.teacher.userId, approvedAt: dayToDate(approvedOn) },
      openFor: `${studentId} ${school.year.id}`,
    },
  })
}

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
  ;[child = '', other = ''] = school.mine.pupils
  await route(child)
  await route(other, addDays(school.today, -20))
  mother = await parentOf(child)
  father = await parentOf(child)
  stranger = await parentOf(other)
})

const acknowledge = (actor: Actor, word: 'SEEN' | 'AGREED', studentId = child) =>
  run(actor, 'family.answer', acknowledgePathway, { studentId, word, requestKey: key() })
const ask = (actor: Actor, text: string, more: Record<string, unknown> = {}) =>
  run(actor, 'family.answer', writeFamilyNote, {
    ...{ studentId: child, kind: 'QUESTION' as const, text, requestKey: key(), ...more },
  })
const answer = (actor: Actor, noteId: string, text = 'В пятницу.') =>
  run(actor, 'pathway.write', answerFamily, { noteId, text, requestKey: key() })
const noteOf = (authorId: string) => db().familyNote.findFirstOrThrow({ where: { authorId, waits: true } })

describe('acknowledging a route', () => {
  it('is said once by each word when pressed twice at once, by the own family alone', async () => {
    expect(said(await acknowledge(stranger, 'SEEN'))).toBe('NOT_FOUND')
    expect(said(await acknowledge(world.teacher, 'SEEN'))).toBe('FORBIDDEN')
    expect(tally(await Promise.all([acknowledge(mother, 'SEEN'), acknowledge(mother, 'SEEN')]))).toEqual({
      done: 1,
      ALREADY_AGREED: 1,
    })
    expect(said(await acknowledge(mother, 'AGREED'))).toBe('done')
    expect(said(await acknowledge(mother, 'SEEN'))).toBe('ALREADY_AGREED')
    expect(said(await acknowledge(father, 'AGREED'))).toBe('done')
    expect(await db().familyNote.count({ where: { studentId: child, kind: { in: ['SEEN', 'AGREED'] } } })).toBe(3)
  })

  it('counts for the route as it was approved last; silence of two weeks is told', async () => {
    const standing = async () => {
      const rows = await listPathwaysOf(db(), scope(world.teacher, 'pathway.read'), school.today, school.year.id, [
        child,
        other,
      ])
      return Object.fromEntries(
        rows.map((row) => [row.studentId, acknowledgementOf(row.said, row.approvedOn ?? school.today, school.today)]),
      )
    }
    expect(await standing()).toEqual({ [child]: 'agreed', [other]: 'late' })
    const approvedAt = new Date(Date.now() + 60_000)
    await db().pathway.updateMany({ where: { studentId: child }, data: { approvedAt } })
    expect((await standing())[child]).toBe('waiting')
    await db().pathway.updateMany({
      where: { studentId: child },
      data: { approvedAt: dayToDate(addDays(school.today, -3)) },
    })
  })

  it('is for a route in force: not one being revised, nor one put off', async () => {
    for (const state of ['REVISION', 'SUSPENDED'] as const) {
      await db().pathway.updateMany({ where: { studentId: other }, data: { state } })
      expect(said(await acknowledge(stranger, 'SEEN', other)), state).toBe('NOTHING_TO_ACKNOWLEDGE')
    }
    expect(said(await ask(stranger, 'Вопрос', { studentId: other }))).toBe('NO_CURATOR')
    expect(await findPathwayOfFamily(stranger, scope(stranger, 'family.read'), other)).toBeNull()
    await db().pathway.updateMany({ where: { studentId: other }, data: { state: 'ACTIVE' } })
    expect(await findPathwayOfFamily(stranger, scope(stranger, 'family.read'), other)).not.toBeNull()
    expect(await findPathwayOfFamily(stranger, scope(stranger, 'family.read'), child)).toBeNull()
  })
})

describe('a question of a family', () => {
  it('waits with the curator and the head, is answered once, and each parent sees the own talk', async () => {
    const requestKey = key()
    const twice = await Promise.all([1, 2].map(() => ask(mother, 'Когда экскурсия?', { requestKey })))
    expect(twice.every(({ ok }) => ok)).toBe(true)
    expect(await db().familyNote.count({ where: { requestKey } })).toBe(1)
    dataOf(await ask(father, 'Можно ли иначе?', { kind: 'COMMENT' }))
    expect(said(await ask(stranger, 'Чужой вопрос'))).toBe('NOT_FOUND')
    const waiting = async (actor: Actor) =>
      (await listWaitingNotes(db(), scope(actor, 'pathway.write'), school.today, ZONE)).map(
        ({ studentId }) => studentId,
      )
    expect(await waiting(world.teacher)).toEqual([child])
    expect(await waiting(world.head)).toEqual([child])
    expect(await waiting(school.colleague)).toEqual([])
    const mine = await noteOf(mother.userId)
    for (const actor of [school.colleague, world.stranger]) expect(said(await answer(actor, mine.id))).toBe('NOT_FOUND')
    expect(said(await answer(mother, mine.id))).toBe('FORBIDDEN')
    expect(said(await answer(world.teacher, mine.id))).toBe('done')
    const talkOf = async (actor: Actor) =>
      (await listFamilyNotes(db(), child, ZONE, actor.userId)).map(({ text }) => text).filter(Boolean)
    expect((await talkOf(mother)).sort()).toEqual(['В пятницу.', 'Когда экскурсия?'])
    expect(await talkOf(father)).toEqual(['Можно ли иначе?'])
    expect(await waiting(world.teacher)).toEqual([child])
    dataOf(await answer(world.head, (await noteOf(father.userId)).id, 'Обсудим.'))
    expect(await waiting(world.teacher)).toEqual([])
  })

  it('an answer is no question: nobody answers it', async () => {
    const made = await db().familyNote.findFirstOrThrow({ where: { kind: 'ANSWER' } })
    expect(said(await answer(world.teacher, made.id))).toBe('NOT_FOUND')
  })
})
