import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { canEditPlan } from '../policy/plan'
import { listCopySources } from '../queries/copy-sources'
import { findPlanGround, lockRevision, type RevisionFacts } from '../queries/plan'
import { decideAmending, decidePlanEdit, owesPlan, type PlanReason } from '../rules/plan-states'
import { templateEntries } from '../rules/plan-template'
import type { amendPlanSchema, createPlanSchema, dropRevisionSchema, savePlanSchema } from '../schema/plan'
import { beginPlan, copiedEntries } from './plan-copy'
import { tellPlan } from './plan-write'

type Refused = PlanReason | CommonReason

/**
 * Begins the plan of the own organisation for the current year: from the template of its kind, from last year's plan in force, from an
 * earlier one or one that the Resource Centre shows to all, or empty. One a year and kind; the same `requestKey` once more is `already`.
 * Refused: FORBIDDEN, YEAR_CLOSED (no current year), KIND_UNKNOWN, PLAN_EXISTS, NOTHING_TO_COPY, NOT_FOUND (no such plan to copy from).
 */
export async function createPlan(
  context: Context,
  input: z.output<typeof createPlanSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, scope, actor } = context
  const { organizationId } = actor
  if (!organizationId || !canEditPlan(actor, { organizationId })) return refuse('FORBIDDEN')
  const ground = await findPlanGround(tx, scope.municipalityId, organizationId, input.kind, null)
  if (!ground.year) return refuse('YEAR_CLOSED')
  if (!owesPlan(ground.programs, input.kind)) return refuse('KIND_UNKNOWN')
  if (input.from === 'LAST_YEAR' && !ground.lastRevisionId) return refuse('NOTHING_TO_COPY')
  const place = { organizationId, kinds: [input.kind], startsOn: ground.year.startsOn }
  const [found] = input.from === 'PLAN' ? await listCopySources(tx, scope, place, input.sourceId) : []
  if (input.from === 'PLAN' && !found) return refuse('NOT_FOUND')
  const { lastRevisionId, lastStartsOn, lastEndsOn } = ground
  const last =
    input.from === 'LAST_YEAR' && lastRevisionId && lastStartsOn && lastEndsOn
      ? { revisionId: lastRevisionId, startsOn: lastStartsOn, endsOn: lastEndsOn }
      : null
  const source = found ?? last
  const { year } = ground
  const planId = input.requestKey
  const level = input.kind === 'SCHOOL' ? input.level : 'BASE'
  const plan = { planId, organizationId, yearId: year.id, kind: input.kind, level }
  const begun = await beginPlan(context, plan, async () => {
    if (input.from === 'TEMPLATE') return templateEntries(input.kind, year, level, ground.directions, ground.norms)
    return source ? copiedEntries(context, ground, organizationId, source) : []
  })
  if (!begun) {
    const own = await tx.careerPlan.findFirst({ where: { id: planId, organizationId }, select: { id: true } })
    return own ? done({ planId }, true) : refuse('PLAN_EXISTS')
  }
  const told = { plan: input.kind, from: input.from, entries: begun.entries, ...(found && { source: found.planId }) }
  await tellPlan(context, 'planCreated', { planId, organizationId }, told)
  return done({ planId })
}

/** A draft of the own organisation, locked, or why it may not be written in. `version` null: not asked for. */
export async function lockDraft(
  { tx, scope, actor }: Context,
  revisionId: string,
): Promise<{ revision: RevisionFacts } | { refusal: Result<never, Refused> }> {
  const revision = await lockRevision(tx, scope, { revisionId })
  if (!revision) return { refusal: refuse('NOT_FOUND') }
  if (!canEditPlan(actor, revision)) return { refusal: refuse('FORBIDDEN') }
  const objection = decidePlanEdit(revision.state, revision.year.state === 'CLOSED')
  return objection ? { refusal: refuse(objection) } : { revision }
}

/** Level, order and reason of a draft. Refused: NOT_FOUND, FORBIDDEN, YEAR_CLOSED, PLAN_LOCKED, CHANGED_MEANWHILE with both texts. */
export async function savePlan(
  context: Context,
  input: z.output<typeof savePlanSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const locked = await lockDraft(context, input.revisionId)
  if ('refusal' in locked) return locked.refusal
  const { revision } = locked
  if (revision.version !== input.version) {
    const theirs = { 'Приказ, дата': revision.basis ?? '—', 'Почему часов меньше нормы': revision.gapReason ?? '—' }
    return refuse('CHANGED_MEANWHILE', { theirs, version: revision.version })
  }
  const level = revision.kind === 'SCHOOL' ? input.level : revision.level
  await context.tx.planRevision.update({
    where: { id: revision.id },
    data: { level, basis: input.basis, gapReason: input.gapReason, version: { increment: 1 } },
  })
  await tellPlan(context, 'planChanged', revision, { revision: revision.number, level })
  return done({ planId: revision.planId })
}

/** Copies a revision's entries into a new draft of the same plan: same lines, same words. */
export async function copyRevision(
  { tx, now, actor }: Context,
  from: RevisionFacts,
  more: { reworkDueOn?: Date | null } = {},
): Promise<void> {
  const { planId, level, basis, gapReason } = from
  const { _max } = await tx.planRevision.aggregate({ where: { planId }, _max: { number: true } })
  const made = await tx.planRevision.create({
    data: {
      ...{ planId, level, basis, gapReason, ...more },
      number: (_max.number ?? from.number) + 1,
      createdAt: now,
      createdById: actor.userId,
    },
    select: { id: true },
  })
  await tx.$executeRaw`
    INSERT INTO "PlanEntry" ("id", "revisionId", "lineId", "directionId", "form", "title", "stepFrom", "stepTo", "fromOn", "toOn", "hours",
      "responsible", "responsibleId", "partnerId", "itemId")
    SELECT gen_random_uuid(), ${made.id}::uuid, "lineId", "directionId", "form", "title", "stepFrom", "stepTo", "fromOn", "toOn", "hours",
      "responsible", "responsibleId", "partnerId", "itemId" FROM "PlanEntry" WHERE "revisionId" = ${from.id}::uuid`
}

/**
 * Begins an amendment of the plan in force: a draft with its entries, while the approved one stays in force and readable (rule 12).
 * Refused: NOT_FOUND, FORBIDDEN, NOT_IN_FORCE, REVISION_OPEN, YEAR_CLOSED.
 */
export async function amendPlan(
  context: Context,
  input: z.output<typeof amendPlanSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, scope, actor } = context
  const known = await tx.careerPlan.findFirst({
    where: {
      id: input.planId,
      municipalityId: scope.municipalityId,
      organizationId: scope.organizationId ?? undefined,
    },
    select: { organizationId: true },
  })
  if (!known) return refuse('NOT_FOUND')
  if (!canEditPlan(actor, known)) return refuse('FORBIDDEN')
  const revision = await lockRevision(tx, scope, input)
  if (!revision) return refuse('NOT_IN_FORCE')
  const objection = decideAmending(revision.states, revision.year.state === 'CLOSED')
  if (objection) return refuse(objection)
  await copyRevision(context, revision)
  await tellPlan(context, 'planAmendmentBegun', revision, { from: revision.number })
  return done({ planId: revision.planId })
}

/** Proposals that only this revision has taken in: they wait for an answer again when it is dropped. */
async function reopenProposals(tx: Tx, revision: RevisionFacts): Promise<number> {
  return tx.$executeRaw`
    UPDATE "EntryProposal" q SET "state" = 'PROPOSED', "decidedAt" = NULL, "decidedById" = NULL, "version" = q."version" + 1
    WHERE q."planId" = ${revision.planId}::uuid AND q."state" = 'ACCEPTED'
      AND EXISTS (SELECT 1 FROM "PlanEntry" e WHERE e."lineId" = q."id" AND e."revisionId" = ${revision.id}::uuid)
      AND NOT EXISTS (SELECT 1 FROM "PlanEntry" e WHERE e."lineId" = q."id" AND e."revisionId" <> ${revision.id}::uuid)`
}

/**
 * Drops a draft amendment; the plan in force stays as it is. The first draft of a plan is not dropped but written on. Proposals that the
 * amendment had taken in wait again.
 * Refused: NOT_FOUND, FORBIDDEN, PLAN_LOCKED, NOT_IN_FORCE, CHANGED_MEANWHILE.
 */
export async function dropRevision(
  context: Context,
  input: z.output<typeof dropRevisionSchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx } = context
  const locked = await lockDraft(context, input.revisionId)
  if ('refusal' in locked) return locked.refusal
  const { revision } = locked
  if (!revision.states.includes('APPROVED')) return refuse('NOT_IN_FORCE')
  if (revision.version !== input.version) return refuse('CHANGED_MEANWHILE', { version: revision.version })
  const reopened = await reopenProposals(tx, revision)
  await tx.planRevision.delete({ where: { id: revision.id } })
  await dropLooseLines(tx, revision.planId)
  await tellPlan(context, 'planAmendmentDropped', revision, { revision: revision.number, reopened })
  return done({ planId: revision.planId })
}

/** Lines that no revision names and nothing has been held for. */
export async function dropLooseLines(tx: Tx, planId: string): Promise<void> {
  await tx.planLine.deleteMany({ where: { planId, entries: { none: {} }, activities: { none: {} } } })
}
