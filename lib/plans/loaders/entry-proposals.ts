import 'server-only'
import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireScope } from '@/lib/kernel/request'
import type { Scope } from '@/lib/kernel/scope'
import { listPartnerChoices } from '@/lib/partners/queries'
import type { PartnerChoice } from '@/lib/partners/types'
import { canEditPlan, canProposeEntry } from '../policy/plan'
import { countProposals, listEntryProposals } from '../queries/entry-proposals'
import { findPlan, findPlanGround, listEntries, type PlanGround } from '../queries/plan'
import { nameInPlan } from '../rules/named'
import { decideAmending } from '../rules/plan-states'
import { newProposalQuerySchema } from '../schema/entry-proposals'
import type { EntryProposal, ProposalCounts, ProposedContent } from '../types/entry-proposals'
import type { Plan, PlanEntry, PlanRevision } from '../types/plan'

type Query = Record<string, string | string[] | undefined>

/** Whose proposals a person sees: all of the plan for who answers, the own for who proposes; nothing else. */
type Side = 'answers' | 'proposes'

function sideOf(actor: Actor, plan: { organizationId: string }): Side | null {
  if (canEditPlan(actor, plan)) return 'answers'
  return canProposeEntry(actor, plan) ? 'proposes' : null
}

async function findPlanOfSide(planId: string): Promise<{ actor: Actor; scope: Scope; plan: Plan; side: Side }> {
  const { actor, scope } = await requireScope('plan.read')
  const id = recordIdSchema.safeParse(planId)
  const plan = id.success ? await findPlan(db(), scope, id.data, true) : null
  const side = plan && sideOf(actor, plan)
  if (!plan || !side) notFound()
  return { actor, scope, plan, side }
}

export type ProposalsAtPlan = { side: Side; counts: ProposalCounts; open: boolean }

/** How many proposals a plan has, for its page; null for those whom proposals do not concern. One statement. */
export async function loadProposalsAtPlan(
  plan: Pick<Plan, 'id' | 'organizationId' | 'year'>,
): Promise<ProposalsAtPlan | null> {
  const { actor, scope } = await requireScope('plan.read')
  const side = sideOf(actor, plan)
  if (!side) return null
  const counts = await countProposals(db(), scope, plan.id, side === 'proposes' ? actor.userId : null)
  return { side, counts, open: plan.year.state !== 'CLOSED' }
}

export type ProposalsView = {
  plan: Plan
  side: Side
  waiting: EntryProposal[]
  answered: EntryProposal[]
  timeZone: string
  /** The year goes on: proposals are made and answered. */
  open: boolean
  /** A draft is being written, so that proposals can be taken in. */
  hasDraft: boolean
  mayAmend: boolean
}

/** Proposals for a plan: all for head and deputy, the own for a teacher. Two statements and the session's. */
export async function loadProposals(planId: string): Promise<ProposalsView> {
  const { actor, scope, plan, side } = await findPlanOfSide(planId)
  const rows = await listEntryProposals(db(), scope, plan.id, side === 'proposes' ? actor.userId : null)
  const closed = plan.year.state === 'CLOSED'
  const states = plan.revisions.map(({ state }) => state)
  return {
    ...{ plan, side, timeZone: actor.timeZone, open: !closed },
    waiting: rows.filter(({ state }) => state === 'PROPOSED'),
    // What was taken back is the proposer's own matter.
    answered: rows.filter(({ state }) => state !== 'PROPOSED' && (side === 'proposes' || state !== 'WITHDRAWN')),
    hasDraft: states.includes('DRAFT'),
    mayAmend: side === 'answers' && decideAmending(states, closed) === null,
  }
}

export type NewProposalView = {
  plan: Plan
  /** What the proposal would be added to. */
  revision: PlanRevision
  entries: PlanEntry[]
  ground: Pick<PlanGround, 'directions' | 'grades' | 'norms'>
  partners: PartnerChoice[]
  userId: string
  /** Who answers for it. */
  responsible: string
  /** The words of an own proposal to begin with. */
  begun: ProposedContent | null
}

/** For the form of a proposal; only who may propose, and while the year goes on. Five statements at most and the session's. */
export async function loadNewProposal(planId: string, query: Query): Promise<NewProposalView> {
  const { actor, scope, plan, side } = await findPlanOfSide(planId)
  const [revision] = plan.revisions
  if (side !== 'proposes' || plan.year.state === 'CLOSED' || !revision) notFound()
  const { from } = newProposalQuerySchema.parse({ from: Array.isArray(query.from) ? query.from[0] : query.from })
  const [entries, ground, partners, begun] = await Promise.all([
    listEntries(db(), revision.id),
    findPlanGround(db(), scope.municipalityId, plan.organizationId, plan.kind, plan.year.id),
    listPartnerChoices(db(), actor.municipalityId),
    from ? listEntryProposals(db(), scope, plan.id, actor.userId, [from]) : [],
  ])
  return {
    ...{ plan, revision, entries, ground, partners },
    userId: actor.userId,
    responsible: nameInPlan(actor),
    begun: begun[0] ?? null,
  }
}
