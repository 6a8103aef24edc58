import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { canConfirmCurriculum, canLead } from '../policy/registers'
import { findCurriculum } from '../queries/curriculum'
import { type CurriculumReason, decideConfirmation } from '../rules/curriculum'
import { slugOf } from '../rules/evidence'
import type { confirmCurriculumSchema, saveInclusionSchema } from '../schema/curriculum'
import { enterRegister, type RegisterRefused, tellRegister } from './registers'

type Refused = CurriculumReason | RegisterRefused | CommonReason

/** A change of the register: its version goes on and the head's confirmation is off (they confirm what they have seen). */
export async function touchCurriculum(
  { tx }: Pick<Context, 'tx'>,
  organizationId: string,
  yearId: string,
): Promise<void> {
  await tx.curriculumRegister.upsert({
    where: { organizationId_yearId: { organizationId, yearId } },
    create: { organizationId, yearId },
    update: { version: { increment: 1 }, confirmedAt: null, confirmedById: null },
  })
}

/**
 * Saves one of the named variants of item 4.2, or «другое», for the current year: its rows by grade, subject and hours a year, all at
 * once. What says the same as is stored is `already`. Refused: FORBIDDEN, NOT_FOR_THIS_BODY, YEAR_CLOSED, CHANGED_MEANWHILE.
 */
export async function saveInclusion(
  context: Context,
  input: z.output<typeof saveInclusionSchema>,
): Promise<Result<{ page: string }, Refused>> {
  const { tx, now, scope, actor } = context
  const entered = await enterRegister(context, 'curriculum')
  if (!entered.ok) return entered.refusal
  const { organizationId, year } = entered.place
  if (!canLead(actor, { organizationId })) return refuse('FORBIDDEN')
  const { variant, note, rows } = input
  const page = `/curriculum/${slugOf(variant)}`
  const current = await findCurriculum(tx, scope, organizationId, year.id, actor.timeZone)
  const before = current.inclusions.find((each) => each.variant === variant)
  if (before && before.note === note && JSON.stringify(before.rows) === JSON.stringify(rows)) {
    return done({ page }, true)
  }
  if ((before?.version ?? 0) !== input.version) {
    const theirs = {
      Строки: (before?.rows ?? []).map((row) => `${row.grade}: ${row.subject}, ${row.hours}`).join('; '),
    }
    return refuse('CHANGED_MEANWHILE', { theirs, version: before?.version ?? 0 })
  }
  const { id } = before
    ? await tx.curriculumInclusion.update({
        where: { id: before.id },
        data: { note, version: { increment: 1 } },
        select: { id: true },
      })
    : await tx.curriculumInclusion.create({
        data: {
          ...{ municipalityId: scope.municipalityId, organizationId, yearId: year.id, variant, note },
          createdAt: now,
          createdById: actor.userId,
        },
        select: { id: true },
      })
  await tx.curriculumRow.deleteMany({ where: { inclusionId: id } })
  await tx.curriculumRow.createMany({ data: rows.map((row, position) => ({ inclusionId: id, position, ...row })) })
  await touchCurriculum(context, organizationId, year.id)
  const hours = rows.reduce((sum, row) => sum + row.hours, 0)
  await tellRegister(
    context,
    'curriculumChanged',
    { organizationId, subjectId: id },
    { variant, rows: rows.length, hours },
  )
  return done({ page })
}

/**
 * The head stands by the register of the current year as it is. Refused: FORBIDDEN (a deputy), NOT_FOR_THIS_BODY, YEAR_CLOSED,
 * CHANGED_MEANWHILE (it is not what the head has seen), NOTHING_COUNTS, ALREADY_CONFIRMED.
 */
export async function confirmCurriculum(
  context: Context,
  input: z.output<typeof confirmCurriculumSchema>,
): Promise<Result<undefined, Refused>> {
  const { tx, now, scope, actor } = context
  const entered = await enterRegister(context, 'curriculum')
  if (!entered.ok) return entered.refusal
  const { organizationId, year } = entered.place
  if (!canConfirmCurriculum(actor, { organizationId })) return refuse('FORBIDDEN')
  const { state, inclusions } = await findCurriculum(tx, scope, organizationId, year.id, actor.timeZone)
  if (state.version !== input.version) return refuse('CHANGED_MEANWHILE', { theirs: {}, version: state.version })
  const reason = decideConfirmation(inclusions, state.confirmedOn !== null)
  if (reason) return refuse(reason)
  await tx.curriculumRegister.update({
    where: { organizationId_yearId: { organizationId, yearId: year.id } },
    data: { confirmedAt: now, confirmedById: actor.userId },
  })
  await tellRegister(context, 'curriculumConfirmed', { organizationId, subjectId: null }, { yearId: year.id })
  return done()
}
