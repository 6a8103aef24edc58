import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { ConsentMethod, ConsentPurpose, Kinship } from '@/lib/kernel/prisma/enums'
import { findConsentClass, listStandingRows, listTextsInForce, lockChild, lockChildren } from '../queries/consents'
import {
  type Answer,
  type ConsentReason,
  decideAnswer,
  decideSigning,
  type StandingPurpose,
  standingOf,
} from '../rules/consents'

/**
 * What the domains above have to do when a family's word on the portal changes (rule 21): routes know of it, consents know nothing of
 * routes. Called in the same transaction.
 */
export type ConsentsAbove = {
  withdrawn(context: Context, studentIds: string[]): Promise<void>
  granted(context: Context, studentIds: string[]): Promise<void>
}

type Refused = ConsentReason | CommonReason

type Written = {
  organizationId: string
  studentIds: string[]
  purpose: StandingPurpose
  answer: Answer
  method: ConsentMethod
  kinship: Kinship | null
  guardianId: string | null
  edition: number
  /** Of the paper, or today. */
  on: Day
}

/**
 * Writes one answer for several children whose rows are locked: a «yes» is a new row; a «no» ends a «yes» that stands from its day on,
 * and is a refusal where there was none. What has that answer already is left as it is. As many statements for one child as for thirty.
 * Gives those whose answer has changed.
 */
async function writeAnswers(context: Context, written: Written, above: ConsentsAbove): Promise<string[]> {
  const { tx, now, today, actor } = context
  const { organizationId, purpose, answer, method, kinship, guardianId, edition, on } = written
  const texts = await listTextsInForce(tx, actor.municipalityId, actor.timeZone)
  const anewFrom = texts.find((text) => text.purpose === purpose)?.anewFrom ?? 0
  const latest = new Map((await listStandingRows(tx, written.studentIds, purpose)).map((row) => [row.studentId, row]))
  // What was said to an organisation that the child has left says nothing to this one.
  const toThis = (id: string) => {
    const row = latest.get(id)
    return row?.organizationId === organizationId ? row : null
  }
  const changed = written.studentIds.filter(
    (id) => decideAnswer(standingOf(toThis(id), today, anewFrom), answer) === null,
  )
  if (changed.length === 0) return []
  const withdrawing = answer === 'REFUSED' ? changed.filter((id) => toThis(id)?.state === 'GRANTED') : []
  if (withdrawing.length > 0) {
    await tx.consent.updateMany({
      where: { id: { in: withdrawing.flatMap((id) => latest.get(id)?.id ?? []) } },
      data: {
        state: 'WITHDRAWN',
        withdrawnOn: dayToDate(on),
        recordedAt: now,
        recordedById: actor.userId,
        version: { increment: 1 },
      },
    })
  }
  const fresh = changed.filter((id) => !withdrawing.includes(id))
  if (fresh.length > 0) {
    await tx.consent.updateMany({
      where: { id: { in: fresh.flatMap((id) => latest.get(id)?.id ?? []) } },
      data: { standsFor: null },
    })
    await tx.consent.createMany({
      data: fresh.map((studentId) => ({
        ...{ id: randomUUID(), municipalityId: actor.municipalityId, organizationId, studentId, purpose, edition },
        ...{
          state: answer,
          method,
          kinship,
          guardianId,
          signedOn: dayToDate(on),
          standsFor: `${studentId} ${purpose}`,
        },
        ...{ recordedAt: now, recordedById: actor.userId },
      })),
    })
  }
  if (purpose === 'PORTAL') {
    if (answer === 'REFUSED')
      await tx.accessSlip.updateMany({
        where: { studentId: { in: changed }, usedAt: null, revokedAt: null },
        data: { revokedAt: now },
      })
    await (answer === 'REFUSED' ? above.withdrawn : above.granted)(context, changed)
  }
  return changed
}

async function tell(
  { tx, actor, now }: Context,
  purpose: ConsentPurpose,
  answer: Answer,
  studentIds: string[],
): Promise<void> {
  for (const subjectId of studentIds.length === 1 ? studentIds : [null]) {
    await recordEvent(tx, actor, now, {
      ...{
        kind: 'consentRecorded',
        municipalityId: actor.municipalityId,
        organizationId: actor.organizationId,
        subjectId,
      },
      data: { purpose, answer, children: studentIds.length },
    })
  }
}

/**
 * Paper answers of a class, for several children at once. Refused: NOT_FOUND (a class not led), NOBODY_CHOSEN, NOT_IN_CLASS, YEAR_CLOSED;
 * a day ahead is SIGNED_AHEAD. Children who have that answer already are left as they are.
 */
export async function recordConsents(
  context: Context,
  input: {
    classId: string
    purpose: StandingPurpose
    answer: Answer
    kinship: 'MOTHER' | 'FATHER' | 'GUARDIAN'
    signedOn: Day
    studentIds: string[]
  },
  above: ConsentsAbove,
): Promise<Result<{ classId: string; count: number }, Refused>> {
  const { tx, scope, today, actor } = context
  const group = await findConsentClass(tx, scope, input.classId, today, 'LEADS')
  if (!group) return refuse('NOT_FOUND')
  if (!group.yearOpen) return refuse('YEAR_CLOSED')
  const chosen = [...new Set(input.studentIds)]
  if (chosen.length === 0) return refuse('NOBODY_CHOSEN')
  const ahead = decideSigning(input.signedOn, today)
  if (ahead) return refuse(ahead)
  if ((await lockChildren(tx, group.id, today, chosen)).length !== chosen.length) return refuse('NOT_IN_CLASS')
  const texts = await listTextsInForce(tx, actor.municipalityId, actor.timeZone)
  const edition = texts.find(({ purpose }) => purpose === input.purpose)?.edition ?? 0
  const { purpose, answer, kinship, signedOn: on } = input
  const { organizationId } = group
  const changed = await writeAnswers(
    context,
    { organizationId, studentIds: chosen, purpose, answer, method: 'PAPER', kinship, guardianId: null, edition, on },
    above,
  )
  if (changed.length > 0) await tell(context, purpose, answer, changed)
  return done({ classId: group.id, count: changed.length })
}

/**
 * A family's answer on screen about its own child, to the edition it was shown; a «no» withdraws as easily as a «yes» was given. Both
 * parents may answer: the last word counts, all of them stay. Refused: NOT_FOUND (not the own child, or one that learns nowhere),
 * TEXT_CHANGED (another edition is in force by now), ALREADY_SO.
 */
export async function answerConsent(
  context: Context,
  input: { studentId: string; purpose: StandingPurpose; answer: Answer; edition: number },
  above: ConsentsAbove,
): Promise<Result<{ studentId: string }, Refused>> {
  const { tx, scope, today, actor } = context
  const child = await lockChild(tx, scope, input.studentId, today)
  if (!child?.organizationId) return refuse('NOT_FOUND')
  const texts = await listTextsInForce(tx, actor.municipalityId, actor.timeZone)
  const text = texts.find(({ purpose }) => purpose === input.purpose)
  // To withdraw one need not have read the new text.
  if (input.answer === 'GRANTED' && text?.edition !== input.edition) return refuse('TEXT_CHANGED')
  const link = await tx.guardianLink.findFirst({
    where: { studentId: child.id, userId: actor.userId, revokedAt: null },
    select: { kinship: true },
  })
  const { purpose, answer, edition } = input
  const changed = await writeAnswers(
    context,
    {
      ...{ organizationId: child.organizationId, studentIds: [child.id], purpose, answer, method: 'ONLINE', edition },
      ...{ kinship: link?.kinship ?? null, guardianId: actor.userId, on: today },
    },
    above,
  )
  if (changed.length === 0) return refuse('ALREADY_SO')
  await tell(context, purpose, answer, changed)
  return done({ studentId: child.id })
}

/** A new edition of a text; with `asksAnew` whoever agreed to an earlier one is asked again. Two at once: the second is CHANGED_MEANWHILE. */
export async function publishConsentText(
  { tx, actor, now }: Context,
  input: { purpose: ConsentPurpose; version: number; title: string; body: string; asksAnew: boolean },
): Promise<Result<{ purpose: ConsentPurpose }, Refused>> {
  const texts = await listTextsInForce(tx, actor.municipalityId, actor.timeZone)
  const present = texts.find(({ purpose }) => purpose === input.purpose)
  const { municipalityId } = actor
  const { title, body, purpose, asksAnew } = input
  const stale = refuse('CHANGED_MEANWHILE', {
    theirs: { Название: present?.title ?? '', Текст: present?.body ?? '' },
    version: present?.edition,
  })
  if (present?.edition !== input.version) return stale
  const { count } = await tx.consentText.createMany({
    data: [
      {
        municipalityId,
        purpose,
        edition: input.version + 1,
        title,
        body,
        asksAnew,
        publishedAt: now,
        publishedById: actor.userId,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return stale
  await recordEvent(tx, actor, now, {
    ...{ kind: 'consentTextPublished', municipalityId, subjectId: null },
    data: { purpose, edition: input.version + 1, asksAnew },
  })
  return done({ purpose })
}
