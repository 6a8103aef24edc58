import 'server-only'
import { type Day, dateToDay, localDay } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { isStanding } from '../rules'
import type { Page, PeopleFilter, Person, PersonGrant, PersonRow } from '../types'
import { openGrantsOf, standingOn } from './standing'

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
  // Families come by slips, hundreds to a school: they are found by their role or by name, not shown among the staff.
  const amongStaff = !filter.role && !filter.search && filter.state !== 'without-role'
  const staff = sql`AND (${held(sql`AND g."role" NOT IN ('PARENT', 'STUDENT')`)} OR NOT ${held(empty)})`
  const conditions = [
    scope.organizationId ? sql`AND ${held(empty)}` : empty,
    amongStaff ? staff : empty,
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

/** Locks the person's own row, as every change of a person's roles does, so that two of them queue up. */
export async function lockPersonRow(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`
}
