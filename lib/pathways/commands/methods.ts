import 'server-only'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import { findMethod, listHighestValues } from '../queries/diagnostics'
import type { Band, DiagnosticReason, Scale } from '../rules/diagnostics'
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
  bands: Record<string, { from: number | ''; words: string | null }>
  active: boolean
}

type Errors = Record<string, string[]>

/** Words for values as typed, by share of the maximum: the first from nought, then rising; none typed, those of the portal's own. */
function readBands(typed: Input['bands'], errors: Errors): Band[] {
  const bands: Band[] = []
  for (const [at, { from, words }] of Object.entries(typed)) {
    if (!words) continue
    const last = bands.at(-1)
    if (from === '') errors[`bands.${at}.from`] = ['Укажите, с какой доли в процентах.']
    else if (!last && from !== 0) errors[`bands.${at}.from`] = ['Первые слова — с 0.']
    else if (last && from <= last.from) errors[`bands.${at}.from`] = [`Больше, чем ${last.from}.`]
    else bands.push({ from, words })
  }
  return bands.length > 0 ? bands : INTERESTS.bands
}

/**
 * A method of the municipality, new or known (by `code`), as data: its scales, words for values, ages, when it is taken again; questions are
 * not kept. A scale that has results keeps its code and holds what was entered. Field errors: no scale, one without a maximum, one taken out
 * or cut below its results, words not rising from nought, grades in the wrong order. Refused: NOT_FOUND, CHANGED_MEANWHILE.
 */
export async function saveMethod(
  { tx, now, actor }: Context,
  input: Input,
): Promise<Result<{ code: string }, Refused>> {
  const { municipalityId, userId } = actor
  const known =
    input.code === '' || input.code === INTERESTS_CODE ? null : await findMethod(tx, municipalityId, input.code)
  if (input.code !== '' && !known) return refuse('NOT_FOUND')
  const errors: Errors = {}
  const scales: Scale[] = []
  for (const [at, { title, max }] of Object.entries(input.scales)) {
    if (!title) continue
    if (max === '') errors[`scales.${at}.max`] = ['Укажите наибольшее значение.']
    else scales.push({ code: `s${at}`, title, max })
  }
  if (scales.length === 0 && Object.keys(errors).length === 0)
    errors['scales.0.title'] = ['Назовите хотя бы одну шкалу.']
  const bands = readBands(input.bands, errors)
  for (const { code, highest } of known ? await listHighestValues(tx, municipalityId, known.code) : []) {
    const scale = scales.find((each) => each.code === code)
    const row = `scales.${code.slice(1)}`
    if (!scale) errors[`${row}.title`] ??= ['По этой шкале есть результаты: её можно назвать иначе, но не убрать.']
    else if (scale.max < highest) errors[`${row}.max`] = [`Внесены результаты до ${highest}: меньше нельзя.`]
  }
  if (input.gradeFrom > input.gradeTo) errors.gradeTo = ['Последний класс не может быть раньше первого.']
  if (Object.keys(errors).length > 0) return invalid(errors)
  const { title, about, gradeFrom, gradeTo, repeatMonths, active } = input
  const data = {
    ...{ title, about, gradeFrom, gradeTo, repeatMonths, active },
    ...{ scales: scales as unknown as Prisma.InputJsonValue, bands: bands as unknown as Prisma.InputJsonValue },
  }
  const code = known?.code ?? input.requestKey
  if (!known) {
    await tx.diagnosticMethod.createMany({
      data: [{ ...data, municipalityId, code, createdAt: now, createdById: userId }],
      skipDuplicates: true,
    })
  } else {
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
