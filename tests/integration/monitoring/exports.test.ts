import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as getList } from '@/app/api/exports/assignments/route'
import { GET as getSummary } from '@/app/api/exports/resolutions/[resolutionId]/summary/route'
import { addDays, localDay } from '@/lib/kernel/calendar'
import { pool } from '@/lib/kernel/db'
import { newSessionSecret } from '@/lib/kernel/session'
import { cookieOf, fromOwnPage, OWN_HOST } from '@/tests/support/request'
import { type Fixture, plant, plantResolution } from './fixture'

vi.mock('next/headers', async () => (await import('@/tests/support/request')).nextHeaders)

const today = localDay(new Date(), 'Asia/Irkutsk')
const DANGEROUS = ['=1+1', '+7 395', '-5', '@SUM(A1)', '\tтабуляция', '\rвозврат']

let own: Fixture
let foreign: Fixture
let planted: Awaited<ReturnType<typeof plantResolution>>
let foreignPlanted: Awaited<ReturnType<typeof plantResolution>>

async function signIn(person: { id: string; grantId: string }): Promise<void> {
  const { secret, tokenHash } = newSessionSecret()
  await pool().query(
    'INSERT INTO "Session" ("id", "tokenHash", "userId", "grantId") VALUES (gen_random_uuid(), $1, $2, $3)',
    [tokenHash, person.id, person.grantId],
  )
  fromOwnPage(await cookieOf(secret))
}

const list = (query = '') =>
  getList(new Request(`http://${OWN_HOST}/api/exports/assignments${query}`), { params: Promise.resolve({}) })
const summary = (resolutionId: string, query = '') =>
  getSummary(new Request(`http://${OWN_HOST}/api/exports/resolutions/${resolutionId}/summary${query}`), {
    params: Promise.resolve({ resolutionId }),
  })

async function sheet(response: Response, name?: string): Promise<(string | number | Date | null)[][]> {
  expect(response.status, await response.clone().text()).toBe(200)
  const sheets = await readXlsxFile(Buffer.from(await response.arrayBuffer()))
  const found = name ? sheets.find((each) => each.sheet === name) : sheets[0]
  return (found?.data ?? []) as (string | number | Date | null)[][]
}

async function wordText(response: Response): Promise<{ xml: string; text: string }> {
  expect(response.status).toBe(200)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const document = files['word/document.xml']
  if (!document) throw new Error('no document')
  const xml = strFromU8(document)
  return {
    xml,
    text: xml
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' '),
  }
}

beforeAll(async () => {
  own = await plant(pool(), today)
  planted = await plantResolution(own)
  foreign = await plant(pool(), today, 'Соседний район')
  foreignPlanted = await plantResolution(foreign)
  const trap = await own.resolution('13', addDays(today, -200), '=HYPERLINK("http://example.ru")')
  for (const [at, text] of DANGEROUS.entries()) {
    const itemId = await own.item(trap, at, [String(at), text, 'SCHOOL', '2026 г.'])
    await own.assignment({
      itemId,
      resolutionId: trap,
      organizationId: own.schools[0] as string,
      dueOn: addDays(today, 90),
      state: 'ISSUED',
    })
  }
})

describe('the list as a file', () => {
  it('names its date, author and filter, and holds the rows of the list', async () => {
    await signIn(own.people.head)
    const rows = await sheet(await list('?status=overdue'))
    expect(String(rows[0]?.[0])).toBe('Поручения по решениям коллегии')
    expect(String(rows[1]?.[0])).toMatch(/^Сформировано \d\d\.\d\d\.\d{4}, \d\d:\d\d \(Иркутск\), Наумова/)
    expect(String(rows[2]?.[0])).toContain('состояние: просрочено')
    const { rows: known } = await pool().query(
      `SELECT count(*)::int AS n FROM "Assignment" WHERE "municipalityId" = $1 AND NOT "historical" AND "effectiveDueOn" < $2::date
         AND "state" IN ('ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED')`,
      [own.municipalityId, today],
    )
    expect(rows.length - 4).toBe((known[0] as { n: number }).n)
    expect(rows.slice(4).every((row) => row[8] === 'просрочено')).toBe(true)
  })

  it('holds no row of another organisation for a head, nor of another municipality for anybody', async () => {
    await signIn(own.people.school)
    const mine = await sheet(await list('?status=all&historical=all'))
    expect(new Set(mine.slice(4).map((row) => row[3]))).toEqual(new Set(['СОШ № 1']))
    expect((await sheet(await list(`?status=all&organization=${own.schools[1]}`))).length).toBe(4)
    await signIn(own.people.head)
    expect((await sheet(await list(`?status=all&resolution=${foreignPlanted.resolutionId}`))).length).toBe(4)
  })

  it('is refused as not found to those who read no assignments, and to nobody signed in', async () => {
    await signIn(own.people.parent)
    expect((await list()).status).toBe(404)
    await signIn(own.people.admin)
    expect((await list()).status).toBe(404)
    fromOwnPage()
    expect((await list()).status).toBe(401)
  })

  it('holds every dangerous text as a typed string with the quote prefix in XLSX', async () => {
    await signIn(own.people.head)
    const bytes = new Uint8Array(await (await list('?q=&status=open&sort=item')).arrayBuffer())
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array)
    expect(xml).not.toContain('<f>')
    for (const text of DANGEROUS) {
      const at = xml.indexOf(`<t xml:space="preserve">${text}</t>`)
      expect(at, JSON.stringify(text)).toBeGreaterThan(0)
      expect(xml.slice(xml.lastIndexOf('<c ', at), at)).toContain('s="2" t="inlineStr"')
    }
  })

  it('puts an apostrophe before every dangerous text in CSV and reads back whole', async () => {
    await signIn(own.people.head)
    const response = await list('?format=csv&status=open')
    expect(response.headers.get('content-type')).toContain('text/csv')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = parse(bytes, { bom: true, delimiter: ';', relax_column_count: true }) as string[][]
    const cells = rows.flat()
    for (const text of DANGEROUS) {
      expect(cells).toContain(`'${text}`)
      expect(cells).not.toContain(text)
    }
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  it('survives wild addresses', async () => {
    await signIn(own.people.head)
    for (const query of [
      '?status=%00',
      '?q=%ED%A0%80',
      '?after=1.2',
      '?format=exe',
      `?q=${'x'.repeat(5000)}`,
      '?organization=1&organization=2',
      '?dueFrom=9999-99-99',
      '?%',
    ]) {
      const response = await list(query)
      expect(response.status).toBe(200)
      await response.arrayBuffer()
    }
  })
})

describe('the execution summary as a file', () => {
  it('has the columns, marks, shares and signatures in an editable DOCX on A4 landscape', async () => {
    await signIn(own.people.head)
    const response = await summary(planted.resolutionId)
    expect(response.headers.get('content-disposition')).toContain('summary.docx')
    const { xml, text } = await wordText(response)
    for (const word of [
      '№ п/п',
      'Пункт и содержание',
      'Исполнитель',
      'Срок (и продления)',
      'Ход исполнения',
      'Подтверждение',
      'Отметка',
    ]) {
      expect(text).toContain(word)
    }
    for (const mark of [
      'исполнено',
      'исполнено с нарушением срока',
      'на исполнении',
      'не исполнено',
      'снято',
      'постоянно — за ',
    ]) {
      expect(text).toContain(mark)
    }
    expect(text).toContain('продлён с')
    expect(text).toContain('Приказ об утверждении плана')
    expect(text).toContain('Охвачено обучающихся — 128 чел.')
    expect(text).toContain('Итоги по организациям')
    expect(text).toMatch(/Контролёр\s*____/)
    expect(text).toContain('Наумова С. Е.')
    expect(xml).toContain('w:orient="landscape"')
    expect(xml).toContain('<w:tblHeader')
    expect(xml).not.toMatch(/w:documentProtection/)
  })

  it('holds for a head the own organisation only and for nobody a foreign resolution', async () => {
    await signIn(own.people.school)
    const { text } = await wordText(await summary(planted.resolutionId))
    expect(text).toContain('СОШ № 1')
    expect(text).not.toContain('СОШ № 2')
    expect(text).not.toContain('Детский сад')
    const asked = await wordText(await summary(planted.resolutionId, `?organization=${own.schools[1]}`))
    expect(asked.text).not.toContain('СОШ № 2')
    expect((await summary(foreignPlanted.resolutionId)).status).toBe(404)
    expect((await summary('нет такого')).status).toBe(404)
    await signIn(own.people.teacher)
    expect((await summary(planted.resolutionId)).status).toBe(404)
  })

  it('tells of a past day how things stood then', async () => {
    await signIn(own.people.head)
    const before = await sheet(await summary(planted.resolutionId, `?format=xlsx&on=${addDays(today, -33)}`))
    const now = await sheet(await summary(planted.resolutionId, '?format=xlsx'))
    const marks = (rows: unknown[][]) => rows.slice(3).map((row) => row[6])
    // Accepted 31 days ago, sent 34 days ago.
    const accepted = now.findIndex((row) =>
      String(row[4]).includes(`Отчёт принят ${addDays(today, -31).split('-').reverse().join('.')}`),
    )
    expect(accepted).toBeGreaterThan(2)
    expect(now[accepted]?.[6]).toBe('исполнено')
    expect(before[accepted]?.[6]).toBe('на исполнении')
    expect(String(before[accepted]?.[4])).toContain('на проверке')
    expect(before.length).toBe(now.length)
    expect(marks(before).filter((mark) => mark === 'исполнено').length).toBeLessThan(
      marks(now).filter((mark) => mark === 'исполнено').length,
    )
    expect((await sheet(await summary(planted.resolutionId, `?format=xlsx&on=${addDays(today, -301)}`))).length).toBe(3)
  })

  it('sums up shares that add up to the lines', async () => {
    await signIn(own.people.head)
    const response = await summary(planted.resolutionId, '?format=xlsx')
    const shares = await sheet(response, 'По организациям')
    const total = shares.at(-1)?.map(Number) ?? []
    expect(total[1]).toBe(planted.ids.length)
    expect((total[2] ?? 0) + (total[3] ?? 0) + (total[4] ?? 0) + (total[5] ?? 0) + (total[6] ?? 0)).toBe(total[1])
  })

  it('keeps formulas out of a title as well', async () => {
    await signIn(own.people.head)
    const { rows } = await pool().query('SELECT "id" FROM "Resolution" WHERE "number" = $1', ['13'])
    const id = (rows[0] as { id: string }).id
    const bytes = new Uint8Array(await (await summary(id, '?format=xlsx')).arrayBuffer())
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array)).not.toContain('<f>')
  })
})

describe('a large export', () => {
  it('of 3,000 rows takes under three seconds and leaves the event loop free', async () => {
    const big = await plant(pool(), today, 'Большой район')
    const { resolutionId, items } = await plantResolution(big)
    await pool().query(
      `INSERT INTO "Assignment" ("id", "municipalityId", "resolutionId", "itemId", "organizationId", "periodKey", "currentDueOn", "currentDueAt", "originalDueOn", "originalDueAt", "state")
       SELECT gen_random_uuid(), $1, $2, $3, $4, 'x' || n, '2026-12-30', '2026-12-30T15:59:59.999Z', '2026-12-30', '2026-12-30T15:59:59.999Z', 'ISSUED' FROM generate_series(1, 3000) n`,
      [big.municipalityId, resolutionId, items[8], big.schools[3]],
    )
    await signIn(big.people.head)
    await (await list(`?organization=${big.schools[3]}`)).arrayBuffer()
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const started = performance.now()
    const response = await list(`?organization=${big.schools[3]}`)
    const rows = await response.arrayBuffer()
    const took = performance.now() - started
    delay.disable()
    console.info(
      `xlsx of 3,000 rows: ${Math.round(took)} ms, ${rows.byteLength} bytes, event loop p99 ${Math.round(delay.percentile(99) / 1e6)} ms`,
    )
    expect(response.status).toBe(200)
    expect(took).toBeLessThan(3000)
    expect(delay.percentile(99) / 1e6).toBeLessThan(100)
  })
})
