import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/kernel/db'
import type { FormAction, Outcome } from '@/lib/kernel/outcome'
import {
  changePasswordAction,
  createPersonAction,
  signInAction,
  signInAsPersonaAction,
  signOutAction,
} from '@/lib/people/actions'
import { cookieOf, formOf, fromForeignPage, fromOwnPage } from '../../support/request'
import { currentCookies, redirectOf } from './door'
import { actorOf, enter, makePerson, makeTown, PASSWORD, type Town, visitor } from './fixture'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

let town: Town
beforeAll(async () => {
  town = await makeTown('Таёжный район', true)
})
beforeEach(() => fromOwnPage())

const teacher = (fields = {}) => makePerson(town, [{ role: 'TEACHER', organizationId: town.school }], fields)
const post = <T>(action: FormAction<T>, fields: Record<string, string>): Promise<Outcome<T>> =>
  action(null, formOf(fields))

describe('the door of signing in', () => {
  it('puts a session and the device’s mark into the browser and goes home', async () => {
    const { login } = await teacher()
    expect(await redirectOf(post(signInAction, { login, password: PASSWORD }))).toBe('/')
    expect(Object.keys(await currentCookies()).sort()).toEqual(['profmarshrut', 'profmarshrut-device'])
  })

  it('goes to the change of a made password first', async () => {
    const { login } = await teacher({ mustChangePassword: true })
    expect(await redirectOf(post(signInAction, { login, password: PASSWORD }))).toBe('/account/password')
  })

  it('gives back the typed login and never the password', async () => {
    const { login } = await teacher()
    const outcome = await post(signInAction, { login, password: 'not this one' })
    expect(outcome).toMatchObject({ ok: false, reason: 'SIGN_IN_WRONG', values: { login } })
    expect(JSON.stringify(outcome)).not.toContain('not this one')
  })

  it('refuses what another site sends, before anything is looked up', async () => {
    const { login } = await teacher()
    fromForeignPage()
    const outcome = await post(signInAction, { login, password: PASSWORD })
    expect(outcome).toMatchObject({ ok: false, reason: 'FOREIGN_ORIGIN' })
    expect(await currentCookies()).toEqual({})
  })

  it('keeps the mark of the device, and a forged mark opens nothing', async () => {
    const { login } = await teacher()
    await redirectOf(post(signInAction, { login, password: PASSWORD }))
    const { 'profmarshrut-device': mark = '' } = await currentCookies()
    for (let i = 0; i < 11; i++) {
      fromOwnPage()
      await post(signInAction, { login, password: `guess ${i}` })
    }
    fromOwnPage({ 'profmarshrut-device': `${mark.slice(0, -4)}AAAA` })
    expect(await post(signInAction, { login, password: PASSWORD })).toMatchObject({ reason: 'SIGN_IN_LOCKED' })
    fromOwnPage({ 'profmarshrut-device': mark })
    expect(await redirectOf(post(signInAction, { login, password: PASSWORD }))).toBe('/')
  })

  it('does not sign in as a demo person outside of a demo', async () => {
    const { id } = await teacher()
    expect(await post(signInAsPersonaAction, { userId: id })).toMatchObject({ reason: 'NOT_DEMO' })
  })
})

describe('a made password', () => {
  it('lets its owner change it or sign out, and nothing else', async () => {
    const { login, id } = await teacher({ mustChangePassword: true })
    const secret = await enter(login, visitor('10.30.0.1'))
    fromOwnPage(await cookieOf(secret))
    expect(await post(createPersonAction, {})).toMatchObject({ ok: false, reason: 'FORBIDDEN' })
    const fields = {
      currentPassword: PASSWORD,
      newPassword: 'берёза синий чайник',
      repeatPassword: 'берёза синий чайник',
    }
    expect(await redirectOf(post(changePasswordAction, fields))).toBe('/account?done=password')
    expect(await db().user.findUnique({ where: { id } })).toMatchObject({ mustChangePassword: false })
    expect(await redirectOf(post(signOutAction, {}))).toBe('/sign-in')
    expect(await actorOf(secret)).toBeNull()
    expect(await currentCookies()).not.toHaveProperty('profmarshrut')
  })
})
