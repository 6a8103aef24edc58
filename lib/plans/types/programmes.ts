import type { Day } from '@/lib/kernel/calendar'
import type { ProgrammeDirection } from '@/lib/kernel/prisma/enums'
import type { EvidencePiece, PersonName } from './registers'

export type ProgrammeRow = {
  id: string
  title: string
  direction: ProgrammeDirection
  hours: number
  ageFrom: number
  ageTo: number
  career: boolean
  endsOn: Day | null
  updatedForModelOn: Day | null
  evidence: number
  keeperId: string
  keeper: PersonName
}

export type ProgrammeDetail = Omit<ProgrammeRow, 'evidence' | 'career'> & {
  organizationId: string
  careerContent: string | null
  startsOn: Day
  version: number
  evidence: EvidencePiece[]
}

export type ProgrammePage = { rows: ProgrammeRow[]; next: string | null }
