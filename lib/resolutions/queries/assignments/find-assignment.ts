import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Bindingness, ExecutorPart, LatePolicy, OrganizationKind } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import { isLongOpen } from '../../rules/assignments'
import { deriveStatus } from '../../rules/deadlines'
import { evidenceListSchema, figureListSchema } from '../../schema/common'
import type { AssignmentTiming, DerivedStatus, EvidenceRequirement, FigureRequest } from '../../types'
import { type ItemMeasuring, MEASURE_COLUMNS } from '../measures'
import { type PersonView, personOf } from './person'

/** Another executor's assignment of the same item and period: its state only. */
export type SiblingView = { id: string; organizationName: string; part: ExecutorPart; status: DerivedStatus }

export type AssignmentView = AssignmentTiming & {
  id: string
  version: number
  part: ExecutorPart
  periodKey: string
  periodic: boolean
  historical: boolean
  issuedOn: Day
  originalDueOn: Day | null
  originalDueAt: Date | null
  reviewOn: Day | null
  status: DerivedStatus
  /** Without a date and open for more than half a year. */
  longOpen: boolean
  resolutionId: string
  resolutionNumber: string | null
  resolutionDate: Day | null
  resolutionTitle: string
  bindingness: Bindingness
  itemId: string
  itemNumber: string | null
  itemText: string
  deadlineText: string | null
  latePolicy: LatePolicy
  evidence: EvidenceRequirement[]
  figures: FigureRequest[]
  organizationId: string
  organizationName: string
  organizationKind: OrganizationKind
  acknowledgedAt: Date | null
  acknowledgedBy: PersonView | null
  handedToId: string | null
  handedTo: PersonView | null
  submittedAt: Date | null
  submittedById: string | null
  submittedBy: PersonView | null
  reviewStartedAt: Date | null
  reviewStartedBy: PersonView | null
  acceptedAt: Date | null
  acceptedBy: PersonView | null
  notApplicableReason: string | null
  historicalBasis: string | null
  extensionCount: number
  extensionOpen: boolean
  siblings: SiblingView[]
} & ItemMeasuring

type SiblingRow = Omit<AssignmentTiming, 'currentDueAt' | 'reworkDueAt' | 'neededDueAt'> & {
  id: string
  organizationName: string
  part: ExecutorPart
  periodKey: string
  reviewOn: Day | null
  currentDueAt: string | null
  reworkDueAt: string | null
  neededDueAt: string | null
}

type Row = Omit<AssignmentView, 'evidence' | 'figures' | 'siblings' | 'status' | 'longOpen'> & {
  evidence: unknown
  figures: unknown
  siblings: SiblingRow[]
}

const instant = (text: string | null) => (text === null ? null : new Date(text))

/**
 * An assignment with its item, resolution, people and the state of the other executors, null when it is not in the scope; one
 * statement. Others are shown where the work is shared: between the responsible and the co-executors of an item, not between the
 * thirty schools that each answer for themselves.
 */
export async function findAssignment(
  reader: Reader,
  scope: Scope,
  id: string,
  today: Day,
): Promise<AssignmentView | null> {
  const own = scope.organizationId ? Prisma.sql`AND a."organizationId" = ${scope.organizationId}::uuid` : Prisma.empty
  const handed = scope.handedToId ? Prisma.sql`AND a."handedToId" = ${scope.handedToId}::uuid` : Prisma.empty
  const [row] = await readBy<Row>(
    reader,
    Prisma.sql`
    SELECT a."id", a."version", a."part"::text AS "part", a."periodKey", a."historical", a."state"::text AS "state",
           (a."createdAt" AT TIME ZONE m."timeZone")::date::text AS "issuedOn", coalesce(i."deadlineMode" = 'PERIODIC', false) AS "periodic",
           a."originalDueOn"::text AS "originalDueOn", a."originalDueAt", a."currentDueOn"::text AS "currentDueOn", a."currentDueAt",
           a."reworkDueOn"::text AS "reworkDueOn", a."reworkDueAt", a."reviewOn"::text AS "reviewOn", a."neededDueAt",
           r."id" AS "resolutionId", r."number" AS "resolutionNumber", r."date"::text AS "resolutionDate", r."title" AS "resolutionTitle",
           r."bindingness"::text AS "bindingness", i."id" AS "itemId", i."number" AS "itemNumber", i."text" AS "itemText",
           i."deadlineText", i."latePolicy"::text AS "latePolicy", i."evidence", i."figures", ${MEASURE_COLUMNS},
           o."id" AS "organizationId", o."shortName" AS "organizationName", o."kind"::text AS "organizationKind",
           a."acknowledgedAt", ${personOf('acknowledged')} AS "acknowledgedBy", a."handedToId", ${personOf('handed')} AS "handedTo",
           a."submittedAt", a."submittedById", ${personOf('submitted')} AS "submittedBy",
           a."reviewStartedAt", ${personOf('begun')} AS "reviewStartedBy", a."acceptedAt", ${personOf('accepted')} AS "acceptedBy",
           a."notApplicableReason", a."historicalBasis", a."extensionCount", a."extensionOpen",
           coalesce((
             SELECT json_agg(s ORDER BY s."part" DESC, s."organizationName") FROM (
               SELECT b."id", p."shortName" AS "organizationName", b."part"::text AS "part", b."periodKey", b."state"::text AS "state",
                      b."currentDueOn"::text AS "currentDueOn", b."currentDueAt", b."reworkDueOn"::text AS "reworkDueOn",
                      b."reworkDueAt", b."reviewOn"::text AS "reviewOn", b."neededDueAt"
               FROM "Assignment" b JOIN "Organization" p ON p."id" = b."organizationId"
               WHERE b."itemId" = a."itemId" AND b."periodKey" = a."periodKey" AND b."id" <> a."id" AND b."state" <> 'CANCELLED'
                 AND (b."part" <> a."part" OR (a."part" = 'CO_EXECUTOR' AND 1 = (
                   SELECT count(*) FROM "Assignment" c WHERE c."itemId" = a."itemId" AND c."periodKey" = a."periodKey" AND c."part" = 'RESPONSIBLE')))
               ORDER BY b."part" DESC, p."shortName" LIMIT 40) s), '[]') AS "siblings"
    FROM "Assignment" a
    JOIN "Municipality" m ON m."id" = a."municipalityId"
    JOIN "ResolutionItem" i ON i."id" = a."itemId"
    JOIN "Resolution" r ON r."id" = a."resolutionId"
    JOIN "Organization" o ON o."id" = a."organizationId"
    LEFT JOIN "User" acknowledged ON acknowledged."id" = a."acknowledgedById"
    LEFT JOIN "User" handed ON handed."id" = a."handedToId"
    LEFT JOIN "User" submitted ON submitted."id" = a."submittedById"
    LEFT JOIN "User" begun ON begun."id" = a."reviewStartedById"
    LEFT JOIN "User" accepted ON accepted."id" = a."acceptedById"
    WHERE a."id" = ${id}::uuid AND a."municipalityId" = ${scope.municipalityId}::uuid ${own} ${handed}`,
  )
  if (!row) return null
  const siblings = row.siblings.map((other): SiblingView => {
    const timing = {
      ...other,
      currentDueAt: instant(other.currentDueAt),
      reworkDueAt: instant(other.reworkDueAt),
      neededDueAt: instant(other.neededDueAt),
    }
    const { id: siblingId, organizationName, part } = other
    return { id: siblingId, organizationName, part, status: deriveStatus({ ...timing, periodic: row.periodic }, today) }
  })
  return {
    ...row,
    evidence: evidenceListSchema.catch([]).parse(row.evidence),
    figures: figureListSchema.catch([]).parse(row.figures),
    siblings,
    status: deriveStatus(row, today),
    longOpen: isLongOpen(row, today),
  }
}
