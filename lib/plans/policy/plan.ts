import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'

type Who = Pick<Actor, 'role' | 'organizationId'>

/** Head and deputy write the plan of their own organisation and file it (domain.md §7.3). */
export function canEditPlan(actor: Who, plan: { organizationId: string }): boolean {
  return reachOf(actor.role, 'plan.edit') === 'own' && plan.organizationId === actor.organizationId
}

/** A teacher proposes entries for the plans of the own organisation; head and deputy answer. */
export function canProposeEntry(actor: Who, plan: { organizationId: string }): boolean {
  return reachOf(actor.role, 'plan.propose') === 'own' && plan.organizationId === actor.organizationId
}

/** The Resource Centre gives its methodical opinion. */
export function canReviewPlans(actor: Who): boolean {
  return reachOf(actor.role, 'plan.review') === 'all'
}

/** The Department approves and returns. */
export function canDecidePlans(actor: Who): boolean {
  return reachOf(actor.role, 'plan.approve') === 'all'
}

/** Above the organisations drafts are not shown: a plan is theirs until it is filed. */
export function seesDrafts(actor: Who): boolean {
  return reachOf(actor.role, 'plan.read') !== 'all'
}
