import 'server-only'
import { type Day, dayToDate, writtenDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { canEditConditions, canSeeRestricted } from '../policy'
import { findConditions, findRestricted, findStudent, lockStudent } from '../queries/students'
import type { Conditions, Restricted } from '../types'

const yes = (value: boolean) => (value ? 'да' : 'нет')
const shown = (day: Day | null) => (day ? writtenDay(day) : '')

const conditionTexts = (each: Omit<Conditions, 'version'>): Record<string, string> => ({
  'Адаптированная программа': yes(each.adaptedProgram),
  'Только доступные площадки': yes(each.accessibleOnly),
  Условия: each.text ?? '',
})

/**
 * Writes what teachers have to see to, without its cause. `version` is 0 for the first time. Refused: CHANGED_MEANWHILE with both
 * texts. For head, deputy and the class's psychologist.
 */
export async function saveConditions(
  { tx, now, today, actor, scope }: Context,
  input: Conditions & { studentId: string },
): Promise<Result<{ id: string }, CommonReason>> {
  if (!canEditConditions(actor)) return refuse('FORBIDDEN')
  await lockStudent(tx, scope.municipalityId, input.studentId)
  const student = await findStudent(tx, scope, input.studentId, today, dutyOf(scope))
  if (!student) return refuse('NOT_FOUND')
  const { studentId, version, ...fields } = input
  const stored = await findConditions(tx, student.id)
  if ((stored?.version ?? 0) !== version) {
    const theirs = stored ? conditionTexts(stored) : {}
    return refuse('CHANGED_MEANWHILE', { theirs, mine: conditionTexts(fields), version: stored?.version ?? 0 })
  }
  const written = { ...fields, updatedAt: now, updatedById: actor.userId }
  await tx.studentConditions.upsert({
    where: { studentId },
    create: { studentId, ...written },
    update: { ...written, version: { increment: 1 } },
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'studentConditionsChanged', municipalityId: scope.municipalityId, organizationId: scope.organizationId },
    subjectId: studentId,
  })
  return done({ id: studentId })
}

const restrictedTexts = (each: Omit<Restricted, 'version'>): Record<string, string> => ({
  ОВЗ: yes(each.specialNeeds),
  Инвалидность: yes(each.disability),
  Заключение: each.conclusion ?? '',
  'Дата заключения': shown(each.conclusionOn),
  'Действует до': shown(each.conclusionUntil),
  'Ограничения по здоровью': each.healthLimits ?? '',
})

/** Writes a pupil's health data. Refused as above; the event says that it was written, never what. */
export async function saveRestricted(
  { tx, now, today, actor, scope }: Context,
  input: Restricted & { studentId: string },
): Promise<Result<{ id: string }, CommonReason>> {
  if (!canSeeRestricted(actor)) return refuse('FORBIDDEN')
  await lockStudent(tx, scope.municipalityId, input.studentId)
  const student = await findStudent(tx, scope, input.studentId, today, dutyOf(scope))
  if (!student) return refuse('NOT_FOUND')
  const { studentId, version, ...fields } = input
  const stored = await findRestricted(tx, student.id)
  if ((stored?.version ?? 0) !== version) {
    const theirs = stored ? restrictedTexts(stored) : {}
    return refuse('CHANGED_MEANWHILE', { theirs, mine: restrictedTexts(fields), version: stored?.version ?? 0 })
  }
  const written = {
    ...fields,
    conclusionOn: fields.conclusionOn && dayToDate(fields.conclusionOn),
    conclusionUntil: fields.conclusionUntil && dayToDate(fields.conclusionUntil),
    ...{ updatedAt: now, updatedById: actor.userId },
  }
  await tx.studentRestricted.upsert({
    where: { studentId },
    create: { studentId, ...written },
    update: { ...written, version: { increment: 1 } },
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'studentRestrictedChanged', municipalityId: scope.municipalityId, organizationId: scope.organizationId },
    subjectId: studentId,
  })
  return done({ id: studentId })
}

/** Within classes it is the psychologist's own duty that opens restricted facts. */
function dutyOf(scope: { classesOfId: string | null }): 'PSYCHOLOGIST' | undefined {
  return scope.classesOfId ? 'PSYCHOLOGIST' : undefined
}
