import type { Day } from '@/lib/kernel/calendar'
import type {
  DevelopmentArea,
  ErasureReason,
  Kinship,
  PathwayBasis,
  PathwayParty,
  PathwayState,
  ResultSource,
  ResultVisibility,
  StepKind,
  StepState,
} from '@/lib/kernel/prisma/enums'
import type { PersonName } from '@/lib/students/types'
import type { ResultTable } from './rules/result-table'

export type { DevelopmentArea, PathwayBasis, PathwayParty, PathwayState, PersonName, StepKind, StepState }

/** A step of a template: its term is the end of a month of the academic year. */
export type TemplateStep = {
  kind: StepKind
  area: DevelopmentArea | null
  title: string
  /** 1 to 12. */
  month: number
  responsible: string
}

/** For whom a template is: children of kindergartens by age, pupils by grade. */
export type TemplateAudience = { kindergarten: true } | { kindergarten: false; gradeFrom: number; gradeTo: number }

export type Template = {
  key: string
  title: string
  audience: TemplateAudience
  /** For children with special needs: it asks for the document of ППк or ПМПК. */
  council: boolean
  goal: string
  steps: TemplateStep[]
  /** 0: the portal's own; above: the municipality's writing. */
  version: number
}

/** How a step stands on a day; «done» also by an activity that the child attended. */
export type StepStanding = 'done' | 'skipped' | 'overdue' | 'now' | 'ahead'

export type Step = {
  id: string
  kind: StepKind
  area: DevelopmentArea | null
  title: string
  dueOn: Day
  responsible: string
  planLineId: string | null
  state: StepState
  doneOn: Day | null
  result: string | null
  reason: string | null
  movedFromOn: Day | null
  version: number
  /** The activity of its plan line that the child attended first. */
  heldOn: Day | null
  activityTitle: string | null
}

export type PathwayFacts = {
  id: string
  organizationId: string
  studentId: string
  yearId: string
  classGroupId: string
  state: PathwayState
  templateKey: string
  basis: PathwayBasis | null
  basisText: string | null
  goal: string
  strengths: string | null
  needs: string | null
  profile: string | null
  professions: string[]
  curatorId: string
  comment: string | null
  closedReason: string | null
  submittedById: string | null
  version: number
}

export type PathwayDetail = PathwayFacts & {
  student: PersonName
  className: string
  grade: number | null
  organizationName: string
  curator: PersonName
  /** Rule 18: who leads the route is to be said anew; `leaderId` leads the child's present class. */
  curatorDue: boolean
  leaderId: string | null
  /** The earlier route that it goes on with, of whatever organisation. */
  continues: { id: string; yearCode: string; organizationName: string } | null
  year: { id: string; code: string; startsOn: Day; endsOn: Day; state: 'PLANNED' | 'CURRENT' | 'CLOSED' }
  approvedOn: Day | null
  steps: Step[]
  reviews: { quarter: number; text: string; on: Day; by: PersonName }[]
  corrections: { id: string; on: Day; by: PersonName; what: string; reason: string }[]
  signatures: { party: PathwayParty; signedOn: Day }[]
}

/** A pupil of a class with how the route stands; `pathway` null for who has none. */
export type ClassPathwayRow = PersonName & {
  studentId: string
  /** The route is there and not for this reader. */
  hidden?: boolean
  pathway: {
    id: string
    state: PathwayState
    version: number
    /** Who leads it is to be said anew (rule 18). */
    curatorDue: boolean
    /** How an approved one stands with the family (rule 15); null before. */
    family: 'agreed' | 'seen' | 'waiting' | 'late' | null
    total: number
    done: number
    overdue: number
    next: { title: string; dueOn: Day } | null
  } | null
}

/** A class with how many of its pupils have a route. */
export type ClassPathways = {
  id: string
  name: string
  grade: number | null
  students: number
  withPathway: number
  active: number
  waiting: number
  /** Whose curator is to be named anew (rule 18). */
  curatorDue: number
}

export type OrganizationPathways = {
  id: string
  shortName: string
  students: number
  withPathway: number
  active: number
}

/** What a step can be taken from: an event of the plan ahead. */
export type StepOffer = { planLineId: string; title: string; kind: StepKind; dueOn: Day; fromOn: Day }

/** A route of a child for the child's card. */
export type StudentPathway = { id: string; yearCode: string; state: PathwayState }

/** What a family said, or was answered. */
export type FamilyNoteView = {
  id: string
  kind: 'SEEN' | 'AGREED' | 'COMMENT' | 'QUESTION' | 'ANSWER'
  text: string | null
  on: Day
  waits: boolean
  pathwayId: string | null
  author: PersonName
  authorId: string
  /** Of a member of the family; null for the staff. */
  kinship: Kinship | null
}

/** A question of a family that waits. */
export type WaitingNote = {
  studentId: string
  id: string
  text: string
  on: Day
  student: PersonName
  pathwayId: string
}

/** A class with how far its diagnostics have come this year. */
export type DiagnosticClass = {
  id: string
  name: string
  grade: number | null
  students: number
  /** Children whose consent stands today. */
  consented: number
  taken: number
  released: number
}

/** A child of a class and its results of the year, without what they say. */
export type ClassDiagnostics = PersonName & {
  studentId: string
  consented: boolean
  results: { id: string; methodCode: string; takenOn: Day; visibility: ResultVisibility; version: number }[]
}

export type SittingView = { id: string; methodCode: string; heldOn: Day; sheets: number; finished: number }

/** A sheet of a sitting, for paper. */
export type SheetToPrint = { id: string; selector: string; finished: boolean; name: PersonName }

/** A table of results as it was understood; `mark` when nothing is wrong, `sheet` what was read from a file. */
export type ResultPreview = ResultTable & {
  errors: number
  mark: string | null
  sheet: string | null
}

/** How many records of each kind are known of a child. */
export type ErasureCounts = Record<
  | 'restricted'
  | 'conditions'
  | 'pathways'
  | 'notes'
  | 'results'
  | 'sheets'
  | 'consents'
  | 'links'
  | 'slips'
  | 'projects'
  | 'outcomes',
  number
>

export type ErasureFacts = {
  id: string
  version: number
  name: PersonName
  leftOn: Day | null
  graduatedOn: Day | null
  counts: ErasureCounts
  enrolled: boolean
  transferOpen: boolean
}

/** An act of a destruction: no name of the child stands in it. */
export type ErasureAct = {
  id: string
  number: number
  studentId: string
  reason: ErasureReason
  ground: string
  counts: ErasureCounts
  accounts: number
  on: Day
  by: PersonName
  organizationName: string
}

/** A result as it stands; who may read the scales is the loader's to say. */
export type ResultView = {
  id: string
  studentId: string
  methodCode: string
  takenOn: Day
  source: ResultSource
  scales: Record<string, number>
  summary: string
  visibility: ResultVisibility
  correction: string | null
  version: number
}
