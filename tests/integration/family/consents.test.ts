import { randomUUID as key } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { findClassHours } from '@/lib/activities/loaders/hours'
import { answerAsk, askFamilies, cancelAsk, recordAskAnswer } from '@/lib/family/commands/asks'
import { publishConsentText } from '@/lib/family/commands/consents'
import { findAwaiting, listAskAnswers, listFamilyAsks } from '@/lib/family/queries/asks'
import {
  consentedAmong,
  listConsentClasses,
  listConsentRegister,
  listTextsInForce,
} from '@/lib/family/queries/consents'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { Verb } from '@/lib/kernel/permissions'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { answerConsentAndRoute, recordConsentsAndRoutes } from '@/lib/pathways/commands/consents'
import { findPathwayOfStaff } from '@/lib/pathways/loaders/pathways'
import { useDatabase } from '../../support/database'
import { countStatements, dataOf, run, said, tally } from '../../support/run-command'
import { makeSchool, type School } from '../../support/school'
import { makePerson, makeWorld, type World, ZONE } from '../../support/town'

useDatabase()

let world: World
let school: School

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
})

const scope = (actor: Actor, verb: Verb) => scopeOf(actor, verb) as Scope
const texts = () => listTextsInForce(db(), world.municipalityId, ZONE)
const record = (actor: Actor, studentIds: string[], more: Record<string, unknown> = {}) =>
  run(actor, 'consent.record', recordConsentsAndRoutes, {
    ...{ classId: school.mine.id, purpose: 'PORTAL' as const, answer: 'GRANTED' as const, kinship: 'MOTHER' as const },
    ...{ signedOn: school.today, studentIds, ...more },
  })
/** A parent of the child, by a standing link. */
async function parentOf(studentId: string, kinship: 'MOTHER' | 'FATHER' | 'SELF' = 'MOTHER'): Promise<Actor> {
  const role = kinship === 'SELF' ? 'STUDENT' : 'PARENT'
  const actor = await makePerson(world.town, role, world.organizations.school, 'Родителева')
  await db().guardianLink.create({
    data: {
      ...{ municipalityId: world.municipalityId, studentId, userId: actor.userId, kinship, createdAt: new Date() },
      ...{ standsFor: `${studentId} ${actor.userId}`, verifiedById: world.head.userId },
    },
  })
  return actor
}
const answer = (actor: Actor, studentId: string, more: Record<string, unknown> = {}) =>
  run(actor, 'family.consent', answerConsentAndRoute, {
    ...{ studentId, purpose: 'PORTAL' as const, answer: 'GRANTED' as const, edition: 0, ...more },
  })
const answersOf = async (studentId: string) => {
  const rows = await listConsentRegister(
    db(),
    scope(world.head, 'consent.read'),
    school.mine.id,
    school.today,
    await texts(),
  )
  const row = rows.find((each) => each.studentId === studentId)
  return Object.fromEntries((row?.answers ?? []).map(({ purpose, standing }) => [purpose, standing]))
}
async function route(studentId: string, state: 'ACTIVE' | 'ON_APPROVAL' | 'DRAFT') {
  return db().pathway.create({
    data: {
      ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school, studentId, state },
      ...{ yearId: school.year.id, classGroupId: school.mine.id, templateKey: 'grades-8-9', goal: 'Колледж' },
      ...{ curatorId: world.teacher.userId, createdById: world.teacher.userId },
      openFor: `${studentId} ${school.year.id}`,
    },
  })
}

describe('paper answers of a class', () => {
  it('are recorded for several children at once, in as many statements for one as for five; sent at once they stand once', async () => {
    const [first = '', ...rest] = school.mine.pupils
    const one = await countStatements(async () => dataOf(await record(world.teacher, [first], { purpose: 'PHOTO' })))
    const many = await countStatements(async () => dataOf(await record(world.teacher, rest, { purpose: 'PHOTO' })))
    expect(many).toBe(one)
    const sent = await Promise.all([1, 2, 3].map(() => record(world.teacher, rest, { purpose: 'BVB' })))
    expect(sent.map((each) => dataOf(each).count).sort()).toEqual([0, 0, rest.length])
    expect(await db().consent.count({ where: { purpose: 'BVB', standsFor: { not: null } } })).toBe(rest.length)
    expect(await answersOf(first)).toEqual({ PHOTO: 'granted' })
  })

  it('are entered by who leads the class; others find none of it', async () => {
    const [child = ''] = school.mine.pupils
    for (const actor of [school.colleague, world.stranger]) expect(said(await record(actor, [child]))).toBe('NOT_FOUND')
    for (const actor of [school.psychologist, world.chief, world.parent])
      expect(said(await record(actor, [child])), actor.role).toBe('FORBIDDEN')
    expect(said(await record(world.teacher, [school.other.pupils[0] ?? '']))).toBe('NOT_IN_CLASS')
    expect(said(await record(world.teacher, []))).toBe('NOBODY_CHOSEN')
    expect(said(await record(world.teacher, [child], { signedOn: addDays(school.today, 1) }))).toBe('SIGNED_AHEAD')
  })

  it('hold from the day of the signature till the day they are withdrawn', async () => {
    const [child = ''] = school.mine.pupils
    const signedOn = addDays(school.today, -10)
    dataOf(await record(world.teacher, [child], { purpose: 'DIAGNOSTICS', signedOn }))
    const on = async (days: number) =>
      (await consentedAmong(db(), [child], 'DIAGNOSTICS', addDays(school.today, days))).has(child)
    expect([await on(-11), await on(-10), await on(0)]).toEqual([false, true, true])
    const withdrawn = { purpose: 'DIAGNOSTICS', answer: 'REFUSED', signedOn: addDays(school.today, -3) }
    dataOf(await record(world.teacher, [child], withdrawn))
    expect([await on(-4), await on(-3), await on(0)]).toEqual([true, false, false])
    expect(await answersOf(child)).toMatchObject({ DIAGNOSTICS: 'withdrawn' })
  })
})

describe('a family’s answer on screen', () => {
  it('counts for the own child alone, not for another’s, over a frozen or revoked link, or for a pupil', async () => {
    const [, child = '', another = ''] = school.mine.pupils
    const mother = await parentOf(child)
    expect(said(await answer(mother, another))).toBe('NOT_FOUND')
    expect(said(await answer(await parentOf(child, 'SELF'), child))).toBe('FORBIDDEN')
    const link = { where: { standsFor: `${child} ${mother.userId}` } }
    await db().guardianLink.update({ ...link, data: { frozenAt: new Date() } })
    expect(said(await answer(mother, child))).toBe('NOT_FOUND')
    await db().guardianLink.update({ ...link, data: { frozenAt: null } })
    expect(said(await answer(mother, child))).toBe('done')
    expect(said(await answer(mother, child))).toBe('ALREADY_SO')
    const stored = await db().consent.findFirstOrThrow({ where: { studentId: child, purpose: 'PORTAL' } })
    expect(stored).toMatchObject({ method: 'ONLINE', kinship: 'MOTHER', guardianId: mother.userId })
  })

  it('is taken back after the child has left too, while the family still has access', async () => {
    const [, , , child = ''] = school.other.pupils
    const mother = await parentOf(child)
    dataOf(await answer(mother, child, { purpose: 'BVB' }))
    const left = dayToDate(addDays(school.today, -3))
    await db().enrollment.updateMany({ where: { studentId: child }, data: { validUntil: left, leaveReason: 'LEFT' } })
    await db().student.update({ where: { id: child }, data: { leftOn: left } })
    expect(said(await answer(mother, child, { purpose: 'BVB', answer: 'REFUSED' }))).toBe('done')
  })

  it('of both parents: the last word counts, and every word stays', async () => {
    const [, , child = ''] = school.mine.pupils
    const [mother, father] = [await parentOf(child), await parentOf(child, 'FATHER')]
    expect(said(await answer(mother, child, { purpose: 'PHOTO', answer: 'REFUSED' }))).toBe('done')
    expect(said(await answer(father, child, { purpose: 'PHOTO' }))).toBe('done')
    expect(await answersOf(child)).toMatchObject({ PHOTO: 'granted' })
    const rows = await db().consent.findMany({
      where: { studentId: child, purpose: 'PHOTO' },
      orderBy: { recordedAt: 'asc' },
    })
    expect(rows.map(({ state }) => state)).toEqual(['WITHDRAWN', 'GRANTED'])
  })

  it('a «yes» and a «no» at once leave one latest answer', async () => {
    const [, , , child = ''] = school.mine.pupils
    const [mother, father] = [await parentOf(child), await parentOf(child, 'FATHER')]
    const both = await Promise.all([
      answer(mother, child, { purpose: 'PARTNER_TRANSFER' }),
      answer(father, child, { purpose: 'PARTNER_TRANSFER', answer: 'REFUSED' }),
    ])
    expect(both.every(({ ok }) => ok)).toBe(true)
    expect(
      await db().consent.count({ where: { studentId: child, purpose: 'PARTNER_TRANSFER', standsFor: { not: null } } }),
    ).toBe(1)
  })
})

describe('a withdrawn word on the portal (rule 21)', () => {
  it('suspends the route, cancels slips, hides the name in lists; given again, all is as it was', async () => {
    const [, , , , child = '', other = ''] = school.mine.pupils
    const active = await route(child, 'ACTIVE')
    const waiting = await route(other, 'ON_APPROVAL')
    dataOf(await record(world.teacher, [child, other]))
    const slip = await db().accessSlip.create({
      data: {
        ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school, studentId: child },
        ...{
          kind: 'GUARDIAN',
          selector: key().slice(0, 8),
          codeHash: '00',
          issuedAt: new Date(),
          issuedById: world.head.userId,
        },
        ...{ expiresAt: new Date(Date.now() + 86_400_000), requestKey: key() },
      },
    })
    const mother = await parentOf(child)
    dataOf(await answer(mother, child, { answer: 'REFUSED' }))
    dataOf(await record(world.teacher, [other], { answer: 'REFUSED' }))
    const state = async (id: string) => (await db().pathway.findUniqueOrThrow({ where: { id } })).state
    expect([await state(active.id), await state(waiting.id)]).toEqual(['SUSPENDED', 'SUSPENDED'])
    expect((await db().accessSlip.findUniqueOrThrow({ where: { id: slip.id } })).revokedAt).not.toBeNull()
    expect(await findPathwayOfStaff(world.teacher, scope(world.teacher, 'pathway.read'), active.id)).toBeNull()
    expect(await findPathwayOfStaff(world.head, scope(world.head, 'pathway.read'), active.id)).not.toBeNull()
    const hours = await findClassHours(world.teacher, scope(world.teacher, 'hours.read'), school.mine.id)
    expect(hours?.pupils.filter(({ name }) => name.lastName === 'Без согласия семьи')).toHaveLength(2)
    expect(hours?.pupils).toHaveLength(6)
    dataOf(await answer(mother, child))
    dataOf(await record(world.teacher, [other]))
    expect([await state(active.id), await state(waiting.id)]).toEqual(['ACTIVE', 'ON_APPROVAL'])
    const events = await db().event.findMany({ where: { kind: { in: ['pathwaysSuspended', 'pathwaysResumed'] } } })
    expect(events).toHaveLength(4)
  })

  it('leaves a draft a draft', async () => {
    const [child = ''] = school.mine.pupils
    const draft = await route(child, 'DRAFT')
    dataOf(await record(world.teacher, [child]))
    dataOf(await record(world.teacher, [child], { answer: 'REFUSED' }))
    expect((await db().pathway.findUniqueOrThrow({ where: { id: draft.id } })).state).toBe('DRAFT')
  })
})

describe('a child that has gone to another school', () => {
  it('is a child of a new operator: what was agreed with the old one holds there alone, and is asked anew', async () => {
    const [child = ''] = school.other.pupils
    const other = { classId: school.other.id, purpose: 'DIAGNOSTICS', signedOn: addDays(school.today, -20) }
    dataOf(await record(school.colleague, [child], other))
    const moved = addDays(school.today, -5)
    await db().enrollment.updateMany({
      where: { studentId: child },
      data: { validUntil: dayToDate(addDays(moved, -1)), leaveReason: 'TRANSFERRED' },
    })
    await db().enrollment.create({
      data: {
        ...{ municipalityId: world.municipalityId, studentId: child, organizationId: world.organizations.otherSchool },
        ...{ classGroupId: school.foreign.id, yearId: school.year.id, validFrom: dayToDate(moved) },
      },
    })
    const on = async (days: number) =>
      (await consentedAmong(db(), [child], 'DIAGNOSTICS', addDays(school.today, days))).has(child)
    expect([await on(-20), await on(-6), await on(-5), await on(0)]).toEqual([true, true, false, false])
    const there = { classId: school.foreign.id, purpose: 'DIAGNOSTICS' }
    expect(dataOf(await record(world.stranger, [child], there)).count).toBe(1)
    expect([await on(-5), await on(0)]).toEqual([false, true])
    expect(await db().consent.count({ where: { studentId: child, standsFor: { not: null } } })).toBe(1)
  })
})

describe('an ask for an event', () => {
  const form = (more: Record<string, unknown> = {}) => ({
    ...{ requestKey: key(), classId: school.mine.id, purpose: 'EVENT' as const, title: 'Экскурсия', place: 'Фабрика' },
    ...{ heldOn: addDays(school.today, 20), details: null, answerBy: addDays(school.today, 10), ...more },
  })
  const ask = (actor: Actor, more: Record<string, unknown> = {}) => run(actor, 'consent.ask', askFamilies, form(more))

  it('reaches every child of the class once, however often it was sent', async () => {
    const requestKey = key()
    const sent = await Promise.all([1, 2, 3].map(() => ask(world.teacher, { requestKey })))
    expect(tally(sent)).toEqual({ done: 1, already: 2 })
    const { id } = dataOf(sent[0] as Awaited<ReturnType<typeof ask>>)
    expect(await db().consent.count({ where: { askId: id } })).toBe(school.mine.pupils.length)
    expect(said(await ask(school.colleague))).toBe('NOT_FOUND')
    expect(said(await ask(world.stranger))).toBe('NOT_FOUND')
    expect(said(await ask(world.teacher, { answerBy: addDays(school.today, 21) }))).toBe('ASK_DAYS')
    expect(said(await ask(world.teacher, { heldOn: addDays(school.today, -1) }))).toBe('ASK_PAST')
  })

  it('is answered by the own family or on paper, taken back, and not after its last day', async () => {
    const { id } = dataOf(await ask(world.teacher))
    const [child = '', other = ''] = school.mine.pupils
    const [mother, stranger] = [await parentOf(child), await parentOf(other)]
    const row = async (studentId: string) => db().consent.findFirstOrThrow({ where: { askId: id, studentId } })
    const { id: consentId } = await row(child)
    const say = (actor: Actor, more: Record<string, unknown> = {}) =>
      run(actor, 'family.consent', answerAsk, { consentId, answer: 'GRANTED' as const, note: null, ...more })
    expect((await findAwaiting(db(), child, school.today)).asks.some((each) => each.consentId === consentId)).toBe(true)
    expect(said(await say(stranger))).toBe('NOT_FOUND')
    expect(tally(await Promise.all([say(mother), say(mother)]))).toEqual({ done: 1, ALREADY_SO: 1 })
    expect((await findAwaiting(db(), child, school.today)).asks.some((each) => each.consentId === consentId)).toBe(
      false,
    )
    expect(said(await say(mother, { answer: 'REFUSED', note: 'Болеет' }))).toBe('done')
    expect(await row(child)).toMatchObject({ state: 'WITHDRAWN', note: 'Болеет' })
    const paper = { consentId: (await row(other)).id, answer: 'GRANTED' as const, kinship: 'FATHER' as const }
    expect(said(await run(school.colleague, 'consent.record', recordAskAnswer, paper))).toBe('NOT_FOUND')
    expect(said(await run(world.teacher, 'consent.record', recordAskAnswer, paper))).toBe('done')
    const answers = await listAskAnswers(db(), scope(world.head, 'consent.read'), id, school.today)
    expect(answers.filter(({ state }) => state === 'GRANTED')).toMatchObject([{ studentId: other, method: 'PAPER' }])
    // A standing purpose is another thing: a «yes» to one trip is none to all.
    expect(await consentedAmong(db(), [other], 'EVENT', school.today)).toEqual(new Set())
    const past = { answerBy: dayToDate(addDays(school.today, -1)) }
    await db().consentAsk.update({ where: { id }, data: past })
    expect(said(await say(mother))).toBe('ASK_OVER')
  })

  it('that is cancelled asks nobody any more', async () => {
    const { id: askId } = dataOf(await ask(world.teacher))
    const [child = ''] = school.mine.pupils
    const mother = await parentOf(child)
    expect(said(await run(world.stranger, 'consent.ask', cancelAsk, { askId, version: 1 }))).toBe('NOT_FOUND')
    expect(said(await run(world.teacher, 'consent.ask', cancelAsk, { askId, version: 7 }))).toBe('CHANGED_MEANWHILE')
    expect(said(await run(world.teacher, 'consent.ask', cancelAsk, { askId, version: 1 }))).toBe('done')
    expect(said(await run(world.teacher, 'consent.ask', cancelAsk, { askId, version: 2 }))).toBe('ASK_CANCELLED')
    const [mine] = (await listFamilyAsks(db(), child, school.today)).filter(({ ask: each }) => each.id === askId)
    expect(mine?.open).toBe(false)
    const input = { consentId: mine?.consentId ?? '', answer: 'GRANTED' as const, note: null }
    expect(said(await run(mother, 'family.consent', answerAsk, input))).toBe('ASK_CANCELLED')
  })
})

describe('the texts', () => {
  it('have editions: two who publish at once make one; who asks anew makes earlier answers outdated', async () => {
    const publish = (more: Record<string, unknown> = {}) =>
      run(world.chief, 'consent.texts', publishConsentText, {
        ...{ purpose: 'PHOTO' as const, version: 0, title: 'Съёмка', body: 'Текст', asksAnew: false, ...more },
      })
    expect(tally(await Promise.all([publish(), publish()]))).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    const [, , , child = ''] = school.mine.pupils
    dataOf(await record(world.teacher, [child], { purpose: 'PHOTO', answer: 'REFUSED' }))
    dataOf(await record(world.teacher, [child], { purpose: 'PHOTO' }))
    expect(await answersOf(child)).toMatchObject({ PHOTO: 'granted' })
    expect(said(await publish({ version: 1, asksAnew: true }))).toBe('done')
    expect(await answersOf(child)).toMatchObject({ PHOTO: 'outdated' })
    const mother = await parentOf(child)
    expect(said(await answer(mother, child, { purpose: 'PHOTO', edition: 1 }))).toBe('TEXT_CHANGED')
    expect(said(await answer(mother, child, { purpose: 'PHOTO', edition: 2 }))).toBe('done')
    expect(await answersOf(child)).toMatchObject({ PHOTO: 'granted' })
    expect(
      said(
        await run(world.head, 'consent.texts', publishConsentText, {
          ...{ purpose: 'PHOTO', version: 2 },
          ...{ title: 'Т', body: 'Т', asksAnew: false },
        }),
      ),
    ).toBe('FORBIDDEN')
  })
})

describe('the pages’ reads', () => {
  it('take as many statements for a school as for a class', async () => {
    const place = scope(world.head, 'consent.read')
    const classes = await listConsentClasses(db(), place, school.year.id, school.today)
    expect(classes.map(({ name }) => name)).toEqual(['3А', '8А', '8Б'])
    expect(classes.find(({ name }) => name === '8А')?.granted.BVB).toBe(5)
    const own = await listConsentClasses(db(), scope(school.colleague, 'consent.read'), school.year.id, school.today)
    expect(own.map(({ name }) => name)).toEqual(['8Б'])
  })
})
