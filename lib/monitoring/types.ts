import type { Day } from '@/lib/kernel/calendar'
import type { AssignmentState, DeadlineKind, LatePolicy, OrganizationKind } from '@/lib/kernel/prisma/enums'
import type { AssignmentTiming, DerivedStatus } from '@/lib/resolutions/types'

/** The facts of an assignment from which every screen of this domain derives its status. */
export type StatusFacts = AssignmentTiming & {
  periodKey: string
  periodic: boolean
  reviewOn: Day | null
  historical: boolean
}

/** What the portal asks of the executor next; `open` = nothing but to look. */
export type NextStep =
  | 'acknowledge'
  | 'fill'
  | 'rework'
  | 'askExtension'
  | 'waitExtension'
  | 'tellHead'
  | 'review'
  | 'decideExtension'
  | 'open'

/** A row of the assignment list and of the home pages. */
export type AssignmentRowView = {
  id: string
  itemNumber: string | null
  itemText: string
  resolutionId: string
  resolutionNumber: string | null
  resolutionDate: Day | null
  organizationId: string
  organizationName: string
  periodKey: string
  /** The later of the current and the rework day, null without one. */
  dueOn: Day | null
  originalDueOn: Day | null
  extensionCount: number
  extensionOpen: boolean
  historical: boolean
  handed: boolean
  status: DerivedStatus
  /** Whole days to the due day, negative when it has passed; null without one. */
  daysLeft: number | null
  nextStep: NextStep
}

/** The list's rows with the facts that only files show. */
export type AssignmentExportRow = AssignmentRowView & {
  state: AssignmentState
  submittedOn: Day | null
  acceptedOn: Day | null
}

/** Counted by the counters that triggers keep; current (not historical) assignments only. */
export type Figures = {
  open: number
  overdue: number
  submitted: number
  extensionsOpen: number
  /** Due in the period and not removed from control. */
  due: number
  /** Of them accepted on time, extensions counted to their new date. */
  onTime: number
  /** Of them sent and waiting for a decision. */
  waiting: number
  /** Due in the period by the first date, whatever moved it since. */
  firstDue: number
  /** Of them accepted on time by that first date. */
  firstOnTime: number
}

/** In per cent; null when nothing was due. The two ask about different assignments: an extension moves one out of the period. */
export type Discipline = { percent: number | null; percentByFirstDate: number | null }

/** What falls due on a day. */
export type DueDay = { day: Day; count: number; working: boolean }

/** One thing that waits for the Department's decision. */
export type QueueEntry = {
  kind: 'report' | 'extension'
  assignmentId: string
  itemNumber: string | null
  itemText: string
  organizationName: string
  since: Day
  /** Worked days since then. */
  waitingDays: number
  /** Rule 7: over five worked days is the controller's own debt. */
  controllerDebt: boolean
  late: boolean
  /** The day asked for. */
  requestedDueOn: Day | null
  /** Sent by this person: another one decides (four eyes). */
  ownWork: boolean
  /** The third extension: only the Department's head decides (rule 9). */
  needsHead: boolean
  /** «id.version» of what is decided on, as it was shown. */
  row: string
}

export type UndatedItem = {
  itemId: string
  resolutionId: string
  number: string | null
  text: string
  issuedOn: Day
  reviewOn: Day | null
  open: number
}

export type MatrixItem = {
  id: string
  number: string | null
  text: string
  deadlineText: string | null
  withdrawn: boolean
}
export type MatrixOrganization = { id: string; name: string; kind: OrganizationKind }

/** One square of the matrix: the most urgent of an organisation's assignments on an item, and how many there are. */
export type MatrixCell = {
  assignmentId: string
  itemId: string
  organizationId: string
  status: DerivedStatus
  total: number
  done: number
  overdue: number
}

export type Totals = { total: number; done: number; overdue: number }

export type MatrixView = {
  resolution: ResolutionHead
  items: (MatrixItem & { totals: Totals })[]
  groups: { kind: OrganizationKind | null; rows: MatrixRow[] }[]
  totals: Totals
  /** From 1. */
  page: number
  pages: number
  /** Rows and columns left out because everything in them is done. */
  hidden: { organizations: number; items: number }
}
/** The matrix in small: the organisations with the most overdue, each with the urgency rank of every item («-» for none). */
export type MatrixMiniView = {
  resolution: ResolutionHead
  rows: { id: string; name: string; ranks: string; totals: Totals }[]
  organizations: number
}

export type MatrixRow = MatrixOrganization & { cells: (MatrixCell | null)[]; totals: Totals }

export type ResolutionHead = {
  id: string
  number: string | null
  date: Day | null
  title: string
  historical: boolean
}

/** Marks of the execution summary («Справка об исполнении»). */
export type SummaryMark = 'DONE' | 'DONE_LATE' | 'IN_WORK' | 'NOT_DONE' | 'REMOVED'

export type SummaryReport = {
  revision: number
  text: string
  figures: { label: string; value: number; unit: string }[]
  evidence: string[]
  submittedAt: Date | null
  reworkDueAt: Date | null
  reworkDueOn: Day | null
  state: 'DRAFT' | 'SUBMITTED' | 'RECALLED' | 'RETURNED' | 'ACCEPTED'
  reviewedAt: Date | null
}
export type SummaryExtension = { previousDueOn: Day; dueOn: Day; decidedAt: Date }
export type SummaryEvent = { kind: 'reopened' | 'recalled' | 'notApplicable' | 'cancelled' | 'started'; at: Date }

/** Everything known about an assignment, from which its state at any instant is computed. */
export type SummaryFacts = {
  assignmentId: string
  itemId: string
  organizationId: string
  organizationName: string
  organizationKind: OrganizationKind
  periodKey: string
  historical: boolean
  historicalBasis: string | null
  notApplicableReason: string | null
  createdAt: Date
  state: AssignmentState
  originalDueOn: Day | null
  currentDueOn: Day | null
  reworkDueOn: Day | null
  reviewOn: Day | null
  acknowledgedAt: Date | null
  submittedAt: Date | null
  acceptedAt: Date | null
  neededDueAt: Date | null
  reports: SummaryReport[]
  extensions: SummaryExtension[]
  events: SummaryEvent[]
}

export type SummaryItem = {
  id: string
  number: string | null
  text: string
  deadlineText: string | null
  deadlineKind: DeadlineKind
  periodic: boolean
  withdrawn: boolean
}

export type SummaryLine = {
  assignmentId: string
  organizationName: string
  period: string | null
  dueOn: Day | null
  /** The first date when it was moved. */
  movedFrom: Day | null
  extensions: number
  progress: string
  evidence: string[]
  mark: SummaryMark
  markText: string
  historical: boolean
}

export type SummaryShare = {
  organizationName: string
  total: number
  done: number
  doneLate: number
  inWork: number
  notDone: number
  removed: number
}

export type SummaryView = {
  resolution: ResolutionHead
  on: Day
  /** The day is a past one: states are computed as they stood. */
  past: boolean
  municipalityName: string
  departmentName: string | null
  filterText: string | null
  /** There were more lines than a paper holds; ask for one organisation. */
  cut: boolean
  items: (SummaryItem & { lines: SummaryLine[] })[]
  shares: SummaryShare[]
  total: SummaryShare
}

export type RowFacts = StatusFacts & { latePolicy: LatePolicy; extensionOpen: boolean }
