import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import type { Role } from '@/lib/kernel/prisma/enums'
import { scopeOf } from '@/lib/kernel/scope'
import { createPerson, disablePerson, enablePerson, renamePerson, resetPassword } from '@/lib/people/commands/accounts'
import { giveGrant, revokeGrant } from '@/lib/people/commands/grants'
import { changePassword, endOwnSession, signOut, switchGrant } from '@/lib/people/commands/own-account'
import { signIn } from '@/lib/people/commands/sign-in'
import { listPeople } from '@/lib/people/queries/people'
import type { PeopleFilter } from '@/lib/people/types'
import {
  actorOf,
  enter,
  key,
  makePerson,
  makeTown,
  mustActor,
  PASSWORD,
  reasonOf,
  run,
  type Town,
  visitor,
} from './fixture'

let town: Town
let abroad: Town
let head: Actor
let deputy: Actor
let department: Actor
let admin: Actor
beforeAll(async () => {
  town = await makeTown()
  abroad = await makeTown('Соседний район')
  const signedIn = async (role: Role, organizationId: string) =>
    mustActor(await enter((await makePerson(town, [{ role, organizationId }])).login))
  head = await signedIn('ORG_HEAD', town.school)
  deputy = await signedIn('ORG_DEPUTY', town.school)
  department = await signedIn('DEPARTMENT_HEAD', town.department)
  admin = await signedIn('ADMIN', town.department)
})

const newPerson = (role: Role, organizationId: string, fields = {}) => ({
  requestKey: key(),
  lastName: 'Кедрова',
  firstName: 'Вера',
  middleName: null,
  login: null,
  role,
  organizationId,
  validFrom: null,
  validUntil: null,
  ...fields,
})

const teacher = (organizationId = town.school) => makePerson(town, [{ role: 'TEACHER', organizationId }])
const edit = <I, T>(actor: Actor, command: Parameters<typeof run<I, T>>[2], input: I) =>
  run(actor, 'user.edit', command, input)

describe('a new account', () => {
  it('gets a login from the name, a password shown once and has to change it', async () => {
    const made = await edit(head, createPerson, newPerson('TEACHER', town.school))
    if (!made.ok || !made.data.password) throw new Error('refused')
    expect(made.data.login).toBe('kedrova.v')
    const entered = await signIn(visitor('10.20.0.1'), { login: 'kedrova.v', password: made.data.password })
    expect(entered).toMatchObject({ ok: true, data: { mustChangePassword: true } })
    const second = await edit(head, createPerson, newPerson('TEACHER', town.school))
    expect(second).toMatchObject({ ok: true, data: { login: 'kedrova.v2' } })
    const events = await db().event.findMany({ where: { subjectId: made.data.userId }, orderBy: { id: 'asc' } })
    expect(events.map(({ kind }) => kind)).toEqual(['userCreated', 'grantGiven'])
  })

  it('is made once when the form is sent twice at once, and the second answer has no password', async () => {
    const input = newPerson('TEACHER', town.school, { lastName: 'Двойная' })
    const results = await Promise.all(Array.from({ length: 6 }, () => edit(head, createPerson, input)))
    expect(results.every((result) => result.ok)).toBe(true)
    const passwords = results.filter((result) => result.ok && result.data.password !== null)
    expect(passwords).toHaveLength(1)
    expect(await db().user.count({ where: { lastName: 'Двойная' } })).toBe(1)
  })

  it('of two people who take one login at once one gets it, the other a field error', async () => {
    const wish = { login: 'one.login' }
    const results = await Promise.all([
      edit(head, createPerson, newPerson('TEACHER', town.school, wish)),
      edit(deputy, createPerson, newPerson('TEACHER', town.school, wish)),
    ])
    expect(results.map(reasonOf).sort()).toEqual(['login', 'ok'])
    expect(await db().user.count({ where: { login: 'one.login' } })).toBe(1)
  })

  it('is given only with roles of one’s own reach', async () => {
    const answer = async (actor: Actor, role: Role, organizationId: string) =>
      reasonOf(await edit(actor, createPerson, newPerson(role, organizationId)))
    expect(await answer(deputy, 'ORG_HEAD', town.school)).toBe('ROLE_NOT_GIVABLE')
    expect(await answer(deputy, 'ORG_DEPUTY', town.school)).toBe('ROLE_NOT_GIVABLE')
    expect(await answer(head, 'ORG_HEAD', town.school)).toBe('ROLE_NOT_GIVABLE')
    expect(await answer(head, 'TEACHER', town.otherSchool)).toBe('NOT_FOUND')
    expect(await answer(department, 'TEACHER', town.school)).toBe('ROLE_NOT_GIVABLE')
    expect(await answer(department, 'ORG_HEAD', abroad.school)).toBe('NOT_FOUND')
    expect(await answer(department, 'ORG_HEAD', town.department)).toBe('ROLE_NOT_FOR_ORGANIZATION')
    expect(await answer(admin, 'TEACHER', town.school)).toBe('ROLE_NOT_GIVABLE')
    await db().organization.update({ where: { id: town.otherSchool }, data: { status: 'CLOSED' } })
    expect(await answer(department, 'ORG_HEAD', town.otherSchool)).toBe('ORGANIZATION_CLOSED')
    await db().organization.update({ where: { id: town.otherSchool }, data: { status: 'ACTIVE' } })
  })
})

describe('sessions end at the next request', () => {
  it('when the account is switched off', async () => {
    const person = await teacher()
    const secret = await enter(person.login)
    expect(reasonOf(await edit(head, disablePerson, { userId: person.id, note: null }))).toBe('ok')
    expect(await actorOf(secret)).toBeNull()
    expect(reasonOf(await edit(head, disablePerson, { userId: person.id, note: null }))).toBe('ALREADY_DISABLED')
    expect(reasonOf(await edit(head, enablePerson, { userId: person.id }))).toBe('ok')
    expect(await actorOf(secret)).toBeNull()
    expect(await actorOf(await enter(person.login))).not.toBeNull()
  })

  it('when the role is revoked, but not those under another role', async () => {
    const person = await makePerson(town, [
      { role: 'TEACHER', organizationId: town.school },
      { role: 'TEACHER', organizationId: town.otherSchool },
    ])
    const here = await enter(person.login)
    const there = await enter(person.login)
    const { sessionId } = await mustActor(there)
    await db().session.update({ where: { id: sessionId }, data: { grantId: person.grants[1] } })
    expect(reasonOf(await edit(head, revokeGrant, { grantId: person.grants[0] ?? '', lastDay: null }))).toBe('ok')
    expect(await actorOf(here)).toBeNull()
    expect(await actorOf(there)).toMatchObject({ organizationId: town.otherSchool })
  })

  it('when the role’s last day is over', async () => {
    const person = await teacher()
    const secret = await enter(person.login)
    expect(reasonOf(await edit(head, revokeGrant, { grantId: person.grants[0] ?? '', lastDay: '2099-12-31' }))).toBe(
      'ok',
    )
    expect(await actorOf(secret)).not.toBeNull()
    await db().roleGrant.update({ where: { id: person.grants[0] }, data: { validUntil: new Date('2020-01-02') } })
    expect(await actorOf(secret)).toBeNull()
  })

  it('when the password is reset, and the old one is worth nothing', async () => {
    const person = await teacher()
    const secret = await enter(person.login)
    const reset = await edit(head, resetPassword, { userId: person.id })
    if (!reset.ok || !reset.data.password) throw new Error('refused')
    expect(await actorOf(secret)).toBeNull()
    expect(reasonOf(await signIn(visitor('10.21.0.1'), { login: person.login, password: PASSWORD }))).toBe(
      'SIGN_IN_WRONG',
    )
    const entered = await signIn(visitor('10.21.0.1'), { login: person.login, password: reset.data.password })
    expect(entered).toMatchObject({ ok: true, data: { mustChangePassword: true } })
  })

  it('when the own password is changed: the others’, not the one at hand', async () => {
    const person = await teacher()
    const here = await enter(person.login)
    const there = await enter(person.login)
    const actor = await mustActor(here)
    const change = (currentPassword: string, newPassword: string) =>
      run(actor, 'account.own', changePassword, { currentPassword, newPassword })
    expect(reasonOf(await change('wrong', 'берёза синий чайник'))).toBe('currentPassword')
    expect(reasonOf(await change(PASSWORD, PASSWORD))).toBe('newPassword')
    for (const common of ['qwertyuiop', 'basketball', 'Dragon123456', 'пароль2024!', 'supermansuperman'])
      expect(reasonOf(await change(PASSWORD, common)), common).toBe('newPassword')
    expect(await actorOf(there)).not.toBeNull()
    expect(reasonOf(await change(PASSWORD, 'берёза синий чайник'))).toBe('ok')
    expect(await actorOf(here)).not.toBeNull()
    expect(await actorOf(there)).toBeNull()
  })

  it('when the person signs out or ends it from another device', async () => {
    const person = await teacher()
    const here = await enter(person.login)
    const there = await enter(person.login)
    const actor = await mustActor(here)
    const foreign = await mustActor(await enter((await teacher()).login))
    const { sessionId } = await mustActor(there)
    expect(reasonOf(await run(foreign, 'account.own', endOwnSession, { sessionId }))).toBe('NOT_FOUND')
    expect(reasonOf(await run(actor, 'account.own', endOwnSession, { sessionId }))).toBe('ok')
    expect(await actorOf(there)).toBeNull()
    await run(actor, 'account.own', signOut, {})
    expect(await actorOf(here)).toBeNull()
  })

  it('after 30 idle minutes and after 12 hours', async () => {
    const person = await teacher()
    const [idle, old] = [await enter(person.login), await enter(person.login)]
    const idleId = (await mustActor(idle)).sessionId
    const oldId = (await mustActor(old)).sessionId
    await db()
      .$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() - interval '29 minutes' WHERE "id" = ${idleId}::uuid`
    expect(await actorOf(idle)).not.toBeNull()
    await db()
      .$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() - interval '31 minutes' WHERE "id" = ${idleId}::uuid`
    expect(await actorOf(idle)).toBeNull()
    await db()
      .$executeRaw`UPDATE "Session" SET "createdAt" = now() - interval '721 minutes' WHERE "id" = ${oldId}::uuid`
    expect(await actorOf(old)).toBeNull()
  })

  it('guessing the current password from an open session is stopped after 10 tries', async () => {
    const actor = await mustActor(await enter((await teacher()).login))
    const change = (currentPassword: string) =>
      run(actor, 'account.own', changePassword, { currentPassword, newPassword: 'берёза синий чайник' })
    for (let i = 0; i < 10; i++) await change(`wrong ${i}`)
    expect(reasonOf(await change(PASSWORD))).toBe('TOO_MANY_PASSWORD_TRIES')
  })
})

describe('roles', () => {
  it('nobody changes the own ones', async () => {
    const grant = {
      requestKey: key(),
      role: 'TEACHER' as const,
      organizationId: town.school,
      validFrom: null,
      validUntil: null,
    }
    expect(reasonOf(await edit(head, giveGrant, { ...grant, userId: head.userId }))).toBe('OWN_ACCOUNT')
    expect(reasonOf(await edit(head, revokeGrant, { grantId: head.grantId, lastDay: null }))).toBe('OWN_ACCOUNT')
    expect(reasonOf(await edit(department, disablePerson, { userId: department.userId, note: null }))).toBe(
      'OWN_ACCOUNT',
    )
  })

  it('a deputy does not touch the head', async () => {
    expect(reasonOf(await edit(deputy, resetPassword, { userId: head.userId }))).toBe('ACCOUNT_OUT_OF_REACH')
    expect(reasonOf(await edit(deputy, revokeGrant, { grantId: head.grantId, lastDay: null }))).toBe(
      'ROLE_NOT_REVOCABLE',
    )
  })

  it('the admin resets a teacher’s password but not the Department’s', async () => {
    expect(reasonOf(await edit(admin, resetPassword, { userId: (await teacher()).id }))).toBe('ok')
    expect(reasonOf(await edit(admin, resetPassword, { userId: department.userId }))).toBe('ACCOUNT_OUT_OF_REACH')
  })

  it('people of another organisation and of another municipality are not found', async () => {
    const elsewhere = await teacher(town.otherSchool)
    const foreign = await makePerson(abroad, [{ role: 'TEACHER', organizationId: abroad.school }])
    for (const person of [elsewhere, foreign]) {
      expect(reasonOf(await edit(head, resetPassword, { userId: person.id }))).toBe('NOT_FOUND')
      expect(reasonOf(await edit(head, revokeGrant, { grantId: person.grants[0] ?? '', lastDay: null }))).toBe(
        'NOT_FOUND',
      )
    }
    expect(reasonOf(await edit(department, resetPassword, { userId: foreign.id }))).toBe('NOT_FOUND')
  })

  it('a teacher of two schools is managed by neither head', async () => {
    const shared = await makePerson(town, [
      { role: 'TEACHER', organizationId: town.school },
      { role: 'TEACHER', organizationId: town.otherSchool },
    ])
    expect(reasonOf(await edit(head, disablePerson, { userId: shared.id, note: null }))).toBe('ACCOUNT_OUT_OF_REACH')
  })

  it('the same role is given once even when two give it at once', async () => {
    const person = await teacher()
    const grant = () => ({
      userId: person.id,
      requestKey: key(),
      role: 'PSYCHOLOGIST' as const,
      organizationId: town.school,
      validFrom: null,
      validUntil: null,
    })
    const results = await Promise.all([edit(head, giveGrant, grant()), edit(deputy, giveGrant, grant())])
    expect(results.map(reasonOf).sort()).toEqual(['GRANT_EXISTS', 'ok'])
  })

  it('of two department heads who revoke each other at once one remains', async () => {
    const pair = await Promise.all(
      [1, 2].map(() => makePerson(town, [{ role: 'DEPARTMENT_HEAD', organizationId: town.department }])),
    )
    const [one, two] = await Promise.all(pair.map(async ({ login }) => mustActor(await enter(login))))
    if (!one || !two) throw new Error('no actors')
    const results = await Promise.all([
      edit(one, revokeGrant, { grantId: two.grantId, lastDay: null }),
      edit(two, revokeGrant, { grantId: one.grantId, lastDay: null }),
    ])
    expect(results.map(reasonOf).sort()).toEqual(['FORBIDDEN', 'ok'])
  })

  it('a switch goes to one’s own standing roles only', async () => {
    const person = await makePerson(town, [
      { role: 'TEACHER', organizationId: town.school },
      { role: 'PSYCHOLOGIST', organizationId: town.school },
    ])
    const secret = await enter(person.login)
    const actor = await mustActor(secret)
    expect(reasonOf(await run(actor, 'account.own', switchGrant, { grantId: head.grantId }))).toBe('NOT_FOUND')
    expect(reasonOf(await run(actor, 'account.own', switchGrant, { grantId: person.grants[1] ?? '' }))).toBe('ok')
    expect((await mustActor(secret)).role).toBe('PSYCHOLOGIST')
  })
})

describe('a name', () => {
  it('a stale correction gets both texts and changes nothing', async () => {
    const person = await teacher()
    const rename = (version: number, firstName: string) =>
      edit(head, renamePerson, { userId: person.id, version, lastName: 'Берёзова', firstName, middleName: null })
    expect(reasonOf(await rename(1, 'Ольга'))).toBe('ok')
    const stale = await rename(1, 'Елена')
    expect(stale).toMatchObject({
      reason: 'CHANGED_MEANWHILE',
      details: { theirs: { Имя: 'Ольга' }, mine: { Имя: 'Елена' }, version: 2 },
    })
    expect(await db().user.findUnique({ where: { id: person.id } })).toMatchObject({ firstName: 'Ольга' })
  })
})

describe('the list of people', () => {
  const nothing: PeopleFilter = { search: null, role: null, organizationId: null, state: null, after: null }
  const list = async (actor: Actor, filter: Partial<PeopleFilter> = {}) => {
    const scope = scopeOf(actor, 'user.read')
    if (!scope) throw new Error('no scope')
    return listPeople(db(), scope, { ...nothing, ...filter }, '2026-11-24')
  }

  it('is paged by key without gaps or doubles, in Russian order', async () => {
    for (let i = 0; i < 35; i++) {
      await makePerson(town, [{ role: 'PSYCHOLOGIST', organizationId: town.school }], {
        lastName: ['Ёлкина', 'Ежова', 'Жукова', 'Абрамова'][i % 4],
        firstName: `Имя${'абвгдежзик'.charAt(i % 10)}`,
      })
    }
    const first = await list(head, { role: 'PSYCHOLOGIST' })
    expect(first.rows).toHaveLength(30)
    const second = await list(head, { role: 'PSYCHOLOGIST', after: first.next })
    expect(second.next).toBeNull()
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const names = [...first.rows, ...second.rows].map(({ lastName }) => lastName)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'ru')))
  })

  it('a head sees the own organisation only and no roles elsewhere', async () => {
    const shared = await makePerson(
      town,
      [
        { role: 'TEACHER', organizationId: town.school },
        { role: 'ORG_DEPUTY', organizationId: town.otherSchool },
      ],
      { lastName: 'Общая' },
    )
    await makePerson(town, [{ role: 'TEACHER', organizationId: town.otherSchool }], { lastName: 'Общаева' })
    const seen = await list(head, { search: 'обща' })
    expect(seen.rows.map(({ id }) => id)).toEqual([shared.id])
    expect(seen.rows[0]?.grants.map(({ role }) => role)).toEqual(['TEACHER'])
    expect((await list(department, { search: 'обща' })).rows).toHaveLength(2)
  })

  it('shows families, who come by slips, only to who asks for them by role or by name', async () => {
    const parent = await makePerson(town, [{ role: 'PARENT', organizationId: town.school }], { lastName: 'Яблочная' })
    const both = await makePerson(
      town,
      [
        { role: 'PARENT', organizationId: town.school },
        { role: 'TEACHER', organizationId: town.school },
      ],
      { lastName: 'Яблонева' },
    )
    const all = async (filter: Partial<PeopleFilter> = {}) => {
      const found: string[] = []
      for (let after: string | null = null; ; ) {
        const page = await list(head, { ...filter, after })
        found.push(...page.rows.map(({ id }) => id))
        if (!page.next) return found
        after = page.next
      }
    }
    expect(await all()).not.toContain(parent.id)
    expect(await all()).toContain(both.id)
    expect(await all({ role: 'PARENT' })).toEqual(expect.arrayContaining([parent.id, both.id]))
    expect(await all({ search: 'яблоч' })).toEqual([parent.id])
  })

  it('signs of patterns are searched as they stand', async () => {
    expect((await list(department, { search: '%' })).rows).toEqual([])
    expect((await list(department, { search: "_' OR 1=1 --" })).rows).toEqual([])
  })

  it('a cursor from another municipality finds nothing', async () => {
    const foreign = await makePerson(abroad, [{ role: 'TEACHER', organizationId: abroad.school }])
    expect((await list(department, { after: foreign.id })).rows).toEqual([])
  })
})
