import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/calendar/[feed]/route'
import { db, pool } from '@/lib/kernel/db'
import { renewCalendarFeedAction, stopCalendarFeedAction } from '@/lib/people/actions'
import { useDatabase } from '../../support/database'
import { formOf, fromOwnPage, OWN_HOST } from '../../support/request'
import { seedDemoWorld, signedIn } from '../../support/worlds'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)
vi.mock('next/cache', () => ({ refresh: () => {} }))

const { url } = useDatabase()
beforeAll(() => seedDemoWorld(url), 120_000)
beforeEach(async () => void (await db().rateLimit.deleteMany()))

/** The last part of the address that is told once. */
async function makeFeed(login: string): Promise<string> {
  fromOwnPage(await signedIn(login))
  const outcome = await renewCalendarFeedAction(null, formOf({}))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  expect(outcome.message).toContain(outcome.data.address)
  return outcome.data.address.split('/').at(-1) ?? ''
}

async function read(feed: string, headers: Record<string, string> = {}) {
  fromOwnPage()
  const request = new Request(`http://${OWN_HOST}/api/calendar/${feed}`, { headers })
  const response = await GET(request, { params: Promise.resolve({ feed }) })
  const text = await response.text()
  const events = text
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map(
      (block) => new Map(block.split('\r\n').map((line) => [line.split(/[:;]/)[0] ?? '', line.replace(/^[^:]+:/, '')])),
    )
  const titles = events.map((event) => event.get('SUMMARY') ?? '')
  return { status: response.status, headers: response.headers, text, events, titles }
}

const kinds = (titles: string[]) => ({
  plan: titles.filter((title) => !/^(Срок|Доработать)/.test(title)).length,
  due: titles.filter((title) => /^(Срок отчёта|Доработать)/.test(title)).length,
  control: titles.filter((title) => /^Срок: /.test(title)).length,
})

describe('what a feed tells', () => {
  it('gives a head the whole plan of the organisation and its due days, and nothing of another', async () => {
    const feed = await makeFeed('head.school1')
    const { status, headers, events, titles } = await read(feed)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(headers.get('cache-control')).toContain('private')
    const { plan, due, control } = kinds(titles)
    expect(plan).toBeGreaterThan(3)
    expect(due).toBeGreaterThan(0)
    expect(control).toBe(0)
    const lines = await db().planLine.findMany({ where: { plan: { organization: { shortName: 'Школа № 1' } } } })
    const known = new Set(lines.map(({ id }) => `plan-line-${id}@profmarshrut`))
    const told = events.map((event) => event.get('UID') ?? '').filter((uid) => uid.startsWith('plan-line'))
    expect(told.filter((uid) => !known.has(uid))).toEqual([])
  })

  it('keeps what was cancelled, and says the new day and the reason of what was moved', async () => {
    const { events } = await read(await makeFeed('head.school1'))
    expect(events.find((event) => event.get('STATUS') === 'CANCELLED')?.get('SUMMARY')).toMatch(/^Отменено: /)
    const moved = events.find((event) => event.get('DESCRIPTION')?.includes('Перенесено'))
    expect(moved?.get('DESCRIPTION')).toContain('Причина: Учитель в командировке.')
  })

  it('gives a teacher what names them or is for their classes, not the whole plan', async () => {
    const all = kinds((await read(await makeFeed('head.school1'))).titles).plan
    const mine = kinds((await read(await makeFeed('teacher.school1'))).titles).plan
    expect(mine).toBeLessThan(all)
    expect(mine).toBeGreaterThan(0)
    const named = await db().planEntry.findFirstOrThrow({
      where: { revision: { state: 'APPROVED', plan: { organization: { shortName: 'Школа № 1' } } }, stepTo: 6 },
    })
    const titles = async () =>
      (await read(await makeFeed('teacher.school1'))).titles.filter((one) => one.includes(named.title))
    const before = (await titles()).length
    await db().planEntry.update({ where: { id: named.id }, data: { responsible: 'Полянкина М. О.' } })
    expect((await titles()).length).toBe(1)
    expect(before).toBeLessThanOrEqual(1)
  })

  it('gives the Department the due days of items in numbers, no organisation by name', async () => {
    const { titles, text } = await read(await makeFeed('department2'))
    expect(kinds(titles).control).toBeGreaterThan(0)
    expect(kinds(titles).plan).toBe(0)
    const schools = await db().organization.findMany({ where: { kind: 'SCHOOL' }, select: { shortName: true } })
    expect(schools.filter(({ shortName }) => text.includes(shortName))).toEqual([])
  })

  it('names no child', async () => {
    const { text } = await read(await makeFeed('head.school1'))
    const plain = text.replaceAll('\r\n ', '')
    const children = await db().student.findMany({ select: { lastName: true, firstName: true } })
    expect(children.filter(({ lastName, firstName }) => plain.includes(`${lastName} ${firstName}`))).toEqual([])
  })

  it('reads in at most ten statements', async () => {
    const feed = await makeFeed('head.school1')
    const asked = vi.spyOn(pool(), 'query')
    await read(feed)
    expect(asked.mock.calls.length).toBeLessThanOrEqual(10)
    asked.mockRestore()
  })
})

describe('the address', () => {
  it('is 256 bits of which only a hash is stored', async () => {
    const feed = await makeFeed('head.school2')
    const secret = feed.replace('.ics', '')
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(JSON.stringify(await db().calendarFeed.findMany())).not.toContain(secret)
    const told = await db().event.findMany({ where: { kind: 'calendarFeedMade' }, select: { data: true, note: true } })
    expect(told.length).toBeGreaterThan(0)
    expect(JSON.stringify(told)).not.toContain(secret)
  })

  it('answers no longer when it was renewed or switched off; there is one a person', async () => {
    const first = await makeFeed('head.school2')
    const second = await makeFeed('head.school2')
    expect((await read(first)).status).toBe(404)
    expect((await read(second)).status).toBe(200)
    expect(await db().calendarFeed.count({ where: { user: { login: 'head.school2' } } })).toBe(1)
    fromOwnPage(await signedIn('head.school2'))
    await expect(stopCalendarFeedAction(null, formOf({}))).rejects.toThrow(/NEXT_REDIRECT/)
    expect((await read(second)).status).toBe(404)
    fromOwnPage(await signedIn('head.school2'))
    expect(await stopCalendarFeedAction(null, formOf({}))).toMatchObject({ ok: false, reason: 'NOT_FOUND' })
  })

  it('two who renew at once leave one live address', async () => {
    const cookie = await signedIn('head.school3')
    fromOwnPage(cookie)
    const outcomes = await Promise.all([1, 2, 3].map(() => renewCalendarFeedAction(null, formOf({}))))
    const feeds = outcomes.flatMap((one) => (one.ok ? [one.data.address.split('/').at(-1) ?? ''] : []))
    expect(feeds).toHaveLength(3)
    const statuses: number[] = []
    for (const feed of feeds) statuses.push((await read(feed)).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  })

  it('opens nothing for a disabled account, an ended role or a made password, with the same answer as a wrong one', async () => {
    const feed = await makeFeed('teacher.school1')
    const user = await db().user.findUniqueOrThrow({ where: { login: 'teacher.school1' } })
    const wrong = await read(`${'A'.repeat(43)}.ics`)
    expect(wrong.status).toBe(404)
    const same = async () => {
      const { status, text } = await read(feed)
      expect({ status, text }).toEqual({ status: wrong.status, text: wrong.text })
    }
    await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
    await same()
    await db().user.update({ where: { id: user.id }, data: { disabledAt: null, mustChangePassword: true } })
    await same()
    await db().user.update({ where: { id: user.id }, data: { mustChangePassword: false } })
    expect((await read(feed)).status).toBe(200)
    await db().roleGrant.updateMany({ where: { userId: user.id }, data: { revokedAt: new Date() } })
    await same()
    await db().roleGrant.updateMany({ where: { userId: user.id }, data: { revokedAt: null } })
    for (const odd of ['', 'x.ics', `${feed}x`, `../${feed}`, feed.replace('.ics', '')]) {
      expect((await read(odd)).status).toBe(404)
    }
  })

  it('answers 304 to who has the same, and anew when something changed', async () => {
    const feed = await makeFeed('head.school1')
    const first = await read(feed)
    const etag = first.headers.get('etag') ?? ''
    const again = await read(feed, { 'if-none-match': `"x", W/${etag}` })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    const line = await db().planLine.findFirstOrThrow({
      where: { plan: { organization: { shortName: 'Школа № 1' } }, state: 'PLANNED' },
    })
    await db().planLine.update({
      where: { id: line.id },
      data: { state: 'CANCELLED', reason: 'Ремонт', changedAt: new Date(), version: { increment: 1 } },
    })
    expect((await read(feed, { 'if-none-match': etag })).status).toBe(200)
  })

  it('is throttled by the client’s address', async () => {
    await db().rateLimit.deleteMany()
    const statuses = new Map<number, number>()
    for (let n = 0; n < 245; n++) {
      const { status } = await read('x.ics')
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(Object.fromEntries(statuses)).toEqual({ 404: 240, 429: 5 })
  })

  it('is made by nobody whom neither plans nor assignments concern', async () => {
    for (const login of ['parent1', 'admin']) {
      fromOwnPage(await signedIn(login))
      expect(await renewCalendarFeedAction(null, formOf({}))).toMatchObject({ ok: false, reason: 'FORBIDDEN' })
    }
  })
})
