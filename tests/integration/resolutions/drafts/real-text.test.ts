import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { dateToDay } from '@/lib/kernel/calendar'
import type { Context } from '@/lib/kernel/command'
import { db } from '@/lib/kernel/db'
import { scopeOf } from '@/lib/kernel/scope'
import { confirmProposed } from '@/lib/resolutions/commands/drafts/confirm-all'
import { importResolution, readImport } from '@/lib/resolutions/commands/drafts/create'
import { answerYearRange } from '@/lib/resolutions/commands/drafts/head'
import {
  chooseItemDeadline,
  confirmItem,
  saveItemExecutor,
  saveItemText,
} from '@/lib/resolutions/commands/drafts/items'
import { issueResolution } from '@/lib/resolutions/commands/issue'
import { findDraft } from '@/lib/resolutions/queries/drafts'
import { issueMark } from '@/lib/resolutions/rules/issue'
import { countStatements, dataOf, run } from '../../../support/run-command'
import { actorOf, makeTown, type Town } from '../../../support/town'

const REAL_TEXT = readFileSync(path.resolve('tests/unit/resolutions/drafts/kollegiya-2022-02-25.txt'), 'utf8')

let town: Town
let secretary: Actor

beforeAll(async () => {
  town = await makeTown()
  secretary = actorOf(town, 'DEPARTMENT_STAFF', town.department)
})

async function draftOf(id: string, actor = secretary) {
  const scope = scopeOf(actor, 'resolution.edit')
  const draft = scope && (await findDraft(db(), scope, id))
  if (!draft) throw new Error('No draft')
  return draft
}

/** As the door does it: the document is read before the command. */
async function importText(context: Context, input: Parameters<typeof importResolution>[1]) {
  return importResolution(context, input, await readImport(input))
}

async function importReal(historical = true): Promise<string> {
  const made = await run(secretary, 'resolution.edit', importText, {
    requestKey: randomUUID(),
    text: REAL_TEXT,
    file: null,
    historical,
  })
  return dataOf(made).id
}

async function confirmEverything(id: string, reading: 'CALENDAR_INTERIM' | 'CALENDAR' = 'CALENDAR') {
  const { head } = await draftOf(id)
  dataOf(await run(secretary, 'resolution.edit', answerYearRange, { resolutionId: id, version: head.version, reading }))
  dataOf(await run(secretary, 'resolution.edit', confirmProposed, { resolutionId: id }))
  for (const item of (await draftOf(id)).items) {
    let version = item.version
    if (item.role !== 'TASK') continue
    if (!item.reading) {
      dataOf(
        await run(secretary, 'resolution.edit', chooseItemDeadline, { itemId: item.id, version, choice: 'review' }),
      )
      version++
    }
    for (const [part, confirmed] of [
      ['EXECUTOR', item.executorConfirmed],
      ['DEADLINE', item.deadlineConfirmed || !item.reading],
      ['EVIDENCE', item.evidenceConfirmed],
    ] as const) {
      if (confirmed) continue
      dataOf(await run(secretary, 'resolution.edit', confirmItem, { itemId: item.id, version, part }))
      version++
    }
  }
}

async function issue(id: string, actor = secretary) {
  const draft = await draftOf(id)
  return run(actor, 'resolution.issue', issueResolution, { resolutionId: id, mark: issueMark(draft.head, draft.items) })
}

describe('the real resolution of 25.02.2022, from text to assignments', () => {
  it('becomes a draft with proposals and nothing confirmed', async () => {
    const { head, items } = await draftOf(await importReal())
    expect(head).toMatchObject({ date: '2022-02-25', state: 'DRAFT', historical: true, yearRangeReading: null })
    expect(items).toHaveLength(15)
    expect(items.every((item) => !item.executorConfirmed && !item.deadlineConfirmed && !item.evidenceConfirmed)).toBe(
      true,
    )
    const of = (number: string) => items.find((item) => item.number === number)
    expect(of('1')).toMatchObject({ role: 'APPROVE', executors: [] })
    expect(of('2.1')?.executors).toMatchObject([{ kind: 'ORGANIZATION', organizationId: town.department }])
    expect(of('3.1')?.executors).toMatchObject([{ kind: 'ORGANIZATION', organizationId: town.centre }])
    expect(of('3.1')?.reading).toEqual({ mode: 'FIXED', dueOn: '2022-12-30' })
    expect(of('4.1')?.executors).toMatchObject([{ kind: 'PROGRAM', programs: ['PRIMARY', 'BASIC', 'SECONDARY'] }])
    expect(of('5.2')?.executors).toMatchObject([{ kind: 'PROGRAM', programs: ['PRESCHOOL'] }])
    expect(of('6.1')?.executors).toMatchObject([{ kind: 'PROGRAM', programs: ['ADDITIONAL'] }])
    expect(of('2.2')?.reading).toMatchObject({ mode: 'PERIODIC', from: '2022-02-25', to: null })
    expect(of('4.2')?.reading).toBeNull()
    expect(of('4.1')?.evidence[0]?.title).toBe('План (программа), утверждённый приказом')
  })

  it('is not issued before everything is confirmed, and says what is missing', async () => {
    const id = await importReal()
    const refused = await issue(id)
    expect(refused).toMatchObject({ ok: false, reason: 'NOT_READY' })
    expect(JSON.stringify(refused)).toContain('YEAR_RANGE_UNANSWERED')
    expect(await db().assignment.count({ where: { resolutionId: id } })).toBe(0)
  })

  it('gives 2 + 5 + 4 × schools + 2 × kindergartens + 1 × additional bodies', async () => {
    const id = await importReal()
    await confirmEverything(id)
    expect(await issue(id)).toMatchObject({ ok: true })
    const pairs = await db().$queryRaw<{ number: string; n: number; organizations: number }[]>`
      SELECT i."number", count(DISTINCT a."organizationId")::int AS n FROM "Assignment" a
      JOIN "ResolutionItem" i ON i."id" = a."itemId" WHERE a."resolutionId" = ${id}::uuid GROUP BY i."number"`
    const count = (prefix: string) =>
      pairs.filter(({ number }) => number.startsWith(prefix)).reduce((sum, { n }) => sum + n, 0)
    expect(count('2.')).toBe(2)
    expect(count('3.')).toBe(5)
    expect(count('4.')).toBe(4 * 9)
    expect(count('5.')).toBe(2 * 8)
    expect(count('6.')).toBe(3)
    expect(count('1')).toBe(0)
    const first = await db().assignment.findFirstOrThrow({ where: { resolutionId: id, item: { number: '3.1' } } })
    expect(first).toMatchObject({ historical: true, periodKey: 'ONCE', state: 'ISSUED' })
    expect(first.currentDueAt?.toISOString()).toBe('2022-12-30T15:59:59.999Z')
    expect(first.originalDueOn && dateToDay(first.originalDueOn)).toBe('2022-12-30')
    const events = await db().event.count({ where: { resolutionId: id, kind: 'assignmentCreated' } })
    expect(events).toBe(await db().assignment.count({ where: { resolutionId: id } }))
    expect(await db().event.count({ where: { resolutionId: id, kind: 'resolutionIssued' } })).toBe(1)
  })

  it('has yearly milestones with the default reading of «2022-2023 г.»', async () => {
    const id = await importReal()
    await confirmEverything(id, 'CALENDAR_INTERIM')
    dataOf(await issue(id))
    const rows = await db().assignment.findMany({
      where: { resolutionId: id, item: { number: '2.1' } },
      orderBy: { periodKey: 'asc' },
    })
    expect(rows.map((row) => [row.periodKey, row.currentDueAt?.toISOString()])).toEqual([
      ['2022', '2022-12-30T15:59:59.999Z'],
      ['2023', '2023-12-29T15:59:59.999Z'],
    ])
  })

  it('counts item 1 as well when it is given to the Department', async () => {
    const id = await importReal()
    await confirmEverything(id)
    const first = (await draftOf(id)).items.find((item) => item.number === '1')
    if (!first) throw new Error('No item 1')
    const input = {
      itemId: first.id,
      version: first.version,
      executorText: 'Управление образования',
      executorPersons: [],
      kind: 'ORGANIZATION' as const,
      organizationIds: [town.department],
      programs: [],
      role: null,
      coOrganizationIds: [],
    }
    dataOf(await run(secretary, 'resolution.edit', saveItemExecutor, input))
    expect(await issue(id)).toMatchObject({ ok: false, reason: 'NOT_READY' })
    dataOf(
      await run(secretary, 'resolution.edit', chooseItemDeadline, {
        itemId: first.id,
        version: first.version + 1,
        choice: 'month',
      }),
    )
    dataOf(
      await run(secretary, 'resolution.edit', confirmItem, {
        itemId: first.id,
        version: first.version + 2,
        part: 'EVIDENCE',
      }),
    )
    dataOf(await issue(id))
    const [row] = await db().assignment.findMany({ where: { itemId: first.id } })
    expect(row?.currentDueOn && dateToDay(row.currentDueOn)).toBe('2022-03-25')
  })
})

describe('the issue', () => {
  it('run twice answers «already» and makes nothing more', async () => {
    const id = await importReal()
    await confirmEverything(id)
    const draft = await draftOf(id)
    const input = { resolutionId: id, mark: issueMark(draft.head, draft.items) }
    const first = dataOf(await run(secretary, 'resolution.issue', issueResolution, input))
    expect(await run(secretary, 'resolution.issue', issueResolution, input)).toMatchObject({ ok: true, already: true })
    expect(await db().assignment.count({ where: { resolutionId: id } })).toBe(first.assignments)
  })

  it('by two people at once makes each assignment exactly once', async () => {
    const id = await importReal()
    await confirmEverything(id)
    const draft = await draftOf(id)
    const input = { resolutionId: id, mark: issueMark(draft.head, draft.items) }
    const other = actorOf(town, 'DEPARTMENT_HEAD', town.department)
    const both = await Promise.all([
      run(secretary, 'resolution.issue', issueResolution, input),
      run(other, 'resolution.issue', issueResolution, input),
    ])
    expect(both.filter((result) => result.ok && result.already)).toHaveLength(1)
    const rows = await db().assignment.count({ where: { resolutionId: id } })
    expect(rows).toBe(both.reduce((sum, result) => sum + dataOf(result).assignments, 0))
    expect(await db().event.count({ where: { resolutionId: id, kind: 'assignmentCreated' } })).toBe(rows)
  })

  it('takes the same number of statements for one school as for all', async () => {
    const id = await importReal()
    await confirmEverything(id)
    const many = await countStatements(() => issue(id))
    const small = await makeTown('Малое')
    await db().organization.deleteMany({
      where: { id: { in: [...small.schools.slice(1), ...small.kindergartens.slice(1), ...small.additional.slice(1)] } },
    })
    const keptTown = town
    const keptSecretary = secretary
    town = small
    secretary = actorOf(small, 'DEPARTMENT_STAFF', small.department)
    try {
      const other = await importReal()
      await confirmEverything(other)
      const few = await countStatements(() => issue(other))
      expect(few).toBe(many)
      expect(many).toBeGreaterThan(8)
      expect(many).toBeLessThan(30)
    } finally {
      town = keptTown
      secretary = keptSecretary
    }
  })

  it('is refused when an item was changed after the check', async () => {
    const id = await importReal()
    await confirmEverything(id)
    const draft = await draftOf(id)
    const mark = issueMark(draft.head, draft.items)
    const item = draft.items[3]
    if (!item) throw new Error('No item')
    dataOf(
      await run(secretary, 'resolution.edit', saveItemText, {
        itemId: item.id,
        version: item.version,
        number: item.number,
        text: 'Иной текст',
        role: item.role,
      }),
    )
    expect(await run(secretary, 'resolution.issue', issueResolution, { resolutionId: id, mark })).toMatchObject({
      ok: false,
      reason: 'CHANGED_MEANWHILE',
    })
  })
})

describe('who may prepare a draft', () => {
  it('a stale edit of an item gets both texts and writes nothing', async () => {
    const id = await importReal()
    const [item] = (await draftOf(id)).items
    if (!item) throw new Error('No item')
    const of = (text: string) => ({
      itemId: item.id,
      version: item.version,
      number: item.number,
      text,
      role: item.role,
    })
    dataOf(await run(secretary, 'resolution.edit', saveItemText, of('Первый текст')))
    expect(await run(secretary, 'resolution.edit', saveItemText, of('Второй текст'))).toMatchObject({
      ok: false,
      reason: 'CHANGED_MEANWHILE',
      details: { theirs: { Текст: 'Первый текст' }, mine: { Текст: 'Второй текст' } },
    })
    expect((await draftOf(id)).items[0]?.text).toBe('Первый текст')
  })

  it('a head has no door to drafts', () => {
    expect(scopeOf(actorOf(town, 'ORG_HEAD', town.schools[0] ?? ''), 'resolution.edit')).toBeNull()
  })

  it('another municipality does not find them', async () => {
    const id = await importReal()
    const [item] = (await draftOf(id)).items
    const foreign = actorOf({ id: (await makeTown('Чужое')).id }, 'DEPARTMENT_HEAD', randomUUID())
    const text = { itemId: item?.id ?? '', version: 1, number: null, text: 'Чужой текст', role: 'TASK' as const }
    expect(await run(foreign, 'resolution.edit', saveItemText, text)).toMatchObject({ ok: false, reason: 'NOT_FOUND' })
    expect(await run(foreign, 'resolution.issue', issueResolution, { resolutionId: id, mark: '1.1.1' })).toMatchObject({
      ok: false,
      reason: 'NOT_FOUND',
    })
  })

  it('the same form sent twice makes one draft', async () => {
    const input = { requestKey: randomUUID(), text: REAL_TEXT, file: null, historical: false }
    dataOf(await run(secretary, 'resolution.edit', importText, input))
    expect(await run(secretary, 'resolution.edit', importText, input)).toMatchObject({ ok: true, already: true })
    expect(await db().resolutionItem.count({ where: { resolutionId: input.requestKey } })).toBe(15)
  })
})
