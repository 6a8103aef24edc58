import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-names'
import { stateNames } from '@/lib/activities/messages'
import type { ActivityState as State } from '@/lib/kernel/prisma/enums'

const LOOKS: Record<State, { icon: IconName; tone: string }> = {
  DRAFT: { icon: 'circle', tone: 'text-neutral' },
  HELD: { icon: 'eye', tone: 'text-info' },
  CONFIRMED: { icon: 'circle-check', tone: 'text-success' },
  LOCKED: { icon: 'lock', tone: 'text-neutral' },
  CANCELLED: { icon: 'circle-slash', tone: 'text-muted' },
}

/** The state of a record by icon, words and colour; what a correction has replaced says so instead. */
export function ActivityState({ state, corrected }: { state: State; corrected?: boolean }) {
  const { icon, tone } = corrected ? { icon: 'history' as const, tone: 'text-muted' } : LOOKS[state]
  return (
    <span className={`inline-flex items-center gap-1 font-medium text-sm ${tone}`}>
      <Icon name={icon} />
      {corrected ? 'Исправлено' : stateNames[state]}
    </span>
  )
}
