import type { Segment } from '@/lib/resolutions/rules/drafts/spans'
import type { SourceMark, SourcePiece } from './source-text'

/** The segments of a document with their words; items are told by their place in `ids`, or a page would carry each id six times. */
export function sourcePieces(text: string, segments: Segment[]): { ids: string[]; pieces: SourcePiece[] } {
  const ids = [...new Set(segments.flatMap((segment) => segment.itemIds))]
  const pieces = segments.map(({ from, to, kind, itemIds, startsItem }): SourcePiece => {
    const words = text.slice(from, to)
    const mark = markOf(kind)
    if (itemIds.length === 0 && mark === 0) return words
    return [words, mark, itemIds.map((id) => ids.indexOf(id)), startsItem === null ? -1 : ids.indexOf(startsItem)]
  })
  return { ids, pieces }
}

function markOf(kind: Segment['kind']): SourceMark | 0 {
  if (kind === null) return 0
  if (kind === 'title' || kind === 'number' || kind === 'date') return 'strong'
  return kind === 'control' ? 'item' : kind
}
