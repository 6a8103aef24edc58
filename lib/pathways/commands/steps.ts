import 'server-only'
import type { z } from 'zod'
import { findClass } from '@/lib/activities/queries/classes'
import { dateToDay, dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { StepKind } from '@/lib/kernel/prisma/enums'
import { stepsToWrite } from '../policy'
import { isLineKnown } from '../queries/offers'
import { type LockedPathway, lockPathways } from '../queries/pathways'
import { decideWriting } from '../rules/states'
import { decideMark, decideTerm, MOST_STEPS } from '../rules/steps'
import type { addClassStepSchema, addStepSchema, editStepSchema, markStepSchema, removeStepSchema } from '../schema'
import { logCorrections, openStep, openToWrite, type PathwayRefused, tellPathway } from './write'

type Content = Pick<z.output<typeof addStepSchema>, 'kind' | 'area' | 'title' | 'dueOn' | 'responsible' | 'planLineId'>

const columnsOf = ({ kind, area, title, dueOn, responsible, planLineId }: Content) => ({
  ...{ kind, area, title, responsible, planLineId },
  dueOn: dayToDate(dueOn),
})

/** Whether a step of the kind is the actor's to write in the route. */
const isMine = ({ actor }: Context, pathway: LockedPathway, { kind }: { kind: StepKind }) =>
  stepsToWrite(actor, pathway)?.includes(kind) ?? true

/** What speaks against the content of a step of this route. */
async function objectionTo(context: Context, pathway: LockedPathway, content: Content): Promise<PathwayRefused | null> {
  const { tx } = context
  if (!isMine(context, pathway, content)) return 'NOT_YOUR_PART'
  const outside = decideTerm(content.dueOn, pathway)
  if (outside) return outside
  if (!content.planLineId) return null
  const place = { organizationId: pathway.presentOrganizationId, yearId: pathway.yearId }
  return (await isLineKnown(tx, place, content.planLineId)) ? null : 'LINE_UNKNOWN'
}

/**
 * Adds a step; the same `requestKey` once more is `already`. Refused: NOT_FOUND, PATHWAY_LOCKED, YEAR_CLOSED, REASON_NEEDED (of an active
 * route), NOT_YOUR_PART (a psychologist's are diagnostics and consultations), STEP_LIMIT, OUTSIDE_YEAR, LINE_UNKNOWN.
 */
export async function addStep(
  context: Context,
  input: z.output<typeof addStepSchema>,
): Promise<Result<{ pathwayId: string }, PathwayRefused>> {
  const { tx, now, actor } = context
  const opened = await openToWrite(context, input)
  if (!opened.ok) return opened.refusal
  const { pathway } = opened
  const answer = { pathwayId: pathway.id }
  if (pathway.steps.some(({ id }) => id === input.requestKey)) return done(answer, true)
  if (pathway.steps.length >= MOST_STEPS) return refuse('STEP_LIMIT')
  const objection = await objectionTo(context, pathway, input)
  if (objection) return refuse(objection)
  const { count } = await tx.pathwayStep.createMany({
    data: [
      {
        ...{ id: input.requestKey, pathwayId: pathway.id, createdAt: now, createdById: actor.userId },
        ...columnsOf(input),
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return refuse('NOT_FOUND')
  await logCorrections(context, [pathway], `Добавлен шаг «${input.title}»`, input.reason)
  await tellPathway(context, 'pathwayStepAdded', pathway.id, { kind: input.kind, dueOn: input.dueOn })
  return done(answer)
}

/**
 * One step for many children of a class at once, all or nothing; a route that cannot take it refuses the whole. Refused: NOT_FOUND (the
 * class or one of the routes), and as `addStep`.
 */
export async function addClassStep(
  context: Context,
  input: z.output<typeof addClassStepSchema>,
): Promise<Result<{ classId: string; added: number }, PathwayRefused>> {
  const { tx, now, today, scope, actor } = context
  const group = scope.organizationId ? await findClass(tx, scope, today, input.classId) : null
  if (!group) return refuse('NOT_FOUND')
  const pathways = await lockPathways(tx, scope, today, input.pathwayIds)
  if (pathways.length !== input.pathwayIds.length || pathways.some(({ yearId }) => yearId !== group.year.id))
    return refuse('NOT_FOUND')
  const [first] = pathways
  if (!first) return refuse('NOT_FOUND')
  for (const pathway of pathways) {
    const objection = decideWriting(pathway, input.reason)
    if (objection) return refuse(objection)
    if (pathway.steps.length >= MOST_STEPS) return refuse('STEP_LIMIT')
    if (!isMine(context, pathway, input)) return refuse('NOT_YOUR_PART')
  }
  const objection = await objectionTo(context, first, input)
  if (objection) return refuse(objection)
  const { kind, area, title, dueOn, responsible, planLineId } = input
  // The key and the route make the step's id, so that the same form twice adds it once.
  const added = await tx.$executeRaw`
    INSERT INTO "PathwayStep" ("id", "pathwayId", "kind", "area", "title", "dueOn", "responsible", "planLineId", "createdAt", "createdById")
    SELECT md5(${input.requestKey} || p::text)::uuid, p, ${kind}::"StepKind", ${area}::"DevelopmentArea", ${title}, ${dueOn}::date,
      ${responsible}, ${planLineId}::uuid, ${now}, ${actor.userId}::uuid
    FROM unnest(${pathways.map(({ id }) => id)}::uuid[]) p ON CONFLICT ("id") DO NOTHING`
  if (added === 0) return done({ classId: group.id, added: 0 }, true)
  await logCorrections(context, pathways, `Добавлен шаг «${title}»`, input.reason)
  await tellPathway(context, 'pathwayStepAdded', group.id, { kind, dueOn, pathways: added })
  return done({ classId: group.id, added })
}

/** Changes a step or moves its term; of an active route with a reason. Refused: CHANGED_MEANWHILE, STEP_DONE, and as `addStep`. */
export async function editStep(
  context: Context,
  input: z.output<typeof editStepSchema>,
): Promise<Result<{ pathwayId: string }, PathwayRefused>> {
  const { tx } = context
  const opened = await openStep(context, input)
  if (!opened.ok) return opened.refusal
  const { pathway, step } = opened
  if (!isMine(context, pathway, step)) return refuse('NOT_YOUR_PART')
  const objection = decideWriting(pathway, input.reason) ?? (await objectionTo(context, pathway, input))
  if (objection) return refuse(objection)
  if (step.state === 'DONE' || step.state === 'SKIPPED') return refuse('STEP_DONE')
  const before = dateToDay(step.dueOn)
  const moved = pathway.state === 'ACTIVE' && before !== input.dueOn
  await tx.pathwayStep.update({
    where: { id: step.id },
    data: {
      ...columnsOf(input),
      ...(moved ? { movedFromOn: step.movedFromOn ?? step.dueOn, reason: input.reason } : {}),
      version: { increment: 1 },
    },
  })
  await logCorrections(context, [pathway], `${moved ? 'Перенесён' : 'Изменён'} шаг «${step.title}»`, input.reason)
  await tellPathway(context, 'pathwayStepChanged', pathway.id, { kind: input.kind, dueOn: input.dueOn, before })
  return done({ pathwayId: pathway.id })
}

/** Takes a step out of a draft; an active route skips it instead. Refused: NOT_FOUND, CHANGED_MEANWHILE, NOT_YOUR_PART, PATHWAY_LOCKED, YEAR_CLOSED. */
export async function removeStep(
  context: Context,
  input: z.output<typeof removeStepSchema>,
): Promise<Result<{ pathwayId: string }, PathwayRefused>> {
  const opened = await openStep(context, input)
  if (!opened.ok) return opened.refusal
  const { pathway, step } = opened
  if (!isMine(context, pathway, step)) return refuse('NOT_YOUR_PART')
  const objection = pathway.state === 'ACTIVE' ? 'PATHWAY_LOCKED' : decideWriting(pathway, null)
  if (objection) return refuse(objection)
  await context.tx.pathwayStep.delete({ where: { id: step.id } })
  await tellPathway(context, 'pathwayStepRemoved', pathway.id, { kind: step.kind })
  return done({ pathwayId: pathway.id })
}

/**
 * Says how far a step of an active route has come: begun, done with its day and result, skipped with a reason, or open again. Refused:
 * NOT_FOUND, CHANGED_MEANWHILE, NOT_YOUR_PART, NOT_ACTIVE, YEAR_CLOSED, STEP_DONE, STEP_STANDS, DONE_AHEAD.
 */
export async function markStep(
  context: Context,
  input: z.output<typeof markStepSchema>,
): Promise<Result<{ pathwayId: string }, PathwayRefused>> {
  const opened = await openStep(context, input)
  if (!opened.ok) return opened.refusal
  const { pathway, step } = opened
  if (!isMine(context, pathway, step)) return refuse('NOT_YOUR_PART')
  if (!pathway.yearOpen) return refuse('YEAR_CLOSED')
  if (pathway.state !== 'ACTIVE') return refuse('NOT_ACTIVE')
  const { verdict, doneOn, result, reason } = input
  const decision = decideMark(step, verdict, doneOn, context.today)
  if (!decision.accept) return refuse(decision.reason)
  await context.tx.pathwayStep.update({
    where: { id: step.id },
    data: {
      state: decision.state,
      doneOn: verdict === 'DONE' && doneOn ? dayToDate(doneOn) : null,
      result: verdict === 'DONE' ? result : null,
      reason: verdict === 'SKIP' ? reason : step.movedFromOn ? step.reason : null,
      version: { increment: 1 },
    },
  })
  await tellPathway(context, 'pathwayStepMarked', pathway.id, { kind: step.kind, verdict })
  return done({ pathwayId: pathway.id })
}
