import type { Day } from '@/lib/kernel/calendar'
import { deriveStatus, isOpen } from '@/lib/resolutions/rules/deadlines'
import type { DerivedStatus } from '@/lib/resolutions/types'
import type { StatusFacts, Totals } from '../types'

/**
 * The status a list, a matrix or a file shows (domain.md §7.5). A historical assignment without a result has no urgency: its
 * lateness comes only from entered dates (rule 28), so it is never overdue and never «скоро срок».
 */
export function rowStatus(facts: StatusFacts, today: Day): DerivedStatus {
  if (!facts.historical || !isOpen(facts.state)) return deriveStatus(facts, today)
  if (facts.state === 'RETURNED') return { kind: 'onRework', days: null }
  if (facts.currentDueOn === null) return { kind: 'noDeadline', reviewOn: facts.reviewOn }
  return { kind: facts.state === 'ISSUED' || facts.state === 'ACKNOWLEDGED' ? 'notStarted' : 'inProgress' }
}

const RANK: Record<DerivedStatus['kind'], number> = {
  overdue: 0,
  onRework: 1,
  dueSoon: 2,
  submitted: 3,
  notStarted: 4,
  inProgress: 4,
  continuous: 4,
  noDeadline: 5,
  acceptedLate: 6,
  accepted: 7,
  notApplicable: 8,
  cancelled: 9,
}

/** 0 presses most, 9 least; the order of the matrix's squares. `URGENCY_SQL` in queries/status-sql.ts computes the same. */
export function urgencyRank(status: DerivedStatus): number {
  return RANK[status.kind]
}

/** Sorts what presses most first: by rank, then by the nearer day (9999-12-31 stands for none). */
export function compareUrgency(
  a: { status: DerivedStatus; dueOn: Day | null },
  b: { status: DerivedStatus; dueOn: Day | null },
): number {
  const byRank = urgencyRank(a.status) - urgencyRank(b.status)
  if (byRank !== 0) return byRank
  const [left, right] = [a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31']
  return left < right ? -1 : left > right ? 1 : 0
}

/** True when nothing more is expected: accepted or removed from control. */
export function isSettled(status: DerivedStatus): boolean {
  return urgencyRank(status) >= RANK.acceptedLate
}

/** An item's status is the shares of its assignments (domain.md §7.5); removed ones are left out of the whole. */
export function addTotals(all: Totals[]): Totals {
  const sum: Totals = { total: 0, done: 0, overdue: 0 }
  for (const { total, done, overdue } of all) {
    sum.total += total
    sum.done += done
    sum.overdue += overdue
  }
  return sum
}
