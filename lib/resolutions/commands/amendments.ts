import 'server-only'
import type { z } from 'zod'
import { type Day, dayToDate, endOfLocalDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { type EventInput, recordEvents } from '@/lib/kernel/events'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Role } from '@/lib/kernel/prisma/enums'
import type { AmendmentReason } from '../messages/amendments'
import { calendarAround, findHeadLocked, listDraftItems } from '../queries/drafts'
import { decideAmendment, type EffectiveChange, movedDays } from '../rules/amendments'
import type { amendResolutionSchema } from '../schema/amendments'
import { readingData } from './drafts/rows'

type Who = { userId: string | null; role: Role | null }

const OPEN_STATES = ['ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'REOPENED']

/**
 * Cancels what is still open of items (of one organisation, when given), closes open extension requests with them, and writes an
 * event for each, in two statements. Accepted and inapplicable ones stay as they are. Gives the number cancelled.
 */
export async function cancelOpenAssignments(
  tx: Tx,
  now: Date,
  actor: Who,
  of: { itemIds: string[]; organizationId?: string },
  reason: string | null,
): Promise<number> {
  const [cancelled] = await tx.$queryRaw<{ count: number }[]>`
    WITH cancelled AS (
      UPDATE "Assignment" SET "state" = 'CANCELLED', "extensionOpen" = false, "version" = "version" + 1
      WHERE "itemId" = ANY(${of.itemIds}::uuid[]) AND "state"::text = ANY(${OPEN_STATES}::text[])
        ${of.organizationId ? Prisma.sql`AND "organizationId" = ${of.organizationId}::uuid` : Prisma.empty}
      RETURNING "id", "municipalityId", "resolutionId", "organizationId"
    ), closed AS (
      UPDATE "ExtensionRequest" e SET "state" = 'WITHDRAWN', "openFor" = NULL, "decidedAt" = ${now}::timestamptz, "version" = e."version" + 1
      FROM cancelled c WHERE e."assignmentId" = c."id" AND e."state" = 'REQUESTED'
    ), told AS (
      INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "organizationId", "resolutionId", "assignmentId", "data", "note")
      SELECT "municipalityId", ${now}::timestamptz, 'assignmentCancelled', ${actor.userId}::uuid, ${actor.role}::"Role", "organizationId",
        "resolutionId", "id", '{}'::jsonb, ${reason}::text
      FROM cancelled
    )
    SELECT count(*)::int AS "count" FROM cancelled`
  return cancelled?.count ?? 0
}

/**
 * Moves the current due days of an item's open assignments, period by period, by the issuing side's act; a report under review only
 * gains by it. The original day is kept; a moved assignment loses its rework day (the new day stands for all), and lateness follows
 * by computation.
 */
async function moveDeadlines(
  tx: Tx,
  now: Date,
  actor: Who,
  itemId: string,
  days: { key: string; dueOn: Day }[],
  timeZone: string,
  note: string,
): Promise<number> {
  const [moved] = await tx.$queryRaw<{ count: number }[]>`
    WITH days AS (
      SELECT * FROM unnest(
        ${days.map((each) => each.key)}::text[], ${days.map((each) => each.dueOn)}::date[],
        ${days.map((each) => endOfLocalDay(each.dueOn, timeZone))}::timestamptz[]
      ) AS d(key, due_on, due_at)
    ), before AS (
      SELECT a."id", a."currentDueOn", d.due_on, d.due_at FROM "Assignment" a JOIN days d ON d.key = a."periodKey"
      WHERE a."itemId" = ${itemId}::uuid AND (a."state" IN ('ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED')
        OR (a."state" = 'SUBMITTED' AND a."currentDueOn" < d.due_on))
      ORDER BY a."id" FOR UPDATE OF a
    ), moved AS (
      UPDATE "Assignment" a SET "currentDueOn" = b.due_on, "currentDueAt" = b.due_at,
        "originalDueOn" = COALESCE(a."originalDueOn", b.due_on), "originalDueAt" = COALESCE(a."originalDueAt", b.due_at),
        "reworkDueOn" = CASE WHEN a."reworkDueOn" > b.due_on THEN a."reworkDueOn" END,
        "reworkDueAt" = CASE WHEN a."reworkDueOn" > b.due_on THEN a."reworkDueAt" END,
        "reviewOn" = NULL, "version" = a."version" + 1
      FROM before b WHERE a."id" = b."id" AND a."currentDueOn" IS DISTINCT FROM b.due_on
      RETURNING a."id", a."municipalityId", a."resolutionId", a."organizationId", b."currentDueOn" AS was, b.due_on
    ), told AS (
      INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "organizationId", "resolutionId", "assignmentId", "data", "note")
      SELECT "municipalityId", ${now}::timestamptz, 'resolutionAmended', ${actor.userId}::uuid, ${actor.role}::"Role", "organizationId",
        "resolutionId", "id", jsonb_build_object('before', was, 'after', due_on), ${note}::text
      FROM moved
    )
    SELECT count(*)::int AS "count" FROM moved`
  return moved?.count ?? 0
}

/**
 * Changes an issued resolution, recorded beside the original: text of items, days moved later or earlier (the original day is kept),
 * for periods the day in each (open and future ones; what is accepted stays), items withdrawn with a reason, whose open assignments
 * are cancelled. Sent twice it is done once. Refused with NOT_ISSUED,
 * NOTHING_CHANGED, ITEM_NOT_ISSUED, PERIODIC_DEADLINE, DUE_IN_PAST, CHANGED_MEANWHILE, NOT_FOUND.
 */
export async function amendResolution(
  { tx, now, today, actor, scope }: Context,
  input: z.output<typeof amendResolutionSchema>,
): Promise<Result<{ id: string; changes: number }, AmendmentReason | CommonReason>> {
  const head = await findHeadLocked(tx, scope, input.resolutionId, 'UPDATE')
  if (!head) return refuse('NOT_FOUND')
  const made = await tx.amendment.findUnique({
    where: { requestKey: input.requestKey },
    select: { resolutionId: true },
  })
  if (made) return made.resolutionId === head.id ? done({ id: head.id, changes: 0 }, true) : refuse('NOT_FOUND')
  if (head.version !== input.version) return refuse('CHANGED_MEANWHILE')
  const items = await listDraftItems(tx, scope, head.id)
  const proposed = Object.entries(input.items).map(([itemId, change]) => ({ itemId, ...change }))
  const decision = decideAmendment(head.state, items, proposed)
  if (!decision.accept) return refuse(decision.reason, { itemId: decision.itemId })
  const { changes } = decision
  const past = changes.some(
    (change) => change.kind === 'DEADLINE' && change.after.mode === 'FIXED' && change.after.dueOn < today,
  )
  if (past && !head.historical) return refuse('DUE_IN_PAST')
  await tx.resolution.update({ where: { id: head.id }, data: { version: { increment: 1 } } })
  const amendment = await tx.amendment.create({
    data: {
      resolutionId: head.id,
      basis: input.basis,
      basisOn: input.basisOn ? dayToDate(input.basisOn) : null,
      createdAt: now,
      createdById: actor.userId,
      requestKey: input.requestKey,
      changes: {
        createMany: {
          data: changes.map((change) => ({ itemId: change.itemId, kind: change.kind, ...beforeAfter(change, items) })),
        },
      },
    },
    select: { id: true },
  })
  const calendar = await calendarAround(tx, scope.municipalityId, head.date, today)
  const events: EventInput[] = []
  for (const change of changes) {
    const number = items.find((item) => item.id === change.itemId)?.number ?? null
    let assignments = 0
    if (change.kind === 'TEXT') {
      await tx.resolutionItem.update({
        where: { id: change.itemId },
        data: { text: change.after, version: { increment: 1 } },
      })
    } else if (change.kind === 'DEADLINE') {
      await tx.resolutionItem.update({
        where: { id: change.itemId },
        data: { ...readingData(change.after), version: { increment: 1 } },
      })
      const days = movedDays(change.after, today, calendar, head.historical)
      assignments = await moveDeadlines(tx, now, actor, change.itemId, days, actor.timeZone, input.basis)
    } else {
      await tx.resolutionItem.update({
        where: { id: change.itemId },
        data: { state: 'WITHDRAWN', withdrawnReason: change.reason, version: { increment: 1 } },
      })
      assignments = await cancelOpenAssignments(tx, now, actor, { itemIds: [change.itemId] }, change.reason)
    }
    events.push({
      kind: change.kind === 'WITHDRAWN' ? 'itemWithdrawn' : 'resolutionAmended',
      municipalityId: scope.municipalityId,
      resolutionId: head.id,
      subjectId: change.itemId,
      data: { amendmentId: amendment.id, change: change.kind, number, assignments },
      note: change.kind === 'WITHDRAWN' ? change.reason : input.basis,
    })
  }
  await recordEvents(tx, actor, now, events)
  return done({ id: head.id, changes: changes.length })
}

function beforeAfter(change: EffectiveChange, items: { id: string; text: string }[]) {
  if (change.kind === 'TEXT') return { before: { text: change.before }, after: { text: change.after } }
  if (change.kind === 'DEADLINE') return { before: { reading: change.before }, after: { reading: change.after } }
  const text = items.find((item) => item.id === change.itemId)?.text ?? ''
  return { before: { text }, after: { reason: change.reason } }
}
