/** A tag or a text of XML or HTML, in the order of the source. */
export type MarkupToken =
  | { kind: 'open'; name: string; attributes: string; selfClosing: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

// Only what stands in office texts; a DTD's own entities are never read, so none can expand.
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  minus: '-',
  hellip: '…',
  sect: '§',
  bull: '•',
  middot: '·',
  shy: '',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  numero: '№',
}

/** Predefined and numeric character references replaced; unknown ones stay as they are. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole: string, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
  })
}

/** The value of an attribute in a tag's raw attributes, references decoded; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  const at = attributes.search(new RegExp(`(?:^|\\s)${name}\\s*=`, 'i'))
  if (at < 0) return null
  const value = attributes.slice(attributes.indexOf('=', at) + 1).trimStart()
  const quote = value[0]
  if (quote === '"' || quote === "'") return decodeReferences(value.slice(1, Math.max(1, value.indexOf(quote, 1))))
  return decodeReferences(/^[^\s>]*/.exec(value)?.[0] ?? '')
}

// The end of a tag; a `>` inside a quoted attribute is none. Without an end the rest is taken.
function tagEnd(source: string, from: number): number {
  let quote = ''
  for (let i = from; i < source.length; i++) {
    const c = source[i]
    if (quote) {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i
  }
  return -1
}

/**
 * Walks mark-up once from the left, in time linear in its length, without building a tree.
 * `raw` names elements whose content is no text (script, style).
 */
export function* scanMarkup(source: string, raw: ReadonlySet<string>): Generator<MarkupToken> {
  let at = 0
  // An unclosed quote makes `tagEnd` run to the end; once that happened the plain `>` is taken from then on.
  let quotesBroken = false
  while (at < source.length) {
    const open = source.indexOf('<', at)
    if (open < 0) {
      yield { kind: 'text', text: decodeReferences(source.slice(at)) }
      return
    }
    if (open > at) yield { kind: 'text', text: decodeReferences(source.slice(at, open)) }
    const next = source[open + 1]
    if (next === '!' || next === '?') {
      const comment = source.startsWith('<!--', open)
      const cdata = source.startsWith('<![CDATA[', open)
      const closing = comment ? '-->' : cdata ? ']]>' : '>'
      const end = source.indexOf(closing, open + 2)
      if (cdata) yield { kind: 'text', text: source.slice(open + 9, end < 0 ? source.length : end) }
      at = end < 0 ? source.length : end + closing.length
      continue
    }
    if (!next || !/[a-z/]/i.test(next)) {
      yield { kind: 'text', text: '<' }
      at = open + 1
      continue
    }
    let end = quotesBroken ? source.indexOf('>', open) : tagEnd(source, open)
    if (end < 0 && !quotesBroken) {
      quotesBroken = true
      end = source.indexOf('>', open)
    }
    if (end < 0) return
    at = end + 1
    const closes = next === '/'
    const body = source.slice(open + (closes ? 2 : 1), end)
    const name = (/^[^\s/>]+/.exec(body)?.[0] ?? '').toLowerCase()
    if (closes) {
      yield { kind: 'close', name }
      continue
    }
    const selfClosing = body.endsWith('/')
    yield { kind: 'open', name, attributes: body.slice(name.length), selfClosing }
    if (raw.has(name) && !selfClosing) {
      const close = indexOfIgnoreCase(source, `</${name}`, at)
      at = close < 0 ? source.length : close
    }
  }
}

function indexOfIgnoreCase(source: string, wanted: string, from: number): number {
  for (let i = source.indexOf('</', from); i >= 0; i = source.indexOf('</', i + 2))
    if (source.slice(i, i + wanted.length).toLowerCase() === wanted) return i
  return -1
}
