import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-names'
import type { ResolutionState as State } from '@/lib/kernel/prisma/enums'
import { STATE_WORDS } from './words'

const LOOKS: Record<State, { icon: IconName; look: string }> = {
  DRAFT: { icon: 'pencil', look: 'text-gold' },
  REVIEWED: { icon: 'list-checks', look: 'text-gold' },
  ISSUED: { icon: 'gavel', look: 'text-primary' },
  COMPLETED: { icon: 'check', look: 'text-success' },
  ARCHIVED: { icon: 'archive', look: 'text-muted' },
  CANCELLED: { icon: 'x', look: 'text-muted' },
}

/** The state of a resolution and, beside it, the mark of the historical mode. */
export function ResolutionStateMark({ state, historical }: { state: State; historical: boolean }) {
  const { icon, look } = LOOKS[state]
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm">
      <span className={cx('inline-flex items-center gap-1 font-medium', look)}>
        <Icon name={icon} />
        {STATE_WORDS[state]}
      </span>
      {historical && (
        <span className="inline-flex items-center gap-1 text-muted">
          <Icon name="history" />
          исторический режим
        </span>
      )}
    </span>
  )
}
