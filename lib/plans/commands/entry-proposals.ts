import 'server-only'
import type { z } from 'zod'
import { dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { recordEvents } from '@/lib/kernel/events'
import { canEditPlan, canProposeEntry } from '../policy/plan'
import { countOpenProposals, findProposalPlace, listEntryProposals, lockProposalPlan } from '../queries/entry-proposals'
import { decideAnswer, decideProposing, decideWithdrawal, type ProposalReason } from '../rules/entry-proposals'
import type {
  answerEntryProposalsSchema,
  proposeEntrySchema,
  withdrawEntryProposalSchema,
} from '../schema/entry-proposals'
import type { ProposalPlan, ProposedContent } from '../types/entry-proposals'
import { fitted } from './plan-entries'
import { tellPlan, writeEntries } from './plan-write'

type Refused = ProposalReason | CommonReason

function contentOf(input: ProposedContent): ProposedContent {
  const { title, directionId, form, stepFrom, stepTo, fromOn, toOn, hours, partnerId } = input
  return { title, directionId, form, stepFrom, stepTo, fromOn, toOn, hours, partnerId }
}

/**
 * A teacher proposes an entry for a plan of the own organisation and answers for it themselves; in whatever state the plan is. The same
 * `requestKey` once more is `already`. Refused: NOT_FOUND, FORBIDDEN, YEAR_CLOSED, PROPOSALS_FULL; what does not fit is field errors as
 * those of the head's form (rule 12).
 */
export async function proposeEntry(
  context: Context,
  input: z.output<typeof proposeEntrySchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, now, scope, actor } = context
  const plan = await lockProposalPlan(tx, scope, input.planId)
  if (!plan) return refuse('NOT_FOUND')
  if (!canProposeEntry(actor, plan)) return refuse('FORBIDDEN')
  const { planId, organizationId } = plan
  const id = input.requestKey
  const known = await tx.entryProposal.findFirst({ where: { id }, select: { planId: true, proposedById: true } })
  if (known)
    return known.planId === planId && known.proposedById === actor.userId ? done({ planId }, true) : refuse('NOT_FOUND')
  const open = await countOpenProposals(tx, planId, actor.userId)
  const objection = decideProposing({ yearClosed: plan.year.state === 'CLOSED', open })
  if (objection) return refuse(objection)
  const fitting = await fitted(context, plan, contentOf(input))
  if ('errors' in fitting) return invalid(fitting.errors)
  const { fromOn, toOn, ...words } = fitting.entry
  await tx.entryProposal.create({
    data: {
      ...{ id, municipalityId: scope.municipalityId, organizationId, planId, ...words },
      ...{ fromOn: dayToDate(fromOn), toOn: dayToDate(toOn), proposedAt: now, proposedById: actor.userId },
    },
  })
  await tellPlan(context, 'entryProposed', plan, { proposal: id })
  return done({ planId })
}

/**
 * Takes an own proposal back while it waits; once more is `already`. Refused: NOT_FOUND (also a colleague's), FORBIDDEN,
 * PROPOSAL_ANSWERED, CHANGED_MEANWHILE.
 */
export async function withdrawEntryProposal(
  context: Context,
  input: z.output<typeof withdrawEntryProposalSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, now, scope, actor } = context
  const place = await findProposalPlace(tx, scope, input.entryProposalId)
  const plan = place && (await lockProposalPlan(tx, scope, place.planId))
  if (!plan) return refuse('NOT_FOUND')
  if (!canProposeEntry(actor, plan)) return refuse('FORBIDDEN')
  const found = await findProposalPlace(tx, scope, input.entryProposalId)
  if (!found || found.proposedById !== actor.userId) return refuse('NOT_FOUND')
  const { planId } = plan
  const decision = decideWithdrawal(found.state)
  if (decision === 'already') return done({ planId }, true)
  if (decision) return refuse(decision)
  if (found.version !== input.version) return refuse('CHANGED_MEANWHILE', { version: found.version })
  await tx.entryProposal.update({
    where: { id: input.entryProposalId },
    data: { state: 'WITHDRAWN', decidedAt: now, decidedById: actor.userId, version: { increment: 1 } },
  })
  await tellPlan(context, 'entryProposalWithdrawn', plan, { proposal: input.entryProposalId })
  return done({ planId })
}

type Answered = { planId: string; accepted: number; declined: number }

/**
 * Head or deputy answer proposals of a plan, one or several, all or nothing. Accepted ones become entries of the draft, their proposers
 * responsible; declined ones carry the reason. The same answer once more is `already`. Refused: NOT_FOUND (one of them is not of this
 * plan), FORBIDDEN, YEAR_CLOSED, PROPOSAL_ANSWERED, PROPOSAL_WAITS (the plan is not being written), CHANGED_MEANWHILE.
 */
export async function answerEntryProposals(
  context: Context,
  input: z.output<typeof answerEntryProposalsSchema>,
): Promise<Result<Answered, Refused>> {
  const { tx, now, scope, actor } = context
  const plan = await lockProposalPlan(tx, scope, input.planId)
  if (!plan) return refuse('NOT_FOUND')
  if (!canEditPlan(actor, plan)) return refuse('FORBIDDEN')
  const { planId } = plan
  const asked = new Map(input.rows.map(({ id, version }) => [id, version]))
  const proposals = await listEntryProposals(tx, scope, planId, null, [...asked.keys()])
  if (proposals.length !== asked.size) return refuse('NOT_FOUND')
  const decision = decideAnswer(
    proposals.map(({ state }) => state),
    input.verdict,
    { yearClosed: plan.year.state === 'CLOSED', hasDraft: plan.draftId !== null },
  )
  if (decision === 'already') return done({ planId, accepted: 0, declined: 0 }, true)
  if (decision) return refuse(decision)
  const waiting = proposals.filter(({ state }) => state === 'PROPOSED')
  if (waiting.some(({ id, version }) => version !== asked.get(id))) return refuse('CHANGED_MEANWHILE')
  const accepts = input.verdict === 'ACCEPT'
  if (accepts) await takeIn(context, plan, waiting)
  await tx.entryProposal.updateMany({
    where: { id: { in: waiting.map(({ id }) => id) } },
    data: {
      ...{ state: accepts ? 'ACCEPTED' : 'DECLINED', reason: accepts ? null : input.reason },
      ...{ decidedAt: now, decidedById: actor.userId, version: { increment: 1 } },
    },
  })
  await recordEvents(
    tx,
    actor,
    now,
    waiting.map(({ id }) => ({
      kind: accepts ? 'entryProposalAccepted' : 'entryProposalDeclined',
      municipalityId: scope.municipalityId,
      organizationId: plan.organizationId,
      subjectId: planId,
      data: { proposal: id },
      note: accepts ? null : input.reason,
    })),
  )
  return done({ planId, accepted: accepts ? waiting.length : 0, declined: accepts ? 0 : waiting.length })
}

/** Proposals become entries of the draft: a line takes its proposal's id, so that one proposal is never two entries. */
async function takeIn(
  { tx }: Context,
  { planId, organizationId, draftId }: ProposalPlan,
  proposals: Awaited<ReturnType<typeof listEntryProposals>>,
): Promise<void> {
  if (!draftId) throw new Error('No draft to take proposals in')
  await tx.planLine.createMany({ data: proposals.map(({ id }) => ({ id, planId, organizationId })) })
  await writeEntries(
    tx,
    { planId, organizationId, revisionId: draftId },
    proposals.map((proposal) => ({
      ...contentOf(proposal),
      lineId: proposal.id,
      responsible: proposal.proposedBy,
      responsibleId: proposal.proposedById,
    })),
  )
}
