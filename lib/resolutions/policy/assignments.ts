import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'
import type { OrganizationKind } from '@/lib/kernel/prisma/enums'

type Owned = { organizationId: string; organizationKind: OrganizationKind; handedToId: string | null }

/** The Department acts for an organisation outside the portal: drafts, evidence and the record of its answer. */
export function canActForExternal(actor: Pick<Actor, 'role'>): boolean {
  return reachOf(actor.role, 'assignment.recordExternal') !== 'none'
}

/** The executor's own people see the draft: the head and deputies, the person it was handed to, the Department for one outside. */
export function canSeeDraft(actor: Pick<Actor, 'role' | 'organizationId' | 'userId'>, assignment: Owned): boolean {
  return canWork(actor, assignment)
}

/** Whether the person may write the report of this assignment. */
export function canWork(actor: Pick<Actor, 'role' | 'organizationId' | 'userId'>, assignment: Owned): boolean {
  if (assignment.organizationKind === 'EXTERNAL' && canActForExternal(actor)) return true
  const reach = reachOf(actor.role, 'assignment.work')
  if (reach === 'none' || assignment.organizationId !== actor.organizationId) return false
  return reach !== 'handed' || assignment.handedToId === actor.userId
}

/** Whether the person may submit, recall and hand over for this organisation; the Department for one outside the portal. */
export function canAnswerFor(actor: Pick<Actor, 'role' | 'organizationId' | 'userId'>, assignment: Owned): boolean {
  if (assignment.organizationKind === 'EXTERNAL') return canActForExternal(actor)
  return reachOf(actor.role, 'assignment.submit') !== 'none' && assignment.organizationId === actor.organizationId
}

/** Whether the person may decide on reports and extensions of this municipality. */
export function canDecide(actor: Pick<Actor, 'role'>): boolean {
  return reachOf(actor.role, 'assignment.decide') !== 'none'
}
