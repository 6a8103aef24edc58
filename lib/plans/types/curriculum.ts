import type { Day } from '@/lib/kernel/calendar'
import type { CurriculumVariant } from '@/lib/kernel/prisma/enums'
import type { EvidencePiece, PersonName } from './registers'

export type CurriculumRowView = { grade: number; subject: string; hours: number }

export type InclusionView = {
  id: string
  variant: CurriculumVariant
  note: string | null
  version: number
  rows: CurriculumRowView[]
  evidence: EvidencePiece[]
}

/** `version` is 0 while nothing of the register has been written. */
export type CurriculumState = { version: number; confirmedOn: Day | null; confirmedBy: PersonName | null }

export type CurriculumView = { state: CurriculumState; inclusions: InclusionView[] }
