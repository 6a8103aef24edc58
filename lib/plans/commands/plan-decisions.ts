import 'server-only'
import type { z } from 'zod'
import { findWorkingCalendar } from '@/lib/institutions/queries'
import { addWorkingDays, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { canDecidePlans, canEditPlan, canReviewPlans } from '../policy/plan'
import { findPlan, hasCentre, lockLine, lockRevision } from '../queries/plan'
import { decideLineChange, decidePlanDecision, decidePlanReview, type PlanReason } from '../rules/plan-states'
import type {
  cancelLineSchema,
  decidePlanSchema,
  markExampleSchema,
  moveLineSchema,
  restoreLineSchema,
  reviewPlanSchema,
} from '../schema/plan'
import { copyRevision } from './plan'
import { tellPlan } from './plan-write'

type Refused = PlanReason | CommonReason

/** Working days in which a returned plan is filed again whatever its assignment's due day (as a returned report, rule 7). */
export const PLAN_REWORK_WORKING_DAYS = 5

/** The Resource Centre's opinion: SUBMITTED → RC_REVIEWED. Refused: NOT_FOUND, FORBIDDEN, NOT_SUBMITTED, CHANGED_MEANWHILE. */
export async function reviewPlan(
  context: Context,
  input: z.output<typeof reviewPlanSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, now, scope, actor } = context
  if (!canReviewPlans(actor)) return refuse('FORBIDDEN')
  const revision = await lockRevision(tx, scope, input)
  if (!revision || revision.state === 'DRAFT') return refuse('NOT_FOUND')
  const objection = decidePlanReview(revision.state)
  if (objection) return refuse(objection)
  if (revision.version !== input.version) return refuse('CHANGED_MEANWHILE', { version: revision.version })
  await tx.planRevision.update({
    where: { id: revision.id },
    data: {
      state: 'RC_REVIEWED',
      opinion: input.opinion,
      reviewedAt: now,
      reviewedById: actor.userId,
      version: { increment: 1 },
    },
  })
  await tellPlan(context, 'planReviewed', revision, { revision: revision.number })
  return done({ planId: revision.planId })
}

/**
 * Shows a plan in force to other organisations, to copy from, or no longer. What stands already is `already`. Refused: NOT_FOUND,
 * FORBIDDEN, NOT_IN_FORCE.
 */
export async function markExample(
  context: Context,
  { planId, example }: z.output<typeof markExampleSchema>,
): Promise<Result<{ planId: string; example: boolean }, Refused>> {
  const { tx, now, scope, actor } = context
  if (!canReviewPlans(actor)) return refuse('FORBIDDEN')
  const plan = await findPlan(tx, scope, planId, false)
  if (!plan) return refuse('NOT_FOUND')
  if (example && !plan.revisions.some(({ state }) => state === 'APPROVED')) return refuse('NOT_IN_FORCE')
  const { count } = await tx.careerPlan.updateMany({
    where: { id: planId, exampleAt: example ? null : { not: null } },
    data: { exampleAt: example ? now : null, exampleById: example ? actor.userId : null },
  })
  if (count === 0) return done({ planId, example }, true)
  const { organizationId } = plan
  await tellPlan(context, 'planExampleMarked', { planId, organizationId }, { example })
  return done({ planId, example })
}

/**
 * The Department's decision. APPROVE puts the revision in force, the one before becomes SUPERSEDED; RETURN keeps it as it was filed and
 * makes the next draft from it, to be filed within five working days. Refused: NOT_FOUND, FORBIDDEN, NOT_SUBMITTED, NOT_REVIEWED,
 * OWN_PLAN, CHANGED_MEANWHILE.
 */
export async function decidePlan(
  context: Context,
  input: z.output<typeof decidePlanSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, now, today, scope, actor } = context
  if (!canDecidePlans(actor)) return refuse('FORBIDDEN')
  const revision = await lockRevision(tx, scope, input)
  if (!revision || revision.state === 'DRAFT') return refuse('NOT_FOUND')
  const facts = { ...revision, hasCentre: await hasCentre(tx, scope.municipalityId) }
  const objection = decidePlanDecision(facts, actor.userId, input.verdict)
  if (objection) return refuse(objection)
  if (revision.version !== input.version) return refuse('CHANGED_MEANWHILE', { version: revision.version })
  const { planId, number } = revision
  const approves = input.verdict === 'APPROVE'
  if (approves) {
    await tx.planRevision.updateMany({
      where: { planId, state: 'APPROVED' },
      data: { state: 'SUPERSEDED', version: { increment: 1 } },
    })
  }
  await tx.planRevision.update({
    where: { id: revision.id },
    data: {
      state: approves ? 'APPROVED' : 'RETURNED',
      decision: input.comment,
      decidedAt: now,
      decidedById: actor.userId,
      version: { increment: 1 },
    },
  })
  if (!approves) {
    const year = Number(today.slice(0, 4))
    const calendar = await findWorkingCalendar(tx, scope.municipalityId, year, year + 1)
    const reworkDueOn = addWorkingDays(today, PLAN_REWORK_WORKING_DAYS, calendar)
    await copyRevision(context, revision, { reworkDueOn: dayToDate(reworkDueOn) })
  }
  await tellPlan(context, approves ? 'planApproved' : 'planReturned', revision, { revision: number }, input.comment)
  return done({ planId })
}

/** A line in force of the own organisation, locked and of the version seen. */
async function openLine(
  { tx, scope, actor }: Context,
  input: { lineId: string; version: number },
  change: 'MOVE' | 'CANCEL' | 'RESTORE',
) {
  const line = await lockLine(tx, scope, input.lineId)
  if (!line) return { refusal: refuse('NOT_FOUND') }
  if (!canEditPlan(actor, line)) return { refusal: refuse('FORBIDDEN') }
  if (line.year.state === 'CLOSED') return { refusal: refuse('YEAR_CLOSED') }
  const objection = decideLineChange(line, change)
  if (objection) return { refusal: refuse(objection) }
  if (line.version !== input.version) return { refusal: refuse('CHANGED_MEANWHILE', { version: line.version }) }
  return { line }
}

/**
 * Moves an entry of the plan in force to another day, with a reason; its first dates stay readable. Refused: NOT_FOUND, FORBIDDEN,
 * YEAR_CLOSED, NOT_IN_FORCE, LINE_HELD, LINE_CANCELLED, CHANGED_MEANWHILE, OUTSIDE_YEAR.
 */
export async function moveLine(
  context: Context,
  input: z.output<typeof moveLineSchema>,
): Promise<Result<{ planId: string }, Refused | 'OUTSIDE_YEAR'>> {
  const { tx, now, actor } = context
  const opened = await openLine(context, input, 'MOVE')
  if ('refusal' in opened) return opened.refusal as Result<never, Refused>
  const { line } = opened
  if (input.movedToOn < line.year.startsOn || input.movedToOn > line.year.endsOn) return refuse('OUTSIDE_YEAR')
  await tx.planLine.update({
    where: { id: line.id },
    data: {
      state: 'MOVED',
      movedFromOn: line.toOn ? dayToDate(line.movedToOn ?? line.toOn) : null,
      movedToOn: dayToDate(input.movedToOn),
      reason: input.reason,
      changedAt: now,
      changedById: actor.userId,
      version: { increment: 1 },
    },
  })
  await tellPlan(context, 'planLineMoved', line, { line: line.id, to: input.movedToOn }, input.reason)
  return done({ planId: line.planId })
}

/** Cancels an entry of the plan in force, with a reason. Refused as `moveLine`. */
export async function cancelLine(
  context: Context,
  input: z.output<typeof cancelLineSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, now, actor } = context
  const opened = await openLine(context, input, 'CANCEL')
  if ('refusal' in opened) return opened.refusal as Result<never, Refused>
  const { line } = opened
  await tx.planLine.update({
    where: { id: line.id },
    data: {
      state: 'CANCELLED',
      reason: input.reason,
      changedAt: now,
      changedById: actor.userId,
      version: { increment: 1 },
    },
  })
  await tellPlan(context, 'planLineCancelled', line, { line: line.id }, input.reason)
  return done({ planId: line.planId })
}

/** Puts a moved or cancelled entry back where the plan has it. Refused: as `moveLine`, LINE_STANDS when it is there. */
export async function restoreLine(
  context: Context,
  input: z.output<typeof restoreLineSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, now, actor } = context
  const opened = await openLine(context, input, 'RESTORE')
  if ('refusal' in opened) return opened.refusal as Result<never, Refused>
  const { line } = opened
  await tx.planLine.update({
    where: { id: line.id },
    data: {
      ...{ state: 'PLANNED' as const, movedFromOn: null, movedToOn: null, reason: null },
      changedAt: now,
      changedById: actor.userId,
      version: { increment: 1 },
    },
  })
  await tellPlan(context, 'planLineRestored', line, { line: line.id, was: line.state })
  return done({ planId: line.planId })
}
