import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, dateToDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { undoWholeRollOver as undoRollOver } from '@/lib/pathways/commands/roll-over'
import { createClass } from '@/lib/students/commands/classes'
import { changeClass, leaveStudent } from '@/lib/students/commands/moves'
import { chooseRollOver, runRollOver } from '@/lib/students/commands/roll-over'
import { addStudent } from '@/lib/students/commands/students'
import { readRollFacts } from '@/lib/students/queries/roll-over'
import { findStudent } from '@/lib/students/queries/students'
import { planMark, planRollOver } from '@/lib/students/rules/roll-over'
import { useDatabase } from '../../support/database'
import { countStatements, dataOf, said, tally } from '../../support/run-command'
import { enrolled, key, makeSchool, runOn, type School } from './fixture'

useDatabase()

let s: School
/** The first week of June of the current year. */
let june: Day

beforeAll(async () => {
  s = await makeSchool()
  june = addDays(s.current.endsOn, -90)
})

async function markNow(): Promise<string> {
  const facts = await readRollFacts(db(), s.organizations.school, s.current.id)
  const place = { programs: ['PRIMARY', 'BASIC', 'SECONDARY'] as const }
  return planMark(planRollOver({ ...facts, place, newYear: s.next }))
}

const roll = async (today = june, actor = s.head, mark?: string, requestKey = key()) =>
  runOn(today, actor, 'rollOver.run', runRollOver, {
    requestKey,
    yearId: s.current.id,
    mark: mark ?? (await markNow()),
  })

async function everything() {
  const rows = await db().enrollment.findMany({ where: { municipalityId: s.municipalityId }, orderBy: { id: 'asc' } })
  return rows.map(({ id, classGroupId, validFrom, validUntil, leaveReason }) => ({
    ...{ id, classGroupId, leaveReason, from: dateToDay(validFrom), until: validUntil && dateToDay(validUntil) },
  }))
}

describe('the roll-over of a school', () => {
  let ninth: string
  let pupils: { eighth: string; ninth: { id: string; enrollmentId: string }[]; eleventh: string }

  beforeAll(async () => {
    const { school } = s.organizations
    ninth = await s.put(school, 9, 'А')
    const eleventh = await s.put(school, 11, null)
    pupils = {
      eighth: (await enrolled(s, school, s.first)).id,
      ninth: [await enrolled(s, school, ninth), await enrolled(s, school, ninth), await enrolled(s, school, ninth)],
      eleventh: (await enrolled(s, school, eleventh)).id,
    }
  })

  test('waits for May, for every question to be answered, and for the head', async () => {
    expect(said(await roll(s.current.startsOn))).toBe('ROLL_OVER_TOO_EARLY')
    expect(said(await roll())).toBe('ROLL_OVER_UNRESOLVED')
    expect(scopeOf(s.teacher, 'rollOver.run')).toBeNull()
    expect(scopeOf(s.chief, 'rollOver.run')).toBeNull()
  })

  test('takes choices for pupils of the class only, and only possible ones', async () => {
    const [one, two, three] = pupils.ninth
    const choose = (
      choices: Record<string, { decision: 'PROMOTE' | 'GRADUATE' | 'REPEAT' | 'LEAVE'; toName: string | null } | null>,
      actor = s.head,
    ) => runOn(june, actor, 'rollOver.run', chooseRollOver, { classId: ninth, choices })
    const ids = [one, two, three].map((each) => each?.enrollmentId ?? '')
    expect(said(await choose({ [ids[0] ?? '']: { decision: 'PROMOTE', toName: '11А' } }))).toBe('CHOICE_NOT_POSSIBLE')
    expect(said(await choose({ [key()]: { decision: 'LEAVE', toName: null } }))).toBe('NOT_FOUND')
    expect(said(await choose({}, s.stranger))).toBe('NOT_FOUND')
    expect(
      said(
        await choose({
          [ids[0] ?? '']: { decision: 'PROMOTE', toName: '10А' },
          [ids[1] ?? '']: { decision: 'GRADUATE', toName: null },
          [ids[2] ?? '']: { decision: 'REPEAT', toName: '9А' },
        }),
      ),
    ).toBe('done')
  })

  test('does what was looked at: another plan meanwhile is refused', async () => {
    const mark = await markNow()
    await enrolled(s, s.organizations.school, s.second)
    expect(said(await roll(june, s.head, mark))).toBe('CHANGED_MEANWHILE')
  })

  test('run three times at once is done once; everybody stands where the plan says', async () => {
    const before = await everything()
    const requestKey = key()
    const results = await Promise.all([
      roll(june, s.head, undefined, requestKey),
      roll(june, s.head, undefined, requestKey),
      roll(june, s.deputy),
    ])
    expect(tally(results)).toMatchObject({ done: 1 })
    expect(await db().rollOver.count({ where: { organizationId: s.organizations.school, undoneAt: null } })).toBe(1)
    const after = await everything()
    expect(after.length).toBe(before.length + before.length - 2)
    expect(after.filter((each) => each.until === null).every((each) => each.from === s.next.startsOn)).toBe(true)
    const names = await db().classGroup.findMany({
      where: { organizationId: s.organizations.school, yearId: s.next.id },
      select: { name: true, staff: { select: { userId: true } }, _count: { select: { enrollments: true } } },
      orderBy: { name: 'asc' },
    })
    expect(names.map(({ name, _count }) => `${name}: ${_count.enrollments}`)).toEqual(['10А: 1', '9А: 2', '9Б: 1'])
    expect(
      names
        .find(({ name }) => name === '9А')
        ?.staff.map(({ userId }) => userId)
        .sort(),
    ).toEqual([s.teacher.userId, s.psychologist.userId].sort())
    const graduate = await db().student.findUniqueOrThrow({ where: { id: pupils.eleventh } })
    expect(graduate.graduatedOn && dateToDay(graduate.graduatedOn)).toBe(s.current.endsOn)
  })

  test('makes the old year read-only for the school, and the teacher goes on with the class', async () => {
    const inOld = {
      ...{ requestKey: key(), lastName: 'Поздний', firstName: 'Иван', middleName: null, birthDate: '2012-01-01' },
      ...{ classId: s.first, validFrom: june },
    }
    expect(said(await runOn(june, s.head, 'student.edit', addStudent, inOld))).toBe('YEAR_CLOSED')
    const group = {
      kind: 'CLASS' as const,
      grade: 7,
      letter: 'Я',
      name: '7Я',
      ageFrom: null,
      ageTo: null,
      profile: null,
    }
    expect(
      said(await runOn(june, s.head, 'class.edit', createClass, { ...group, requestKey: key(), yearId: s.current.id })),
    ).toBe('YEAR_CLOSED')
    const [stay] = await db().enrollment.findMany({ where: { studentId: pupils.eighth, yearId: s.current.id } })
    const move = { enrollmentId: stay?.id ?? '', classId: s.second, firstDay: june }
    expect(said(await runOn(june, s.head, 'student.edit', changeClass, move))).toBe('YEAR_CLOSED')
    const scope = scopeOf(s.teacher, 'student.read') as never
    expect(await findStudent(db(), scope, pupils.eighth, s.next.startsOn)).not.toBeNull()
    expect(said(await roll())).toBe('ROLL_OVER_DONE')
  })

  test('is undone to what was before, once, and can be run again', async () => {
    const { id } = await db().rollOver.findFirstOrThrow({ where: { undoneAt: null } })
    const undo = (actor = s.head) => runOn(june, actor, 'rollOver.run', undoRollOver, { rollOverId: id })
    expect(said(await undo(s.stranger))).toBe('NOT_FOUND')
    expect(tally(await Promise.all([undo(), undo(s.deputy)]))).toEqual({ done: 1, ROLL_OVER_NOT_STANDING: 1 })
    expect((await everything()).every((each) => each.until === null && each.leaveReason === null)).toBe(true)
    expect(await db().classGroup.count({ where: { yearId: s.next.id } })).toBe(0)
    expect(await db().student.count({ where: { graduatedOn: { not: null } } })).toBe(0)
    expect(said(await roll())).toBe('done')
  })

  test('is not undone once the new year holds a record of its own', async () => {
    const { id } = await db().rollOver.findFirstOrThrow({ where: { undoneAt: null } })
    const target = await db().classGroup.findFirstOrThrow({ where: { yearId: s.next.id, name: '9А' } })
    const newcomer = {
      ...{ requestKey: key(), lastName: 'Первый', firstName: 'Иван', middleName: null, birthDate: '2011-01-01' },
      ...{ classId: target.id, validFrom: s.next.startsOn },
    }
    dataOf(await runOn(s.next.startsOn, s.head, 'student.edit', addStudent, newcomer))
    expect(said(await runOn(june, s.head, 'rollOver.run', undoRollOver, { rollOverId: id }))).toBe(
      'ROLL_OVER_HAS_RECORDS',
    )
  })
})

test('25 classes of 25 pupils cost as many statements as 3 classes of 2', async () => {
  const cost = async (classes: number, size: number) => {
    const world = await makeSchool()
    const { school } = world.organizations
    for (let i = 0; i < classes; i++) {
      const group = await world.put(school, 1 + (i % 7), 'АБВГ'.charAt(Math.floor(i / 7)))
      await db().$executeRaw`
        WITH made AS (INSERT INTO "Student" ("id", "municipalityId", "lastName", "firstName", "birthDate", "nameKey")
          SELECT gen_random_uuid(), ${world.municipalityId}::uuid, 'Лесной', 'Иван', DATE '2014-01-01' + n, 'лесной иван'
          FROM generate_series(1, ${size}::int) n RETURNING "id")
        INSERT INTO "Enrollment" ("id", "municipalityId", "studentId", "organizationId", "classGroupId", "yearId", "validFrom")
        SELECT gen_random_uuid(), ${world.municipalityId}::uuid, made."id", ${school}::uuid, ${group}::uuid,
          ${world.current.id}::uuid, ${world.current.startsOn}::date FROM made`
    }
    const facts = await readRollFacts(db(), school, world.current.id)
    const place = { programs: ['PRIMARY', 'BASIC', 'SECONDARY'] as const }
    const mark = planMark(planRollOver({ ...facts, place, newYear: world.next }))
    const day = addDays(world.current.endsOn, -90)
    let answer: unknown
    const statements = await countStatements(async () => {
      answer = await runOn(day, world.head, 'rollOver.run', runRollOver, {
        ...{ requestKey: key(), yearId: world.current.id, mark },
      })
    })
    expect(answer).toMatchObject({ ok: true })
    return statements
  }
  const small = await cost(3, 2)
  expect(await cost(25, 25)).toBe(small)
  expect(small).toBeLessThan(40)
})

test('a pupil who leaves in July, after the roll-over, leaves the old class then and never begins the new one', async () => {
  const world = await makeSchool()
  const { school } = world.organizations
  const { id } = await enrolled(world, school, world.first)
  const facts = await readRollFacts(db(), school, world.current.id)
  const place = { programs: ['PRIMARY', 'BASIC', 'SECONDARY'] as const }
  const mark = planMark(planRollOver({ ...facts, place, newYear: world.next }))
  const june = addDays(world.current.endsOn, -80)
  const form = { requestKey: key(), yearId: world.current.id, mark }
  dataOf(await runOn(june, world.head, 'rollOver.run', runRollOver, form))
  const stay = await db().enrollment.findFirstOrThrow({ where: { studentId: id, yearId: world.next.id } })
  const july = addDays(world.current.endsOn, -45)
  const left = { enrollmentId: stay.id, lastDay: july, reason: 'LEFT' as const, note: null }
  expect(said(await runOn(july, world.head, 'student.edit', leaveStudent, left))).toBe('done')
  const stays = await db().enrollment.findMany({ where: { studentId: id } })
  expect(stays.map((each) => each.validUntil && dateToDay(each.validUntil))).toEqual([july])
  const { id: rollOverId } = await db().rollOver.findFirstOrThrow({ where: { organizationId: school, undoneAt: null } })
  expect(said(await runOn(july, world.head, 'rollOver.run', undoRollOver, { rollOverId }))).toBe(
    'ROLL_OVER_HAS_RECORDS',
  )
})
