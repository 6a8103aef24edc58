import 'server-only'
import { naturalOrder } from '@/lib/institutions/queries'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ItemMeasure, OrganizationKind, PlanKind } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import type { Measured } from '../types'
import { findMeasured } from './measured'

export type ItemMeasuring = { measure: ItemMeasure | null; planKind: PlanKind | null }

/**
 * What of the portal's records shows the item `i`, and which plan it means: a school with preschool groups owes two, told apart by the
 * programmes of the item's executor rule; null where the rule names organisations.
 */
export const MEASURE_COLUMNS = Prisma.sql`i."measure"::text AS "measure",
  (SELECT CASE WHEN bool_or('PRESCHOOL' = ANY (x."programs")) THEN 'KINDERGARTEN' ELSE 'SCHOOL' END
    FROM "ItemExecutor" x WHERE x."itemId" = i."id" AND cardinality(x."programs") > 0 HAVING count(*) > 0) AS "planKind"`

type Measurable = ItemMeasuring & {
  organizationId: string
  organizationKind: OrganizationKind
  historical: boolean
  currentDueOn: Day | null
}

/**
 * What the portal's records of the assignment's organisation come to today; null for an item without a measure, for results entered
 * afterwards (rule 28) and for whoever is outside the portal. The assignment was found in scope before.
 */
export async function findAssignmentMeasured(
  reader: Reader,
  scope: Pick<Scope, 'municipalityId'>,
  assignment: Measurable,
  today: Day,
): Promise<Measured | null> {
  const { measure, planKind, organizationId, organizationKind, historical, currentDueOn } = assignment
  if (!measure || historical || organizationKind === 'EXTERNAL') return null
  const asked = { measure, planKind, today, dueOn: currentDueOn }
  return findMeasured(reader, scope.municipalityId, organizationId, asked)
}

export type MeasuredItem = ItemMeasuring & {
  id: string
  version: number
  number: string | null
  text: string
  withdrawn: boolean
  resolution: { id: string; number: string | null; date: Day | null; title: string }
  /** The latest due day of its assignments, which says the year. */
  dueOn: Day | null
}

/** An item of an issued resolution with its measure; null outside the scope, of a draft and of a historical resolution. */
export async function findMeasuredItem(
  reader: Reader,
  { municipalityId }: Pick<Scope, 'municipalityId'>,
  resolutionId: string,
  itemId: string,
): Promise<MeasuredItem | null> {
  const [row] = await readBy<MeasuredItem>(
    reader,
    Prisma.sql`SELECT i."id", i."version", i."number", i."text", i."state" = 'WITHDRAWN' AS "withdrawn", ${MEASURE_COLUMNS},
        json_build_object('id', r."id", 'number', r."number", 'date', r."date", 'title', r."title") AS "resolution",
        (SELECT max(a."currentDueOn")::text FROM "Assignment" a WHERE a."itemId" = i."id") AS "dueOn"
      FROM "ResolutionItem" i JOIN "Resolution" r ON r."id" = i."resolutionId"
      WHERE i."id" = ${itemId}::uuid AND r."id" = ${resolutionId}::uuid AND r."municipalityId" = ${municipalityId}::uuid
        AND r."state" IN ('ISSUED', 'COMPLETED', 'ARCHIVED') AND NOT r."historical"`,
  )
  return row ?? null
}

/** Organisations of one page. */
export const MEASURED_PAGE = 30

export type MeasuredOrganization = { id: string; name: string; assignmentId: string; accepted: boolean }

/** The organisations that carry an item out, in the order of lists, a page by key, with the assignment last due. */
export async function listMeasuredOrganizations(
  reader: Reader,
  { municipalityId }: Pick<Scope, 'municipalityId'>,
  itemId: string,
  after: string | null,
): Promise<{ rows: MeasuredOrganization[]; next: string | null }> {
  const rows = await readBy<MeasuredOrganization>(
    reader,
    Prisma.sql`SELECT o."id", o."shortName" AS "name", a."id" AS "assignmentId", a."state" = 'ACCEPTED' AS "accepted"
      FROM "Organization" o
      JOIN LATERAL (SELECT a."id", a."state" FROM "Assignment" a WHERE a."itemId" = ${itemId}::uuid AND a."organizationId" = o."id"
        AND a."state" NOT IN ('NOT_APPLICABLE', 'CANCELLED') ORDER BY a."effectiveDueOn" DESC, a."id" LIMIT 1) a ON TRUE
      WHERE o."municipalityId" = ${municipalityId}::uuid AND o."kind" <> 'EXTERNAL'
        ${after ? Prisma.sql`AND (${naturalOrder('o')}) > (SELECT ${naturalOrder('c')} FROM "Organization" c WHERE c."id" = ${after}::uuid AND c."municipalityId" = ${municipalityId}::uuid)` : Prisma.empty}
      ORDER BY ${naturalOrder('o')} LIMIT ${MEASURED_PAGE + 1}`,
  )
  const shown = rows.slice(0, MEASURED_PAGE)
  return { rows: shown, next: rows.length > MEASURED_PAGE ? (shown.at(-1)?.id ?? null) : null }
}
