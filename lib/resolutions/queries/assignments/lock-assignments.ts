import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { LatePolicy, OrganizationKind } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { evidenceListSchema, figureListSchema } from '../../schema/common'
import type { AssignmentTiming, EvidenceRequirement, FigureRequest } from '../../types'
import { type ItemMeasuring, MEASURE_COLUMNS } from '../measures'

/** An assignment whose row this transaction holds: nobody changes it before the transaction ends. */
export type LockedAssignment = AssignmentTiming & {
  id: string
  municipalityId: string
  resolutionId: string
  itemId: string
  organizationId: string
  organizationKind: OrganizationKind
  organizationName: string
  itemNumber: string | null
  version: number
  historical: boolean
  originalDueAt: Date | null
  reviewOn: Day | null
  latePolicy: LatePolicy
  acknowledgedAt: Date | null
  handedToId: string | null
  submittedById: string | null
  reviewStartedAt: Date | null
  acceptedById: string | null
  extensionCount: number
  extensionOpen: boolean
  evidence: EvidenceRequirement[]
  figures: FigureRequest[]
} & ItemMeasuring

type Row = Omit<LockedAssignment, 'evidence' | 'figures'> & { evidence: unknown; figures: unknown }

/**
 * Locks assignments in the scope in the order of their ids (two people who decide on the same rows wait for each other instead of
 * deadlocking) and gives their facts as they stand after the wait. What is not in the scope is left out.
 * `alsoExternal` adds organisations outside the portal, for whom the Department acts.
 */
export async function lockAssignments(
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
  alsoExternal = false,
): Promise<LockedAssignment[]> {
  if (ids.length === 0) return []
  const external = alsoExternal ? Prisma.sql`OR o."kind" = 'EXTERNAL'` : Prisma.empty
  const own = scope.organizationId
    ? Prisma.sql`AND (a."organizationId" = ${scope.organizationId}::uuid ${external})`
    : Prisma.empty
  const handed = scope.handedToId ? Prisma.sql`AND a."handedToId" = ${scope.handedToId}::uuid` : Prisma.empty
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a."id", a."municipalityId", a."resolutionId", a."itemId", a."organizationId", o."kind"::text AS "organizationKind",
           o."shortName" AS "organizationName", i."number" AS "itemNumber", a."version", a."historical", a."state"::text AS "state",
           a."originalDueAt", a."currentDueOn"::text AS "currentDueOn", a."currentDueAt",
           a."reworkDueOn"::text AS "reworkDueOn", a."reworkDueAt", a."reviewOn"::text AS "reviewOn", a."neededDueAt",
           i."latePolicy"::text AS "latePolicy", a."acknowledgedAt", a."handedToId", a."submittedById", a."reviewStartedAt",
           a."acceptedById", a."extensionCount", a."extensionOpen", i."evidence", i."figures", ${MEASURE_COLUMNS}
    FROM "Assignment" a
    JOIN "ResolutionItem" i ON i."id" = a."itemId"
    JOIN "Organization" o ON o."id" = a."organizationId"
    WHERE a."id" = ANY(${[...ids]}::uuid[]) AND a."municipalityId" = ${scope.municipalityId}::uuid ${own} ${handed}
    ORDER BY a."id"
    FOR UPDATE OF a`
  return rows.map((row) => ({
    ...row,
    evidence: evidenceListSchema.catch([]).parse(row.evidence),
    figures: figureListSchema.catch([]).parse(row.figures),
  }))
}

/** One of `lockAssignments`, null when it is not in the scope. */
export async function lockAssignment(
  tx: Tx,
  scope: Scope,
  id: string,
  alsoExternal = false,
): Promise<LockedAssignment | null> {
  const [row] = await lockAssignments(tx, scope, [id], alsoExternal)
  return row ?? null
}
