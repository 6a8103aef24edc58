import type { Day } from '@/lib/kernel/calendar'

export type HistoricalDecision =
  | { accept: true; result: 'DONE' | 'NOT_DONE' }
  | { accept: false; reason: 'NOT_HISTORICAL' | 'DONE_IN_FUTURE' | 'DONE_BEFORE_RESOLUTION' }

/**
 * Rule 28: a result entered afterwards. Lateness is computed only from the day that is entered (`neededDueAt` = the end of that day);
 * a day before the resolution or still to come is refused.
 */
export function decideHistoricalResult(
  facts: { historical: boolean; resolutionDate: Day | null; today: Day },
  result: { done: boolean; doneOn: Day | null },
): HistoricalDecision {
  if (!facts.historical) return { accept: false, reason: 'NOT_HISTORICAL' }
  if (!result.done || result.doneOn === null) return { accept: true, result: 'NOT_DONE' }
  if (result.doneOn > facts.today) return { accept: false, reason: 'DONE_IN_FUTURE' }
  if (facts.resolutionDate !== null && result.doneOn < facts.resolutionDate) {
    return { accept: false, reason: 'DONE_BEFORE_RESOLUTION' }
  }
  return { accept: true, result: 'DONE' }
}

/** A report on 2024 cannot have been made before 2024 began; «ONCE» has no beginning of its own. */
export function isBeforePeriod(doneOn: Day | null, periodKey: string): boolean {
  const year = /^\d{4}/.exec(periodKey)?.[0]
  return doneOn !== null && year !== undefined && doneOn.slice(0, 4) < year
}
