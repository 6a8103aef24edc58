import { type Actor, isDepartment } from '@/lib/kernel/actor'
import type { ResolutionState } from '@/lib/kernel/prisma/enums'
import { PUBLIC_STATES } from '../rules/resolutions'

/** States of resolutions that the actor's role sees at all: drafts for those who prepare them and the resource centre (domain.md §7.3). */
export function visibleStates(actor: Pick<Actor, 'role'>): ResolutionState[] {
  if (isDepartment(actor)) return ['DRAFT', 'REVIEWED', ...PUBLIC_STATES, 'CANCELLED']
  if (actor.role === 'RESOURCE_CENTRE') return ['DRAFT', 'REVIEWED', ...PUBLIC_STATES]
  return PUBLIC_STATES
}

/** A draft or an issued resolution in this state is there for the actor. */
export function canSeeResolution(actor: Pick<Actor, 'role'>, state: ResolutionState): boolean {
  return visibleStates(actor).includes(state)
}
