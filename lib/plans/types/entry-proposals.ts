import type { EntryProposalState, PlanKind } from '@/lib/kernel/prisma/enums'
import type { EntryContent, PlanYear } from './plan'

/** What a teacher proposes: an entry without who is responsible, that is the teacher. */
export type ProposedContent = Omit<EntryContent, 'responsible' | 'responsibleId'>

export type EntryProposal = ProposedContent & {
  id: string
  version: number
  state: EntryProposalState
  direction: string | null
  partner: string | null
  proposedAt: Date
  proposedById: string
  proposedBy: string
  decidedAt: Date | null
  decidedBy: string | null
  /** DECLINED: why. */
  reason: string | null
  /** ACCEPTED: the newest revision has it still. */
  inPlan: boolean
}

/** A plan as a proposal for it is judged. */
export type ProposalPlan = {
  planId: string
  organizationId: string
  kind: PlanKind
  year: PlanYear
  directionIds: string[]
  /** The revision being written, if any. */
  draftId: string | null
}

export type ProposalCounts = { proposed: number; accepted: number; declined: number }
