import 'server-only'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import { findMethod } from '../queries/diagnostics'
import type { DiagnosticReason, Scale } from '../rules/diagnostics'
import { INTERESTS, INTERESTS_CODE } from '../rules/interests'

type Refused = DiagnosticReason | CommonReason

type Input = {
  requestKey: string
  code: string
  version: number
  title: string
  about: string | null
  gradeFrom: number
  gradeTo: number
  repeatMonths: number | null
  scales: Record<string, { title: string | null; max: number | '' }>
  active: boolean
}

/**
 * A method of the municipality, new or known (by `code`), as data: its scales, ages, when it is taken again; questions are not kept. Scales of
 * a known one keep their codes. Field errors: no scale, one without a maximum, grades in the wrong order. Refused: NOT_FOUND,
 * CHANGED_MEANWHILE.
 */
export async function saveMethod(
  { tx, now, actor }: Context,
  input: Input,
): Promise<Result<{ code: string }, Refused>> {
  const errors: Record<string, string[]> = {}
  const scales: Scale[] = []
  for (const [at, { title, max }] of Object.entries(input.scales)) {
    if (!title) continue
    if (max === '') errors[`scales.${at}.max`] = ['Укажите наибольшее значение.']
    else scales.push({ code: `s${at}`, title, max })
  }
  if (scales.length === 0 && Object.keys(errors).length === 0)
    errors['scales.0.title'] = ['Назовите хотя бы одну шкалу.']
  if (input.gradeFrom > input.gradeTo) errors.gradeTo = ['Последний класс не может быть раньше первого.']
  if (Object.keys(errors).length > 0) return invalid(errors)
  const { municipalityId, userId } = actor
  const { title, about, gradeFrom, gradeTo, repeatMonths, active } = input
  const data = {
    ...{ title, about, gradeFrom, gradeTo, repeatMonths, active },
    scales: scales as unknown as Prisma.InputJsonValue,
  }
  let code = input.code
  if (code === '') {
    code = input.requestKey
    await tx.diagnosticMethod.createMany({
      data: [
        {
          ...{ ...data, municipalityId, code, createdAt: now, createdById: userId },
          bands: INTERESTS.bands as unknown as Prisma.InputJsonValue,
        },
      ],
      skipDuplicates: true,
    })
  } else {
    const known = code === INTERESTS_CODE ? null : await findMethod(tx, municipalityId, code)
    if (!known) return refuse('NOT_FOUND')
    const { count } = await tx.diagnosticMethod.updateMany({
      where: { municipalityId, code, version: input.version },
      data: { ...data, version: { increment: 1 } },
    })
    if (count === 0) {
      return refuse('CHANGED_MEANWHILE', { theirs: { Название: known.title }, version: known.version })
    }
  }
  await recordEvent(tx, actor, now, { kind: 'methodSaved', municipalityId, subjectId: null, data: { code } })
  return done({ code })
}

/** The portal's own questionnaire is offered in the municipality, or not. Refused: CHANGED_MEANWHILE. */
export async function switchInterests(
  { tx, now, actor }: Context,
  input: { version: number; active: 'yes' | 'no' },
): Promise<Result<{ code: string }, Refused>> {
  const { municipalityId, userId } = actor
  const active = input.active === 'yes'
  const { title, about, scales, bands, gradeFrom, gradeTo, repeatMonths, code } = INTERESTS
  if (input.version === 0) {
    const { count } = await tx.diagnosticMethod.createMany({
      data: [
        {
          ...{
            municipalityId,
            code,
            title,
            about,
            gradeFrom,
            gradeTo,
            repeatMonths,
            active,
            createdAt: now,
            createdById: userId,
          },
          ...{ scales: scales as unknown as Prisma.InputJsonValue, bands: bands as unknown as Prisma.InputJsonValue },
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return refuse('CHANGED_MEANWHILE')
  } else {
    const { count } = await tx.diagnosticMethod.updateMany({
      where: { municipalityId, code, version: input.version },
      data: { active, version: { increment: 1 } },
    })
    if (count === 0) return refuse('CHANGED_MEANWHILE')
  }
  await recordEvent(tx, actor, now, { kind: 'methodSaved', municipalityId, subjectId: null, data: { code, active } })
  return done({ code })
}
