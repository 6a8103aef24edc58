import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/exports/resolutions/[resolutionId]/measures/[itemId]/route'
import { dateToDay, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import type { ItemMeasure } from '@/lib/kernel/prisma/enums'
import { loadItemMeasure } from '@/lib/resolutions/loaders/measures'
import { findMeasured } from '@/lib/resolutions/queries/measured'
import { measuredSchema } from '@/lib/resolutions/schema/measures'
import { useDatabase } from '../../support/database'
import { fromOwnPage, OWN_HOST } from '../../support/request'
import { makeForeignWorld, seedDemoWorld, signedIn } from '../../support/worlds'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const FROZEN: ItemMeasure[] = ['PLAN_APPROVED', 'CURRICULUM_VARIANTS', 'PORTFOLIO_PROJECTS']
const { url } = useDatabase()
let foreign: Awaited<ReturnType<typeof makeForeignWorld>>

beforeAll(async () => {
  await seedDemoWorld(url)
  foreign = await makeForeignWorld()
}, 120_000)

const itemOf = (measure: ItemMeasure) => db().resolutionItem.findFirstOrThrow({ where: { measure } })

async function ask(login: string, resolutionId: string, itemId: string, query = '?format=csv') {
  fromOwnPage(await signedIn(login))
  const address = `http://${OWN_HOST}/api/exports/resolutions/${resolutionId}/measures/${itemId}${query}`
  return GET(new Request(address), { params: Promise.resolve({ resolutionId, itemId }) })
}

async function csv(measure: ItemMeasure, login = 'department'): Promise<string[][]> {
  const item = await itemOf(measure)
  const response = await ask(login, item.resolutionId, item.id)
  expect(response.status).toBe(200)
  return parse(await response.text(), { bom: true, delimiter: ';', relax_column_count: true })
}

describe('the reports of the demonstration', () => {
  it('carry what stood when they were sent in, as the portal counts it', async () => {
    const sent = await db().executionReport.findMany({
      where: { submittedAt: { not: null }, assignment: { item: { measure: { in: FROZEN } } } },
      include: { assignment: { include: { organization: true, item: { include: { executors: true } } } } },
    })
    expect(sent.length).toBeGreaterThan(3)
    const current = await db().academicYear.findFirstOrThrow({
      where: { state: 'CURRENT', municipalityId: sent[0]?.assignment.municipalityId },
    })
    for (const { measured, submittedAt, assignment } of sent) {
      const { organizationId, municipalityId, item, currentDueOn } = assignment
      const kept = measuredSchema.parse(measured)
      const preschool = item.executors.some(({ programs }) => programs.includes('PRESCHOOL'))
      const counted = await findMeasured(db(), municipalityId, organizationId, {
        ...{ measure: item.measure as ItemMeasure, planKind: preschool ? 'KINDERGARTEN' : 'SCHOOL' },
        ...{
          today: kept?.on ?? localDay(submittedAt ?? new Date(), 'Asia/Irkutsk'),
          dueOn: currentDueOn && dateToDay(currentDueOn),
        },
      })
      const { figures, reached, gap, year } = counted
      // In September a report may still be of the year before, of which the demonstration has no records.
      if (!kept && year?.id !== current.id) continue
      expect(kept, `${item.measure} ${assignment.organization.shortName}`).toMatchObject({
        figures,
        reached,
        gap,
        year,
      })
    }
  })
})

describe('what the portal counts for an item, as a file', () => {
  it('names every organisation once, with the figures of the page, its author and what it is of', async () => {
    const [title, made, filter, header, ...rows] = await csv('PLAN_APPROVED')
    expect(title?.[0]).toBe('План профориентации утверждён')
    expect(made?.[0]).toMatch(/Сформировано .* \(Иркутск\), Кедрова\sВ\.\sА\./)
    expect(filter?.[0]).toMatch(/пункт/)
    expect(header).toEqual(expect.arrayContaining(['Организация', 'По записям портала', 'Учебный год', 'Отчёт принят']))
    const item = await itemOf('PLAN_APPROVED')
    const page = await loadItemMeasure(item.resolutionId, item.id, {})
    expect(rows.map(([name]) => name)).toEqual(page.rows.map(({ name }) => name))
    const entries = header?.indexOf('Мероприятий в плане') ?? -1
    const figure = (at: number) => page.rows[at]?.measured?.figures.find(({ key }) => key === 'entries')?.value
    expect(rows.map((row) => Number(row[entries]))).toEqual(page.rows.map((_, at) => figure(at)))
  })

  it('tells no group of children under five as a number', async () => {
    const [, , , header, ...rows] = await csv('PUPILS_WITH_PROJECT', 'resource')
    const people = (header ?? []).flatMap((name, at) => (name.endsWith(', чел.') ? [at] : []))
    expect(people.length).toBeGreaterThan(0)
    const cells = rows.flatMap((row) => people.map((at) => row[at] ?? ''))
    expect(cells.filter((cell) => /^[1-4]$/.test(cell))).toEqual([])
    expect(JSON.stringify(rows)).not.toMatch(/не хватает \d/)
  })

  it('opens as a workbook too', async () => {
    const item = await itemOf('CURRICULUM_VARIANTS')
    const response = await ask('department2', item.resolutionId, item.id, '')
    expect(response.headers.get('content-disposition')).toContain('measures.xlsx')
    const [sheet] = await readXlsxFile(Buffer.from(await response.arrayBuffer()))
    expect(sheet?.data[3]?.[0]).toBe('Организация')
    expect(sheet?.data.length).toBeGreaterThan(5)
  })

  it('is not there for an organisation, for an item without a measure, of another municipality, or of none', async () => {
    const item = await itemOf('PLAN_APPROVED')
    const plain = await db().resolutionItem.findFirstOrThrow({
      where: { measure: null, state: 'ISSUED', resolutionId: item.resolutionId },
    })
    await db().resolutionItem.update({ where: { id: foreign.issuedItemId }, data: { measure: 'PLAN_APPROVED' } })
    for (const [login, resolutionId, itemId] of [
      ['head.school1', item.resolutionId, item.id],
      ['department', item.resolutionId, plain.id],
      ['department', foreign.issuedId, foreign.issuedItemId],
      ['department', item.resolutionId, randomUUID()],
      ['department', 'нет', item.id],
    ] as const) {
      expect((await ask(login, resolutionId, itemId)).status, `${login} ${itemId}`).toBe(404)
    }
    expect([401, 403, 404]).toContain((await ask('teacher.school1', item.resolutionId, item.id)).status)
  })
})
