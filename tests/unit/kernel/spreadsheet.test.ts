import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { readSpreadsheet } from '@/lib/kernel/spreadsheet'
import { spreadsheetRefusals } from '@/lib/kernel/spreadsheet/limits'
import { readTables } from '@/lib/kernel/spreadsheet/read-tables'

const rowsOf = async (bytes: Uint8Array) => {
  const read = await readTables(bytes)
  return 'tables' in read ? read.tables[0]?.rows : read.refused
}
const text = (value: string) => new TextEncoder().encode(value)

describe('csv', () => {
  const lines = [
    ['ФИО', 'Класс'],
    ['Осинин Пётр', '8А'],
  ]
  const encodings = {
    'UTF-8': (value: string) => text(value),
    'windows-1251': (v: string) => iconv.encode(v, 'win1251'),
  }
  for (const [name, encode] of Object.entries(encodings)) {
    it.each([';', ',', '\t'])(`is read in ${name} with the separator «%s»`, async (sign) => {
      expect(await rowsOf(encode(lines.map((row) => row.join(sign)).join('\r\n')))).toEqual(lines)
    })
  }

  it('keeps row numbers over blank rows and a title without separators, and trims cells', async () => {
    const file = 'Список обучающихся, школа 1\n\nФИО;Класс\n;\n  Осинин   Пётр ;8\u00a0А\n;\n\n'
    expect(await rowsOf(text(file))).toEqual([
      ['Список обучающихся, школа 1', ''],
      ['', ''],
      ['ФИО', 'Класс'],
      ['', ''],
      ['Осинин Пётр', '8 А'],
    ])
  })
})

describe('xlsx', () => {
  it('gives real dates as days, formulas as nothing but their values, merged cells in each of their rows, all sheets', async () => {
    const pupils = [
      [{ value: 'Список', span: 3 }],
      [{ value: 'Класс' }, { value: 'ФИО' }, { value: 'Дата рождения' }],
      [
        { value: '8А', rowSpan: 2 },
        { value: 'Осинин Пётр' },
        { value: new Date('2012-03-14T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
      ],
      [null, { value: 'Рябинина Анна' }, { value: '15.03.2012' }],
    ]
    const book = [
      { data: pupils, sheet: '8 класс' },
      { data: [[{ value: 'пусто' }]], sheet: 'Второй' },
    ]
    const read = await readTables(new Uint8Array(await writeXlsx(book as never).toBuffer()))
    expect(read).toEqual({
      tables: [
        {
          name: '8 класс',
          rows: [
            ['Список', '', ''],
            ['Класс', 'ФИО', 'Дата рождения'],
            ['8А', 'Осинин Пётр', '2012-03-14'],
            ['8А', 'Рябинина Анна', '15.03.2012'],
          ],
        },
        { name: 'Второй', rows: [['пусто']] },
      ],
    })
  })
})

const RELS = (target: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${target}"/></Relationships>`

/** A workbook of one sheet with this XML. */
function book(sheet: string | Uint8Array, more: Record<string, Uint8Array> = {}): Uint8Array {
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
  const workbook =
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    'xl/workbook.xml': strToU8(workbook),
    'xl/_rels/workbook.xml.rels': strToU8(RELS('worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet,
    ...more,
  })
}
const sheetOf = (data: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData></worksheet>`

describe('hostile and wrong files', () => {
  it('reads the cached value of a formula, never the formula', async () => {
    const cell = '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x")</f><v>Осинин</v></c></row>'
    expect(await rowsOf(book(sheetOf(cell)))).toEqual([['Осинин']])
  })

  it('refuses a bomb in time and memory, whatever its directory claims', async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024)
    const bomb = book(sheetOf('<row r="1"/>'), { 'xl/media/zeros.bin': zeros })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const began = performance.now()
    expect(await rowsOf(bomb)).toBe('TOO_COMPLEX')
    // The same with a claim of ten bytes.
    const lied = bomb.slice()
    const view = new DataView(lied.buffer)
    for (let at = 0; at + 46 < lied.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === zeros.length) {
        view.setUint32(at + 24, 10, true)
      }
    }
    expect(await rowsOf(lied)).toBe('TOO_COMPLEX')
    expect(performance.now() - began).toBeLessThan(10_000)
  }, 30_000)

  it('a cell at the far corner of the sheet ends the child, not the server', async () => {
    const far = book(sheetOf('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'))
    const read = await readSpreadsheet(far, { timeoutMs: 20_000, maxOldSpaceMb: 128, maxOutput: 1 << 24 })
    expect(read).toEqual({ unreadable: expect.stringMatching(/слишком/) })
  }, 30_000)

  it('refuses 200,000 columns and 100,000 rows', async () => {
    expect(await rowsOf(text('a;'.repeat(200_000)))).toBe('TOO_WIDE')
    expect(await rowsOf(text('a;b\n'.repeat(100_000)))).toBe('TOO_LONG')
  })

  it('says of each wrong kind what to do', async () => {
    expect(await rowsOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('OLD_OR_LOCKED')
    expect(await rowsOf(text('<html><table><tr><td>ФИО</td></tr></table></html>'))).toBe('WEB_PAGE')
    expect(await rowsOf(text('%PDF-1.4\n'))).toBe('NOT_A_TABLE')
    expect(await rowsOf(text('a\0b'))).toBe('NOT_A_TABLE')
    expect(await rowsOf(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]))).toBe('DAMAGED')
    expect(await rowsOf(book(sheetOf(''), { 'xl/vbaProject.bin': strToU8('x') }))).toBe('MACROS')
    expect(await rowsOf(new Uint8Array(6 * 1024 * 1024))).toBe('TOO_LARGE')
  })

  it('expands no entity and reads no outer file', async () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${'bcdefghij'
      .split('')
      .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`)
      .join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]>`
    const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&j;&f;</t></is></c></row>'
    const read = JSON.stringify(await rowsOf(book(laughs + sheetOf(cell))))
    expect(read.length).toBeLessThan(100)
    expect(read).not.toContain('root:')
  })

  it('hands a refusal on from the child as a sentence, and ends one that takes too long', async () => {
    expect(await readSpreadsheet(text('%PDF-1.4'))).toEqual({ unreadable: spreadsheetRefusals.NOT_A_TABLE })
    const bounds = { timeoutMs: 1, maxOldSpaceMb: 128, maxOutput: 1 << 20 }
    expect(await readSpreadsheet(text('a;b'), bounds)).toEqual({ unreadable: spreadsheetRefusals.TOO_COMPLEX })
    expect(await readSpreadsheet(text('a;b'))).toEqual([{ name: '', rows: [['a', 'b']] }])
  }, 30_000)
})
