import { LIMITS } from './limits'
import { firstHalf, isBrokenWord, isPageNumber, isSignatureStamp } from './line-joins'

/** One line of the source: offsets (UTF-16, `to` exclusive) into `ExtractedSource.text`. */
export type SourceLine = {
  text: string
  from: number
  to: number
  /** Blank lines or empty paragraphs before it. */
  gap: number
  /** Cells of a table's row, empty ones included; null for running text. */
  cells: SourceCell[] | null
  /** 0 outside tables, else the table's ordinal. */
  table: number
}
export type SourceCell = { text: string; from: number; to: number }

/** Text of any supported file, cleaned and cut into lines; what `parseResolution` takes. */
export type ExtractedSource = { text: string; lines: SourceLine[]; truncated: boolean }

// Invisible characters that Word, browsers and PDF producers leave inside words; the soft hyphen among them.
const INVISIBLE = /\p{Cf}|(?![\t\n\v\f\r])\p{Cc}/gu
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v\f]/g
// «П О С Т А Н О В Л Я Ю»: four letters or more, each parted by one space. Two spaces part words.
// No page is wider than this; a longer line was not broken by a page's width.
const WRAPPED_LINE = 300
const LETTER_SPACED = /(?<![\p{L}\d.])\p{L}(?: \p{L}){3,}(?![\p{L}\d])/gu

/** One line as the parser wants it: no invisible characters, no Markdown emphasis, single spaces. */
export function cleanLine(raw: string): string {
  const text = raw.slice(0, LIMITS.lineChars).normalize('NFC').replace(INVISIBLE, '').replace(SPACES, ' ')
  return text
    .replace(LETTER_SPACED, (word) => word.replace(/ /g, ''))
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(/^\s*[*•·▪●◦‣]\s+/, '- ')
    .replace(/^(\s*\d{1,3}(?:\.\d{1,3})*)\\([.)])/, '$1$2')
    .replace(/(?:\s*\|)+\s*$/, '')
    .replace(/\*/g, '')
    .replace(/_{2,}/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim()
}

/** Collects cleaned lines and rows within the limits; the extractors write into it. */
export class SourceWriter {
  private parts: string[] = []
  private length = 0
  private gap = 0
  private pageBreak = false
  private lines: SourceLine[] = []
  private truncated = false

  get full(): boolean {
    return this.truncated
  }

  line(raw: string, table = 0): void {
    if (raw.length > LIMITS.lineChars) this.truncated = true
    const text = cleanLine(raw)
    if (text === '') {
      this.gap++
      return
    }
    if (table === 0 && (isPageNumber(text) || isSignatureStamp(text))) {
      // A page's end is no paragraph's: what goes on after it stands as close as it stood before.
      if (!/[.:;!?»)]$/.test(this.lines.at(-1)?.text ?? '.')) this.pageBreak = true
      return
    }
    const rest = table === 0 ? this.joinNumber(this.joinBroken(text)) : text
    if (rest !== '') this.push(rest, null, table)
  }

  // The whole word goes to the line on which it begins; what is left of the next line follows.
  private joinBroken(text: string): string {
    if (this.pageBreak && /^\p{Ll}/u.test(text)) this.gap = 0
    this.pageBreak = false
    const last = this.lines.at(-1)
    if (!last || last.cells || last.table > 0 || this.gap > 0 || !isBrokenWord(last.text.slice(-2), text)) return text
    const space = text.indexOf(' ')
    const word = space < 0 ? text : text.slice(0, space)
    if (last.text.length + word.length > WRAPPED_LINE) return text
    const joined = firstHalf(last.text) + word
    this.parts[this.parts.length - 1] = joined
    this.length += joined.length - last.text.length
    last.text = joined
    last.to = last.from + joined.length
    return space < 0 ? '' : text.slice(space + 1)
  }

  // «1.» on a line of its own, its item on the next.
  private joinNumber(text: string): string {
    const last = this.lines.at(-1)
    if (!last || last.cells || last.table > 0 || this.gap > 1) return text
    if (!/^\d{1,2}(?:\.\d{1,2}){0,2}[.)]$/.test(last.text) || !/^[\p{L}«"]/u.test(text)) return text
    this.parts[this.parts.length - 1] = `${last.text} ${text}`
    this.length += text.length + 1
    last.text = `${last.text} ${text}`
    last.to = last.from + last.text.length
    this.gap = 0
    return ''
  }

  /** A table's row; a row with one filled cell is a line (a section's heading or a layout table). */
  row(rawCells: readonly string[], table: number): void {
    const cells = rawCells.map(cleanLine)
    const filled = cells.filter((cell) => cell !== '')
    if (filled.length <= 1) {
      this.line(filled[0] ?? '', table)
      return
    }
    this.push(cells.join('\t'), cells, table)
  }

  private push(text: string, cells: string[] | null, table: number): void {
    if (this.lines.length >= LIMITS.lines || this.length + text.length > LIMITS.textChars) this.truncated = true
    if (this.truncated && (this.lines.length >= LIMITS.lines || this.length + text.length > LIMITS.textChars)) return
    if (this.lines.length > 0) {
      const breakText = this.gap > 0 ? '\n\n' : '\n'
      this.parts.push(breakText)
      this.length += breakText.length
    }
    const from = this.length
    let at = from
    const placed = cells?.map((cell) => {
      const placedCell = { text: cell, from: at, to: at + cell.length }
      at += cell.length + 1
      return placedCell
    })
    this.lines.push({ text, from, to: from + text.length, gap: this.gap, cells: placed ?? null, table })
    this.parts.push(text)
    this.length += text.length
    this.gap = 0
    this.pageBreak = false
  }

  finish(): ExtractedSource {
    return { text: this.parts.join(''), lines: this.lines, truncated: this.truncated }
  }
}

const MARKDOWN_ROW = /^\s*\|.*\|\s*$/
// «1. | Мероприятие | Май | Отдел |»: how a page's table looks when its text is copied.
const LOOSE_ROW = /^[^|]*\S\s?\|\s[^|]*\S\s?\|/
const MARKDOWN_RULE = /^[\s|:-]+$/

/** Pasted or plain text; rows are lines with tabs between cells (as copied from a table) or Markdown's `| a | b |`. */
export function sourceFromText(text: string): ExtractedSource {
  const writer = new SourceWriter()
  let table = 0
  let inTable = false
  let start = 0
  while (start <= text.length && !writer.full) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const raw = text.slice(start, Math.min(end, start + LIMITS.lineChars + 1)).replace(/\r/g, '')
    start = end + 1
    const markdown = MARKDOWN_ROW.test(raw) || LOOSE_ROW.test(raw)
    if (markdown && MARKDOWN_RULE.test(raw)) continue
    const inner = raw.trim()
    if (markdown || inner.includes('\t')) {
      if (!inTable) table++
      inTable = true
      writer.row(markdown ? inner.replace(/^\||\|$/g, '').split('|') : inner.split('\t'), table)
    } else {
      if (inner !== '') inTable = false
      writer.line(raw)
    }
  }
  return writer.finish()
}
