import { randomUUID as key } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Visitor } from '@/lib/kernel/anonymous'
import { addDays, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { setErrand } from '@/lib/kernel/errand'
import { correctResult, enterResults, releaseClassResults } from '@/lib/pathways/commands/results'
import { answerPairs, beginSitting, openSheet } from '@/lib/pathways/commands/sittings'
import { secretOfSheet } from '@/lib/pathways/queries/sheet-code'
import { useDatabase } from '../../support/database'
import { fromOwnPage } from '../../support/request'
import { dataOf, run, said } from '../../support/run-command'
import { makeClass, makeSchool, type School } from '../../support/school'
import { makeWorld, type World } from '../../support/town'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

useDatabase()

const CLASS_SIZE = 30

let world: World
let school: School
let big: { id: string; pupils: string[] }

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
  const place = {
    ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school },
    ...{ yearId: school.year.id, from: school.from },
  }
  big = await makeClass(place, '9А', 9, CLASS_SIZE)
  await db().classStaff.create({
    data: {
      ...{ classGroupId: big.id, userId: school.psychologist.userId, duty: 'PSYCHOLOGIST' },
      validFrom: dayToDate(school.from),
    },
  })
  await db().consent.createMany({
    data: big.pupils.map((studentId) => ({
      ...{ municipalityId: world.municipalityId, organizationId: world.organizations.school, studentId },
      ...{ purpose: 'DIAGNOSTICS' as const, state: 'GRANTED' as const, method: 'PAPER' as const },
      ...{ signedOn: dayToDate(addDays(school.today, -60)), standsFor: `${studentId} DIAGNOSTICS` },
      ...{ recordedAt: new Date(), recordedById: world.head.userId },
    })),
  })
})
beforeEach(() => fromOwnPage())

/** A pupil in the computer room of a school: all of the room have one address. */
const visitor = (address: string): Visitor => ({ address, device: { id: key(), knows: [] }, sessionId: null })
const page = (n: number) => ({
  page: n,
  answers: Object.fromEntries([0, 1, 2, 3, 4].map((at) => [String((n - 1) * 5 + at), '1' as const])),
})
const begin = async () =>
  dataOf(await run(school.psychologist, 'diagnostics.scales', beginSitting, { requestKey: key(), classId: big.id })).id
const sheetsOf = (sittingId: string) =>
  db().diagnosticSheet.findMany({ where: { sittingId }, select: { id: true, studentId: true, selector: true } })
const codeOf = (sheet: { id: string; selector: string }) => ({
  code: { selector: sheet.selector, secret: secretOfSheet(sheet.id) },
})
const values = (value: number) =>
  Object.fromEntries(['NATURE', 'TECHNIQUE', 'HUMAN', 'SIGN', 'IMAGE'].map((code) => [code, String(value)]))
const enter = (studentIds: string[], takenOn: string) =>
  run(school.psychologist, 'diagnostics.scales', enterResults, {
    ...{ classId: big.id, methodCode: 'interests', takenOn },
    rows: Object.fromEntries(studentIds.map((id) => [id, values(4)])),
  })

describe('a class of thirty in one computer room', () => {
  it('answers to the end from one address, and each finished sheet is an event', async () => {
    const sittingId = await begin()
    const room = '10.9.0.1'
    const heard: string[] = []
    for (const sheet of await sheetsOf(sittingId)) {
      heard.push(said(await openSheet(visitor(room), codeOf(sheet))))
      await setErrand('sheet', { sheetId: sheet.id }, 60)
      for (const n of [1, 2, 3, 4]) heard.push(said(await answerPairs(visitor(room), page(n))))
    }
    expect(heard).toEqual(Array.from({ length: CLASS_SIZE * 5 }, () => 'done'))
    expect(await db().diagnosticResult.count({ where: { studentId: { in: big.pupils } } })).toBe(CLASS_SIZE)
    const events = await db().event.findMany({ where: { kind: 'resultsEntered', subjectId: { in: big.pupils } } })
    expect(events.map(({ subjectId }) => subjectId).sort()).toEqual([...big.pupils].sort())
    expect(events[0]).toMatchObject({ actorId: null, data: { method: 'interests', count: 1, source: 'SCREEN' } })
  })

  it('a sheet in hand that is sent over and over is slowed, whatever the address', async () => {
    const sittingId = await begin()
    const [sheet] = await sheetsOf(sittingId)
    await setErrand('sheet', { sheetId: sheet?.id ?? '' }, 60)
    const heard: string[] = []
    for (let i = 0; i < 61; i++) heard.push(said(await answerPairs(visitor(`10.9.1.${i}`), page(1))))
    expect(heard.slice(0, 60).every((word) => word === 'done')).toBe(true)
    expect(heard.at(-1)).toBe('TOO_MANY_CODES')
  })

  it('a pupil whose family withdrew after the cards were printed does not begin', async () => {
    const sittingId = await begin()
    const sheet = (await sheetsOf(sittingId))[0]
    if (!sheet) throw new Error('no sheet')
    const standsFor = `${sheet.studentId} DIAGNOSTICS`
    await db().consent.update({
      where: { standsFor },
      data: { state: 'WITHDRAWN', withdrawnOn: dayToDate(school.today) },
    })
    expect(said(await openSheet(visitor('10.9.2.1'), codeOf(sheet)))).toBe('CONSENT_MISSING')
    await db().consent.update({ where: { standsFor }, data: { state: 'GRANTED', withdrawnOn: null } })
    expect(said(await openSheet(visitor('10.9.2.1'), codeOf(sheet)))).toBe('done')
  })
})

describe('the log of a class', () => {
  it('names each child whose summary was opened, once', async () => {
    const takenOn = addDays(school.today, -3)
    const some = big.pupils.slice(0, 3)
    dataOf(await enter(some, takenOn))
    const rows = (await db().diagnosticResult.findMany({ where: { takenOn: dayToDate(takenOn) } })).map(({ id }) => id)
    const release = () =>
      run(school.psychologist, 'diagnostics.scales', releaseClassResults, { classId: big.id, to: 'FAMILY', rows })
    expect((await Promise.all([release(), release()])).map(said).sort()).toEqual(['NOTHING_TO_RELEASE', 'done'])
    const events = await db().event.findMany({ where: { kind: 'resultsReleased' } })
    expect(events.map(({ subjectId }) => subjectId).sort()).toEqual([...some].sort())
    expect(events[0]).toMatchObject({ data: { to: 'FAMILY' } })
  })

  it('of a result corrected twice, what stood at first is kept as well as what stood between', async () => {
    const takenOn = addDays(school.today, -4)
    const [child = ''] = big.pupils
    dataOf(await enter([child], takenOn))
    const where = { studentId: child, takenOn: dayToDate(takenOn) }
    const { id: resultId } = await db().diagnosticResult.findFirstOrThrow({ where })
    const correct = (version: number, value: number, reason: string) =>
      run(school.psychologist, 'diagnostics.scales', correctResult, {
        resultId,
        version,
        scales: values(value),
        reason,
      })
    expect(said(await correct(1, 5, 'Перепутаны строки'))).toBe('done')
    expect(said(await correct(2, 6, 'Пересчитано по бланку'))).toBe('done')
    const stored = await db().diagnosticResult.findUniqueOrThrow({ where: { id: resultId } })
    expect(stored).toMatchObject({
      ...{ scales: { NATURE: 6 }, correction: 'Пересчитано по бланку' },
      before: [
        { scales: { NATURE: 4 }, reason: 'Перепутаны строки' },
        { scales: { NATURE: 5 }, reason: 'Пересчитано по бланку' },
      ],
    })
  })
})
