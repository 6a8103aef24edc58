import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, dayToDate, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { eraseStudent } from '@/lib/pathways/commands/erasure'
import { findErasureAct, findErasureFacts, listErasureActs } from '@/lib/pathways/queries/erasure'
import { findPathway } from '@/lib/pathways/queries/pathways'
import { useDatabase } from '../../support/database'
import { hoursErrors } from '../../support/recount-hours'
import { run, said, tally } from '../../support/run-command'
import { makePerson, ZONE } from '../../support/town'
import { type ForeignWorld, makeForeignWorld } from '../../support/worlds'

useDatabase()

const CANARY = 'Kanareykin'
/** Columns of text that are keys, codes or days, and nothing that a person said. */
const KEYS =
  /^(standsFor|openFor|selector|codeHash|requestKey|methodCode|templateKey|fieldCode|storageKey|key|login|passwordHash|tokenHash|look|address)$/

type Column = { table: string; column: string }

let world: ForeignWorld
let head: Actor
let childId: string
let parentId: string
const today = localDay(new Date(), ZONE)

const sql = <T>(text: string) => db().$queryRawUnsafe<T[]>(text)
const scope = (actor: Actor) => scopeOf(actor, 'student.erase') as Scope

/** Columns of tables that have a column of this name. */
const tablesWith = (column: string) =>
  sql<{ table: string }>(
    `SELECT c.table_name AS "table" FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND c.column_name = '${column}' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
  )
const textsOf = async (table: string) =>
  (
    await sql<Column>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = '${table}' AND data_type = 'text'`,
    )
  ).filter(({ column }) => !KEYS.test(column))

/** Puts the canary into everything that is said in the rows. */
async function mark(table: string, where: string): Promise<void> {
  for (const { column } of await textsOf(table))
    await sql(`UPDATE "${table}" SET "${column}" = '${CANARY} ' || '${table}.${column}' WHERE ${where}`)
}

/** Tables in which the canary still stands, with how many rows. */
async function sightings(): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM "${name}" x WHERE x::text ILIKE '%${CANARY}%'`,
    )
    if (row?.n) found.push(`${name}: ${row.n}`)
  }
  return found
}

const erase = async (actor: Actor, more: Record<string, unknown> = {}, studentId = childId) => {
  const { version } = await db().student.findUniqueOrThrow({ where: { id: studentId } })
  const form = { studentId, version, reason: 'DEMAND' as const, ground: 'Заявление № 4', sure: 'yes' as const, ...more }
  return run(actor, 'student.erase', eraseStudent, form)
}

beforeAll(async () => {
  world = await makeForeignWorld()
  childId = world.studentId
  const { municipalityId, organizationId } = world
  head = await makePerson(
    { id: municipalityId } as Parameters<typeof makePerson>[0],
    'ORG_HEAD',
    organizationId,
    'Главина',
  )
  const link = await db().guardianLink.findFirstOrThrow({ where: { studentId: childId } })
  parentId = link.userId
  await db().mailAddress.create({
    data: { userId: parentId, address: 'kanareykin@mail.test', confirmedAt: new Date() },
  })
  await db().letter.create({
    data: {
      ...{ municipalityId, userId: parentId, address: 'kanareykin@mail.test', kind: 'test', key: randomUUID() },
      ...{ subject: 'Тема', text: 'Текст', createdAt: new Date(), dueAt: new Date() },
    },
  })
  await db().importDraft.create({
    data: {
      ...{ municipalityId, organizationId, createdById: head.userId, kind: 'STUDENTS', fileName: 'x.csv', columns: [] },
      tables: [{ name: 'x', rows: [[`${CANARY} Student.lastName`]] }],
    },
  })
  await db().importChange.create({
    data: { batchId: world.importBatchId, entity: 'student', entityId: childId, before: { lastName: CANARY } },
  })
  await db().rollOverRow.create({
    data: { rollOverId: world.rollOverId, studentId: childId, decision: 'LEAVE', fromEnrollmentId: world.enrollmentId },
  })
  const { activityId, classGroupId } = await db().activityClass.findFirstOrThrow({
    where: { activityId: world.activityId },
  })
  const held = { activityId, classGroupId, attended: true, hours: 2 }
  await db().activity.update({ where: { id: world.activityId }, data: { state: 'CONFIRMED' } })
  await db().participation.create({ data: { ...held, studentId: childId } })
  await mark('Student', `"id" = '${childId}'`)
  await mark('User', `"id" = '${parentId}'`)
  for (const { table } of await tablesWith('studentId'))
    if (table !== 'ErasureAct') await mark(table, `"studentId" = '${childId}'`)
  for (const { table } of await tablesWith('pathwayId'))
    await mark(table, `"pathwayId" IN (SELECT "id" FROM "Pathway" WHERE "studentId" = '${childId}')`)
  await mark(
    'RegisterEvidence',
    `"projectId" IN (SELECT "id" FROM "IndividualProject" WHERE "studentId" = '${childId}')`,
  )
  const { id: projectId } = await db().individualProject.findFirstOrThrow({ where: { studentId: childId } })
  const work = await db().storedFile.create({
    data: {
      ...{ municipalityId, organizationId, name: 'work.pdf', mime: 'application/pdf', size: 1, sha256: '0' },
      ...{ storageKey: randomUUID(), createdById: head.userId },
    },
  })
  await mark('StoredFile', `"id" = '${work.id}'`)
  await db().registerEvidence.create({
    data: {
      ...{ municipalityId, organizationId, kind: 'FILE', title: `${CANARY} work`, fileId: work.id, projectId },
      ...{ addedAt: new Date(), addedById: head.userId },
    },
  })
  const event = { municipalityId, at: new Date(), kind: 'studentReadByReason', organizationId }
  await db().event.create({ data: { ...event, subjectId: childId, note: `${CANARY} note` } })
})

describe('destroying a child’s data (152-ФЗ)', () => {
  it('the test holds a row of the child in every table that speaks of children, and sees the canary in them', async () => {
    const empty: string[] = []
    for (const { table } of await tablesWith('studentId')) {
      if (table === 'ErasureAct') continue
      const [row] = await sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM "${table}" WHERE "studentId" = '${childId}'`,
      )
      if (!row?.n) empty.push(table)
    }
    expect(empty).toEqual([])
    expect((await sightings()).length).toBeGreaterThan(15)
  })

  it('is the head’s alone, of the own organisation, and refused while the child learns there', async () => {
    const { organizationId } = world
    const town = { id: world.municipalityId } as Parameters<typeof makePerson>[0]
    const deputy = await makePerson(town, 'ORG_DEPUTY', organizationId, 'Замова')
    expect(said(await erase(deputy))).toBe('FORBIDDEN')
    const other = await db().organization.create({
      data: { municipalityId: world.municipalityId, name: 'Другая', shortName: 'Другая', kind: 'SCHOOL' },
    })
    expect(said(await erase(await makePerson(town, 'ORG_HEAD', other.id, 'Чужева')))).toBe('NOT_FOUND')
    expect(said(await erase(head))).toBe('STILL_ENROLLED')
    const leaving = { validUntil: dayToDate(addDays(today, -3)), leaveReason: 'LEFT' as const }
    await db().enrollment.updateMany({ where: { studentId: childId }, data: leaving })
    await db().student.update({ where: { id: childId }, data: { leftOn: leaving.validUntil } })
    expect(said(await erase(head))).toBe('TRANSFER_WAITS')
    await db().studentTransfer.updateMany({
      where: { studentId: childId },
      data: { openFor: null, state: 'WITHDRAWN' },
    })
    expect(said(await erase(head, { reason: 'RETENTION' }))).toBe('FAMILY_STILL_READS')
    expect(said(await erase(head, { version: 99 }))).toBe('CHANGED_MEANWHILE')
    expect((await sightings()).length).toBeGreaterThan(15)
  })

  it('leaves the child’s name and words in no table, once, when two press at once; the counts stand', async () => {
    const counted = () =>
      sql(`SELECT (SELECT count(*) FROM "Enrollment")::int AS "enrollments", (SELECT count(*) FROM "Participation")::int AS "participations",
        (SELECT sum("hours") FROM "Participation")::text AS "hours", (SELECT count(*) FROM "GraduateOutcome")::int AS "outcomes",
        (SELECT count(*) FROM "ContestPupil")::int AS "contests", (SELECT count(*) FROM "IndividualProject")::int AS "projects"`)
    const before = await counted()
    const files = await db().storedFile.count({ where: { registers: { some: { project: { studentId: childId } } } } })
    const stored = await db().storedFile.count()
    const facts = await findErasureFacts(db(), scope(head), childId, today)
    const both = await Promise.all([erase(head), erase(head)])
    expect(tally(both)).toEqual({ done: 1, NOT_FOUND: 1 })
    expect(await sightings()).toEqual([])
    expect(await counted()).toEqual(before)
    expect(await hoursErrors()).toEqual([])
    expect(files).toBeGreaterThan(0)
    expect(await db().storedFile.count()).toBe(stored - files)
    const act = await db().erasureAct.findFirstOrThrow({ where: { studentId: childId } })
    expect(act).toMatchObject({ number: 2, studentId: childId, reason: 'DEMAND', accounts: 1, counts: facts?.counts })
    expect(facts?.counts).toMatchObject({ restricted: 1, pathways: 1, links: 1 })
    const parent = await db().user.findUniqueOrThrow({ where: { id: parentId } })
    expect(parent).toMatchObject({ firstName: '', passwordHash: '-', disabledAt: expect.any(Date) })
  })

  it('takes from the journal the words about the child alone: whoever alters or deletes an event otherwise is refused', async () => {
    const kinds = () => db().event.count({ where: { subjectId: childId, kind: 'studentReadByReason' } })
    expect(await kinds()).toBe(2)
    const { id } = await db().event.findFirstOrThrow()
    const attempts = [
      `UPDATE "Event" SET "kind" = 'x' WHERE "id" = ${id}`,
      `UPDATE "Event" SET "note" = NULL WHERE "id" = ${id}`,
      `UPDATE "Event" SET "note" = 'x' WHERE "id" = ${id}`,
      `DELETE FROM "Event" WHERE "id" = ${id}`,
    ]
    for (const attempt of attempts) await expect(sql(attempt)).rejects.toThrow('append-only')
    const pretended = (statement: string) =>
      db().$transaction(async (tx) => {
        await tx.$executeRaw`SELECT set_config('profmarshrut.erasing', 'on', true)`
        await tx.$executeRawUnsafe(statement)
      })
    for (const attempt of attempts.filter((each) => !each.includes('"note" = NULL')))
      await expect(pretended(attempt)).rejects.toThrow('append-only')
  })

  it('is seen by nobody any more as a child, and by the head as an act without a name', async () => {
    expect(await findErasureFacts(db(), scope(head), childId, today)).toBeNull()
    expect(await findPathway(db(), scopeOf(head, 'pathway.read') as Scope, today, world.pathwayId, ZONE)).toBeNull()
    const { rows, next } = await listErasureActs(db(), scope(head), ZONE, null)
    expect(rows).toMatchObject([{ number: 2, ground: 'Заявление № 4', by: { lastName: 'Главина' }, on: today }, {}])
    expect(next).toBeNull()
    const [act] = rows
    expect(await findErasureAct(db(), scope(head), ZONE, act?.id ?? '')).toEqual(act)
    const town = { id: world.municipalityId } as Parameters<typeof makePerson>[0]
    const other = await db().organization.findFirstOrThrow({ where: { shortName: 'Другая' } })
    const stranger = await makePerson(town, 'ORG_HEAD', other.id, 'Иная')
    expect(await findErasureAct(db(), scope(stranger), ZONE, act?.id ?? '')).toBeNull()
  })

  it('numbers the acts of an organisation one after the other; a parent of two children keeps the account', async () => {
    const { municipalityId, organizationId, classId, yearId } = world
    const left = async () => {
      const { id } = await db().student.create({
        data: {
          ...{
            municipalityId,
            lastName: 'Ушедший',
            firstName: 'Пётр',
            nameKey: randomUUID(),
            leftOn: dayToDate('2025-09-20'),
          },
          birthDate: dayToDate('2012-01-01'),
        },
      })
      await db().enrollment.create({
        data: {
          ...{ municipalityId, organizationId, classGroupId: classId, yearId, studentId: id, leaveReason: 'LEFT' },
          ...{ validFrom: dayToDate('2025-09-01'), validUntil: dayToDate('2025-09-20') },
        },
      })
      return id
    }
    const [one, two] = [await left(), await left()]
    const parent = await makePerson(
      { id: municipalityId } as Parameters<typeof makePerson>[0],
      'PARENT',
      organizationId,
      'Двудетова',
    )
    for (const studentId of [one, two])
      await db().guardianLink.create({
        data: {
          ...{ municipalityId, studentId, userId: parent.userId, kinship: 'MOTHER', createdAt: new Date() },
          ...{ standsFor: `${studentId} ${parent.userId}`, verifiedById: head.userId },
        },
      })
    const reason = { reason: 'RETENTION' as const }
    expect(said(await erase(head, reason, one))).toBe('done')
    expect(await db().user.findUniqueOrThrow({ where: { id: parent.userId } })).toMatchObject({ disabledAt: null })
    expect(said(await erase(head, reason, two))).toBe('done')
    expect(await db().user.findUniqueOrThrow({ where: { id: parent.userId } })).toMatchObject({
      lastName: 'Данные уничтожены',
    })
    const numbers = await db().erasureAct.findMany({
      orderBy: { number: 'asc' },
      select: { number: true, accounts: true },
    })
    expect(numbers).toEqual([
      { number: 1, accounts: 0 },
      { number: 2, accounts: 1 },
      { number: 3, accounts: 0 },
      { number: 4, accounts: 1 },
    ])
  })
})
