import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'

type Who = Pick<Actor, 'role' | 'organizationId' | 'userId'>

/** Head and deputy write all registers of their own organisation (domain.md §7.3). */
export function canLead(actor: Who, record: { organizationId: string }): boolean {
  return reachOf(actor.role, 'register.lead') === 'own' && record.organizationId === actor.organizationId
}

/** A teacher writes what is their own work: records they lead, supervise or keep; head and deputy all. */
export function canKeep(actor: Who, record: { organizationId: string; keeperId: string | null }): boolean {
  if (canLead(actor, record)) return true
  const works = reachOf(actor.role, 'register.work') !== 'none' && record.organizationId === actor.organizationId
  return works && record.keeperId === actor.userId
}

/** The head alone stands by the curriculum register. */
export function canConfirmCurriculum(actor: Who, record: { organizationId: string }): boolean {
  return reachOf(actor.role, 'register.confirm') === 'own' && record.organizationId === actor.organizationId
}
