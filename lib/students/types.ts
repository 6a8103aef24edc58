import type { Day } from '@/lib/kernel/calendar'
import type {
  ClassDuty,
  ClassGroupKind,
  EnrollmentKind,
  LeaveReason,
  OrganizationKind,
  Program,
  Role,
  RollOverDecision,
  TransferState,
} from '@/lib/kernel/prisma/enums'
import type { PersonName } from './rules/names'

export type { ClassDuty, ClassGroupKind, LeaveReason, PersonName, RollOverDecision, TransferState }

/** What a class or a group is; `grade` for classes, ages for groups. */
export type ClassFields = {
  kind: ClassGroupKind
  grade: number | null
  letter: string | null
  ageFrom: number | null
  ageTo: number | null
  name: string
  profile: string | null
}

/** Whether the records of a year may still be changed in an organisation. */
export type YearFacts = {
  id: string
  code: string
  startsOn: Day
  endsOn: Day
  state: 'PLANNED' | 'CURRENT' | 'CLOSED'
  /** The organisation has a standing roll-over out of this year. */
  rolledOver: boolean
}

export type StaffView = PersonName & {
  id: string
  userId: string
  duty: ClassDuty
  validFrom: Day
  validUntil: Day | null
  /** Works with the class on the day the page shows. */
  standing: boolean
}

export type ClassView = ClassFields & {
  id: string
  version: number
  organizationId: string
  organizationName: string
  year: YearFacts
}

export type ClassRow = ClassFields & {
  id: string
  students: number
  /** Class teachers or kindergarten teachers. */
  leaders: PersonName[]
}

/** Counts of one organisation; nobody's name. */
export type OrganizationCounts = {
  id: string
  shortName: string
  kind: OrganizationKind
  classes: number
  total: number
  preschool: number
  primary: number
  basic: number
  secondary: number
  additional: number
}

/** Children of one grade over all organisations: 0 for groups of kindergartens, null for groups of additional education. */
export type GradeCount = { grade: number | null; children: number; classes: number }

export type ConditionsMark = { adaptedProgram: boolean; accessibleOnly: boolean }

export type ClassStudent = PersonName & {
  id: string
  enrollmentId: string
  birthDate: Day
  validFrom: Day
  validUntil: Day | null
  leaveReason: LeaveReason | null
  conditions: ConditionsMark | null
  /** Whether the card opens: of a pupil who has gone elsewhere it does not. */
  reachable: boolean
  transferOpen: boolean
}

export type StudentRow = PersonName & {
  id: string
  enrollmentId: string
  birthDate: Day
  className: string
  validUntil: Day | null
  leaveReason: LeaveReason | null
}

export type StudentFilter = { search: string | null; state: 'present' | 'gone'; after: string | null }

export type EnrollmentView = {
  id: string
  kind: EnrollmentKind
  organizationId: string
  organizationName: string
  classGroupId: string
  className: string
  classKind: ClassGroupKind
  yearId: string
  yearCode: string
  validFrom: Day
  validUntil: Day | null
  leaveReason: LeaveReason | null
  leaveNote: string | null
}

export type Conditions = ConditionsMark & { text: string | null; version: number }

export type Restricted = {
  specialNeeds: boolean
  disability: boolean
  conclusion: string | null
  conclusionOn: Day | null
  conclusionUntil: Day | null
  healthLimits: string | null
  version: number
}

export type Student = PersonName & {
  id: string
  birthDate: Day
  version: number
  leftOn: Day | null
  graduatedOn: Day | null
}

export type TransferRow = {
  id: string
  state: TransferState
  version: number
  /** To the receiving side only the name, the year of birth and the old class, until it has accepted. */
  lastName: string
  firstName: string
  middleName: string | null
  birthYear: number
  fromOrganizationName: string
  fromClassName: string
  toOrganizationId: string
  toOrganizationName: string
  transferOn: Day
  note: string | null
  comment: string | null
  askedAt: Date
  decidedAt: Date | null
  incoming: boolean
  studentId: string | null
}

export type OrganizationFacts = { id: string; kind: OrganizationKind; programs: Program[]; shortName: string }
export type ClassChoice = { id: string; name: string; kind: ClassGroupKind; students: number }
export type Page<Row> = { rows: Row[]; next: string | null }

/** One opening of a pupil's card by somebody who does not work with the class, or of the restricted facts by anybody (rule 27). */
export type CardReading = {
  id: string
  at: Date
  restricted: boolean
  /** Why the Department opened it. */
  reason: string | null
  role: Role | null
  name: PersonName
  organizationName: string | null
}
