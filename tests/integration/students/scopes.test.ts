import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { recordEvents } from '@/lib/kernel/events'
import type { Verb } from '@/lib/kernel/permissions'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { saveConditions, saveRestricted } from '@/lib/students/commands/care'
import { addClassStaff, endClassStaff } from '@/lib/students/commands/class-staff'
import { createClass, editClass, removeClass } from '@/lib/students/commands/classes'
import { findClass, listClasses, listCounts, listGradeCounts } from '@/lib/students/queries/classes'
import { listReadings } from '@/lib/students/queries/readings'
import { findStudent, listClassStudents, listStudents } from '@/lib/students/queries/students'
import { useDatabase } from '../../support/database'
import { countStatements, run, said } from '../../support/run-command'
import { enrolled, key, makeSchool, type School } from './fixture'

useDatabase()

let s: School
let mine: string
let parallel: string

beforeAll(async () => {
  s = await makeSchool()
  mine = (await enrolled(s, s.organizations.school, s.first, 'Соснина')).id
  parallel = (await enrolled(s, s.organizations.school, s.second, 'Пихтова')).id
  await enrolled(s, s.organizations.otherSchool, s.theirs, 'Соснина')
})

function scope(actor: Actor, verb: Verb): Scope {
  const found = scopeOf(actor, verb)
  if (!found) throw new Error(`${actor.role} has no ${verb}`)
  return found
}

const found = async (actor: Actor, id: string, verb: Verb = 'student.read', duty?: 'PSYCHOLOGIST') =>
  (await findStudent(db(), scope(actor, verb), id, s.today, duty)) !== null

describe('who sees whom', () => {
  test('a teacher the own class, the head all own, a stranger nobody, and the Department no names at all', async () => {
    expect([await found(s.teacher, mine), await found(s.teacher, parallel)]).toEqual([true, false])
    expect([await found(s.head, mine), await found(s.head, parallel)]).toEqual([true, true])
    expect([await found(s.stranger, mine), await found(s.stranger, parallel)]).toEqual([false, false])
    for (const actor of [s.chief, s.controller, s.methodist, s.admin, s.parent]) {
      expect(scopeOf(actor, 'student.read'), actor.role).toBeNull()
      expect(scopeOf(actor, 'student.restricted'), actor.role).toBeNull()
    }
  })

  test('the search begins the surname, in the own organisation and the own classes only', async () => {
    const names = async (actor: Actor, search: string) =>
      (
        await listStudents(db(), scope(actor, 'student.read'), { search, state: 'present', after: null }, s.today)
      ).rows.map((row) => row.lastName)
    expect(await names(s.head, 'СОСН')).toEqual(['Соснина'])
    expect(await names(s.head, 'осн')).toEqual([])
    expect(await names(s.head, '%')).toEqual([])
    expect(await names(s.teacher, 'пих')).toEqual([])
    expect(await names(s.stranger, 'сосн')).toEqual(['Соснина'])
  })

  test('the Department and the centre count by organisation, without a name', async () => {
    const { rows } = await listCounts(db(), scope(s.chief, 'class.read'), s.current.id, s.today, null)
    expect(rows.map(({ shortName, total, basic }) => ({ shortName, total, basic }))).toEqual([
      { shortName: 'Школа 1', total: 2, basic: 2 },
      { shortName: 'Школа 2', total: 1, basic: 1 },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Соснина|Пихтова/)
  })

  test('the whole municipality is counted by grade, without a name', async () => {
    const grades = await listGradeCounts(db(), scope(s.chief, 'class.read'), s.current.id, s.today)
    expect(grades).toEqual([{ grade: 8, children: 3, classes: 3 }])
  })

  test('who opened a card is told to head and deputy: the latest first, of this child alone', async () => {
    const read = (actor: Actor, kind: 'studentCardRead' | 'studentRestrictedRead', subjectId: string) =>
      recordEvents(db(), actor, new Date('2026-11-27T05:00:00Z'), [
        { kind, municipalityId: s.municipalityId, organizationId: s.organizations.school, subjectId },
      ])
    const { id } = await enrolled(s, s.organizations.otherSchool, s.theirs, 'Ольхова')
    await read(s.deputy, 'studentCardRead', id)
    await read(s.psychologist, 'studentRestrictedRead', id)
    await read(s.deputy, 'studentCardRead', parallel)
    const readings = await listReadings(db(), scope(s.head, 'student.read'), id)
    expect(readings.map(({ restricted, role, name }) => ({ restricted, role, who: name.lastName }))).toEqual([
      { restricted: true, role: 'PSYCHOLOGIST', who: s.psychologist.lastName },
      { restricted: false, role: 'ORG_DEPUTY', who: s.deputy.lastName },
    ])
  })

  test('a teacher lists the own classes only; a foreign class is not there', async () => {
    const own = (actor: Actor) =>
      listClasses(db(), scope(actor, 'class.read'), s.organizations.school, s.current.id, s.today, s.today)
    expect((await own(s.teacher)).map(({ name }) => name)).toEqual(['8А'])
    expect((await own(s.head)).map(({ name, students }) => `${name} ${students}`)).toEqual(['8А 1', '8Б 1'])
    expect(await own(s.stranger)).toEqual([])
    expect(await findClass(db(), scope(s.teacher, 'class.read'), s.second, s.today)).toBeNull()
    expect(await findClass(db(), scope(s.stranger, 'class.read'), s.first, s.today)).toBeNull()
  })

  test("restricted facts open to the class's psychologist by that duty, not to a teacher, not for another class", async () => {
    expect(scopeOf(s.teacher, 'student.restricted')).toBeNull()
    expect(await found(s.psychologist, mine, 'student.restricted', 'PSYCHOLOGIST')).toBe(true)
    expect(await found(s.psychologist, parallel, 'student.restricted', 'PSYCHOLOGIST')).toBe(false)
  })

  test('access ends with the duty: from its last day on at once', async () => {
    const staff = await db().classStaff.findFirstOrThrow({ where: { classGroupId: s.second } })
    expect(await found(s.otherTeacher, parallel)).toBe(true)
    expect(said(await run(s.stranger, 'class.edit', endClassStaff, { classStaffId: staff.id, lastDay: null }))).toBe(
      'NOT_FOUND',
    )
    expect(said(await run(s.head, 'class.edit', endClassStaff, { classStaffId: staff.id, lastDay: null }))).toBe('done')
    expect(await found(s.otherTeacher, parallel)).toBe(false)
    expect(said(await run(s.head, 'class.edit', endClassStaff, { classStaffId: staff.id, lastDay: null }))).toBe(
      'STAFF_ENDED',
    )
  })
})

test('a list of a class costs the same however many are in it', async () => {
  const group = { id: s.first, year: { ...s.current, code: '', state: 'CURRENT' as const, rolledOver: false } }
  const list = () => listClassStudents(db(), scope(s.head, 'student.read'), group, s.today, s.today)
  const few = await countStatements(list)
  for (let i = 0; i < 30; i++) await enrolled(s, s.organizations.school, s.first)
  expect(await countStatements(list)).toBe(few)
  expect((await list()).present.length).toBe(31)
})

describe('classes', () => {
  const fields = {
    kind: 'CLASS' as const,
    grade: 6,
    letter: 'А',
    name: '6А',
    ageFrom: null,
    ageTo: null,
    profile: null,
  }
  const create = (over: object = {}, actor = s.head) =>
    run(actor, 'class.edit', createClass, { ...fields, requestKey: key(), yearId: s.current.id, ...over })

  test('are made once, of grades the organisation teaches, in an open year', async () => {
    const requestKey = key()
    expect(said(await create({ requestKey }))).toBe('done')
    expect(said(await create({ requestKey }))).toBe('already')
    expect(said(await create())).toBe('CLASS_NAME_TAKEN')
    expect(said(await create({ kind: 'PRESCHOOL_GROUP', grade: null, name: 'Лучики' }))).toBe(
      'KIND_NOT_FOR_ORGANIZATION',
    )
    await db().academicYear.update({ where: { id: s.next.id }, data: { state: 'CLOSED' } })
    expect(said(await create({ yearId: s.next.id }))).toBe('YEAR_CLOSED')
    await db().academicYear.update({ where: { id: s.next.id }, data: { state: 'PLANNED' } })
  })

  test('are corrected with both texts on a conflict, and removed only when nobody has been in them', async () => {
    const group = await db().classGroup.findFirstOrThrow({ where: { name: '6А' } })
    const edit = (version: number, name: string) =>
      run(s.head, 'class.edit', editClass, { ...fields, classId: group.id, version, name, letter: 'Я' })
    expect(said(await edit(1, '6Я'))).toBe('done')
    expect(await edit(1, '6Ю')).toMatchObject({ reason: 'CHANGED_MEANWHILE', details: { theirs: { Название: '6Я' } } })
    expect(said(await edit(2, '8А'))).toBe('CLASS_NAME_TAKEN')
    expect(said(await run(s.head, 'class.edit', removeClass, { classId: s.first, version: 1 }))).toBe('CLASS_NOT_EMPTY')
    expect(said(await run(s.stranger, 'class.edit', removeClass, { classId: group.id, version: 2 }))).toBe('NOT_FOUND')
    expect(said(await run(s.head, 'class.edit', removeClass, { classId: group.id, version: 2 }))).toBe('done')
  })

  test('get staff of the own organisation only', async () => {
    const form = { classId: s.second, duty: 'CLASS_TEACHER' as const, validFrom: null, validUntil: null }
    const add = (userId: string, over: object = {}) =>
      run(s.head, 'class.edit', addClassStaff, { ...form, requestKey: key(), userId, ...over })
    expect(said(await add(s.stranger.userId))).toBe('STAFF_NOT_OF_ORGANIZATION')
    expect(said(await add(s.teacher.userId, { duty: 'PSYCHOLOGIST' }))).toBe('DUTY_NOT_FOR_ROLE')
    expect(said(await add(s.teacher.userId))).toBe('done')
    expect(said(await add(s.teacher.userId))).toBe('STAFF_OVERLAPS')
    await db().roleGrant.updateMany({
      where: { userId: s.otherTeacher.userId },
      data: { validUntil: dayToDate(addDays(s.today, -1)) },
    })
    expect(said(await add(s.otherTeacher.userId))).toBe('STAFF_NOT_OF_ORGANIZATION')
  })
})

test('conditions and restricted facts are written by who may, with both texts on a conflict, and events hold none of them', async () => {
  const conditions = { studentId: mine, version: 0, adaptedProgram: true, accessibleOnly: false, text: 'Первая парта' }
  expect(said(await run(s.teacher, 'student.restricted', saveConditions, conditions))).toBe('FORBIDDEN')
  expect(
    said(await run(s.psychologist, 'student.restricted', saveConditions, { ...conditions, studentId: parallel })),
  ).toBe('NOT_FOUND')
  expect(said(await run(s.psychologist, 'student.restricted', saveConditions, conditions))).toBe('done')
  expect(await run(s.head, 'student.restricted', saveConditions, { ...conditions, text: 'Иначе' })).toMatchObject({
    reason: 'CHANGED_MEANWHILE',
    details: { theirs: { Условия: 'Первая парта' }, mine: { Условия: 'Иначе' }, version: 1 },
  })
  const facts = { specialNeeds: true, disability: false, conclusion: null, conclusionOn: null, conclusionUntil: null }
  const restricted = { studentId: mine, version: 0, ...facts, healthLimits: 'Тайная запись' }
  expect(said(await run(s.stranger, 'student.restricted', saveRestricted, restricted))).toBe('NOT_FOUND')
  expect(said(await run(s.deputy, 'student.restricted', saveRestricted, restricted))).toBe('done')
  const events = await db().event.findMany({ where: { subjectId: mine } })
  expect(events.map(({ kind }) => kind)).toEqual(['studentConditionsChanged', 'studentRestrictedChanged'])
  expect(JSON.stringify(events.map(({ data, note }) => [data, note]))).not.toMatch(/Тайная|парта/)
})
