import 'server-only'
import type { z } from 'zod'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { ReportFacts } from '../../queries/reports'
import { type Figures, figuresAsked, isSameContent } from '../../rules/reports'
import type { postDraftSchema, saveDraftSchema } from '../../schema/reports'
import type { FigureRequest } from '../../types'
import { lockForWork, refuseChange, startWork } from './change'
import { openDraft } from './revisions'

/** The draft as it stands now, for the next save. */
export type DraftState = { assignmentId: string; revision: number; version: number; savedAt: string }

/**
 * `details` of CHANGED_MEANWHILE: both texts by the names of their fields (rule 23), and the state that the next save builds on.
 */
export type DraftConflict = DraftState & { theirs: Record<string, string>; mine?: Record<string, string> }

type Content = { text: string; figures: Figures }

function stateOf(report: Pick<ReportFacts, 'assignmentId' | 'revision' | 'version' | 'updatedAt'>): DraftState {
  const { assignmentId, revision, version } = report
  return { assignmentId, revision, version, savedAt: report.updatedAt.toISOString() }
}

function worded({ text, figures }: Content, asked: readonly FigureRequest[]): Record<string, string> {
  const numbers = asked.map(({ key, label }) => [label, figures[key] === null ? '' : String(figures[key] ?? '')])
  return { 'Ход исполнения': text, ...Object.fromEntries(numbers) }
}

/** Somebody else's draft beside one's own. */
export function conflictOf(report: ReportFacts, asked: readonly FigureRequest[], mine?: Content): DraftConflict {
  return { ...stateOf(report), theirs: worded(report, asked), mine: mine && worded(mine, asked) }
}

/**
 * Saves text and figures of the draft; the first save starts the work. Refused: NOT_FOUND, ALREADY_SUBMITTED, NOT_OPEN,
 * DEADLINE_PASSED (rule 8), CHANGED_MEANWHILE with the other text (rule 23). Saving what is there already is `already`.
 */
export async function saveDraft(
  context: Context,
  input: z.output<typeof saveDraftSchema>,
): Promise<Result<DraftState>> {
  const place = await lockForWork(context, input.assignmentId)
  if (!place) return refuse('NOT_FOUND')
  const { assignment, latest } = place
  const refusal = await refuseChange(context, place, 'text')
  if (refusal) return refusal
  const content = { text: input.text, figures: figuresAsked(input.figures, assignment.figures) }
  // A draft that only evidence has opened holds no text that could be lost.
  const untouched = latest?.version === 1 && latest.revision === 1
  const seen = !latest || untouched || (latest.revision === input.revision && latest.version === input.version)
  if (latest?.state === 'DRAFT' && isSameContent(latest, content)) return done(stateOf(latest), true)
  if (latest && !seen) return refuse('CHANGED_MEANWHILE', conflictOf(latest, assignment.figures, content))
  const { tx, now, actor } = context
  const draft = await openDraft(context, assignment, latest)
  const version = draft.version + 1
  const { count } = await tx.executionReport.updateMany({
    where: { id: draft.id, version: draft.version, state: 'DRAFT' },
    data: { ...content, version, updatedAt: now, updatedById: actor.userId },
  })
  if (count !== 1) throw new Error('A locked draft changed')
  await startWork(context, assignment)
  return done(stateOf({ ...draft, version, updatedAt: now }))
}

/** `saveDraft` with where the person wants to go next. */
export async function postDraft(
  context: Context,
  input: z.output<typeof postDraftSchema>,
): Promise<Result<DraftState & { next: 'check' | 'stay' }>> {
  const saved = await saveDraft(context, input)
  return saved.ok ? { ...saved, data: { ...saved.data, next: input.next } } : saved
}
