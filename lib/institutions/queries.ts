import 'server-only'
import { type Day, dateToDay, dayToDate, type WorkingCalendar } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { OrganizationKind, OrganizationStatus, Program } from '@/lib/kernel/prisma/enums'
import { calendarFrom } from '@/lib/kernel/production-calendar'
import { readBy } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import { shortNameKey } from './rules/import'
import type {
  AcademicYear,
  CalendarException,
  Organization,
  OrganizationChoice,
  OrganizationFilter,
  OrganizationPage,
  OrganizationPerson,
  YearBreaks,
} from './types'

export const ORGANIZATIONS_PAGE = 40

const { sql, empty, join } = Prisma

/** `%`, `_` and `\` in what people type are letters, not patterns. */
function anywhere(typed: string): string {
  return `%${typed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

/** «Школа № 2» stands before «Школа № 10»: first by the words up to the first number, then by that number. */
export function naturalOrder(alias: 'o' | 'c' | 'a'): Prisma.Sql {
  const name = Prisma.raw(`${alias}."shortName"`)
  return sql`regexp_replace(${name}, '[0-9].*$', ''), COALESCE(substring(${name} from '[0-9]{1,9}')::bigint, 0), ${name}, ${Prisma.raw(`${alias}."id"`)}`
}

type RowSql = {
  id: string
  name: string
  shortName: string
  kind: OrganizationKind
  programs: Program[]
  settlement: string | null
  status: OrganizationStatus
  closingAs: OrganizationStatus | null
  closedOn: Date | null
}

/** Organisations in scope by name with numbers in their order, a page by key; one statement. */
export async function listOrganizations(
  reader: Reader,
  scope: Scope,
  filter: OrganizationFilter,
): Promise<OrganizationPage> {
  const pattern = filter.search ? anywhere(filter.search) : null
  const conditions = [
    scope.organizationId ? sql`AND o."id" = ${scope.organizationId}::uuid` : empty,
    pattern
      ? sql`AND (o."shortName" ILIKE ${pattern} OR o."name" ILIKE ${pattern} OR o."inn" = ${filter.search})`
      : empty,
    filter.kind ? sql`AND o."kind" = ${filter.kind}::"OrganizationKind"` : empty,
    filter.program ? sql`AND ${filter.program}::"Program" = ANY (o."programs")` : empty,
    filter.settlement ? sql`AND o."settlement" = ${filter.settlement}` : empty,
    filter.status ? sql`AND o."status" = ${filter.status}::"OrganizationStatus"` : empty,
    filter.after
      ? sql`AND (${naturalOrder('o')}) > (SELECT ${naturalOrder('c')} FROM "Organization" c
          WHERE c."id" = ${filter.after}::uuid AND c."municipalityId" = ${scope.municipalityId}::uuid)`
      : empty,
  ]
  const rows = await reader.$queryRaw<RowSql[]>`
    SELECT o."id", o."name", o."shortName", o."kind"::text AS "kind", coalesce(o."programs"::text[], '{}') AS "programs", o."settlement",
           o."status"::text AS "status", o."closingAs"::text AS "closingAs", o."closedOn"
    FROM "Organization" o
    WHERE o."municipalityId" = ${scope.municipalityId}::uuid ${join(conditions, ' ')}
    ORDER BY ${naturalOrder('o')}
    LIMIT ${ORGANIZATIONS_PAGE + 1}`
  const shown = rows.slice(0, ORGANIZATIONS_PAGE)
  return {
    rows: shown.map((row) => ({ ...row, closedOn: row.closedOn && dateToDay(row.closedOn) })),
    next: rows.length > ORGANIZATIONS_PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** Settlements of the organisations in scope, for the filter. */
export async function listSettlements(reader: Reader, scope: Scope): Promise<string[]> {
  const rows = await reader.organization.findMany({
    where: {
      municipalityId: scope.municipalityId,
      settlement: { not: null },
      ...(scope.organizationId ? { id: scope.organizationId } : {}),
    },
    distinct: ['settlement'],
    select: { settlement: true },
    orderBy: { settlement: 'asc' },
    take: 500,
  })
  return rows.flatMap(({ settlement }) => (settlement ? [settlement] : []))
}

/** Active organisations in scope to choose from, numbers in their order; one statement. */
export async function listOrganizationChoices(reader: Reader, scope: Scope): Promise<OrganizationChoice[]> {
  const own = scope.organizationId ? sql`AND o."id" = ${scope.organizationId}::uuid` : empty
  return reader.$queryRaw<OrganizationChoice[]>`
    SELECT o."id", o."shortName", o."kind"::text AS "kind", coalesce(o."programs"::text[], '{}') AS "programs", o."settlement"
    FROM "Organization" o
    WHERE o."municipalityId" = ${scope.municipalityId}::uuid AND o."status" = 'ACTIVE' ${own}
    ORDER BY o."kind", ${naturalOrder('o')}
    LIMIT 5000`
}

type Neighbour = { id: string; shortName: string }

/** An organisation in scope; null when it is not there or belongs elsewhere. */
export async function findOrganization(
  reader: Reader,
  scope: Scope,
  organizationId: string,
): Promise<Organization | null> {
  if (scope.organizationId && scope.organizationId !== organizationId) return null
  const neighbour = { select: { id: true, shortName: true } } as const
  const found = await reader.organization.findFirst({
    where: { id: organizationId, municipalityId: scope.municipalityId },
    include: { successor: neighbour, predecessors: neighbour },
  })
  if (!found) return null
  const { id, name, shortName, kind, programs, settlement, inn, status, closingAs, version } = found
  const successor: Neighbour | null = found.successor
  const predecessors: Neighbour[] = found.predecessors
  return {
    ...{ id, name, shortName, kind, programs, settlement, inn, status, closingAs, version, successor, predecessors },
    openedOn: found.openedOn && dateToDay(found.openedOn),
    closedOn: found.closedOn && dateToDay(found.closedOn),
  }
}

/** Locks an organisation in scope till the end of the transaction and returns whether it is there. */
export async function lockOrganization(tx: Tx, scope: Scope, organizationId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Organization" WHERE "id" = ${organizationId}::uuid AND "municipalityId" = ${scope.municipalityId}::uuid
    FOR UPDATE`
  return rows.length > 0
}

/** Who holds a role in an organisation today, heads first; at most 200. */
export async function listOrganizationPeople(
  reader: Reader,
  scope: Scope,
  organizationId: string,
): Promise<OrganizationPerson[]> {
  if (scope.organizationId && scope.organizationId !== organizationId) return []
  const rows = await reader.$queryRaw<(Omit<OrganizationPerson, 'validUntil'> & { validUntil: Date | null })[]>`
    SELECT u."id" AS "userId", u."lastName", u."firstName", u."middleName", g."role"::text AS "role", g."validUntil"
    FROM "RoleGrant" g
    JOIN "User" u ON u."id" = g."userId" AND u."disabledAt" IS NULL
    JOIN "Municipality" m ON m."id" = u."municipalityId"
    WHERE g."organizationId" = ${organizationId}::uuid AND u."municipalityId" = ${scope.municipalityId}::uuid
      AND g."role" NOT IN ('PARENT', 'STUDENT') AND g."revokedAt" IS NULL
      AND g."validFrom" <= (now() AT TIME ZONE m."timeZone")::date
      AND (g."validUntil" IS NULL OR g."validUntil" >= (now() AT TIME ZONE m."timeZone")::date)
    ORDER BY g."role", u."lastName", u."firstName", u."id"
    LIMIT 200`
  return rows.map((row) => ({ ...row, validUntil: row.validUntil && dateToDay(row.validUntil) }))
}

/** Whether anybody holds or will hold a role in the organisation. */
export async function hasOpenGrants(tx: Tx, organizationId: string, today: string): Promise<boolean> {
  const found = await tx.roleGrant.findFirst({
    where: {
      organizationId,
      revokedAt: null,
      OR: [{ validUntil: null }, { validUntil: { gte: dayToDate(today) } }],
    },
    select: { id: true },
  })
  return found !== null
}

/** The short names of a municipality in the form in which they are compared. */
export async function listShortNameKeys(reader: Reader, scope: Scope, except?: string): Promise<Set<string>> {
  const rows = await reader.organization.findMany({
    where: { municipalityId: scope.municipalityId, ...(except ? { id: { not: except } } : {}) },
    select: { shortName: true },
  })
  return new Set(rows.map((row) => shortNameKey(row.shortName)))
}

/**
 * The working days of the municipality from 1 January of `fromYear` to 31 December of `toYear`, one statement. Outside of these
 * years and in years nobody has entered every weekday counts as worked.
 */
export async function findWorkingCalendar(
  reader: Reader,
  municipalityId: string,
  fromYear: number,
  toYear: number,
): Promise<WorkingCalendar> {
  return calendarFrom(await listCalendarExceptions(reader, municipalityId, fromYear, toYear))
}

/** The exceptions from the five-day week in these years, by day. */
export async function listCalendarExceptions(
  reader: Reader,
  municipalityId: string,
  fromYear: number,
  toYear: number,
): Promise<CalendarException[]> {
  const rows = await reader.calendarDay.findMany({
    where: {
      municipalityId,
      day: { gte: dayToDate(`${fromYear}-01-01`), lte: dayToDate(`${toYear}-12-31`) },
    },
    orderBy: { day: 'asc' },
  })
  return rows.map(({ day, kind, note }) => ({ day: dateToDay(day), kind, note }))
}

/** Organisations whose closing waits for a day that has come, locked, with their municipality and its day. */
export async function lockDueClosings(
  tx: Tx,
  now: Date,
): Promise<
  { id: string; municipalityId: string; closingAs: OrganizationStatus; closedOn: Day; successorId: string | null }[]
> {
  const rows = await tx.$queryRaw<
    { id: string; municipalityId: string; closingAs: OrganizationStatus; closedOn: Date; successorId: string | null }[]
  >`
    SELECT o."id", o."municipalityId", o."closingAs"::text AS "closingAs", o."closedOn", o."successorId"
    FROM "Organization" o JOIN "Municipality" m ON m."id" = o."municipalityId"
    WHERE o."closingAs" IS NOT NULL AND o."status" = 'ACTIVE'
      AND o."closedOn" <= (${now}::timestamptz AT TIME ZONE m."timeZone")::date
    ORDER BY o."id" LIMIT 500 FOR UPDATE OF o`
  return rows.map((row) => ({ ...row, closedOn: dateToDay(row.closedOn) }))
}

/** The academic years of the municipality, the latest first. */
export async function listYears(
  reader: Reader,
  { municipalityId }: Pick<Scope, 'municipalityId'>,
): Promise<AcademicYear[]> {
  return readBy<AcademicYear>(
    reader,
    Prisma.sql`SELECT y."id", y."code", y."startsOn"::text AS "startsOn", y."endsOn"::text AS "endsOn", y."state"::text AS "state", y."version"
      FROM "AcademicYear" y WHERE y."municipalityId" = ${municipalityId}::uuid ORDER BY y."startsOn" DESC`,
  )
}

/** Locks the municipality's years until the transaction ends: two people who turn the year queue up. */
export async function lockYears(tx: Tx, scope: Scope): Promise<AcademicYear[]> {
  await tx.$queryRaw`SELECT 1 FROM "Municipality" WHERE "id" = ${scope.municipalityId}::uuid FOR UPDATE`
  return listYears(tx, scope)
}

/** The breaks of a year: the usual ones, and those of the organisation when it has its own. */
export async function listBreaks(
  reader: Reader,
  scope: Scope,
  yearId: string,
  organizationId: string | null,
): Promise<YearBreaks> {
  const rows = await reader.schoolBreak.findMany({
    where: {
      municipalityId: scope.municipalityId,
      yearId,
      OR: [{ organizationId: null }, ...(organizationId ? [{ organizationId }] : [])],
    },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
  })
  const view = (own: boolean) =>
    rows
      .filter((row) => (row.organizationId !== null) === own)
      .map(({ id, title, startsOn, endsOn }) => ({
        ...{ id, title },
        startsOn: dateToDay(startsOn),
        endsOn: dateToDay(endsOn),
      }))
  return { usual: view(false), own: view(true) }
}
