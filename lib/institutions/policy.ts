import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'

type Who = Pick<Actor, 'role'>

/** The Department keeps the list of organisations (domain.md §7.3). */
export function canEditOrganizations(actor: Who): boolean {
  return reachOf(actor.role, 'organization.edit') === 'all'
}

/** A closing is undone by the head of the Department alone: it brings back work that was taken off. */
export function canReopenOrganizations(actor: Who): boolean {
  return actor.role === 'DEPARTMENT_HEAD' && canEditOrganizations(actor)
}

/** The Department and the technical admin keep the production calendar. */
export function canEditCalendar(actor: Who): boolean {
  return reachOf(actor.role, 'calendar.edit') === 'all'
}

/** Whether a name in an organisation's staff leads to the person's page. */
export function canOpenPeople(actor: Who): boolean {
  return reachOf(actor.role, 'user.read') !== 'none'
}

/** The Department opens, turns and closes academic years and sets the usual breaks. */
export function canEditYears(actor: Who): boolean {
  return reachOf(actor.role, 'year.edit') === 'all'
}

/** Breaks of its own are an organisation's to set: by its head or deputy. */
export function canSetOwnBreaks(actor: Who): boolean {
  return reachOf(actor.role, 'class.edit') === 'own'
}
