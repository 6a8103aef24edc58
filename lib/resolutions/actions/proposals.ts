'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { decideProposal } from '../commands/proposals'
import { proposalMessages as messages } from '../messages/proposals'
import { decideProposalSchema } from '../schema/proposals'

export const decideProposalAction = action(
  {
    name: 'decideProposal',
    verb: 'proposal.decide',
    schema: decideProposalSchema,
    messages,
    after: () => refresh(),
    doneMessage: 'Решение записано.',
  },
  decideProposal,
)
