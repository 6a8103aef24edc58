import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { ProposalReason } from '../messages/proposals'
import { decideProposalEffect } from '../rules/proposals'
import type { decideProposalSchema } from '../schema/proposals'
import { cancelOpenAssignments } from './amendments'
import { assignToOrganization } from './issue'

/**
 * The controller's answer to a proposal (rule 5): accepting creates or cancels the assignments in the same transaction, declining
 * needs a comment. Refused with ALREADY_DECIDED, NOT_FOUND.
 */
export async function decideProposal(
  { tx, now, actor, scope }: Context,
  input: z.output<typeof decideProposalSchema>,
): Promise<Result<{ effect: string; count: number }, ProposalReason | CommonReason>> {
  const proposal = await tx.proposal.findFirst({
    where: { id: input.proposalId, item: { resolution: { municipalityId: scope.municipalityId } } },
    include: {
      item: { select: { id: true, state: true, number: true, resolution: { select: { id: true, state: true } } } },
      organization: { select: { id: true, status: true } },
    },
  })
  if (!proposal) return refuse('NOT_FOUND')
  const { item, organization } = proposal
  const decision = decideProposalEffect(
    { kind: proposal.kind, open: proposal.state === 'OPEN' },
    {
      organizationActive: organization.status === 'ACTIVE',
      itemIssued: item.state === 'ISSUED' && item.resolution.state === 'ISSUED',
    },
  )
  if (!decision.accept) return refuse(decision.reason)
  const accepted = input.decision === 'accept'
  const { count } = await tx.proposal.updateMany({
    where: { id: proposal.id, version: input.version, state: 'OPEN' },
    data: {
      state: accepted ? 'ACCEPTED' : 'DECLINED',
      decidedAt: now,
      decidedById: actor.userId,
      comment: input.comment || null,
      version: { increment: 1 },
    },
  })
  if (count !== 1) return refuse('ALREADY_DECIDED')
  const municipality = { id: scope.municipalityId, timeZone: actor.timeZone }
  let changed = 0
  if (accepted && decision.effect === 'CREATE') {
    changed = await assignToOrganization(tx, now, municipality, actor, item.id, organization.id)
  }
  if (accepted && decision.effect === 'CANCEL') {
    changed = await cancelOpenAssignments(
      tx,
      now,
      actor,
      { itemIds: [item.id], organizationId: organization.id },
      input.comment || null,
    )
  }
  await recordEvent(tx, actor, now, {
    kind: accepted ? 'proposalAccepted' : 'proposalDeclined',
    municipalityId: scope.municipalityId,
    organizationId: organization.id,
    resolutionId: item.resolution.id,
    subjectId: proposal.id,
    data: { kind: proposal.kind, number: item.number, assignments: changed },
    note: input.comment || null,
  })
  return done({ effect: decision.effect, count: changed })
}
