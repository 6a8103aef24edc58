import { isAddressee } from './addressee'
import { findExecutor } from './executor'
import { isProtocolPart, readMarker, readOperative } from './markers'
import { opensDuty } from './paragraphs'
import { readPlanHeader } from './plan-table'
import type { SourceLine } from './source'
import { findPreamble } from './title'

/** Where the items begin: line and offset into it; `marked` by operative words, `protocol` when several decisions follow. */
export type Body = { start: number; offset: number; headEnd: number; marked: boolean; protocol: boolean }

/** Acts stand before their annexes; what begins later than this is none. */
const REACH = 3000

/** After the operative words; else at a plan's table; else at the first numbered, dashed or addressed line. */
export function findBody(all: readonly SourceLine[]): Body {
  const lines = all.slice(0, REACH)
  const protocol = lines.some(
    (line) => isProtocolPart(line.text) && /слушали|выступил|повестка|вопрос/i.test(line.text),
  )
  for (const [i, line] of lines.entries()) {
    const operative = readOperative(line.text)
    if (!operative) continue
    const rest = operative.to < line.text.length
    return { start: rest ? i : i + 1, offset: rest ? operative.to : 0, headEnd: i, marked: true, protocol }
  }
  const unmarked = (start: number, offset = 0): Body => ({
    start,
    offset,
    headEnd: start,
    marked: false,
    protocol: false,
  })
  const table = lines.findIndex((line) => line.cells && readPlanHeader(line.cells) !== null)
  if (table >= 0) return unmarked(table)
  const inline = lines.findIndex((line) => inlineStart(line.text) > 0)
  const numbered = lines.findIndex((line) => {
    const marker = readMarker(line.text)
    return marker !== null && marker.kind !== 'dash' && marker.kind !== 'letter' && marker.path[0] === 1
  })
  if (inline >= 0 && (numbered < 0 || inline < numbered))
    return unmarked(inline, inlineStart(lines[inline]?.text ?? ''))
  if (numbered >= 0) return unmarked(numbered)
  const dashed = findDashes(lines)
  if (dashed >= 0) {
    // «… в целях порядка руководителям школ:»: the preamble's end is the heading over them.
    const heading = findExecutor(lines[dashed - 1]?.text ?? '', null)
    return heading?.headingOnly ? unmarked(dashed - 1, heading.from) : unmarked(dashed)
  }
  const addressed = lines.findIndex((_, i) => isAddressee(lines, i))
  return unmarked(addressed >= 0 ? addressed : all.length)
}

// «… в целях занятости учащихся: 1. Организовать … 2. Ответственность …»: an act printed as one paragraph.
function inlineStart(text: string): number {
  if (text.length < 120) return 0
  const first = /\p{Ll}\s?:\s(?=1[.)]\s?\p{Lu}\p{Ll})/u.exec(text)
  return first && / 2[.)]\s?\p{Lu}\p{Ll}/u.test(text.slice(first.index)) ? first.index + first[0].length : 0
}

// Below a preamble that ends in a colon, duties with dashes for numbers.
function findDashes(lines: readonly SourceLine[]): number {
  const preamble = findPreamble(lines, 0, lines.length)
  return lines.findIndex((line, i) => {
    if (i <= preamble || readMarker(line.text)?.kind !== 'dash' || !lines[i - 1]?.text.endsWith(':')) return false
    const duties = [line, lines[i + 1]].map((one) => one?.text ?? '')
    return duties.every((text) => {
      const marker = readMarker(text)
      return marker?.kind === 'dash' && opensDuty(text.slice(marker.length))
    })
  })
}
