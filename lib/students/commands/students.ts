import 'server-only'
import { type Day, dayToDate, writtenDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent, recordEvents } from '@/lib/kernel/events'
import { canEditStudents } from '../policy'
import { findClass, holdOrganization } from '../queries/classes'
import { findTwin, staysOf } from '../queries/students'
import { type ClassReason, decideYearOpen } from '../rules/classes'
import {
  decideBeginning,
  decideBirthDate,
  decideEnrollment,
  type EnrollmentReason,
  enrollmentKindOf,
} from '../rules/enrollments'
import type { PersonName } from '../rules/names'
import { nameKey } from '../rules/names'
import { lockPupil, openStay } from './stays'

type Refused = ClassReason | EnrollmentReason | CommonReason
type PupilFields = PersonName & { birthDate: Day }

const columns = ({ lastName, firstName, middleName, birthDate }: PupilFields) => ({
  ...{ lastName, firstName, middleName },
  birthDate: dayToDate(birthDate),
  nameKey: nameKey({ lastName, firstName, middleName }),
})

/**
 * Adds a pupil to a class of the own organisation. Sent twice with one `requestKey` it is added once. Refused: YEAR_CLOSED,
 * DAY_OUTSIDE_YEAR, DUPLICATE_STUDENT (same name and birth date in the organisation, rule 25); an unlikely birth date is a field error.
 */
export async function addStudent(
  context: Context,
  input: PupilFields & { requestKey: string; classId: string; validFrom: Day },
): Promise<Result<{ id: string; classId: string }, Refused>> {
  const { tx, now, today, actor, scope } = context
  const { organizationId, municipalityId } = scope
  if (!canEditStudents(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const group = await findClass(tx, scope, input.classId, today)
  if (!group) return refuse('NOT_FOUND')
  const objection = decideYearOpen(group.year) ?? decideBeginning(group.year, input.validFrom, today)
  if (objection) return refuse(objection)
  const unlikely = decideBirthDate(input.birthDate, group, today)
  if (unlikely) return invalid({ birthDate: [unlikely] })
  const { requestKey: id } = input
  const classId = group.id
  // Two at once of the same child: the second waits here and then finds the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${organizationId} ${nameKey(input)}`}, 0))`
  if (await tx.student.findFirst({ where: { id, municipalityId } })) return done({ id, classId }, true)
  if (await findTwin(tx, organizationId, nameKey(input), input.birthDate)) return refuse('DUPLICATE_STUDENT')
  await tx.student.create({
    data: { ...columns(input), id, municipalityId, createdAt: now, createdById: actor.userId },
  })
  const stay = { municipalityId, studentId: id, organizationId, classGroupId: classId, yearId: group.year.id }
  if (!(await openStay(context, { ...stay, kind: enrollmentKindOf(group.kind), validFrom: input.validFrom }))) {
    throw new Error('A new pupil cannot be enrolled twice')
  }
  await recordEvents(tx, actor, now, [
    { kind: 'studentCreated', municipalityId, organizationId, subjectId: id },
    {
      ...{ kind: 'studentEnrolled', municipalityId, organizationId, subjectId: id },
      data: { classId, validFrom: input.validFrom },
    },
  ])
  return done({ id, classId })
}

const textsOf = (pupil: PupilFields): Record<string, string> => ({
  Фамилия: pupil.lastName,
  Имя: pupil.firstName,
  Отчество: pupil.middleName ?? '',
  'Дата рождения': writtenDay(pupil.birthDate),
})

/** Corrects a pupil's name and birth date. Refused: CHANGED_MEANWHILE with both texts, DUPLICATE_STUDENT, NOT_MAIN_ORGANIZATION. */
export async function editStudent(
  context: Context,
  input: PupilFields & { studentId: string; version: number },
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, today, actor, scope } = context
  const { organizationId, municipalityId } = scope
  if (!canEditStudents(actor) || !organizationId) return refuse('FORBIDDEN')
  const pupil = await lockPupil(context, input.studentId)
  if (!pupil) return refuse('NOT_FOUND')
  const { student } = pupil
  if (student.version !== input.version) {
    return refuse('CHANGED_MEANWHILE', { theirs: textsOf(student), mine: textsOf(input), version: student.version })
  }
  const unlikely = decideBirthDate(input.birthDate, null, today)
  if (unlikely) return invalid({ birthDate: [unlikely] })
  if (await findTwin(tx, organizationId, nameKey(input), input.birthDate, student.id)) {
    return refuse('DUPLICATE_STUDENT')
  }
  await tx.student.update({ where: { id: student.id }, data: { ...columns(input), version: { increment: 1 } } })
  const before = textsOf(student)
  const after = textsOf(input)
  await recordEvent(tx, actor, now, {
    ...{ kind: 'studentChanged', municipalityId, organizationId, subjectId: student.id },
    // Which facts, not what they were: a child's data stand in no event.
    data: { fields: Object.keys(before).filter((label) => before[label] !== after[label]) },
  })
  return done({ id: student.id })
}

/**
 * Takes back a pupil who had left the organisation into a class. Refused: YEAR_CLOSED, DAY_OUTSIDE_YEAR, ALREADY_ENROLLED,
 * ENROLLMENT_OVERLAPS.
 */
export async function enrollStudent(
  context: Context,
  input: { requestKey: string; studentId: string; classId: string; validFrom: Day },
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, today, actor, scope } = context
  const { organizationId, municipalityId } = scope
  if (!canEditStudents(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const group = await findClass(tx, scope, input.classId, today)
  const pupil = group && (await lockPupil(context, input.studentId))
  if (!group || !pupil) return refuse('NOT_FOUND')
  const { student, enrollments } = pupil
  if (enrollments.some(({ id }) => id === input.requestKey)) return done({ id: student.id }, true)
  const kind = enrollmentKindOf(group.kind)
  const objection =
    decideYearOpen(group.year) ??
    decideBeginning(group.year, input.validFrom, today) ??
    decideEnrollment(staysOf(enrollments, kind), input.validFrom)
  if (objection) return refuse(objection)
  const place = { municipalityId, organizationId, classGroupId: group.id, yearId: group.year.id }
  const stay = { ...place, id: input.requestKey, studentId: student.id, kind, validFrom: input.validFrom }
  if (!(await openStay(context, stay))) return refuse('ENROLLMENT_OVERLAPS')
  await tx.student.update({ where: { id: student.id }, data: { leftOn: null, graduatedOn: null } })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'studentEnrolled', municipalityId, organizationId, subjectId: student.id },
    data: { classId: group.id, validFrom: input.validFrom, returned: true },
  })
  return done({ id: student.id })
}
