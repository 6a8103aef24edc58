import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import { type RollOverAbove, runRollOver } from '@/lib/students/commands/roll-over'
import type { StudentsReason } from '@/lib/students/messages'
import { findRollOver, type StandingRollOver } from '@/lib/students/queries/roll-over'
import { newRecordsText } from '../messages/roll-over'
import { canEditPlan } from '../policy/plan'
import { findPlanGround } from '../queries/plan'
import { findNewRecordsAbove, listCarriedPlans, lockCarriedPlans } from '../queries/roll-over'
import { owesPlan } from '../rules/plan-states'
import type { rollOverWithPlansSchema } from '../schema/roll-over'
import { beginPlan, copiedEntries } from './plan-copy'
import { tellPlan } from './plan-write'

export type RollOverRefused = StudentsReason | CommonReason

/**
 * The roll-over of an organisation together with its plans (rule 19): in the same transaction each plan asked for goes into the new year
 * as a draft, unless that year has one. Run twice it is done once. Refused: as `runRollOver`.
 */
export async function runRollOverWithPlans(
  context: Context,
  { plans, ...input }: z.output<typeof rollOverWithPlansSchema>,
): Promise<Result<{ id: string; carried: number }, RollOverRefused>> {
  const { tx, scope, actor } = context
  const { organizationId } = actor
  if (!organizationId || !canEditPlan(actor, { organizationId })) return refuse('FORBIDDEN')
  const rolled = await runRollOver(context, input)
  if (!rolled.ok) return rolled
  const { id } = rolled.data
  if (rolled.already) return done({ id, carried: 0 }, true)
  const rollOver = plans.length > 0 ? await findRollOver(tx, scope, { id }) : null
  const carried = rollOver ? await carryPlans(context, rollOver, plans) : 0
  return done({ id, carried })
}

/** Copies the plans of the kinds asked for into the new year; what is there already stays as it is. */
async function carryPlans(context: Context, rollOver: StandingRollOver, kinds: readonly PlanKind[]): Promise<number> {
  const { tx, scope } = context
  const { organizationId, fromYearId, toYearId } = rollOver
  const found = await listCarriedPlans(tx, scope, organizationId, { fromId: fromYearId, toId: toYearId })
  let carried = 0
  for (const source of found) {
    const { kind, level, revisionId } = source
    if (!kinds.includes(kind) || source.nextPlanId) continue
    const ground = await findPlanGround(tx, scope.municipalityId, organizationId, kind, toYearId)
    if (!owesPlan(ground.programs, kind)) continue
    const planId = randomUUID()
    const plan = { planId, organizationId, yearId: toYearId, kind, level }
    const begun = await beginPlan(context, plan, () => copiedEntries(context, ground, organizationId, source))
    if (!begun) continue
    const told = {
      plan: kind,
      from: 'ROLL_OVER',
      entries: begun.entries,
      sourceRevision: revisionId,
      rollOver: rollOver.id,
    }
    await tellPlan(context, 'planCreated', { planId, organizationId }, told)
    carried++
  }
  return carried
}

/** What plans, activities and registers have to say to the undoing of a roll-over. */
export const plansAbove: RollOverAbove = {
  async newRecords({ tx }, rollOver) {
    // Whoever writes in a carried draft waits from here on, and finds it gone.
    await lockCarriedPlans(tx, rollOver)
    return newRecordsText(await findNewRecordsAbove(tx, rollOver))
  },
  async takeBack({ tx }, rollOver) {
    const ids = await lockCarriedPlans(tx, rollOver)
    const planId = { in: ids }
    await tx.planEntry.deleteMany({ where: { revision: { planId } } })
    await tx.planLine.deleteMany({ where: { planId } })
    await tx.planRevision.deleteMany({ where: { planId } })
    await tx.careerPlan.deleteMany({ where: { id: planId } })
  },
}
