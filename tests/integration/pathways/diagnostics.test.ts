import { randomUUID as key } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import type { Visitor } from '@/lib/kernel/anonymous'
import { addDays, dateToDay, dayToDate } from '@/lib/kernel/calendar'
import type { Context } from '@/lib/kernel/command'
import { db } from '@/lib/kernel/db'
import { setErrand } from '@/lib/kernel/errand'
import type { Verb } from '@/lib/kernel/permissions'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { saveMethod, switchInterests } from '@/lib/pathways/commands/methods'
import {
  correctResult,
  enterResults,
  pasteResults,
  readResultSheet,
  releaseClassResults,
  releaseResult,
  saveSummary,
} from '@/lib/pathways/commands/results'
import { answerPairs, beginSitting, openSheet } from '@/lib/pathways/commands/sittings'
import {
  findChildRecords,
  findMethod,
  findSittingSheets,
  listClassDiagnostics,
  listDiagnosticClasses,
  listMethods,
} from '@/lib/pathways/queries/diagnostics'
import { findPathway } from '@/lib/pathways/queries/pathways'
import { secretOfSheet } from '@/lib/pathways/queries/sheet-code'
import { INTERESTS, PAIRS } from '@/lib/pathways/rules/interests'
import { standingOf } from '@/lib/pathways/rules/steps'
import { useDatabase } from '../../support/database'
import { fromOwnPage } from '../../support/request'
import { countStatements, dataOf, run, said, tally } from '../../support/run-command'
import { makeSchool, makeYear, type School } from '../../support/school'
import { makePerson, makeWorld, type World, ZONE } from '../../support/town'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

useDatabase()

let world: World
let school: School
let psychologist: Actor
let next = 0

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
  psychologist = school.psychologist
  // All of the 8А but the last child agree.
  await agree(school.mine.pupils.slice(0, 5))
})
beforeEach(() => fromOwnPage())

async function agree(studentIds: string[], signedOn = addDays(school.today, -60)) {
  await db().consent.createMany({
    data: studentIds.map((studentId) => ({
      ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school, studentId },
      ...{
        purpose: 'DIAGNOSTICS' as const,
        state: 'GRANTED' as const,
        method: 'PAPER' as const,
        signedOn: dayToDate(signedOn),
      },
      ...{ standsFor: `${studentId} DIAGNOSTICS`, recordedAt: new Date(), recordedById: world.head.userId },
    })),
  })
}
const scope = (actor: Actor, verb: Verb = 'diagnostics.read') => scopeOf(actor, verb) as Scope
const records = (studentId: string) => findChildRecords(db(), scope(world.head), studentId, school.today)
const visitor = (address = `10.8.0.${++next}`): Visitor => ({
  address,
  device: { id: key(), knows: [] },
  sessionId: null,
})
const begin = (actor: Actor, more: Record<string, unknown> = {}) =>
  run(actor, 'diagnostics.scales', beginSitting, { requestKey: key(), classId: school.mine.id, ...more })
/** The code on a child's card. */
async function codeOf(sittingId: string, studentId: string) {
  const sheet = await db().diagnosticSheet.findUniqueOrThrow({
    where: { sittingId_studentId: { sittingId, studentId } },
  })
  return { id: sheet.id, code: { selector: sheet.selector, secret: secretOfSheet(sheet.id) } }
}
const page = (n: number, choice: '1' | '2' = '1') => ({
  page: n,
  answers: Object.fromEntries([0, 1, 2, 3, 4].map((at) => [String((n - 1) * 5 + at), choice])),
})
const values = (value: number) =>
  Object.fromEntries(['NATURE', 'TECHNIQUE', 'HUMAN', 'SIGN', 'IMAGE'].map((code) => [code, String(value)]))
const enter = (rows: Record<string, Record<string, string>>, more: Record<string, unknown> = {}) =>
  run(psychologist, 'diagnostics.scales', enterResults, {
    ...{ classId: school.mine.id, methodCode: 'interests', takenOn: school.today, rows, ...more },
  })
/** Pastes as a person does: looks, and enters what was shown when nothing is wrong; the look's answer otherwise. */
async function pasteSeen(text: string | null, takenOn: string, file: File | null = null) {
  const form = { classId: school.mine.id, methodCode: 'interests', takenOn, text, file, seen: null as string | null }
  const read = await readResultSheet(form)
  const send = (seen: string | null) =>
    run(
      psychologist,
      'diagnostics.scales',
      (context: Context, input: typeof form) => pasteResults(context, input, read),
      {
        ...form,
        seen,
      },
    )
  const looked = await send(null)
  const mark = looked.ok ? looked.data.preview?.mark : null
  return mark ? send(mark) : looked
}
const resultOf = (studentId: string) =>
  db().diagnosticResult.findFirstOrThrow({ where: { studentId }, orderBy: { createdAt: 'desc' } })

describe('a paper sheet', () => {
  it('is entered as its answers and counted by the portal; a wrong row is told at its field and keeps the others out', async () => {
    const [first = '', second = ''] = school.mine.pupils
    const takenOn = addDays(school.today, -30)
    const wrong = await enter({ [first]: { answers: '1'.repeat(20) }, [second]: { answers: '12' } }, { takenOn })
    expect(wrong).toMatchObject({ kind: 'invalid', fieldErrors: { [`rows.${second}.answers`]: [expect.any(String)] } })
    expect(await db().diagnosticResult.count({ where: { takenOn: dayToDate(takenOn) } })).toBe(0)
    const nature = PAIRS.map(([, other]) => (other.type === 'NATURE' ? '2' : '1')).join(' ')
    dataOf(await enter({ [first]: { answers: nature } }, { takenOn }))
    const { scales, source } = await resultOf(first)
    expect(source).toBe('ENTERED')
    expect(scales).toMatchObject({ NATURE: 8 })
    // The same in a pasted row: the name, then one cell.
    const text = `Ученик8А Номер2;${'1'.repeat(20)}`
    dataOf(await pasteSeen(text, takenOn))
    expect((await resultOf(second)).scales).toMatchObject({ NATURE: 4 })
    await db().diagnosticResult.deleteMany({ where: { takenOn: dayToDate(takenOn) } })
  })
})

describe('a sitting', () => {
  it('gives a card to every child with a consent on the day, and is begun once however often it was sent', async () => {
    const requestKey = key()
    const sent = await Promise.all([1, 2, 3].map(() => begin(psychologist, { requestKey })))
    expect(tally(sent)).toEqual({ done: 1, already: 2 })
    const { id } = dataOf(sent[0] as Awaited<ReturnType<typeof begin>>)
    expect(await db().diagnosticSheet.count({ where: { sittingId: id } })).toBe(5)
    const sheets = await findSittingSheets(db(), scope(psychologist, 'diagnostics.scales'), id, school.today)
    expect(sheets?.sheets).toHaveLength(5)
    const other = await makePerson(world.town, 'PSYCHOLOGIST', world.organizations.school, 'Другова')
    expect(await findSittingSheets(db(), scope(other, 'diagnostics.scales'), id, school.today)).toBeNull()
  })

  it('is begun by the psychologist of the class alone', async () => {
    const other = await makePerson(world.town, 'PSYCHOLOGIST', world.organizations.school, 'Другова')
    expect(said(await begin(other))).toBe('NOT_FOUND')
    expect(said(await begin(psychologist, { classId: school.other.id }))).toBe('NOT_FOUND')
    for (const actor of [world.head, world.teacher, world.chief, world.methodist, world.parent])
      expect(said(await begin(actor)), actor.role).toBe('FORBIDDEN')
  })

  it('a class without any consent, or of a grade too young, is not asked', async () => {
    const staff = { userId: psychologist.userId, duty: 'PSYCHOLOGIST' as const, validFrom: dayToDate(school.from) }
    await db().classStaff.create({ data: { ...staff, classGroupId: school.small.id } })
    expect(said(await begin(psychologist, { classId: school.small.id }))).toBe('METHOD_UNFIT')
    await db().classStaff.create({ data: { ...staff, classGroupId: school.other.id } })
    expect(said(await begin(psychologist, { classId: school.other.id }))).toBe('NOBODY_CONSENTED')
  })
})

describe('a pupil at the screen', () => {
  it('opens the card once, answers page by page, and ends with a result that only the psychologist sees', async () => {
    const [child = ''] = school.mine.pupils
    const { id: sitting } = dataOf(await begin(psychologist))
    const { id: sheetId, code } = await codeOf(sitting, child)
    expect(dataOf(await openSheet(visitor(), { code }))).toEqual({ sheetId })
    expect(said(await answerPairs(visitor(), page(1)))).toBe('SHEET_GONE')
    await setErrand('sheet', { sheetId }, 60)
    expect(said(await answerPairs(visitor(), { page: 1, answers: { '0': '1' } }))).toBe('PAIRS_OPEN')
    // What was chosen of an unfinished page is kept.
    expect((await db().diagnosticSheet.findUniqueOrThrow({ where: { id: sheetId } })).answers[0]).toBe(1)
    expect(dataOf(await answerPairs(visitor(), page(1)))).toEqual({ next: 2 })
    expect(said(await answerPairs(visitor(), page(4)))).toBe('PAIRS_OPEN')
    dataOf(await answerPairs(visitor(), page(2)))
    dataOf(await answerPairs(visitor(), page(3)))
    const both = await Promise.all([answerPairs(visitor(), page(4)), answerPairs(visitor(), page(4))])
    expect(tally(both)).toEqual({ done: 1, SHEET_FINISHED: 1 })
    expect(said(await openSheet(visitor(), { code }))).toBe('SHEET_FINISHED')
    const result = await resultOf(child)
    expect(result).toMatchObject({ visibility: 'PSYCH', source: 'SCREEN', methodCode: 'interests' })
    expect(Object.values(result.scales as Record<string, number>).reduce((sum, each) => sum + each, 0)).toBe(20)
    expect((await records(child)).results).toEqual([])
  })

  it('a whole class behind one address answers without being held up', async () => {
    const { id: sitting } = dataOf(await begin(psychologist))
    const school1 = visitor('10.8.9.9')
    for (const child of school.mine.pupils.slice(0, 3)) {
      for (let again = 0; again < 12; again++) {
        const { id: sheetId, code } = await codeOf(sitting, child)
        expect(said(await openSheet(school1, { code }))).toBe('done')
        await setErrand('sheet', { sheetId }, 60)
        for (const n of [1, 2, 3]) expect(said(await answerPairs(school1, page(n)))).toBe('done')
      }
    }
  })

  it('five wrong codes lock the card; a code of another day opens nothing', async () => {
    const [, child = '', another = ''] = school.mine.pupils
    const { id: sitting } = dataOf(await begin(psychologist))
    const { code } = await codeOf(sitting, child)
    const wrong = {
      ...code,
      secret: code.secret.startsWith('2') ? `3${code.secret.slice(1)}` : `2${code.secret.slice(1)}`,
    }
    const answers: string[] = []
    for (let i = 0; i < 5; i++) answers.push(said(await openSheet(visitor(), { code: wrong })))
    expect(answers).toEqual(['CODE_UNKNOWN', 'CODE_UNKNOWN', 'CODE_UNKNOWN', 'CODE_UNKNOWN', 'CODE_LOCKED'])
    expect(said(await openSheet(visitor(), { code }))).toBe('CODE_LOCKED')
    const other = await codeOf(sitting, another)
    await db().diagnosticSitting.update({
      where: { id: sitting },
      data: { heldOn: dayToDate(addDays(school.today, -1)) },
    })
    expect(said(await openSheet(visitor(), { code: other.code }))).toBe('SHEET_NOT_TODAY')
  })

  it('whose family has withdrawn its consent meanwhile gets no result', async () => {
    const [, , , child = ''] = school.mine.pupils
    const { id: sitting } = dataOf(await begin(psychologist))
    const { id: sheetId } = await codeOf(sitting, child)
    await setErrand('sheet', { sheetId }, 60)
    for (const n of [1, 2, 3]) dataOf(await answerPairs(visitor(), page(n)))
    const standsFor = `${child} DIAGNOSTICS`
    const withdrawn = { state: 'WITHDRAWN' as const, withdrawnOn: dayToDate(school.today) }
    await db().consent.update({ where: { standsFor }, data: withdrawn })
    expect(said(await answerPairs(visitor(), page(4)))).toBe('CONSENT_MISSING')
    expect(await db().diagnosticResult.count({ where: { studentId: child } })).toBe(0)
    await db().consent.update({ where: { standsFor }, data: { state: 'GRANTED', withdrawnOn: null } })
  })
})

describe('results entered by hand', () => {
  it('stand all or none, each field with its own message, in as many statements for one as for three', async () => {
    const [, second = '', third = '', fourth = '', fifth = ''] = school.mine.pupils
    const takenOn = addDays(school.today, -5)
    const wrong = await enter({ [second]: { ...values(3), SIGN: '9' }, [third]: { NATURE: '4' } }, { takenOn })
    expect(said(wrong)).toBe('invalid')
    expect(wrong.ok || wrong.kind !== 'invalid' ? [] : Object.keys(wrong.fieldErrors).sort()).toEqual(
      [`rows.${second}.SIGN`, ...['TECHNIQUE', 'HUMAN', 'SIGN', 'IMAGE'].map((code) => `rows.${third}.${code}`)].sort(),
    )
    expect(await db().diagnosticResult.count({ where: { takenOn: dayToDate(takenOn) } })).toBe(0)
    const one = await countStatements(async () => dataOf(await enter({ [second]: values(3) }, { takenOn })))
    const many = await countStatements(async () =>
      dataOf(await enter({ [third]: values(3), [fourth]: values(2), [fifth]: values(5) }, { takenOn })),
    )
    expect(many).toBe(one)
  })

  it('need the consent on the day they were taken, and stand once', async () => {
    const last = school.mine.pupils[5] ?? ''
    const [, second = ''] = school.mine.pupils
    expect(said(await enter({ [last]: values(4) }))).toBe('invalid')
    expect(said(await enter({ [second]: values(4) }, { takenOn: addDays(school.today, -61) }))).toBe('invalid')
    const takenOn = addDays(school.today, -7)
    const both = await Promise.all([
      enter({ [second]: values(4) }, { takenOn }),
      enter({ [second]: values(6) }, { takenOn }),
    ])
    expect(tally(both)).toEqual({ done: 1, ALREADY_TAKEN: 1 })
    expect(said(await enter({}))).toBe('NOTHING_ENTERED')
    expect(said(await enter({ [second]: values(4) }, { takenOn: addDays(school.today, 1) }))).toBe('TAKEN_AHEAD')
    expect(said(await enter({ [school.other.pupils[0] ?? '']: values(4) }))).toBe('NOT_FOUND')
    expect(said(await enter({ [second]: values(4) }, { methodCode: 'nothing' }))).toBe('METHOD_UNKNOWN')
  })

  it('come out of a pasted table by names, with numbered errors, nothing half-saved', async () => {
    const takenOn = addDays(school.today, -9)
    const paste = (text: string) => pasteSeen(text, takenOn)
    const bad = await paste(
      'Ученик8А Номер2\t3\t3\t3\t3\t3\nЧужой Ребёнок\t1\t1\t1\t1\t1\n\nУченик8А Номер3;1;2;3;4;99\nУченик8А Номер6;1;1;1;1;1',
    )
    const rows = dataOf(bad).preview?.rows ?? []
    expect(rows.map(({ row, faults }) => [row, faults.map(({ message }) => message)])).toEqual([
      [1, []],
      [2, ['Такого ребёнка в классе нет.']],
      [4, ['человек — художественный образ: целое число от 0 до 8.']],
      [5, ['Нет согласия семьи на этот день.']],
    ])
    expect(dataOf(bad)).toMatchObject({ count: 0, preview: { errors: 3, mark: null } })
    expect(await db().diagnosticResult.count({ where: { takenOn: dayToDate(takenOn) } })).toBe(0)
    // What was looked at and what is sent must be one thing; what stands already is told at its row.
    expect(dataOf(await paste('ученик8а номер2\t3\t3\t3\t3\t3\nУченик8А Номер3;1;2;3;4;5\n')).count).toBe(2)
    expect(await db().diagnosticResult.count({ where: { takenOn: dayToDate(takenOn), source: 'TABLE' } })).toBe(2)
    const again = dataOf(await paste('Ученик8А Номер3;1;2;3;4;5'))
    expect(again.preview?.rows[0]?.faults).toEqual([{ column: 'name', message: 'Результат за этот день уже внесён.' }])
  })

  it('come out of a file with a header, looked at first; a file that is no table is told at the file', async () => {
    const takenOn = addDays(school.today, -12)
    const titles = INTERESTS.scales.map(({ title }) => title)
    const lines = [
      ['№', 'ФИО', ...titles],
      ['1', 'Ученик8А Номер2', '1', '2', '3', '4', '5'],
      ['2', 'Ученик8А Номер3'],
    ]
    const file = new File([lines.map((line) => line.join(';')).join('\n')], 'итоги.csv')
    expect(dataOf(await pasteSeen(null, takenOn, file))).toMatchObject({ count: 1, preview: null })
    const [, second = ''] = school.mine.pupils
    expect((await resultOf(second)).scales).toMatchObject({ NATURE: 1, IMAGE: 5 })
    const third = school.mine.pupils[2] ?? ''
    const form = {
      classId: school.mine.id,
      methodCode: 'interests',
      takenOn,
      text: 'Ученик8А Номер3;1;2;3;4;5',
      file: null,
    }
    const send = async (seen: string | null, text = form.text) => {
      const read = await readResultSheet({ ...form, text })
      const input = { ...form, text, seen }
      return run(
        psychologist,
        'diagnostics.scales',
        (context: Context, given: typeof input) => pasteResults(context, given, read),
        input,
      )
    }
    const looked = dataOf(await send(null))
    expect(looked).toMatchObject({ count: 0, preview: { errors: 0, mark: expect.any(String) } })
    // Another text than the one that was looked at is looked at first.
    expect(dataOf(await send(looked.preview?.mark ?? null, 'Ученик8А Номер3;5;4;3;2;1'))).toMatchObject({ count: 0 })
    expect(await db().diagnosticResult.count({ where: { studentId: third, takenOn: dayToDate(takenOn) } })).toBe(0)
    const broken = await pasteSeen(null, takenOn, new File([new Uint8Array([1, 2, 0, 3])], 'итоги.xlsx'))
    expect(broken).toMatchObject({ kind: 'invalid', fieldErrors: { file: [expect.any(String)] } })
  })

  it('of a year that is closed are neither corrected nor worded anew; what was recorded may still be opened', async () => {
    const past = await makeYear(world.municipalityId, school.today, 'CLOSED')
    const takenOn = dateToDay(past.startsOn)
    const [, second = ''] = school.mine.pupils
    const { id, version } = await db().diagnosticResult.create({
      data: {
        ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school, studentId: second },
        ...{
          methodCode: 'interests',
          source: 'ENTERED',
          takenOn: dayToDate(takenOn),
          scales: values(3),
          summary: 'Вывод',
        },
        ...{ standsFor: `${second} interests ${takenOn}`, createdById: psychologist.userId, createdAt: new Date(0) },
      },
    })
    const form = { resultId: id, version }
    const correct = { ...form, scales: values(2), reason: 'Описка' }
    expect(said(await run(psychologist, 'diagnostics.scales', correctResult, correct))).toBe('YEAR_CLOSED')
    const word = { ...form, summary: 'Иначе' }
    expect(said(await run(psychologist, 'diagnostics.scales', saveSummary, word))).toBe('YEAR_CLOSED')
    const open = { resultId: id, to: 'FAMILY' as const }
    expect(said(await run(psychologist, 'diagnostics.scales', releaseResult, open))).toBe('done')
    await db().diagnosticResult.delete({ where: { id } })
  })
})

describe('a release', () => {
  it('opens the summaries of a class once when two press at once; not another’s, never back', async () => {
    const [, second = '', third = ''] = school.mine.pupils
    const takenOn = addDays(school.today, -11)
    dataOf(await enter({ [second]: values(3), [third]: values(5) }, { takenOn }))
    const rows = (await db().diagnosticResult.findMany({ where: { takenOn: dayToDate(takenOn) } })).map(({ id }) => id)
    const release = (actor: Actor, to: 'STAFF' | 'FAMILY', ids = rows) =>
      run(actor, 'diagnostics.scales', releaseClassResults, { classId: school.mine.id, to, rows: ids })
    const other = await makePerson(world.town, 'PSYCHOLOGIST', world.organizations.school, 'Другова')
    expect(said(await release(other, 'STAFF'))).toBe('NOT_FOUND')
    expect(said(await release(world.teacher, 'STAFF'))).toBe('FORBIDDEN')
    expect(tally(await Promise.all([release(psychologist, 'STAFF'), release(psychologist, 'STAFF')]))).toEqual({
      done: 1,
      NOTHING_TO_RELEASE: 1,
    })
    expect((await records(second)).results).toEqual([])
    expect(dataOf(await release(psychologist, 'FAMILY')).count).toBe(2)
    expect(said(await release(psychologist, 'STAFF'))).toBe('NOTHING_TO_RELEASE')
    expect((await records(second)).results).toMatchObject([{ takenOn }])
    const one = { resultId: rows[0] ?? '', to: 'FAMILY' as const }
    expect(said(await run(psychologist, 'diagnostics.scales', releaseResult, one))).toBe('NOTHING_TO_RELEASE')
  })
})

describe('a result', () => {
  it('is corrected with a reason that stays beside what stood; its words are kept by version', async () => {
    const [, second = ''] = school.mine.pupils
    const takenOn = addDays(school.today, -13)
    dataOf(await enter({ [second]: values(3) }, { takenOn }))
    const made = await db().diagnosticResult.findFirstOrThrow({ where: { takenOn: dayToDate(takenOn) } })
    const words = { resultId: made.id, version: 1, summary: 'Любит собирать и чинить.' }
    const both = await Promise.all([1, 2].map(() => run(psychologist, 'diagnostics.scales', saveSummary, words)))
    expect(tally(both)).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    const fix = { resultId: made.id, version: 2, scales: values(4), reason: 'Ошибка при вводе' }
    const wrong = { ...fix, scales: { ...values(4), IMAGE: 'x' } }
    expect(said(await run(psychologist, 'diagnostics.scales', correctResult, wrong))).toBe('invalid')
    expect(said(await run(psychologist, 'diagnostics.scales', correctResult, fix))).toBe('done')
    const stored = await db().diagnosticResult.findUniqueOrThrow({ where: { id: made.id } })
    expect(stored).toMatchObject({
      correction: 'Ошибка при вводе',
      before: [{ scales: { NATURE: 3 } }],
      summary: words.summary,
    })
    const other = await makePerson(world.town, 'PSYCHOLOGIST', world.organizations.school, 'Другова')
    expect(said(await run(other, 'diagnostics.scales', saveSummary, { ...words, version: 3 }))).toBe('NOT_FOUND')
  })

  it('of the year closes the open step of diagnostics in the child’s route', async () => {
    const [, , third = ''] = school.mine.pupils
    const pathway = await db().pathway.create({
      data: {
        ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school, studentId: third },
        ...{ yearId: school.year.id, classGroupId: school.mine.id, templateKey: 'grades-8-9', goal: 'Колледж' },
        ...{ state: 'ACTIVE', curatorId: world.teacher.userId, createdById: world.teacher.userId },
        steps: {
          create: (['DIAGNOSTICS', 'TRIAL'] as const).map((kind) => ({
            ...{ kind, title: kind, responsible: 'психолог', createdById: world.teacher.userId },
            dueOn: dayToDate(addDays(school.today, 30)),
          })),
        },
      },
    })
    const found = await findPathway(db(), scope(world.teacher, 'pathway.read'), school.today, pathway.id, ZONE)
    const standing = Object.fromEntries((found?.steps ?? []).map((step) => [step.kind, standingOf(step, school.today)]))
    expect(standing).toEqual({ DIAGNOSTICS: 'done', TRIAL: 'now' })
  })
})

describe('methods', () => {
  const form = (more: Record<string, unknown> = {}) => ({
    ...{
      requestKey: key(),
      code: '',
      version: 0,
      title: 'Карта',
      about: null,
      gradeFrom: 7,
      gradeTo: 9,
      repeatMonths: 12,
    },
    ...{ scales: { '0': { title: 'Химия', max: 12 }, '1': { title: null, max: '' as const } }, bands: {} },
    ...{ active: true, ...more },
  })
  const save = (more: Record<string, unknown> = {}, actor: Actor = world.methodist) =>
    run(actor, 'diagnostics.methods', saveMethod, form(more))

  it('are written by the Resource Centre as data; two who write one at once: one is told', async () => {
    expect(said(await save({}, psychologist))).toBe('FORBIDDEN')
    expect(said(await save({ scales: {} }))).toBe('invalid')
    expect(said(await save({ gradeFrom: 9, gradeTo: 7 }))).toBe('invalid')
    const { code } = dataOf(await save())
    const change = { code, version: 1, title: 'Карта интересов' }
    expect(tally(await Promise.all([save(change), save(change)]))).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    expect(said(await save({ code: 'interests', version: 0 }))).toBe('NOT_FOUND')
    const [, second = ''] = school.mine.pupils
    expect(
      dataOf(await enter({ [second]: { s0: '9' } }, { methodCode: code, takenOn: addDays(school.today, -3) })).count,
    ).toBe(1)
    expect((await resultOf(second)).summary).toBe('Больше всего выражено: «Химия».')
  })

  it('a scale that has results stays, under its code, and holds what was entered; one without may go', async () => {
    const scales = (more: Record<string, unknown> = {}) => ({
      ...{ '0': { title: 'Химия', max: 12 }, '1': { title: 'Музыка', max: 12 }, '2': { title: 'История', max: 12 } },
      ...more,
    })
    const { code } = dataOf(await save({ title: 'Три шкалы', scales: scales() }))
    const none = { title: null, max: '' as const }
    expect(said(await save({ code, version: 1, scales: scales({ '1': none }) }))).toBe('done')
    const [, second = ''] = school.mine.pupils
    const entered = { methodCode: code, takenOn: addDays(school.today, -15) }
    dataOf(await enter({ [second]: { s0: '3', s2: '9' } }, entered))
    const { scales: kept } = (await findMethod(db(), world.municipalityId, code)) ?? {}
    expect(kept).toEqual([
      { code: 's0', title: 'Химия', max: 12 },
      { code: 's2', title: 'История', max: 12 },
    ])
    const fieldsOf = async (more: Record<string, unknown>) => {
      const result = await save({ code, version: 2, scales: scales({ '1': none, ...more }) })
      return result.ok || result.kind !== 'invalid' ? said(result) : Object.keys(result.fieldErrors)
    }
    expect(await fieldsOf({ '2': none })).toEqual(['scales.2.title'])
    expect(await fieldsOf({ '2': { title: 'История', max: 8 } })).toEqual(['scales.2.max'])
    expect(await fieldsOf({ '2': { title: 'История России', max: 9 } })).toBe('done')
  })

  it('has words for values of its own, rising from nought; without any those of the portal’s questionnaire', async () => {
    const bands = (more: Record<string, unknown>) => ({ title: 'Со словами', bands: more })
    const bandsOf = async (code: string) => (await findMethod(db(), world.municipalityId, code))?.bands
    const own = { '0': { from: 0, words: 'не готов' }, '1': { from: 50, words: 'готов' } }
    expect(await bandsOf(dataOf(await save(bands(own))).code)).toEqual(Object.values(own))
    expect(await bandsOf(dataOf(await save(bands({}))).code)).toHaveLength(3)
    for (const wrong of [
      { '0': { from: 10, words: 'с десяти' } },
      { '0': { from: 0, words: 'a' }, '1': { from: 0, words: 'b' } },
      { '0': { from: '' as const, words: 'без числа' } },
    ])
      expect(said(await save(bands(wrong)))).toBe('invalid')
  })

  it('the portal’s own can be switched off: then no sitting is begun', async () => {
    const press = (active: 'yes' | 'no', version: number) =>
      run(world.methodist, 'diagnostics.methods', switchInterests, { active, version })
    expect(tally(await Promise.all([press('no', 0), press('no', 0)]))).toEqual({ done: 1, CHANGED_MEANWHILE: 1 })
    expect((await listMethods(db(), world.municipalityId))[0]).toMatchObject({ code: 'interests', active: false })
    expect(said(await begin(psychologist))).toBe('METHOD_UNKNOWN')
    expect(said(await press('yes', 1))).toBe('done')
    expect(said(await begin(psychologist))).toBe('done')
  })
})

describe('the pages’ reads', () => {
  it('show each what is theirs: the psychologist’s classes, a teacher’s, a head’s', async () => {
    const names = async (actor: Actor, duty?: 'PSYCHOLOGIST') => {
      const year = { id: school.year.id, startsOn: school.from }
      return (await listDiagnosticClasses(db(), scope(actor), year, school.today, duty)).map(({ name }) => name)
    }
    expect(await names(world.head)).toEqual(['3А', '8А', '8Б'])
    expect(await names(school.colleague)).toEqual(['8Б'])
    const year = { id: school.year.id, startsOn: school.from }
    const rows = await listDiagnosticClasses(db(), scope(world.head), year, school.today)
    expect(rows.find(({ name }) => name === '8А')).toMatchObject({ students: 6, consented: 5, taken: 5, released: 2 })
    const children = await listClassDiagnostics(db(), scope(world.teacher), school.mine.id, school.today, school.from)
    expect(children.filter(({ consented }) => !consented)).toHaveLength(1)
    expect(Object.keys(children[0]?.results[0] ?? {})).not.toContain('scales')
  })
})
