import type { Day } from '@/lib/kernel/calendar'

/** Item 4.3: held, and an employer or the parents named as partner. */
export function isCounted(project: { heldOn: Day | null; partner: string | null; withParents: boolean }): boolean {
  return project.heldOn !== null && (project.partner !== null || project.withParents)
}
