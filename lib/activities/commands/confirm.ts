import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { canConfirm } from '../policy'
import { findLockedThrough } from '../queries/classes'
import { holdPeriod, lockActivities } from '../queries/facts'
import { type ConfirmationReason, decideConfirmation, decideLock } from '../rules/confirmation'
import type { confirmActivitiesSchema, lockPeriodSchema } from '../schema/activity'

type Refused = ConfirmationReason | CommonReason

export type Confirmed = { confirmed: number; already: number }

/**
 * Confirms held records, one or a whole week at once, all or nothing: six statements whatever their number. What is confirmed already is
 * passed over. A confirmed correction counts from now on instead of what it corrects; what lies in a closed period is locked at once.
 * Refused: FORBIDDEN, NOT_FOUND (one of them is not there or not in scope), CHANGED_MEANWHILE (one was changed since the list was read).
 */
export async function confirmActivities(
  { tx, now, today, scope, actor }: Context,
  input: z.output<typeof confirmActivitiesSchema>,
): Promise<Result<Confirmed, Refused>> {
  if (!scope.organizationId || !canConfirm(actor, { organizationId: scope.organizationId })) return refuse('FORBIDDEN')
  await holdPeriod(tx, scope.organizationId, 'write')
  const asked = new Map(input.rows.map(({ id, version }) => [id.toLowerCase(), version]))
  const activities = await lockActivities(tx, scope, today, [...asked.keys()])
  if (activities.length !== asked.size) return refuse('NOT_FOUND')
  const waiting = activities.filter(({ state }) => state === 'HELD')
  if (waiting.some((activity) => activity.version !== asked.get(activity.id))) return refuse('CHANGED_MEANWHILE')
  const made = waiting.flatMap((activity) => {
    const decision = decideConfirmation(activity, actor.userId, activity.lockedThrough)
    return decision.accept ? [{ ...activity, next: decision.state, own: decision.own }] : []
  })
  const already = activities.length - made.length
  if (made.length === 0) return done({ confirmed: 0, already }, true)
  await tx.$executeRaw`
    UPDATE "Activity" a SET "state" = n.state::"ActivityState", "confirmedOwn" = n.own, "confirmedAt" = ${now}, "confirmedById" = ${actor.userId}::uuid,
      "version" = a."version" + 1
    FROM unnest(${made.map(({ id }) => id)}::uuid[], ${made.map(({ next }) => next)}::text[], ${made.map(({ own }) => own)}::boolean[]) n(id, state, own)
    WHERE a."id" = n.id`
  const corrections = made.filter(({ correctsId }) => correctsId !== null).map(({ id }) => id)
  if (corrections.length > 0) {
    await tx.$executeRaw`
      UPDATE "Activity" a SET "correctedById" = c."id", "version" = a."version" + 1
      FROM "Activity" c WHERE c."id" = ANY (${corrections}::uuid[]) AND a."id" = c."correctsId"`
  }
  await recordEvent(tx, actor, now, {
    kind: 'activitiesConfirmed',
    municipalityId: scope.municipalityId,
    organizationId: scope.organizationId,
    subjectId: made.length === 1 ? made[0]?.id : null,
    data: {
      activities: made.map(({ id }) => id),
      own: made.filter(({ own }) => own).map(({ id }) => id),
      corrections,
    },
  })
  return done({ confirmed: made.length, already })
}

/**
 * Closes the current year's records up to a day: confirmed ones become LOCKED, new ones are taken no more. Refused: FORBIDDEN, NOT_FOUND
 * (there is no current year), LOCK_NOT_PAST, LOCK_OUTSIDE_YEAR, LOCK_GOES_BACK, UNCONFIRMED_LEFT.
 */
export async function lockPeriod(
  { tx, now, today, scope, actor }: Context,
  input: z.output<typeof lockPeriodSchema>,
): Promise<Result<{ locked: number }, Refused>> {
  const organizationId = scope.organizationId
  if (!organizationId || !canConfirm(actor, { organizationId })) return refuse('FORBIDDEN')
  await holdPeriod(tx, organizationId, 'close')
  const [year] = await tx.$queryRaw<{ id: string; startsOn: string; endsOn: string; waiting: number }[]>`
    SELECT y."id", y."startsOn"::text AS "startsOn", y."endsOn"::text AS "endsOn",
      (SELECT count(*)::int FROM "Activity" a WHERE a."organizationId" = ${organizationId}::uuid AND a."yearId" = y."id"
        AND a."state" = 'HELD' AND a."heldOn" <= ${input.through}::date) AS "waiting"
    FROM "AcademicYear" y WHERE y."municipalityId" = ${scope.municipalityId}::uuid AND y."state" = 'CURRENT'`
  if (!year) return refuse('NOT_FOUND')
  const lockedThrough = await findLockedThrough(tx, organizationId, year.id)
  const objection = decideLock({ through: input.through, today, year, lockedThrough, waiting: year.waiting })
  if (objection) return refuse(objection)
  await tx.$executeRaw`
    INSERT INTO "ActivityLock" ("organizationId", "yearId", "lockedThrough", "lockedAt", "lockedById")
    VALUES (${organizationId}::uuid, ${year.id}::uuid, ${input.through}::date, ${now}, ${actor.userId}::uuid)
    ON CONFLICT ("organizationId", "yearId") DO UPDATE SET "lockedThrough" = EXCLUDED."lockedThrough", "lockedAt" = EXCLUDED."lockedAt",
      "lockedById" = EXCLUDED."lockedById"`
  const locked = await tx.$executeRaw`
    UPDATE "Activity" SET "state" = 'LOCKED', "version" = "version" + 1
    WHERE "organizationId" = ${organizationId}::uuid AND "yearId" = ${year.id}::uuid AND "state" = 'CONFIRMED'
      AND "heldOn" <= ${input.through}::date`
  await recordEvent(tx, actor, now, {
    kind: 'activitiesLocked',
    municipalityId: scope.municipalityId,
    organizationId,
    data: { through: input.through, before: lockedThrough, locked },
  })
  return done({ locked })
}
