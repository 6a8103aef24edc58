import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { inTransaction } from '@/lib/kernel/db'
import { dropBytes, type FileRefusal, type KeptBytes, keepBytes, recordFile } from '@/lib/kernel/files'
import type { Scope } from '@/lib/kernel/scope'
import { canKeep } from '../policy/registers'
import { type EvidencePlace, findEvidencePlace, findPieceRecord } from '../queries/evidence'
import { holdRegisters } from '../queries/registers'
import { evidencePage } from '../rules/evidence'
import { MOST_EVIDENCE, type RegisterReason } from '../rules/registers'
import type { addRegisterFileSchema, addRegisterLinkSchema, removeRegisterEvidenceSchema } from '../schema/registers'
import { touchCurriculum } from './curriculum'
import { tellRegister } from './registers'

type Refused = RegisterReason | FileRefusal | CommonReason
type Piece = { requestKey: string; title: string } & ({ kind: 'LINK'; url: string } | { kind: 'FILE'; kept: KeptBytes })
/** `page`: where the record stands. */
export type PieceAdded = { page: string }

/** The record that evidence is added to or taken from now, the organisation's other writers kept away. */
async function open(
  context: Context,
  recordId: string,
): Promise<{ ok: true; place: EvidencePlace } | { ok: false; refusal: Result<never, Refused> }> {
  const { tx, scope, actor } = context
  if (!scope.organizationId) return { ok: false, refusal: refuse('FORBIDDEN') }
  await holdRegisters(tx, scope.organizationId)
  const place = await findEvidencePlace(tx, scope, recordId)
  if (!place) return { ok: false, refusal: refuse('NOT_FOUND') }
  if (!canKeep(actor, place)) return { ok: false, refusal: refuse('FORBIDDEN') }
  return place.open ? { ok: true, place } : { ok: false, refusal: refuse('YEAR_CLOSED') }
}

async function add(context: Context, recordId: string, piece: Piece): Promise<Result<PieceAdded, Refused>> {
  const { tx, now, actor } = context
  const opened = await open(context, recordId)
  if (!opened.ok) return opened.refusal
  const { place } = opened
  const there = await tx.registerEvidence.findMany({
    where: { [place.column]: place.id },
    select: { requestKey: true },
    take: MOST_EVIDENCE + 1,
  })
  if (there.some(({ requestKey }) => requestKey === piece.requestKey)) return done({ page: evidencePage(place) }, true)
  if (there.length >= MOST_EVIDENCE) return refuse('EVIDENCE_LIMIT')
  const { municipalityId } = actor
  const { organizationId } = place
  const owner = { municipalityId, organizationId, createdById: actor.userId }
  const body =
    piece.kind === 'LINK'
      ? { kind: piece.kind, url: piece.url }
      : { kind: piece.kind, fileId: (await recordFile(tx, piece.kept, owner)).id }
  const { count } = await tx.registerEvidence.createMany({
    data: [
      {
        ...{ municipalityId, organizationId, [place.column]: place.id, ...body },
        ...{ title: piece.title, requestKey: piece.requestKey, addedAt: now, addedById: actor.userId },
      },
    ],
    skipDuplicates: true,
  })
  // The key of another record's piece: nobody's form sends it.
  if (count === 0) throw new Error('A request key was used for another record')
  if (place.column === 'inclusionId' && place.yearId) await touchCurriculum(context, organizationId, place.yearId)
  const told = { kind: piece.kind, of: place.column }
  await tellRegister(context, 'registerEvidenceAdded', { organizationId, subjectId: place.id }, told)
  return done({ page: evidencePage(place) })
}

/**
 * A link that shows what a record says. The same request key once more is `already`. Refused: NOT_FOUND, FORBIDDEN (another's record),
 * YEAR_CLOSED, EVIDENCE_LIMIT.
 */
export function addRegisterLink(
  context: Context,
  input: z.output<typeof addRegisterLinkSchema>,
): Promise<Result<PieceAdded, Refused>> {
  const { recordId, requestKey, title, url } = input
  return add(context, recordId, { kind: 'LINK', requestKey, title, url })
}

/**
 * The whole way of an upload: the file judged and its bytes kept first, so that a slow store holds no locks, then the piece in one
 * transaction; bytes that found no place are dropped. Refused as `addRegisterLink`, and by the file's kind and size (rule 24).
 */
export async function uploadRegisterFile(
  { actor, scope }: { actor: Actor; scope: Scope },
  file: { bytes: Uint8Array; name: string },
  input: z.output<typeof addRegisterFileSchema>,
): Promise<Result<PieceAdded, Refused>> {
  const result = await keepBytes(file)
  if (!result.ok) return refuse(result.reason)
  const { kept } = result
  let used = false
  try {
    const { recordId, requestKey } = input
    const added = await inTransaction((tx, now) =>
      add({ tx, now, today: localDay(now, actor.timeZone), actor, scope }, recordId, {
        ...{ kind: 'FILE', requestKey, title: kept.name, kept },
      }),
    )
    used = added.ok && !added.already
    return added
  } finally {
    if (!used) await dropBytes(kept)
  }
}

/** Takes a piece of evidence off a record; its bytes stay for the audit until they are purged. Refused: NOT_FOUND, FORBIDDEN, YEAR_CLOSED. */
export async function removeRegisterEvidence(
  context: Context,
  input: z.output<typeof removeRegisterEvidenceSchema>,
): Promise<Result<PieceAdded, Refused>> {
  const { tx } = context
  const recordId = await findPieceRecord(tx, input.registerEvidenceId)
  if (!recordId) return refuse('NOT_FOUND')
  const opened = await open(context, recordId)
  if (!opened.ok) return opened.refusal
  const { place } = opened
  const { organizationId } = place
  const { count } = await tx.registerEvidence.deleteMany({ where: { id: input.registerEvidenceId } })
  if (count === 0) return done({ page: evidencePage(place) }, true)
  if (place.column === 'inclusionId' && place.yearId) await touchCurriculum(context, organizationId, place.yearId)
  await tellRegister(context, 'registerEvidenceRemoved', { organizationId, subjectId: place.id }, { of: place.column })
  return done({ page: evidencePage(place) })
}
