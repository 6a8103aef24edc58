import 'server-only'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { guarded, isForeignKeyViolation } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import { classKindNames } from '../messages'
import { canEditClasses } from '../policy'
import { findClass, findOrganizationFacts, findYearFacts, holdOrganization, lockClass } from '../queries/classes'
import { type ClassReason, decideClass, decideYearOpen } from '../rules/classes'
import type { ClassFields } from '../types'

type Refused = ClassReason | CommonReason

const columns = ({ kind, grade, letter, ageFrom, ageTo, name, profile }: ClassFields) => ({
  ...{ kind, grade, letter, ageFrom, ageTo, name, profile },
})

/**
 * Adds a class or a group to a year of the own organisation. Sent twice with one `requestKey` it is made once. Refused: YEAR_CLOSED,
 * KIND_NOT_FOR_ORGANIZATION, GRADE_NOT_FOR_ORGANIZATION, CLASS_NAME_TAKEN.
 */
export async function createClass(
  { tx, now, actor, scope }: Context,
  input: ClassFields & { requestKey: string; yearId: string },
): Promise<Result<{ id: string }, Refused>> {
  const { organizationId, municipalityId } = scope
  if (!canEditClasses(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const year = await findYearFacts(tx, scope, organizationId, input.yearId)
  const organization = await findOrganizationFacts(tx, scope, organizationId)
  if (!year || !organization) return refuse('NOT_FOUND')
  const objection = decideYearOpen(year) ?? decideClass(input, organization.programs)
  if (objection) return refuse(objection)
  const { requestKey: id, yearId } = input
  const [made] = await tx.classGroup.createManyAndReturn({
    data: [
      { ...columns(input), id, yearId, municipalityId, organizationId, createdAt: now, createdById: actor.userId },
    ],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) {
    const twin = await tx.classGroup.findFirst({ where: { id, organizationId }, select: { id: true } })
    return twin ? done(twin, true) : refuse('CLASS_NAME_TAKEN')
  }
  await recordEvent(tx, actor, now, {
    ...{ kind: 'classCreated', municipalityId, organizationId, subjectId: id },
    data: { name: input.name, yearId },
  })
  return done(made)
}

const textsOf = (group: ClassFields): Record<string, string> => ({
  Вид: classKindNames[group.kind],
  Название: group.name,
  Возраст: [group.ageFrom, group.ageTo].filter((age) => age !== null).join('–'),
  Профиль: group.profile ?? '',
})

/**
 * Changes a class. Refused: YEAR_CLOSED, CLASS_NAME_TAKEN, CLASS_KIND_FIXED (a class with enrolments becomes no group), CHANGED_MEANWHILE
 * with both texts.
 */
export async function editClass(
  { tx, now, today, actor, scope }: Context,
  input: ClassFields & { classId: string; version: number },
): Promise<Result<{ id: string }, Refused>> {
  const { organizationId, municipalityId } = scope
  if (!canEditClasses(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  if (!(await findClass(tx, scope, input.classId, today))) return refuse('NOT_FOUND')
  await lockClass(tx, input.classId)
  const group = await findClass(tx, scope, input.classId, today)
  const organization = await findOrganizationFacts(tx, scope, organizationId)
  if (!group || !organization) return refuse('NOT_FOUND')
  const objection = decideYearOpen(group.year) ?? decideClass(input, organization.programs)
  if (objection) return refuse(objection)
  if (group.version !== input.version) {
    return refuse('CHANGED_MEANWHILE', { theirs: textsOf(group), mine: textsOf(input), version: group.version })
  }
  if (group.kind !== input.kind && (await tx.enrollment.count({ where: { classGroupId: group.id } })) > 0) {
    return refuse('CLASS_KIND_FIXED')
  }
  const taken = await tx.classGroup.count({
    where: { organizationId, yearId: group.year.id, name: input.name, id: { not: group.id } },
  })
  if (taken > 0) return refuse('CLASS_NAME_TAKEN')
  await tx.classGroup.update({ where: { id: group.id }, data: { ...columns(input), version: { increment: 1 } } })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'classChanged', municipalityId, organizationId, subjectId: group.id },
    data: { before: textsOf(group) },
  })
  return done({ id: group.id })
}

/** Removes a class in which nobody has ever been. Refused: YEAR_CLOSED, CLASS_NOT_EMPTY, CLASS_IN_USE, CHANGED_MEANWHILE. */
export async function removeClass(
  { tx, now, today, actor, scope }: Context,
  input: { classId: string; version: number },
): Promise<Result<{ yearId: string }, Refused>> {
  const { organizationId, municipalityId } = scope
  if (!canEditClasses(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  if (!(await findClass(tx, scope, input.classId, today))) return refuse('NOT_FOUND')
  await lockClass(tx, input.classId)
  const group = await findClass(tx, scope, input.classId, today)
  if (!group) return refuse('NOT_FOUND')
  const objection = decideYearOpen(group.year)
  if (objection) return refuse(objection)
  if (group.version !== input.version) return refuse('CHANGED_MEANWHILE')
  if ((await tx.enrollment.count({ where: { classGroupId: group.id } })) > 0) return refuse('CLASS_NOT_EMPTY')
  const removed = await guarded(tx, isForeignKeyViolation, async () => {
    await tx.classStaff.deleteMany({ where: { classGroupId: group.id } })
    return tx.classGroup.delete({ where: { id: group.id } })
  })
  if (!removed) return refuse('CLASS_IN_USE')
  await recordEvent(tx, actor, now, {
    ...{ kind: 'classRemoved', municipalityId, organizationId, subjectId: group.id },
    data: { name: group.name, yearId: group.year.id },
  })
  return done({ yearId: group.year.id })
}
