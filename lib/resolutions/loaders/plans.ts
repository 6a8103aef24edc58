import 'server-only'
import { db } from '@/lib/kernel/db'
import { requireScope } from '@/lib/kernel/request'
import type { PlanView } from '@/lib/plans/loaders/plan'
import type { FilingDue } from '@/lib/plans/types/plan'
import { findFilingAssignment } from '../queries/plan-filing'

/** By which assignment a draft is to be filed; asked only for who writes it. */
export async function loadFilingDue({ plan, may }: Pick<PlanView, 'plan' | 'may'>): Promise<FilingDue | null> {
  if (!may.edit) return null
  const { scope } = await requireScope('plan.edit')
  const { organizationId, kind, year } = plan
  const place = {
    municipalityId: scope.municipalityId,
    organizationId,
    kind,
    startsOn: year.startsOn,
    endsOn: year.endsOn,
  }
  return findFilingAssignment(db(), place)
}
