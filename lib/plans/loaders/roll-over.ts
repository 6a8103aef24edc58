import 'server-only'
import { db } from '@/lib/kernel/db'
import { requireScope } from '@/lib/kernel/request'
import { listCarriedPlans } from '../queries/roll-over'
import type { CarriedPlan } from '../types/roll-over'

/** The plans of the year that ends, for the preview of the roll-over and for what came of it. One statement. */
export async function loadCarriedPlans(from: { id: string } | null, to: { id: string } | null): Promise<CarriedPlan[]> {
  const { actor, scope } = await requireScope('rollOver.run')
  if (!from || !to) return []
  const found = await listCarriedPlans(db(), scope, actor.organizationId, { fromId: from.id, toId: to.id })
  return found.map(({ kind, revisionId, inForce, entries, nextPlanId }) => ({
    ...{ kind, revisionId, inForce, entries, nextPlanId },
  }))
}
