import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'

type Who = Pick<Actor, 'role'>

/** Head, deputy, and who works with the child's class write routes; whose, the scope says (domain.md §7.3). */
export function canWritePathways(actor: Who): boolean {
  return reachOf(actor.role, 'pathway.write') !== 'none'
}

/** Head and deputy let a route come in force. */
export function canApprovePathways(actor: Who): boolean {
  return reachOf(actor.role, 'pathway.approve') === 'own'
}

/** The Resource Centre writes the templates of the municipality. */
export function canEditTemplates(actor: Who): boolean {
  return reachOf(actor.role, 'pathway.templates') === 'all'
}
