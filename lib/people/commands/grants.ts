import 'server-only'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { Role } from '@/lib/kernel/prisma/enums'
import { canGiveRole, isOwnAccount } from '../policy'
import { findGrant, listSameGrants } from '../queries/grants'
import { lockPerson } from '../queries/people'
import { decideGrantEnd, decideGrantPeriod } from '../rules'
import { checkGrant, type Refused, stillHolds } from './guards'

type NewGrant = {
  userId: string
  requestKey: string
  role: Role
  organizationId: string
  validFrom: Day | null
  validUntil: Day | null
}

/**
 * Gives a person in scope a role between two days (from today when no first day is named). Sent twice with one `requestKey` it is
 * done once. Refused: OWN_ACCOUNT, ROLE_NOT_GIVABLE, ROLE_NOT_FOR_ORGANIZATION, ORGANIZATION_CLOSED, PERIOD_PAST, GRANT_EXISTS.
 */
export async function giveGrant(context: Context, input: NewGrant): Promise<Result<{ userId: string }, Refused>> {
  const { tx, now, today, scope, actor } = context
  const { userId, role, organizationId } = input
  const account = await lockPerson(tx, scope, userId)
  if (!account) return refuse('NOT_FOUND')
  if (isOwnAccount(actor, userId)) return refuse('OWN_ACCOUNT')
  const checked = await checkGrant(context, input)
  if (!checked.ok) return checked
  const before = await tx.roleGrant.findFirst({ where: { id: input.requestKey, userId }, select: { id: true } })
  if (before) return done({ userId }, true)
  const period = { validFrom: input.validFrom ?? today, validUntil: input.validUntil }
  const objection = decideGrantPeriod(period, await listSameGrants(tx, { userId, role, organizationId }), today)
  if (objection) return refuse(objection)
  const made = await tx.roleGrant.createManyAndReturn({
    data: [
      {
        id: input.requestKey,
        ...{ userId, role, organizationId },
        validFrom: dayToDate(period.validFrom),
        validUntil: period.validUntil && dayToDate(period.validUntil),
        createdAt: now,
        createdById: actor.userId,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  })
  // The key names another person's grant: no form of ours sends that.
  if (!made[0]) return refuse('NOT_FOUND')
  await recordEvent(tx, actor, now, {
    kind: 'grantGiven',
    municipalityId: actor.municipalityId,
    organizationId,
    subjectId: userId,
    data: { grantId: made[0].id, role, ...period },
  })
  return done({ userId })
}

/**
 * Takes a role back: at once, which ends the sessions that run under it, or after a last day. Whoever may give a role may take it
 * back; nobody one's own. Refused: OWN_ACCOUNT, ROLE_NOT_REVOCABLE, GRANT_ALREADY_ENDED, PERIOD_PAST.
 */
export async function revokeGrant(
  context: Context,
  input: { grantId: string; lastDay: Day | null },
): Promise<Result<{ userId: string }, Refused>> {
  const { tx, now, today, scope, actor } = context
  const seen = await findGrant(tx, scope, input.grantId)
  if (!seen || !(await lockPerson(tx, scope, seen.userId))) return refuse('NOT_FOUND')
  // Read again under the person's lock.
  const grant = await findGrant(tx, scope, input.grantId)
  if (!grant) return refuse('NOT_FOUND')
  if (isOwnAccount(actor, grant.userId)) return refuse('OWN_ACCOUNT')
  if (!canGiveRole(actor, grant)) return refuse('ROLE_NOT_REVOCABLE')
  if (!(await stillHolds(context))) return refuse('FORBIDDEN')
  const decision = decideGrantEnd(grant.period, input.lastDay, today)
  if (typeof decision === 'string') return refuse(decision)
  if (decision.end === 'now') {
    await tx.roleGrant.update({ where: { id: grant.id }, data: { revokedAt: now, revokedById: actor.userId } })
    await tx.session.updateMany({
      where: { grantId: grant.id, endedAt: null },
      data: { endedAt: now, endReason: 'GRANT_REVOKED' },
    })
  } else {
    await tx.roleGrant.update({ where: { id: grant.id }, data: { validUntil: dayToDate(decision.lastDay) } })
  }
  await recordEvent(tx, actor, now, {
    kind: 'grantRevoked',
    municipalityId: actor.municipalityId,
    organizationId: grant.organizationId,
    subjectId: grant.userId,
    data: { grantId: grant.id, role: grant.role, lastDay: input.lastDay },
  })
  return done({ userId: grant.userId })
}
