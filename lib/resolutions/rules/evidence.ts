import type { EvidenceRequirement } from '../types'

/** Pieces of evidence in one report. */
export const EVIDENCE_LIMIT = 30

export type EvidenceFact = { id: string; requirementKey: string | null; kind: 'FILE' | 'LINK' }

/** Which pieces of evidence a person saw: equal marks, equal evidence. */
export function evidenceMark(evidence: readonly { id: string }[]): string {
  return evidence
    .map((piece) => piece.id)
    .sort()
    .join(',')
}

/** Whether a piece of this kind may answer the requirement. */
export function fitsRequirement(requirement: Pick<EvidenceRequirement, 'kind'>, kind: 'FILE' | 'LINK'): boolean {
  return requirement.kind === 'ANY' || requirement.kind === kind
}

/** A requirement is ticked off by any piece of its kind that names it (rule 6). */
export function isRequirementMet(requirement: EvidenceRequirement, evidence: readonly EvidenceFact[]): boolean {
  return evidence.some((piece) => piece.requirementKey === requirement.key && fitsRequirement(requirement, piece.kind))
}

export type AddEvidenceDecision =
  | { accept: true }
  | { accept: false; reason: 'EVIDENCE_LIMIT' | 'EVIDENCE_KIND' | 'REQUIREMENT_UNKNOWN' }

/** Whether one more piece may be put into a report: at most 30, for a requirement of the item or none, of the kind it asks for. */
export function decideAddEvidence(
  requirements: readonly EvidenceRequirement[],
  present: number,
  piece: { requirementKey: string | null; kind: 'FILE' | 'LINK' },
): AddEvidenceDecision {
  if (present >= EVIDENCE_LIMIT) return { accept: false, reason: 'EVIDENCE_LIMIT' }
  if (piece.requirementKey === null) return { accept: true }
  const requirement = requirements.find((each) => each.key === piece.requirementKey)
  if (!requirement) return { accept: false, reason: 'REQUIREMENT_UNKNOWN' }
  return fitsRequirement(requirement, piece.kind) ? { accept: true } : { accept: false, reason: 'EVIDENCE_KIND' }
}
