import 'server-only'
import { listOrganizationTotals } from '@/lib/activities/queries/hours'
import { listYears } from '@/lib/institutions/queries'
import { dayWithin } from '@/lib/institutions/rules/years'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { CurriculumVariant, ItemMeasure, PlanKind } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'
import { hasPathway, owesPathway } from '@/lib/pathways/queries/counted'
import { variantNames } from '@/lib/plans/messages/curriculum'
import {
  countedInclusion,
  countedModule,
  countedPortfolio,
  hasProject,
  owesProject,
  programmeOfYear,
  updatedProgramme,
} from '@/lib/plans/queries/counted'
import { countedYear, judgeMeasure, recordsHref } from '../rules/measured'
import type { MeasureCounts, Measured, MeasureRecord } from '../types'

const { sql } = Prisma

/** Records named beside the figures; the rest is one link away. */
const NAMED = 12

/** Where and when is counted. */
type Place = {
  municipalityId: string
  organizationIds: readonly string[]
  yearId: string
  /** The day of the year on which pupils are counted. */
  day: Day
  /** Which plan the item means where an organisation owes two; null: the one of its kind. */
  planKind: PlanKind | null
}

const stands = sql`a."state" <> 'CANCELLED' AND a."correctedById" IS NULL AND NOT a."voids"`

/** The organisation's plan of the year (aliases o and p) that the item means. */
const planOf = ({ yearId, planKind }: Place) => sql`p."organizationId" = o."id" AND p."yearId" = ${yearId}::uuid
  AND p."kind" = coalesce(${planKind}::text, CASE WHEN o."kind" = 'KINDERGARTEN' THEN 'KINDERGARTEN' ELSE 'SCHOOL' END)::"PlanKind"`

/** What is counted for an organisation `o`, as JSON of numbers. */
function countsOf(measure: Exclude<ItemMeasure, 'HOURS_REACHED'>, place: Place): Prisma.Sql {
  const { yearId, day, planKind } = place
  const ofYear = sql`"organizationId" = o."id" AND "yearId" = ${yearId}::uuid`
  switch (measure) {
    case 'PLAN_APPROVED':
      return sql`SELECT json_build_object('approved', count(*) FILTER (WHERE r."state" = 'APPROVED'),
          'filed', count(*) FILTER (WHERE r."state" IN ('SUBMITTED', 'RC_REVIEWED')),
          'entries', coalesce(sum(n."entries") FILTER (WHERE r."state" = 'APPROVED'), 0),
          'held', coalesce(sum(n."held") FILTER (WHERE r."state" = 'APPROVED'), 0))
        FROM "CareerPlan" p JOIN "PlanRevision" r ON r."planId" = p."id"
        CROSS JOIN LATERAL (SELECT count(*) AS "entries", count(*) FILTER (WHERE EXISTS (
            SELECT 1 FROM "Activity" a WHERE a."planLineId" = e."lineId" AND ${stands})) AS "held"
          FROM "PlanEntry" e WHERE e."revisionId" = r."id") n
        WHERE ${planOf(place)}`
    case 'CURRICULUM_VARIANTS':
      return sql`SELECT json_build_object('variants', count(DISTINCT i."variant"),
          'hours', coalesce(sum((SELECT sum(w."hours") FROM "CurriculumRow" w WHERE w."inclusionId" = i."id")), 0),
          'confirmed', (SELECT count(*) FROM "CurriculumRegister" WHERE ${ofYear} AND "confirmedAt" IS NOT NULL))
        FROM "CurriculumInclusion" i WHERE i."organizationId" = o."id" AND i."yearId" = ${yearId}::uuid AND ${countedInclusion}`
    case 'PORTFOLIO_PROJECTS':
      return sql`SELECT json_build_object('held', count(*) FILTER (WHERE ${countedPortfolio}),
          'planned', count(*) FILTER (WHERE p."heldOn" IS NULL),
          'module', (SELECT count(*) FROM "UpbringingModule" m WHERE m."organizationId" = o."id" AND m."yearId" = ${yearId}::uuid AND ${countedModule}))
        FROM "PortfolioProject" p WHERE p."organizationId" = o."id" AND p."yearId" = ${yearId}::uuid AND p."removedAt" IS NULL`
    case 'PUPILS_WITH_PROJECT':
      return sql`SELECT json_build_object('pupils', count(DISTINCT n."studentId"),
          'withProject', count(DISTINCT n."studentId") FILTER (WHERE ${hasProject(yearId)}),
          'career', (SELECT count(*) FROM "IndividualProject" WHERE ${ofYear} AND "removedAt" IS NULL AND "career"),
          'contests', (SELECT count(*) FROM "ContestEntry" WHERE ${ofYear} AND "removedAt" IS NULL))
        FROM ${owesProject(yearId, day)}`
    case 'PROGRAMMES_UPDATED':
      return sql`SELECT json_build_object('programmes', count(*), 'updated', count(*) FILTER (WHERE ${updatedProgramme(yearId)}))
        FROM "AdditionalProgramme" g WHERE g."organizationId" = o."id" AND ${programmeOfYear(yearId)}`
    case 'PATHWAYS_KEPT':
      return sql`SELECT json_build_object('pupils', count(*), 'withPathway', count(*) FILTER (WHERE ${hasPathway}))
        FROM ${owesPathway(yearId, day, planKind)}`
  }
}

/** The counts of each organisation; one statement for any number of them. */
async function listCounts(reader: Reader, measure: ItemMeasure, place: Place): Promise<Map<string, MeasureCounts>> {
  if (measure === 'HOURS_REACHED') {
    const one = place.organizationIds.length === 1 ? (place.organizationIds[0] ?? null) : null
    const scope = { municipalityId: place.municipalityId, organizationId: one }
    const totals = await listOrganizationTotals(reader, scope, place.yearId, place.day)
    return new Map(totals.map(({ id, pupils, reached, events }) => [id, { pupils, reached, events }]))
  }
  const rows = await readBy<{ id: string; counts: MeasureCounts }>(
    reader,
    sql`SELECT o."id", (${countsOf(measure, place)}) AS "counts" FROM "Organization" o
      WHERE o."id" = ANY (${[...place.organizationIds]}::uuid[]) AND o."municipalityId" = ${place.municipalityId}::uuid`,
  )
  return new Map(rows.map(({ id, counts }) => [id, counts]))
}

type Named = { title: string; id: string; variant: CurriculumVariant | null; count: number }

/** The records behind the counts of one organisation, the first dozen by name, with how many there are; one statement. */
async function listRecords(
  reader: Reader,
  measure: ItemMeasure,
  place: Place,
): Promise<{ records: MeasureRecord[]; count: number }> {
  const [organizationId] = place.organizationIds
  const { yearId } = place
  const own = sql`"organizationId" = ${organizationId}::uuid AND`
  const year = sql`"yearId" = ${yearId}::uuid`
  const none = sql`NULL::text AS "variant"`
  const day = (column: Prisma.Sql) => sql`to_char(${column}, 'DD.MM.YYYY')`
  const parts: Record<ItemMeasure, Prisma.Sql | null> = {
    PLAN_APPROVED: sql`SELECT p."id", concat('План, редакция ', r."number", ', утверждён ', ${day(sql`r."decidedAt"`)}) AS "title", ${none}, r."number"::text AS "sort"
      FROM "Organization" o JOIN "CareerPlan" p ON ${planOf(place)} JOIN "PlanRevision" r ON r."planId" = p."id" AND r."state" = 'APPROVED'
      WHERE o."id" = ${organizationId}::uuid`,
    CURRICULUM_VARIANTS: sql`SELECT i."id", coalesce(i."note", '') AS "title", i."variant"::text AS "variant", i."variant"::text AS "sort"
      FROM "CurriculumInclusion" i WHERE i.${own} i.${year} AND ${countedInclusion}`,
    PORTFOLIO_PROJECTS: sql`SELECT p."id", concat(p."title", ', ', ${day(sql`p."heldOn"`)}) AS "title", ${none}, p."heldOn"::text AS "sort"
      FROM "PortfolioProject" p WHERE p.${own} p.${year} AND ${countedPortfolio}`,
    // Topics of pupils' projects are not the Department's to read: counts only.
    PUPILS_WITH_PROJECT: null,
    PROGRAMMES_UPDATED: sql`SELECT g."id", concat(g."title", ', обновлена ', ${day(sql`g."updatedForModelOn"`)}) AS "title", ${none}, g."title" AS "sort"
      FROM "AdditionalProgramme" g WHERE g.${own} ${programmeOfYear(yearId)} AND ${updatedProgramme(yearId)}`,
    HOURS_REACHED: null,
    PATHWAYS_KEPT: null,
  }
  const part = parts[measure]
  if (!part) return { records: [], count: 0 }
  const rows = await readBy<Named>(
    reader,
    sql`SELECT x."id", x."title", x."variant", (count(*) OVER ())::int AS "count" FROM (${part}) x ORDER BY x."sort", x."id" LIMIT ${NAMED}`,
  )
  const records = rows.map(({ id, title, variant }) => ({
    title: variant ? [variantNames[variant], title].filter(Boolean).join(': ') : title,
    href: measure === 'PLAN_APPROVED' ? `/plans/${id}` : recordsHref(measure, organizationId ?? '', yearId),
  }))
  return { records, count: rows[0]?.count ?? 0 }
}

type Asked = { measure: ItemMeasure; planKind: PlanKind | null; today: Day; dueOn: Day | null }

async function findYear(reader: Reader, municipalityId: string, { today, dueOn }: Asked) {
  return countedYear(await listYears(reader, { municipalityId }), today, dueOn)
}

const nothing = (measure: ItemMeasure, on: Day): Measured => ({
  ...{ measure, on, year: null, records: [], count: 0 },
  ...judgeMeasure(measure, {}),
})

/**
 * What an organisation's own records come to for an item's measure, with the records by name: three statements whatever their number.
 * The caller has the assignment, and with it the organisation, in its scope.
 */
export async function findMeasured(
  reader: Reader,
  municipalityId: string,
  organizationId: string,
  asked: Asked,
): Promise<Measured> {
  const { measure, today } = asked
  const year = await findYear(reader, municipalityId, asked)
  if (!year) return nothing(measure, today)
  const place: Place = {
    municipalityId,
    organizationIds: [organizationId],
    ...{ yearId: year.id, day: dayWithin(year, today), planKind: asked.planKind },
  }
  const counts = await listCounts(reader, measure, place)
  const named = await listRecords(reader, measure, place)
  return {
    ...{ measure, on: today, year: { id: year.id, code: year.code } },
    ...judgeMeasure(measure, counts.get(organizationId) ?? {}),
    ...named,
  }
}

/** The same of many organisations, without the records: two statements whatever their number. */
export async function listMeasured(
  reader: Reader,
  municipalityId: string,
  organizationIds: readonly string[],
  asked: Asked,
): Promise<Map<string, Measured>> {
  const { measure, today } = asked
  const year = await findYear(reader, municipalityId, asked)
  if (!year) return new Map(organizationIds.map((id) => [id, nothing(measure, today)]))
  const counts = await listCounts(reader, measure, {
    ...{ municipalityId, organizationIds, yearId: year.id, day: dayWithin(year, today), planKind: asked.planKind },
  })
  return new Map(
    organizationIds.map((id): [string, Measured] => [
      id,
      {
        ...{ measure, on: today, year: { id: year.id, code: year.code }, records: [], count: 0 },
        ...judgeMeasure(measure, counts.get(id) ?? {}),
      },
    ]),
  )
}
