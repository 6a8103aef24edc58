import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import readXlsx from 'read-excel-file/node'
import { judgeFile } from '../files/judge-file'
import { readZipDirectory } from '../files/zip-directory'
import { SPREADSHEET, type SpreadsheetRefusal, type Table } from './limits'
import { fillMerges, readMerges } from './merged-cells'

export type ReadTables = { tables: Table[] } | { refused: SpreadsheetRefusal }

const refused = (reason: SpreadsheetRefusal): ReadTables => ({ refused: reason })

const startsWith = (bytes: Uint8Array, signs: number[]) => signs.every((sign, at) => bytes[at] === sign)

/**
 * The sheets of an xlsx or csv file as texts: values, never formulas. Runs in a child process (scripts/read-spreadsheet.ts), for the
 * file comes from a stranger and its reading holds the processor.
 */
export async function readTables(bytes: Uint8Array): Promise<ReadTables> {
  if (bytes.length > SPREADSHEET.fileBytes) return refused('TOO_LARGE')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused('OLD_OR_LOCKED')
  const read = startsWith(bytes, [0x50, 0x4b, 3, 4]) ? await readWorkbook(bytes) : readCsv(bytes)
  return 'tables' in read ? bounded(read.tables) : read
}

/** The XML parts, unpacked no further than the bound; null when there is more in the archive. */
function unpack(bytes: Uint8Array): Map<string, string> | null {
  const parts = new Map<string, string>()
  let left: number = SPREADSHEET.unpackedBytes
  for (const entry of readZipDirectory(bytes) ?? []) {
    const data = bytes.subarray(entry.to - entry.packed, entry.to)
    // What the directory claims of its sizes is not believed.
    const plain = entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, left) })
    left -= plain.length
    if (left < 0) return null
    if (/\.(xml|rels)$/i.test(entry.name)) parts.set(entry.name, Buffer.from(plain).toString('utf8'))
  }
  return parts
}

async function readWorkbook(bytes: Uint8Array): Promise<ReadTables> {
  const judged = await judgeFile(bytes, 'table.xlsx', ['xlsx'])
  if (!judged.ok) return refused(judged.reason === 'FILE_MACROS' ? 'MACROS' : 'DAMAGED')
  try {
    const parts = unpack(bytes)
    if (!parts) return refused('TOO_COMPLEX')
    const merges = readMerges(parts)
    const sheets = await readXlsx(Buffer.from(bytes))
    const tables = sheets.slice(0, SPREADSHEET.sheets).map(({ sheet, data }, at) => {
      const rows = data.map((cells) => cells.map(textOf))
      fillMerges(rows, merges[at] ?? [])
      return { name: sheet, rows }
    })
    return { tables }
  } catch (error) {
    // Whatever is wrong inside, the person can only save the file anew.
    return refused((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_COMPLEX' : 'DAMAGED')
  }
}

/** A real date of Excel as a day; its reader gives it at midnight UTC. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return cell === null || cell === undefined ? '' : String(cell)
}

/** Excel writes csv in windows-1251 with semicolons; other programs in UTF-8 with commas. */
function readCsv(bytes: Uint8Array): ReadTables {
  const text = decode(bytes)
  if (text.includes('\u0000') || /^%PDF-|^\{\\rtf/.test(text)) return refused('NOT_A_TABLE')
  if (/^\s*<(?:!doctype|html|table|\?xml|meta|head)/i.test(text.slice(0, 1000))) return refused('WEB_PAGE')
  const head = text.slice(0, 8000).split(/\r?\n/, 20)
  const delimiter = [';', '\t', ','].reduce((best, each) => (mostOf(head, each) > mostOf(head, best) ? each : best))
  try {
    const rows = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      bom: true,
      to: SPREADSHEET.rows + 1,
    }) as string[][]
    return { tables: [{ name: '', rows }] }
  } catch {
    return refused('BROKEN_CSV')
  }
}

/** A title row above the headings holds no separator, so the fullest of the first lines decides. */
function mostOf(lines: readonly string[], sign: string): number {
  return Math.max(0, ...lines.map((line) => line.split(sign).length))
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(Buffer.from(bytes), 'utf-16le')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return iconv.decode(Buffer.from(bytes), 'windows-1251')
  }
}

/** Trimmed cells without empty edges; a table beyond the bounds is refused, not cut: half a list would be believed whole. */
function bounded(tables: Table[]): ReadTables {
  let chars = 0
  const clean: Table[] = []
  for (const { name, rows } of tables) {
    const cells = rows.map((row) => row.map(cleanCell))
    const width = Math.max(0, ...cells.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
    const height = cells.findLastIndex((row) => row.some((cell) => cell !== '')) + 1
    if (width > SPREADSHEET.columns) return refused('TOO_WIDE')
    if (height > SPREADSHEET.rows) return refused('TOO_LONG')
    const kept = cells.slice(0, height).map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''))
    for (const row of kept) for (const cell of row) chars += cell.length
    if (chars > SPREADSHEET.chars) return refused('TOO_COMPLEX')
    if (height > 0) clean.push({ name: cleanCell(name).slice(0, 60), rows: kept })
  }
  return { tables: clean }
}

function cleanCell(text: string): string {
  return text
    .slice(0, 4 * SPREADSHEET.cellChars)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\p{Zs}\u200b\ufeff]+/gu, ' ')
    .trim()
    .slice(0, SPREADSHEET.cellChars)
}
