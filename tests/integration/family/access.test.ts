import { randomUUID as key } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { confirmChild, joinFamily, joinOwnAccount, openSlip } from '@/lib/family/commands/entry'
import { freezeLink, revokeLink, unfreezeLink } from '@/lib/family/commands/links'
import { purgeSlips } from '@/lib/family/commands/slip-purge'
import { cancelSlip, issueSlip, issueSlips } from '@/lib/family/commands/slips'
import { slipsDocument } from '@/lib/family/exports/slips-pdf'
import { findSlipSheet } from '@/lib/family/loaders/access'
import { listClassAccess, listFamilyChildren } from '@/lib/family/queries/access'
import { readCode } from '@/lib/family/rules/slips'
import type { Actor } from '@/lib/kernel/actor'
import type { Visitor } from '@/lib/kernel/anonymous'
import { addDays, dayToDate } from '@/lib/kernel/calendar'
import { db, inTransaction } from '@/lib/kernel/db'
import { setErrand } from '@/lib/kernel/errand'
import { makePdf } from '@/lib/kernel/pdf'
import type { Verb } from '@/lib/kernel/permissions'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { findActor } from '@/lib/kernel/session'
import { useDatabase } from '../../support/database'
import { fromOwnPage } from '../../support/request'
import { countStatements, dataOf, run, said, tally } from '../../support/run-command'
import { makeSchool, type School } from '../../support/school'
import { makePerson, makeWorld, type World, ZONE } from '../../support/town'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

useDatabase()

const PASSWORD = 'четыре тихих слова рядом'
let world: World
let school: School
let next = 0

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
})
beforeEach(() => fromOwnPage())

const scope = (actor: Actor, verb: Verb) => scopeOf(actor, verb) as Scope
const visitor = (address = `10.9.0.${++next}`): Visitor => ({
  address,
  device: { id: key(), knows: [] },
  sessionId: null,
})
const issue = (actor: Actor, studentIds: string[], more: Record<string, unknown> = {}) =>
  run(actor, 'slip.issue', issueSlips, {
    ...{ requestKey: key(), classId: school.mine.id, studentIds, copies: 1, replaces: false, ...more },
  })
/** The codes on the sheet of one child, as printed. */
async function codesOf(studentId: string, actor: Actor = world.head): Promise<string[]> {
  const sheet = await findSlipSheet(actor, scope(actor, 'slip.issue'), { studentId }, 'https://portal.example')
  return (sheet?.slips ?? []).flatMap(({ code, kind }) => (kind === 'GUARDIAN' ? [code] : []))
}
async function newCode(studentId: string): Promise<string> {
  dataOf(await issue(world.head, [studentId], { replaces: true }))
  return (await codesOf(studentId))[0] ?? ''
}
const typed = (code: string) => ({ code: readCode(code) ?? { selector: '', secret: '' } })
const open = async (code: string, from = visitor()) => openSlip(from, typed(code))
/** A wrong code of the same slip. */
const spoilt = (code: string) => code.slice(0, -1) + (code.endsWith('2') ? '3' : '2')
const account = (more: Record<string, unknown> = {}) => ({
  ...{
    lastName: 'Мамина',
    firstName: 'Анна',
    middleName: null,
    login: `mama.${key().slice(0, 8)}`,
    password: PASSWORD,
  },
  ...more,
})
/** Through the three steps with the errand's cookie between them. */
async function join(
  code: string,
  more: Record<string, unknown> = {},
  kinship: 'MOTHER' | 'FATHER' | 'SELF' = 'MOTHER',
) {
  const { slipId } = dataOf(await open(code))
  await setErrand('slip', { slipId, kinship }, 60)
  return joinFamily(visitor(), account(more))
}
const parentOf = async (studentId: string) => {
  const { secret } = dataOf(await join(await newCode(studentId)))
  return (await findActor(db(), secret)) as Actor
}
const childrenOf = async (actor: Actor) =>
  (await listFamilyChildren(db(), scope(actor, 'family.read'), school.today)).map(({ studentId }) => studentId)

describe('slips', () => {
  it('are issued once for each child, however often and at once the form was sent, in as many statements for one as for six', async () => {
    const [first = '', ...rest] = school.mine.pupils
    const one = await countStatements(async () => dataOf(await issue(world.teacher, [first])))
    const form = { requestKey: key(), copies: 2 }
    const sent = await Promise.all([1, 2, 3].map(() => issue(world.teacher, rest, form)))
    expect(sent.every(({ ok }) => ok)).toBe(true)
    expect(await db().accessSlip.count({ where: { requestKey: form.requestKey } })).toBe(rest.length * 2)
    const many = await countStatements(async () => dataOf(await issue(world.teacher, rest)))
    expect(many).toBe(one)
    const stored = await db().accessSlip.findMany({ where: { requestKey: form.requestKey } })
    expect(stored.every(({ copy }) => copy === 1 || copy === 2)).toBe(true)
    expect(new Set(stored.map(({ codeHash }) => codeHash)).size).toBe(stored.length)
  })

  it('are given out by who leads the class: not by a subject teacher, a psychologist, another class’s teacher or another school', async () => {
    const [child = ''] = school.other.pupils
    const subject = await makePerson(world.town, 'TEACHER', world.organizations.school, 'Предметова')
    const staff = { classGroupId: school.other.id, userId: subject.userId, validFrom: dayToDate(school.from) }
    await db().classStaff.create({ data: { ...staff, duty: 'SUBJECT_TEACHER' } })
    const other = { classId: school.other.id }
    for (const actor of [subject, world.teacher, world.stranger])
      expect(said(await issue(actor, [child], other)), actor.lastName).toBe('NOT_FOUND')
    for (const actor of [school.psychologist, world.chief, world.methodist, world.parent])
      expect(said(await issue(actor, [child], other)), actor.role).toBe('FORBIDDEN')
    expect(said(await issue(school.colleague, [child], other))).toBe('done')
    expect(said(await issue(world.teacher, [child]))).toBe('NOT_FOUND')
    expect(said(await issue(world.teacher, []))).toBe('NOBODY_CHOSEN')
    expect(await findSlipSheet(subject, scope(subject, 'slip.issue'), other, 'https://x')).toBeNull()
    expect((await findSlipSheet(world.head, scope(world.head, 'slip.issue'), other, 'https://x'))?.slips).toHaveLength(
      1,
    )
  })

  it('can be printed again while they are open, and hold no whole name; nothing of the code stands in the database', async () => {
    const [, child = ''] = school.mine.pupils
    const code = await newCode(child)
    expect(await codesOf(child, world.teacher)).toEqual([code])
    const sheet = await findSlipSheet(world.head, scope(world.head, 'slip.issue'), { studentId: child }, 'https://x')
    expect(sheet?.slips[0]?.child).toMatch(/^Номер\d У\.$/)
    const row = await db().accessSlip.findFirstOrThrow({ where: { studentId: child, usedAt: null, revokedAt: null } })
    expect(JSON.stringify(row)).not.toContain(code.replace(/\s/g, '').slice(5))
    const pdf = sheet && (await makePdf(slipsDocument(sheet)))
    expect(
      Buffer.from(pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  it('a new one that replaces cancels the unused ones of the child; a cancelled one opens nothing', async () => {
    const [, , child = ''] = school.mine.pupils
    const old = await newCode(child)
    const fresh = await newCode(child)
    expect(said(await open(old))).toBe('SLIP_REVOKED')
    const { slipId } = dataOf(await open(fresh))
    expect(said(await run(world.stranger, 'slip.issue', cancelSlip, { slipId }))).toBe('NOT_FOUND')
    expect(said(await run(world.teacher, 'slip.issue', cancelSlip, { slipId }))).toBe('done')
    expect(said(await run(world.teacher, 'slip.issue', cancelSlip, { slipId }))).toBe('SLIP_NOT_OPEN')
    expect(said(await open(fresh))).toBe('SLIP_REVOKED')
  })

  it('for an own sign-in need fourteen years', async () => {
    const [, , , child = ''] = school.mine.pupils
    const own = { requestKey: key(), studentId: child, kind: 'STUDENT' as const }
    await db().student.update({ where: { id: child }, data: { birthDate: dayToDate(addDays(school.today, -5000)) } })
    expect(said(await run(world.teacher, 'slip.issue', issueSlip, own))).toBe('TOO_YOUNG')
    await db().student.update({ where: { id: child }, data: { birthDate: dayToDate(addDays(school.today, -5200)) } })
    expect(said(await run(world.teacher, 'slip.issue', issueSlip, own))).toBe('done')
    expect(said(await run(world.teacher, 'slip.issue', issueSlip, own))).toBe('already')
  })
})

describe('the entry by a slip', () => {
  it('makes an account that sees exactly one child, and uses the slip up; of two at once one gets in', async () => {
    const [child = ''] = school.mine.pupils
    const code = await newCode(child)
    const { slipId } = dataOf(await open(code))
    await setErrand('slip', { slipId, kinship: 'MOTHER' }, 60)
    const answers = await Promise.all([1, 2].map(() => joinFamily(visitor(), account())))
    expect(tally(answers)).toEqual({ done: 1, SLIP_USED: 1 })
    const secret = answers.flatMap((answer) => (answer.ok ? [answer.data.secret] : []))[0] ?? ''
    const parent = (await findActor(db(), secret)) as Actor
    expect(parent).toMatchObject({
      role: 'PARENT',
      organizationId: world.organizations.school,
      mustChangePassword: false,
    })
    expect(await childrenOf(parent)).toEqual([child])
    expect(said(await open(code))).toBe('SLIP_USED')
  })

  it('five wrong codes lock the slip, whoever typed them; four do not', async () => {
    const [, child = ''] = school.mine.pupils
    const code = await newCode(child)
    const wrong = await Promise.all([1, 2, 3, 4].map(() => open(spoilt(code))))
    expect(tally(wrong)).toEqual({ SLIP_UNKNOWN: 4 })
    expect(said(await open(code))).toBe('done')
    expect(said(await open(spoilt(code)))).toBe('SLIP_LOCKED')
    expect(said(await open(code))).toBe('SLIP_LOCKED')
    const events = await db().event.findMany({ where: { kind: 'slipLocked', subjectId: child } })
    expect(events).toHaveLength(1)
  })

  it('a code that is nobody’s is unknown, and one address may not go on guessing', async () => {
    const from = visitor()
    const answers: string[] = []
    for (let i = 0; i < 301; i++) answers.push(said(await open('AAAAA CCCCC EEEEE', from)))
    expect(answers.filter((each) => each === 'SLIP_UNKNOWN')).toHaveLength(300)
    expect(answers.at(-1)).toBe('TOO_MANY_CODES')
  })

  it('asks for the child’s day of birth, whose wrong tries count with the wrong codes', async () => {
    const [, , child = ''] = school.mine.pupils
    const code = await newCode(child)
    const { slipId } = dataOf(await open(code))
    const confirm = (birthDate: string, kinship?: 'MOTHER') => confirmChild(visitor(), { birthDate, kinship })
    expect(said(await confirm('2012-03-04', 'MOTHER'))).toBe('SLIP_GONE')
    await setErrand('slip', { slipId }, 60)
    expect(said(await confirm('2012-03-04'))).toBe('invalid')
    expect(said(await confirm('2012-03-05', 'MOTHER'))).toBe('BIRTH_DATE_WRONG')
    expect(dataOf(await confirm('2012-03-04', 'MOTHER'))).toEqual({ slipId, kinship: 'MOTHER' })
    for (let i = 0; i < 3; i++) expect(said(await confirm('2012-03-05', 'MOTHER'))).toBe('BIRTH_DATE_WRONG')
    expect(said(await confirm('2012-03-05', 'MOTHER'))).toBe('SLIP_LOCKED')
    expect(said(await confirm('2012-03-04', 'MOTHER'))).toBe('SLIP_LOCKED')
  })

  it('does not skip a step: without a code, or without the day of birth, there is nothing in hand', async () => {
    expect(said(await joinFamily(visitor(), account()))).toBe('SLIP_GONE')
    const [child = ''] = school.other.pupils
    dataOf(await issue(world.head, [child], { classId: school.other.id }))
    const { slipId } = dataOf(await open((await codesOf(child))[0] ?? ''))
    await setErrand('slip', { slipId }, 60)
    expect(said(await joinFamily(visitor(), account()))).toBe('SLIP_GONE')
    await setErrand('slip', { slipId, kinship: 'SELF' }, 60)
    expect(said(await joinFamily(visitor(), account()))).toBe('SLIP_GONE')
  })

  it('keeps the slip when a field is wrong: a taken login, a weak password, no name', async () => {
    const [, child = ''] = school.other.pupils
    dataOf(await issue(world.head, [child], { classId: school.other.id }))
    const code = (await codesOf(child))[0] ?? ''
    const taken = await db().user.findUniqueOrThrow({ where: { id: world.head.userId } })
    for (const more of [{ login: taken.login }, { password: '1234567890' }, { lastName: null }])
      expect(said(await join(code, more)), JSON.stringify(more)).toBe('invalid')
    expect(said(await join(code))).toBe('done')
  })

  it('a second child joins the account by a second slip; the same child does not join twice and keeps its slip', async () => {
    const [, , , child = ''] = school.mine.pupils
    const [second = ''] = school.small.pupils
    const parent = await parentOf(child)
    dataOf(await issue(world.head, [second], { classId: school.small.id }))
    const { slipId } = dataOf(await open((await codesOf(second))[0] ?? ''))
    await setErrand('slip', { slipId, kinship: 'MOTHER' }, 60)
    const twice = await Promise.all([1, 2].map(() => run(parent, 'account.own', joinOwnAccount, undefined)))
    expect(tally(twice)).toEqual({ done: 1, SLIP_USED: 1 })
    expect((await childrenOf(parent)).sort()).toEqual([child, second].sort())
    expect(await db().roleGrant.count({ where: { userId: parent.userId, role: 'PARENT' } })).toBe(1)
    const again = dataOf(await open(await newCode(child)))
    await setErrand('slip', { slipId: again.slipId, kinship: 'MOTHER' }, 60)
    expect(said(await run(parent, 'account.own', joinOwnAccount, undefined))).toBe('LINK_EXISTS')
    expect((await db().accessSlip.findUniqueOrThrow({ where: { id: again.slipId } })).usedAt).toBeNull()
  })

  it('a pupil’s slip makes the pupil’s own sign-in under the pupil’s name, and joins nobody else’s account', async () => {
    const [, , , , child = ''] = school.mine.pupils
    await db().student.update({ where: { id: child }, data: { birthDate: dayToDate(addDays(school.today, -5200)) } })
    dataOf(await run(world.teacher, 'slip.issue', issueSlip, { requestKey: key(), studentId: child, kind: 'STUDENT' }))
    const slips = await db().accessSlip.findMany({ where: { studentId: child, kind: 'STUDENT' } })
    const sheet = await findSlipSheet(world.head, scope(world.head, 'slip.issue'), { studentId: child }, 'https://x')
    const code = sheet?.slips.find(({ id }) => id === slips[0]?.id)?.code ?? ''
    const { slipId } = dataOf(await open(code))
    await setErrand('slip', { slipId, kinship: 'SELF' }, 60)
    expect(said(await run(world.parent, 'account.own', joinOwnAccount, undefined))).toBe('SLIP_FOR_PUPIL')
    const { secret } = dataOf(await joinFamily(visitor(), account({ lastName: null, firstName: null })))
    const pupil = (await findActor(db(), secret)) as Actor
    expect(pupil).toMatchObject({ role: 'STUDENT', firstName: 'Номер5' })
    expect(await childrenOf(pupil)).toEqual([child])
    expect(scopeOf(pupil, 'family.consent')).toBeNull()
  })
})

describe('slips that are over', () => {
  it('go ninety days after their last day, others stay; two processes at once agree', async () => {
    const [child = ''] = school.mine.pupils
    const put = async (days: number) => {
      const requestKey = key()
      dataOf(await issue(world.head, [child], { requestKey }))
      const expiresAt = new Date(Date.now() - days * 86_400_000)
      await db().accessSlip.updateMany({ where: { requestKey }, data: { expiresAt } })
      return requestKey
    }
    const [old, recent] = [await put(91), await put(89)]
    const gone = await Promise.all([1, 2].map(() => inTransaction((tx, now) => purgeSlips(tx, now))))
    expect(gone.reduce((sum, each) => sum + each)).toBe(1)
    expect(await db().accessSlip.count({ where: { requestKey: old } })).toBe(0)
    expect(await db().accessSlip.count({ where: { requestKey: recent } })).toBe(1)
  })
})

describe('a link', () => {
  it('that is revoked shows nothing from the next request on; a new slip makes a new one', async () => {
    const [, , , , , child = ''] = school.mine.pupils
    const parent = await parentOf(child)
    const [link] = (await listClassAccess(db(), scope(world.head, 'slip.issue'), school.mine.id, school.today, ZONE))
      .filter(({ studentId }) => studentId === child)
      .flatMap(({ links }) => links)
    const input = { linkId: link?.id ?? '', version: 1, reason: 'Просит мать' }
    expect(said(await run(world.stranger, 'slip.issue', revokeLink, input))).toBe('NOT_FOUND')
    expect(said(await run(school.colleague, 'slip.issue', revokeLink, input))).toBe('NOT_FOUND')
    expect(said(await run(world.teacher, 'slip.issue', revokeLink, { ...input, version: 9 }))).toBe('CHANGED_MEANWHILE')
    const both = await Promise.all([1, 2].map(() => run(world.teacher, 'slip.issue', revokeLink, input)))
    expect(tally(both)).toEqual({ done: 1, NOT_FOUND: 1 })
    expect(await childrenOf(parent)).toEqual([])
    const { slipId } = dataOf(await open(await newCode(child)))
    await setErrand('slip', { slipId, kinship: 'MOTHER' }, 60)
    expect(said(await run(parent, 'account.own', joinOwnAccount, undefined))).toBe('done')
    expect(await childrenOf(parent)).toEqual([child])
  })

  it('frozen by a dispute shows nothing till the head thaws it; a teacher may not', async () => {
    const [, , child = ''] = school.other.pupils
    dataOf(await issue(world.head, [child], { classId: school.other.id }))
    const { secret } = dataOf(await join((await codesOf(child))[0] ?? ''))
    const parent = (await findActor(db(), secret)) as Actor
    const link = await db().guardianLink.findFirstOrThrow({ where: { studentId: child } })
    const input = { linkId: link.id, version: 1, reason: 'Определение суда' }
    expect(said(await run(school.colleague, 'link.dispute', freezeLink, input))).toBe('FORBIDDEN')
    expect(said(await run(world.head, 'link.dispute', unfreezeLink, input))).toBe('LINK_NOT_FROZEN')
    expect(said(await run(world.head, 'link.dispute', freezeLink, input))).toBe('done')
    expect(await childrenOf(parent)).toEqual([])
    expect(said(await run(world.head, 'link.dispute', freezeLink, { ...input, version: 2 }))).toBe('LINK_FROZEN')
    expect(said(await run(world.head, 'link.dispute', unfreezeLink, { ...input, version: 2 }))).toBe('done')
    expect(await childrenOf(parent)).toEqual([child])
  })

  it('stands for thirty days after the child has left, and no day longer', async () => {
    const [, , , child = ''] = school.other.pupils
    dataOf(await issue(world.head, [child], { classId: school.other.id }))
    const { secret } = dataOf(await join((await codesOf(child))[0] ?? ''))
    const parent = (await findActor(db(), secret)) as Actor
    const leave = (days: number) =>
      db().student.update({ where: { id: child }, data: { leftOn: dayToDate(addDays(school.today, -days)) } })
    await leave(30)
    expect(await childrenOf(parent)).toEqual([child])
    await leave(31)
    expect(await childrenOf(parent)).toEqual([])
    await db().student.update({
      where: { id: child },
      data: { leftOn: null, graduatedOn: dayToDate(addDays(school.today, -31)) },
    })
    expect(await childrenOf(parent)).toEqual([])
  })
})
