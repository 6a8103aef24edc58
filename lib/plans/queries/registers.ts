import 'server-only'
import { naturalOrder } from '@/lib/institutions/queries'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import type { FiguresPage, OrganizationFigures, Place, RegisterKind } from '../types/registers'
import {
  countedInclusion,
  countedModule,
  countedPortfolio,
  hasProject,
  owesProject,
  programmeOfYear,
  updatedProgramme,
} from './counted'

const { sql, empty, raw } = Prisma

export const FIGURES_PAGE = 30

/** The pieces of evidence of one record as JSON; `column` says of which kind it is, `id` which. */
export const piecesOf = (column: string, id: string) =>
  raw(`(SELECT coalesce(json_agg(json_build_object('id', v."id", 'kind', v."kind", 'title', v."title", 'url', v."url",
      'fileId', v."fileId", 'size', f."size") ORDER BY v."addedAt", v."id"), '[]')
    FROM "RegisterEvidence" v LEFT JOIN "StoredFile" f ON f."id" = v."fileId" WHERE v."${column}" = ${id})`)

export const countOf = (column: string, id: string) =>
  raw(`(SELECT count(*)::int FROM "RegisterEvidence" v WHERE v."${column}" = ${id})`)

/** The scope's own organisation with the current year; null when the scope is no organisation's. */
export async function findPlace(reader: Reader, scope: Scope): Promise<Place | null> {
  if (!scope.organizationId) return null
  const [found] = await reader.$queryRaw<Place[]>`
    SELECT o."id" AS "organizationId", to_json(o."programs") AS "programs",
      (SELECT json_build_object('id', y."id", 'code', y."code", 'startsOn', y."startsOn", 'endsOn', y."endsOn", 'state', y."state")
        FROM "AcademicYear" y WHERE y."municipalityId" = o."municipalityId" AND y."state" = 'CURRENT') AS "year"
    FROM "Organization" o
    WHERE o."id" = ${scope.organizationId}::uuid AND o."municipalityId" = ${scope.municipalityId}::uuid`
  return found ?? null
}

/** Whoever writes a register of the organisation begins with it: its writes follow one another, so that what was read still stands. */
export async function holdRegisters(tx: Tx, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR NO KEY UPDATE`
}

/**
 * Organisations that keep the register with what all their registers come to in a year, a page by key; one statement. Counts only.
 * `day` is the one on which pupils of grades 10–11 are counted.
 */
export async function listFigures(
  reader: Reader,
  scope: Scope,
  kind: RegisterKind,
  yearId: string,
  day: Day,
  filter: { organizationId?: string | null; after?: string | null },
): Promise<FiguresPage> {
  const organizationId = scope.organizationId ?? filter.organizationId
  const keeps = kind === 'programmes' ? sql`ARRAY['ADDITIONAL']` : sql`ARRAY['PRIMARY', 'BASIC', 'SECONDARY']`
  const year = sql`= ${yearId}::uuid`
  const rows = await reader.$queryRaw<OrganizationFigures[]>`
    SELECT o."id", o."shortName",
      EXISTS (SELECT 1 FROM "CurriculumRegister" r WHERE r."organizationId" = o."id" AND r."yearId" ${year} AND r."confirmedAt" IS NOT NULL) AS "confirmed",
      (SELECT count(*)::int FROM "CurriculumInclusion" i WHERE i."organizationId" = o."id" AND i."yearId" ${year} AND ${countedInclusion}) AS "variants",
      EXISTS (SELECT 1 FROM "UpbringingModule" m WHERE m."organizationId" = o."id" AND m."yearId" ${year} AND ${countedModule}) AS "modulePresent",
      b.*, e.*, j.*, g.*,
      (SELECT count(*)::int FROM "ContestEntry" c WHERE c."organizationId" = o."id" AND c."yearId" ${year} AND c."removedAt" IS NULL) AS "contests"
    FROM "Organization" o
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE ${countedPortfolio})::int AS "portfolioHeld",
        count(*) FILTER (WHERE p."heldOn" IS NULL)::int AS "portfolioPlanned"
      FROM "PortfolioProject" p WHERE p."organizationId" = o."id" AND p."yearId" ${year} AND p."removedAt" IS NULL) b
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT n."studentId")::int AS "students",
        count(DISTINCT n."studentId") FILTER (WHERE ${hasProject(yearId)})::int AS "withProject"
      FROM ${owesProject(yearId, day)}) e
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "careerProjects" FROM "IndividualProject" q
      WHERE q."organizationId" = o."id" AND q."yearId" ${year} AND q."removedAt" IS NULL AND q."career") j
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "programmes", count(*) FILTER (WHERE ${updatedProgramme(yearId)})::int AS "programmesUpdated"
      FROM "AdditionalProgramme" g WHERE g."organizationId" = o."id" AND ${programmeOfYear(yearId)}) g
    WHERE o."municipalityId" = ${scope.municipalityId}::uuid AND o."programs"::text[] && ${keeps}::text[] AND o."kind" <> 'EXTERNAL'
      ${organizationId ? sql`AND o."id" = ${organizationId}::uuid` : sql`AND o."status" = 'ACTIVE'`}
      ${
        filter.after
          ? sql`AND (${naturalOrder('o')}) > (SELECT ${naturalOrder('a')} FROM "Organization" a
              WHERE a."id" = ${filter.after}::uuid AND a."municipalityId" = ${scope.municipalityId}::uuid)`
          : empty
      }
    ORDER BY ${naturalOrder('o')} LIMIT ${FIGURES_PAGE + 1}`
  const shown = rows.slice(0, FIGURES_PAGE)
  return { rows: shown, next: rows.length > FIGURES_PAGE ? (shown.at(-1)?.id ?? null) : null }
}
