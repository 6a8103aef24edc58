import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'

type Who = Pick<Actor, 'role' | 'organizationId'>

/** The Resource Centre keeps the register; a head changes what the own organisation has added (domain.md §7.3). */
export function canEditPartner(actor: Who, partner: { organizationId: string | null }): boolean {
  const reach = reachOf(actor.role, 'partner.edit')
  return reach === 'all' || (reach === 'own' && partner.organizationId === actor.organizationId)
}

export function canAddPartner(actor: Who): boolean {
  return reachOf(actor.role, 'partner.edit') !== 'none'
}
