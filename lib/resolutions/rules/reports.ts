import { type Day, endOfLocalDay } from '@/lib/kernel/calendar'
import type { ReportState } from '@/lib/kernel/prisma/enums'
import type { EvidenceRequirement, FigureRequest, Measured } from '../types'
import { type EvidenceFact, isRequirementMet } from './evidence'

/** Symbols of text that make a report without figures (rule 6). */
export const MIN_REPORT_TEXT = 20

/** Symbols of a report's text at most. */
export const REPORT_TEXT_LIMIT = 20_000

export type Figures = Record<string, number | null>

export type Missing =
  | { kind: 'TEXT' }
  | { kind: 'FIGURE'; key: string; label: string }
  | { kind: 'EVIDENCE'; key: string; title: string }

export type ReportContent = { text: string; figures: Figures; evidence: readonly EvidenceFact[] }

/**
 * What a report still lacks (rule 6): every required figure and every required kind of evidence; and 20 symbols of text unless at
 * least one figure is given. Where the portal's own records show that the item is carried out, they are its evidence: each stands with
 * its own papers, and nobody uploads them twice. Empty when it may be sent.
 */
export function missingParts(
  report: ReportContent,
  item: { evidence: readonly EvidenceRequirement[]; figures: readonly FigureRequest[] },
  measured: Pick<Measured, 'reached'> | null = null,
): Missing[] {
  const given = (key: string) => typeof report.figures[key] === 'number'
  const missing: Missing[] = []
  const anyFigure = item.figures.some((figure) => given(figure.key))
  if (!anyFigure && report.text.trim().length < MIN_REPORT_TEXT) missing.push({ kind: 'TEXT' })
  for (const { key, label, required } of item.figures) {
    if (required && !given(key)) missing.push({ kind: 'FIGURE', key, label })
  }
  for (const requirement of item.evidence) {
    if (requirement.required && !measured?.reached && !isRequirementMet(requirement, report.evidence)) {
      missing.push({ kind: 'EVIDENCE', key: requirement.key, title: requirement.title })
    }
  }
  return missing
}

/** Only the figures that the item asks for, each a number or null. */
export function figuresAsked(figures: Figures, asked: readonly FigureRequest[]): Figures {
  return Object.fromEntries(asked.map(({ key }) => [key, figures[key] ?? null]))
}

/** True when both hold the same text and figures: saving again what is there is no conflict. */
export function isSameContent(a: { text: string; figures: Figures }, b: { text: string; figures: Figures }): boolean {
  const keys = new Set([...Object.keys(a.figures), ...Object.keys(b.figures)])
  return a.text === b.text && [...keys].every((key) => (a.figures[key] ?? null) === (b.figures[key] ?? null))
}

/** A submission stands until it is recalled; a returned one stands, so that a return never launders lateness (rule 2). */
export function isStanding(state: ReportState): boolean {
  return state === 'SUBMITTED' || state === 'RETURNED' || state === 'ACCEPTED'
}

/**
 * When an answer from outside the portal counts as given: the last instant of the day on which it arrived, or now when it arrived
 * today; null for a day that is still to come.
 */
export function receivedAt(receivedOn: Day, now: Date, today: Day, timeZone: string): Date | null {
  if (receivedOn > today) return null
  return receivedOn === today ? now : endOfLocalDay(receivedOn, timeZone)
}

export type RecallDecision =
  | { accept: true }
  | { accept: false; reason: 'NOT_SUBMITTED' | 'REVIEW_BEGUN' | 'RECALL_AFTER_DUE' }

/**
 * Rule 6: a report can be taken back until its review has begun. After the due moment it cannot, because it could not be sent in
 * again and the executor would lose a report that came in time; unless the item takes late ones.
 */
export function decideRecall(
  assignment: { state: string; reviewStartedAt: Date | null; acceptsLate: boolean; dueAt: Date | null },
  now: Date,
): RecallDecision {
  if (assignment.state !== 'SUBMITTED') return { accept: false, reason: 'NOT_SUBMITTED' }
  if (assignment.reviewStartedAt) return { accept: false, reason: 'REVIEW_BEGUN' }
  if (assignment.dueAt && now > assignment.dueAt && !assignment.acceptsLate) {
    return { accept: false, reason: 'RECALL_AFTER_DUE' }
  }
  return { accept: true }
}
