import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, type Day } from '@/lib/kernel/calendar'
import { pool } from '@/lib/kernel/db'
import type { Role } from '@/lib/kernel/prisma/enums'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { findFigures } from '@/lib/monitoring/queries/figures'
import { findQueue, listNearest, listOldUndated } from '@/lib/monitoring/queries/home'
import { COUNT_LIMIT, countAssignments, listAssignments } from '@/lib/monitoring/queries/list'
import { findMatrixFrame, findMatrixItem, findMatrixPanel, listMatrixCells } from '@/lib/monitoring/queries/matrix'
import { type ListRow, toRowView } from '@/lib/monitoring/queries/row'
import { compareUrgency, rowStatus } from '@/lib/monitoring/rules/status'
import { LIST_SORTS, LIST_STATUSES, type ListFilter, listFilterSchema } from '@/lib/monitoring/schema'
import { type Fixture, plant, plantResolution } from './fixture'

const TODAY: Day = '2026-11-24'

let own: Fixture
let foreign: Fixture
let planted: Awaited<ReturnType<typeof plantResolution>>
let foreignPlanted: Awaited<ReturnType<typeof plantResolution>>

const scope = (role: Role, organizationId: string, userId: string, f: Fixture = own): Scope => {
  const made = scopeOf({ role, organizationId, userId, municipalityId: f.municipalityId } as Actor, 'assignment.read')
  if (!made) throw new Error('no scope')
  return made
}
const department = () => scope('DEPARTMENT_HEAD', own.department, own.people.head.id)
const head = () => scope('ORG_HEAD', own.schools[0] as string, own.people.school.id)
const teacher = () => scope('TEACHER', own.schools[0] as string, own.people.teacher.id)
const filter = (given: Record<string, string> = {}): ListFilter => listFilterSchema.parse(given)
const context = (of: Scope, given: Record<string, string> = {}, userId = 'x') => ({
  scope: of,
  filter: filter(given),
  today: TODAY,
  userId: userId === 'x' ? own.people.head.id : userId,
})
const RIGHTS = { organizationId: null, handed: false, askExtension: false, decide: true }

async function allPages(of: Scope, given: Record<string, string>, limit: number): Promise<ListRow[]> {
  const found: ListRow[] = []
  let at: { due: Day; id: string } | null = null
  do {
    const page: Awaited<ReturnType<typeof listAssignments<ListRow>>> = await listAssignments(context(of, given), {
      limit,
      at,
    })
    found.push(...page.rows)
    at = page.next
  } while (at && found.length < 5000)
  return found
}

/** Statements sent while `work` runs. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(pool(), 'query')
  await work()
  const count = spy.mock.calls.length
  spy.mockRestore()
  return count
}

beforeAll(async () => {
  own = await plant(pool(), TODAY)
  planted = await plantResolution(own)
  foreign = await plant(pool(), TODAY, 'Соседний район')
  foreignPlanted = await plantResolution(foreign)
  const old = await own.resolution('2', '2022-02-25', 'Решение прежних лет', true)
  const itemId = await own.item(old, 10, ['1', 'Прежний пункт', 'SCHOOL', '2022 г.'])
  for (const [at, organizationId] of own.schools.entries()) {
    await own.assignment({
      itemId,
      resolutionId: old,
      organizationId,
      historical: true,
      dueOn: '2022-12-30',
      state: (['ISSUED', 'IN_PROGRESS', 'RETURNED', 'ACCEPTED'] as const)[at % 4] ?? 'ISSUED',
      sentOn: at % 4 === 3 ? '2023-01-10' : null,
      acceptedOn: at % 4 === 3 ? '2023-01-12' : null,
    })
  }
})

describe('the figures of the home page', () => {
  it('come from the counters and equal a recount of the rows', async () => {
    const figures = await findFigures(department(), TODAY)
    const { rows } = await pool().query(
      `SELECT count(*) FILTER (WHERE open)::int AS open, count(*) FILTER (WHERE open AND "effectiveDueOn" < $2::date)::int AS overdue,
         count(*) FILTER (WHERE "state" = 'SUBMITTED')::int AS submitted, count(*) FILTER (WHERE "extensionOpen")::int AS "extensionsOpen",
         count(*) FILTER (WHERE due)::int AS due,
         count(*) FILTER (WHERE due AND "state" = 'ACCEPTED' AND "neededDueAt" <= "currentDueAt")::int AS "onTime",
         count(*) FILTER (WHERE due AND "state" = 'SUBMITTED')::int AS waiting, count(*) FILTER (WHERE first_due)::int AS "firstDue",
         count(*) FILTER (WHERE first_due AND "state" = 'ACCEPTED' AND "neededDueAt" <= "originalDueAt")::int AS "firstOnTime"
       FROM (SELECT *, "state" IN ('ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED') AS open,
         "effectiveDueOn" BETWEEN '2026-01-01' AND '2026-11-23' AND "state" NOT IN ('NOT_APPLICABLE', 'CANCELLED') AS due,
         "originalDueOn" BETWEEN '2026-01-01' AND '2026-11-23' AND "state" NOT IN ('NOT_APPLICABLE', 'CANCELLED') AS first_due
         FROM "Assignment" WHERE "municipalityId" = $1 AND NOT "historical") a`,
      [own.municipalityId, TODAY],
    )
    const { days, ...counted } = figures
    expect(counted).toEqual(rows[0])
    expect(counted.onTime).toBeGreaterThan(counted.firstOnTime)
    expect(days.length).toBeGreaterThan(1)
  })

  it('of a head count the own organisation only', async () => {
    const figures = await findFigures(head(), TODAY)
    const list = await allPages(head(), { status: 'open' }, 50)
    expect(figures.open).toBe(list.length)
    expect(figures.open).toBeLessThan((await findFigures(department(), TODAY)).open)
  })

  it('never answer for one person, whom counters do not know', async () => {
    await expect(findFigures(teacher(), TODAY)).rejects.toThrow()
  })
})

describe('the list', () => {
  it('shows no other municipality and to a head no other organisation, whatever is asked for', async () => {
    const mine = new Set(own.schools.concat(own.kindergartens, own.additional, own.department, own.centre))
    for (const row of await allPages(department(), { status: 'all', historical: 'all' }, 500)) {
      expect(mine.has(row.organizationId)).toBe(true)
    }
    for (const given of [
      { status: 'all', historical: 'all' },
      { status: 'all', organization: own.schools[1] as string },
      { status: 'all', resolution: foreignPlanted.resolutionId },
    ]) {
      const rows = await allPages(head(), given as unknown as Record<string, string>, 500)
      expect(new Set(rows.map((row) => row.organizationId)).size).toBeLessThanOrEqual(1)
      for (const row of rows) expect(row.organizationId).toBe(own.schools[0])
    }
    expect(await allPages(head(), { status: 'all', organization: own.schools[1] as string }, 500)).toHaveLength(0)
    expect(await allPages(department(), { status: 'all', resolution: foreignPlanted.resolutionId }, 500)).toHaveLength(
      0,
    )
  })

  it('shows to a teacher only what was handed over', async () => {
    const rows = await allPages(teacher(), { status: 'all' }, 500)
    const { rows: known } = await pool().query('SELECT "id" FROM "Assignment" WHERE "handedToId" = $1', [
      own.people.teacher.id,
    ])
    expect(rows.map((row) => row.id).sort()).toEqual(known.map((row: { id: string }) => row.id).sort())
    expect(rows.length).toBeGreaterThan(0)
  })

  it('gives every row once over all pages, in every order', async () => {
    for (const sort of LIST_SORTS) {
      for (const status of ['all', 'open', 'overdue'] as const) {
        const whole = (await allPages(department(), { status, sort }, 1000)).map((row) => row.id)
        const paged = (await allPages(department(), { status, sort }, 7)).map((row) => row.id)
        expect(paged).toEqual(whole)
        expect(new Set(paged).size).toBe(paged.length)
      }
    }
  })

  it('finds by every status exactly the rows whose derived status it is', async () => {
    const all = await allPages(department(), { status: 'all', historical: 'all' }, 1000)
    const seen = new Set<string>()
    for (const status of LIST_STATUSES.filter((each) => each !== 'all' && each !== 'open')) {
      const byRule = all.filter((row) => rowStatus(row, TODAY).kind === status).map((row) => row.id)
      const bySql = (await allPages(department(), { status, historical: 'all' }, 1000)).map((row) => row.id)
      expect(bySql.sort(), status).toEqual(byRule.sort())
      for (const id of bySql) seen.add(id)
    }
    expect(seen.size).toBe(all.length)
  })

  it('counts what it lists: by counters, or up to a thousand', async () => {
    for (const status of LIST_STATUSES) {
      for (const more of [
        {},
        { historical: 'all' },
        { dueFrom: '2026-11-01', dueTo: '2026-12-01' },
        { extension: 'open' },
      ]) {
        const given = { status, ...more } as unknown as Record<string, string>
        const rows = await allPages(department(), given, 1000)
        expect(await countAssignments(context(department(), given)), JSON.stringify(given)).toEqual({
          n: rows.length,
          more: false,
        })
      }
    }
  })

  it('searches texts and organisations, and takes % and _ for themselves', async () => {
    const found = await allPages(department(), { status: 'all', q: 'ранней профориентации' }, 500)
    expect(found).toHaveLength(8)
    expect(await allPages(department(), { status: 'all', q: 'соседний' }, 500)).toHaveLength(0)
    expect(await allPages(department(), { status: 'all', q: '%' }, 500)).toHaveLength(0)
    expect(
      (await allPages(department(), { status: 'all', q: 'СОШ № 1' }, 500)).every(
        (row) => row.organizationName === 'СОШ № 1',
      ),
    ).toBe(true)
  })

  it('reads a wild address as if the fields were not there', async () => {
    const wild = [
      '\u0000',
      '\ud800',
      "'; DROP TABLE",
      '1e308',
      '__proto__',
      'x'.repeat(100_000),
      '2026-02-30',
      '-1',
      '%00',
      '9999999-01-01',
      '{"a":1}',
    ]
    for (const value of wild) {
      for (const key of Object.keys(listFilterSchema.shape)) {
        const given = context(department(), { status: 'all', [key]: value })
        await listAssignments(given, { limit: 5, at: given.filter.after ?? null })
        await countAssignments(given)
      }
    }
  })

  it('costs one statement a page and one for the count, whatever the rows', async () => {
    for (const limit of [1, 25, 500]) {
      expect(
        await statementsOf(() => listAssignments(context(department(), { status: 'all' }), { limit, at: null })),
      ).toBe(1)
    }
    expect(await statementsOf(() => countAssignments(context(department(), { q: 'план' })))).toBe(1)
    expect(COUNT_LIMIT).toBe(1000)
  })

  it('never calls a historical row overdue', async () => {
    const rows = await allPages(department(), { status: 'all', historical: 'yes' }, 100)
    expect(rows).toHaveLength(9)
    expect(rows.map((row) => toRowView(row, TODAY, RIGHTS).status.kind)).not.toContain('overdue')
    expect(rows.map((row) => toRowView(row, TODAY, RIGHTS).status.kind)).toContain('acceptedLate')
  })
})

describe('the home page', () => {
  it('queues the oldest reports and the open requests of the own municipality, in one statement', async () => {
    let queue: Awaited<ReturnType<typeof findQueue>> | undefined
    expect(
      await statementsOf(async () => {
        queue = await findQueue(department(), TODAY, 'Asia/Irkutsk')
      }),
    ).toBe(1)
    const rows = queue?.rows ?? []
    expect(rows.filter((row) => row.kind === 'report').length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.kind === 'extension').length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThanOrEqual(12)
    const ids = new Set(planted.ids)
    for (const row of rows) expect(ids.has(row.assignmentId)).toBe(true)
    expect([...rows].map((row) => row.sinceDay)).toEqual([...rows].map((row) => row.sinceDay).sort())
  })

  it('lists own open work nearest first and nothing historical', async () => {
    const rows = await listNearest(head(), 100)
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) {
      expect(row.organizationId).toBe(own.schools[0])
      expect(row.historical).toBe(false)
    }
  })

  it('makes items without a date stand out after half a year', async () => {
    const found = await listOldUndated(department(), TODAY, 'Asia/Irkutsk')
    expect(found.map((row) => row.number)).toEqual(['1', '3.4', '4.2', '5.2'])
    expect(found.find((row) => row.number === '4.2')?.open).toBe(9)
    expect(await listOldUndated(department(), addDays(TODAY, -150), 'Asia/Irkutsk')).toHaveLength(0)
  })
})

describe('the matrix', () => {
  it('is two statements and shows the most urgent of several periods with their count', async () => {
    const cells = await listMatrixCells(department(), planted.resolutionId, TODAY)
    expect(await statementsOf(() => listMatrixCells(department(), planted.resolutionId, TODAY))).toBe(1)
    expect(await statementsOf(() => findMatrixFrame(department(), planted.resolutionId))).toBe(1)
    const rows = await allPages(
      department(),
      { status: 'all', historical: 'all', resolution: planted.resolutionId },
      1000,
    )
    expect(cells.reduce((sum, cell) => sum + cell.total, 0)).toBe(
      rows.filter((row) => row.state !== 'NOT_APPLICABLE' && row.state !== 'CANCELLED').length,
    )
    const byPlace = new Map<string, ListRow[]>()
    const { rows: places } = await pool().query(
      'SELECT "id", "itemId", "organizationId" FROM "Assignment" WHERE "resolutionId" = $1',
      [planted.resolutionId],
    )
    const placeOf = new Map(
      places.map((row: { id: string; itemId: string; organizationId: string }) => [
        row.id,
        `${row.itemId} ${row.organizationId}`,
      ]),
    )
    for (const row of rows) {
      const place = placeOf.get(row.id) ?? ''
      byPlace.set(place, [...(byPlace.get(place) ?? []), row])
    }
    for (const cell of cells) {
      const inPlace = (byPlace.get(`${cell.itemId} ${cell.organizationId}`) ?? []).map((row) =>
        toRowView(row, TODAY, RIGHTS),
      )
      inPlace.sort(compareUrgency)
      expect(cell.assignmentId).toBe(inPlace[0]?.id)
      expect(cell.status).toEqual(inPlace[0]?.status)
    }
  })

  it('shows a head the own row only, and nobody a foreign resolution, square or item', async () => {
    const frame = await findMatrixFrame(head(), planted.resolutionId)
    expect(frame?.organizations.map((each) => each.id)).toEqual([own.schools[0]])
    const cells = await listMatrixCells(head(), planted.resolutionId, TODAY)
    expect(new Set(cells.map((cell) => cell.organizationId))).toEqual(new Set([own.schools[0]]))
    expect(await findMatrixFrame(department(), foreignPlanted.resolutionId)).toBeNull()
    expect(await listMatrixCells(department(), foreignPlanted.resolutionId, TODAY)).toHaveLength(0)
    const { rows } = await pool().query(
      'SELECT "id", "itemId" FROM "Assignment" WHERE "organizationId" = $1 AND NOT "historical" LIMIT 1',
      [own.schools[1]],
    )
    const other = rows[0] as { id: string; itemId: string }
    expect(await findMatrixPanel(head(), planted.resolutionId, other.id, 'Asia/Irkutsk')).toBeNull()
    expect(await findMatrixPanel(department(), planted.resolutionId, other.id, 'Asia/Irkutsk')).not.toBeNull()
    expect(
      await findMatrixPanel(department(), foreignPlanted.resolutionId, foreignPlanted.ids[0] as string, 'Asia/Irkutsk'),
    ).toBeNull()
    expect(await findMatrixItem(head(), planted.resolutionId, planted.items[12] as string)).toBeNull()
    expect(await findMatrixItem(department(), planted.resolutionId, planted.items[12] as string)).not.toBeNull()
  })
})
