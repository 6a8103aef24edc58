import type { DevelopmentArea, PathwayBasis, PathwayParty, PathwayState } from '../types'

export type PathwayReason =
  | 'PATHWAY_LOCKED'
  | 'NOT_WAITING'
  | 'NOT_ACTIVE'
  | 'NO_STEPS'
  | 'NO_BASIS'
  | 'BASIS_TEXT_NEEDED'
  | 'COUNCIL_NEEDED'
  | 'AREAS_MISSING'
  | 'OWN_PATHWAY'
  | 'YEAR_CLOSED'
  | 'REASON_NEEDED'
  | 'STEPS_OPEN'
  | 'CLOSED_ALREADY'
  | 'OUTSIDE_YEAR'
  | 'STEP_DONE'
  | 'STEP_STANDS'
  | 'DONE_AHEAD'
  | 'STEP_LIMIT'
  | 'LINE_UNKNOWN'
  | 'CURATOR_UNKNOWN'
  | 'CURATOR_STANDS'
  | 'NOT_YOUR_PART'
  | 'TEMPLATE_UNFIT'
  | 'NOT_ENROLLED'

export const AREAS: readonly DevelopmentArea[] = ['SOCIAL', 'COGNITIVE', 'SPEECH', 'ARTISTIC', 'PHYSICAL']

/** May goal, basis and steps be written now? An active route takes a change with its reason, which stays in its log. */
export function decideWriting(
  pathway: { state: PathwayState; yearOpen: boolean },
  reason: string | null,
): PathwayReason | null {
  if (!pathway.yearOpen) return 'YEAR_CLOSED'
  if (pathway.state === 'ACTIVE') return reason ? null : 'REASON_NEEDED'
  return pathway.state === 'DRAFT' || pathway.state === 'REVISION' ? null : 'PATHWAY_LOCKED'
}

/**
 * Rule 15: a route goes to the head, and comes in force, with a step and with a consent or a recorded duty as its basis; that of a
 * kindergarten with all five areas, one after a council's template with the council's document.
 */
export function whatIsMissing(pathway: {
  basis: PathwayBasis | null
  basisText: string | null
  kindergarten: boolean
  council: boolean
  steps: readonly { area: DevelopmentArea | null }[]
}): PathwayReason[] {
  const missing: PathwayReason[] = []
  if (pathway.steps.length === 0) missing.push('NO_STEPS')
  else if (pathway.kindergarten && !AREAS.every((area) => pathway.steps.some((step) => step.area === area)))
    missing.push('AREAS_MISSING')
  if (pathway.council && pathway.basis !== 'COUNCIL') missing.push('COUNCIL_NEEDED')
  else if (!pathway.basis) missing.push('NO_BASIS')
  if (pathway.basis && !pathway.basisText) missing.push('BASIS_TEXT_NEEDED')
  return missing
}

/** DRAFT and REVISION go to the head. */
export function decideSubmitting(state: PathwayState): PathwayReason | null {
  return state === 'DRAFT' || state === 'REVISION' ? null : 'PATHWAY_LOCKED'
}

/** Head and deputy decide on what waits; their own is decided by the other of the two when there is one. */
export function decideJudging(
  pathway: { state: PathwayState; submittedById: string | null },
  userId: string,
  another: boolean,
): PathwayReason | null {
  if (pathway.state !== 'ON_APPROVAL') return 'NOT_WAITING'
  return pathway.submittedById === userId && another ? 'OWN_PATHWAY' : null
}

/** An active route is taken up for rewriting. */
export function decideRevising(state: PathwayState): PathwayReason | null {
  return state === 'ACTIVE' ? null : 'NOT_ACTIVE'
}

/** An active route is completed when no step of it is open; what was not done is skipped with a reason or goes on next year. */
export function decideCompleting(state: PathwayState, open: number): PathwayReason | null {
  if (state !== 'ACTIVE') return 'NOT_ACTIVE'
  return open > 0 ? 'STEPS_OPEN' : null
}

/** Any route that is not over is closed with a reason (left, graduated, begun by mistake). */
export function decideClosing(state: PathwayState): PathwayReason | null {
  return state === 'CLOSED' || state === 'COMPLETED' ? 'CLOSED_ALREADY' : null
}

/** Who signs a route: a child of a kindergarten does not. */
export function partiesOf(pathway: { grade: number | null }): readonly PathwayParty[] {
  const grown = ['GUARDIAN', 'CURATOR', 'HEAD'] as const
  return pathway.grade === null ? grown : ['STUDENT', ...grown]
}
