import 'server-only'
import { cookies } from 'next/headers'
import type { Actor, GrantView } from './actor'
import { currentRequest } from './current-request'
import { db, type Reader } from './db'
import { env } from './env'
import { Prisma } from './prisma/client'
import { readBy } from './read'
import { hashOfSecret, newSecret } from './secret'
import { makeToken, readToken } from './token'

/** Rule 29: a session ends after 30 idle minutes; at the latest after 12 hours. */
export const IDLE_MINUTES = 30
export const ABSOLUTE_HOURS = 12

/** With https the name takes the `__Host-` prefix, which ties the cookie to this host. */
export function sessionCookieName(): string {
  return env().APP_URL?.startsWith('https://') ? '__Host-profmarshrut' : 'profmarshrut'
}

/** A new session's secret and the hash that is stored. */
export const newSessionSecret = newSecret

/** Puts the encrypted next-auth token into the cookie; call from an action or a handler. */
export async function setSessionCookie(secret: string): Promise<void> {
  const maxAge = ABSOLUTE_HOURS * 3600
  const token = await makeToken({ sid: secret }, maxAge)
  ;(await cookies()).set(sessionCookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: sessionCookieName().startsWith('__Host-'),
    path: '/',
    maxAge,
  })
}

/** At a sign-out: the cookie goes, and with the answer the drafts that this browser has kept (scripts/support/observe.ts). */
export async function clearSessionCookie(): Promise<void> {
  const request = currentRequest()
  if (request) request.forget = true
  const name = sessionCookieName()
  // A browser takes a word on a `__Host-` cookie only with Secure and the root path, its removal too.
  ;(await cookies()).delete({ name, secure: name.startsWith('__Host-'), path: '/' })
}

type SessionRow = Omit<Actor, 'grants'> & { lastSeenStale: boolean; active: boolean }

/**
 * The actor behind a session secret, or null when the session, the account or the grant has ended.
 * One statement: the session row decides at every request, the token alone is worth nothing (quality.md §3.3).
 */
export async function findActor(reader: Reader, secret: string): Promise<Actor | null> {
  const rows = await readBy<SessionRow>(
    reader,
    Prisma.sql`
    SELECT s."id" AS "sessionId", s."lastSeenAt" < now() - interval '1 minute' AS "lastSeenStale",
           u."id" AS "userId", u."login", u."lastName", u."firstName", u."middleName", u."mustChangePassword",
           m."id" AS "municipalityId", m."name" AS "municipalityName", m."timeZone", m."isDemo",
           g."id" AS "grantId", g."role"::text AS "role", o."id" AS "organizationId", o."shortName" AS "organizationName",
           o."kind"::text AS "organizationKind", g."id" = s."grantId" AS "active",
           EXISTS (SELECT 1 FROM "GrantOffer" f WHERE f."userId" = u."id" AND f."state" = 'OPEN'
             AND f."createdAt" > now() - interval '30 days') AS "hasOffers"
    FROM "Session" s
    JOIN "User" u ON u."id" = s."userId" AND u."disabledAt" IS NULL
    JOIN "Municipality" m ON m."id" = u."municipalityId"
    JOIN "RoleGrant" g ON g."userId" = u."id" AND g."revokedAt" IS NULL
      AND g."validFrom" <= (now() AT TIME ZONE m."timeZone")::date
      AND (g."validUntil" IS NULL OR g."validUntil" >= (now() AT TIME ZONE m."timeZone")::date)
    JOIN "Organization" o ON o."id" = g."organizationId"
    WHERE s."tokenHash" = ${hashOfSecret(secret)} AND s."endedAt" IS NULL
      AND s."lastSeenAt" > now() - make_interval(mins => ${IDLE_MINUTES}::int)
      AND s."createdAt" > now() - make_interval(hours => ${ABSOLUTE_HOURS}::int)
    ORDER BY g."createdAt", g."id"`,
  )
  const current = rows.find((row) => row.active)
  if (!current) return null
  const grants: GrantView[] = rows.map((row) => ({
    id: row.grantId,
    role: row.role,
    organizationId: row.organizationId,
    organizationName: row.organizationName,
  }))
  if (current.lastSeenStale) {
    await reader.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() WHERE "id" = ${current.sessionId}::uuid AND "endedAt" IS NULL`
  }
  const { lastSeenStale: _stale, active: _active, ...actor } = current
  return { ...actor, grants }
}

/** The actor of the request at hand, or null. */
export async function readActor(): Promise<Actor | null> {
  const token = await readToken((await cookies()).get(sessionCookieName())?.value)
  return typeof token?.sid === 'string' ? findActor(db(), token.sid) : null
}
