import type { EntryProposalState } from '@/lib/kernel/prisma/enums'

export type ProposalReason = 'YEAR_CLOSED' | 'PROPOSALS_FULL' | 'PROPOSAL_ANSWERED' | 'PROPOSAL_WAITS'
export type ProposalVerdict = 'ACCEPT' | 'DECLINE'

/** So many of one person's proposals wait for an answer at a time: more nobody reads. */
export const MOST_OPEN_PROPOSALS = 30

/** A year that is over takes no proposals; `open` are the person's own that wait. */
export function decideProposing(plan: { yearClosed: boolean; open: number }): ProposalReason | null {
  if (plan.yearClosed) return 'YEAR_CLOSED'
  return plan.open >= MOST_OPEN_PROPOSALS ? 'PROPOSALS_FULL' : null
}

/** PROPOSED → WITHDRAWN by who proposed; the same once more changes nothing. */
export function decideWithdrawal(state: EntryProposalState): ProposalReason | 'already' | null {
  if (state === 'WITHDRAWN') return 'already'
  return state === 'PROPOSED' ? null : 'PROPOSAL_ANSWERED'
}

const ANSWERED = { ACCEPT: 'ACCEPTED', DECLINE: 'DECLINED' } as const

/**
 * PROPOSED → ACCEPTED | DECLINED by head or deputy. A plan that is filed or in force is not written in: what is proposed goes in with its
 * next amendment (rule 12); to decline it need not wait. The same answer once more changes nothing.
 */
export function decideAnswer(
  states: readonly EntryProposalState[],
  verdict: ProposalVerdict,
  plan: { yearClosed: boolean; hasDraft: boolean },
): ProposalReason | 'already' | null {
  if (states.every((state) => state === ANSWERED[verdict])) return 'already'
  if (plan.yearClosed) return 'YEAR_CLOSED'
  if (states.some((state) => state !== 'PROPOSED' && state !== ANSWERED[verdict])) return 'PROPOSAL_ANSWERED'
  return verdict === 'ACCEPT' && !plan.hasDraft ? 'PROPOSAL_WAITS' : null
}
