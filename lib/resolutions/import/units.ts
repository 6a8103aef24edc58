import { isAddressee } from './addressee'
import { LABEL_LINE, quotesLeftOpen, STRONG_END } from './amended-text'
import { startsAnnex, startsSignature } from './endings'
import { nextInline } from './inline-items'
import { isProtocolPart, isVote, type LineMarker, opensItem, readMarker, readOperative } from './markers'
import { maskQuotes, quoteBalance } from './mask'
import { opensDuty, startsAfresh } from './paragraphs'
import { type PlanColumns, type PlanRow, readPlanHeader, readPlanRow } from './plan-table'
import { isQuestion } from './protocol'
import { readRole } from './role'
import type { ExtractedSource, SourceLine } from './source'
import { dativeStart, firstInfinitive, isInfinitive, wordsOf } from './words'

/** A numbered, lettered, dashed or plain piece of the operative part, or a row of a plan; pieces nest. */
export type Unit = {
  kind: LineMarker['kind'] | 'plain' | 'row'
  label: string | null
  path: number[]
  level: number
  /** Offset of the line with its number; the text begins at `from`. */
  markerFrom: number
  from: number
  to: number
  section: string | null
  row: PlanRow | null
  children: Unit[]
  /** A number was left out before this one. */
  afterGap: boolean
}

export type Units = { roots: Unit[]; end: number }

const LEVEL = { roman: 1, num: 2, plain: 2, row: 2, paren: 6, letter: 7, dash: 8 } as const
/** Cuts the lines from `start` to the signature or the annexes into units. `inProtocol` lets several decisions follow. */
export class UnitReader {
  private roots: Unit[] = []
  private open: Unit[] = []
  private path: number[] = []
  private roman = 0
  private parenTop = false
  private amending = false
  private quoteDepth = 0
  private section: string | null = null
  private columns: PlanColumns | null = null
  private paused = false
  private lastEnd = ''
  private at = 0

  constructor(
    private source: ExtractedSource,
    private inProtocol: boolean,
  ) {}

  read(start: number, startOffset: number): Units {
    const { lines } = this.source
    let i = start
    for (; i < lines.length; i++) {
      const whole = lines[i]
      if (!whole) break
      const offset = i === start ? startOffset : 0
      if (offset >= whole.text.length) continue
      const line = offset > 0 ? { ...whole, text: whole.text.slice(offset), from: whole.from + offset, gap: 0 } : whole
      this.at = i
      if (this.ends(line, i)) break
      this.take(line)
    }
    return { roots: this.roots, end: i }
  }

  private ends(line: SourceLine, i: number): boolean {
    if (this.quoteDepth > 0) return false
    const finished = this.lastEnd === '' || /[.;:»)!]$/.test(this.lastEnd) || line.gap > 0 || line.table > 0
    if (!finished) return false
    if (startsAnnex(line.text)) return true
    if (this.path.length === 0 && isAddressee(this.source.lines, i)) return false
    if (!readMarker(line.text) && startsSignature(this.source.lines, i)) return true
    return this.leavesBody(line, i)
  }

  // After the last item a paragraph that is no item, and no number that goes on within reach: an annex without its stamp.
  private leavesBody(line: SourceLine, i: number): boolean {
    const top = this.path[0] ?? 0
    if (this.inProtocol || top === 0 || line.gap === 0 || line.cells || this.columns || this.roman > 0) return false
    if (!/[.;»]$/.test(this.lastEnd) || readMarker(line.text) || opensItem(line.text) || LABEL_LINE.test(line.text))
      return false
    if (!/^(?:\p{Lu}|["«])/u.test(line.text)) return false
    if (/[.;:]$/.test(line.text) && !line.text.endsWith('":') && dativeStart(line.text) > 0) return false
    if (this.groups(line.text)) return false
    const deepest = this.path.length > 1
    for (const later of this.source.lines.slice(i + 1, i + 25)) {
      const marker = readMarker(later.text)
      if (marker?.kind !== 'num' && marker?.kind !== 'paren') continue
      if (marker.path[0] === top + 1 && marker.path.length === 1) return false
      if (deepest && marker.path[0] === top && marker.path.length === this.path.length) return false
      if (marker.path[0] === 1 && marker.path.length === 1) return true
    }
    return true
  }

  private take(line: SourceLine): void {
    if (this.quoteDepth > 0 && !this.leavesQuote(line.text)) {
      this.extend(line)
      this.quoteAfter(line.text, true)
      return
    }
    if (this.inProtocol && this.protocolLine(line)) return
    if (this.paused) return
    if (line.cells && this.takeRow(line)) return
    if (this.columns && !line.cells) {
      // Between rows: a section's heading, or the end of the table.
      const rowsFollow = this.source.lines.slice(this.at + 1, this.at + 7).some((later) => later.cells)
      if (line.table > 0 || rowsFollow || !readMarker(line.text)) {
        if (/\p{L}{3}/u.test(line.text) && !/^(?:цел[ьи]|задач[аи])\s?:|^[-–—]/i.test(line.text))
          this.section = line.text.slice(0, 300)
        return
      }
      this.columns = null
    }
    const text = line.text.replace(/\t/g, ' ')
    const marker = readMarker(text)
    if (marker && this.accepts(marker, text)) this.begin(marker, line)
    else this.takePlain(line, text)
    this.quoteAfter(line.text, false)
  }

  // A quotation that is never closed must not swallow the rest: the next number in order ends it, a first-level one
  // only with words that no quoted article begins with.
  private leavesQuote(text: string): boolean {
    const marker = readMarker(text)
    if (marker?.kind !== 'num' || !this.accepts(marker, text)) return false
    const deep = marker.path.length > 1 && marker.path.length === this.path.length
    if (!(deep && marker.path[0] === this.path[0]) && !STRONG_END.test(text.slice(marker.length))) return false
    this.quoteDepth = 0
    return true
  }

  private protocolLine(line: SourceLine): boolean {
    const operative = readOperative(line.text)
    if (operative) {
      this.paused = false
      this.open = []
      this.path = []
      this.parenTop = false
      this.lastEnd = ''
      if (operative.to < line.text.length)
        this.take({ ...line, text: line.text.slice(operative.to), from: line.from + operative.to })
      return true
    }
    if (isProtocolPart(line.text) || isQuestion(this.source.lines, this.at)) {
      this.paused = true
      this.open = []
      this.section = line.text.replace(/^[^:]{0,40}:\s?/, '').slice(0, 300)
      return true
    }
    if (isVote(line.text)) return true
    return false
  }

  private takeRow(line: SourceLine): boolean {
    const cells = line.cells ?? []
    const header = readPlanHeader(cells)
    if (header) {
      this.columns = header
      return true
    }
    if (!this.columns) return false
    const row = readPlanRow(cells, this.columns)
    if (row)
      this.push({
        kind: 'row',
        label: row.number,
        path: [],
        level: LEVEL.row,
        markerFrom: line.from,
        from: line.from,
        to: line.to,
        row,
      })
    return true
  }

  private accepts(marker: LineMarker, text: string): boolean {
    const top = this.path[0] ?? 0
    const finished = this.lastEnd === '' || /[.;:!»)]$/.test(this.lastEnd)
    const [first = 0, ...deeper] = marker.path
    if (marker.kind === 'roman') return finished && first === this.roman + 1
    if (marker.kind === 'dash' && this.open.length === 0)
      return this.path.length === 0 && opensDuty(text.slice(marker.length))
    if (marker.kind === 'letter' || marker.kind === 'dash') return this.open.length > 0
    if (marker.kind === 'paren') {
      if (this.parenTop) return first === top + 1 || (first > top && first <= top + 3 && finished)
      return this.open.length > 0 || first === 1
    }
    if (deeper.length > 0) {
      if (top === 0 && this.path.length === 0) return first <= 40
      if (first !== top && first !== top + 1) return false
      const at = first === top ? (this.path[marker.path.length - 1] ?? 0) : 0
      const own = deeper.at(-1) ?? 0
      return own > at ? own <= at + 4 : this.path.length < marker.path.length || own === 1
    }
    if (this.parenTop) return false
    if (first === top + 1) return top > 0 || finished
    if (top === 0) return finished && first <= 3
    return first > top && first <= top + 3 && finished && /^\p{Lu}/u.test(text.slice(marker.length))
  }

  private begin(marker: LineMarker, line: SourceLine): void {
    const top = this.path[0] ?? 0
    const topLevel = this.open.length === 0 || this.parenTop
    let level: number = LEVEL[marker.kind]
    if (marker.kind === 'num') level = 1 + marker.path.length
    if (marker.kind === 'paren' && topLevel) {
      this.parenTop = true
      level = LEVEL.num
    }
    const counted = marker.kind === 'num' || (marker.kind === 'paren' && level === LEVEL.num)
    const afterGap = counted && marker.path.length === 1 && (marker.path[0] ?? 0) > top + 1
    if (counted) this.path = marker.path
    if (marker.kind === 'roman') {
      this.roman = marker.path[0] ?? 0
      this.path = []
    }
    const text = line.text.slice(marker.length)
    if (level <= LEVEL.num) this.amending = false
    this.push({
      kind: marker.kind,
      label: marker.label || null,
      path: marker.path,
      level,
      markerFrom: line.from,
      from: line.from + marker.length,
      to: line.to,
      afterGap,
    })
    if (level <= 3 && counted)
      this.amending = this.amending || readRole(maskQuotes(text.slice(0, 2000)), false).role === 'amend'
    if (counted && marker.path.length <= 2) this.splitInline(text, line.from + marker.length)
  }

  private splitInline(text: string, from: number): void {
    const unit = this.open.at(-1)
    if (text.length < 12 || !unit) return
    const at = nextInline(text, this.path, this.parenTop)
    if (at < 0) return
    for (const outer of this.open) outer.to = from + at - 1
    this.lastEnd = text.slice(Math.max(0, at - 81), at - 1)
    this.take({ text: text.slice(at), from: from + at, to: from + text.length, gap: 0, cells: null, table: 0 })
  }

  private takePlain(line: SourceLine, text: string): void {
    const kind = this.open.at(-1) ? this.plainKind(line, text) : this.firstPlainKind(text)
    if (kind === 'group') this.group(line)
    else if (kind === 'sub') this.plain(line, LEVEL.dash)
    else if (kind === 'item') this.plain(line, LEVEL.plain)
    else if (kind === 'more') this.extend(line)
  }

  private firstPlainKind(text: string): 'group' | 'item' | 'nothing' {
    if (this.groups(text)) return 'group'
    return /\p{L}{4}/u.test(text) && text.length > 10 && !LABEL_LINE.test(text) ? 'item' : 'nothing'
  }

  // What a line without a number is while an item is open: more of it, a duty under its heading, or an item of its own.
  private plainKind(line: SourceLine, text: string): 'group' | 'sub' | 'item' | 'more' {
    const current = this.open.at(-1)
    const finished = this.lastEnd === '' || /[.;:!»)]$/.test(this.lastEnd) || line.gap > 0
    if (!current || LABEL_LINE.test(text)) return 'more'
    if (!finished && !this.amending && startsAfresh(this.source.lines, this.at))
      return current.level === LEVEL.dash ? 'sub' : 'item'
    if (!finished) return 'more'
    const under = current.kind === 'plain' && current.level === LEVEL.dash
    const verbFirst = /[:;]$/.test(this.lastEnd) && isInfinitive(wordsOf(text, 1)[0]?.text ?? '') && !this.amending
    if (under && /;$/.test(this.lastEnd) && /^\p{Ll}/u.test(text) && firstInfinitive(maskQuotes(text.slice(0, 600))))
      return 'sub'
    if (verbFirst) {
      if (current.level === LEVEL.dash) return 'sub'
      // A window: the item may have grown to the whole text, and this is asked line by line.
      const lead = this.source.text.slice(current.from, Math.min(current.to, current.from + 1500))
      if (!firstInfinitive(maskQuotes(lead)) || /^(?:рекомендовать|поручить|предложить)/i.test(lead)) return 'sub'
    }
    const strong = STRONG_END.test(text)
    if (!strong && this.continuesNumbered(current)) return 'more'
    if (opensItem(text) && (!this.amending || strong) && (strong || !/[:;]$/.test(this.lastEnd))) return 'item'
    if (this.groups(text)) return 'group'
    const unnumbered = this.roots.every((unit) => unit.kind === 'plain')
    const addressed =
      dativeStart(text) >= 0.8 &&
      /^\p{Lu}/u.test(text) &&
      (firstInfinitive(maskQuotes(text)) !== null || /:$/.test(text))
    return addressed && (unnumbered || this.lastEnd.endsWith('.')) && !this.amending ? 'item' : 'more'
  }

  // A paragraph of a numbered item: the numbers run on below as if it were not there.
  private continuesNumbered(current: Unit): boolean {
    if (current.kind !== 'num' || current.path.length !== 1 || this.roots.some((unit) => unit.kind === 'plain'))
      return false
    for (const later of this.source.lines.slice(this.at + 1, this.at + 6)) {
      const marker = readMarker(later.text)
      if (marker?.kind === 'num') return marker.path.length === 1 && marker.path[0] === (current.path[0] ?? 0) + 1
    }
    return false
  }

  // «Управлению образования:» without a number over items that are numbered from one anew.
  private groups(text: string): boolean {
    if (this.path.length === 0 && !this.amending && isAddressee(this.source.lines, this.at)) return true
    const colon = /^\p{Lu}.{5,300}:$/u.test(text)
    if (!colon && !/^\p{Lu}[^.;:]{5,120}$/u.test(text)) return false
    if (dativeStart(text) < (colon ? 0.6 : 0.8) || firstInfinitive(maskQuotes(text))) return false
    const next = this.source.lines[this.at + 1]
    const marker = next ? readMarker(next.text) : null
    const first = marker?.path.length === 1 ? marker.path[0] : 0
    if (colon && marker?.kind === 'num' && first === (this.path[0] ?? 0) + 1) return true
    return (marker?.kind === 'num' || marker?.kind === 'paren') && first === 1
  }

  // The numbers under it begin anew or go on from the group before.
  private group(line: SourceLine): void {
    const next = this.source.lines[this.at + 1]
    if (!next || readMarker(next.text)?.path[0] === 1) this.path = []
    this.parenTop = false
    this.plain(line, LEVEL.roman)
    // Duties in small letters go on the heading's sentence.
    this.lastEnd = line.text.endsWith(':') && /^\p{Ll}/u.test(next?.text ?? '') ? ':' : ''
  }

  private plain(line: SourceLine, level: number): void {
    if (level === LEVEL.plain) this.amending = readRole(maskQuotes(line.text.slice(0, 2000)), false).role === 'amend'
    this.push({ kind: 'plain', label: null, path: [], level, markerFrom: line.from, from: line.from, to: line.to })
    this.lastEnd = line.text
  }

  private push(
    unit: Pick<Unit, 'kind' | 'label' | 'path' | 'level' | 'markerFrom' | 'from' | 'to'> & Partial<Unit>,
  ): void {
    const full: Unit = { section: this.section, row: null, children: [], afterGap: false, ...unit }
    while (this.open.length > 0 && (this.open.at(-1)?.level ?? 0) >= full.level) this.open.pop()
    const parent = this.open.at(-1)
    if (parent) parent.children.push(full)
    else this.roots.push(full)
    this.open.push(full)
    for (const outer of this.open) outer.to = Math.max(outer.to, full.to)
    this.lastEnd = this.source.text.slice(Math.max(full.from, full.to - 80), full.to)
  }

  private extend(line: SourceLine): void {
    for (const unit of this.open) unit.to = Math.max(unit.to, line.to)
    this.lastEnd = line.text.slice(-80)
    const only = this.open[0]
    if (this.amending || this.quoteDepth > 0 || !only) return
    // «Внести в … / следующие изменения:» is told to be an amendment only when its last line is there.
    if (this.open.length === 1 && line.to - only.from < 1500) {
      const role = readRole(maskQuotes(this.source.text.slice(only.from, line.to)), false).role
      this.amending = role === 'amend'
    }
    if (!this.amending && this.path.length > 0 && (only.kind === 'num' || this.parenTop))
      this.splitInline(line.text, line.from)
  }

  // Quoted amendments may hold whole numbered articles; they end where their quotation does.
  private quoteAfter(text: string, inside: boolean): void {
    if (inside) {
      this.quoteDepth += quoteBalance(text)
      if (/[.;!?]»[.;,]*$/.test(text) || /[»"][;.]+$/.test(text) || this.quoteDepth <= 0) this.quoteDepth = 0
      return
    }
    if (!this.amending) return
    this.quoteDepth = quotesLeftOpen(text)
  }
}
