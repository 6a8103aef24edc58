import { cx } from './cx'
import { formatNumber, formatPercent } from './format'
import { shareClass } from './share-class'

type ProgressBarProps = {
  label: string
  value: number
  max: number
  /** The norm, as a mark on the bar. */
  norm?: number
  /** Words instead of «12 из 20»: «12 ч из 20». */
  text?: string
  labelHidden?: boolean
  tone?: 'primary' | 'gold' | 'danger'
}

const TONES = { primary: 'bg-primary', gold: 'bg-gold', danger: 'bg-danger' } as const

/** How much is done, with its figure written out. */
export function ProgressBar({ label, value, max, norm, text, labelHidden, tone = 'primary' }: ProgressBarProps) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0
  const words = text ?? `${formatNumber(value)} из ${formatNumber(max)}`
  return (
    <div className="grid gap-1 text-sm">
      <div className="flex justify-between gap-3">
        <span className={labelHidden ? 'sr-only' : 'min-w-0'}>{label}</span>
        <span className="shrink-0 text-muted tabular-nums">{words}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(value, max)}
        aria-valuetext={
          norm === undefined ? `${words}, ${formatPercent(share, 0)}` : `${words}, норма ${formatNumber(norm)}`
        }
        className="relative h-2.5 overflow-hidden rounded-full border border-control bg-surface"
      >
        <div className={cx('h-full w-(--at) print:border-b-[10px]', TONES[tone], shareClass(share))} />
        {norm !== undefined && max > 0 && (
          <div className={cx('absolute inset-y-0 left-(--at) w-0.5 bg-ink', shareClass((norm / max) * 100))} />
        )}
      </div>
    </div>
  )
}
