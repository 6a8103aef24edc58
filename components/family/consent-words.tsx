import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-names'
import { answerStateNames, standingNames } from '@/lib/family/messages/consents'
import type { Standing } from '@/lib/family/rules/consents'
import type { ConsentState } from '@/lib/kernel/prisma/enums'

const LOOKS: Record<Standing, { icon: IconName; tone: string }> = {
  none: { icon: 'circle', tone: 'text-muted' },
  asked: { icon: 'hourglass', tone: 'text-gold' },
  granted: { icon: 'check', tone: 'text-success' },
  outdated: { icon: 'rotate-ccw', tone: 'text-gold' },
  expired: { icon: 'clock', tone: 'text-gold' },
  refused: { icon: 'circle-slash', tone: 'text-danger' },
  withdrawn: { icon: 'circle-slash', tone: 'text-danger' },
}

const OF_STATE: Record<ConsentState, Standing> = {
  REQUESTED: 'asked',
  GRANTED: 'granted',
  REFUSED: 'refused',
  WITHDRAWN: 'withdrawn',
}

/** How a purpose stands, by icon, words and colour. */
export function StandingMark({ standing, words }: { standing: Standing; words?: string }) {
  const { icon, tone } = LOOKS[standing]
  return (
    <span className={`inline-flex items-center gap-1 font-medium text-sm ${tone}`}>
      <Icon name={icon} />
      {words ?? standingNames[standing]}
    </span>
  )
}

/** How an answer to an ask stands. */
export function AnswerMark({ state }: { state: ConsentState }) {
  return <StandingMark standing={OF_STATE[state]} words={answerStateNames[state]} />
}
