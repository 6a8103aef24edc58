import type { Day } from '@/lib/kernel/calendar'
import type { ContestKind, ContestLevel, ContestResult, ProjectState } from '@/lib/kernel/prisma/enums'
import type { EvidencePiece, PersonName } from './registers'

/** A class of grades 10–11 with how many of its pupils have a project. */
export type ProjectClass = {
  id: string
  name: string
  grade: number
  students: number
  withProject: number
  career: number
}

/** `name` is null for a pupil whom this person may no longer see. */
export type ProjectRow = {
  id: string
  studentId: string
  name: PersonName | null
  className: string
  topic: string
  supervisorId: string
  supervisor: PersonName
  career: boolean
  state: ProjectState
  defenceOn: Day | null
  version: number
}

export type ProjectDetail = ProjectRow & {
  organizationId: string
  classGroupId: string
  yearCode: string
  startsOn: Day
  endsOn: Day
  open: boolean
  result: string | null
  evidence: EvidencePiece[]
}

export type ProjectPage = { rows: ProjectRow[]; next: string | null }

export type ContestRow = {
  id: string
  kind: ContestKind
  title: string
  level: ContestLevel
  heldOn: Day
  career: boolean
  result: ContestResult
  pupils: number
  evidence: number
  supervisorId: string
  supervisor: PersonName
}

export type ContestDetail = Omit<ContestRow, 'pupils' | 'evidence'> & {
  organizationId: string
  open: boolean
  startsOn: Day
  endsOn: Day
  version: number
  pupils: (PersonName & { id: string; className: string | null; classId: string | null })[]
  evidence: EvidencePiece[]
}

export type ContestPage = { rows: ContestRow[]; next: string | null }
