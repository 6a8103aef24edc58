import 'server-only'
import { type Day, daysBetween } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { LatePolicy } from '@/lib/kernel/prisma/enums'
import { effectiveDueOn } from '@/lib/resolutions/rules/deadlines'
import { nextStep, type StepRights } from '../rules/next-step'
import { rowStatus } from '../rules/status'
import type { AssignmentRowView, StatusFacts } from '../types'

/** The columns of `Assignment a` from which a status is derived; `i` is its item. */
export const FACT_COLUMNS = Prisma.sql`
  a."state"::text AS "state", a."periodKey", a."historical", a."currentDueOn"::text AS "currentDueOn", a."currentDueAt",
  a."reworkDueOn"::text AS "reworkDueOn", a."reworkDueAt", a."reviewOn"::text AS "reviewOn", a."neededDueAt",
  i."deadlineMode" IS NOT DISTINCT FROM 'PERIODIC' AS "periodic"`

/** The columns of a list row. `o` is the organisation, `r` the resolution; a list shows the beginning of a long text, cut at a word. */
export function rowColumns(textLength: number): Prisma.Sql {
  return Prisma.sql`
    a."id", ${FACT_COLUMNS}, a."originalDueOn"::text AS "originalDueOn", a."extensionCount", a."extensionOpen",
    a."handedToId" IS NOT NULL AS "handed", i."latePolicy"::text AS "latePolicy", i."number" AS "itemNumber",
    CASE WHEN length(i."text") > ${textLength} THEN regexp_replace(left(i."text", ${textLength}), '[\\s,;:.]+\\S*$', '') || '…' ELSE i."text" END AS "itemText",
    r."id" AS "resolutionId", r."number" AS "resolutionNumber", r."date"::text AS "resolutionDate",
    o."id" AS "organizationId", o."shortName" AS "organizationName"`
}

/**
 * What belongs to the assignments of `page` (with itemId and resolutionId): each item and resolution is looked up once, however many
 * of the rows share it, and organisations are few.
 */
export const ROW_JOINS = Prisma.sql`
  JOIN (SELECT * FROM "ResolutionItem" WHERE "id" = ANY (ARRAY(SELECT DISTINCT "itemId" FROM page))) i ON i."id" = a."itemId"
  JOIN (SELECT "id", "number", "date" FROM "Resolution" WHERE "id" = ANY (ARRAY(SELECT DISTINCT "resolutionId" FROM page))) r ON r."id" = a."resolutionId"
  JOIN "Organization" o ON o."id" = a."organizationId"`

export type FactRow = StatusFacts

export type ListRow = FactRow & {
  id: string
  originalDueOn: Day | null
  extensionCount: number
  extensionOpen: boolean
  handed: boolean
  latePolicy: LatePolicy
  itemNumber: string | null
  itemText: string
  resolutionId: string
  resolutionNumber: string | null
  resolutionDate: Day | null
  organizationId: string
  organizationName: string
}

/** What a person may do with rows: in which organisation (null = none), or what was handed over to them. */
export type RowRights = { organizationId: string | null; handed: boolean; askExtension: boolean; decide: boolean }

export function toRowView(row: ListRow, today: Day, rights: RowRights): AssignmentRowView {
  const status = rowStatus(row, today)
  const dueOn = effectiveDueOn(row)
  const step: StepRights = {
    work: rights.handed || rights.organizationId === row.organizationId,
    askExtension: rights.askExtension,
    decide: rights.decide,
  }
  return {
    id: row.id,
    itemNumber: row.itemNumber,
    itemText: row.itemText,
    resolutionId: row.resolutionId,
    resolutionNumber: row.resolutionNumber,
    resolutionDate: row.resolutionDate,
    organizationId: row.organizationId,
    organizationName: row.organizationName,
    periodKey: row.periodKey,
    dueOn,
    originalDueOn: row.originalDueOn,
    extensionCount: row.extensionCount,
    extensionOpen: row.extensionOpen,
    historical: row.historical,
    handed: row.handed,
    status,
    daysLeft: dueOn === null ? null : daysBetween(today, dueOn),
    nextStep: nextStep(row, status, step),
  }
}
