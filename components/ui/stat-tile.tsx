import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'
import { Link } from './link'

type StatTileProps = {
  label: string
  /** The figure as it is shown: «12», «87,5 %». */
  value: ReactNode
  /** The list that the figure counts: it always leads there. */
  href: string
  /** What it means or how it moved: «на 3 больше, чем неделю назад». */
  note?: ReactNode
  tone?: 'plain' | 'danger' | 'gold' | 'success'
}

const TONES = {
  plain: { edge: 'border-t-control', figure: 'text-ink' },
  danger: { edge: 'border-t-danger', figure: 'text-danger' },
  gold: { edge: 'border-t-gold', figure: 'text-gold' },
  success: { edge: 'border-t-success', figure: 'text-success' },
} as const

/** A figure that leads to what it counts. Stand them in a StatStrip. */
export function StatTile({ label, value, href, note, tone = 'plain' }: StatTileProps) {
  const look = TONES[tone]
  return (
    <Link
      href={href}
      className={cx(
        'group flex min-w-0 flex-col border border-line border-t-[3px] bg-surface px-3 pt-2.5 pb-3 sm:px-4 transition-colors hover:bg-sunken',
        look.edge,
      )}
    >
      {/* Read after its name, seen above it: figures stand in one line, however many lines their names take. */}
      <span className="font-medium text-sm group-hover:underline">{label}</span>
      <span className="-order-1 flex items-center justify-between gap-2 text-muted">
        <span className={cx('font-semibold text-3xl tabular-nums tracking-tight', look.figure)}>{value}</span>
        <Icon name="chevron-right" className="max-sm:hidden group-hover:text-ink print:hidden" />
      </span>
      {note && <span className="mt-0.5 text-muted text-xs">{note}</span>}
    </Link>
  )
}
