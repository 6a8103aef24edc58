import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-names'
import type { PlanState as State } from '@/lib/kernel/prisma/enums'
import { planStateNames, standingNames } from '@/lib/plans/messages/plan'
import type { EntryStanding } from '@/lib/plans/rules/plan-states'

const LOOKS: Record<State, { icon: IconName; tone: string }> = {
  DRAFT: { icon: 'pencil', tone: 'text-gold' },
  SUBMITTED: { icon: 'eye', tone: 'text-info' },
  RC_REVIEWED: { icon: 'clipboard-check', tone: 'text-info' },
  APPROVED: { icon: 'circle-check', tone: 'text-success' },
  RETURNED: { icon: 'rotate-ccw', tone: 'text-gold' },
  SUPERSEDED: { icon: 'history', tone: 'text-muted' },
}

/** The state of a revision by icon, words and colour. */
export function PlanState({ state }: { state: State }) {
  const { icon, tone } = LOOKS[state]
  return (
    <span className={`inline-flex items-center gap-1 font-medium text-sm ${tone}`}>
      <Icon name={icon} />
      {planStateNames[state]}
    </span>
  )
}

const STANDINGS: Record<EntryStanding, { icon: IconName; tone: string }> = {
  PLANNED: { icon: 'circle', tone: 'text-neutral' },
  HELD: { icon: 'check', tone: 'text-success' },
  MOVED: { icon: 'calendar-clock', tone: 'text-gold' },
  CANCELLED: { icon: 'circle-slash', tone: 'text-muted' },
  MISSED: { icon: 'circle-alert', tone: 'text-danger' },
}

/** How an entry of the plan in force stands. */
export function EntryStandingMark({ standing, compact }: { standing: EntryStanding; compact?: boolean }) {
  const { icon, tone } = STANDINGS[standing]
  const size = compact ? 'text-xs' : 'text-sm sm:whitespace-nowrap'
  return (
    <span className={`inline-flex items-center gap-1 ${size} ${tone}`}>
      <Icon name={icon} />
      {standingNames[standing]}
    </span>
  )
}
