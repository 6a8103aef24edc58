import 'server-only'
import type { z } from 'zod'
import { type Day, endOfLocalDay, localDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Role } from '@/lib/kernel/prisma/enums'
import type { IssueReason } from '../messages/issue'
import { calendarAround } from '../queries/drafts'
import { readingOf } from '../rules/drafts/reading'
import { isHandedOut } from '../rules/drafts/types'
import { periodsUntil } from '../rules/periods'
import type { issueResolutionSchema } from '../schema/issue'
import type { Period } from '../types'
import { lockReadyDraft, recordReview } from './drafts/review'

export type IssueResult = Result<{ id: string; assignments: number }, IssueReason | CommonReason>

/** One period of one item, as a row of the fan-out. */
type PlanRow = { itemId: string; key: string; dueOn: Day | null; dueAt: Date | null; reviewOn: Day | null }

function planRows(items: { id: string; periods: Period[]; reviewOn: Day | null }[], timeZone: string): PlanRow[] {
  const instants = new Map<Day, Date>()
  const instantOf = (day: Day) => {
    const known = instants.get(day) ?? endOfLocalDay(day, timeZone)
    instants.set(day, known)
    return known
  }
  return items.flatMap(({ id, periods, reviewOn }) =>
    periods.map(({ key, dueOn }) => ({
      itemId: id,
      key,
      dueOn,
      dueAt: dueOn === null ? null : instantOf(dueOn),
      reviewOn,
    })),
  )
}

function planSql(plan: PlanRow[]): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM unnest(
      ${plan.map((row) => row.itemId)}::uuid[], ${plan.map((row) => row.key)}::text[],
      ${plan.map((row) => row.dueOn)}::date[], ${plan.map((row) => row.dueAt)}::timestamptz[],
      ${plan.map((row) => row.reviewOn)}::date[]
    ) AS p(item, key, due_on, due_at, review_on)`
}

/** Organisations that the executor rules of items reach on `today` (rule 5); the SQL twin of `reachedOrganizations`. */
function reachedSql(municipalityId: string, today: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (e."itemId", o."id") e."itemId" AS item, o."id" AS organization, e."part" AS part
    FROM "ItemExecutor" e
    JOIN "Organization" o ON o."municipalityId" = ${municipalityId}::uuid AND o."status" = 'ACTIVE' AND (
      (e."kind" = 'ORGANIZATION' AND o."id" = e."organizationId")
      OR (e."kind" = 'PROGRAM' AND o."kind" <> 'EXTERNAL' AND o."programs" && e."programs")
      OR (e."kind" = 'ROLE' AND o."kind" <> 'EXTERNAL' AND EXISTS (
        SELECT 1 FROM "RoleGrant" g WHERE g."organizationId" = o."id" AND g."role" = e."role" AND g."revokedAt" IS NULL
          AND g."validFrom" <= ${today}::date AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date))))
    WHERE e."itemId" IN (SELECT item FROM plan)
    ORDER BY e."itemId", o."id", e."part"`
}

type FanOutActor = { userId: string | null; role: Role | null }

/**
 * The fan-out: items × periods × organisations in one statement, one «assignmentCreated» event for each row that is really made.
 * `reached` gives (item, organization, part) and may use `plan`. Safe to repeat: (item, organisation, period) is unique.
 */
async function insertAssignments(
  tx: Tx,
  now: Date,
  resolution: { municipalityId: string; historical: boolean | null },
  actor: FanOutActor,
  plan: PlanRow[],
  reached: Prisma.Sql,
): Promise<number> {
  if (plan.length === 0) return 0
  const [made] = await tx.$queryRaw<{ count: number }[]>`
    WITH plan AS (${planSql(plan)}), reached AS (${reached}),
    made AS (
      INSERT INTO "Assignment" ("id", "municipalityId", "resolutionId", "itemId", "organizationId", "part", "periodKey", "historical",
        "originalDueOn", "originalDueAt", "currentDueOn", "currentDueAt", "reviewOn", "createdAt")
      SELECT gen_random_uuid(), r."municipalityId", r."id", p.item, x.organization, x.part, p.key, r."historical",
        p.due_on, p.due_at, p.due_on, p.due_at, p.review_on, ${now}::timestamptz
      FROM plan p
      JOIN reached x ON x.item = p.item
      JOIN "ResolutionItem" i ON i."id" = p.item
      JOIN "Resolution" r ON r."id" = i."resolutionId" AND r."municipalityId" = ${resolution.municipalityId}::uuid
      ORDER BY p.item, x.organization, p.key
      ON CONFLICT ("itemId", "organizationId", "periodKey") DO NOTHING
      RETURNING "id", "municipalityId", "resolutionId", "itemId", "organizationId", "periodKey", "currentDueOn"
    ), told AS (
      INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "organizationId", "resolutionId", "assignmentId", "data")
      SELECT "municipalityId", ${now}::timestamptz, 'assignmentCreated', ${actor.userId}::uuid, ${actor.role}::"Role", "organizationId",
        "resolutionId", "id", jsonb_build_object('period', "periodKey", 'dueOn', "currentDueOn")
      FROM made
    )
    SELECT count(*)::int AS "count" FROM made`
  return made?.count ?? 0
}

/**
 * Rule 4: issues a draft in one transaction and a constant number of statements: the resolution, its items, an assignment for each
 * item, reached active organisation and period, an event for each. A draft that nobody had marked as checked is checked by this very
 * act: DRAFT → REVIEWED → ISSUED, with both events. Run again it answers `already` and makes nothing. Refused with NOT_READY (what is
 * missing in the details), CHANGED_MEANWHILE, STATE_REFUSED, NOT_FOUND.
 */
export async function issueResolution(
  context: Context,
  input: z.output<typeof issueResolutionSchema>,
): Promise<IssueResult> {
  const found = await lockReadyDraft(context, input)
  if ('refusal' in found) return found.refusal
  if ('issued' in found) return done({ id: found.issued.id, assignments: 0 }, true)
  const { head, items } = found
  const { tx, now, today, actor, scope } = context
  const calendar = await calendarAround(tx, scope.municipalityId, head.date, today)
  const { count } = await tx.resolution.updateMany({
    where: { id: head.id, version: head.version, state: { in: ['DRAFT', 'REVIEWED'] } },
    data: { state: 'ISSUED', issuedAt: now, issuedById: actor.userId, version: { increment: 1 } },
  })
  if (count !== 1) return refuse('CHANGED_MEANWHILE')
  if (head.state === 'DRAFT') await recordReview(context, head, items.length)
  await tx.resolutionItem.updateMany({
    where: { resolutionId: head.id, state: { in: ['DRAFT', 'CONFIRMED'] } },
    data: { state: 'ISSUED', version: { increment: 1 } },
  })
  const plan = planRows(
    items.filter(isHandedOut).map((item) => ({
      id: item.id,
      periods: item.reading ? periodsUntil(item.reading, today, calendar) : [],
      reviewOn: item.reading?.mode === 'REVIEW_ONLY' ? item.reading.reviewOn : null,
    })),
    actor.timeZone,
  )
  const assignments = await insertAssignments(
    tx,
    now,
    { municipalityId: scope.municipalityId, historical: null },
    actor,
    plan,
    reachedSql(scope.municipalityId, today),
  )
  await recordEvent(tx, actor, now, {
    kind: 'resolutionIssued',
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
    data: { items: items.length, assignments, historical: head.historical },
  })
  return done({ id: head.id, assignments })
}

/** A municipality as the sweeps know it; the sweep itself acts, no person. */
export type SweptMunicipality = { id: string; timeZone: string }

const NOBODY: FanOutActor = { userId: null, role: null }

type OngoingRow = {
  id: string
  deadlineMode: 'PERIODIC'
  dueOn: null
  periodFrom: Date
  periodTo: Date | null
  periodRule: unknown
  reviewOn: null
}

/**
 * Rule 10: assignments of the periods that have begun since, for organisations that already have the item (a new organisation comes
 * by a proposal, a withdrawn one does not come back). Historical resolutions do not grow. Constant number of statements; idempotent.
 * Gives the number of assignments made.
 */
export async function openDuePeriods(tx: Tx, now: Date, municipality: SweptMunicipality): Promise<number> {
  const today = localDay(now, municipality.timeZone)
  const items = await tx.$queryRaw<OngoingRow[]>`
    SELECT i."id", i."deadlineMode"::text AS "deadlineMode", i."dueOn", i."periodFrom", i."periodTo", i."periodRule", i."reviewOn"
    FROM "ResolutionItem" i JOIN "Resolution" r ON r."id" = i."resolutionId"
    WHERE r."municipalityId" = ${municipality.id}::uuid AND r."state" = 'ISSUED' AND NOT r."historical"
      AND i."state" = 'ISSUED' AND i."deadlineMode" = 'PERIODIC' AND i."periodTo" IS NULL AND i."periodFrom" <= ${today}::date`
  if (items.length === 0) return 0
  const first = items.map((item) => item.periodFrom.toISOString().slice(0, 10)).sort()[0] ?? today
  const calendar = await calendarAround(tx, municipality.id, first, today)
  const plan = planRows(
    items.flatMap((item) => {
      const reading = readingOf(item)
      return reading ? [{ id: item.id, periods: periodsUntil(reading, today, calendar), reviewOn: null }] : []
    }),
    municipality.timeZone,
  )
  const reached = Prisma.sql`
    SELECT DISTINCT ON (a."itemId", a."organizationId") a."itemId" AS item, a."organizationId" AS organization, a."part" AS part, a."state"
    FROM "Assignment" a JOIN "Organization" o ON o."id" = a."organizationId" AND o."status" = 'ACTIVE'
    WHERE a."itemId" IN (SELECT item FROM plan)
    ORDER BY a."itemId", a."organizationId", a."periodKey" DESC`
  // Whoever was taken off the item (its last period cancelled) gets no further one; «неприменимо» is said of one period.
  const standing = Prisma.sql`SELECT item, organization, part FROM (${reached}) l WHERE l.state <> 'CANCELLED'`
  return insertAssignments(tx, now, { municipalityId: municipality.id, historical: null }, NOBODY, plan, standing)
}

/**
 * Cancelled assignments of the plan's periods, open again for an organisation that is back: in the state that their reports leave
 * them in, with the item's present day (a later one by an extension stays), handed to nobody. The original day is kept.
 */
async function reviveAssignments(
  tx: Tx,
  now: Date,
  actor: FanOutActor,
  plan: PlanRow[],
  reached: Prisma.Sql,
): Promise<number> {
  const [revived] = await tx.$queryRaw<{ count: number }[]>`
    WITH plan AS (${planSql(plan)}), reached AS (${reached}),
    revived AS (
      UPDATE "Assignment" a SET "part" = x.part, "handedToId" = NULL, "version" = a."version" + 1,
        "currentDueOn" = CASE WHEN a."extensionCount" > 0 THEN GREATEST(a."currentDueOn", p.due_on) ELSE p.due_on END,
        "currentDueAt" = CASE WHEN a."extensionCount" > 0 THEN GREATEST(a."currentDueAt", p.due_at) ELSE p.due_at END,
        "reviewOn" = p.review_on,
        "state" = CASE
          WHEN EXISTS (SELECT 1 FROM "ExecutionReport" r WHERE r."assignmentId" = a."id" AND r."state" = 'SUBMITTED') THEN 'SUBMITTED'
          WHEN EXISTS (SELECT 1 FROM "ExecutionReport" r WHERE r."assignmentId" = a."id") THEN 'IN_PROGRESS'
          WHEN a."acknowledgedAt" IS NOT NULL THEN 'ACKNOWLEDGED' ELSE 'ISSUED' END::"AssignmentState"
      FROM plan p JOIN reached x ON x.item = p.item
      WHERE a."itemId" = p.item AND a."organizationId" = x.organization AND a."periodKey" = p.key AND a."state" = 'CANCELLED'
      RETURNING a."id", a."municipalityId", a."resolutionId", a."organizationId", a."periodKey", a."currentDueOn"
    ), told AS (
      INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "organizationId", "resolutionId", "assignmentId", "data")
      SELECT "municipalityId", ${now}::timestamptz, 'assignmentRevived', ${actor.userId}::uuid, ${actor.role}::"Role", "organizationId",
        "resolutionId", "id", jsonb_build_object('period', "periodKey", 'dueOn', "currentDueOn")
      FROM revived
    )
    SELECT count(*)::int AS "count" FROM revived`
  return revived?.count ?? 0
}

/**
 * The assignments of one item for one organisation, all periods begun by today; cancelled ones are opened again; for an accepted proposal. Due days that have passed
 * before today are left out: nobody owes a report for the time before it was asked. Gives the number made.
 */
export async function assignToOrganization(
  tx: Tx,
  now: Date,
  municipality: SweptMunicipality,
  actor: FanOutActor,
  itemId: string,
  organizationId: string,
): Promise<number> {
  const today = localDay(now, municipality.timeZone)
  const row = await tx.resolutionItem.findUniqueOrThrow({
    where: { id: itemId },
    select: { deadlineMode: true, dueOn: true, periodFrom: true, periodTo: true, periodRule: true, reviewOn: true },
  })
  const reading = readingOf(row)
  if (!reading) return 0
  const calendar = await calendarAround(tx, municipality.id, today, today)
  const periods = periodsUntil(reading, today, calendar)
  const ahead = periods.filter((period) => period.dueOn === null || period.dueOn >= today)
  const plan = planRows(
    [
      {
        id: itemId,
        // Of a single date that has passed the one assignment is made all the same: the controller saw it and accepted.
        periods: ahead.length > 0 ? ahead : periods.slice(-1),
        reviewOn: reading.mode === 'REVIEW_ONLY' ? reading.reviewOn : null,
      },
    ],
    municipality.timeZone,
  )
  // The part is the one that the item gives the organisation; one that the item no longer reaches gets nothing.
  const reached = Prisma.sql`SELECT item, organization, part FROM (${reachedSql(municipality.id, today)}) all_reached
    WHERE organization = ${organizationId}::uuid`
  const revived = await reviveAssignments(tx, now, actor, plan, reached)
  const made = await insertAssignments(
    tx,
    now,
    { municipalityId: municipality.id, historical: null },
    actor,
    plan,
    reached,
  )
  return revived + made
}

/**
 * Rule 5: compares issued items with the organisations of today and makes a proposal for each difference: ADD for one that an item
 * given to programmes or roles reaches now and that has no assignment, and for one of any item that is back after its last
 * assignment was cancelled; WITHDRAW for one that is no longer active or no longer reached and still owes a report. Nothing changes
 * by itself. An open proposal whose ground is gone is closed; an accepted one is opened anew when its ground is there again (closed,
 * reopened, closed). Constant number of statements; idempotent: a declined proposal is not made again. Gives the number made.
 */
export async function proposeForOrganizations(
  tx: Tx,
  now: Date,
  municipality: SweptMunicipality,
  actor: FanOutActor = NOBODY,
): Promise<number> {
  const today = localDay(now, municipality.timeZone)
  const [made] = await tx.$queryRaw<{ count: number }[]>`
    WITH plan AS (
      SELECT DISTINCT i."id" AS item, r."id" AS resolution
      FROM "ResolutionItem" i
      JOIN "Resolution" r ON r."id" = i."resolutionId" AND r."municipalityId" = ${municipality.id}::uuid
        AND r."state" = 'ISSUED' AND NOT r."historical"
      WHERE i."state" = 'ISSUED' AND EXISTS (
        SELECT 1 FROM "ItemExecutor" e WHERE e."itemId" = i."id")
    ), reached AS (${reachedSql(municipality.id, today)}),
    wide AS (
      SELECT item FROM plan WHERE EXISTS (SELECT 1 FROM "ItemExecutor" e WHERE e."itemId" = item AND e."kind" IN ('PROGRAM', 'ROLE'))
    ), wanted AS (
      SELECT x.item, x.organization, 'ADD' AS kind FROM reached x
      LEFT JOIN LATERAL (
        SELECT a."state" FROM "Assignment" a WHERE a."itemId" = x.item AND a."organizationId" = x.organization
        ORDER BY a."periodKey" DESC LIMIT 1) last ON true
      WHERE last."state" = 'CANCELLED' OR (last."state" IS NULL AND x.item IN (SELECT item FROM wide))
      UNION ALL
      SELECT DISTINCT a."itemId", a."organizationId", 'WITHDRAW'
      FROM "Assignment" a JOIN plan p ON p.item = a."itemId"
      WHERE a."state" IN ('ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED')
        AND NOT EXISTS (SELECT 1 FROM reached x WHERE x.item = a."itemId" AND x.organization = a."organizationId")
    ), gone AS (
      DELETE FROM "Proposal" p USING plan
      WHERE p."itemId" = plan.item AND p."state" = 'OPEN'
        AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.item = p."itemId" AND w.organization = p."organizationId" AND w.kind = p."kind"::text)
    ), made AS (
      INSERT INTO "Proposal" AS p ("id", "itemId", "organizationId", "kind", "createdAt")
      SELECT gen_random_uuid(), w.item, w.organization, w.kind::"ProposalKind", ${now}::timestamptz FROM wanted w
      ON CONFLICT ("itemId", "organizationId", "kind") DO UPDATE SET "state" = 'OPEN', "createdAt" = EXCLUDED."createdAt",
        "decidedAt" = NULL, "decidedById" = NULL, "comment" = NULL, "version" = p."version" + 1
      WHERE p."state" = 'ACCEPTED'
      RETURNING p."id", p."itemId", p."organizationId", p."kind"
    ), told AS (
      INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "organizationId", "resolutionId", "subjectId", "data")
      SELECT ${municipality.id}::uuid, ${now}::timestamptz, 'proposalMade', ${actor.userId}::uuid, ${actor.role}::"Role",
        m."organizationId", p.resolution, m."id", jsonb_build_object('kind', m."kind", 'itemId', m."itemId")
      FROM made m JOIN plan p ON p.item = m."itemId"
    )
    SELECT count(*)::int AS "count" FROM made`
  return made?.count ?? 0
}
