import 'server-only'
import { type Day, dateToDay, localDay } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import type { Prisma } from '@/lib/kernel/prisma/client'
import type { Role } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { isOfferOpen, isStanding } from '../rules'
import type { GrantOfferView } from '../types'

/**
 * The account of a login, locked; null alike for one that is not there, one of another municipality and one that is switched off,
 * so that nobody learns from the answer whose logins exist elsewhere.
 */
export async function lockAccountByLogin(
  tx: Tx,
  scope: Scope,
  login: string,
): Promise<{ id: string; hasOpenRole: boolean } | null> {
  const rows = await tx.$queryRaw<{ id: string; hasOpenRole: boolean }[]>`
    SELECT u."id", EXISTS (SELECT 1 FROM "RoleGrant" g JOIN "Municipality" m ON m."id" = u."municipalityId"
        WHERE g."userId" = u."id" AND g."revokedAt" IS NULL
          AND (g."validUntil" IS NULL OR g."validUntil" >= (now() AT TIME ZONE m."timeZone")::date)) AS "hasOpenRole"
    FROM "User" u
    WHERE u."login" = ${login} AND u."municipalityId" = ${scope.municipalityId}::uuid AND u."disabledAt" IS NULL
    FOR UPDATE OF u`
  return rows[0] ?? null
}

type OfferRecord = Prisma.GrantOfferGetPayload<{ include: typeof offerParts }>

const offerParts = {
  user: { select: { login: true, municipality: { select: { timeZone: true } } } },
  organization: { select: { shortName: true, status: true, municipalityId: true } },
  offeredUnder: { include: { user: { select: { disabledAt: true } } } },
} as const

function offerFacts(offer: OfferRecord, today: Day) {
  const { offeredUnder: under } = offer
  const period = {
    validFrom: dateToDay(under.validFrom),
    validUntil: under.validUntil && dateToDay(under.validUntil),
    revoked: under.revokedAt !== null || under.user.disabledAt !== null,
  }
  const { id, userId, organizationId, role, state, organization } = offer
  const offeredOn = localDay(offer.createdAt, offer.user.municipality.timeZone)
  const validUntil = offer.validUntil && dateToDay(offer.validUntil)
  return {
    ...{ id, userId, organizationId, role, organization, validUntil, offeredOn },
    login: offer.user.login,
    validFrom: offer.validFrom && dateToDay(offer.validFrom),
    open: isOfferOpen({ state, offeredOn, validUntil, offererStands: isStanding(period, today) }, today),
  }
}

export type OfferFacts = ReturnType<typeof offerFacts>

const offerView = (facts: OfferFacts): GrantOfferView => {
  const { id, login, role, organization, validFrom, validUntil, offeredOn } = facts
  return { id, login, role, organizationName: organization.shortName, validFrom, validUntil, offeredOn }
}

/** Open offers of a person's own (`userId`) or of the organisations in scope, the latest first; at most 50. */
async function listOffers(reader: Reader, where: Prisma.GrantOfferWhereInput, today: Day): Promise<OfferFacts[]> {
  const rows = await reader.grantOffer.findMany({
    where: { ...where, state: 'OPEN' },
    include: offerParts,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
  })
  return rows.map((row) => offerFacts(row, today)).filter(({ open }) => open)
}

/** Roles offered to the person. */
export async function listOwnOffers(reader: Reader, userId: string, today: Day): Promise<GrantOfferView[]> {
  return (await listOffers(reader, { userId }, today)).map(offerView)
}

/** Roles that organisations in scope have offered and nobody has answered. */
export async function listGivenOffers(reader: Reader, scope: Scope, today: Day): Promise<GrantOfferView[]> {
  const { municipalityId, organizationId } = scope
  const where = { organization: { municipalityId }, ...(organizationId ? { organizationId } : {}) }
  return (await listOffers(reader, where, today)).map(offerView)
}

/** Whether the same role of the same organisation already waits for the person's answer. */
export async function hasOpenOffer(
  tx: Tx,
  wanted: { userId: string; organizationId: string; role: Role },
  today: Day,
): Promise<boolean> {
  return (await listOffers(tx, wanted, today)).length > 0
}

/** An offer by id, locked, with whether it can still be answered; null when it is not there. */
export async function lockOffer(tx: Tx, offerId: string, today: Day): Promise<OfferFacts | null> {
  await tx.$queryRaw`SELECT 1 FROM "GrantOffer" WHERE "id" = ${offerId}::uuid FOR UPDATE`
  const row = await tx.grantOffer.findUnique({ where: { id: offerId }, include: offerParts })
  return row && offerFacts(row, today)
}
