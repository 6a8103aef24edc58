import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import type { ActivityChoice, ModuleView, PortfolioDetail, PortfolioPage, PortfolioRow } from '../types/portfolio'
import { countOf, piecesOf } from './registers'

const { sql, empty } = Prisma

export const PORTFOLIO_PAGE = 30

const inScope = (scope: Scope, alias: string) => {
  const at = Prisma.raw(alias)
  return sql`${at}."municipalityId" = ${scope.municipalityId}::uuid
    ${scope.organizationId ? sql`AND ${at}."organizationId" = ${scope.organizationId}::uuid` : empty}`
}

/** The module of the upbringing programme in a year; null while nobody has said anything of it. */
export async function findModule(
  reader: Reader,
  scope: Scope,
  organizationId: string,
  yearId: string,
): Promise<ModuleView | null> {
  const [found] = await reader.$queryRaw<ModuleView[]>`
    SELECT m."id", m."present", m."place", m."version", ${piecesOf('moduleId', 'm."id"')} AS "evidence"
    FROM "UpbringingModule" m
    WHERE m."organizationId" = ${organizationId}::uuid AND m."yearId" = ${yearId}::uuid AND ${inScope(scope, 'm')}`
  return found ?? null
}

const columns = sql`p."id", p."kind"::text AS "kind", p."title", p."gradeFrom", p."gradeTo", t."name" AS "partner", p."withParents",
  p."heldOn"::text AS "heldOn", p."leaderId", ${person('u')} AS "leader"`
const joins = sql`JOIN "User" u ON u."id" = p."leaderId" LEFT JOIN "Partner" t ON t."id" = p."partnerId"`

/** The portfolio of an organisation and year, the newest record first, a page by key; one statement. */
export async function listPortfolio(
  reader: Reader,
  scope: Scope,
  organizationId: string,
  yearId: string,
  after: string | null,
): Promise<PortfolioPage> {
  const rows = await reader.$queryRaw<PortfolioRow[]>`
    SELECT ${columns}, ${countOf('portfolioId', 'p."id"')} AS "evidence"
    FROM "PortfolioProject" p ${joins}
    WHERE p."organizationId" = ${organizationId}::uuid AND p."yearId" = ${yearId}::uuid AND p."removedAt" IS NULL AND ${inScope(scope, 'p')}
      ${
        after
          ? sql`AND (p."createdAt", p."id") < (SELECT c."createdAt", c."id" FROM "PortfolioProject" c
              WHERE c."id" = ${after}::uuid AND c."municipalityId" = ${scope.municipalityId}::uuid)`
          : empty
      }
    ORDER BY p."createdAt" DESC, p."id" DESC LIMIT ${PORTFOLIO_PAGE + 1}`
  const shown = rows.slice(0, PORTFOLIO_PAGE)
  return { rows: shown, next: rows.length > PORTFOLIO_PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** One record of the portfolio; null when it is not there, taken out or beyond the scope. */
export async function findPortfolio(
  reader: Reader,
  scope: Scope,
  portfolioId: string,
): Promise<PortfolioDetail | null> {
  const [found] = await reader.$queryRaw<PortfolioDetail[]>`
    SELECT ${columns}, p."organizationId", p."yearId", y."state" = 'CURRENT' AS "open", p."partnerId", p."result", p."activityId",
      a."title" AS "activity", p."version", ${piecesOf('portfolioId', 'p."id"')} AS "evidence"
    FROM "PortfolioProject" p ${joins} JOIN "AcademicYear" y ON y."id" = p."yearId" LEFT JOIN "Activity" a ON a."id" = p."activityId"
    WHERE p."id" = ${portfolioId}::uuid AND p."removedAt" IS NULL AND ${inScope(scope, 'p')}`
  return found ?? null
}

/** Logged activities of the year to point at, the newest first; with `leaderId` only those this person led. At most 60. */
export async function listActivityChoices(
  reader: Reader,
  organizationId: string,
  yearId: string,
  leaderId: string | null,
): Promise<ActivityChoice[]> {
  return reader.$queryRaw<ActivityChoice[]>`
    SELECT a."id", a."title", a."heldOn"::text AS "heldOn" FROM "Activity" a
    WHERE a."organizationId" = ${organizationId}::uuid AND a."yearId" = ${yearId}::uuid AND a."state" <> 'CANCELLED'
      AND a."form" NOT IN ('HORIZONS', 'LESSON') ${leaderId ? sql`AND a."leaderId" = ${leaderId}::uuid` : empty}
    ORDER BY a."heldOn" DESC, a."id" DESC LIMIT 60`
}

/** Whether partner and activity of a form are there for this organisation and year; one statement. */
export async function findPortfolioFacts(
  reader: Reader,
  place: { municipalityId: string; organizationId: string; yearId: string },
  asked: { partnerId: string | null; activityId: string | null },
): Promise<{ partnerKnown: boolean; activityKnown: boolean }> {
  const [facts] = await reader.$queryRaw<{ partnerKnown: boolean; activityKnown: boolean }[]>`
    SELECT ${asked.partnerId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "Partner" p WHERE p."id" = ${asked.partnerId}::uuid
        AND p."municipalityId" = ${place.municipalityId}::uuid) AS "partnerKnown",
      ${asked.activityId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "Activity" a WHERE a."id" = ${asked.activityId}::uuid
        AND a."organizationId" = ${place.organizationId}::uuid AND a."yearId" = ${place.yearId}::uuid AND a."state" <> 'CANCELLED')
        AS "activityKnown"`
  return facts ?? { partnerKnown: false, activityKnown: false }
}
