import type { DraftItem, DraftSpan } from './types'

/** The step between two positions, so that an item can be put between them. */
export const POSITION_STEP = 1024

const ABBREVIATION = /(?:^|[\s(«])(?:г|гг|п|пп|др|т|д|т\.д|т\.п|ст|им|ул|с|стр|см|обл|р|тыс|млн|руб|[А-ЯЁ])\.$/

/**
 * Offsets at which a sentence of `text` begins, without the first. «;» and abbreviations end no sentence (domain.md §1: «г.»,
 * «др.», initials).
 */
export function sentenceStarts(text: string): number[] {
  const found: number[] = []
  for (const match of text.matchAll(/[.!?]["»)]?\s+(?=["«(]?[А-ЯЁA-Z])/g)) {
    if (!ABBREVIATION.test(text.slice(0, match.index + 1))) found.push(match.index + match[0].length)
  }
  return found
}

/** Both halves of a text cut at `at`; null when one of them would be empty. */
export function splitText(text: string, at: number): { first: string; second: string } | null {
  const first = text.slice(0, at).trim()
  const second = text.slice(at).trim()
  return first && second ? { first, second } : null
}

function loose(text: string): string {
  return text
    .slice(0, 30)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '[\\s*_]+')
}

/**
 * The spans of both halves: the stretch of the item is cut where the second half begins in the source, executor and persons go to
 * both, a deadline to the half in which it stands. When the second half is not found, it has no stretch of its own.
 */
export function splitSpans(
  spans: DraftSpan[],
  source: string,
  second: string,
): { first: DraftSpan[]; second: DraftSpan[] } {
  const shared = spans.filter((span) => span.kind !== 'item' && span.kind !== 'deadline')
  const own = spans.filter((span) => span.kind === 'item' || span.kind === 'deadline')
  const item = spans.find((span) => span.kind === 'item')
  const offset = item ? source.slice(item.from, item.to).search(new RegExp(loose(second))) : -1
  if (!item || offset <= 0) return { first: spans, second: shared }
  const cut = item.from + offset
  const halves: { first: DraftSpan[]; second: DraftSpan[] } = { first: [...shared], second: [...shared] }
  for (const span of own) {
    if (span.from < cut) halves.first.push({ ...span, to: Math.min(span.to, cut) })
    if (span.to > cut) halves.second.push({ ...span, from: Math.max(span.from, cut) })
  }
  return halves
}

type Mergeable = Pick<
  DraftItem,
  | 'text'
  | 'spans'
  | 'executorText'
  | 'executorPersons'
  | 'deadlineText'
  | 'deadlineKind'
  | 'reading'
  | 'evidence'
  | 'figures'
  | 'measure'
>

/** One item from two: texts joined, executor of the first, the deadline that is there, spans of both without doubles. */
export function mergeItems(a: Mergeable, b: Mergeable): Mergeable {
  const deadline = a.deadlineText === null && a.reading === null ? b : a
  const seen = new Set<string>()
  const spans = [...a.spans, ...b.spans].filter((span) => {
    const key = `${span.kind} ${span.from} ${span.to}`
    return !seen.has(key) && seen.add(key)
  })
  return {
    text: `${a.text.trim()} ${b.text.trim()}`.trim(),
    spans,
    executorText: a.executorText ?? b.executorText,
    executorPersons: a.executorPersons.length > 0 ? a.executorPersons : b.executorPersons,
    deadlineText: deadline.deadlineText,
    deadlineKind: deadline.deadlineKind,
    reading: deadline.reading,
    evidence: joined(a.evidence, b.evidence, (line) => line.title, 'e'),
    figures: joined(a.figures, b.figures, (line) => line.label, 'f'),
    measure: a.measure ?? b.measure,
  }
}

function joined<T extends { key: string }>(a: T[], b: T[], name: (line: T) => string, prefix: string): T[] {
  const known = new Set(a.map(name))
  return [...a, ...b.filter((line) => !known.has(name(line)))].map((line, n) => ({ ...line, key: `${prefix}${n + 1}` }))
}

/** A position after `before` and before `after`; null when there is no room and all must be numbered anew. */
export function positionBetween(before: number | null, after: number | null): number | null {
  if (before === null) return after === null ? POSITION_STEP : after - POSITION_STEP
  if (after === null) return before + POSITION_STEP
  return after - before > 1 ? Math.floor((before + after) / 2) : null
}
