import type { ProposalKind } from '@/lib/kernel/prisma/enums'

export type ProposalDecision =
  | { accept: true; effect: 'CREATE' | 'CANCEL' | 'NONE' }
  | { accept: false; reason: 'ALREADY_DECIDED' }

/**
 * Rule 5: what accepting a proposal does. An organisation that has closed again since, or an item that was withdrawn, makes accepting
 * an addition without effect; the proposal is closed all the same.
 */
export function decideProposalEffect(
  proposal: { kind: ProposalKind; open: boolean },
  facts: { organizationActive: boolean; itemIssued: boolean },
): ProposalDecision {
  if (!proposal.open) return { accept: false, reason: 'ALREADY_DECIDED' }
  if (proposal.kind === 'WITHDRAW') return { accept: true, effect: 'CANCEL' }
  return { accept: true, effect: facts.organizationActive && facts.itemIssued ? 'CREATE' : 'NONE' }
}
