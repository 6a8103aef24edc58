import 'server-only'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { portalAddress, queueLetters } from '@/lib/kernel/mail'
import type { FamilyNoteKind } from '@/lib/kernel/prisma/enums'
import { familyAnsweredLetter, familyAskedLetter } from '../mail'
import { findFamilyPathway } from '../queries/notes'
import { decideAcknowledging, isShownToFamily, type NoteReason } from '../rules/notes'
import { openPathway, type PathwayRefused } from './write'

type Note = {
  studentId: string
  pathwayId: string | null
  kind: FamilyNoteKind
  text: string | null
  requestKey: string
  toId?: string
}

/** Writes a note once, however often it was sent. */
async function write({ tx, actor, now }: Context, note: Note): Promise<boolean> {
  const { count } = await tx.familyNote.createMany({
    data: [
      {
        ...note,
        municipalityId: actor.municipalityId,
        authorId: actor.userId,
        at: now,
        waits: note.kind === 'QUESTION' || note.kind === 'COMMENT',
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return false
  await recordEvent(tx, actor, now, {
    kind: 'familyNoteWritten',
    municipalityId: actor.municipalityId,
    organizationId: actor.organizationId,
    subjectId: note.studentId,
    data: { note: note.kind },
  })
  return true
}

type Answered = Result<{ studentId: string }, NoteReason | CommonReason>

/**
 * A family has read its child's route, or agrees to it; recorded with the day, blocks nothing (rule 15). Refused: NOT_FOUND (not the own
 * child), NOTHING_TO_ACKNOWLEDGE (no route in force), ALREADY_AGREED.
 */
export async function acknowledgePathway(
  context: Context,
  input: { studentId: string; word: 'SEEN' | 'AGREED'; requestKey: string },
): Promise<Answered> {
  const { tx, scope, today, actor } = context
  const pathway = await findFamilyPathway(tx, scope, today, input.studentId, actor.userId)
  if (!pathway) return refuse('NOT_FOUND')
  // Behind the lock: two presses at once say it once.
  await tx.$queryRaw`SELECT 1 FROM "Pathway" WHERE "id" = ${pathway.id}::uuid FOR UPDATE`
  const locked = await findFamilyPathway(tx, scope, today, input.studentId, actor.userId)
  const objection = decideAcknowledging(locked, locked?.said ?? [], input.word)
  if (objection) return refuse(objection)
  const { studentId, requestKey } = input
  await write(context, { studentId, pathwayId: pathway.id, kind: input.word, text: null, requestKey })
  return done({ studentId })
}

/** A question or a comment of a family to the curator. Refused: NOT_FOUND (not the own child), NO_CURATOR (no route yet). */
export async function writeFamilyNote(
  context: Context,
  input: { studentId: string; kind: 'QUESTION' | 'COMMENT'; text: string; requestKey: string },
): Promise<Answered> {
  const { tx, scope, today, actor } = context
  const pathway = await findFamilyPathway(tx, scope, today, input.studentId, actor.userId)
  if (!pathway) return refuse('NOT_FOUND')
  if (!isShownToFamily(pathway.state)) return refuse('NO_CURATOR')
  const written = await write(context, { ...input, pathwayId: pathway.id })
  if (written) {
    const letter = familyAskedLetter(portalAddress())
    await queueLetters(tx, context.now, [pathway.curatorId], `familyAsked ${input.requestKey}`, letter)
  }
  return done({ studentId: input.studentId })
}

/** The staff's answer to one of the family: nothing of that person's waits any more. Refused: NOT_FOUND (not of a route in reach). */
export async function answerFamily(
  context: Context,
  input: { noteId: string; text: string; requestKey: string },
): Promise<Result<{ id: string }, PathwayRefused>> {
  const note = await context.tx.familyNote.findUnique({
    where: { id: input.noteId },
    select: { pathwayId: true, authorId: true, kind: true },
  })
  if (!note?.pathwayId || note.kind === 'ANSWER') return refuse('NOT_FOUND')
  const opened = await openPathway(context, note.pathwayId)
  if (!opened.ok) return opened.refusal
  const { studentId, id } = opened.pathway
  const { text, requestKey } = input
  const written = await write(context, {
    ...{ studentId, pathwayId: id, kind: 'ANSWER', text, requestKey, toId: note.authorId },
  })
  if (written) {
    await context.tx.familyNote.updateMany({
      where: { studentId, authorId: note.authorId, waits: true },
      data: { waits: false },
    })
    const letter = familyAnsweredLetter(portalAddress())
    await queueLetters(context.tx, context.now, [note.authorId], `familyAnswered ${requestKey}`, letter)
  }
  return done({ id })
}
