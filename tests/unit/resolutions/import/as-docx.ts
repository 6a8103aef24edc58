// A fixture's text as Word would keep it: numbers computed from lists, rows of tabs as tables.
import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

const NUMBERED = /^\s*(\d{1,2}(?:\.\d{1,2}){0,2})\.\s*(?=\S)/
const BULLET = /^\s*[-–—•]\s+(?=\S)/

const levels = ['%1.', '%1.%2.', '%1.%2.%3.'].map((text, level) => ({
  level,
  format: LevelFormat.DECIMAL,
  text,
  alignment: AlignmentType.START,
}))

/** Counts as Word does; a number that Word would not have computed stays typed text. */
class Counter {
  private counts: number[] = []
  instance = 0

  /** The level whose next number this is, or null. */
  take(number: string): number | null {
    const parts = number.split('.').map(Number)
    const level = parts.length - 1
    const last = parts[level] ?? 0
    const parents = parts.slice(0, level)
    if (level === 0 && last === 1) {
      this.instance++
      this.counts = [1]
      return 0
    }
    if (parents.some((part, i) => this.counts[i] !== part) || (this.counts[level] ?? 0) + 1 !== last) return null
    this.counts = [...parents, last]
    return level
  }
}

export async function asDocx(text: string): Promise<Uint8Array> {
  const counter = new Counter()
  const children: (Paragraph | Table)[] = []
  let rows: string[][] = []
  const flush = () => {
    if (rows.length) children.push(table(rows))
    rows = []
  }
  for (const line of text.split('\n')) {
    if (line.trim().includes('\t')) {
      rows.push(line.trim().split('\t'))
      continue
    }
    flush()
    children.push(paragraph(line, counter))
  }
  flush()
  const document = new Document({
    numbering: {
      config: [
        { reference: 'items', levels },
        {
          reference: 'bullets',
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '–', alignment: AlignmentType.START }],
        },
      ],
    },
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function paragraph(line: string, counter: Counter): Paragraph {
  const number = NUMBERED.exec(line)
  const level = number ? counter.take(number[1] as string) : null
  if (number && level !== null)
    return new Paragraph({
      numbering: { reference: 'items', level, instance: counter.instance },
      children: [new TextRun(line.slice(number[0].length))],
    })
  const bullet = BULLET.exec(line)
  if (bullet)
    return new Paragraph({
      numbering: { reference: 'bullets', level: 0 },
      children: [new TextRun(line.slice(bullet[0].length))],
    })
  return new Paragraph({ children: [new TextRun(line)] })
}

function table(rows: string[][]): Table {
  const columns = Math.max(...rows.map((row) => row.length))
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row) =>
        new TableRow({
          children: Array.from(
            { length: columns },
            (_, i) => new TableCell({ children: [new Paragraph(row[i] ?? '')] }),
          ),
        }),
    ),
  })
}
