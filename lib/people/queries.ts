import 'server-only'
import { type Day, dateToDay, localDay } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { OrganizationKind, OrganizationStatus, Role } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { isOfferOpen, isOpen, isStanding } from './rules'
import type { GrantOfferView, OwnSession, Page, PeopleFilter, Person, Persona, PersonGrant, PersonRow } from './types'

export const PEOPLE_PAGE = 30

const { sql, empty, join } = Prisma

/** `%`, `_` and `\` in what people type are letters, not patterns. */
function prefixPattern(typed: string): string {
  return `${typed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

/** Every word begins the surname, the name, the patronymic or the login: «Наумова С», «naumova». */
function searchCondition(search: string | null): Prisma.Sql {
  const words = (search ?? '').split(/\s+/).filter(Boolean).slice(0, 4)
  if (words.length === 0) return empty
  const each = words.map((word) => {
    const pattern = prefixPattern(word.replace(/\.+$/, ''))
    return sql`(u."lastName" ILIKE ${pattern} OR u."firstName" ILIKE ${pattern} OR u."middleName" ILIKE ${pattern} OR u."login" LIKE ${pattern.toLowerCase()})`
  })
  return sql`AND ${join(each, ' AND ')}`
}

/** A row of RoleGrant `g` that gives rights on the day. */
function standingOn(today: Day): Prisma.Sql {
  return sql`(g."revokedAt" IS NULL AND g."validFrom" <= ${today}::date AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date))`
}

type PersonSql = Omit<PersonRow, 'grants' | 'disabled'> & { disabledAt: Date | null; grants: PersonRow['grants'] }

/**
 * People in scope by surname, a page by key; one statement whatever the number of rows. Inside an organisation only roles held there
 * are shown, so that a head does not learn of roles elsewhere.
 */
export async function listPeople(
  reader: Reader,
  scope: Scope,
  filter: PeopleFilter,
  today: Day,
): Promise<Page<PersonRow>> {
  const inScope = scope.organizationId ? sql`AND g."organizationId" = ${scope.organizationId}::uuid` : empty
  const held = (condition: Prisma.Sql) =>
    sql`EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."userId" = u."id" ${inScope} ${condition})`
  const wanted = join(
    [
      filter.role ? sql`AND g."role" = ${filter.role}::"Role"` : empty,
      filter.organizationId ? sql`AND g."organizationId" = ${filter.organizationId}::uuid` : empty,
    ],
    ' ',
  )
  const conditions = [
    scope.organizationId ? sql`AND ${held(empty)}` : empty,
    filter.role || filter.organizationId ? sql`AND ${held(sql`AND ${standingOn(today)} ${wanted}`)}` : empty,
    filter.state === 'active' ? sql`AND u."disabledAt" IS NULL AND ${held(sql`AND ${standingOn(today)}`)}` : empty,
    filter.state === 'disabled' ? sql`AND u."disabledAt" IS NOT NULL` : empty,
    filter.state === 'without-role'
      ? sql`AND u."disabledAt" IS NULL AND NOT ${held(sql`AND ${standingOn(today)}`)}`
      : empty,
    searchCondition(filter.search),
    filter.after
      ? sql`AND (u."lastName", u."firstName", u."id") > (
          SELECT c."lastName", c."firstName", c."id" FROM "User" c
          WHERE c."id" = ${filter.after}::uuid AND c."municipalityId" = ${scope.municipalityId}::uuid)`
      : empty,
  ]
  const rows = await reader.$queryRaw<PersonSql[]>`
    SELECT u."id", u."lastName", u."firstName", u."middleName", u."login", u."disabledAt", u."lastSeenAt",
           COALESCE(r.grants, '[]') AS grants
    FROM "User" u
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', g."id", 'role', g."role", 'organizationName', o."shortName",
               'validFrom', g."validFrom", 'standing', ${standingOn(today)}) ORDER BY g."createdAt", g."id") AS grants
      FROM "RoleGrant" g JOIN "Organization" o ON o."id" = g."organizationId"
      WHERE g."userId" = u."id" AND g."revokedAt" IS NULL ${inScope}
        AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date)
    ) r ON true
    WHERE u."municipalityId" = ${scope.municipalityId}::uuid ${join(conditions, ' ')}
    ORDER BY u."lastName", u."firstName", u."id"
    LIMIT ${PEOPLE_PAGE + 1}`
  const shown = rows.slice(0, PEOPLE_PAGE)
  return {
    rows: shown.map(({ disabledAt, ...row }) => ({ ...row, disabled: disabledAt !== null })),
    next: rows.length > PEOPLE_PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

type PersonRecord = Prisma.UserGetPayload<{ include: { grants: { include: { organization: true } } } }>

function grantView(grant: PersonRecord['grants'][number], today: Day, timeZone: string): PersonGrant {
  const period = {
    validFrom: dateToDay(grant.validFrom),
    validUntil: grant.validUntil && dateToDay(grant.validUntil),
    revoked: grant.revokedAt !== null,
  }
  return {
    id: grant.id,
    role: grant.role,
    organizationId: grant.organizationId,
    organizationName: grant.organization.shortName,
    organizationKind: grant.organization.kind,
    validFrom: period.validFrom,
    validUntil: period.validUntil,
    revokedOn: grant.revokedAt && localDay(grant.revokedAt, timeZone),
    standing: isStanding(period, today),
  }
}

/** A person in scope with the roles that the scope shows; null when the person is not there or belongs elsewhere. */
export async function findPerson(
  reader: Reader,
  scope: Scope,
  userId: string,
  today: Day,
  timeZone: string,
): Promise<Person | null> {
  const user = await reader.user.findFirst({
    where: {
      id: userId,
      municipalityId: scope.municipalityId,
      ...(scope.organizationId ? { grants: { some: { organizationId: scope.organizationId } } } : {}),
    },
    include: { grants: { include: { organization: true }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] } },
  })
  if (!user) return null
  const visible = user.grants.filter((grant) => !scope.organizationId || grant.organizationId === scope.organizationId)
  const { id, lastName, firstName, middleName, login, version, disabledAt, mustChangePassword } = user
  const { passwordChangedAt, lastSeenAt, createdAt } = user
  return {
    id,
    lastName,
    firstName,
    middleName,
    login,
    version,
    disabledAt,
    mustChangePassword,
    passwordChangedAt,
    lastSeenAt,
    createdAt,
    grants: visible.map((grant) => grantView(grant, today, timeZone)),
    hasRolesElsewhere: openGrantsOf(user.grants, today).some((grant) => !visible.some(({ id }) => id === grant.id)),
  }
}

type GrantRecord = {
  id: string
  role: Role
  organizationId: string
  validFrom: Date
  validUntil: Date | null
  revokedAt: Date | null
}

function openGrantsOf(grants: GrantRecord[], today: Day): GrantRecord[] {
  return grants.filter((grant) =>
    isOpen(
      {
        validFrom: dateToDay(grant.validFrom),
        validUntil: grant.validUntil && dateToDay(grant.validUntil),
        revoked: grant.revokedAt !== null,
      },
      today,
    ),
  )
}

/** What decides who looks after an account: the open grants, or the last one when none is open. */
export async function listDecidingGrants(
  reader: Reader,
  scope: Scope,
  userId: string,
  today: Day,
): Promise<{ role: Role; organizationId: string }[]> {
  const grants = await reader.roleGrant.findMany({
    where: { userId, user: { municipalityId: scope.municipalityId } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const open = openGrantsOf(grants, today)
  return (open.length > 0 ? open : grants.slice(0, 1)).map(({ role, organizationId }) => ({ role, organizationId }))
}

/** The row of a person in scope, locked until the transaction ends, so that two changes of one account queue up. */
export async function lockPerson(
  tx: Tx,
  scope: Scope,
  userId: string,
): Promise<{ id: string; login: string; disabledAt: Date | null; version: number } | null> {
  const own = scope.organizationId
    ? sql`AND EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."userId" = u."id" AND g."organizationId" = ${scope.organizationId}::uuid)`
    : empty
  const rows = await tx.$queryRaw<{ id: string; login: string; disabledAt: Date | null; version: number }[]>`
    SELECT u."id", u."login", u."disabledAt", u."version" FROM "User" u
    WHERE u."id" = ${userId}::uuid AND u."municipalityId" = ${scope.municipalityId}::uuid ${own}
    FOR UPDATE OF u`
  return rows[0] ?? null
}

/** An organisation in which the scope may give roles. */
export async function findGrantPlace(
  reader: Reader,
  scope: Scope,
  organizationId: string,
): Promise<{ id: string; kind: OrganizationKind; status: OrganizationStatus } | null> {
  if (scope.organizationId && scope.organizationId !== organizationId) return null
  return reader.organization.findFirst({
    where: { id: organizationId, municipalityId: scope.municipalityId },
    select: { id: true, kind: true, status: true },
  })
}

/** A grant in scope with its period and person. */
export async function findGrant(reader: Reader, scope: Scope, grantId: string) {
  const grant = await reader.roleGrant.findFirst({
    where: {
      id: grantId,
      user: { municipalityId: scope.municipalityId },
      ...(scope.organizationId ? { organizationId: scope.organizationId } : {}),
    },
  })
  if (!grant) return null
  const { id, userId, role, organizationId } = grant
  const validUntil = grant.validUntil && dateToDay(grant.validUntil)
  const period = { validFrom: dateToDay(grant.validFrom), validUntil, revoked: grant.revokedAt !== null }
  return { id, userId, role, organizationId, period }
}

/** Grants of the same role in the same organisation, for the check of overlaps. */
export async function listSameGrants(
  tx: Tx,
  wanted: { userId: string; role: Role; organizationId: string },
): Promise<{ validFrom: Day; validUntil: Day | null; revoked: boolean }[]> {
  const grants = await tx.roleGrant.findMany({ where: { ...wanted, revokedAt: null } })
  return grants.map((grant) => ({
    validFrom: dateToDay(grant.validFrom),
    validUntil: grant.validUntil && dateToDay(grant.validUntil),
    revoked: false,
  }))
}

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

/** Locks the person's own row, as every change of a person's roles does, so that two of them queue up. */
export async function lockPersonRow(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`
}

/** An offer by id, locked, with whether it can still be answered; null when it is not there. */
export async function lockOffer(tx: Tx, offerId: string, today: Day): Promise<OfferFacts | null> {
  await tx.$queryRaw`SELECT 1 FROM "GrantOffer" WHERE "id" = ${offerId}::uuid FOR UPDATE`
  const row = await tx.grantOffer.findUnique({ where: { id: offerId }, include: offerParts })
  return row && offerFacts(row, today)
}

/** The account of a login that holds the role of the Department's head today, locked; null for any other. */
export async function lockDepartmentHead(
  tx: Tx,
  login: string,
  todayIn: (timeZone: string) => Day,
): Promise<{ id: string; municipalityId: string; disabled: boolean } | null> {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "login" = ${login} FOR UPDATE`
  const user = await tx.user.findUnique({
    where: { login },
    include: { municipality: true, grants: { where: { role: 'DEPARTMENT_HEAD', revokedAt: null } } },
  })
  if (!user) return null
  const { id, municipalityId, disabledAt } = user
  const open = openGrantsOf(user.grants, todayIn(user.municipality.timeZone))
  return open.length > 0 ? { id, municipalityId, disabled: disabledAt !== null } : null
}

/** Logins of those who hold the role of the Department's head, for the operator at the console; at most 50. */
export async function listDepartmentHeadLogins(reader: Reader): Promise<string[]> {
  const rows = await reader.user.findMany({
    where: { grants: { some: { role: 'DEPARTMENT_HEAD', revokedAt: null } } },
    select: { login: true },
    orderBy: { login: 'asc' },
    take: 50,
  })
  return rows.map(({ login }) => login)
}
