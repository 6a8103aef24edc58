import type { Day } from '@/lib/kernel/calendar'
import type { PlanKind, PlanLineState } from '@/lib/kernel/prisma/enums'

/** An entry of a plan in force as a calendar feed tells it. */
export type FeedEntry = {
  planId: string
  lineId: string
  kind: PlanKind
  revision: number
  lineVersion: number
  title: string
  direction: string | null
  stepFrom: number
  stepTo: number
  fromOn: Day
  toOn: Day
  responsible: string
  /** Who of the staff it is, where that was chosen. */
  responsibleId: string | null
  responsibleSurname: string | null
  lineState: PlanLineState
  movedToOn: Day | null
  reason: string | null
  held: number
  changedAt: Date
  /** It is for a class of the person's own. */
  ofOwnClass: boolean
}
