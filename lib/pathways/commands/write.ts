import 'server-only'
import { type CommonReason, type Context, type Result, refuse } from '@/lib/kernel/command'
import { type EventInput, type EventKind, recordEvent } from '@/lib/kernel/events'
import { findStepPathway, type LockedPathway, lockPathways } from '../queries/pathways'
import { decideWriting, type PathwayReason } from '../rules/states'

export type PathwayRefused = PathwayReason | CommonReason

type Opened = { ok: true; pathway: LockedPathway } | { ok: false; refusal: Result<never, PathwayRefused> }

/** The route in scope, locked. NOT_FOUND when it is not there or the child is not in reach. */
export async function openPathway({ tx, scope, today }: Context, pathwayId: string): Promise<Opened> {
  const [pathway] = await lockPathways(tx, scope, today, [pathwayId])
  return pathway ? { ok: true, pathway } : { ok: false, refusal: refuse('NOT_FOUND') }
}

/** The same for what changes its content: judged by its state, and by its version where the form names one. */
export async function openToWrite(
  context: Context,
  input: { pathwayId: string; version?: number; reason: string | null },
): Promise<Opened> {
  const opened = await openPathway(context, input.pathwayId)
  if (!opened.ok) return opened
  const { pathway } = opened
  const objection = decideWriting(pathway, input.reason)
  if (objection) return { ok: false, refusal: refuse(objection) }
  if (input.version !== undefined && pathway.version !== input.version) {
    return {
      ok: false,
      refusal: refuse('CHANGED_MEANWHILE', { theirs: { Цель: pathway.goal }, version: pathway.version }),
    }
  }
  return opened
}

/** The route of a step, locked, when the step may be changed now; its row is read behind the lock. */
export async function openStep(context: Context, input: { stepId: string; version: number }) {
  const pathwayId = await findStepPathway(context.tx, input.stepId)
  if (!pathwayId) return { ok: false as const, refusal: refuse('NOT_FOUND') }
  const opened = await openPathway(context, pathwayId)
  if (!opened.ok) return opened
  const step = await context.tx.pathwayStep.findUnique({ where: { id: input.stepId } })
  if (!step) return { ok: false as const, refusal: refuse('NOT_FOUND') }
  if (step.version !== input.version) {
    const details = { theirs: { Шаг: step.title }, version: step.version }
    return { ok: false as const, refusal: refuse('CHANGED_MEANWHILE', details) }
  }
  return { ok: true as const, pathway: opened.pathway, step }
}

/** An event of a route: facts and counts, nothing about the child. */
export async function tellPathway(
  { tx, actor, now, scope }: Context,
  kind: EventKind,
  subjectId: string | null,
  data: EventInput['data'] = {},
): Promise<void> {
  const { municipalityId } = scope
  await recordEvent(tx, actor, now, { kind, municipalityId, organizationId: actor.organizationId, subjectId, data })
}

/** What approved routes were changed in, and why: the log that stands on their pages; one statement. */
export async function logCorrections(
  { tx, actor, now }: Context,
  pathways: readonly LockedPathway[],
  what: string,
  reason: string | null,
): Promise<void> {
  const active = pathways.filter(({ state }) => state === 'ACTIVE')
  if (!reason || active.length === 0) return
  await tx.pathwayCorrection.createMany({
    data: active.map(({ id }) => ({ pathwayId: id, at: now, byId: actor.userId, what, reason })),
  })
}
