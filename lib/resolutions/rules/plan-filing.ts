import { decideSubmission, isOpen, type SubmissionDecision } from './deadlines'

type Bound = Parameters<typeof decideSubmission>[0]

export type PlanFilingDecision =
  | { accept: true; basis: Extract<SubmissionDecision, { accept: true }>['basis'] | 'AMENDMENT' }
  | Extract<SubmissionDecision, { accept: false }>

const laterOf = (a: Date | null, b: Date | null) => (a === null || b === null ? (a ?? b) : a > b ? a : b)

/**
 * Whether a plan is taken at `now`: like a report by its assignment's due moment (rule 8), or within the days given with a return. An
 * amendment of a plan in force has been filed in time once and is bound to nothing; neither is a plan that no open assignment asks for.
 */
export function decidePlanSubmission(
  assignment: Bound | null,
  revision: { amends: boolean; reworkDueAt: Date | null },
  now: Date,
  lateReason: string | null,
): PlanFilingDecision {
  if (revision.amends) return { accept: true, basis: 'AMENDMENT' }
  if (!assignment || !isOpen(assignment.state)) return { accept: true, basis: 'NO_DEADLINE' }
  const reworkDueAt = laterOf(assignment.reworkDueAt, revision.reworkDueAt)
  return decideSubmission({ ...assignment, reworkDueAt }, now, lateReason)
}
