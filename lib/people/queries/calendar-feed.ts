import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import type { FeedReader } from '../types'

/**
 * Whose feed it is, with the roles that stand on the day of reading; null for an address that was never made or has been renewed, for a
 * disabled account, one whose made password waits to be changed, and one without a standing role. One statement.
 */
export async function findFeedReader(reader: Reader, tokenHash: string): Promise<FeedReader | null> {
  const [row] = await reader.$queryRaw<FeedReader[]>`
    SELECT u."id" AS "userId", u."lastName", u."firstName", u."middleName", u."municipalityId", m."timeZone",
      json_agg(json_build_object('role', g."role", 'organizationId', o."id", 'organizationName', o."shortName")
        ORDER BY g."createdAt", g."id") AS "grants"
    FROM "CalendarFeed" f
    JOIN "User" u ON u."id" = f."userId" AND u."disabledAt" IS NULL AND NOT u."mustChangePassword"
    JOIN "Municipality" m ON m."id" = u."municipalityId"
    JOIN "RoleGrant" g ON g."userId" = u."id" AND g."revokedAt" IS NULL
      AND g."validFrom" <= (now() AT TIME ZONE m."timeZone")::date
      AND (g."validUntil" IS NULL OR g."validUntil" >= (now() AT TIME ZONE m."timeZone")::date)
    JOIN "Organization" o ON o."id" = g."organizationId"
    WHERE f."tokenHash" = ${tokenHash}
    GROUP BY u."id", m."id"`
  return row ?? null
}

/** When the own feed was made; null without one. */
export async function findOwnFeed(reader: Reader, userId: string): Promise<{ createdAt: Date } | null> {
  return reader.calendarFeed.findUnique({ where: { userId }, select: { createdAt: true } })
}
