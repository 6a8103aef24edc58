import 'server-only'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import type { Context } from '@/lib/kernel/command'
import { guarded, isExclusionViolation, type Tx } from '@/lib/kernel/db'
import type { EnrollmentKind, LeaveReason } from '@/lib/kernel/prisma/enums'
import { findEnrollmentStudent, findStudent, listEnrollments, lockStudent } from '../queries/students'
import type { Ending } from '../rules/enrollments'
import type { EnrollmentView, Student } from '../types'

export type LockedPupil = { student: Student; enrollments: EnrollmentView[] }

/** The pupil in scope with the row locked, read after the lock: what another change has done meanwhile is seen. */
export async function lockPupil({ tx, scope, today }: Context, studentId: string): Promise<LockedPupil | null> {
  await lockStudent(tx, scope.municipalityId, studentId)
  const student = await findStudent(tx, scope, studentId, today)
  return student && { student, enrollments: await listEnrollments(tx, studentId) }
}

/** The same by one of the pupil's enrolments in the own organisation. */
export async function lockPupilOf(
  context: Context,
  enrollmentId: string,
): Promise<(LockedPupil & { enrollment: EnrollmentView }) | null> {
  const found = await findEnrollmentStudent(context.tx, context.scope, enrollmentId)
  const pupil = found && (await lockPupil(context, found.studentId))
  const enrollment = pupil?.enrollments.find(({ id }) => id === enrollmentId)
  return pupil && enrollment ? { ...pupil, enrollment } : null
}

export type NewStay = {
  id?: string
  municipalityId: string
  studentId: string
  organizationId: string
  classGroupId: string
  yearId: string
  kind: EnrollmentKind
  validFrom: Day
}

/** Opens a stay; false when the exclusion constraint knows another one on these days. */
export async function openStay(context: Context, stay: NewStay): Promise<boolean> {
  return (await guarded(context.tx, isExclusionViolation, () => createStay(context, stay))) !== null
}

function createStay({ tx, now, actor }: Context, stay: NewStay): Promise<{ id: string }> {
  return tx.enrollment.create({
    data: { ...stay, validFrom: dayToDate(stay.validFrom), createdAt: now, createdById: actor.userId },
    select: { id: true },
  })
}

/** Writes the end of stays; what has never begun goes. */
export async function writeEnding(
  tx: Tx,
  ending: Ending,
  leaveReason: LeaveReason,
  leaveNote: string | null,
): Promise<void> {
  for (const { id, validUntil } of ending.end) {
    await tx.enrollment.update({
      where: { id },
      data: { validUntil: dayToDate(validUntil), leaveReason, leaveNote, version: { increment: 1 } },
    })
  }
  if (ending.remove.length > 0) await tx.enrollment.deleteMany({ where: { id: { in: ending.remove } } })
}

/** Ends the old stays and opens the new one, both or neither; false when the exclusion constraint knows another stay on these days. */
export async function moveStay(
  context: Context,
  ending: Ending,
  leaveReason: LeaveReason,
  stay: NewStay,
): Promise<boolean> {
  const moved = await guarded(context.tx, isExclusionViolation, async () => {
    await writeEnding(context.tx, ending, leaveReason, null)
    return createStay(context, stay)
  })
  return moved !== null
}
