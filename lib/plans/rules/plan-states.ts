import type { PlanKind, PlanLineState, PlanState, Program } from '@/lib/kernel/prisma/enums'

export type PlanReason =
  | 'PLAN_EXISTS'
  | 'KIND_UNKNOWN'
  | 'PLAN_LOCKED'
  | 'PLAN_EMPTY'
  | 'GAP_REASON_NEEDED'
  | 'NOT_SUBMITTED'
  | 'NOT_REVIEWED'
  | 'OWN_PLAN'
  | 'NOT_IN_FORCE'
  | 'REVISION_OPEN'
  | 'YEAR_CLOSED'
  | 'NOTHING_TO_COPY'
  | 'LINE_CANCELLED'
  | 'LINE_HELD'
  | 'LINE_STANDS'

const OPEN: ReadonlySet<PlanState> = new Set(['DRAFT', 'SUBMITTED', 'RC_REVIEWED'])

/** True while a revision is still on its way. */
export function isOpenRevision(state: PlanState): boolean {
  return OPEN.has(state)
}

/** Only a draft is written in; a year that is over is only read. */
export function decidePlanEdit(state: PlanState, yearClosed: boolean): PlanReason | null {
  if (yearClosed) return 'YEAR_CLOSED'
  return state === 'DRAFT' ? null : 'PLAN_LOCKED'
}

/** Rule 12: a plan with entries; where a direction has less than the norm, with a written reason. The deadline is judged above. */
export function decidePlanFiling(plan: {
  state: PlanState
  yearClosed: boolean
  entries: number
  gaps: number
  gapReason: string | null
}): PlanReason | null {
  const locked = decidePlanEdit(plan.state, plan.yearClosed)
  if (locked) return locked
  if (plan.entries === 0) return 'PLAN_EMPTY'
  return plan.gaps > 0 && !plan.gapReason ? 'GAP_REASON_NEEDED' : null
}

/** SUBMITTED → RC_REVIEWED: the Resource Centre gives its opinion once; it does not decide (domain.md §7.3). */
export function decidePlanReview(state: PlanState): PlanReason | null {
  return state === 'SUBMITTED' ? null : 'NOT_SUBMITTED'
}

/**
 * The Department approves what the Resource Centre has looked at, or what is filed where there is no centre; it returns at either step.
 * Nobody decides on what they have filed themselves (rule 7).
 */
export function decidePlanDecision(
  plan: { state: PlanState; submittedById: string | null; hasCentre: boolean },
  userId: string,
  verdict: 'APPROVE' | 'RETURN',
): PlanReason | null {
  if (plan.state !== 'SUBMITTED' && plan.state !== 'RC_REVIEWED') return 'NOT_SUBMITTED'
  if (plan.submittedById === userId) return 'OWN_PLAN'
  return verdict === 'APPROVE' && plan.state === 'SUBMITTED' && plan.hasCentre ? 'NOT_REVIEWED' : null
}

/** APPROVED → AMENDING: a new revision is begun while none is on its way. */
export function decideAmending(states: readonly PlanState[], yearClosed: boolean): PlanReason | null {
  if (yearClosed) return 'YEAR_CLOSED'
  if (states.some(isOpenRevision)) return 'REVISION_OPEN'
  return states.includes('APPROVED') ? null : 'NOT_IN_FORCE'
}

/** PLANNED → MOVED | CANCELLED of a line of the plan in force; what has been held is neither (domain.md §7.2). */
export function decideLineChange(
  line: { state: PlanLineState; held: number; inForce: boolean },
  change: 'MOVE' | 'CANCEL' | 'RESTORE',
): PlanReason | null {
  if (!line.inForce) return 'NOT_IN_FORCE'
  if (change === 'RESTORE') return line.state === 'PLANNED' ? 'LINE_STANDS' : null
  if (line.held > 0) return 'LINE_HELD'
  return line.state === 'CANCELLED' ? 'LINE_CANCELLED' : null
}

export type EntryStanding = 'PLANNED' | 'HELD' | 'MOVED' | 'CANCELLED' | 'MISSED'

/** Missed is computed: the last day is over and nothing has been held for the line. */
export function entryStanding(
  entry: { lineState: PlanLineState; held: number; toOn: string; movedToOn: string | null },
  today: string,
): EntryStanding {
  if (entry.lineState === 'CANCELLED') return 'CANCELLED'
  if (entry.held > 0) return 'HELD'
  const last = entry.lineState === 'MOVED' && entry.movedToOn ? entry.movedToOn : entry.toOn
  if (last < today) return 'MISSED'
  return entry.lineState === 'MOVED' ? 'MOVED' : 'PLANNED'
}

const PROGRAMS: Record<PlanKind, Program[]> = {
  SCHOOL: ['PRIMARY', 'BASIC', 'SECONDARY'],
  KINDERGARTEN: ['PRESCHOOL'],
}

/** Whether an organisation with these programmes owes a plan of the kind (4.x reaches schools, 5.x preschool groups). */
export function owesPlan(programs: readonly Program[], kind: PlanKind): boolean {
  return PROGRAMS[kind].some((program) => programs.includes(program))
}
