import { type Actor, isDepartment } from '@/lib/kernel/actor'

/** Drafts are prepared by the Department (domain.md §7.3, first row). */
export function canPrepareDraft(actor: Pick<Actor, 'role'>): boolean {
  return isDepartment(actor)
}
