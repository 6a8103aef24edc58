import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { mailIsOn, portalAddress, queueLetters } from '@/lib/kernel/mail'
import type { ConsentMethod, Kinship } from '@/lib/kernel/prisma/enums'
import { consentAskedLetter } from '../mail'
import { listFamiliesOf } from '../queries/access'
import { findAsk, type LockedAnswer, listAsked, lockAskAnswer } from '../queries/asks'
import { findConsentClass } from '../queries/consents'
import { type Answer, type AskPurpose, type ConsentReason, decideAsk, decideAskAnswer } from '../rules/consents'

type Refused = ConsentReason | CommonReason

/**
 * Asks the families of a class that the person leads for one event: every child of today gets a row that waits. Sent twice with one
 * `requestKey` it is asked once. Refused: NOT_FOUND, YEAR_CLOSED, ASK_PAST, ASK_DAYS (answers after the event).
 */
export async function askFamilies(
  { tx, now, today, actor, scope }: Context,
  input: {
    requestKey: string
    classId: string
    purpose: AskPurpose
    title: string
    heldOn: Day
    place: string
    details: string | null
    answerBy: Day
  },
): Promise<Result<{ id: string }, Refused>> {
  const group = await findConsentClass(tx, scope, input.classId, today, 'LEADS')
  if (!group) return refuse('NOT_FOUND')
  if (!group.yearOpen) return refuse('YEAR_CLOSED')
  const objection = decideAsk(input, today)
  if (objection) return refuse(objection)
  const { classId, requestKey, heldOn, answerBy, ...words } = input
  const { municipalityId } = actor
  const [made] = await tx.consentAsk.createManyAndReturn({
    data: [
      {
        ...{ municipalityId, organizationId: group.organizationId, classGroupId: classId, requestKey, ...words },
        ...{ heldOn: dayToDate(heldOn), answerBy: dayToDate(answerBy), askedAt: now, askedById: actor.userId },
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) {
    const before = await tx.consentAsk.findFirst({
      where: { requestKey, askedById: actor.userId },
      select: { id: true },
    })
    return before ? done({ id: before.id }, true) : refuse('NOT_FOUND')
  }
  const asked = await listAsked(tx, group.id, today)
  await tx.consent.createMany({
    data: asked.map((studentId) => ({
      ...{ id: randomUUID(), municipalityId, organizationId: group.organizationId, studentId, purpose: input.purpose },
      ...{ state: 'REQUESTED' as const, askId: made.id, standsFor: `${studentId} ${made.id}` },
      ...{ validUntil: dayToDate(heldOn), recordedAt: now, recordedById: actor.userId },
    })),
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'consentAsked', municipalityId, organizationId: actor.organizationId, subjectId: made.id },
    data: { purpose: input.purpose, children: asked.length },
  })
  if (mailIsOn()) {
    const families = await listFamiliesOf(tx, asked, today, false)
    await queueLetters(tx, now, families, `consentAsked ${made.id}`, consentAskedLetter(portalAddress()))
  }
  return done({ id: made.id })
}

async function writeAnswer(
  { tx, now, today, actor }: Context,
  row: LockedAnswer,
  said: {
    answer: Answer
    method: ConsentMethod
    kinship: Kinship | null
    guardianId: string | null
    note: string | null
    on: Day
  },
): Promise<ConsentReason | null> {
  const objection = decideAskAnswer(row.ask, row.state, said.answer, today)
  if (objection) return objection
  const { answer, method, kinship, guardianId, note, on } = said
  const withdrawn = row.state === 'GRANTED' && answer === 'REFUSED'
  await tx.consent.update({
    where: { id: row.id },
    data: {
      ...{ state: withdrawn ? 'WITHDRAWN' : answer, method, kinship, guardianId, note },
      ...(withdrawn ? { withdrawnOn: dayToDate(today) } : { signedOn: dayToDate(on), withdrawnOn: null }),
      ...{ recordedAt: now, recordedById: actor.userId, version: { increment: 1 } },
    },
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'consentRecorded', municipalityId: actor.municipalityId, organizationId: actor.organizationId },
    ...{ subjectId: row.studentId, data: { purpose: row.ask.purpose, answer, askId: row.ask.id } },
  })
  return null
}

/**
 * A family's answer on screen to an ask about its own child; a refusal may say why. Refused: NOT_FOUND, ASK_OVER (after the last day; a
 * «yes» is taken back till the event), ASK_CANCELLED, ALREADY_SO.
 */
export async function answerAsk(
  context: Context,
  input: { consentId: string; answer: Answer; note: string | null },
): Promise<Result<{ studentId: string }, Refused>> {
  const { tx, scope, today, actor } = context
  const row = await lockAskAnswer(tx, scope, input.consentId, today)
  if (!row) return refuse('NOT_FOUND')
  const link = await tx.guardianLink.findFirst({
    where: { studentId: row.studentId, userId: actor.userId, revokedAt: null },
    select: { kinship: true },
  })
  const { answer, note } = input
  const said = {
    answer,
    note,
    method: 'ONLINE' as const,
    kinship: link?.kinship ?? null,
    guardianId: actor.userId,
    on: today,
  }
  const objection = await writeAnswer(context, row, said)
  return objection ? refuse(objection) : done({ studentId: row.studentId })
}

/** A paper answer to an ask, entered by who leads the class. Refused: as `answerAsk`. */
export async function recordAskAnswer(
  context: Context,
  input: { consentId: string; answer: Answer; kinship: 'MOTHER' | 'FATHER' | 'GUARDIAN' },
): Promise<Result<{ askId: string }, Refused>> {
  const { tx, scope, today } = context
  const row = await lockAskAnswer(tx, scope, input.consentId, today, 'LEADS')
  if (!row) return refuse('NOT_FOUND')
  const { answer, kinship } = input
  const said = { answer, kinship, method: 'PAPER' as const, note: null, guardianId: null, on: today }
  const objection = await writeAnswer(context, row, said)
  return objection ? refuse(objection) : done({ askId: row.ask.id })
}

/** The event does not take place: nobody is asked any more. Refused: NOT_FOUND, ASK_CANCELLED, CHANGED_MEANWHILE. */
export async function cancelAsk(
  { tx, now, today, actor, scope }: Context,
  input: { askId: string; version: number },
): Promise<Result<{ askId: string }, Refused>> {
  const ask = await findAsk(tx, scope, input.askId, today, 'LEADS')
  if (!ask) return refuse('NOT_FOUND')
  if (ask.cancelled) return refuse('ASK_CANCELLED')
  const { count } = await tx.consentAsk.updateMany({
    where: { id: ask.id, version: input.version, cancelledAt: null },
    data: { cancelledAt: now, version: { increment: 1 } },
  })
  if (count === 0) return refuse('CHANGED_MEANWHILE')
  await recordEvent(tx, actor, now, {
    ...{ kind: 'consentAskCancelled', municipalityId: actor.municipalityId, organizationId: actor.organizationId },
    subjectId: ask.id,
  })
  return done({ askId: ask.id })
}
