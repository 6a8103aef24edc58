import type { Day } from '@/lib/kernel/calendar'
import type { OrganizationKind, OrganizationStatus, Program, Role } from '@/lib/kernel/prisma/enums'
import type { CalendarDayKind } from '@/lib/kernel/production-calendar'

/** What people type about an organisation. */
export type OrganizationFields = {
  name: string
  shortName: string
  kind: OrganizationKind
  programs: Program[]
  settlement: string | null
  inn: string | null
  openedOn: Day | null
}

export type OrganizationRow = {
  id: string
  name: string
  shortName: string
  kind: OrganizationKind
  programs: Program[]
  settlement: string | null
  status: OrganizationStatus
  /** Set while a closing waits for `closedOn`. */
  closingAs: OrganizationStatus | null
  closedOn: Day | null
}

export type OrganizationPerson = {
  userId: string
  lastName: string
  firstName: string
  middleName: string | null
  role: Role
  validUntil: Day | null
}

export type Organization = OrganizationFields & {
  id: string
  version: number
  status: OrganizationStatus
  /** Set while a closing waits for `closedOn`. */
  closingAs: OrganizationStatus | null
  closedOn: Day | null
  successor: { id: string; shortName: string } | null
  predecessors: { id: string; shortName: string }[]
}

export type OrganizationFilter = {
  search: string | null
  kind: OrganizationKind | null
  program: Program | null
  settlement: string | null
  status: OrganizationStatus | null
  after: string | null
}

export type OrganizationPage = { rows: OrganizationRow[]; next: string | null }

/** For lists to choose from: active organisations. */
export type OrganizationChoice = {
  id: string
  shortName: string
  kind: OrganizationKind
  programs: Program[]
  settlement: string | null
}

/** A row of the spreadsheet as it was read; texts only. `row` is its number in the spreadsheet, the header is row 1. */
export type SheetRow = {
  row: number
  name: string
  shortName: string
  kind: string
  programs: string
  settlement: string
  inn: string
}

export type ImportRow = OrganizationFields & { row: number }

export type ImportError = { row: number; column: string | null; message: string }

export type ImportPreview = { fileName: string; rows: ImportRow[]; errors: ImportError[] }

/** A day of the calendar's page. */
export type DayLook = 'working' | 'weekend' | 'holiday' | 'moved-off' | 'moved-working'

export type CalendarCell = { day: Day; look: DayLook; note: string | null; exception: CalendarDayKind | null }

export type CalendarMonth = {
  month: number
  /** Weeks from Monday to Sunday; null stands before the first and after the last day. */
  weeks: (CalendarCell | null)[][]
  workingDays: number
}

export type CalendarException = { day: Day; kind: CalendarDayKind; note: string | null }

export type CalendarYear = {
  year: number
  months: CalendarMonth[]
  /** `weekday`: 0 = Sunday. */
  exceptions: (CalendarException & { weekday: number })[]
  workingDays: number
}

export type YearState = 'PLANNED' | 'CURRENT' | 'CLOSED'

/** An academic year, 1 September to 31 August. */
export type AcademicYear = {
  id: string
  /** «2026/27» */
  code: string
  startsOn: Day
  endsOn: Day
  state: YearState
  version: number
}

export type SchoolBreak = { id: string; title: string; startsOn: Day; endsOn: Day }

/** The breaks of a year: the municipality's and, where an organisation has set any, its own instead of them. */
export type YearBreaks = { usual: SchoolBreak[]; own: SchoolBreak[] }
