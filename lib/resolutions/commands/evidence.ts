import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { inTransaction } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import { dropBytes, type KeptBytes, keepBytes, recordFile } from '@/lib/kernel/files'
import type { Scope } from '@/lib/kernel/scope'
import { findEvidenceByKey, findEvidencePlace } from '../queries/evidence'
import { decideAddEvidence } from '../rules/evidence'
import type { addFileSchema, addLinkSchema, removeEvidenceSchema } from '../schema/evidence'
import { eventOf } from './assignments'
import { lockForWork, refuseChange, startWork, type Workplace } from './reports/change'
import { openDraft } from './reports/revisions'

export type EvidenceAdded = { evidenceId: string; assignmentId: string }

type Piece = { requirementKey: string | null; requestKey: string; title: string }

/** The piece that the same request has brought already, or why none may be added. */
async function checkAdd(
  context: Context,
  place: Workplace,
  piece: Piece & { kind: 'FILE' | 'LINK' },
): Promise<Result<EvidenceAdded> | null> {
  const { assignment, latest } = place
  const earlier = await findEvidenceByKey(context.tx, assignment.id, piece.requestKey)
  if (earlier) return done({ evidenceId: earlier.id, assignmentId: assignment.id }, true)
  const refusal = await refuseChange(context, place, 'evidence')
  if (refusal) return refusal
  const decision = decideAddEvidence(assignment.evidence, latest?.evidence.length ?? 0, piece)
  return decision.accept ? null : refuse(decision.reason)
}

async function write(
  context: Context,
  { assignment, latest }: Workplace,
  piece: Piece & ({ kind: 'LINK'; url: string } | { kind: 'FILE'; fileId: string }),
): Promise<Result<EvidenceAdded>> {
  const { tx, now, actor } = context
  const draft = await openDraft(context, assignment, latest)
  const { id } = await tx.evidence.create({
    data: { ...piece, reportId: draft.id, createdAt: now, createdById: actor.userId },
    select: { id: true },
  })
  await startWork(context, assignment)
  const data = { revision: draft.revision, kind: piece.kind, requirement: piece.requirementKey, title: piece.title }
  await recordEvent(tx, actor, now, eventOf(assignment, { kind: 'evidenceAdded', subjectId: id, data }))
  return done({ evidenceId: id, assignmentId: assignment.id })
}

/**
 * Adds a link to the draft. The same request key once more: `already`. Refused: NOT_FOUND, ALREADY_SUBMITTED, NOT_OPEN,
 * DEADLINE_PASSED, EVIDENCE_LIMIT, EVIDENCE_KIND, REQUIREMENT_UNKNOWN.
 */
export async function addLink(context: Context, input: z.output<typeof addLinkSchema>): Promise<Result<EvidenceAdded>> {
  const place = await lockForWork(context, input.assignmentId)
  if (!place) return refuse('NOT_FOUND')
  const { requirementKey, requestKey, title, url } = input
  const checked = await checkAdd(context, place, { requirementKey, requestKey, title, kind: 'LINK' })
  return checked ?? write(context, place, { requirementKey, requestKey, title, url, kind: 'LINK' })
}

/** Adds a file whose bytes are kept already; the caller drops them when the answer is not a fresh `ok`. Refused as `addLink`. */
export async function addFile(
  context: Context,
  input: z.output<typeof addFileSchema>,
  kept: KeptBytes,
): Promise<Result<EvidenceAdded>> {
  const place = await lockForWork(context, input.assignmentId)
  if (!place) return refuse('NOT_FOUND')
  const { requirementKey, requestKey } = input
  const title = input.title ?? kept.name
  const checked = await checkAdd(context, place, { requirementKey, requestKey, title, kind: 'FILE' })
  if (checked) return checked
  const { municipalityId, organizationId } = place.assignment
  const file = await recordFile(context.tx, kept, { municipalityId, organizationId, createdById: context.actor.userId })
  return write(context, place, { requirementKey, requestKey, title, kind: 'FILE', fileId: file.id })
}

/**
 * The whole way of an upload: the file judged and its bytes kept first, so that a slow store holds no locks, then the piece in one
 * transaction with its own instant; bytes that found no place are dropped. Refused as `addFile`, and FILE_* by the file itself.
 */
export async function uploadEvidence(
  { actor, scope }: { actor: Actor; scope: Scope },
  file: { bytes: Uint8Array; name: string },
  input: z.output<typeof addFileSchema>,
): Promise<Result<EvidenceAdded>> {
  const kept = await keepBytes(file)
  if (!kept.ok) return refuse(kept.reason)
  let used = false
  try {
    const result = await inTransaction((tx, now) =>
      addFile({ tx, now, today: localDay(now, actor.timeZone), actor, scope }, input, kept.kept),
    )
    used = result.ok && !result.already
    return result
  } finally {
    if (!used) await dropBytes(kept.kept)
  }
}

/**
 * Takes a piece of evidence out of the draft; its file stays in the store, because earlier revisions may show it. Gone already:
 * `already`. Refused: NOT_FOUND, ALREADY_SUBMITTED, NOT_OPEN, DEADLINE_PASSED.
 */
export async function removeEvidence(
  context: Context,
  input: z.output<typeof removeEvidenceSchema>,
): Promise<Result<{ assignmentId: string }>> {
  const { tx, now, actor } = context
  const found = await findEvidencePlace(tx, input.evidenceId)
  const place = found && (await lockForWork(context, found.assignmentId))
  if (!found || !place) return refuse('NOT_FOUND')
  const { assignment, latest } = place
  const refusal = await refuseChange(context, place, 'evidence')
  if (refusal) return refusal
  if (latest?.state !== 'DRAFT' || latest.id !== found.reportId) return refuse('NOT_OPEN')
  const { count } = await tx.evidence.deleteMany({ where: { id: input.evidenceId, reportId: latest.id } })
  if (count === 0) return done({ assignmentId: assignment.id }, true)
  const data = { revision: latest.revision, title: found.title, fileId: found.fileId, url: found.url }
  await recordEvent(tx, actor, now, eventOf(assignment, { kind: 'evidenceRemoved', subjectId: input.evidenceId, data }))
  return done({ assignmentId: assignment.id })
}
