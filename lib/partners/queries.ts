import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import type { Partner, PartnerChoice, PartnerFilter, PartnerPage } from './types'

export const PARTNERS_PAGE = 40

const { sql, empty, join } = Prisma

/** `%`, `_` and `\` in what people type are letters, not patterns. */
function anywhere(typed: string): string {
  return `%${typed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

const columns = sql`p."id", p."name", p."kind"::text AS "kind", p."settlement", p."organizationId", o."shortName" AS "organizationName",
  p."archivedAt" IS NOT NULL AS "archived", p."version"`
const joined = sql`"Partner" p LEFT JOIN "Organization" o ON o."id" = p."organizationId"`

/** The municipality's partners by name, a page by key; one statement. The register holds no children, so its scope is the municipality. */
export async function listPartners(reader: Reader, scope: Scope, filter: PartnerFilter): Promise<PartnerPage> {
  const conditions = [
    filter.q ? sql`AND (p."name" ILIKE ${anywhere(filter.q)} OR p."settlement" ILIKE ${anywhere(filter.q)})` : empty,
    filter.kind ? sql`AND p."kind" = ${filter.kind}::"PartnerKind"` : empty,
    filter.archived ? empty : sql`AND p."archivedAt" IS NULL`,
    filter.after
      ? sql`AND (p."name", p."id") > (SELECT c."name", c."id" FROM "Partner" c
          WHERE c."id" = ${filter.after}::uuid AND c."municipalityId" = ${scope.municipalityId}::uuid)`
      : empty,
  ]
  const rows = await reader.$queryRaw<Partner[]>`
    SELECT ${columns} FROM ${joined}
    WHERE p."municipalityId" = ${scope.municipalityId}::uuid ${join(conditions, ' ')}
    ORDER BY p."name", p."id" LIMIT ${PARTNERS_PAGE + 1}`
  const shown = rows.slice(0, PARTNERS_PAGE)
  return { rows: shown, next: rows.length > PARTNERS_PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** A partner of the municipality; null when it is not there or belongs elsewhere. */
export async function findPartner(reader: Reader, scope: Scope, partnerId: string): Promise<Partner | null> {
  const [found] = await reader.$queryRaw<Partner[]>`
    SELECT ${columns} FROM ${joined}
    WHERE p."id" = ${partnerId}::uuid AND p."municipalityId" = ${scope.municipalityId}::uuid`
  return found ?? null
}

/** What a form offers: those in use, by name; at most 300. */
export async function listPartnerChoices(reader: Reader, municipalityId: string): Promise<PartnerChoice[]> {
  return reader.partner.findMany({
    where: { municipalityId, archivedAt: null },
    select: { id: true, name: true, kind: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 300,
  })
}
