import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'

type Who = Pick<Actor, 'role' | 'organizationId'>

/** Head and deputy confirm, lock and choose the level of their own organisation (domain.md §7.3). */
export function canConfirm(actor: Who, activity: { organizationId: string }): boolean {
  return reachOf(actor.role, 'activity.confirm') === 'own' && activity.organizationId === actor.organizationId
}

export function canLog(actor: Who): boolean {
  return reachOf(actor.role, 'activity.log') !== 'none'
}

export function canEditNorms(actor: Pick<Actor, 'role'>): boolean {
  return reachOf(actor.role, 'norm.edit') === 'all'
}

/** Above the school there are counts alone, and none of a group under five (rule 26). */
export function isAboveSchool(actor: Pick<Actor, 'role'>): boolean {
  return reachOf(actor.role, 'hours.totals') === 'all'
}
