import 'server-only'
import type { z } from 'zod'
import { dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import { listAccountsOf, lockErasureFacts } from '../queries/erasure'
import { decideErasing, type ErasureReasonCode } from '../rules/erasure'
import type { eraseStudentSchema } from '../schema/erasure'

/** What stands in a name's place; no name can be it. */
export const ERASED = 'Данные уничтожены'

/**
 * Destroys what is known of a child who learns nowhere any more, by an act (152-ФЗ; rule 23): names, the day of birth, special facts,
 * routes, the talk with the family, diagnostics, consents, access and the accounts that were for this child alone are gone; what was
 * counted stays counted, under nobody's name. There is no way back. Refused: NOT_FOUND (not the organisation's, or destroyed already),
 * CHANGED_MEANWHILE, STILL_ENROLLED, TRANSFER_WAITS, FAMILY_STILL_READS, OUTCOMES_STILL_OPEN.
 */
export async function eraseStudent(
  context: Context,
  input: z.output<typeof eraseStudentSchema>,
): Promise<Result<{ actId: string }, ErasureReasonCode | CommonReason>> {
  const { tx, now, today, actor, scope } = context
  const { studentId, reason, ground } = input
  const { organizationId, municipalityId } = scope
  if (!organizationId) return refuse('FORBIDDEN')
  const child = await lockErasureFacts(tx, scope, studentId, today)
  if (!child) return refuse('NOT_FOUND')
  if (child.version !== input.version) return refuse('CHANGED_MEANWHILE', { theirs: {}, version: child.version })
  const objection = decideErasing(child, reason, today)
  if (objection) return refuse(objection)
  const accounts = await listAccountsOf(tx, child.id)
  await destroyTables(tx, organizationId, child.id, child.name.lastName)
  await destroyRecords(tx, child.id)
  await destroyAccounts(tx, now, accounts)
  await tx.student.update({
    where: { id: child.id },
    data: {
      ...{ lastName: ERASED, firstName: '', middleName: null, birthDate: dayToDate('1900-01-01'), nameKey: child.id },
      ...{ erasedAt: now, version: { increment: 1 } },
    },
  })
  // Numbered behind the organisation's lock, so that two acts at once are two numbers.
  await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`
  const { _max } = await tx.erasureAct.aggregate({ where: { organizationId }, _max: { number: true } })
  const { id: actId } = await tx.erasureAct.create({
    data: {
      ...{ municipalityId, organizationId, number: (_max.number ?? 0) + 1, studentId: child.id, reason, ground },
      ...{ counts: child.counts, accounts: accounts.length, erasedAt: now, erasedById: actor.userId },
    },
    select: { id: true },
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'studentErased', municipalityId, organizationId, subjectId: child.id },
    data: { actId, reason, accounts: accounts.length },
  })
  return done({ actId })
}

/** Tables sent for import that still lie about, and what imports remember of the child. */
async function destroyTables(tx: Tx, organizationId: string, studentId: string, lastName: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "ImportDraft" WHERE "organizationId" = ${organizationId}::uuid
    AND position(lower(${lastName}) IN lower("tables"::text)) > 0`
  await tx.importChange.deleteMany({ where: { entity: 'student', entityId: studentId } })
}

/** Records of the child: gone, or, where something is counted by them, without a word about anybody. */
async function destroyRecords(tx: Tx, studentId: string): Promise<void> {
  const of = { where: { studentId } }
  // What was typed about the child is all that the journal gives up, and it gives it up to nobody else (migration «erasure»).
  await tx.$executeRaw`SELECT set_config('profmarshrut.erasing', 'on', true)`
  await tx.$executeRaw`UPDATE "Event" SET "note" = NULL WHERE "note" IS NOT NULL AND ("subjectId" = ${studentId}::uuid
    OR "subjectId" IN (SELECT "id" FROM "Pathway" WHERE "studentId" = ${studentId}::uuid))`
  await tx.$executeRaw`SELECT set_config('profmarshrut.erasing', '', true)`
  await tx.familyNote.deleteMany(of)
  await tx.pathway.deleteMany(of)
  await tx.diagnosticSheet.deleteMany(of)
  await tx.diagnosticResult.deleteMany(of)
  await tx.consent.deleteMany(of)
  await tx.accessSlip.deleteMany(of)
  await tx.guardianLink.deleteMany(of)
  await tx.studentRestricted.deleteMany(of)
  await tx.studentConditions.deleteMany(of)
  await tx.graduateOutcome.updateMany({ ...of, data: { institution: null, reason: null } })
  await tx.enrollment.updateMany({ ...of, data: { leaveNote: null } })
  await tx.studentTransfer.updateMany({ ...of, data: { note: null, comment: null } })
  await tx.individualProject.updateMany({ ...of, data: { topic: ERASED, result: null } })
  // The pupil's own work: the rows here, the bytes with the next sweep of files that no row speaks of.
  const works = { project: { studentId } }
  const files = await tx.registerEvidence.findMany({ where: works, select: { fileId: true } })
  await tx.registerEvidence.deleteMany({ where: works })
  const fileIds = files.flatMap(({ fileId }) => (fileId ? [fileId] : []))
  await tx.storedFile.deleteMany({ where: { id: { in: fileIds } } })
}

/** Accounts of nobody any more: no name, no way in, no address; their rows stay for the journal. */
async function destroyAccounts(tx: Tx, now: Date, ids: string[]): Promise<void> {
  const of = { where: { userId: { in: ids } } }
  await tx.session.deleteMany(of)
  await tx.letter.deleteMany(of)
  await tx.mailAddress.deleteMany(of)
  await tx.calendarFeed.deleteMany(of)
  await tx.roleGrant.updateMany({ where: { userId: { in: ids }, revokedAt: null }, data: { revokedAt: now } })
  await tx.$executeRaw`UPDATE "User" SET "lastName" = ${ERASED}, "firstName" = '', "middleName" = NULL, "login" = 'erased-' || "id",
    "passwordHash" = '-', "look" = NULL, "disabledAt" = coalesce("disabledAt", ${now}), "version" = "version" + 1
    WHERE "id" = ANY (${ids}::uuid[])`
}
