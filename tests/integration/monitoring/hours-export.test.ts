import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/exports/hours/route'
import { confirmActivities } from '@/lib/activities/commands/confirm'
import { logActivity } from '@/lib/activities/commands/log'
import type { Actor } from '@/lib/kernel/actor'
import { dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { newSessionSecret } from '@/lib/kernel/session'
import { cookieOf, fromOwnPage, OWN_HOST } from '@/tests/support/request'
import { dataOf, run } from '@/tests/support/run-command'
import { activityOf, makeSchool, type School } from '@/tests/support/school'
import { makeWorld, type World } from '@/tests/support/town'

vi.mock('next/headers', async () => (await import('@/tests/support/request')).nextHeaders)

const DANGEROUS = ['=1+1', '+7 395', '-5', '@SUM(A1)', '\tтабуляция', '=HYPERLINK("http://x.example";"Ы")']

let world: World
let school: School

async function signIn(actor: Actor): Promise<void> {
  const { secret, tokenHash } = newSessionSecret()
  await db().session.create({ data: { userId: actor.userId, grantId: actor.grantId, tokenHash } })
  fromOwnPage(await cookieOf(secret))
}

const get = (query: string) =>
  GET(new Request(`http://${OWN_HOST}/api/exports/hours${query}`), { params: Promise.resolve({}) })

async function csvRows(query: string): Promise<string[][]> {
  const response = await get(`${query}&format=csv`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/csv')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  return parse(bytes, { bom: true, delimiter: ';', relax_column_count: true }) as string[][]
}

async function xlsxXml(query: string): Promise<string> {
  const response = await get(query)
  expect(response.status).toBe(200)
  return strFromU8(unzipSync(new Uint8Array(await response.arrayBuffer()))['xl/worksheets/sheet1.xml'] as Uint8Array)
}

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
  for (const [at, lastName] of DANGEROUS.entries())
    await db().student.update({ where: { id: school.mine.pupils[at] ?? '' }, data: { lastName } })
  await db().organization.update({ where: { id: world.organizations.school }, data: { shortName: '=2+2' } })
  const gone = { studentId: { in: school.foreign.pupils.slice(0, 2) } }
  await db().enrollment.updateMany({
    where: gone,
    data: { validUntil: dayToDate(school.yesterday), leaveReason: 'LEFT' },
  })
  const form = activityOf(school, [school.mine.id], { hours: 1.5, absentIds: [school.mine.pupils[0]] })
  const { id } = dataOf(await run(world.teacher, 'activity.log', logActivity, form))
  const confirmed = await run(world.head, 'activity.confirm', confirmActivities, { rows: [{ id, version: 1 }] })
  expect(dataOf(confirmed)).toMatchObject({ confirmed: 1 })
  dataOf(await run(world.teacher, 'activity.log', logActivity, activityOf(school, [school.mine.id], { hours: 2 })))
})

describe('hours of a class as a file', () => {
  it('hold each pupil with hours by direction, confirmed and not, against the norm', async () => {
    await signIn(world.teacher)
    const rows = await csvRows(`?class=${school.mine.id}`)
    expect(rows[0]?.[0]).toBe('Часы профориентации, 8А')
    const header = rows[3] ?? []
    expect(header).toEqual([
      'Ученик',
      ...school.directions.map(({ shortTitle }) => shortTitle),
      ...['Всего', 'Не подтверждено', 'Норма', 'Не хватает'],
    ])
    const pupils = rows.slice(4)
    expect(pupils).toHaveLength(school.mine.pupils.length)
    const at = (name: string) => header.indexOf(name)
    const third = school.directions[2]?.shortTitle ?? ''
    const facts = pupils.map((row) => [row[at(third)], row[at('Всего')], row[at('Не подтверждено')]].join(' '))
    // One was absent from the confirmed hour and a half, all took part in the two hours that wait.
    expect(facts.sort()).toEqual(['0 0 2', ...Array.from({ length: pupils.length - 1 }, () => '1,5 1,5 2')])
    for (const row of pupils) {
      const number = (name: string) => Number(row[at(name)]?.replace(',', '.'))
      expect(number('Не хватает')).toBe(number('Норма') - number('Всего'))
    }
  })

  it('put an apostrophe before a name that a table would reckon with, and type it as a text in XLSX', async () => {
    await signIn(world.head)
    const names = (await csvRows(`?class=${school.mine.id}`)).slice(4).map(([name = '']) => name)
    for (const text of DANGEROUS)
      expect(
        names.some((name) => name.startsWith(`'${text}`)),
        JSON.stringify(text),
      ).toBe(true)
    for (const name of names) expect(name).not.toMatch(/^[=+\-@\t\r]/)
    const xml = await xlsxXml(`?class=${school.mine.id}`)
    expect(xml).not.toContain('<f>')
    for (const text of DANGEROUS) {
      const at = xml.indexOf(text.replaceAll('"', '&quot;'))
      const plain = at > 0 ? at : xml.indexOf(text)
      expect(plain, JSON.stringify(text)).toBeGreaterThan(0)
      expect(xml.slice(xml.lastIndexOf('<c ', plain), plain)).toContain('t="inlineStr"')
    }
  })

  it('are not there for a class out of reach, nor for those above the school', async () => {
    for (const actor of [world.stranger, world.chief, world.methodist, world.parent]) {
      await signIn(actor)
      expect((await get(`?class=${school.mine.id}&format=csv`)).status).toBe(404)
    }
    await signIn(world.teacher)
    expect((await get(`?class=${school.other.id}&format=csv`)).status).toBe(404)
    fromOwnPage()
    expect((await get(`?class=${school.mine.id}`)).status).toBe(401)
  })
})

describe('hours of organisations as a file', () => {
  it('hold counts and nobody’s name, small groups left out, and no formula', async () => {
    await signIn(world.chief)
    const rows = await csvRows('?')
    const mine = rows.find(([name]) => name === "'=2+2")
    // Five took part in an hour and a half; what waits is one record.
    expect(mine?.slice(1, 5)).toEqual(['1', '5', '7,5', '1'])
    expect(mine?.slice(6)).toEqual(['11', '0'])
    const small = rows.find(([name]) => name === 'Школа 2')
    expect(small?.slice(6)).toEqual(['меньше 5', 'меньше 5'])
    const text = rows.flat().join(' ') + (await xlsxXml('?'))
    expect(text).not.toMatch(/Номер\d|Ученик8/)
    for (const name of DANGEROUS) expect(text).not.toContain(`'${name}`)
  })

  it('hold the own organisation only for its head', async () => {
    await signIn(world.stranger)
    const rows = await csvRows('?')
    expect(rows.flat()).not.toContain("'=2+2")
  })
})
