import type { ResolutionState } from '@/lib/kernel/prisma/enums'

export type StateChange = 'COMPLETED' | 'ARCHIVED' | 'CANCELLED'

export type StateDecision = { accept: true } | { accept: false; reason: 'STATE_REFUSED' | 'OPEN_ASSIGNMENTS' }

const FROM: Record<StateChange, ResolutionState[]> = {
  COMPLETED: ['ISSUED'],
  ARCHIVED: ['COMPLETED'],
  CANCELLED: ['DRAFT', 'REVIEWED'],
}

/**
 * The states of a resolution after its draft (domain.md §7.2). Completing with assignments still open needs a note that says why;
 * an issued resolution is never cancelled, its items are withdrawn by an amendment.
 */
export function decideStateChange(
  state: ResolutionState,
  to: StateChange,
  openAssignments: number,
  note: string | null,
): StateDecision {
  if (!FROM[to].includes(state)) return { accept: false, reason: 'STATE_REFUSED' }
  if (to === 'COMPLETED' && openAssignments > 0 && !note?.trim()) return { accept: false, reason: 'OPEN_ASSIGNMENTS' }
  return { accept: true }
}

/** Drafts are seen by those who prepare them and by the resource centre; everybody else sees what was issued (domain.md §7.3). */
export const PUBLIC_STATES: ResolutionState[] = ['ISSUED', 'COMPLETED', 'ARCHIVED']
