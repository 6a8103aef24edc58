import 'server-only'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { EntryProposalState, PlanKind } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import type { EntryProposal, ProposalCounts, ProposalPlan } from '../types/entry-proposals'
import { initials, planInScope, yearJson } from './plan'

const { sql, empty } = Prisma

/** Proposals of a plan shown at most. */
const MOST = 300

/** Of one person, or of everybody where it is null. */
const by = (personId: string | null) => (personId ? sql`AND q."proposedById" = ${personId}::uuid` : empty)

/**
 * A plan in scope, held till the end of the transaction against whoever writes it or proposes for it; null when there is none. Two
 * statements, so that what it says is what stands after the wait.
 */
export async function lockProposalPlan(tx: Tx, scope: Scope, planId: string): Promise<ProposalPlan | null> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "CareerPlan" p WHERE p."id" = ${planId}::uuid AND ${planInScope(scope)} FOR UPDATE`
  if (!held) return null
  const [row] = await tx.$queryRaw<ProposalPlan[]>`
    SELECT p."id" AS "planId", p."organizationId", p."kind"::text AS "kind", ${yearJson} AS "year",
      (SELECT coalesce(json_agg(d."id"), '[]') FROM "Direction" d WHERE d."yearId" = p."yearId") AS "directionIds",
      (SELECT r."id" FROM "PlanRevision" r WHERE r."planId" = p."id" AND r."state" = 'DRAFT') AS "draftId"
    FROM "CareerPlan" p JOIN "AcademicYear" y ON y."id" = p."yearId" WHERE p."id" = ${planId}::uuid`
  return row ?? null
}

/** How many proposals of the person for a plan wait for an answer. */
export async function countOpenProposals(reader: Reader, planId: string, personId: string): Promise<number> {
  return reader.entryProposal.count({ where: { planId, proposedById: personId, state: 'PROPOSED' } })
}

/** Whose proposal, of which plan and how it stands; null when the scope does not reach it. */
export async function findProposalPlace(
  reader: Reader,
  scope: Scope,
  proposalId: string,
): Promise<{ planId: string; proposedById: string; state: EntryProposalState; version: number; title: string } | null> {
  return reader.entryProposal.findFirst({
    where: {
      id: proposalId,
      municipalityId: scope.municipalityId,
      organizationId: scope.organizationId ?? undefined,
    },
    select: { planId: true, proposedById: true, state: true, version: true, title: true },
  })
}

/** Proposals of a plan in scope, those that wait first, then the newest answers; `personId`: only that person's. One statement. */
export async function listEntryProposals(
  reader: Reader,
  scope: Scope,
  planId: string,
  personId: string | null,
  ids: readonly string[] | null = null,
): Promise<EntryProposal[]> {
  return reader.$queryRaw<EntryProposal[]>`
    SELECT q."id", q."version", q."state"::text AS "state", q."directionId", d."shortTitle" AS "direction", q."form"::text AS "form", q."title",
      q."stepFrom", q."stepTo", q."fromOn"::text AS "fromOn", q."toOn"::text AS "toOn", q."hours", q."partnerId", n."name" AS "partner",
      q."proposedAt", q."proposedById", ${initials('proposedById', 'q')} AS "proposedBy", q."decidedAt",
      ${initials('decidedById', 'q')} AS "decidedBy", q."reason",
      EXISTS (SELECT 1 FROM "PlanEntry" e WHERE e."lineId" = q."id" AND e."revisionId" = (
        SELECT r."id" FROM "PlanRevision" r WHERE r."planId" = p."id" ORDER BY r."number" DESC LIMIT 1)) AS "inPlan"
    FROM "EntryProposal" q JOIN "CareerPlan" p ON p."id" = q."planId"
    LEFT JOIN "Direction" d ON d."id" = q."directionId" LEFT JOIN "Partner" n ON n."id" = q."partnerId"
    WHERE q."planId" = ${planId}::uuid AND ${planInScope(scope)} ${by(personId)}
      ${ids ? sql`AND q."id" = ANY (${ids as string[]}::uuid[])` : empty}
    ORDER BY q."state" <> 'PROPOSED', CASE WHEN q."state" = 'PROPOSED' THEN q."proposedAt" END, q."decidedAt" DESC NULLS LAST, q."id"
    LIMIT ${MOST}`
}

/** How many proposals of a plan wait, were accepted and declined; `personId`: only that person's. One statement. */
export async function countProposals(
  reader: Reader,
  scope: Scope,
  planId: string,
  personId: string | null,
): Promise<ProposalCounts> {
  const [row] = await reader.$queryRaw<ProposalCounts[]>`
    SELECT count(*) FILTER (WHERE q."state" = 'PROPOSED')::int AS "proposed", count(*) FILTER (WHERE q."state" = 'ACCEPTED')::int AS "accepted",
      count(*) FILTER (WHERE q."state" = 'DECLINED')::int AS "declined"
    FROM "EntryProposal" q JOIN "CareerPlan" p ON p."id" = q."planId"
    WHERE q."planId" = ${planId}::uuid AND ${planInScope(scope)} ${by(personId)}`
  return row ?? { proposed: 0, accepted: 0, declined: 0 }
}

export type OwnPlan = { planId: string; kind: PlanKind; code: string; inForce: boolean; counts: ProposalCounts }

/**
 * The plans of the scope's organisation for the current year with how many proposals each has; `of`: of one
 * person, answers since an instant only. One statement.
 */
export async function listOwnPlans(
  reader: Reader,
  scope: Scope,
  of: { personId: string; since: Date } | null,
): Promise<OwnPlan[]> {
  if (!scope.organizationId) return []
  const fresh = of ? sql`AND q."decidedAt" >= ${of.since}` : empty
  const counted = (state: EntryProposalState, more = empty) =>
    sql`count(*) FILTER (WHERE q."state" = ${state}::"EntryProposalState" ${more})`
  return reader.$queryRaw<OwnPlan[]>`
    SELECT p."id" AS "planId", p."kind"::text AS "kind", y."code",
      EXISTS (SELECT 1 FROM "PlanRevision" r WHERE r."planId" = p."id" AND r."state" = 'APPROVED') AS "inForce",
      (SELECT json_build_object('proposed', ${counted('PROPOSED')}, 'accepted', ${counted('ACCEPTED', fresh)},
        'declined', ${counted('DECLINED', fresh)}) FROM "EntryProposal" q WHERE q."planId" = p."id" ${by(of?.personId ?? null)}) AS "counts"
    FROM "CareerPlan" p JOIN "AcademicYear" y ON y."id" = p."yearId" AND y."state" = 'CURRENT'
    WHERE ${planInScope(scope)} ORDER BY p."kind"`
}
