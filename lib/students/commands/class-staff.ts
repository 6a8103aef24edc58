import 'server-only'
import { addDays, type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { ClassDuty } from '@/lib/kernel/prisma/enums'
import { canEditClasses } from '../policy'
import {
  findClass,
  findClassStaff,
  holdOrganization,
  listClassStaff,
  listStandingRoles,
  lockClass,
} from '../queries/classes'
import { type ClassReason, decideYearOpen } from '../rules/classes'
import { decideStaff, decideStaffEnd } from '../rules/staff'

type Refused = ClassReason | CommonReason

/**
 * Gives a person of the organisation a duty in a class, from the day named or from today (from the year's first day when it has not
 * begun). Sent twice with one `requestKey` it is given once. Refused: YEAR_CLOSED and the reasons of `decideStaff`.
 */
export async function addClassStaff(
  { tx, now, today, actor, scope }: Context,
  input: {
    requestKey: string
    classId: string
    userId: string
    duty: ClassDuty
    validFrom: Day | null
    validUntil: Day | null
  },
): Promise<Result<{ classId: string }, Refused>> {
  const { organizationId, municipalityId } = scope
  if (!canEditClasses(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const group = await findClass(tx, scope, input.classId, today)
  if (!group) return refuse('NOT_FOUND')
  await lockClass(tx, group.id)
  const { duty, userId } = input
  const same = await listClassStaff(tx, group.id, today)
  if (same.some(({ id }) => id === input.requestKey)) return done({ classId: group.id }, true)
  const validFrom = input.validFrom ?? (today < group.year.startsOn ? group.year.startsOn : today)
  const days = { validFrom, validUntil: input.validUntil }
  const objection =
    decideYearOpen(group.year) ??
    decideStaff({
      ...{ duty, days, kind: group.kind, year: group.year },
      roles: await listStandingRoles(tx, organizationId, userId, today),
      same: same.filter((each) => each.userId === userId && each.duty === duty),
    })
  if (objection) return refuse(objection)
  await tx.classStaff.create({
    data: {
      ...{ id: input.requestKey, classGroupId: group.id, userId, duty },
      validFrom: dayToDate(days.validFrom),
      validUntil: days.validUntil && dayToDate(days.validUntil),
      createdAt: now,
      createdById: actor.userId,
    },
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'classStaffChanged', municipalityId, organizationId, subjectId: group.id },
    data: { userId, duty, ...days },
  })
  return done({ classId: group.id })
}

/** Ends a duty with the day, at once (with yesterday) when none is named; one that has not begun is taken away. Refused: STAFF_ENDED, STAFF_DAYS. */
export async function endClassStaff(
  { tx, now, today, actor, scope }: Context,
  input: { classStaffId: string; lastDay: Day | null },
): Promise<Result<{ classId: string }, Refused>> {
  const { organizationId, municipalityId } = scope
  if (!canEditClasses(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const first = await findClassStaff(tx, scope, input.classStaffId)
  if (!first) return refuse('NOT_FOUND')
  await lockClass(tx, first.classGroupId)
  const staff = await findClassStaff(tx, scope, input.classStaffId)
  if (!staff) return refuse('NOT_FOUND')
  const lastDay = input.lastDay ?? addDays(today, -1)
  // Given and taken back on one day: it leaves no day behind.
  const never = input.lastDay === null && staff.validFrom >= today
  const objection = never ? null : decideStaffEnd(staff, lastDay)
  if (objection) return refuse(objection)
  if (never) await tx.classStaff.delete({ where: { id: staff.id } })
  else await tx.classStaff.update({ where: { id: staff.id }, data: { validUntil: dayToDate(lastDay) } })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'classStaffChanged', municipalityId, organizationId, subjectId: staff.classGroupId },
    data: { userId: staff.userId, duty: staff.duty, validFrom: staff.validFrom, validUntil: never ? null : lastDay },
  })
  return done({ classId: staff.classGroupId })
}
