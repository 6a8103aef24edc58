import type { DayLook } from '@/lib/institutions/types'
import type { Day } from '@/lib/kernel/calendar'
import type { ActivityForm, PlanLineState } from '@/lib/kernel/prisma/enums'
import type { EntryStanding } from '../rules/plan-states'

/** A month of a year, `YYYY-MM`. */
export type Month = string

/** An entry of a plan as far as a calendar shows it. */
export type CalendarEntry = {
  id: string
  lineId: string
  title: string
  form: ActivityForm
  direction: string | null
  stepFrom: number
  stepTo: number
  fromOn: Day
  toOn: Day
  responsible: string
  lineState: PlanLineState
  movedToOn: Day | null
  reason: string | null
  /** Activities logged for it in all. */
  held: number
  /** Days of the month on which it was held. */
  heldOn: Day[]
}

/** An entry on a day: as the plan has it, or because it was held then; `again` on all days of the month but its first. */
export type Placed = { entry: CalendarEntry; standing: EntryStanding | null; as: 'planned' | 'held'; again?: true }

export type PlanDay = {
  day: Day
  look: DayLook
  /** What the production calendar says of the day: «День народного единства». */
  note: string | null
  /** The school break it falls into. */
  pause: string | null
  items: Placed[]
}
