import type { AssignmentRowView, NextStep } from '@/lib/monitoring/types'

const PLACE: Partial<Record<NextStep, string>> = {
  fill: '/report',
  rework: '/report',
  review: '#decision',
  askExtension: '/extension',
  decideExtension: '#extensions',
}

/** Where a row's step is done: a page of the assignment, or a part of its first one. */
export function stepHref(row: Pick<AssignmentRowView, 'id' | 'nextStep'>): string {
  return `/assignments/${row.id}${PLACE[row.nextStep] ?? ''}`
}

/** Steps that are a button; the others are only said. */
export function isButtonStep(step: NextStep): boolean {
  return step !== 'open' && step !== 'waitExtension' && step !== 'tellHead'
}
