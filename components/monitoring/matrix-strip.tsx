const SIDE = 14
const GAP = 3

type Shape = { className: string; filled: boolean; draw: (x: number) => string }
const square = (x: number, inset: number) => {
  const side = SIDE - 2 * inset
  return `M${x + inset} ${inset}h${side}v${side}h-${side}z`
}

// Shape and colour both tell: full and solid presses, small and solid is done, hollow has not begun.
const SHAPES: Record<'overdue' | 'soon' | 'review' | 'open' | 'done' | 'gone', Shape> = {
  overdue: { className: 'fill-danger', filled: true, draw: (x) => square(x, 0) },
  soon: { className: 'fill-gold', filled: true, draw: (x) => `M${x} ${SIDE}L${x + SIDE / 2} 0L${x + SIDE} ${SIDE}z` },
  review: { className: 'fill-info', filled: true, draw: (x) => `M${x} ${SIDE / 2}h${SIDE}v${SIDE / 2}h-${SIDE}z` },
  open: { className: 'stroke-neutral', filled: false, draw: (x) => square(x, 1) },
  done: { className: 'fill-success', filled: true, draw: (x) => square(x, 4) },
  gone: { className: 'stroke-neutral', filled: false, draw: (x) => `M${x + 3} ${SIDE / 2}h${SIDE - 6}` },
}
export type StripShape = keyof typeof SHAPES

function shapeOf(rank: number): StripShape {
  if (rank === 0) return 'overdue'
  if (rank <= 2) return 'soon'
  if (rank === 3) return 'review'
  if (rank <= 5) return 'open'
  return rank <= 7 ? 'done' : 'gone'
}

function Drawing({ shape, d }: { shape: StripShape; d: string }) {
  const { className, filled } = SHAPES[shape]
  return <path d={d} className={className} fill={filled ? undefined : 'none'} strokeWidth={filled ? undefined : 1.5} />
}

/** A row of the matrix in small: one drawing, at most six paths, however many squares. Silent: the figures stand beside it. */
export function MatrixStrip({ ranks }: { ranks: string }) {
  const paths = new Map<StripShape, string>()
  for (const [at, rank] of [...ranks].entries()) {
    if (rank === '-') continue
    const shape = shapeOf(Number(rank))
    paths.set(shape, (paths.get(shape) ?? '') + SHAPES[shape].draw(at * (SIDE + GAP)))
  }
  const width = ranks.length * (SIDE + GAP)
  return (
    <svg
      viewBox={`0 0 ${width} ${SIDE}`}
      width={width}
      height={SIDE}
      aria-hidden="true"
      focusable="false"
      className="max-w-full"
    >
      {[...paths].map(([shape, d]) => (
        <Drawing key={shape} shape={shape} d={d} />
      ))}
    </svg>
  )
}

/** One square for a legend. */
export function StripSample({ shape }: { shape: StripShape }) {
  return (
    <svg viewBox={`0 0 ${SIDE} ${SIDE}`} width={SIDE} height={SIDE} aria-hidden="true" focusable="false">
      <Drawing shape={shape} d={SHAPES[shape].draw(0)} />
    </svg>
  )
}
