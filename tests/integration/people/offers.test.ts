import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { Role } from '@/lib/kernel/prisma/enums'
import { scopeOf } from '@/lib/kernel/scope'
import { resetPassword } from '@/lib/people/commands/accounts'
import { revokeGrant } from '@/lib/people/commands/grants'
import { answerOffer, offerGrant, withdrawOffer } from '@/lib/people/commands/offers'
import { signIn } from '@/lib/people/commands/sign-in'
import { listGivenOffers, listOwnOffers } from '@/lib/people/queries/offers'
import { findPerson, listPeople } from '@/lib/people/queries/people'
import { enter, key, makePerson, makeTown, mustActor, PASSWORD, reasonOf, run, type Town, visitor } from './fixture'

let town: Town
let abroad: Town
let head: Actor
let secondHead: Actor
beforeAll(async () => {
  town = await makeTown()
  abroad = await makeTown('Соседний район')
  const signedIn = async (role: Role, organizationId: string) =>
    mustActor(await enter((await makePerson(town, [{ role, organizationId }])).login))
  head = await signedIn('ORG_HEAD', town.school)
  secondHead = await signedIn('ORG_HEAD', town.otherSchool)
})

const teacher = () => makePerson(town, [{ role: 'TEACHER', organizationId: town.school }])
const offer = (login: string, more = {}, by = secondHead) =>
  run(by, 'user.edit', offerGrant, {
    requestKey: key(),
    login,
    role: 'TEACHER' as Role,
    organizationId: by.organizationId,
    validFrom: null,
    validUntil: null,
    ...more,
  })
const answer = (actor: Actor, offerId: string, how: 'accept' | 'decline') =>
  run(actor, 'account.own', answerOffer, { offerId, answer: how })
const offersOf = async (userId: string) => listOwnOffers(db(), userId, localDay(new Date(), 'Asia/Irkutsk'))

describe('a role for a person of another organisation', () => {
  it('waits for the person, is in force after acceptance, and both roles can be switched between', async () => {
    const person = await teacher()
    const requestKey = key()
    expect(await offer(person.login, { requestKey })).toMatchObject({ ok: true, data: { given: false } })
    expect(await offer(person.login, { requestKey })).toMatchObject({ ok: true, already: true })
    expect(await db().roleGrant.count({ where: { userId: person.id } })).toBe(1)
    const actor = await mustActor(await enter(person.login))
    expect(actor).toMatchObject({ hasOffers: true, organizationId: town.school })
    const [open] = await offersOf(person.id)
    expect(open).toMatchObject({ role: 'TEACHER', organizationName: 'Школа № 2' })
    expect(reasonOf(await answer(actor, open?.id ?? '', 'accept'))).toBe('ok')
    const after = await mustActor(await enter(person.login))
    expect(after.hasOffers).toBe(false)
    expect(after.grants.map(({ organizationId }) => organizationId).sort()).toEqual(
      [town.school, town.otherSchool].sort(),
    )
    const events = await db().event.findMany({ where: { subjectId: person.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ['grantOffered', secondHead.userId],
      ['grantGiven', person.id],
    ])
  })

  it('gives the second head neither the name before the answer, nor the account, nor the other role ever', async () => {
    const person = await makePerson(town, [{ role: 'TEACHER', organizationId: town.school }], { lastName: 'Тайная' })
    await offer(person.login)
    const scope = scopeOf(secondHead, 'user.read')
    if (!scope) throw new Error('no scope')
    const today = localDay(new Date(), 'Asia/Irkutsk')
    const filter = { search: null, role: null, organizationId: null, state: null, after: null }
    expect(JSON.stringify(await listPeople(db(), scope, filter, today))).not.toContain('Тайная')
    expect(await findPerson(db(), scope, person.id, today, 'Asia/Irkutsk')).toBeNull()
    expect(JSON.stringify(await listGivenOffers(db(), scope, today))).not.toContain('Тайная')
    const [open] = await offersOf(person.id)
    await answer(await mustActor(await enter(person.login)), open?.id ?? '', 'accept')
    expect((await findPerson(db(), scope, person.id, today, 'Asia/Irkutsk'))?.grants).toHaveLength(1)
    const before = await db().user.findUniqueOrThrow({ where: { id: person.id } })
    const answers = [
      await run(secondHead, 'user.edit', resetPassword, { userId: person.id }),
      await run(secondHead, 'user.edit', revokeGrant, { grantId: person.grants[0] ?? '', lastDay: null }),
      await run(head, 'user.edit', resetPassword, { userId: person.id }),
    ]
    expect(answers.map(reasonOf)).toEqual(['ACCOUNT_OUT_OF_REACH', 'NOT_FOUND', 'ACCOUNT_OUT_OF_REACH'])
    expect(await db().user.findUniqueOrThrow({ where: { id: person.id } })).toEqual(before)
  })

  it('is refused alike for an unknown login, one of another municipality and a switched-off one', async () => {
    const foreign = await makePerson(abroad, [{ role: 'TEACHER', organizationId: abroad.school }])
    const off = await teacher()
    await db().user.update({ where: { id: off.id }, data: { disabledAt: new Date() } })
    const answers = await Promise.all(['no.such.login', foreign.login, off.login].map((login) => offer(login)))
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(answers.map(reasonOf)).toEqual(['LOGIN_NOT_FOUND', 'LOGIN_NOT_FOUND', 'LOGIN_NOT_FOUND'])
    expect(await db().grantOffer.count({ where: { userId: { in: [foreign.id, off.id] } } })).toBe(0)
    const told = await db().event.findMany({ where: { kind: 'grantOfferRefused' } })
    expect(told).toHaveLength(3)
    expect(JSON.stringify(told.map(({ data }) => data))).not.toContain(foreign.login)
  })

  it('is at once in force for an account without any role: its owner could not sign in to accept', async () => {
    const person = await makePerson(town, [{ role: 'TEACHER', organizationId: town.school, validUntil: '2025-06-01' }])
    expect(await offer(person.login)).toMatchObject({ ok: true, data: { given: true } })
    expect(await mustActor(await enter(person.login))).toMatchObject({ organizationId: town.otherSchool })
    expect(await signIn(visitor(), { login: person.login, password: PASSWORD })).toMatchObject({ ok: true })
  })

  it('is answered by its person alone, once, and not after it was withdrawn or its giver left', async () => {
    const person = await teacher()
    const other = await mustActor(await enter((await teacher()).login))
    await offer(person.login)
    const [open] = await offersOf(person.id)
    const id = open?.id ?? ''
    const actor = await mustActor(await enter(person.login))
    expect(reasonOf(await answer(other, id, 'accept'))).toBe('NOT_FOUND')
    expect(reasonOf(await run(head, 'user.edit', withdrawOffer, { offerId: id }))).toBe('NOT_FOUND')
    expect(reasonOf(await run(secondHead, 'user.edit', withdrawOffer, { offerId: id }))).toBe('ok')
    expect(reasonOf(await answer(actor, id, 'accept'))).toBe('OFFER_ENDED')
    await offer(person.login)
    const [again] = await offersOf(person.id)
    expect(reasonOf(await answer(actor, again?.id ?? '', 'decline'))).toBe('ok')
    expect(reasonOf(await answer(actor, again?.id ?? '', 'accept'))).toBe('OFFER_ENDED')
    const leaving = await makePerson(town, [{ role: 'ORG_HEAD', organizationId: town.otherSchool }])
    const by = await mustActor(await enter(leaving.login))
    await offer(person.login, {}, by)
    const [third] = await offersOf(person.id)
    await db().roleGrant.update({ where: { id: leaving.grants[0] }, data: { revokedAt: new Date() } })
    expect(reasonOf(await answer(actor, third?.id ?? '', 'accept'))).toBe('OFFER_ENDED')
    expect(await db().roleGrant.count({ where: { userId: person.id } })).toBe(1)
  })

  it('of ten acceptances at once makes one role', async () => {
    const person = await teacher()
    await offer(person.login)
    const [open] = await offersOf(person.id)
    const actor = await mustActor(await enter(person.login))
    const answers = await Promise.all(Array.from({ length: 10 }, () => answer(actor, open?.id ?? '', 'accept')))
    expect(answers.filter((each) => each.ok)).toHaveLength(1)
    expect(await db().roleGrant.count({ where: { userId: person.id } })).toBe(2)
  })

  it('is not offered twice, to oneself, beyond one’s reach, or to many logins in a row', async () => {
    const person = await teacher()
    await offer(person.login)
    expect(reasonOf(await offer(person.login))).toBe('OFFER_EXISTS')
    expect(reasonOf(await offer(secondHead.login))).toBe('OWN_ACCOUNT')
    expect(reasonOf(await offer(person.login, { role: 'ORG_HEAD' }))).toBe('ROLE_NOT_GIVABLE')
    expect(reasonOf(await offer(person.login, { organizationId: town.school }))).toBe('NOT_FOUND')
    const guesser = await mustActor(
      await enter((await makePerson(town, [{ role: 'ORG_HEAD', organizationId: town.school }])).login),
    )
    const reasons: string[] = []
    for (let i = 0; i < 21; i++) reasons.push(reasonOf(await offer(`guess${i}`, {}, guesser)))
    expect(reasons.at(-2)).toBe('LOGIN_NOT_FOUND')
    expect(reasons.at(-1)).toBe('TOO_MANY_LOGINS_TRIED')
  })
})
