import { readPlanHeader } from './plan-table'

export type PdfCell = { text: string; x: number; right: number }

/** Lines of text stand this much apart, in heights of a letter. */
const LEADING = 1.2
/** A row's number, alone or before its words; «2020 год» and «1.5 часа» are none. */
const NUMBER = /^\s*[1-9]\d{0,2}(?:\.\d{1,3})*(?:[.)]\s*(?=[\p{L}«"(]|$)|$)/u
/** A line counts as one of the row above when it stands no further below it than this share of the usual distance. */
const NEXT_ROW = 1.25

/**
 * Puts the lines of a plan's table together: a PDF has no rows, only words at places, and a cell's text runs over several
 * lines. Columns are told by the header's words; rows by the number that begins the first column, in a table without
 * numbers by the wider gap between them.
 */
export class PdfTable {
  private row: string[] | null = null
  /** A section's heading stood above: the next line begins a row. */
  private fresh = false
  /** The distance of two lines of one cell. */
  private leading: number

  private constructor(
    private bounds: readonly number[],
    /** Where each column but the first begins at the latest: its header's left edge. */
    private edges: readonly number[],
    /** Whether numbers begin the rows; not told yet when null. */
    private numbered: boolean | null,
    private height: number,
    private emit: (line: string) => void,
  ) {
    this.leading = height * LEADING
  }

  /** A table when the line is a plan's header; null for any other line. */
  static open(cells: readonly PdfCell[], height: number, emit: (line: string) => void): PdfTable | null {
    if (cells.length < 3) return null
    const header = readPlanHeader(cells.map(({ text }) => ({ text: text.trim(), from: 0, to: 0 })))
    if (!header) return null
    const bounds = cells.slice(1).map((cell, i) => ((cells[i]?.right ?? 0) + cell.x) / 2)
    emit(cells.map((cell) => cell.text.trim()).join('\t'))
    const edges = cells.slice(1).map((cell) => cell.x)
    const marked = header.number === 0 || /^(?:№|n(?![а-яёa-z]))/i.test(cells[0]?.text.trim() ?? '')
    // Dates in the first column look like numbers.
    const numbered = marked ? true : header.due === 0 ? false : null
    return new PdfTable(bounds, edges, numbered, height, emit)
  }

  private columnOf(cell: PdfCell): number {
    const middle = (cell.x + cell.right) / 2
    const column = this.bounds.findIndex((bound) => middle < bound)
    return column < 0 ? this.bounds.length : column
  }

  /**
   * Takes a line under the header, its pieces unjoined, `below` the line above; false when it runs across columns and so
   * belongs to no row (a section's heading).
   */
  take(pieces: readonly PdfCell[], below: number): boolean {
    const [first] = pieces
    if (!first) return true
    if (this.runsAcross(pieces)) {
      this.close()
      this.fresh = true
      return false
    }
    if (below > 0) this.leading = Math.min(this.leading, below)
    const inFirst = first.x < (this.bounds[0] ?? 0)
    const number = inFirst && this.numbered !== false ? NUMBER.exec(first.text)?.[0] : undefined
    const starts = number !== undefined
    if (starts) this.numbered = true
    const apart = below > this.leading * NEXT_ROW || (this.fresh && pieces.length > 1)
    if (this.numbered ? starts : inFirst && apart) {
      this.close()
      this.row = Array.from({ length: this.bounds.length + 1 }, () => '')
    }
    this.fresh = false
    // Before the first row: the header's other lines.
    if (!this.row) return true
    // «1. Провести …» may be one piece though its number stands in a column of its own.
    const glued = starts && number.length < first.text.length && this.columnOf(first) > 0
    if (glued) this.row[0] = number.trim()
    for (const piece of pieces)
      this.put(glued && piece === first ? { ...piece, text: piece.text.slice(number.length) } : piece)
    return true
  }

  // One stretch of text that begins in one column and reaches well into another.
  private runsAcross(pieces: readonly PdfCell[]): boolean {
    const [first] = pieces
    const last = pieces.at(-1)
    if (!first || !last) return false
    for (const [i, piece] of pieces.entries())
      if (i > 0 && piece.x - (pieces[i - 1]?.right ?? 0) > this.height * 0.6) return false
    return this.edges.some((edge, i) => first.x < (this.bounds[i] ?? 0) - 4 && last.right > edge + 4)
  }

  private put(piece: PdfCell): void {
    if (!this.row) return
    const column = this.columnOf(piece)
    const before = this.row[column] ?? ''
    const text = piece.text.trim()
    this.row[column] =
      /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(text) ? before.slice(0, -1) + text : `${before} ${text}`.trim()
  }

  /** Hands on the row that is open. */
  close(): void {
    if (this.row) this.emit(this.row.join('\t'))
    this.row = null
  }
}
