import 'server-only'
import type { z } from 'zod'
import { endOfLocalDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { lockDraft } from '@/lib/plans/commands/plan'
import { fileRevision, judgeFiling } from '@/lib/plans/commands/plan-filing'
import type { FilingReason } from '@/lib/plans/messages/plan'
import type { RevisionFacts } from '@/lib/plans/queries/plan'
import type { PlanReason } from '@/lib/plans/rules/plan-states'
import type { submitPlanSchema } from '@/lib/plans/schema/plan'
import { lockAssignment } from '../queries/assignments/lock-assignments'
import { findFilingAssignment } from '../queries/plan-filing'
import { decidePlanSubmission, type PlanFilingDecision } from '../rules/plan-filing'

type Refused = PlanReason | FilingReason | CommonReason

/** By which deadline the plan is filed, with the assignment's row held so that an extension granted meanwhile is seen. */
async function judgeDeadline(
  { tx, scope, now, actor }: Context,
  revision: RevisionFacts,
  lateReason: string | null,
): Promise<{ assignmentId: string | null; decision: PlanFilingDecision }> {
  const { organizationId, kind, year } = revision
  const place = {
    municipalityId: scope.municipalityId,
    organizationId,
    kind,
    startsOn: year.startsOn,
    endsOn: year.endsOn,
  }
  const due = await findFilingAssignment(tx, place)
  const assignment = due && (await lockAssignment(tx, scope, due.assignmentId))
  const reworkDueAt = revision.reworkDueOn ? endOfLocalDay(revision.reworkDueOn, actor.timeZone) : null
  const decision = decidePlanSubmission(
    assignment,
    { amends: revision.states.includes('APPROVED'), reworkDueAt },
    now,
    lateReason,
  )
  return { assignmentId: assignment?.id ?? null, decision }
}

/**
 * Files the plan of the own organisation: DRAFT → SUBMITTED, locked («Решение коллегии 25.02.2022», п. 4.1, 5.1). Bound to the open
 * assignment of an item with the measure PLAN_APPROVED: after its due moment it is refused like a report, and the refused try is an
 * event. Sent again: `already`. Refused: NOT_FOUND, FORBIDDEN, YEAR_CLOSED, PLAN_LOCKED, PLAN_EMPTY, GAP_REASON_NEEDED,
 * DEADLINE_PASSED, LATE_REASON_REQUIRED, CHANGED_MEANWHILE.
 */
export async function submitPlan(
  context: Context,
  input: z.output<typeof submitPlanSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, now, actor, scope } = context
  const locked = await lockDraft(context, input.revisionId)
  if ('refusal' in locked) {
    const filed = await tx.planRevision.findFirst({
      where: {
        id: input.revisionId,
        state: { in: ['SUBMITTED', 'RC_REVIEWED', 'APPROVED'] },
        version: input.version + 1,
        submittedById: actor.userId,
        plan: { organizationId: scope.organizationId ?? undefined, municipalityId: scope.municipalityId },
      },
      select: { planId: true },
    })
    // A double click, or an answer that was lost: it stands already.
    return filed ? done({ planId: filed.planId }, true) : locked.refusal
  }
  const { revision } = locked
  if (revision.version !== input.version) return refuse('CHANGED_MEANWHILE', { version: revision.version })
  const { assignmentId, decision } = await judgeDeadline(context, revision, input.lateReason)
  if (!decision.accept) {
    const { reason, dueAt } = decision
    await recordEvent(tx, actor, now, {
      kind: 'planSubmissionRefused',
      municipalityId: scope.municipalityId,
      organizationId: revision.organizationId,
      assignmentId,
      subjectId: revision.planId,
      data: { reason, dueAt: dueAt.toISOString(), revision: revision.number },
    })
    return refuse(reason, { dueAt: dueAt.toISOString(), assignmentId })
  }
  const objection = await judgeFiling(context, revision, input.gapReason)
  if (objection) return refuse(objection)
  const lateReason = decision.basis === 'LATE_ACCEPTED' ? input.lateReason : null
  const told = { gapReason: input.gapReason, lateReason, basis: decision.basis, assignmentId }
  await fileRevision(context, revision, told)
  return done({ planId: revision.planId })
}
