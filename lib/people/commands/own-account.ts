import 'server-only'
import { type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { consume, limiter } from '@/lib/kernel/throttle'
import { decideNewPassword, type PeopleReason } from '../rules'
import { hashPassword, isCommonPassword, verifyPassword } from './passwords'

/** Ends the actor's session; its cookie is worth nothing from the next request on. */
export async function signOut({ tx, now, actor }: Context): Promise<Result<undefined>> {
  await tx.session.updateMany({
    where: { id: actor.sessionId, endedAt: null },
    data: { endedAt: now, endReason: 'SIGNED_OUT' },
  })
  const { municipalityId, sessionId: subjectId } = actor
  await recordEvent(tx, actor, now, { kind: 'signedOut', municipalityId, subjectId })
  return done()
}

/** Ends another own session (a shared computer left open); NOT_FOUND when it is not the actor's or has ended. */
export async function endOwnSession(
  { tx, now, actor }: Context,
  input: { sessionId: string },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  const { count } = await tx.session.updateMany({
    where: { id: input.sessionId, userId: actor.userId, endedAt: null },
    data: { endedAt: now, endReason: 'ENDED_BY_OWNER' },
  })
  if (count === 0) return refuse('NOT_FOUND')
  const { municipalityId } = actor
  await recordEvent(tx, actor, now, { kind: 'signedOut', municipalityId, subjectId: input.sessionId })
  return done()
}

/** Goes on under another of one's own standing roles; NOT_FOUND for a grant that is not among them. */
export async function switchGrant(
  { tx, now, actor }: Context,
  input: { grantId: string },
): Promise<Result<undefined, 'NOT_FOUND'>> {
  // actor.grants holds the standing ones only, read with this request.
  if (!actor.grants.some((grant) => grant.id === input.grantId)) return refuse('NOT_FOUND')
  const { count } = await tx.session.updateMany({
    where: { id: actor.sessionId, endedAt: null },
    data: { grantId: input.grantId },
  })
  if (count === 0) return refuse('NOT_FOUND')
  await recordEvent(tx, actor, now, {
    kind: 'grantSwitched',
    municipalityId: actor.municipalityId,
    subjectId: input.grantId,
  })
  return done()
}

/**
 * Changes the own password and ends the own other sessions. Field errors: the current one is wrong, the new one is the login, the
 * current one or among the commonest. TOO_MANY_PASSWORD_TRIES after 10 wrong current passwords in 15 minutes: an open session must
 * not be a way to guess the password.
 */
export async function changePassword(
  { tx, now, actor }: Context,
  input: { currentPassword: string; newPassword: string },
): Promise<Result<undefined, PeopleReason | 'NOT_FOUND'>> {
  const tries = limiter('password-change', 10, 15 * 60)
  if (!(await consume(tries, actor.userId))) return refuse('TOO_MANY_PASSWORD_TRIES')
  const rows = await tx.$queryRaw<{ passwordHash: string }[]>`
    SELECT "passwordHash" FROM "User" WHERE "id" = ${actor.userId}::uuid AND "disabledAt" IS NULL FOR UPDATE`
  const stored = rows[0]?.passwordHash
  if (!stored) return refuse('NOT_FOUND')
  if (!(await verifyPassword(stored, input.currentPassword))) {
    return invalid({ currentPassword: ['Текущий пароль не подошёл. Проверьте раскладку и Caps Lock.'] })
  }
  await tries.delete(actor.userId)
  const isCurrent = input.currentPassword === input.newPassword
  const objection = decideNewPassword({
    password: input.newPassword,
    login: actor.login,
    isCurrent,
    isCommon: await isCommonPassword(input.newPassword),
  })
  if (objection) return invalid({ newPassword: [objection] })
  await tx.user.update({
    where: { id: actor.userId },
    data: {
      passwordHash: await hashPassword(input.newPassword),
      mustChangePassword: false,
      passwordChangedAt: now,
      version: { increment: 1 },
    },
  })
  await tx.session.updateMany({
    where: { userId: actor.userId, endedAt: null, id: { not: actor.sessionId } },
    data: { endedAt: now, endReason: 'PASSWORD_CHANGED' },
  })
  const { municipalityId, userId: subjectId } = actor
  await recordEvent(tx, actor, now, { kind: 'passwordChanged', municipalityId, subjectId })
  return done()
}
