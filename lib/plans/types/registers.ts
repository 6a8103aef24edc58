import type { Day } from '@/lib/kernel/calendar'
import type { AcademicYearState, EvidenceKind, Program } from '@/lib/kernel/prisma/enums'

/** The four registers, and whose they are: 4.2 to 4.4 of schools, 6.1 of bodies with additional programmes. */
export type RegisterKind = 'curriculum' | 'portfolio' | 'projects' | 'programmes'

export type PersonName = { lastName: string; firstName: string; middleName: string | null }
export type StaffChoice = PersonName & { id: string }

export type RegisterYear = { id: string; code: string; startsOn: Day; endsOn: Day; state: AcademicYearState }

/** An organisation with the municipality's current year: where a record is written. */
export type Place = { organizationId: string; programs: Program[]; year: RegisterYear | null }

export type EvidencePiece = {
  id: string
  kind: EvidenceKind
  title: string
  url: string | null
  fileId: string | null
  size: number | null
}

/** What the registers of one organisation come to in a year; counts only. */
export type OrganizationFigures = {
  id: string
  shortName: string
  confirmed: boolean
  variants: number
  modulePresent: boolean
  portfolioHeld: number
  portfolioPlanned: number
  students: number
  withProject: number
  careerProjects: number
  contests: number
  programmes: number
  programmesUpdated: number
}

export type FiguresPage = { rows: OrganizationFigures[]; next: string | null }
