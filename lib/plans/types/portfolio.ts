import type { Day } from '@/lib/kernel/calendar'
import type { PortfolioKind } from '@/lib/kernel/prisma/enums'
import type { EvidencePiece, PersonName } from './registers'

export type ModuleView = {
  id: string
  present: boolean
  place: string | null
  version: number
  evidence: EvidencePiece[]
}

export type PortfolioRow = {
  id: string
  kind: PortfolioKind
  title: string
  gradeFrom: number
  gradeTo: number
  partner: string | null
  withParents: boolean
  heldOn: Day | null
  evidence: number
  leaderId: string
  leader: PersonName
}

export type PortfolioDetail = Omit<PortfolioRow, 'evidence'> & {
  organizationId: string
  yearId: string
  open: boolean
  partnerId: string | null
  result: string | null
  activityId: string | null
  activity: string | null
  version: number
  evidence: EvidencePiece[]
}

export type PortfolioPage = { rows: PortfolioRow[]; next: string | null }

/** A logged activity that a portfolio record may point at. */
export type ActivityChoice = { id: string; title: string; heldOn: Day }
