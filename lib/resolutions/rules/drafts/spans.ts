import type { DraftSpan, SpanKind } from './types'

/** A stretch of the source text that is drawn one way. */
export type Segment = {
  from: number
  to: number
  /** The strongest kind: what is drawn. */
  kind: SpanKind | null
  /** Items whose fact stands here; an executor's heading belongs to several. */
  itemIds: string[]
  /** The first stretch of an item: where a link to its card stands. */
  startsItem: string | null
}

const STRENGTH: SpanKind[] = ['deadline', 'person', 'executor', 'control', 'number', 'date', 'title', 'item']

/** Cuts the source text into stretches without overlaps, in time linear in spans and pieces. */
export function segmentsOf(
  length: number,
  spans: (DraftSpan & { itemId: string | null })[],
  window: { from: number; to: number } = { from: 0, to: length },
): Segment[] {
  const inside = spans
    .map((span) => ({ ...span, from: Math.max(span.from, window.from), to: Math.min(span.to, window.to, length) }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from || a.to - b.to)
  const edges = [...new Set([window.from, window.to, ...inside.flatMap((span) => [span.from, span.to])])].sort(
    (a, b) => a - b,
  )
  const started = new Set<string>()
  const segments: Segment[] = []
  let open: typeof inside = []
  let next = 0
  for (let n = 0; n + 1 < edges.length; n++) {
    const from = edges[n] ?? 0
    const to = edges[n + 1] ?? 0
    open = open.filter((span) => span.to > from)
    for (let span = inside[next]; span && span.from <= from; span = inside[++next]) open.push(span)
    const kind = STRENGTH.find((each) => open.some((span) => span.kind === each)) ?? null
    const itemIds = [...new Set(open.flatMap((span) => (span.itemId ? [span.itemId] : [])))]
    const starting =
      open.find((span) => span.kind === 'item' && span.itemId && !started.has(span.itemId))?.itemId ?? null
    if (starting) started.add(starting)
    segments.push({ from, to, kind, itemIds, startsItem: starting })
  }
  return segments
}
