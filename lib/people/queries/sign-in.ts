import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import type { Role } from '@/lib/kernel/prisma/enums'
import type { OwnSession, Persona } from '../types'
import { standingOn } from './standing'

/** What a sign-in needs to know of a login; null for an unknown one. */
export async function findSignInFacts(reader: Reader, login: string) {
  return reader.user.findUnique({
    where: { login },
    select: {
      id: true,
      login: true,
      passwordHash: true,
      disabledAt: true,
      mustChangePassword: true,
      look: true,
      municipalityId: true,
      municipality: { select: { timeZone: true, isDemo: true } },
    },
  })
}

/** The same for a demo person, by id. */
export async function findPersona(reader: Reader, userId: string) {
  return reader.user.findFirst({
    where: { id: userId, disabledAt: null, municipality: { isDemo: true } },
    select: { id: true, login: true, look: true, municipalityId: true, municipality: { select: { timeZone: true } } },
  })
}

/** The grant a new session begins under: the wished one, else the last one used, while it still stands; else the oldest standing one. */
export async function findFirstGrant(
  reader: Reader,
  userId: string,
  today: Day,
  wishedId: string | null = null,
): Promise<{ id: string; role: Role } | null> {
  const rows = await reader.$queryRaw<{ id: string; role: Role }[]>`
    SELECT g."id", g."role"::text AS "role" FROM "RoleGrant" g
    WHERE g."userId" = ${userId}::uuid AND ${standingOn(today)}
    ORDER BY g."id" = ${wishedId}::uuid DESC NULLS LAST, g."id" = (SELECT s."grantId" FROM "Session" s WHERE s."userId" = g."userId" AND s."grantId" IS NOT NULL
                       ORDER BY s."createdAt" DESC LIMIT 1) DESC NULLS LAST, g."createdAt", g."id"
    LIMIT 1`
  return rows[0] ?? null
}

/** The oldest municipality: where a refused try of an unknown login is written down. */
export async function findFirstMunicipalityId(reader: Reader): Promise<string | null> {
  const found = await reader.municipality.findFirst({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return found?.id ?? null
}

/** People of the demo municipality who can be signed in as, the higher roles first. */
export async function listPersonas(reader: Reader): Promise<Persona[]> {
  return reader.$queryRaw<Persona[]>`
    SELECT u."id", u."lastName", u."firstName", u."middleName", u."login", g."id" AS "grantId",
           g."role"::text AS "role", o."shortName" AS "organizationName"
    FROM "User" u
    JOIN "Municipality" m ON m."id" = u."municipalityId" AND m."isDemo"
    JOIN "RoleGrant" g ON g."userId" = u."id" AND g."revokedAt" IS NULL
      AND g."validFrom" <= (now() AT TIME ZONE m."timeZone")::date
      AND (g."validUntil" IS NULL OR g."validUntil" >= (now() AT TIME ZONE m."timeZone")::date)
    JOIN "Organization" o ON o."id" = g."organizationId"
    WHERE u."disabledAt" IS NULL
    ORDER BY g."role", o."kind", o."shortName", u."lastName", u."id"
    LIMIT 300`
}

/** The actor's own open sessions, the latest used first. */
export async function listOwnSessions(
  reader: Reader,
  actor: { userId: string; sessionId: string },
  limits: { idleMinutes: number; absoluteHours: number },
): Promise<OwnSession[]> {
  const rows = await reader.$queryRaw<
    {
      id: string
      createdAt: Date
      lastSeenAt: Date
      grantId: string | null
      role: Role
      organizationId: string
      organizationName: string
    }[]
  >`
    SELECT s."id", s."createdAt", s."lastSeenAt", g."id" AS "grantId", g."role"::text AS "role", o."id" AS "organizationId",
           o."shortName" AS "organizationName"
    FROM "Session" s LEFT JOIN "RoleGrant" g ON g."id" = s."grantId" LEFT JOIN "Organization" o ON o."id" = g."organizationId"
    WHERE s."userId" = ${actor.userId}::uuid AND s."endedAt" IS NULL
      AND s."lastSeenAt" > now() - make_interval(mins => ${limits.idleMinutes}::int)
      AND s."createdAt" > now() - make_interval(hours => ${limits.absoluteHours}::int)
    ORDER BY s."lastSeenAt" DESC, s."id" LIMIT 50`
  return rows.map(({ id, createdAt, lastSeenAt, grantId, role, organizationId, organizationName }) => ({
    id,
    createdAt,
    lastSeenAt,
    current: id === actor.sessionId,
    grant: grantId ? { id: grantId, role, organizationId, organizationName } : null,
  }))
}
