import type { PlanKind } from '@/lib/kernel/prisma/enums'

/** A plan of the year that ends, and what the next one has of its kind. */
export type CarriedPlan = {
  kind: PlanKind
  /** Of the revision in force, or of the newest while none is. */
  revisionId: string
  inForce: boolean
  /** Without those that were cancelled. */
  entries: number
  /** The plan of the next year, if there is one. */
  nextPlanId: string | null
}

/** What an organisation has recorded for a year since it was rolled over into. */
export type NewRecordsAbove = {
  /** Plans that were carried and written in since, or begun since. */
  plans: number
  proposals: number
  activities: number
  registers: number
  level: boolean
}
