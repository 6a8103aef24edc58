import 'server-only'
import { addDays, type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { canDecideTransfers, canEditStudents } from '../policy'
import { findClass, findYearFacts, holdOrganization } from '../queries/classes'
import { listEnrollments, lockStudent, staysOf } from '../queries/students'
import { findOpenTransfer, findTransferFacts } from '../queries/transfers'
import { type ClassReason, decideYearOpen } from '../rules/classes'
import type { EnrollmentReason } from '../rules/enrollments'
import { decideAcceptance, decideTransferAsk, decideTransferOpen, type TransferReason } from '../rules/transfers'
import { lockPupilOf, moveStay } from './stays'

type Refused = ClassReason | EnrollmentReason | TransferReason | CommonReason

/**
 * Asks another school or kindergarten of the municipality to take a pupil from `transferOn` on. Sent twice with one `requestKey` it is
 * asked once. Refused: the reasons of `decideTransferAsk`, YEAR_CLOSED, NOT_MAIN_ORGANIZATION; NOT_FOUND for an organisation elsewhere.
 */
export async function askTransfer(
  context: Context,
  input: {
    requestKey: string
    enrollmentId: string
    toOrganizationId: string
    transferOn: Day
    note: string | null
  },
): Promise<Result<{ id: string; studentId: string }, Refused>> {
  const { tx, now, today, actor, scope } = context
  const { organizationId, municipalityId } = scope
  if (!canEditStudents(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const pupil = await lockPupilOf(context, input.enrollmentId)
  const target = await tx.organization.findFirst({
    where: { id: input.toOrganizationId, municipalityId },
    select: { id: true, kind: true, status: true },
  })
  if (!pupil || !target) return refuse('NOT_FOUND')
  const { student, enrollments, enrollment } = pupil
  if (enrollment.kind !== 'MAIN') return refuse('NOT_MAIN_ORGANIZATION')
  const { requestKey, transferOn } = input
  const asked = await tx.studentTransfer.findUnique({ where: { requestKey }, select: { id: true, studentId: true } })
  if (asked) return asked.studentId === student.id ? done(asked, true) : refuse('NOT_FOUND')
  const year = await findYearFacts(tx, scope, organizationId, enrollment.yearId)
  if (!year) return refuse('NOT_FOUND')
  const objection =
    decideYearOpen(year) ??
    decideTransferAsk({
      ...{ organizationId, target, transferOn, today },
      stays: staysOf(enrollments, 'MAIN'),
      openTransfer: (await findOpenTransfer(tx, student.id)) !== null,
    })
  if (objection) return refuse(objection)
  const { id } = await tx.studentTransfer.create({
    data: {
      ...{ municipalityId, requestKey, studentId: student.id, openFor: student.id, fromEnrollmentId: enrollment.id },
      ...{ fromOrganizationId: organizationId, toOrganizationId: target.id, note: input.note },
      transferOn: dayToDate(transferOn),
      ...{ askedAt: now, askedById: actor.userId },
    },
    select: { id: true },
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'transferAsked', municipalityId, organizationId, subjectId: student.id },
    data: { transferId: id, toOrganizationId: target.id, transferOn },
  })
  return done({ id, studentId: student.id })
}

/** The waiting request with its pupil locked: accept, decline and withdraw of one request queue up here. */
async function lockTransfer({ tx, scope }: Context, transferId: string, side: 'from' | 'to') {
  const first = await findTransferFacts(tx, scope, transferId, side)
  if (!first) return null
  await lockStudent(tx, scope.municipalityId, first.studentId)
  return findTransferFacts(tx, scope, transferId, side)
}

/**
 * The receiving head takes the pupil into a class: the old stays end the day before, the new one begins, and with that the old
 * teachers' access ends. Refused: TRANSFER_DECIDED, YEAR_CLOSED, DAY_OUTSIDE_YEAR (the class is of another year), CHANGED_MEANWHILE,
 * ENROLLMENT_OVERLAPS.
 */
export async function acceptTransfer(
  context: Context,
  input: { transferId: string; version: number; classId: string },
): Promise<Result<{ id: string; studentId: string }, Refused>> {
  const { tx, now, today, actor, scope } = context
  const { organizationId, municipalityId } = scope
  if (!canDecideTransfers(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const group = await findClass(tx, scope, input.classId, today)
  const transfer = group && (await lockTransfer(context, input.transferId, 'to'))
  if (!group || !transfer) return refuse('NOT_FOUND')
  const { studentId, transferOn } = transfer
  const enrollments = await listEnrollments(tx, studentId)
  const decided = decideAcceptance({
    ...{ state: transfer.state, transferOn, today, classYear: group.year },
    stays: staysOf(enrollments, 'MAIN'),
  })
  if (!decided.ok) return refuse(decided.reason)
  const closed = decideYearOpen(group.year)
  if (closed) return refuse(closed)
  if (transfer.version !== input.version) return refuse('CHANGED_MEANWHILE')
  if (group.kind === 'STUDY_GROUP') return refuse('TRANSFER_TARGET')
  const place = { municipalityId, organizationId, classGroupId: group.id, yearId: group.year.id }
  const stay = { ...place, studentId, kind: 'MAIN' as const, validFrom: transferOn }
  if (!(await moveStay(context, decided.ending, 'TRANSFERRED', stay))) return refuse('ENROLLMENT_OVERLAPS')
  await tx.student.update({ where: { id: studentId }, data: { leftOn: null, graduatedOn: null } })
  await tx.studentTransfer.update({
    where: { id: transfer.id },
    data: {
      ...{ state: 'ACCEPTED', openFor: null, toClassGroupId: group.id },
      ...{ decidedAt: now, decidedById: actor.userId, version: { increment: 1 } },
    },
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'transferAccepted', municipalityId, organizationId, subjectId: studentId },
    data: { transferId: transfer.id, classId: group.id, lastDay: addDays(transferOn, -1) },
  })
  return done({ id: transfer.id, studentId })
}

/** The receiving head does not take the pupil and says why. Refused: TRANSFER_DECIDED, CHANGED_MEANWHILE. */
export async function declineTransfer(
  context: Context,
  input: { transferId: string; version: number; comment: string },
): Promise<Result<{ id: string }, Refused>> {
  if (!canDecideTransfers(context.actor) || !context.scope.organizationId) return refuse('FORBIDDEN')
  return close(context, input, 'to', 'DECLINED', input.comment)
}

/** The old organisation takes its request back. Refused: TRANSFER_DECIDED, CHANGED_MEANWHILE. */
export async function withdrawTransfer(
  context: Context,
  input: { transferId: string; version: number },
): Promise<Result<{ id: string }, Refused>> {
  if (!canEditStudents(context.actor) || !context.scope.organizationId) return refuse('FORBIDDEN')
  return close(context, input, 'from', 'WITHDRAWN', null)
}

async function close(
  context: Context,
  input: { transferId: string; version: number },
  side: 'from' | 'to',
  state: 'DECLINED' | 'WITHDRAWN',
  comment: string | null,
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, actor, scope } = context
  const transfer = await lockTransfer(context, input.transferId, side)
  if (!transfer) return refuse('NOT_FOUND')
  const objection = decideTransferOpen(transfer.state)
  if (objection) return refuse(objection)
  if (transfer.version !== input.version) return refuse('CHANGED_MEANWHILE')
  await tx.studentTransfer.update({
    where: { id: transfer.id },
    data: {
      ...{ state, openFor: null, comment },
      ...{ decidedAt: now, decidedById: actor.userId, version: { increment: 1 } },
    },
  })
  await recordEvent(tx, actor, now, {
    kind: state === 'DECLINED' ? 'transferDeclined' : 'transferWithdrawn',
    ...{ municipalityId: scope.municipalityId, organizationId: scope.organizationId, subjectId: transfer.studentId },
    data: { transferId: transfer.id },
  })
  return done({ id: transfer.id })
}
