import { BlockWriter } from './block-writer'
import { Numbering } from './docx-numbering'
import { attribute, scanMarkup } from './markup-scan'
import type { SourceWriter } from './source'
import { ImportError, ZipReader } from './zip-read'

const NO_RAW: ReadonlySet<string> = new Set()
// Deleted text, the older copy of a drawing, field codes and the previous properties of a tracked change are not printed.
const SKIPPED: ReadonlySet<string> = new Set([
  'w:del',
  'w:movefrom',
  'mc:fallback',
  'w:instrtext',
  'w:pprchange',
  'w:rprchange',
])

type StyleNumbering = { numId: string | null; level: number | null; basedOn: string | null }

// Lists are often tied to a paragraph style («Пункт»), which the style may take from the one it is based on.
function readStyles(xml: string | null): Map<string, StyleNumbering> {
  const styles = new Map<string, StyleNumbering>()
  let style: StyleNumbering | null = null
  for (const token of scanMarkup(xml ?? '', NO_RAW)) {
    if (token.kind === 'close' && token.name === 'w:style') style = null
    if (token.kind !== 'open') continue
    const value = attribute(token.attributes, 'w:val')
    if (token.name === 'w:style') {
      style = { numId: null, level: null, basedOn: null }
      styles.set(attribute(token.attributes, 'w:styleId') ?? '', style)
    } else if (style) {
      if (token.name === 'w:basedon') style.basedOn = value
      if (token.name === 'w:numid') style.numId = value
      if (token.name === 'w:ilvl') style.level = Number(value)
    }
  }
  return styles
}

function styleNumbering(
  styles: Map<string, StyleNumbering>,
  id: string | null,
): { numId: string | null; level: number } {
  let numId: string | null = null
  let level: number | null = null
  let at = id
  for (let depth = 0; at && depth < 12; depth++) {
    const style = styles.get(at)
    numId ??= style?.numId ?? null
    level ??= style?.level ?? null
    at = style?.basedOn ?? null
  }
  return { numId, level: level ?? 0 }
}

type OpenParagraph = { style: string | null; numId: string | null; level: number | null; numbered: boolean }

/** Reads a .docx: paragraphs, the numbers Word computes for its lists, tables. Throws `ImportError`. */
export function extractDocx(bytes: Uint8Array, writer: SourceWriter): void {
  const zip = new ZipReader(bytes)
  const main = zip.text('word/document.xml')
  if (main === null) throw new ImportError(zip.has('EncryptedPackage') ? 'ENCRYPTED' : 'UNKNOWN_KIND')
  const numbering = new Numbering(zip.text('word/numbering.xml'))
  const styles = readStyles(zip.text('word/styles.xml'))
  const out = new BlockWriter(writer)
  let skip = 0
  let inText = false
  const paragraphs: OpenParagraph[] = []
  const rows: { above: Map<number, string[]>; column: number; merge: 'no' | 'restart' | 'continue'; span: number }[] =
    []

  const number = (paragraph: OpenParagraph) => {
    if (paragraph.numbered) return
    paragraph.numbered = true
    const fromStyle = styleNumbering(styles, paragraph.style)
    const numId = paragraph.numId ?? fromStyle.numId
    if (numId && numId !== '0') out.setPrefix(numbering.next(numId, paragraph.level ?? fromStyle.level))
  }

  for (const token of scanMarkup(main, NO_RAW)) {
    if (out.full) break
    if (token.kind === 'text') {
      if (inText && skip === 0) out.addText(token.text.replace(/\s+/g, ' '))
      continue
    }
    const { name } = token
    if (SKIPPED.has(name)) {
      if (token.kind === 'close') skip = Math.max(0, skip - 1)
      else if (!token.selfClosing) skip++
      continue
    }
    if (skip > 0) continue
    const table = rows.at(-1)
    if (token.kind === 'open') {
      const paragraph = paragraphs.at(-1)
      const value = attribute(token.attributes, 'w:val')
      if (name === 'w:t') inText = !token.selfClosing
      else if (name === 'w:p') {
        if (token.selfClosing) out.endParagraph()
        else paragraphs.push({ style: null, numId: null, level: null, numbered: false })
      } else if (name === 'w:pstyle' && paragraph) paragraph.style = value
      else if (name === 'w:numid' && paragraph) paragraph.numId = value
      else if (name === 'w:ilvl' && paragraph) paragraph.level = Number(value)
      else if (name === 'w:r' && paragraph) number(paragraph)
      else if (name === 'w:tab' && paragraph?.numbered) out.addText(' ')
      else if (name === 'w:br' || name === 'w:cr') out.addText('\n')
      else if (name === 'w:nobreakhyphen') out.addText('-')
      else if (name === 'w:tbl') {
        out.openTable()
        rows.push({ above: new Map(), column: 0, merge: 'no', span: 1 })
      } else if (name === 'w:tr' && table) {
        out.openRow()
        table.column = 0
      } else if (name === 'w:tc' && table) {
        out.openCell(1, 1)
        table.merge = 'no'
        table.span = 1
      } else if (name === 'w:gridspan' && table) table.span = Math.max(1, Math.min(50, Number(value) || 1))
      else if (name === 'w:vmerge' && table) table.merge = value === 'restart' ? 'restart' : 'continue'
      continue
    }
    if (name === 'w:t') inText = false
    else if (name === 'w:p') {
      const paragraph = paragraphs.pop()
      if (paragraph) number(paragraph)
      out.endParagraph()
    } else if (name === 'w:tc' && table) {
      if (table.merge === 'continue') out.mergedFromAbove(table.above.get(table.column) ?? [])
      if (table.merge === 'restart') table.above.set(table.column, out.cellParts())
      out.closeCell()
      table.column += table.span
    } else if (name === 'w:tr') out.closeRow()
    else if (name === 'w:tbl') {
      out.closeTable()
      rows.pop()
    }
  }
  out.finish()
}
