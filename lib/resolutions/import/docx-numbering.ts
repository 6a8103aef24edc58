import { attribute, scanMarkup } from './markup-scan'

type Level = { start: number; format: string; text: string; legal: boolean }
type Abstract = { levels: Map<number, Level>; styleLink: string | null; numStyleLink: string | null }
type Num = { abstractId: string; starts: Map<number, number>; overrides: Map<number, Level> }

const NO_RAW: ReadonlySet<string> = new Set()
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщэюя'

function roman(n: number): string {
  const parts: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = Math.min(n, 399)
  let out = ''
  for (const [value, sign] of parts) for (; left >= value; left -= value) out += sign
  return out
}

function letters(n: number, alphabet: string): string {
  const letter = alphabet[(n - 1) % alphabet.length] ?? ''
  return letter.repeat(Math.min(5, Math.floor((n - 1) / alphabet.length) + 1))
}

/** One list number in the format of ECMA-376, 17.18.59 (ST_NumberFormat); unknown formats count in digits. */
export function formatNumber(n: number, format: string): string {
  if (n < 1) return String(n)
  const latin = 'abcdefghijklmnopqrstuvwxyz'
  if (format === 'lowerLetter') return letters(n, latin)
  if (format === 'upperLetter') return letters(n, latin).toUpperCase()
  if (format === 'russianLower') return letters(n, RUSSIAN)
  if (format === 'russianUpper') return letters(n, RUSSIAN).toUpperCase()
  if (format === 'lowerRoman') return roman(n).toLowerCase()
  if (format === 'upperRoman') return roman(n)
  if (format === 'decimalZero') return String(n).padStart(2, '0')
  return String(n)
}

/** Word's lists: gives each numbered paragraph the number that Word prints before it. */
export class Numbering {
  private abstracts = new Map<string, Abstract>()
  private nums = new Map<string, Num>()
  private counters = new Map<string, number[]>()
  private usedNums = new Set<string>()

  constructor(xml: string | null) {
    if (xml) this.read(xml)
  }

  private read(xml: string): void {
    let abstract: Abstract | null = null
    let num: Num | null = null
    let level: Level | null = null
    let override = 0
    const value = (attributes: string) => attribute(attributes, 'w:val') ?? ''
    for (const token of scanMarkup(xml, NO_RAW)) {
      if (token.kind === 'close') {
        if (token.name === 'w:abstractnum') abstract = null
        if (token.name === 'w:num') num = null
        if (token.name === 'w:lvl') level = null
      }
      if (token.kind !== 'open') continue
      const { name, attributes } = token
      if (name === 'w:abstractnum') {
        abstract = { levels: new Map(), styleLink: null, numStyleLink: null }
        this.abstracts.set(attribute(attributes, 'w:abstractNumId') ?? '', abstract)
      } else if (name === 'w:num') {
        num = { abstractId: '', starts: new Map(), overrides: new Map() }
        this.nums.set(attribute(attributes, 'w:numId') ?? '', num)
      } else if (name === 'w:abstractnumid' && num) num.abstractId = value(attributes)
      else if (name === 'w:stylelink' && abstract) abstract.styleLink = value(attributes)
      else if (name === 'w:numstylelink' && abstract) abstract.numStyleLink = value(attributes)
      else if (name === 'w:lvloverride') override = Number(attribute(attributes, 'w:ilvl') ?? 0)
      else if (name === 'w:startoverride' && num) num.starts.set(override, Number(value(attributes)))
      else if (name === 'w:lvl') {
        level = { start: 1, format: 'decimal', text: '', legal: false }
        const at = Number(attribute(attributes, 'w:ilvl') ?? 0)
        if (num) num.overrides.set(at, level)
        else abstract?.levels.set(at, level)
      } else if (level) {
        if (name === 'w:start') level.start = Number(value(attributes)) || 0
        if (name === 'w:numfmt') level.format = value(attributes)
        if (name === 'w:lvltext') level.text = value(attributes)
        if (name === 'w:islgl') level.legal = value(attributes) !== '0'
      }
    }
  }

  private levelsOf(num: Num): { id: string; at: (level: number) => Level | undefined } {
    const own = this.abstracts.get(num.abstractId)
    let linked = own
    if (own?.numStyleLink)
      for (const other of this.abstracts.values()) if (other.styleLink === own.numStyleLink) linked = other
    return { id: num.abstractId, at: (level) => num.overrides.get(level) ?? linked?.levels.get(level) }
  }

  /**
   * The number printed before the next paragraph of list `numId` at `level` (0-8): «2.1.», «а)», «-» for a bullet;
   * '' when the list is unknown or prints nothing. Counts up, so call once for each paragraph, in order.
   */
  next(numId: string, level: number): string {
    const num = this.nums.get(numId)
    if (!num || level < 0 || level > 8) return ''
    const { id, at } = this.levelsOf(num)
    const here = at(level)
    if (!here || here.format === 'none') return ''
    // Lists of one abstract definition count on together; a start override restarts at the list's first paragraph.
    const counters = this.counters.get(id) ?? []
    this.counters.set(id, counters)
    if (!this.usedNums.has(numId)) {
      this.usedNums.add(numId)
      for (const [where, start] of num.starts) counters[where] = start - 1
    }
    counters[level] = (counters[level] ?? here.start - 1) + 1
    counters.length = level + 1
    if (here.format === 'bullet') return '-'
    const shown = (n: number): string => {
      const format = here.legal ? 'decimal' : (at(n)?.format ?? 'decimal')
      return formatNumber(counters[n] ?? at(n)?.start ?? 1, format)
    }
    const text = here.text.replace(/%([1-9])/g, (_, digit: string) => shown(Number(digit) - 1))
    // A deeper level that prints only its own «1.» would read as a first-level item: its parents' numbers are put before.
    if (level > 0 && here.format === 'decimal' && /^%\d\.?$/.test(here.text) && counters[level - 1] !== undefined)
      return `${counters
        .slice(0, level)
        .map((n, i) => (n === undefined ? shown(i) : formatNumber(n, at(i)?.format ?? 'decimal')))
        .join('.')}.${text}`
    return text
  }
}
