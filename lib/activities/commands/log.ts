import 'server-only'
import type { z } from 'zod'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import type { Prisma } from '@/lib/kernel/prisma/client'
import { canConfirm } from '../policy'
import { findByRequestKey, holdPeriod, lockActivities } from '../queries/facts'
import { decideCancelling, decideChange } from '../rules/activity'
import type { cancelActivitySchema, changeActivitySchema, logActivitySchema } from '../schema/activity'
import { type ActivityRefused, columnsOf, judge, tell, toldOf, writeRows } from './write'

/** Inserts an activity unless its request key has led to one already. */
export async function insertOnce(tx: Tx, data: Prisma.ActivityCreateManyInput): Promise<{ id: string } | null> {
  const [made] = await tx.activity.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } })
  return made ?? null
}

/**
 * Logs a held activity: everybody enrolled on the day present but the ticked ones. One transaction and as many statements for a class of
 * five as for twelve classes; the same `requestKey` once more is `already`. Refused: NOT_FOUND (a class that is not in reach), and by
 * rule 13 IN_FUTURE, OUTSIDE_YEAR, YEAR_CLOSED, PERIOD_LOCKED, LATE_REASON_NEEDED (head and deputy), CLASSES_DIFFER, DIRECTION_UNKNOWN, PARTNER_UNKNOWN, LINE_UNKNOWN, NOT_ENROLLED,
 * OVER_ROSTER, NOBODY_THERE, LOOKS_DOUBLE (until `again`).
 */
export async function logActivity(
  context: Context,
  input: z.output<typeof logActivitySchema>,
): Promise<Result<{ id: string }, ActivityRefused>> {
  const { tx, now, today, scope, actor } = context
  if (!scope.organizationId) return refuse('FORBIDDEN')
  await holdPeriod(tx, scope.organizationId, 'write')
  const earlier = await findByRequestKey(tx, scope, today, input.requestKey)
  if (earlier) return done(earlier, true)
  const mayBeLate = canConfirm(actor, { organizationId: scope.organizationId })
  const late = !mayBeLate ? 'refused' : input.lateReason ? 'reasoned' : 'unreasoned'
  const answer = await judge(context, input, { exceptId: null, correction: false, late })
  if (!answer.ok) {
    // The same form, saved a moment ago by its twin, is what made this one look double.
    const twin = await findByRequestKey(tx, scope, today, input.requestKey)
    return twin ? done(twin, true) : answer.refusal
  }
  const { judged } = answer
  const made = await insertOnce(tx, {
    ...columnsOf(input, judged.yearId),
    municipalityId: scope.municipalityId,
    organizationId: judged.organizationId,
    requestKey: input.requestKey,
    lateReason: judged.rows.late ? input.lateReason : null,
    leaderId: actor.userId,
    createdAt: now,
    createdById: actor.userId,
  })
  if (!made) {
    // The same form sent twice may have been saved between any two statements.
    const twin = await findByRequestKey(tx, scope, today, input.requestKey)
    return twin ? done(twin, true) : refuse('NOT_FOUND')
  }
  await writeRows(context, made.id, judged, input.hours)
  const told = { ...toldOf(input, judged), ...(judged.rows.late ? { late: true } : {}) }
  await tell(context, 'activityLogged', { id: made.id, ...judged }, told, judged.rows.late ? input.lateReason : null)
  return done(made)
}

/**
 * Changes a record in place: what is held by whoever reaches all its classes, what is confirmed by head or deputy. Refused: NOT_FOUND,
 * FORBIDDEN (a class of it is beyond the person's reach), CHANGED_MEANWHILE, ALREADY_CONFIRMED, IS_LOCKED, IS_CANCELLED, and as `logActivity`.
 */
export async function changeActivity(
  context: Context,
  input: z.output<typeof changeActivitySchema>,
): Promise<Result<{ id: string }, ActivityRefused>> {
  const { tx, today, scope, actor } = context
  if (!scope.organizationId) return refuse('FORBIDDEN')
  await holdPeriod(tx, scope.organizationId, 'write')
  const [activity] = await lockActivities(tx, scope, today, [input.activityId])
  if (!activity) return refuse('NOT_FOUND')
  if (activity.beyond > 0) return refuse('FORBIDDEN')
  const objection = activity.voids ? 'IS_LOCKED' : decideChange(activity.state, canConfirm(actor, activity))
  if (objection) return refuse(objection)
  if (activity.version !== input.version) {
    return refuse('CHANGED_MEANWHILE', { theirs: { Название: activity.title }, version: activity.version })
  }
  const answer = await judge(context, input, {
    ...{ exceptId: activity.id, correction: activity.correctsId !== null },
    // What was let into the closed period with a reason may still be put right before it is confirmed.
    late: activity.late ? 'reasoned' : 'refused',
  })
  if (!answer.ok) return answer.refusal
  const { judged } = answer
  if (judged.organizationId !== activity.organizationId) return refuse('CLASSES_DIFFER')
  await tx.activity.update({
    where: { id: activity.id },
    data: { ...columnsOf(input, judged.yearId), version: { increment: 1 } },
  })
  await tx.participation.deleteMany({ where: { activityId: activity.id } })
  await tx.activityClass.deleteMany({ where: { activityId: activity.id } })
  await writeRows(context, activity.id, judged, input.hours)
  const before = {
    heldOn: activity.heldOn,
    hours: activity.hours,
    directionId: activity.directionId,
    mode: activity.mode,
  }
  await tell(context, 'activityChanged', activity, { before, state: activity.state, ...toldOf(input, judged) })
  return done({ id: activity.id })
}

/** Cancels a record that nobody has confirmed yet. Refused: NOT_FOUND, FORBIDDEN, CHANGED_MEANWHILE, CONFIRMED_STANDS, IS_LOCKED, IS_CANCELLED. */
export async function cancelActivity(
  context: Context,
  input: z.output<typeof cancelActivitySchema>,
): Promise<Result<{ id: string }, ActivityRefused>> {
  const { tx, today, scope } = context
  const [activity] = await lockActivities(tx, scope, today, [input.activityId])
  if (!activity) return refuse('NOT_FOUND')
  if (activity.beyond > 0) return refuse('FORBIDDEN')
  const objection = decideCancelling(activity.state)
  if (objection) return refuse(objection)
  if (activity.version !== input.version) return refuse('CHANGED_MEANWHILE', { version: activity.version })
  await tx.activity.update({
    where: { id: activity.id },
    data: { state: 'CANCELLED', cancelReason: input.reason, version: { increment: 1 } },
  })
  await tell(context, 'activityCancelled', activity, { heldOn: activity.heldOn }, input.reason)
  return done({ id: activity.id })
}
