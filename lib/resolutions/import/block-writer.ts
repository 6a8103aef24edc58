import { LIMITS } from './limits'
import type { SourceWriter } from './source'
import { ImportError } from './zip-read'

type CellPart = string | { row: string[]; table: number }
type Cell = { parts: CellPart[]; nested: boolean }
type OpenTable = {
  table: number
  row: Cell[] | null
  cell: Cell | null
  column: number
  /** Cells of earlier rows that reach down into later ones, by column. */
  down: Map<number, { rowsLeft: number; cell: Cell }>
  rowSpan: number
  colSpan: number
}

// A cell with more paragraphs than this is no cell of a plan but a page laid out by a table.
const LAYOUT_PARAGRAPHS = 40

/** Turns the paragraph, list and table events of a document into lines and rows of the source. */
export class BlockWriter {
  private text: string[] = []
  private prefix = ''
  private tables: OpenTable[] = []
  private tableCount = 0
  private cells = 0

  constructor(private writer: SourceWriter) {}

  get full(): boolean {
    return this.writer.full
  }

  addText(text: string): void {
    this.text.push(text)
  }

  /** Ends a block: a paragraph when it holds anything, else nothing (a list's number waits for its text). */
  endBlock(): void {
    if (this.text.length > 0) this.endParagraph()
  }

  /** The number or bullet printed before the paragraph that follows; dropped when its text has one of its own. */
  setPrefix(prefix: string): void {
    this.prefix = prefix
  }

  endParagraph(): void {
    const text = this.text.join('')
    this.text = []
    const prefix = this.prefix
    if (text.trim() === '') {
      // A bullet without text in a table's № column is still a number.
      if (prefix && this.tables.at(-1)?.cell) {
        this.prefix = ''
        this.put(prefix)
      } else if (!prefix) this.put('')
      return
    }
    this.prefix = ''
    const own = /^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]|[-–—•])/.test(text)
    this.put(prefix && !own ? `${prefix} ${text.trimStart()}` : text)
  }

  private put(text: string): void {
    const cell = this.tables.at(-1)?.cell
    if (cell) {
      for (const line of text.split('\n')) if (line.trim() !== '') cell.parts.push(line)
      return
    }
    if (this.tables.length > 0) return
    for (const line of text.split('\n')) this.writer.line(line)
  }

  openTable(): void {
    this.endParagraphIfAny()
    if (this.tables.length >= LIMITS.tableDepth) throw new ImportError('TOO_COMPLEX')
    const outer = this.tables.at(-1)
    if (outer?.cell) outer.cell.nested = true
    this.tables.push({
      table: ++this.tableCount,
      row: null,
      cell: null,
      column: 0,
      down: new Map(),
      rowSpan: 1,
      colSpan: 1,
    })
  }

  openRow(): void {
    const table = this.tables.at(-1)
    if (!table) return
    this.closeRow()
    table.row = []
    table.column = 0
  }

  openCell(colSpan: number, rowSpan: number): void {
    const table = this.tables.at(-1)
    if (!table) return
    if (!table.row) table.row = []
    this.closeCell()
    if (++this.cells > LIMITS.tableCells) throw new ImportError('TOO_COMPLEX')
    this.fillFromAbove(table)
    table.cell = { parts: [], nested: false }
    table.colSpan = Math.max(1, Math.min(colSpan, 50))
    table.rowSpan = Math.max(1, Math.min(rowSpan, 1000))
  }

  private fillFromAbove(table: OpenTable): void {
    for (let above = table.down.get(table.column); above; above = table.down.get(table.column)) {
      table.row?.push(above.cell)
      if (--above.rowsLeft <= 0) table.down.delete(table.column)
      table.column++
    }
  }

  /** Word's continuation of a vertically merged cell: the text of the cell above stands for it. */
  mergedFromAbove(above: string[]): void {
    const cell = this.tables.at(-1)?.cell
    if (cell && cell.parts.length === 0) cell.parts.push(...above)
  }

  /** Paragraphs of the open cell so far. */
  cellParts(): string[] {
    return (this.tables.at(-1)?.cell?.parts ?? []).filter((part): part is string => typeof part === 'string')
  }

  closeCell(): void {
    this.endParagraphIfAny()
    const table = this.tables.at(-1)
    if (!table?.cell || !table.row) return
    table.row.push(table.cell)
    if (table.rowSpan > 1) table.down.set(table.column, { rowsLeft: table.rowSpan - 1, cell: table.cell })
    // A merged cell is one cell: Word's grids differ from row to row, so columns are told by the order of cells.
    table.column += table.colSpan
    table.cell = null
  }

  closeRow(): void {
    this.closeCell()
    const table = this.tables.at(-1)
    if (!table?.row) return
    this.fillFromAbove(table)
    const row = table.row
    table.row = null
    const outer = this.tables.at(-2)?.cell ?? null
    const filled = row.filter((cell) => cell.parts.length > 0)
    const layout = filled.length <= 1 || filled.some((c) => c.nested || c.parts.length > LAYOUT_PARAGRAPHS)
    if (!layout) {
      const cells = row.map((cell) => cell.parts.filter((part) => typeof part === 'string').join(' '))
      if (outer) outer.parts.push({ row: cells, table: table.table })
      else this.writer.row(cells, table.table)
      return
    }
    for (const cell of filled)
      for (const part of cell.parts) {
        if (outer) outer.parts.push(part)
        else if (typeof part === 'string') this.writer.line(part, table.table)
        else this.writer.row(part.row, part.table)
      }
  }

  closeTable(): void {
    this.closeRow()
    this.tables.pop()
    if (this.tables.length === 0) this.writer.line('')
  }

  private endParagraphIfAny(): void {
    if (this.text.length > 0 || this.prefix) this.endParagraph()
    this.prefix = ''
  }

  finish(): void {
    while (this.tables.length > 0) this.closeTable()
    this.endParagraphIfAny()
  }
}
