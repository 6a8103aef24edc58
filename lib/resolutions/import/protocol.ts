import { readMarker, readOperative } from './markers'
import { maskQuotes } from './mask'
import type { SourceLine } from './source'
import { firstInfinitive } from './words'

/** How far below a question its decision may stand. */
const REACH = 60

/**
 * «2. О питьевом режиме в школах» in a protocol: the next question of the agenda, under which a decision follows with its
 * own «РЕШИЛИ:» before any item numbered 2.1. Without those words the line is a section's heading over its items.
 */
export function isQuestion(lines: readonly SourceLine[], at: number): boolean {
  const text = lines[at]?.text ?? ''
  const marker = readMarker(text)
  if (marker?.path.length !== 1) return false
  const words = text.slice(marker.length)
  if (!/^[«"]?(?:О|Об|Обо)\s[\p{L}«"]/u.test(words) || firstInfinitive(maskQuotes(words.slice(0, 600)))) return false
  for (const later of lines.slice(at + 1, at + REACH)) {
    if (readOperative(later.text)) return true
    const below = readMarker(later.text)
    if (below?.kind === 'num' && below.path.length > 1 && below.path[0] === marker.path[0]) return false
  }
  return false
}
