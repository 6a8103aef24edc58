import 'server-only'
import { randomInt, randomUUID } from 'node:crypto'
import { type Day, endOfLocalDay } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import type { SlipKind } from '@/lib/kernel/prisma/enums'
import { findChildAccess, findLedClass, listClassAccess } from '../queries/access'
import { hashOfCode, secretOfSlip } from '../queries/slip-code'
import { isOldEnough, lastDayOf, SELECTOR_LENGTH, SLIP_ALPHABET, type SlipReason } from '../rules/slips'

/** A first part that is taken already is drawn anew; among 18⁵ of them this often is never needed. */
const DRAWS = 8

const drawSelector = () =>
  Array.from({ length: SELECTOR_LENGTH }, () => SLIP_ALPHABET[randomInt(SLIP_ALPHABET.length)]).join('')

type Wanted = { studentId: string; copy: number }

/** Writes the slips of one press; a repeat of it writes nothing more. As many statements for one child as for thirty. */
async function writeSlips(
  { tx, now, today, actor }: Context,
  of: { kind: SlipKind; requestKey: string; wanted: Wanted[] },
): Promise<void> {
  const { municipalityId, organizationId, userId: issuedById } = actor
  const expiresAt = endOfLocalDay(lastDayOf(today) as Day, actor.timeZone)
  let missing = of.wanted
  for (let draw = 0; draw < DRAWS && missing.length > 0; draw++) {
    await tx.accessSlip.createMany({
      skipDuplicates: true,
      data: missing.map(({ studentId, copy }) => {
        const id = randomUUID()
        return {
          ...{ id, municipalityId, organizationId, studentId, kind: of.kind, requestKey: of.requestKey, copy },
          ...{ selector: drawSelector(), codeHash: hashOfCode(secretOfSlip(id)), issuedAt: now, issuedById, expiresAt },
        }
      }),
    })
    const written = await tx.accessSlip.findMany({
      where: { requestKey: of.requestKey },
      select: { studentId: true, copy: true },
    })
    const there = new Set(written.map(({ studentId, copy }) => `${studentId} ${copy}`))
    missing = missing.filter(({ studentId, copy }) => !there.has(`${studentId} ${copy}`))
  }
  if (missing.length > 0) throw new Error(`No free selector for ${missing.length} slips`)
}

async function cancelOpen(tx: Tx, now: Date, studentIds: string[], kind: SlipKind): Promise<void> {
  await tx.accessSlip.updateMany({
    where: { studentId: { in: studentIds }, kind, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
}

/** The same press sent again, also by another of one's windows. */
async function wasIssued({ tx, actor }: Context, requestKey: string): Promise<boolean> {
  return (await tx.accessSlip.count({ where: { requestKey, issuedById: actor.userId }, take: 1 })) > 0
}

/**
 * Slips for parents of a class that the person leads, one or two a child; `replaces` cancels the children's unused ones (a sheet was
 * lost). Sent twice with one `requestKey` they are issued once. Refused: NOT_FOUND (a class not led, a child not in it), NOBODY_CHOSEN.
 * (Rule 22; domain.md §7.3 «access slips».)
 */
export async function issueSlips(
  context: Context,
  input: { requestKey: string; classId: string; studentIds: string[]; copies: number; replaces: boolean },
): Promise<Result<{ classId: string; count: number }, SlipReason | 'NOT_FOUND'>> {
  const { tx, now, today, actor, scope } = context
  const group = await findLedClass(tx, scope, input.classId, today)
  if (!group) return refuse('NOT_FOUND')
  const chosen = [...new Set(input.studentIds)]
  if (chosen.length === 0) return refuse('NOBODY_CHOSEN')
  const children = new Set(
    (await listClassAccess(tx, scope, group.id, today, actor.timeZone)).map(({ studentId }) => studentId),
  )
  if (chosen.some((id) => !children.has(id))) return refuse('NOT_FOUND')
  const count = chosen.length * input.copies
  if (await wasIssued(context, input.requestKey)) return done({ classId: group.id, count }, true)
  if (input.replaces) await cancelOpen(tx, now, chosen, 'GUARDIAN')
  const wanted = chosen.flatMap((studentId) =>
    Array.from({ length: input.copies }, (_, at) => ({ studentId, copy: at + 1 })),
  )
  await writeSlips(context, { kind: 'GUARDIAN', requestKey: input.requestKey, wanted })
  await recordEvent(tx, actor, now, {
    kind: 'slipsIssued',
    municipalityId: actor.municipalityId,
    organizationId: actor.organizationId,
    subjectId: group.id,
    data: { children: chosen.length, count, replaces: input.replaces },
  })
  return done({ classId: group.id, count })
}

/**
 * One slip for one child: for a parent, or for the pupil's own sign-in. Refused: NOT_FOUND, NOT_ENROLLED, TOO_YOUNG (own sign-in before
 * 14 years).
 */
export async function issueSlip(
  context: Context,
  input: { requestKey: string; studentId: string; kind: SlipKind },
): Promise<Result<{ studentId: string; count: number }, SlipReason | 'NOT_FOUND'>> {
  const { tx, now, today, actor, scope } = context
  const child = await findChildAccess(tx, scope, input.studentId, today, actor.timeZone)
  if (!child) return refuse('NOT_FOUND')
  const { studentId } = child
  if (input.kind === 'STUDENT' && !isOldEnough(child.birthDate, today)) return refuse('TOO_YOUNG')
  const enrolled = await tx.enrollment.count({
    where: { studentId, organizationId: actor.organizationId, kind: 'MAIN', validUntil: null },
    take: 1,
  })
  if (enrolled === 0) return refuse('NOT_ENROLLED')
  if (await wasIssued(context, input.requestKey)) return done({ studentId, count: 1 }, true)
  if (input.kind === 'STUDENT') await cancelOpen(tx, now, [studentId], 'STUDENT')
  const { kind, requestKey } = input
  await writeSlips(context, { kind, requestKey, wanted: [{ studentId, copy: 1 }] })
  await recordEvent(tx, actor, now, {
    kind: 'slipsIssued',
    municipalityId: actor.municipalityId,
    organizationId: actor.organizationId,
    subjectId: studentId,
    data: { children: 1, count: 1, kind },
  })
  return done({ studentId, count: 1 })
}

/** Takes back a slip that nobody has used. Refused: NOT_FOUND, SLIP_NOT_OPEN. */
export async function cancelSlip(
  { tx, now, today, actor, scope }: Context,
  input: { slipId: string },
): Promise<Result<{ studentId: string }, SlipReason | 'NOT_FOUND'>> {
  const slip = await tx.accessSlip.findUnique({ where: { id: input.slipId }, select: { studentId: true } })
  const child = slip && (await findChildAccess(tx, scope, slip.studentId, today, actor.timeZone))
  if (!child) return refuse('NOT_FOUND')
  const { count } = await tx.accessSlip.updateMany({
    where: { id: input.slipId, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
  if (count === 0) return refuse('SLIP_NOT_OPEN')
  await recordEvent(tx, actor, now, {
    kind: 'slipCancelled',
    municipalityId: actor.municipalityId,
    organizationId: actor.organizationId,
    subjectId: child.studentId,
    data: { slipId: input.slipId },
  })
  return done({ studentId: child.studentId })
}
