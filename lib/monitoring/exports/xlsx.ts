import 'server-only'
import { setImmediate as breathe } from 'node:timers/promises'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { looksLikeFormula, writableText } from '../rules/cells'

/** A cell: text, a number, a day (YYYY-MM-DD as { day }) or nothing. */
export type Cell = string | number | null | { day: string }
export type SheetRow = { cells: Cell[]; style?: 'header' | 'title' | 'note' | 'strong' }
export type Sheet = {
  name: string
  /** Widths in characters. */
  widths: number[]
  /** Rows above and with the header, kept in view. */
  frozenRows?: number
  landscape?: boolean
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>
}

/** Rows written between two breaths of the event loop: other people's pages go on while a file is made. */
const ROWS_AT_ONCE = 100

// Cell styles by their place in STYLES: 0 plain, 1 text, 2 text with the quote prefix, 3 day, 4 header, 5 title, 6 strong.
const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF1EDE3"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf borderId="1" applyBorder="1" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf fontId="2" applyFont="1"/><xf fontId="1" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

function escaped(text: string): string {
  return writableText(text.slice(0, 32_000))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

function column(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${column(Math.floor(at / 26) - 1)}${column(at % 26)}`
}

const EPOCH = Date.UTC(1899, 11, 30)

const LOOKS = { text: 1, header: 4, title: 5, strong: 6, note: 0 } as const

function cellXml(cell: Cell, ref: string, style: SheetRow['style']): string {
  const look = LOOKS[style ?? 'text']
  if (cell === null || cell === '') return style === 'title' || style === 'note' ? '' : `<c r="${ref}" s="${look}"/>`
  if (typeof cell === 'number') return `<c r="${ref}" s="${look}"><v>${Number.isFinite(cell) ? cell : 0}</v></c>`
  if (typeof cell === 'object') {
    return `<c r="${ref}" s="3"><v>${Math.round((Date.parse(`${cell.day}T00:00:00Z`) - EPOCH) / 86_400_000)}</v></c>`
  }
  // A typed string is never computed; the quote prefix (Excel's own leading apostrophe) keeps it one when somebody edits the cell.
  const s = look === 1 && looksLikeFormula(cell) ? 2 : look
  return `<c r="${ref}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** A row's height in points by its longest wrapped text: not every program measures rows when it opens a file. */
function heightOf(row: SheetRow, widths: number[]): number {
  if (row.style === 'title' || row.style === 'note') return row.style === 'title' ? 21 : 15
  let lines = 1
  for (const [at, cell] of row.cells.entries()) {
    if (typeof cell !== 'string') continue
    // Words break before the edge, and bold letters are wider.
    const room = (widths[at] ?? 10) * (row.style === 'header' ? 0.8 : 0.95)
    lines = Math.max(lines, Math.ceil(cell.length / room))
  }
  return Math.min(lines * 15, 405)
}

async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  const frozen = sheet.frozenRows
    ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${sheet.frozenRows}" topLeftCell="A${sheet.frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    : ''
  const columns = sheet.widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `${HEAD}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${frozen}<cols>${columns.join('')}</cols><sheetData>`
  let at = 0
  let part = ''
  for await (const row of sheet.rows) {
    at++
    part += `<row r="${at}" ht="${heightOf(row, sheet.widths)}" customHeight="1">${row.cells.map((cell, n) => cellXml(cell, `${column(n)}${at}`, row.style)).join('')}</row>`
    if (at % ROWS_AT_ONCE === 0) {
      yield part
      part = ''
    }
  }
  const orientation = sheet.landscape === false ? 'portrait' : 'landscape'
  yield `${part}</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${orientation}" fitToHeight="0"/></worksheet>`
}

function sheetName(name: string): string {
  return escaped(name.replace(/[[\]*?:/\\]/g, ' ').slice(0, 31))
}

/** An XLSX file as a stream: rows are read, written and packed a hundred at a time, so neither memory nor the event loop fills up. */
export function xlsxStream(sheets: Sheet[]): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const zip = new Zip((error, chunk, final) => {
        if (error) controller.error(error)
        else {
          controller.enqueue(chunk)
          if (final) controller.close()
        }
      })
      const put = (name: string, text: string) => {
        const file = new ZipPassThrough(name)
        zip.add(file)
        file.push(strToU8(text), true)
      }
      try {
        const all = sheets.map((_, at) => at + 1)
        put(
          '[Content_Types].xml',
          `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${all.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
        )
        put(
          '_rels/.rels',
          `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
        )
        put(
          'xl/workbook.xml',
          `${HEAD}<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.map((sheet, at) => `<sheet name="${sheetName(sheet.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
        )
        put(
          'xl/_rels/workbook.xml.rels',
          `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map((n) => `<Relationship Id="rId${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
        )
        put('xl/styles.xml', STYLES)
        for (const [at, sheet] of sheets.entries()) {
          const file = new ZipDeflate(`xl/worksheets/sheet${at + 1}.xml`, { level: 1 })
          zip.add(file)
          for await (const part of sheetXml(sheet)) {
            file.push(strToU8(part))
            await breathe()
          }
          file.push(new Uint8Array(0), true)
        }
        zip.end()
      } catch (error) {
        zip.terminate()
        controller.error(error)
      }
    },
  })
}
