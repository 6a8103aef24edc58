import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-names'
import type { PathwayState as State } from '@/lib/kernel/prisma/enums'
import { pathwayStateNames, standingNames } from '@/lib/pathways/messages'
import type { StepStanding } from '@/lib/pathways/types'

type Look = { icon: IconName; tone: string }

const STATES: Record<State, Look> = {
  DRAFT: { icon: 'pencil', tone: 'text-gold' },
  ON_APPROVAL: { icon: 'eye', tone: 'text-info' },
  ACTIVE: { icon: 'circle-check', tone: 'text-success' },
  REVISION: { icon: 'rotate-ccw', tone: 'text-gold' },
  SUSPENDED: { icon: 'lock', tone: 'text-muted' },
  COMPLETED: { icon: 'check', tone: 'text-success' },
  CLOSED: { icon: 'circle-slash', tone: 'text-muted' },
}

const STANDINGS: Record<StepStanding, Look> = {
  done: { icon: 'check', tone: 'text-success' },
  skipped: { icon: 'circle-slash', tone: 'text-muted' },
  overdue: { icon: 'circle-alert', tone: 'text-danger' },
  now: { icon: 'hourglass', tone: 'text-gold' },
  ahead: { icon: 'circle', tone: 'text-neutral' },
}

function Mark({ look: { icon, tone }, words }: { look: Look; words: string }) {
  return (
    <span className={`inline-flex items-center gap-1 font-medium text-sm ${tone}`}>
      <Icon name={icon} />
      {words}
    </span>
  )
}

/** The state of a route by icon, words and colour. */
export function PathwayState({ state }: { state: State }) {
  return <Mark look={STATES[state]} words={pathwayStateNames[state]} />
}

/** How a step stands. */
export function StepStandingMark({ standing }: { standing: StepStanding }) {
  return <Mark look={STANDINGS[standing]} words={standingNames[standing]} />
}
