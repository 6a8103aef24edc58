import { opensItem, readMarker } from './markers'
import { maskQuotes } from './mask'
import type { SourceLine } from './source'
import { dativeStart, firstInfinitive, isInfinitive, wordsOf } from './words'

// A line of a page or a PDF is no longer than this; a longer one is a whole paragraph, whatever its last mark.
const PAGE_WIDTH = 130

/** True for words that begin a duty: a verb, or the one whose duty it is and a verb. */
export function opensDuty(text: string): boolean {
  if (opensItem(text)) return true
  return dativeStart(text) >= 0.8 && (/:$/.test(text) || firstInfinitive(maskQuotes(text.slice(0, 600))) !== null)
}

/**
 * True for a line that begins a duty of its own though the line above ends in no full stop: paragraphs whose stops were
 * forgotten, or duties under a heading parted by commas.
 */
export function startsAfresh(lines: readonly SourceLine[], at: number): boolean {
  const text = lines[at]?.text ?? ''
  const before = lines[at - 1]?.text ?? ''
  if (before.length > PAGE_WIDTH && /^\p{Lu}/u.test(text)) return opensDuty(text)
  return before.endsWith(',') && verbLine(text) && verbLine(before) && (lines[at + 1] ? endsList(lines[at + 1]) : true)
}

const verbLine = (text: string) => /^\p{Ll}/u.test(text) && isInfinitive(wordsOf(text, 1)[0]?.text ?? '')

// What follows is one more such line or something that is plainly no part of it.
function endsList(next: SourceLine | undefined): boolean {
  return next === undefined || verbLine(next.text) || readMarker(next.text) !== null || /^\p{Lu}/u.test(next.text)
}
