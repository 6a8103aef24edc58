import 'server-only'
import type { Context } from '@/lib/kernel/command'
import { findPlanGround, listEntries, type RevisionFacts } from '../queries/plan'
import { planAgainstNorm } from '../rules/plan-entries'
import { decidePlanFiling, type PlanReason } from '../rules/plan-states'
import { tellPlan } from './plan-write'

/** Why a locked draft cannot be filed yet, null when it can; the due moment is judged by whoever files (lib/resolutions). */
export async function judgeFiling(
  { tx, scope }: Context,
  revision: RevisionFacts,
  gapReason: string | null,
): Promise<PlanReason | null> {
  let gaps = 0
  if (revision.kind === 'SCHOOL') {
    const { organizationId, kind, year, level } = revision
    const ground = await findPlanGround(tx, scope.municipalityId, organizationId, kind, year.id)
    const rows = planAgainstNorm(level, ground.norms, ground.grades, await listEntries(tx, revision.id))
    gaps = rows.filter(({ missing }) => missing > 0).length
  }
  const { state, entries } = revision
  return decidePlanFiling({ state, yearClosed: revision.year.state === 'CLOSED', entries, gaps, gapReason })
}

/** Files a draft that has been judged: DRAFT → SUBMITTED, locked. `basis`: by which deadline it is in time. */
export async function fileRevision(
  context: Context,
  revision: RevisionFacts,
  told: { gapReason: string | null; lateReason: string | null; basis: string; assignmentId: string | null },
): Promise<void> {
  const { tx, now, actor } = context
  const { gapReason, lateReason, basis, assignmentId } = told
  const { count } = await tx.planRevision.updateMany({
    where: { id: revision.id, version: revision.version, state: 'DRAFT' },
    data: { state: 'SUBMITTED', gapReason, submittedAt: now, submittedById: actor.userId, version: { increment: 1 } },
  })
  if (count !== 1) throw new Error('A locked draft of a plan changed')
  await tellPlan(context, 'planSubmitted', revision, { revision: revision.number, basis, assignmentId }, lateReason)
}
