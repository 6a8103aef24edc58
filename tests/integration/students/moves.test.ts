import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dateToDay } from '@/lib/kernel/calendar'
import type { Context } from '@/lib/kernel/command'
import { db, inTransaction } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { changeClass, leaveStudent } from '@/lib/students/commands/moves'
import { moveStay } from '@/lib/students/commands/stays'
import { addStudent, editStudent, enrollStudent } from '@/lib/students/commands/students'
import { acceptTransfer, askTransfer, declineTransfer, withdrawTransfer } from '@/lib/students/commands/transfers'
import { findStudent, listStudents } from '@/lib/students/queries/students'
import { listTransfers } from '@/lib/students/queries/transfers'
import { useDatabase } from '../../support/database'
import { dataOf, run, said, tally } from '../../support/run-command'
import { enrolled, key, makeSchool, type School } from './fixture'

useDatabase()

let s: School

beforeAll(async () => {
  s = await makeSchool()
})

const seenBy = async (actor: School['head'], id: string) => {
  const scope = scopeOf(actor, 'student.read')
  return scope ? (await findStudent(db(), scope, id, s.today)) !== null : false
}

const staysOf = async (studentId: string) =>
  (await db().enrollment.findMany({ where: { studentId }, orderBy: { validFrom: 'asc' } })).map((each) => ({
    class: each.classGroupId,
    from: dateToDay(each.validFrom),
    until: each.validUntil && dateToDay(each.validUntil),
    reason: each.leaveReason,
  }))

const ask = (enrollmentId: string, transferOn = s.today, requestKey = key()) =>
  run(s.head, 'student.edit', askTransfer, {
    ...{ requestKey, enrollmentId, transferOn, note: null },
    toOrganizationId: s.organizations.otherSchool,
  })

const accept = (transferId: string, version = 1) =>
  run(s.stranger, 'transfer.decide', acceptTransfer, { transferId, version, classId: s.theirs })

describe('adding a pupil', () => {
  const pupil = (lastName: string) => ({
    ...{ lastName, firstName: 'Пётр', middleName: 'Ильич', birthDate: '2012-05-06', classId: s.first },
    validFrom: s.today,
  })

  test('is done once for one form, refused for the same child twice, and by the spelling with ё for е', async () => {
    const form = { ...pupil('Берёзкин'), requestKey: key() }
    expect(said(await run(s.head, 'student.edit', addStudent, form))).toBe('done')
    expect(said(await run(s.head, 'student.edit', addStudent, form))).toBe('already')
    const twin = { ...pupil('БЕРЕЗКИН'), requestKey: key() }
    expect(said(await run(s.deputy, 'student.edit', addStudent, twin))).toBe('DUPLICATE_STUDENT')
  })

  test('two at once of one child make one', async () => {
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => run(s.head, 'student.edit', addStudent, { ...pupil('Двойнов'), requestKey: key() })),
    )
    expect(tally(results)).toEqual({ done: 1, DUPLICATE_STUDENT: 3 })
  })

  test('refuses a teacher, a foreign class, a day outside the year and an unlikely birth date', async () => {
    const form = () => ({ ...pupil('Новичков'), requestKey: key() })
    expect(said(await run(s.teacher, 'student.edit', addStudent, form()))).toBe('FORBIDDEN')
    expect(said(await run(s.chief, 'student.edit', addStudent, form()))).toBe('FORBIDDEN')
    expect(said(await run(s.head, 'student.edit', addStudent, { ...form(), classId: s.theirs }))).toBe('NOT_FOUND')
    const early = { ...form(), validFrom: addDays(s.current.startsOn, -1) }
    expect(said(await run(s.head, 'student.edit', addStudent, early))).toBe('DAY_OUTSIDE_YEAR')
    expect(said(await run(s.head, 'student.edit', addStudent, { ...form(), birthDate: '1912-05-06' }))).toBe('invalid')
  })

  test('events hold no name', async () => {
    const data = await db().event.findMany({ where: { municipalityId: s.municipalityId } })
    expect(JSON.stringify(data.map(({ data: facts }) => facts))).not.toMatch(/Бер[её]зкин|2012-05-06/)
  })
})

describe('a correction', () => {
  test('that comes second gets both texts', async () => {
    const { id } = await enrolled(s, s.organizations.school, s.first, 'Правкин')
    const form = { studentId: id, version: 1, lastName: 'Правкина', firstName: 'Ольга', middleName: null }
    expect(said(await run(s.head, 'student.edit', editStudent, { ...form, birthDate: '2012-04-04' }))).toBe('done')
    const second = await run(s.deputy, 'student.edit', editStudent, {
      ...form,
      lastName: 'Правко',
      birthDate: '2012-04-04',
    })
    expect(second).toMatchObject({
      reason: 'CHANGED_MEANWHILE',
      details: { theirs: { Фамилия: 'Правкина' }, mine: { Фамилия: 'Правко' }, version: 2 },
    })
  })
})

describe('a change of class', () => {
  test('ends the old stay the day before, opens the new one, and the old teacher sees the pupil no longer', async () => {
    const { id, enrollmentId } = await enrolled(s, s.organizations.school, s.first)
    expect([await seenBy(s.teacher, id), await seenBy(s.otherTeacher, id)]).toEqual([true, false])
    const form = { enrollmentId, classId: s.second, firstDay: s.today }
    expect(said(await run(s.head, 'student.edit', changeClass, form))).toBe('done')
    expect(await staysOf(id)).toEqual([
      { class: s.first, from: s.current.startsOn, until: addDays(s.today, -1), reason: 'CLASS_CHANGED' },
      { class: s.second, from: s.today, until: null, reason: null },
    ])
    expect([await seenBy(s.teacher, id), await seenBy(s.otherTeacher, id)]).toEqual([false, true])
  })

  test('is refused into the same class, another year, a foreign class, and before the pupil came', async () => {
    const { enrollmentId } = await enrolled(s, s.organizations.school, s.first)
    const move = async (classId: string, firstDay = s.today) =>
      said(await run(s.head, 'student.edit', changeClass, { enrollmentId, classId, firstDay }))
    expect(await move(s.first)).toBe('SAME_CLASS')
    expect(await move(s.theirs)).toBe('NOT_FOUND')
    expect(await move(await s.put(s.organizations.school, 9, 'А', s.next.id), s.next.startsOn)).toBe('OTHER_YEAR')
    expect(await move(s.second, s.current.startsOn)).toBe('DAY_BEFORE_ENROLLMENT')
    expect(
      said(await run(s.stranger, 'student.edit', changeClass, { enrollmentId, classId: s.theirs, firstDay: s.today })),
    ).toBe('NOT_FOUND')
  })

  test('of who was put into the wrong class today is done today, unless something is recorded there already', async () => {
    const put = async (lastName: string) => {
      const pupil = { lastName, firstName: 'Пётр', middleName: null, birthDate: '2012-05-06', classId: s.first }
      const form = { ...pupil, requestKey: key(), validFrom: s.today }
      const { id } = dataOf(await run(s.head, 'student.edit', addStudent, form))
      const { id: enrollmentId } = await db().enrollment.findFirstOrThrow({ where: { studentId: id } })
      return { id, move: { enrollmentId, classId: s.second, firstDay: s.today } }
    }
    const wrong = await put('Перепутов')
    const twice = await Promise.all([1, 2].map(() => run(s.head, 'student.edit', changeClass, wrong.move)))
    expect(tally(twice)).toEqual({ done: 1, NOT_FOUND: 1 })
    expect(await staysOf(wrong.id)).toEqual([{ class: s.second, from: s.today, until: null, reason: null }])
    const asked = await put('Уезжаев')
    dataOf(await ask(asked.move.enrollmentId, addDays(s.today, 1)))
    expect(said(await run(s.head, 'student.edit', changeClass, asked.move))).toBe('DAY_BEFORE_ENROLLMENT')
  })

  test('into two classes at once is done once', async () => {
    const { id, enrollmentId } = await enrolled(s, s.organizations.school, s.first)
    const third = await s.put(s.organizations.school, 8, 'В')
    const results = await Promise.all(
      [s.second, third, s.second, third].map((classId) =>
        run(s.head, 'student.edit', changeClass, { enrollmentId, classId, firstDay: s.today }),
      ),
    )
    expect(tally(results)).toEqual({ done: 1, NOT_ENROLLED: 3 })
    expect((await staysOf(id)).length).toBe(2)
  })
})

describe('leaving', () => {
  test('closes the stay with its reason; the pupil can come back', async () => {
    const { id, enrollmentId } = await enrolled(s, s.organizations.school, s.first)
    const form = { enrollmentId, lastDay: addDays(s.today, -1), reason: 'LEFT' as const, note: 'Переезд' }
    expect(said(await run(s.head, 'student.edit', leaveStudent, form))).toBe('done')
    expect(said(await run(s.head, 'student.edit', leaveStudent, form))).toBe('NOT_ENROLLED')
    expect(await seenBy(s.teacher, id)).toBe(false)
    expect(await seenBy(s.head, id)).toBe(true)
    const gone = await listStudents(
      db(),
      scopeOf(s.head, 'student.read') as never,
      { search: null, state: 'gone', after: null },
      s.today,
    )
    expect(gone.rows.map((row) => row.id)).toContain(id)
    const back = { requestKey: key(), studentId: id, classId: s.first, validFrom: s.today }
    expect(said(await run(s.head, 'student.edit', enrollStudent, back))).toBe('done')
    expect(said(await run(s.head, 'student.edit', enrollStudent, back))).toBe('already')
    expect(said(await run(s.head, 'student.edit', enrollStudent, { ...back, requestKey: key() }))).toBe(
      'ALREADY_ENROLLED',
    )
    expect(await seenBy(s.teacher, id)).toBe(true)
  })
})

describe('a transfer to another school', () => {
  test('shows the receiving side the name, birth year and old class only, and moves the pupil on acceptance', async () => {
    const { id, enrollmentId, lastName } = await enrolled(s, s.organizations.school, s.first, 'Переездов')
    const transfer = dataOf(await ask(enrollmentId))
    expect(await seenBy(s.stranger, id)).toBe(false)
    const [incoming] = await listTransfers(db(), scopeOf(s.stranger, 'transfer.decide') as never)
    expect(incoming).toMatchObject({ lastName, birthYear: 2012, fromClassName: '8А', studentId: null, incoming: true })
    expect(JSON.stringify(incoming)).not.toContain('2012-')
    expect(said(await accept(transfer.id))).toBe('done')
    expect(await staysOf(id)).toEqual([
      { class: s.first, from: s.current.startsOn, until: addDays(s.today, -1), reason: 'TRANSFERRED' },
      { class: s.theirs, from: s.today, until: null, reason: null },
    ])
    expect([await seenBy(s.stranger, id), await seenBy(s.teacher, id), await seenBy(s.head, id)]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('is asked once at a time, not to itself, not by strangers', async () => {
    const { enrollmentId } = await enrolled(s, s.organizations.school, s.first)
    const requestKey = key()
    expect(said(await ask(enrollmentId, s.today, requestKey))).toBe('done')
    expect(said(await ask(enrollmentId, s.today, requestKey))).toBe('already')
    expect(said(await ask(enrollmentId))).toBe('TRANSFER_IS_OPEN')
    const { enrollmentId: other } = await enrolled(s, s.organizations.school, s.first)
    const toSelf = {
      requestKey: key(),
      enrollmentId: other,
      toOrganizationId: s.organizations.school,
      transferOn: s.today,
      note: null,
    }
    expect(said(await run(s.head, 'student.edit', askTransfer, toSelf))).toBe('TRANSFER_TO_SELF')
    expect(
      said(await run(s.head, 'student.edit', askTransfer, { ...toSelf, toOrganizationId: s.organizations.college })),
    ).toBe('TRANSFER_TARGET')
    expect(said(await run(s.stranger, 'student.edit', askTransfer, toSelf))).toBe('NOT_FOUND')
    expect(said(await ask(other, addDays(s.today, -40)))).toBe('TRANSFER_DAY')
  })

  test('is declined with a comment or withdrawn, once; each side only its own', async () => {
    const { enrollmentId } = await enrolled(s, s.organizations.school, s.first)
    const { id: transferId } = dataOf(await ask(enrollmentId))
    const decline = { transferId, version: 1, comment: 'Нет мест' }
    expect(said(await run(s.head, 'transfer.decide', declineTransfer, decline))).toBe('NOT_FOUND')
    expect(said(await run(s.stranger, 'student.edit', withdrawTransfer, decline))).toBe('NOT_FOUND')
    expect(said(await run(s.stranger, 'transfer.decide', declineTransfer, decline))).toBe('done')
    expect(said(await run(s.head, 'student.edit', withdrawTransfer, decline))).toBe('TRANSFER_DECIDED')
    expect(said(await accept(transferId))).toBe('TRANSFER_DECIDED')
    expect(said(await ask(enrollmentId))).toBe('done')
  })

  test('accepted and withdrawn at once ends one way, for many pupils', async () => {
    for (let i = 0; i < 6; i++) {
      const { id, enrollmentId } = await enrolled(s, s.organizations.school, s.first)
      const { id: transferId } = dataOf(await ask(enrollmentId))
      const results = await Promise.all([
        accept(transferId),
        run(s.head, 'student.edit', withdrawTransfer, { transferId, version: 1 }),
        accept(transferId),
      ])
      expect(tally(results)).toEqual({ done: 1, TRANSFER_DECIDED: 2 })
      const { state } = await db().studentTransfer.findUniqueOrThrow({ where: { id: transferId } })
      expect((await staysOf(id)).length).toBe(state === 'ACCEPTED' ? 2 : 1)
    }
  })

  test('accepted while the old school changes the class leaves one open stay, without a fault', async () => {
    for (let i = 0; i < 6; i++) {
      const { id, enrollmentId } = await enrolled(s, s.organizations.school, s.first)
      const { id: transferId } = dataOf(await ask(enrollmentId, addDays(s.today, 1)))
      const form = { enrollmentId, classId: s.second, firstDay: s.today }
      const results = await Promise.all([accept(transferId), run(s.head, 'student.edit', changeClass, form)])
      expect(results.filter((each) => each.ok).length).toBeGreaterThan(0)
      const open = (await staysOf(id)).filter(({ until }) => until === null)
      expect(open.length, JSON.stringify(results)).toBe(1)
    }
  })

  test('that the constraint refuses takes all of its writing back and leaves the transaction usable', async () => {
    const { id, enrollmentId } = await enrolled(s, s.organizations.school, s.first)
    const scope = scopeOf(s.head, 'student.edit')
    const place = { municipalityId: s.municipalityId, organizationId: s.organizations.school, yearId: s.current.id }
    const stay = { ...place, studentId: id, classGroupId: s.second, kind: 'MAIN' as const, validFrom: s.today }
    const end = { id: enrollmentId, validUntil: s.today }
    const moved = await inTransaction(async (tx, now) => {
      const context = { tx, now, today: s.today, actor: s.head, scope } as Context
      // The old stay keeps today, the new one begins today: an order of steps that only a hidden writer could bring about.
      const first = await moveStay(context, { end: [end], remove: [] }, 'CLASS_CHANGED', stay)
      const alive = await tx.enrollment.count({ where: { studentId: id } })
      return { first, alive }
    })
    expect(moved).toEqual({ first: false, alive: 1 })
    expect(await staysOf(id)).toEqual([{ class: s.first, from: s.current.startsOn, until: null, reason: null }])
  })
})
