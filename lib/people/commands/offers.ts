import 'server-only'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { Role } from '@/lib/kernel/prisma/enums'
import { consume, limiter } from '@/lib/kernel/throttle'
import { canGiveRole } from '../policy'
import { listSameGrants } from '../queries/grants'
import { hasOpenOffer, lockAccountByLogin, lockOffer } from '../queries/offers'
import { lockPersonRow } from '../queries/people'
import { decideGrantPeriod } from '../rules'
import { checkGrant, type Refused } from './guards'

type NewOffer = {
  requestKey: string
  login: string
  role: Role
  organizationId: string
  validFrom: Day | null
  validUntil: Day | null
}

/** How many logins one person may try in an hour: nobody offers roles to more people than that. */
const LOGINS_AN_HOUR = 20

/**
 * Offers a role to a person who has an account already (a teacher of two schools), known by the exact login only. The role gives no
 * rights before the person accepts it; an account without any open role, whose owner cannot sign in to accept, gets it at once.
 * Sent twice with one `requestKey` it is done once. Refused: LOGIN_NOT_FOUND alike for no such login, another municipality's and a
 * switched-off one; TOO_MANY_LOGINS_TRIED; OWN_ACCOUNT; OFFER_EXISTS; and as a new role is (`giveGrant`).
 */
export async function offerGrant(
  context: Context,
  input: NewOffer,
): Promise<Result<{ login: string; given: boolean }, Refused>> {
  const { tx, now, today, scope, actor } = context
  const { login, role, organizationId, validFrom, validUntil } = input
  const checked = await checkGrant(context, input)
  if (!checked.ok) return checked
  if (login === actor.login) return refuse('OWN_ACCOUNT')
  if (!(await consume(limiter('grant-offer', LOGINS_AN_HOUR, 3600), actor.userId))) {
    return refuse('TOO_MANY_LOGINS_TRIED')
  }
  const { municipalityId } = actor
  const account = await lockAccountByLogin(tx, scope, login)
  if (!account) {
    const data = { reason: 'LOGIN_NOT_FOUND', role }
    await recordEvent(tx, actor, now, { kind: 'grantOfferRefused', municipalityId, organizationId, data })
    return refuse('LOGIN_NOT_FOUND')
  }
  const userId = account.id
  const before = await tx.grantOffer.findFirst({ where: { id: input.requestKey, userId }, select: { state: true } })
  if (before) return done({ login, given: before.state === 'ACCEPTED' }, true)
  const period = { validFrom: validFrom ?? today, validUntil }
  const objection = decideGrantPeriod(period, await listSameGrants(tx, { userId, role, organizationId }), today)
  if (objection) return refuse(objection)
  if (await hasOpenOffer(tx, { userId, organizationId, role }, today)) return refuse('OFFER_EXISTS')
  const given = !account.hasOpenRole
  const made = await tx.grantOffer.createManyAndReturn({
    data: [
      {
        id: input.requestKey,
        ...{ userId, role, organizationId },
        validFrom: validFrom && dayToDate(validFrom),
        validUntil: validUntil && dayToDate(validUntil),
        state: given ? 'ACCEPTED' : 'OPEN',
        createdAt: now,
        answeredAt: given ? now : null,
        offeredUnderId: actor.grantId,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  })
  // The key names another offer: no form of ours sends that.
  if (!made[0]) return refuse('NOT_FOUND')
  const subject = { municipalityId, organizationId, subjectId: userId }
  const data = { offerId: made[0].id, role, ...period }
  await recordEvent(tx, actor, now, { kind: 'grantOffered', ...subject, data })
  if (given) await putInForce(context, { ...data, userId, organizationId })
  return done({ login, given })
}

async function putInForce(
  { tx, now, actor }: Context,
  grant: {
    userId: string
    organizationId: string
    role: Role
    validFrom: Day
    validUntil: Day | null
    offerId: string
  },
): Promise<void> {
  const { userId, organizationId, role, validFrom, validUntil, offerId } = grant
  const made = await tx.roleGrant.create({
    data: {
      ...{ userId, organizationId, role },
      validFrom: dayToDate(validFrom),
      validUntil: validUntil && dayToDate(validUntil),
      createdAt: now,
      createdById: actor.userId,
    },
    select: { id: true },
  })
  await recordEvent(tx, actor, now, {
    kind: 'grantGiven',
    municipalityId: actor.municipalityId,
    organizationId,
    subjectId: userId,
    data: { grantId: made.id, role, validFrom, validUntil, offerId },
  })
}

/**
 * The person's own answer. Accepted, the role is in force from its first day, today at the earliest, and the person can switch to
 * it; other roles stay as they are. NOT_FOUND for another's offer; OFFER_ENDED, ORGANIZATION_CLOSED, GRANT_EXISTS.
 */
export async function answerOffer(
  context: Context,
  input: { offerId: string; answer: 'accept' | 'decline' },
): Promise<Result<{ answer: 'accept' | 'decline' }, Refused>> {
  const { tx, now, today, actor } = context
  await lockPersonRow(tx, actor.userId)
  const offer = await lockOffer(tx, input.offerId, today)
  if (!offer || offer.userId !== actor.userId) return refuse('NOT_FOUND')
  if (!offer.open) return refuse('OFFER_ENDED')
  const { userId, organizationId, role, validUntil } = offer
  const accepts = input.answer === 'accept'
  const validFrom = offer.validFrom && offer.validFrom > today ? offer.validFrom : today
  if (accepts) {
    if (offer.organization.status !== 'ACTIVE') return refuse('ORGANIZATION_CLOSED')
    const same = await listSameGrants(tx, { userId, role, organizationId })
    const objection = decideGrantPeriod({ validFrom, validUntil }, same, today)
    if (objection) return refuse(objection)
  }
  await tx.grantOffer.update({
    where: { id: offer.id },
    data: { state: accepts ? 'ACCEPTED' : 'DECLINED', answeredAt: now },
  })
  if (accepts) {
    await putInForce(context, { userId, organizationId, role, validFrom, validUntil, offerId: offer.id })
  } else {
    const { municipalityId } = actor
    const data = { offerId: offer.id, role }
    await recordEvent(tx, actor, now, {
      kind: 'grantOfferDeclined',
      municipalityId,
      organizationId,
      subjectId: userId,
      data,
    })
  }
  return done({ answer: input.answer })
}

/** Takes an unanswered offer back: whoever may give the role may. NOT_FOUND outside of the scope; ROLE_NOT_REVOCABLE, OFFER_ENDED. */
export async function withdrawOffer(
  { tx, now, today, scope, actor }: Context,
  input: { offerId: string },
): Promise<Result<undefined, Refused>> {
  const offer = await lockOffer(tx, input.offerId, today)
  if (offer?.organization.municipalityId !== scope.municipalityId) return refuse('NOT_FOUND')
  if (scope.organizationId && scope.organizationId !== offer.organizationId) return refuse('NOT_FOUND')
  if (!canGiveRole(actor, offer)) return refuse('ROLE_NOT_REVOCABLE')
  if (!offer.open) return refuse('OFFER_ENDED')
  await tx.grantOffer.update({ where: { id: offer.id }, data: { state: 'WITHDRAWN', answeredAt: now } })
  const { municipalityId } = actor
  await recordEvent(tx, actor, now, {
    kind: 'grantOfferWithdrawn',
    municipalityId,
    organizationId: offer.organizationId,
    subjectId: offer.userId,
    data: { offerId: offer.id, role: offer.role },
  })
  return done()
}
