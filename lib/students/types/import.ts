import type { Day } from '@/lib/kernel/calendar'
import type { ClassGroupKind, ImportKind, Role } from '@/lib/kernel/prisma/enums'

/** What a column of a table may be. */
export type ImportField =
  | 'fullName'
  | 'lastName'
  | 'firstName'
  | 'middleName'
  | 'birthDate'
  | 'className'
  | 'grade'
  | 'letter'
  | 'group'
  | 'profile'
  | 'classTeacher'
  | 'enrolledOn'
  | 'position'
  | 'login'
  | 'classes'

export type ImportName = { lastName: string; firstName: string; middleName: string | null }

/** A class as a row names it; `key` is the same for all ways to write it. */
export type ClassPlace = {
  key: string
  kind: ClassGroupKind
  grade: number | null
  letter: string | null
  name: string
}

export type PupilRow = ImportName & {
  row: number
  /** `nameKey` of the name. */
  key: string
  birthDate: Day
  place: ClassPlace | null
  profile: string | null
  classTeacher: string | null
  enrolledOn: Day | null
}

export type ClassRow = { row: number; place: ClassPlace; profile: string | null; classTeacher: string | null }

export type StaffRow = ImportName & { row: number; role: Role; login: string | null; classes: ClassPlace[] }

/** What is wrong in a row; `column` as the file calls it, null when it is about the row. */
export type ImportError = { row: number; column: string | null; message: string }

/** A class that stands in the year. */
export type ClassFact = {
  id: string
  key: string
  name: string
  profile: string | null
  version: number
  /** The class's standing teacher. */
  teacherId: string | null
}

export type EnrollmentFact = { id: string; classGroupId: string; validFrom: Day; version: number }

/** A pupil who is or was enrolled in the organisation. */
export type PupilFact = ImportName & {
  id: string
  /** `nameKey` as it is stored. */
  key: string
  birthDate: Day
  version: number
  /** Enrolments in this organisation that go on. */
  open: EnrollmentFact[]
  /** A main enrolment goes on in another organisation. */
  enrolledElsewhere: boolean
  /** The last day of the latest ended main enrolment anywhere; null when there is none. */
  lastDay: Day | null
}

/** A child of the municipality with the same name and birth date, never enrolled here. */
export type StrangerFact = { id: string; key: string; birthDate: Day; enrolledElsewhere: boolean; lastDay: Day | null }

export type StaffFact = ImportName & { userId: string; login: string; roles: Role[] }

export type ImportChoices = {
  /** «Перевести»: pupils whose class in the file is another one. */
  move: boolean
  /** «Зачислить снова»: pupils of the organisation that have left it. */
  again: boolean
  /** «Завести отдельно»: namesakes of children who are enrolled in another organisation. */
  separate: boolean
}

export type NewEnrollment = { studentId: string; classKey: string; validFrom: Day }

export type PupilPlan = {
  newClasses: ClassPlace[]
  classProfiles: { id: string; version: number; before: string | null; after: string; name: string }[]
  /** Profiles of classes that the import makes, by key. */
  newProfiles: Record<string, string>
  classTeachers: { classKey: string; userId: string }[]
  newPupils: (ImportName & { studentId: string; birthDate: Day })[]
  renamed: { id: string; version: number; before: ImportName; after: ImportName }[]
  enrollments: NewEnrollment[]
  moves: { enrollment: EnrollmentFact; studentId: string; classKey: string }[]
  figures: ImportFigures
}

export type ImportFigures = {
  /** Rows of the table that hold something. */
  rows: number
  newPupils: number
  newClasses: number
  newStaff: number
  changed: number
  unchanged: number
  /** Offered choices: how many rows each is about. */
  move: number
  again: number
  separate: number
}

export type StaffPlan = {
  people: { userId: string | null; name: ImportName; login: string | null; role: Role | null; classKeys: string[] }[]
  figures: ImportFigures
}

export type ImportOutline = {
  figures: ImportFigures
  /** The first of them; `errorCount` are all. */
  errors: ImportError[]
  errorCount: number
  /** What the import will pass over, in sentences. */
  notes: ImportError[]
  noteCount: number
  newClassNames: string[]
}

/** `kept`: false for a column whose cells were thrown away on arrival. */
export type ImportColumn = { title: string; field: ImportField | ''; samples: string[]; kept: boolean }

export type ImportDraftView = {
  id: string
  kind: ImportKind
  fileName: string
  createdAt: Date
  sheets: string[]
  sheet: number
  headingRow: number
  columns: ImportColumn[]
  /** Null when a needed column is missing: then `missing` says which. */
  outline: ImportOutline | null
  missing: string | null
  mark: string
}

export type ImportBatchRow = {
  id: string
  /** The draft's id: the address of the receipt. */
  draftId: string
  kind: ImportKind
  fileName: string
  rows: number
  created: number
  changed: number
  unchanged: number
  createdAt: Date
  createdBy: string
  undoneAt: Date | null
}

/** Something that rests on what an import made. */
export type Hanging = { what: string; count: number }

/** A person's new account: the password is returned once and stored only as a hash. */
export type MadeAccess = { userId: string; name: ImportName; login: string; password: string }
