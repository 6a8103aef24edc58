import { cx } from '@/components/ui/cx'
import { counted } from '@/components/ui/format'
import { shareClass } from '@/components/ui/share-class'
import type { ItemProgress } from '@/lib/resolutions/queries/resolutions'

const PARTS: { key: keyof Omit<ItemProgress, 'itemId' | 'total' | 'closed'>; word: string; look: string }[] = [
  { key: 'accepted', word: 'исполнено', look: 'bg-success' },
  { key: 'acceptedLate', word: 'с опозданием', look: 'bg-success border-y-2 border-gold-fill' },
  { key: 'submitted', word: 'на проверке', look: 'bg-info' },
  { key: 'inProgress', word: 'в работе', look: 'bg-info-soft border-y border-info' },
  { key: 'overdue', word: 'просрочено', look: 'bg-danger' },
  { key: 'notDone', word: 'не исполнено', look: 'bg-danger' },
  { key: 'notStarted', word: 'не начато', look: 'bg-sunken' },
]

function wordOf(part: (typeof PARTS)[number], historical: boolean): string {
  return historical && part.key === 'notStarted' ? 'результат не внесён' : part.word
}

/** How an item's assignments stand: one bar in shares, the figures in words under it. */
export function ItemProgressBar({ progress, historical }: { progress: ItemProgress; historical: boolean }) {
  const counting = progress.total - progress.closed
  const parts = PARTS.filter((part) => progress[part.key] > 0)
  return (
    <div>
      <div
        aria-hidden="true"
        className="flex h-2 overflow-hidden rounded-full border border-control bg-surface print:hidden"
      >
        {parts.map((part) => (
          <div
            key={part.key}
            className={cx(
              'h-full w-(--at) last:grow',
              shareClass(Math.max(1, (100 * progress[part.key]) / Math.max(1, counting))),
              part.look,
            )}
          />
        ))}
      </div>
      <p className="mt-1 text-muted text-sm tabular-nums">
        {counting === 0
          ? 'Открытых отчётов нет'
          : parts.map((part) => `${wordOf(part, historical)}\u00a0${progress[part.key]}`).join(', ')}
        {counting > 0 && ` из ${counted(counting, 'отчёта', 'отчётов', 'отчётов')}`}
        {progress.closed > 0 && `; снято\u00a0${progress.closed}`}
      </p>
    </div>
  )
}
