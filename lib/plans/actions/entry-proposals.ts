'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { answerEntryProposals, proposeEntry, withdrawEntryProposal } from '../commands/entry-proposals'
import { proposalMessages as messages } from '../messages/entry-proposals'
import { answerEntryProposalsSchema, proposeEntrySchema, withdrawEntryProposalSchema } from '../schema/entry-proposals'

export const proposeEntryAction = action(
  {
    name: 'proposeEntry',
    verb: 'plan.propose',
    schema: proposeEntrySchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}/proposals?done=proposed`,
  },
  proposeEntry,
)

export const withdrawEntryProposalAction = action(
  {
    name: 'withdrawEntryProposal',
    verb: 'plan.propose',
    schema: withdrawEntryProposalSchema,
    messages,
    after: refresh,
    redirectTo: ({ planId }) => `/plans/${planId}/proposals?done=withdrawn`,
  },
  withdrawEntryProposal,
)

export const answerEntryProposalsAction = action(
  {
    name: 'answerEntryProposals',
    verb: 'plan.edit',
    schema: answerEntryProposalsSchema,
    messages,
    after: refresh,
    redirectTo: ({ planId, accepted, declined }) =>
      `/plans/${planId}/proposals?done=${accepted > 0 ? 'accepted' : declined > 0 ? 'declined' : 'already'}`,
  },
  answerEntryProposals,
)
