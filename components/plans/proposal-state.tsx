import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-names'
import type { EntryProposalState } from '@/lib/kernel/prisma/enums'
import { proposalStateNames } from '@/lib/plans/messages/entry-proposals'

const LOOKS: Record<EntryProposalState, { icon: IconName; tone: string }> = {
  PROPOSED: { icon: 'hourglass', tone: 'text-gold' },
  ACCEPTED: { icon: 'circle-check', tone: 'text-success' },
  DECLINED: { icon: 'x', tone: 'text-danger' },
  WITHDRAWN: { icon: 'rotate-ccw', tone: 'text-muted' },
}

/** How a proposal stands, by icon, words and colour. */
export function ProposalStateMark({ state }: { state: EntryProposalState }) {
  const { icon, tone } = LOOKS[state]
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap font-medium text-sm ${tone}`}>
      <Icon name={icon} />
      {proposalStateNames[state]}
    </span>
  )
}
