import 'server-only'
import type { z } from 'zod'
import { dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { ActivityForm, ActivityMode } from '@/lib/kernel/prisma/enums'
import { findByRequestKey, holdPeriod, type LockedActivity, lockActivities } from '../queries/facts'
import { type ConfirmationReason, decideCorrection } from '../rules/confirmation'
import type { correctActivitySchema, voidActivitySchema } from '../schema/activity'
import { insertOnce } from './log'
import { type ActivityRefused, columnsOf, judge, tell, toldOf, writeRows } from './write'

type Refused = ActivityRefused | ConfirmationReason

/** The record to correct, locked, when it may be corrected; what the same request has led to already. */
async function open(
  { tx, today, scope }: Context,
  input: { requestKey: string; correctsId: string },
): Promise<{ original: LockedActivity } | { answer: Result<{ id: string }, Refused> }> {
  if (!scope.organizationId) return { answer: refuse('FORBIDDEN') }
  await holdPeriod(tx, scope.organizationId, 'write')
  const [original] = await lockActivities(tx, scope, today, [input.correctsId])
  if (!original) return { answer: refuse('NOT_FOUND') }
  if (original.beyond > 0) return { answer: refuse('FORBIDDEN') }
  const earlier = await findByRequestKey(tx, scope, today, input.requestKey)
  if (earlier) return { answer: done(earlier, true) }
  const objection = decideCorrection(original)
  return objection ? { answer: refuse(objection) } : { original }
}

/**
 * A linked correction of a confirmed or locked record: a whole record of its own with a reason, which counts instead of the first one
 * once head or deputy have confirmed it. Refused: NOT_FOUND, FORBIDDEN, NOT_CONFIRMED, ALREADY_CORRECTED, CORRECTION_WAITS, and as `logActivity`.
 */
export async function correctActivity(
  context: Context,
  input: z.output<typeof correctActivitySchema>,
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, scope, actor } = context
  const opened = await open(context, input)
  if ('answer' in opened) return opened.answer
  const { original } = opened
  const answer = await judge(context, input, { exceptId: original.id, correction: true, late: 'refused' })
  if (!answer.ok) return answer.refusal
  const { judged } = answer
  if (judged.organizationId !== original.organizationId || judged.yearId !== original.yearId)
    return refuse('CLASSES_DIFFER')
  const made = await insertOnce(tx, {
    ...columnsOf(input, judged.yearId),
    municipalityId: scope.municipalityId,
    organizationId: original.organizationId,
    requestKey: input.requestKey,
    correctsId: original.id,
    correctionReason: input.reason,
    leaderId: original.leaderId,
    createdAt: now,
    createdById: actor.userId,
  })
  // Another correction was written while this one waited for the record.
  if (!made) return refuse('CORRECTION_WAITS')
  await writeRows(context, made.id, judged, input.hours)
  const told = { corrects: original.id, ...toldOf(input, judged) }
  await tell(context, 'activityCorrected', { id: made.id, ...judged }, told, input.reason)
  return done(made)
}

/** «Не состоялось»: a correction without children, which takes the record out of the count once it is confirmed. Refused as `correctActivity`. */
export async function voidActivity(
  context: Context,
  input: z.output<typeof voidActivitySchema>,
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, scope, actor } = context
  const opened = await open(context, input)
  if ('answer' in opened) return opened.answer
  const { original } = opened
  const made = await insertOnce(tx, {
    municipalityId: scope.municipalityId,
    organizationId: original.organizationId,
    yearId: original.yearId,
    directionId: original.directionId,
    form: original.form as ActivityForm,
    title: original.title,
    heldOn: dayToDate(original.heldOn),
    hours: original.hours,
    mode: original.mode as ActivityMode,
    requestKey: input.requestKey,
    correctsId: original.id,
    correctionReason: input.reason,
    voids: true,
    leaderId: original.leaderId,
    createdAt: now,
    createdById: actor.userId,
  })
  // Another correction was written while this one waited for the record.
  if (!made) return refuse('CORRECTION_WAITS')
  // Its classes stay named, so that those who reach the first record reach this one; a record that voids counts nothing.
  await tx.$executeRaw`
    INSERT INTO "ActivityClass" ("activityId", "classGroupId", "grade", "headcount")
    SELECT ${made.id}::uuid, "classGroupId", "grade", 0 FROM "ActivityClass" WHERE "activityId" = ${original.id}::uuid`
  await tell(
    context,
    'activityCorrected',
    { ...original, id: made.id },
    { corrects: original.id, voids: true },
    input.reason,
  )
  return done(made)
}
