import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { AssignmentState, ExtensionState } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import { type PersonView, personOf } from './assignments/person'

/** A request as commands look at it. */
export type ExtensionFacts = {
  id: string
  assignmentId: string
  state: ExtensionState
  version: number
  requestedDueOn: Day
  askedById: string
  askedLate: boolean
  decidedById: string | null
  decidedDueOn: Day | null
}

/** The request that one press of the button has made. */
export async function findExtensionByKey(
  reader: Reader,
  assignmentId: string,
  requestKey: string,
): Promise<{ id: string; askedLate: boolean } | null> {
  return reader.extensionRequest.findFirst({
    where: { requestKey, assignmentId },
    select: { id: true, askedLate: true },
  })
}

/** Requests by id; whoever asks is judged by the scope of their assignments. */
export async function listExtensions(reader: Reader, ids: readonly string[]): Promise<Map<string, ExtensionFacts>> {
  const rows = await reader.$queryRaw<ExtensionFacts[]>`
    SELECT "id", "assignmentId", "state"::text AS "state", "version", "requestedDueOn"::text AS "requestedDueOn", "askedById",
           "askedLate", "decidedById", "decidedDueOn"::text AS "decidedDueOn"
    FROM "ExtensionRequest" WHERE "id" = ANY(${[...ids]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

/** One of `listExtensions`. */
export async function findExtensionPlace(reader: Reader, id: string): Promise<ExtensionFacts | null> {
  return (await listExtensions(reader, [id])).get(id) ?? null
}

/** The assignments of requests. */
export async function listExtensionPlaces(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await listExtensions(reader, ids)
  return new Map([...found].map(([id, request]) => [id, request.assignmentId]))
}

export type ExtensionView = {
  id: string
  version: number
  state: ExtensionState
  requestedDueOn: Day
  previousDueOn: Day
  reason: string
  askedAt: Date
  askedById: string
  askedBy: PersonView | null
  askedAfterDue: boolean
  askedLate: boolean
  decidedDueOn: Day | null
  decidedAt: Date | null
  decidedBy: PersonView | null
  comment: string | null
}

/** All requests of an assignment, the newest first; the assignment was found in scope before. */
export async function listAssignmentExtensions(reader: Reader, assignmentId: string): Promise<ExtensionView[]> {
  return readBy<ExtensionView>(
    reader,
    Prisma.sql`
    SELECT x."id", x."version", x."state"::text AS "state", x."requestedDueOn"::text AS "requestedDueOn",
           x."previousDueOn"::text AS "previousDueOn", x."reason", x."askedAt", x."askedById", ${personOf('asked')} AS "askedBy",
           x."askedAfterDue", x."askedLate", x."decidedDueOn"::text AS "decidedDueOn", x."decidedAt",
           ${personOf('decided')} AS "decidedBy", x."comment"
    FROM "ExtensionRequest" x
    LEFT JOIN "User" asked ON asked."id" = x."askedById"
    LEFT JOIN "User" decided ON decided."id" = x."decidedById"
    WHERE x."assignmentId" = ${assignmentId}::uuid
    ORDER BY x."askedAt" DESC, x."id" DESC LIMIT 50`,
  )
}

export type OpenExtension = {
  id: string
  version: number
  assignmentId: string
  organizationName: string
  resolutionNumber: string | null
  resolutionDate: Day | null
  itemId: string
  itemNumber: string | null
  itemText: string
  state: AssignmentState
  originalDueOn: Day
  currentDueOn: Day
  requestedDueOn: Day
  reason: string
  askedAt: Date
  askedById: string
  askedBy: PersonView | null
  askedAfterDue: boolean
  askedLate: boolean
  extensionCount: number
}

/** Rows of a page of the queues. */
export const QUEUE_PAGE = 50

export type QueueFilter = { itemId?: string; after?: { at: Date; id: string } }

/** Requests that wait for the Department, in the order of items and then of asking, so that an item is decided at once. */
export async function listOpenExtensions(reader: Reader, scope: Scope, filter: QueueFilter): Promise<OpenExtension[]> {
  const item = filter.itemId ? Prisma.sql`AND a."itemId" = ${filter.itemId}::uuid` : Prisma.empty
  const after = filter.after
    ? Prisma.sql`AND (x."askedAt", x."id") > (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)`
    : Prisma.empty
  return reader.$queryRaw<OpenExtension[]>`
    SELECT x."id", x."version", x."assignmentId", o."shortName" AS "organizationName", r."number" AS "resolutionNumber",
           r."date"::text AS "resolutionDate", i."id" AS "itemId", i."number" AS "itemNumber", left(i."text", 240) AS "itemText",
           a."state"::text AS "state", a."originalDueOn"::text AS "originalDueOn", a."currentDueOn"::text AS "currentDueOn",
           x."requestedDueOn"::text AS "requestedDueOn", x."reason", x."askedAt", x."askedById", ${personOf('asked')} AS "askedBy",
           x."askedAfterDue", x."askedLate", a."extensionCount"
    FROM "ExtensionRequest" x
    JOIN "Assignment" a ON a."id" = x."assignmentId"
    JOIN "Organization" o ON o."id" = a."organizationId"
    JOIN "ResolutionItem" i ON i."id" = a."itemId"
    JOIN "Resolution" r ON r."id" = a."resolutionId"
    LEFT JOIN "User" asked ON asked."id" = x."askedById"
    WHERE x."state" = 'REQUESTED' AND a."municipalityId" = ${scope.municipalityId}::uuid
      AND (${scope.organizationId}::uuid IS NULL OR a."organizationId" = ${scope.organizationId}::uuid) ${item} ${after}
    ORDER BY x."askedAt", x."id"
    LIMIT ${QUEUE_PAGE + 1}`
}
