import type { Day } from '@/lib/kernel/calendar'
import type { OutcomeCategory, OutcomeFunding, OutcomePhase } from '@/lib/kernel/prisma/enums'
import type { PersonName } from '@/lib/students/types'
import type { OutcomeFacts } from './rules/outcomes'

export type { OutcomeCategory, OutcomeFunding, OutcomePhase, PersonName }

/** A graduating class with how far its outcomes have come. */
export type OutcomeClass = {
  id: string
  name: string
  grade: number
  yearId: string
  /** Its graduates: who learns in it, or did on its last day. */
  roster: number
  intentions: number
  actuals: number
  confirmed: boolean
}

export type OutcomeClassHead = {
  id: string
  name: string
  grade: number
  /** The study profile of grade 11, in words. */
  profile: string | null
  organizationId: string
  organizationName: string
  year: { id: string; code: string; startsOn: Day; endsOn: Day }
  /** Of the sheet of each phase; 0 while nothing was saved. */
  versions: Record<OutcomePhase, number>
  confirmedAt: Date | null
  confirmedBy: PersonName | null
}

/** A standing row of one phase. */
export type OutcomeRecord = OutcomeFacts & { id: string; reason: string | null; recordedOn: Day }

export type OutcomePupil = PersonName & {
  studentId: string
  intention: OutcomeRecord | null
  actual: OutcomeRecord | null
  /** What the portal knows by itself: learns in grade 10 of the next year, or has left. */
  known: OutcomeCategory | null
}

/** What was told before a correction. */
export type ReplacedOutcome = OutcomeRecord & { by: PersonName }

/** Of an organisation in one academic year and grade. */
export type OutcomeTotals = {
  organizationId: string
  grade: number
  yearId: string
  category: OutcomeCategory | null
  count: number
}

export type OrganizationName = { id: string; shortName: string }

/** Graduates who learn or work in a group of professions. */
export type FieldTotals = { fieldCode: string; count: number; byProfile: number; profileKnown: number }

/** A child's outcome for its card and its family. */
export type OutcomeOfStudent = {
  grade: number
  yearCode: string
  className: string
  intention: OutcomeRecord | null
  actual: OutcomeRecord | null
}
