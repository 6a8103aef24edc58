import 'server-only'
import { answerConsent, type ConsentsAbove, recordConsents } from '@/lib/family/commands/consents'
import type { Context } from '@/lib/kernel/command'
import { resumePathways, suspendPathways } from '../queries/consents'
import { tellPathway } from './write'

const onlyOf = (ids: string[]) => (ids.length === 1 ? (ids[0] ?? null) : null)

/** What a family's word on the portal means for the child's route (rule 21): suspended with a «no», as it was before with a «yes». */
const above: ConsentsAbove = {
  async withdrawn(context, studentIds) {
    const count = await suspendPathways(context.tx, studentIds)
    if (count > 0) await tellPathway(context, 'pathwaysSuspended', onlyOf(studentIds), { count })
  },
  async granted(context, studentIds) {
    const count = await resumePathways(context.tx, studentIds)
    if (count > 0) await tellPathway(context, 'pathwaysResumed', onlyOf(studentIds), { count })
  },
}

/** Paper answers of a class, with what they mean for routes. Refused: as `recordConsents`. */
export function recordConsentsAndRoutes(context: Context, input: Parameters<typeof recordConsents>[1]) {
  return recordConsents(context, input, above)
}

/** A family's answer on screen, with what it means for the route. Refused: as `answerConsent`. */
export function answerConsentAndRoute(context: Context, input: Parameters<typeof answerConsent>[1]) {
  return answerConsent(context, input, above)
}
