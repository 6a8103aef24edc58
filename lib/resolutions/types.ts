import type { Day } from '@/lib/kernel/calendar'
import type {
  AssignmentState,
  DeadlineKind,
  DeadlineMode,
  ExecutorPart,
  ExecutorRuleKind,
  ItemMeasure,
  LatePolicy,
  Program,
  Role,
  YearRangeReading,
} from '@/lib/kernel/prisma/enums'

/** How long one period of a periodic item is. */
export type Periodicity = 'MONTH' | 'QUARTER' | 'HALF_YEAR' | 'YEAR' | 'ACADEMIC_YEAR'

/**
 * Makes the due day of each period: the `day` of the month that lies `monthsAfterEnd` after the period's last month
 * (0 = the last month itself). Day 31 falls back to the month's last day; a non-working day moves to the preceding working day.
 * «постоянно»: { YEAR, monthsAfterEnd: 1, day: 20 } = 20 January of the next year (domain.md §1).
 * A yearly «до 1 июня» that falls inside its period: { YEAR, monthsAfterEnd: -6, day: 1 }.
 */
export type PeriodRule = { periodicity: Periodicity; monthsAfterEnd: number; day: number }

/** The confirmed reading of an item's deadline. */
export type DeadlineReading =
  | { mode: 'FIXED'; dueOn: Day }
  | { mode: 'PERIODIC'; rule: PeriodRule; from: Day; to: Day | null }
  | { mode: 'REVIEW_ONLY'; reviewOn: Day }

/** One period of an item: its key («ONCE», «2026», «2026-Q3», «2026-H1», «2026-11», «2026/27») and due day. */
export type Period = { key: string; from: Day | null; to: Day | null; dueOn: Day | null }

export type ExecutorRule = {
  kind: ExecutorRuleKind
  part: ExecutorPart
  organizationId: string | null
  programs: Program[]
  role: Role | null
}

/** What a report on the item must bring. */
export type EvidenceRequirement = { key: string; title: string; kind: 'FILE' | 'LINK' | 'ANY'; required: boolean }
/** A figure asked for; whole or decimal numbers from 0. */
export type FigureRequest = { key: string; label: string; unit: string; required: boolean }

/** The instants and days of an assignment that deadline rules look at. */
export type AssignmentTiming = {
  state: AssignmentState
  currentDueOn: Day | null
  currentDueAt: Date | null
  reworkDueOn: Day | null
  reworkDueAt: Date | null
  /** See `neededDueAt` in rules/deadlines.ts. */
  neededDueAt: Date | null
}

/** Derived statuses for screens (domain.md §7.5): computed from the row and `now`, never stored. */
export type DerivedStatus =
  | { kind: 'notStarted' }
  | { kind: 'inProgress' }
  | { kind: 'dueSoon'; days: number }
  | { kind: 'overdue'; days: number }
  | { kind: 'submitted'; late: boolean }
  | { kind: 'onRework'; days: number | null }
  | { kind: 'accepted' }
  | { kind: 'acceptedLate' }
  | { kind: 'noDeadline'; reviewOn: Day | null }
  | { kind: 'continuous'; period: string; days: number }
  | { kind: 'notApplicable' }
  | { kind: 'cancelled' }

export type DeadlineFacts = {
  deadlineKind: DeadlineKind
  deadlineText: string | null
  deadlineMode: DeadlineMode | null
  yearRangeReading: YearRangeReading | null
  latePolicy: LatePolicy
}

type FeedItem = { itemNumber: string | null; itemText: string; resolutionNumber: string | null }

/** A due day of one's own in a calendar feed. */
export type FeedDue = FeedItem & {
  assignmentId: string
  dueOn: Day
  version: number
  returned: boolean
  changedAt: Date
}

/** A due day of an item with how many organisations still owe, in the feed of those who control them. */
export type FeedItemDue = FeedItem & {
  itemId: string
  resolutionId: string
  dueOn: Day
  organizations: number
  changedAt: Date
}

/** What was counted, by the names of its measure's figures; yes and no are 1 and 0. */
export type MeasureCounts = Record<string, number>

/** One figure as it is told; `people` are children, of whom no group under five is told above the organisation (rule 26). */
export type MeasureFigure = { key: string; label: string; unit: string; value: number; people: boolean }

/** A record that was counted: what it is called on its list, and its place in the portal. Never a child's name. */
export type MeasureRecord = { title: string; href: string }

/** What of an organisation's own records shows that an item is carried out, on a day. */
export type Measured = {
  measure: ItemMeasure
  on: Day
  /** The academic year that was counted; null when the municipality has none yet. */
  year: { id: string; code: string } | null
  figures: MeasureFigure[]
  reached: boolean
  /** What is missing, in words; null when it is reached. */
  gap: string | null
  /** The first of the records, and how many there are. */
  records: MeasureRecord[]
  count: number
}
