import type { Day } from '@/lib/kernel/calendar'
import type {
  Bindingness,
  DeadlineKind,
  ItemMeasure,
  ItemRole,
  ItemState,
  LatePolicy,
  OrganizationKind,
  OrganizationStatus,
  Program,
  ResolutionState,
  Role,
  YearRangeReading,
} from '@/lib/kernel/prisma/enums'
import type { DeadlineReading, EvidenceRequirement, ExecutorRule, FigureRequest } from '../../types'

/** A fact under this confidence is asked about in the preview. */
export const DOUBT_BELOW = 0.7

export type SpanKind = 'item' | 'executor' | 'person' | 'deadline' | 'title' | 'number' | 'date' | 'control'
/** A recognised stretch of the source text: UTF-16 offsets, `to` exclusive. */
export type DraftSpan = { from: number; to: number; kind: SpanKind }

export type ItemConfidence = { text: number; role: number; executor: number; deadline: number }

/** An organisation as executor rules look at it. */
export type KnownOrganization = {
  id: string
  name: string
  shortName: string
  kind: OrganizationKind
  programs: Program[]
  status: OrganizationStatus
}

/** In which organisations a role is held today. */
export type RoleHolding = { organizationId: string; role: Role }

/** An item while it is being prepared; also what readiness is decided on. */
export type DraftItem = {
  id: string
  position: number
  number: string | null
  text: string
  role: ItemRole
  executorText: string | null
  executorPersons: string[]
  executors: ExecutorRule[]
  spans: DraftSpan[]
  confidence: ItemConfidence
  deadlineText: string | null
  deadlineKind: DeadlineKind
  reading: DeadlineReading | null
  latePolicy: LatePolicy
  evidence: EvidenceRequirement[]
  figures: FigureRequest[]
  measure: ItemMeasure | null
  executorConfirmed: boolean
  deadlineConfirmed: boolean
  evidenceConfirmed: boolean
  state: ItemState
  version: number
}

/** The head of a resolution while it is being prepared. */
export type DraftHead = {
  id: string
  number: string | null
  date: Day | null
  title: string
  preamble: string | null
  signatories: string[]
  state: ResolutionState
  bindingness: Bindingness
  historical: boolean
  yearRangeReading: YearRangeReading | null
  confidence: { title: number; number: number; date: number }
  /** What the importer noticed about the document as a whole. */
  warnings: string[]
  version: number
}

/** Which of the three facts of a task a person confirms. */
export type ItemPart = 'EXECUTOR' | 'DEADLINE' | 'EVIDENCE'

/** Only tasks, and items of another role that were given an executor, are handed out. */
export function isHandedOut(item: Pick<DraftItem, 'role' | 'executors'>): boolean {
  return item.role === 'TASK' || item.executors.length > 0
}

/** An item that is still part of the document. */
export function isKept(item: Pick<DraftItem, 'state'>): boolean {
  return item.state !== 'REMOVED'
}
