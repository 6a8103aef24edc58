import type { Year } from '@/lib/activities/types'
import type { Day } from '@/lib/kernel/calendar'
import type { ActivityForm, GuidanceLevelKind, PlanKind, PlanLineState, PlanState } from '@/lib/kernel/prisma/enums'

export type PlanYear = Year

/** What an entry says, without its identity: what is written, copied, pasted and compared. */
export type EntryContent = {
  directionId: string | null
  form: ActivityForm
  title: string
  /** Grades 1–11 of a school, ages 1–7 of a kindergarten. */
  stepFrom: number
  stepTo: number
  fromOn: Day
  toOn: Day
  /** Hours of one child in the year. */
  hours: number
  responsible: string
  /** Who of the staff the text means, where that was said. */
  responsibleId?: string | null
  partnerId: string | null
  /** The item of a resolution that it carries out. */
  itemId?: string | null
}

/** An item that the organisation has an assignment by, to choose from. */
export type ItemChoice = { id: string; number: string | null; label: string }

export type PlanEntry = EntryContent & {
  id: string
  lineId: string
  version: number
  direction: string | null
  partner: string | null
  /** «4.1» of the item. */
  item: string | null
  lineState: PlanLineState
  lineVersion: number
  movedFromOn: Day | null
  movedToOn: Day | null
  reason: string | null
  /** Activities logged for it, cancelled and corrected ones left out. */
  held: number
}

export type PlanRevision = {
  id: string
  number: number
  state: PlanState
  level: GuidanceLevelKind
  basis: string | null
  gapReason: string | null
  reworkDueOn: Day | null
  version: number
  createdById: string
  submittedAt: Date | null
  submittedById: string | null
  submittedBy: string | null
  reviewedAt: Date | null
  reviewedBy: string | null
  opinion: string | null
  decidedAt: Date | null
  decidedBy: string | null
  decision: string | null
}

export type Plan = {
  id: string
  organizationId: string
  organizationName: string
  kind: PlanKind
  year: PlanYear
  /** The Resource Centre shows it to other organisations, to copy from. */
  example: boolean
  /** Newest first. */
  revisions: PlanRevision[]
}

/** A plan in force that a new one may be copied from: an earlier one of the own, or one that the Resource Centre shows. */
export type CopySource = {
  planId: string
  revisionId: string
  kind: PlanKind
  organizationName: string
  own: boolean
  yearCode: string
  startsOn: Day
  endsOn: Day
  entries: number
}

/** A line of the list of plans; without a plan its id is null. */
export type PlanRow = {
  organizationId: string
  organizationName: string
  kind: PlanKind
  planId: string | null
  /** Of the newest revision. */
  state: PlanState | null
  number: number | null
  /** A revision is in force. */
  inForce: boolean
  entries: number
  held: number
  submittedAt: Date | null
}

/** The assignment of a resolution that a plan's filing is bound to, as far as the plan's page needs it. */
export type FilingDue = {
  assignmentId: string
  itemNumber: string | null
  resolutionNumber: string | null
  dueOn: Day | null
  overdue: boolean
  acceptsLate: boolean
  extensionOpen: boolean
}

/** Rows of a table as they were understood, before anything of them is kept. */
export type PastePreview = {
  /** With it the rows may be added as they were shown; null while any is wrong. */
  mark: string | null
  /** The columns by their headers; null without a header row: the usual order. */
  columns: { title: string; as: string }[] | null
  rows: {
    row: number
    content: EntryContent | null
    direction: string | null
    item: string | null
    /** Why the row cannot be added, by the column in which it is said. */
    faults: { column: string; message: string }[]
    /** The cells of a wrong row as they were pasted, by column. */
    texts: Partial<Record<string, string>>
  }[]
  errors: number
}
