import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { queueLetters } from '@/lib/kernel/mail'
import { confirmMailAddress, dropMailAddress, setMailAddress } from '@/lib/people/commands/mail-address'
import { findOwnMail } from '@/lib/people/queries/mail-address'
import { useDatabase } from '../../support/database'
import { run, said, tally } from '../../support/run-command'
import { makePerson, makeWorld, type World } from '../../support/town'

useDatabase()

let world: World
let person: Actor
const settings = env()
const away = { SMTP_URL: undefined, APP_URL: undefined, MAIL_FROM: undefined }
const here = { SMTP_URL: 'smtp://127.0.0.1:1', APP_URL: 'https://portal.test', MAIL_FROM: 'portal@portal.test' }

beforeAll(async () => {
  world = await makeWorld()
})
beforeEach(async () => {
  Object.assign(settings, here)
  await db().letter.deleteMany()
  // Each of its own: codes are counted by person.
  person = await makePerson(world.town, 'TEACHER', world.organizations.school, `Почтова${count++}`)
})
let count = 0

const set = (address = 'teacher@mail.test') => run(person, 'account.own', setMailAddress, { address })
const type = (code: string) => run(person, 'account.own', confirmMailAddress, { code })
const drop = () => run(person, 'account.own', dropMailAddress, undefined)
const sentCode = async () => {
  const { text, address } = await db().letter.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  return { code: /Код: (\d{6})/.exec(text ?? '')?.[1] ?? '', address }
}
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const own = () => findOwnMail(db(), person.userId)

describe('an address for letters', () => {
  it('is confirmed by the code that came there, once; until then no letter goes to it', async () => {
    expect(said(await set())).toBe('done')
    expect(await own()).toEqual({ address: 'teacher@mail.test', confirmed: false })
    const { code, address } = await sentCode()
    expect(address).toBe('teacher@mail.test')
    expect(JSON.stringify(await db().mailAddress.findUnique({ where: { userId: person.userId } }))).not.toContain(code)
    const letter = { kind: 'test', subject: 'Тема', text: 'Текст' }
    await db().$transaction((tx) => queueLetters(tx, new Date(), [person.userId], 'early', letter))
    expect(await db().letter.count({ where: { kind: 'test' } })).toBe(0)
    const both = await Promise.all([type(code), type(code)])
    expect(tally(both)).toEqual({ done: 1, MAIL_CODE_OVER: 1 })
    expect(await own()).toEqual({ address: 'teacher@mail.test', confirmed: true })
  })

  it('is not guessed: five wrong tries use the code up, and an older one opens nothing', async () => {
    await set()
    const { code: first } = await sentCode()
    await set()
    const { code } = await sentCode()
    if (first !== code) expect(said(await type(first))).toBe('MAIL_CODE_WRONG')
    for (let n = 0; n < 5; n++) await type(other(code))
    expect(said(await type(code))).toBe('MAIL_CODE_OVER')
    expect(await own()).toMatchObject({ confirmed: false })
    // A new code begins anew; one of another person is none.
    await set()
    const { code: third } = await sentCode()
    const stranger = await makePerson(world.town, 'TEACHER', world.organizations.school, 'Чужова')
    expect(said(await run(stranger, 'account.own', confirmMailAddress, { code: third }))).toBe('MAIL_CODE_OVER')
    expect(said(await type(third))).toBe('done')
  })

  it('has half an hour for its code', async () => {
    await set()
    const { code } = await sentCode()
    const late = new Date(Date.now() - 31 * 60_000)
    await db().mailAddress.update({ where: { userId: person.userId }, data: { codeSentAt: late } })
    expect(said(await type(code))).toBe('MAIL_CODE_OVER')
  })

  it('that is another one has to be confirmed anew, and letters stop meanwhile', async () => {
    await set()
    await type((await sentCode()).code)
    await set('new@mail.test')
    expect(await own()).toEqual({ address: 'new@mail.test', confirmed: false })
  })

  it('is forgotten on the person’s word, with what waits for it', async () => {
    await set()
    await type((await sentCode()).code)
    const letter = { kind: 'test', subject: 'Тема', text: 'Текст' }
    await db().$transaction((tx) => queueLetters(tx, new Date(), [person.userId], 'waits', letter))
    await db().letter.updateMany({ where: { kind: 'addressCode' }, data: { sentAt: new Date(), dueAt: null } })
    expect(tally(await Promise.all([drop(), drop()]))).toEqual({ done: 1, already: 1 })
    expect(await own()).toBeNull()
    expect(await db().letter.count({ where: { userId: person.userId } })).toBe(0)
  })

  it('is told no more than five codes an hour, and none where no mail server is set', async () => {
    for (let n = 0; n < 5; n++) expect(said(await set())).toBe('done')
    expect(said(await set())).toBe('MAIL_TOO_OFTEN')
    Object.assign(settings, away)
    expect(said(await set())).toBe('MAIL_OFF')
    Object.assign(settings, here)
  })
})
