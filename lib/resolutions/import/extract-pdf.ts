import { LIMITS } from './limits'
import { firstHalf, isBrokenWord } from './line-joins'
import { type PdfCell, PdfTable } from './pdf-table'
import type { SourceWriter } from './source'
import { ImportError } from './zip-read'

type Piece = { text: string; x: number; right: number; y: number; height: number }
type PdfLine = { y: number; height: number; pieces: Piece[] }

// Pieces within half a line's height of one another stand on one line.
function toLines(pieces: Piece[]): PdfLine[] {
  const sorted = [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)
  const lines: PdfLine[] = []
  for (const piece of sorted) {
    const line = lines.at(-1)
    if (line && Math.abs(line.y - piece.y) <= Math.max(2, line.height * 0.45)) line.pieces.push(piece)
    else lines.push({ y: piece.y, height: piece.height || 10, pieces: [piece] })
  }
  for (const line of lines) line.pieces.sort((a, b) => a.x - b.x)
  return lines
}

// A gap of more than two letters' width parts columns, a smaller one words; narrow columns stand closer.
const WIDE = 1.8
const NARROW = 0.6

function toCells(line: PdfLine, parts = WIDE): PdfCell[] {
  const cells: PdfCell[] = []
  for (const piece of line.pieces) {
    const last = cells.at(-1)
    const gap = last ? piece.x - last.right : 0
    if (!last || gap > line.height * parts) cells.push({ text: piece.text, x: piece.x, right: piece.right })
    else {
      last.text += `${gap > line.height * 0.12 && !last.text.endsWith(' ') ? ' ' : ''}${piece.text}`
      last.right = piece.right
    }
  }
  return cells.filter((cell) => cell.text.trim() !== '')
}

// What stands less than a space apart is one word or phrase; a table parts the rest by its columns.
function words(line: PdfLine): PdfCell[] {
  const out: PdfCell[] = []
  for (const piece of line.pieces) {
    const last = out.at(-1)
    if (last && piece.x - last.right <= line.height * 0.12) {
      last.text += piece.text
      last.right = piece.right
    } else out.push({ text: piece.text, x: piece.x, right: piece.right })
  }
  return out.filter((cell) => cell.text.trim() !== '')
}

/** Reads a PDF's text layer line by line, top to bottom. Throws `ImportError` (`SCANNED_PDF` when it has none). */
export async function extractPdf(bytes: Uint8Array, writer: SourceWriter): Promise<void> {
  const { getDocumentProxy } = await import('unpdf')
  const pdf = await open(() =>
    getDocumentProxy(bytes.slice(), { isEvalSupported: false, stopAtErrors: false, verbosity: 0 }),
  )
  const out = new Pages()
  let letters = 0
  try {
    const pages = Math.min(pdf.numPages, LIMITS.pdfPages)
    for (let n = 1; n <= pages && letters < LIMITS.textChars; n++) {
      const page = await pdf.getPage(n)
      const content = await page.getTextContent()
      const pieces: Piece[] = []
      for (const item of content.items) {
        // pdf.js fills gaps with pieces of white space as wide as the gap; the places of the words tell as much.
        if (!('str' in item) || item.str.trim() === '') continue
        const x = Number(item.transform[4])
        const piece = { text: item.str, x, right: x + item.width, y: Number(item.transform[5]), height: item.height }
        letters += item.str.replace(/[^\p{L}]/gu, '').length
        pieces.push(piece)
      }
      out.add(toLines(pieces))
      page.cleanup()
    }
  } catch {
    throw new ImportError('BROKEN_FILE')
  } finally {
    await pdf.destroy().catch(() => undefined)
  }
  if (letters < 20) throw new ImportError('SCANNED_PDF')
  for (const line of out.finish()) {
    if (line.includes('\t')) writer.row(line.split('\t'), 1)
    else writer.line(line)
  }
}

// Carries a table over from one page to the next.
class Pages {
  readonly lines: string[] = []
  private table: PdfTable | null = null

  add(page: PdfLine[]): void {
    let before: PdfLine | null = null
    for (const line of page) {
      const cells = toCells(line)
      const text = cells.map((cell) => cell.text.trim()).join('\t')
      // A lone number at the top or the bottom of a page is the page's.
      if (text === '' || (/^[-–—\s]*\d{1,3}[-–—\s]*$/.test(text) && (line === page[0] || line === page.at(-1))))
        continue
      const opened = this.openTable(line, cells)
      if (opened) {
        this.table?.close()
        this.table = opened
      } else if (!this.table?.take(words(line), before ? before.y - line.y : 0)) {
        if (before && before.y - line.y > before.height * 2.2) this.lines.push('')
        this.join(text)
      }
      before = line
    }
  }

  private openTable(line: PdfLine, cells: PdfCell[]): PdfTable | null {
    const emit = (row: string) => this.lines.push(row)
    const narrow = toCells(line, NARROW)
    // Words of justified text stand as far apart as narrow columns, but not each begins with a capital.
    const heads = narrow.length > cells.length && narrow.every((cell) => /^[\p{Lu}№\d]/u.test(cell.text.trim()))
    return (heads ? PdfTable.open(narrow, line.height, emit) : null) ?? PdfTable.open(cells, line.height, emit)
  }

  private join(text: string): void {
    const last = this.lines.at(-1)
    if (last && isBrokenWord(last, text)) this.lines[this.lines.length - 1] = firstHalf(last) + text
    else this.lines.push(text)
  }

  finish(): string[] {
    this.table?.close()
    return this.lines
  }
}

async function open<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw new ImportError((error as Error).name === 'PasswordException' ? 'ENCRYPTED' : 'BROKEN_FILE')
  }
}
