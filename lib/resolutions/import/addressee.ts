import { opensItem, readMarker } from './markers'
import { maskQuotes } from './mask'
import { findPersons, without } from './persons'
import type { SourceLine } from './source'
import { dativeStart, firstInfinitive, isInfinitive, wordsOf } from './words'

/**
 * A line that only names those who are to act («Кузнецову О.О.», «Всем заместителям главы») over a line that says what:
 * lists of instructions are written so, without numbers.
 */
export function isAddressee(lines: readonly SourceLine[], at: number): boolean {
  const line = lines[at]
  const next = lines[at + 1]
  if (!line || !next || line.cells || line.text.length > 160 || !/^\p{Lu}/u.test(line.text)) return false
  if (readMarker(line.text) || /[;!?»]$/.test(line.text) || firstInfinitive(maskQuotes(line.text))) return false
  const verb = isInfinitive(wordsOf(next.text, 1)[0]?.text ?? '')
  if (next.gap > 0 || !(opensItem(next.text) || (line.text.endsWith(':') && verb))) return false
  const persons = findPersons(line.text)
  const names = persons.length > 0 && !/\p{L}{2}/u.test(without(line.text, 0, line.text.length, persons))
  return names || dativeStart(line.text) >= 0.8
}
