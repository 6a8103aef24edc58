import 'server-only'
import type { z } from 'zod'
import { endOfLocalDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { HistoricalReason } from '../messages/historical'
import { findHeadLocked } from '../queries/drafts'
import { decideHistoricalResult, isBeforePeriod } from '../rules/historical'
import type { historicalResultSchema } from '../schema/historical'

/**
 * Rule 28: enters what became of assignments of a historical resolution, one or many at once, in a constant number of statements.
 * Done: ACCEPTED on the entered day (its end counts, so a day equal to the due day is in time). Not done: open again, without
 * dates. Entered anew it replaces the earlier entry. Refused with NOT_HISTORICAL, DONE_IN_FUTURE,
 * DONE_BEFORE_RESOLUTION, DONE_BEFORE_PERIOD, NOT_FOUND
 * (also when one of the assignments is of another resolution).
 */
export async function enterHistoricalResult(
  { tx, now, today, actor, scope }: Context,
  input: z.output<typeof historicalResultSchema>,
): Promise<Result<{ count: number }, HistoricalReason | CommonReason>> {
  const head = await findHeadLocked(tx, scope, input.resolutionId, 'SHARE')
  if (!head) return refuse('NOT_FOUND')
  const issued = head.state === 'ISSUED' || head.state === 'COMPLETED'
  const decision = decideHistoricalResult(
    { historical: head.historical && issued, resolutionDate: head.date, today },
    { done: input.result === 'done', doneOn: input.doneOn },
  )
  if (!decision.accept) return refuse(decision.reason)
  const ids = [...new Set(input.assignmentIds)]
  const known = await tx.assignment.findMany({
    where: { id: { in: ids }, resolutionId: head.id, municipalityId: scope.municipalityId, historical: true },
    select: { periodKey: true },
  })
  if (known.length !== ids.length) return refuse('NOT_FOUND')
  if (known.some(({ periodKey }) => isBeforePeriod(input.doneOn, periodKey))) return refuse('DONE_BEFORE_PERIOD')
  const isDone = decision.result === 'DONE'
  const at = isDone && input.doneOn ? endOfLocalDay(input.doneOn, actor.timeZone) : null
  const [entered] = await tx.$queryRaw<{ count: number }[]>`
    WITH entered AS (
      UPDATE "Assignment" SET
        "state" = ${isDone ? 'ACCEPTED' : 'ISSUED'}::"AssignmentState",
        "submittedAt" = ${at}::timestamptz, "neededDueAt" = ${at}::timestamptz, "acceptedAt" = ${at}::timestamptz,
        "acceptedById" = ${isDone ? actor.userId : null}::uuid, "historicalBasis" = ${input.basis}, "version" = "version" + 1
      WHERE "id" = ANY(${ids}::uuid[]) AND "state" NOT IN ('CANCELLED', 'NOT_APPLICABLE')
      RETURNING "id", "municipalityId", "resolutionId", "organizationId"
    ), told AS (
      INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "organizationId", "resolutionId", "assignmentId", "data", "note")
      SELECT "municipalityId", ${now}::timestamptz, 'historicalResultEntered', ${actor.userId}::uuid, ${actor.role}::"Role",
        "organizationId", "resolutionId", "id",
        jsonb_build_object('done', ${isDone}::boolean, 'doneOn', ${isDone ? input.doneOn : null}::text), ${input.basis}::text
      FROM entered
    )
    SELECT count(*)::int AS "count" FROM entered`
  return done({ count: entered?.count ?? 0 })
}
