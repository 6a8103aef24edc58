import { cx } from './cx'
import { Icon } from './icon'
import { type StatusTone, type StatusView, statusIcon, statusName, statusTone, statusWords } from './status'

const TEXT: Record<StatusTone, string> = {
  neutral: 'text-neutral',
  info: 'text-info',
  gold: 'text-gold',
  success: 'text-success',
  danger: 'text-danger',
  muted: 'text-muted',
}

type StatusBadgeProps = {
  view: StatusView
  /** Icon and days only, for cells of a matrix; the full name stays for readers and on hover. */
  compact?: boolean
  /** Overdue is filled; where another badge of the row is filled already, outline it. */
  outlined?: boolean
  className?: string
}

/** The state of a thing: icon, words and colour, of which any two suffice. Only what is overdue is filled. */
export function StatusBadge({ view, compact, outlined, className }: StatusBadgeProps) {
  const tone = statusTone(view)
  const filled = view.kind === 'overdue' && !outlined
  const days = view.days === undefined ? null : Math.abs(view.days)
  const look = cx(
    'inline-flex items-center gap-1 border font-medium tabular-nums',
    // Long ones (a day, a period) may break; short ones are read in one glance.
    view.kind !== 'extended' && view.kind !== 'continuous' && 'sm:whitespace-nowrap',
    view.kind !== 'acceptedLate' && 'rounded',
    filled ? 'border-danger bg-danger text-on-danger' : TEXT[tone],
    !filled && (view.kind === 'dueSoon' || view.kind === 'onRework') && 'border-gold bg-gold-soft',
    !filled && view.kind === 'acceptedLate' && 'border-transparent border-l-[3px] border-l-gold',
    !filled && view.kind === 'overdue' && 'border-danger',
    frameless(view.kind) && 'border-transparent',
    compact
      ? 'h-6 min-w-6 justify-center px-1 text-xs'
      : cx('py-px text-sm leading-snug', !frameless(view.kind) && 'px-1.5'),
    className,
  )
  const filledMark = filled ? { 'data-filled': true } : {}
  if (!compact) {
    return (
      <span className={look} {...filledMark}>
        <Icon name={statusIcon(view)} />
        <span>{statusWords(view)}</span>
      </span>
    )
  }
  const name = statusName(view)
  return (
    <span className={look} title={name} {...filledMark}>
      <Icon name={statusIcon(view)} className="size-4" />
      {days !== null && <span aria-hidden="true">{days}</span>}
      <span className="sr-only">{name}</span>
    </span>
  )
}

/** Frameless badges align with the text around them. */
function frameless(kind: StatusView['kind']): boolean {
  return !['overdue', 'dueSoon', 'onRework', 'acceptedLate'].includes(kind)
}
