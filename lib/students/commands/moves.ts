import 'server-only'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { canEditStudents } from '../policy'
import { findClass, findYearFacts, holdOrganization } from '../queries/classes'
import { isStayUsed, staysOf } from '../queries/students'
import { findOpenTransfer } from '../queries/transfers'
import { type ClassReason, decideYearOpen } from '../rules/classes'
import {
  decideBeginning,
  decideClassChange,
  decideEnding,
  type EnrollmentReason,
  enrollmentKindOf,
  type LEAVE_CHOICES,
} from '../rules/enrollments'
import { lockPupilOf, moveStay, writeEnding } from './stays'

type Refused = ClassReason | EnrollmentReason | CommonReason

/**
 * Moves a pupil to another class of the organisation and year from `firstDay`; what the pupil took part in stays with the old class
 * (rule 18). Refused: YEAR_CLOSED, SAME_CLASS, OTHER_YEAR, NOT_ENROLLED, DAY_BEFORE_ENROLLMENT, DAY_OUTSIDE_YEAR, ENROLLMENT_OVERLAPS.
 */
export async function changeClass(
  context: Context,
  input: { enrollmentId: string; classId: string; firstDay: Day },
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, today, actor, scope } = context
  const { organizationId, municipalityId } = scope
  if (!canEditStudents(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const group = await findClass(tx, scope, input.classId, today)
  const pupil = group && (await lockPupilOf(context, input.enrollmentId))
  if (!group || !pupil) return refuse('NOT_FOUND')
  const { student, enrollments, enrollment } = pupil
  const kind = enrollmentKindOf(group.kind)
  if (kind !== enrollment.kind) return refuse('OTHER_YEAR')
  const stays = staysOf(enrollments, kind).filter(({ id }) =>
    enrollments.some((each) => each.id === id && each.organizationId === organizationId),
  )
  const from = stays.find(({ id }) => id === enrollment.id)
  if (!from) return refuse('NOT_FOUND')
  const objection = decideYearOpen(group.year) ?? decideBeginning(group.year, input.firstDay, today)
  if (objection) return refuse(objection)
  const decided = decideClassChange({
    ...{ stays: kind === 'MAIN' ? stays : [from], from, today, firstDay: input.firstDay },
    to: { classGroupId: group.id, yearId: group.year.id },
    fromYearId: enrollment.yearId,
    used: from.validFrom === today && (await isStayUsed(tx, student.id, from)),
  })
  if (!decided.ok) return refuse(decided.reason)
  const place = { municipalityId, organizationId, classGroupId: group.id, yearId: group.year.id }
  const stay = { ...place, studentId: student.id, kind, validFrom: input.firstDay }
  if (!(await moveStay(context, decided.ending, 'CLASS_CHANGED', stay))) return refuse('ENROLLMENT_OVERLAPS')
  await recordEvent(tx, actor, now, {
    ...{ kind: 'studentClassChanged', municipalityId, organizationId, subjectId: student.id },
    data: { fromClassId: enrollment.classGroupId, toClassId: group.id, firstDay: input.firstDay },
  })
  return done({ id: student.id })
}

/**
 * A pupil leaves the organisation after `lastDay`: out of the municipality, graduated, or entered by mistake. Refused: YEAR_CLOSED,
 * NOT_ENROLLED, DAY_BEFORE_ENROLLMENT, DAY_TOO_FAR (after the year's end), TRANSFER_IS_OPEN.
 */
export async function leaveStudent(
  context: Context,
  input: { enrollmentId: string; lastDay: Day; reason: (typeof LEAVE_CHOICES)[number]; note: string | null },
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, today, actor, scope } = context
  const { organizationId, municipalityId } = scope
  if (!canEditStudents(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const pupil = await lockPupilOf(context, input.enrollmentId)
  if (!pupil) return refuse('NOT_FOUND')
  const { student, enrollments, enrollment } = pupil
  const year = await findYearFacts(tx, scope, organizationId, enrollment.yearId)
  if (!year) return refuse('NOT_FOUND')
  const closed = decideYearOpen(year)
  if (closed) return refuse(closed)
  if (enrollment.kind === 'MAIN' && (await findOpenTransfer(tx, student.id))) return refuse('TRANSFER_IS_OPEN')
  const { lastDay, reason } = input
  if (lastDay > year.endsOn) return refuse('DAY_TOO_FAR')
  const stays = staysOf(enrollments, enrollment.kind).filter(
    ({ id }) => enrollment.kind === 'MAIN' || id === enrollment.id,
  )
  const decided = decideEnding(stays, lastDay, today)
  if (!decided.ok) return refuse(decided.reason)
  await writeEnding(tx, decided.ending, reason, input.note)
  const day = dayToDate(lastDay)
  if (enrollment.kind === 'MAIN') {
    await tx.student.update({
      where: { id: student.id },
      data: reason === 'GRADUATED' ? { graduatedOn: day } : { leftOn: day },
    })
  }
  await recordEvent(tx, actor, now, {
    ...{ kind: 'studentLeft', municipalityId, organizationId, subjectId: student.id },
    data: { reason, lastDay, classId: enrollment.classGroupId },
  })
  return done({ id: student.id })
}
