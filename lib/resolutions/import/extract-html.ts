import { BlockWriter } from './block-writer'
import { formatNumber } from './docx-numbering'
import { attribute, scanMarkup } from './markup-scan'
import type { SourceWriter } from './source'

const RAW: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'title',
  'textarea',
  'select',
  'svg',
])
const BLOCKS: ReadonlySet<string> = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd section article header footer main aside nav blockquote pre hr center address form fieldset figure body tbody thead tfoot caption'.split(
    ' ',
  ),
)
const LIST_FORMATS: Record<string, string> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }

type List = { ordered: boolean; next: number; format: string; parent: string }

// Where a source line breaks inside a paragraph the break is kept only if a numbered line or a new sentence seems to
// start there: some sites print acts as one <p> with bare breaks, most just wrap their source.
const STARTS_LINE =
  /^\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s*\S|[-–—•]\s|(?:Приложение|Глава|Председатель|Директор|Начальник|Контроль|Настоящ)\S*)/

function softBreaks(text: string): string {
  const lines = text.split('\n')
  let out = lines[0] ?? ''
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const breaks = STARTS_LINE.test(line.slice(0, 60)) && /[.;:»)]\s*$/.test(out.slice(-20))
    out += `${breaks ? '\n' : ' '}${line}`
  }
  return out
}

/** Reads HTML without building a tree: block elements part lines, ordered lists get their numbers, tables are read by cells. */
export function extractHtml(source: string, writer: SourceWriter): void {
  const out = new BlockWriter(writer)
  const lists: List[] = []
  let tables = 0
  let pending = ''
  const flush = () => {
    if (pending) out.addText(softBreaks(pending))
    pending = ''
  }
  const endBlock = () => {
    // White space between two blocks is nothing; a no-break space or <br> in a block of its own is a blank line.
    if (!pending.includes('\u00a0') && pending.trim() === '') pending = ''
    flush()
    out.endBlock()
  }
  for (const token of scanMarkup(source, RAW)) {
    if (out.full) break
    if (token.kind === 'text') {
      pending += token.text
      continue
    }
    const { name } = token
    if (token.kind === 'open') {
      if (name === 'br') {
        flush()
        out.addText('\n')
        continue
      }
      if (name === 'table') {
        endBlock()
        out.openTable()
        tables++
        continue
      }
      if (name === 'tr' && tables > 0) {
        endBlock()
        out.openRow()
        continue
      }
      if ((name === 'td' || name === 'th') && tables > 0) {
        endBlock()
        out.openCell(
          Number(attribute(token.attributes, 'colspan') ?? 1),
          Number(attribute(token.attributes, 'rowspan') ?? 1),
        )
        continue
      }
      if (!BLOCKS.has(name)) continue
      endBlock()
      if (name === 'ol' || name === 'ul') {
        const outer = lists.at(-1)
        const start = Number(attribute(token.attributes, 'start') ?? 1)
        if (lists.length < 20)
          lists.push({
            ordered: name === 'ol',
            next: Number.isFinite(start) ? start : 1,
            format: LIST_FORMATS[attribute(token.attributes, 'type') ?? ''] ?? 'decimal',
            parent: outer?.ordered && outer.format === 'decimal' ? `${outer.parent}${outer.next - 1}.` : '',
          })
      } else if (name === 'li') {
        const list = lists.at(-1)
        const value = Number(attribute(token.attributes, 'value') ?? Number.NaN)
        if (list && Number.isFinite(value)) list.next = value
        if (!list?.ordered) out.setPrefix('-')
        else if (list.format === 'decimal') out.setPrefix(`${list.parent}${list.next++}.`)
        else out.setPrefix(`${formatNumber(list.next++, list.format)})`)
      }
      continue
    }
    if (name === 'table' && tables > 0) {
      endBlock()
      out.closeTable()
      tables--
    } else if (name === 'tr' && tables > 0) {
      endBlock()
      out.closeRow()
    } else if ((name === 'td' || name === 'th') && tables > 0) {
      endBlock()
      out.closeCell()
    } else if (BLOCKS.has(name)) {
      endBlock()
      if (name === 'ol' || name === 'ul') lists.pop()
    }
  }
  flush()
  out.finish()
}
