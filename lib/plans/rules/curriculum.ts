export type CurriculumReason = 'NOTHING_COUNTS' | 'ALREADY_CONFIRMED'

/** Item 4.2: a variant counts only with at least one row and one piece of evidence. */
export function isCounted(inclusion: { rows: readonly unknown[]; evidence: readonly unknown[] }): boolean {
  return inclusion.rows.length > 0 && inclusion.evidence.length > 0
}

/** The register can be confirmed with at least one counted variant, and once as it stands. */
export function decideConfirmation(
  inclusions: readonly { rows: readonly unknown[]; evidence: readonly unknown[] }[],
  confirmed: boolean,
): CurriculumReason | null {
  if (confirmed) return 'ALREADY_CONFIRMED'
  return inclusions.some(isCounted) ? null : 'NOTHING_COUNTS'
}
