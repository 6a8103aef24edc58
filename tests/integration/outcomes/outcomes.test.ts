import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import type { Context, Result } from '@/lib/kernel/command'
import { db, inTransaction } from '@/lib/kernel/db'
import type { Verb } from '@/lib/kernel/permissions'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { confirmOutcomes, correctOutcome, saveOutcomes } from '@/lib/outcomes/commands/outcomes'
import { findOutcomeSummary } from '@/lib/outcomes/loaders'
import { findOutcomeClass, listOutcomeClasses, listOutcomePupils, listReplaced } from '@/lib/outcomes/queries/outcomes'
import { countOutcomes } from '@/lib/outcomes/queries/totals'
import type { TypedOutcome } from '@/lib/outcomes/rules/outcomes'
import { findChildRecords } from '@/lib/pathways/queries/diagnostics'
import { useDatabase } from '../../support/database'
import { countStatements, dataOf, said, tally } from '../../support/run-command'
import { makeClass, type SchoolClass } from '../../support/school'
import { makePerson, makeWorld, type World } from '../../support/town'

useDatabase()

const FROM = '2025-09-01'
const UNTIL = '2026-08-31'
/** The form is open, and it is over. */
const SEPTEMBER: Day = '2026-09-10'
const OCTOBER: Day = '2026-10-02'

let world: World
let yearId: string
let teacher: Actor
let head: Actor
let nine: SchoolClass
let n = 0

beforeAll(async () => {
  world = await makeWorld()
  teacher = world.teacher
  head = world.head
  const year = await db().academicYear.create({
    data: {
      ...{ municipalityId: world.municipalityId, code: '2025/26', state: 'CLOSED' },
      ...{ startsOn: dayToDate(FROM), endsOn: dayToDate(UNTIL) },
    },
  })
  yearId = year.id
})

const place = () => ({
  ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school, yearId, from: FROM },
})
const lead = (classGroupId: string, userId: string) =>
  db().classStaff.create({
    data: {
      ...{ classGroupId, userId, duty: 'CLASS_TEACHER' },
      ...{ validFrom: dayToDate(FROM), validUntil: dayToDate(UNTIL) },
    },
  })

/** A class of five that left on the last day of its year, led by the teacher. */
beforeEach(async () => {
  nine = await makeClass(place(), `9-${++n}`, 9, 5)
  await db().enrollment.updateMany({
    where: { classGroupId: nine.id },
    data: { validUntil: dayToDate(UNTIL), leaveReason: 'GRADUATED' },
  })
  await lead(nine.id, teacher.userId)
})

/** Runs a command as the door does, on a day of one's own choice. */
async function on<I, T, R extends string>(
  today: Day,
  actor: Actor,
  verb: Verb,
  command: (context: Context, input: I) => Promise<Result<T, R>>,
  input: I,
): Promise<Result<T, R | 'FORBIDDEN'>> {
  const scope = scopeOf(actor, verb)
  if (!scope) return { ok: false, kind: 'refused', reason: 'FORBIDDEN' }
  return inTransaction((tx, now) => command({ tx, now, today, actor, scope }, input))
}

const typed = (category: TypedOutcome['category'], more: Partial<TypedOutcome> = {}): TypedOutcome => ({
  ...{ category, institution: null, field: null, funding: null, elsewhere: false, byProfile: null },
  ...more,
})
const COLLEGE = typed('COLLEGE', { institution: 'Горный техникум', field: '21', funding: 'BUDGET' })
const all = (row: TypedOutcome, group = nine) => Object.fromEntries(group.pupils.map((id) => [id, row]))

type SaveInput = Parameters<typeof saveOutcomes>[1]
const save = (actor: Actor, more: Partial<SaveInput> = {}, today = SEPTEMBER) =>
  on(today, actor, 'outcome.write', saveOutcomes, {
    ...{ classId: nine.id, phase: 'ACTUAL', version: 0, rows: all(COLLEGE) },
    ...more,
  })
const confirm = (actor: Actor, version: number, today = SEPTEMBER) =>
  on(today, actor, 'outcome.confirm', confirmOutcomes, { classId: nine.id, version })
const correct = (actor: Actor, more: Record<string, unknown> = {}, today = OCTOBER) =>
  on(today, actor, 'outcome.confirm', correctOutcome, {
    ...{ classId: nine.id, studentId: nine.pupils[0] ?? '', version: 1, reason: 'Пришла справка' },
    ...typed('WORK', { institution: 'Рудник' }),
    ...more,
  })
const scope = (actor: Actor, verb: Verb = 'outcome.read') => scopeOf(actor, verb) as Scope
const pupils = (today = SEPTEMBER) =>
  listOutcomePupils(db(), { id: nine.id, organizationId: nine.organizationId }, today, { stillHere: false })
const told = async () => (await pupils()).map(({ actual }) => actual?.category ?? null)

describe('the table of a class', () => {
  it('is saved as a whole, in as many statements for five as for thirty', async () => {
    const small = await countStatements(async () => dataOf(await save(teacher)))
    expect(await told()).toEqual(Array(5).fill('COLLEGE'))
    const big = await makeClass(place(), `9-${++n}`, 9, 30)
    await lead(big.id, teacher.userId)
    expect(
      await countStatements(async () => dataOf(await save(teacher, { classId: big.id, rows: all(COLLEGE, big) }))),
    ).toBe(small)
    expect(small).toBeLessThanOrEqual(12)
  })

  it('one wrong row, and nothing of the class is saved; the fault stands at its field', async () => {
    const [first = ''] = nine.pupils
    const rows = { ...all(COLLEGE), [first]: typed('COLLEGE', { field: 'космос' }) }
    const result = await save(teacher, { rows })
    expect(result).toMatchObject({ ok: false, kind: 'invalid' })
    expect(Object.keys((result as { fieldErrors: object }).fieldErrors)).toEqual([
      ...[`rows.${first}.institution`, `rows.${first}.field`],
    ])
    expect(await told()).toEqual(Array(5).fill(null))
  })

  it('a row left empty is taken back; the same table again changes nothing', async () => {
    dataOf(await save(teacher))
    const [first = ''] = nine.pupils
    expect(said(await save(teacher, { version: 1 }))).toBe('already')
    dataOf(await save(teacher, { version: 1, rows: { ...all(COLLEGE), [first]: typed(null) } }))
    expect((await told()).filter(Boolean)).toHaveLength(4)
  })

  it('of two who save at once one is told that the other was faster, and what stands', async () => {
    const results = await Promise.all([save(teacher), save(head, { rows: all(typed('UNKNOWN')) })])
    expect(tally(results)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    expect(new Set(await told()).size).toBe(1)
    const late = await save(head, { rows: all(typed('WORK')) })
    expect(late).toMatchObject({ details: { version: 1 } })
    expect(Object.values((late as { details: { theirs: object } }).details.theirs)).toHaveLength(5)
  })

  it('is closed on the second of October and before June; intentions close with May', async () => {
    expect(said(await save(teacher, {}, '2026-10-01'))).toBe('done')
    expect(said(await save(teacher, { version: 1, rows: all(typed('WORK')) }, OCTOBER))).toBe('ENTRY_OVER')
    expect(said(await save(teacher, {}, '2026-05-31'))).toBe('ENTRY_TOO_EARLY')
    const intend = (today: Day) => save(teacher, { phase: 'INTENTION', rows: all(typed('GRADE10_OWN')) }, today)
    expect(said(await intend('2026-05-31'))).toBe('done')
    expect(said(await intend('2026-06-01'))).toBe('ENTRY_OVER')
  })

  it('a colleague’s class, another school’s and a pupil of none are not found', async () => {
    const colleague = await makePerson(world.town, 'TEACHER', world.organizations.school, `Лосева${n}`)
    expect(said(await save(colleague))).toBe('NOT_FOUND')
    expect(said(await save(world.stranger))).toBe('NOT_FOUND')
    const psychologist = await makePerson(world.town, 'PSYCHOLOGIST', world.organizations.school, `Тихова${n}`)
    expect(said(await save(psychologist))).toBe('FORBIDDEN')
    // A subject teacher of the class reads and does not write.
    await db().classStaff.create({
      data: {
        ...{ classGroupId: nine.id, userId: colleague.userId, duty: 'SUBJECT_TEACHER' },
        ...{ validFrom: dayToDate(FROM), validUntil: dayToDate(UNTIL) },
      },
    })
    expect(await findOutcomeClass(db(), scope(colleague), nine.id, SEPTEMBER)).not.toBeNull()
    expect(said(await save(colleague))).toBe('NOT_FOUND')
    await db().classStaff.deleteMany({ where: { userId: colleague.userId } })
    const other = await makeClass(place(), `9-${++n}`, 9, 1)
    expect(said(await save(teacher, { rows: all(COLLEGE, other) }))).toBe('NOT_ON_ROSTER')
    const eight = await makeClass(place(), `8-${++n}`, 8, 1)
    await lead(eight.id, teacher.userId)
    expect(said(await save(teacher, { classId: eight.id, rows: all(COLLEGE, eight) }))).toBe('NOT_FOUND')
    expect(await findOutcomeClass(db(), scope(world.stranger), nine.id, SEPTEMBER)).toBeNull()
    expect(await findOutcomeClass(db(), scope(colleague), nine.id, SEPTEMBER)).toBeNull()
  })

  it('who left in the middle of the year is no graduate; who is in grade ten now is known to be', async () => {
    const [gone = '', stays = '', moved = '', again = ''] = nine.pupils
    await db().enrollment.updateMany({
      where: { studentId: gone },
      data: { validUntil: dayToDate('2026-02-10'), leaveReason: 'LEFT' },
    })
    const next = await db().academicYear.upsert({
      where: { municipalityId_code: { municipalityId: world.municipalityId, code: '2026/27' } },
      create: {
        ...{ municipalityId: world.municipalityId, code: '2026/27', state: 'CURRENT' },
        ...{ startsOn: dayToDate('2026-09-01'), endsOn: dayToDate('2027-08-31') },
      },
      update: {},
    })
    const enrol = async (studentId: string, organizationId: string, grade: number) => {
      const group = await makeClass(
        { ...place(), organizationId, yearId: next.id, from: '2026-09-01' },
        `${grade}-${++n}`,
        grade,
        0,
      )
      await db().enrollment.create({
        data: {
          ...{ municipalityId: world.municipalityId, organizationId, yearId: next.id, studentId },
          ...{ classGroupId: group.id, validFrom: dayToDate('2026-09-01') },
        },
      })
    }
    await enrol(stays, world.organizations.school, 10)
    await enrol(moved, world.organizations.otherSchool, 10)
    await enrol(again, world.organizations.school, 9)
    const roster = await pupils()
    expect(roster.map(({ studentId }) => studentId)).not.toContain(gone)
    const known = Object.fromEntries(roster.map(({ studentId, known: by }) => [studentId, by]))
    expect([known[stays], known[moved], known[again], known[nine.pupils[4] ?? '']]).toEqual([
      ...['GRADE10_OWN', 'GRADE10_OTHER', 'REPEAT', null],
    ])
    // After the first of October the teacher sees only who is still there.
    const here = await listOutcomePupils(db(), nine, OCTOBER, { stillHere: true })
    expect(here.map(({ studentId }) => studentId).sort()).toEqual([stays, again].sort())
  })
})

describe('the head’s word', () => {
  it('waits until everybody is told of, and names who is missing', async () => {
    const [first = ''] = nine.pupils
    dataOf(await save(teacher, { rows: { ...all(COLLEGE), [first]: typed(null) } }))
    const result = await confirm(head, 1)
    expect(said(result)).toBe('NOT_ALL_TOLD')
    expect(result).toMatchObject({ details: { points: [expect.stringContaining('Ученик')] } })
    dataOf(await save(teacher, { version: 1 }))
    expect(said(await confirm(teacher, 2))).toBe('FORBIDDEN')
    expect(said(await confirm(world.stranger, 2))).toBe('NOT_FOUND')
    expect(said(await confirm(head, 1))).toBe('CHANGED_MEANWHILE')
    expect(said(await confirm(head, 2))).toBe('done')
    expect(said(await save(teacher, { version: 3, rows: all(typed('WORK')) }))).toBe('OUTCOMES_CONFIRMED')
    expect(await db().outcomeSheet.findFirst({ where: { classGroupId: nine.id, phase: 'ACTUAL' } })).toMatchObject({
      ...{ graduates: 5, confirmedById: head.userId },
    })
  })

  it('pressed twice at once is given once, with one event', async () => {
    dataOf(await save(teacher))
    const results = await Promise.all([confirm(head, 1), confirm(head, 1), confirm(head, 1)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().event.count({ where: { kind: 'outcomesConfirmed', subjectId: nine.id } })).toBe(1)
  })

  it('and a teacher who saves at the same moment: one of the two', async () => {
    dataOf(await save(teacher))
    for (let i = 0; i < 8; i++) {
      await db().outcomeSheet.updateMany({
        where: { classGroupId: nine.id },
        data: { version: 1, confirmedAt: null, confirmedById: null, graduates: null },
      })
      const category = i % 2 === 0 ? 'WORK' : 'UNKNOWN'
      const results = await Promise.all([confirm(head, 1), save(teacher, { version: 1, rows: all(typed(category)) })])
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })
})

describe('a correction', () => {
  it('keeps what stood, with its reason, and enters what was never told', async () => {
    const [first = '', second = ''] = nine.pupils
    dataOf(await save(teacher, { rows: { ...all(COLLEGE), [second]: typed(null) } }))
    expect(said(await correct(head, {}, SEPTEMBER))).toBe('STILL_OPEN')
    expect(said(await correct(head, { version: 0 }))).toBe('CHANGED_MEANWHILE')
    dataOf(await correct(head))
    dataOf(await correct(head, { studentId: second, version: 2 }))
    expect((await told()).filter((each) => each === 'WORK')).toHaveLength(2)
    const before = await listReplaced(db(), nine.id, first)
    expect(before).toMatchObject([
      { category: 'COLLEGE', fieldCode: '21', reason: null, by: { lastName: expect.any(String) } },
    ])
    expect(await listReplaced(db(), nine.id, second)).toEqual([])
    expect(said(await correct(head, { version: 3 }))).toBe('NOTHING_CHANGED')
  })

  it('is the head’s and the deputy’s own, of their graduates only', async () => {
    dataOf(await save(teacher))
    expect(said(await correct(teacher))).toBe('FORBIDDEN')
    expect(said(await correct(world.stranger))).toBe('NOT_FOUND')
    const stranger = (await makeClass(place(), `9-${++n}`, 9, 1)).pupils[0]
    expect(said(await correct(head, { studentId: stranger }))).toBe('NOT_FOUND')
    const wrong = await correct(head, { category: 'COLLEGE', institution: null })
    expect(wrong).toMatchObject({ kind: 'invalid', fieldErrors: { institution: expect.any(Array) } })
  })

  it('of two at once one is told', async () => {
    dataOf(await save(teacher))
    const results = await Promise.all([correct(head), correct(head, typed('ARMY')), correct(head, typed('UNKNOWN'))])
    expect(tally(results)).toMatchObject({ done: 1 })
    expect(await db().graduateOutcome.count({ where: { classGroupId: nine.id, standsFor: null } })).toBe(1)
  })
})

describe('the summary', () => {
  it('counts as many as the roster, whoever is told of and whoever is not', async () => {
    const [first = ''] = nine.pupils
    dataOf(await save(teacher, { rows: { [first]: COLLEGE } }))
    const counted = await countOutcomes(db(), scope(head, 'outcome.counts'), SEPTEMBER, [yearId])
    const graduates = await db().enrollment.count({
      where: {
        ...{ organizationId: world.organizations.school, yearId, classGroup: { grade: { in: [9, 11] } } },
        OR: [{ validUntil: null }, { validUntil: dayToDate(UNTIL) }],
      },
    })
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(graduates)
  })

  it('of the own school tells every figure, above it hides small groups', async () => {
    const own = await findOutcomeSummary(head, scope(head, 'outcome.counts'), { year: yearId }, 'page')
    expect(own.aboveSchool).toBe(false)
    expect(own.rows.flatMap(({ cells }) => cells)).not.toContain(null)
    const above = await findOutcomeSummary(
      ...([world.chief, scope(world.chief, 'outcome.counts'), { year: yearId }, 'all'] as const),
    )
    expect(above.aboveSchool).toBe(true)
    const tables = [...above.rows.map(({ cells }) => cells), above.totals]
    expect(tables.flat().filter((count) => count !== null && count > 0 && count < 5)).toEqual([])
    for (const { count, byProfile } of above.fields)
      expect([count, byProfile].filter((each) => each !== null && each > 0 && each < 5)).toEqual([])
  })

  it('no name of a child is read for the Department and the Resource Centre', () => {
    for (const actor of [world.chief, world.methodist]) expect(scopeOf(actor, 'outcome.read')).toBeNull()
  })

  it('a pupil’s outcome stands at its card for the own school alone', async () => {
    dataOf(await save(teacher))
    const [first = ''] = nine.pupils
    const at = async (actor: Actor) => (await findChildRecords(db(), scope(actor), first, SEPTEMBER)).outcomes
    expect(await at(head)).toMatchObject([{ grade: 9, yearCode: '2025/26', actual: { category: 'COLLEGE' } }])
    expect(await at(world.stranger)).toEqual([])
  })

  it('classes are counted in one statement', async () => {
    dataOf(await save(teacher))
    const classes = await listOutcomeClasses(db(), scope(teacher), SEPTEMBER, {
      ...{ organizationId: world.organizations.school, yearIds: [yearId] },
    })
    expect(classes.find(({ id }) => id === nine.id)).toMatchObject({
      roster: 5,
      intentions: 0,
      actuals: 5,
      confirmed: false,
    })
  })
})
