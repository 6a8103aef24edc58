import type { Day } from '@/lib/kernel/calendar'
import type { ConsentMethod, ConsentPurpose, ConsentState, Kinship } from '@/lib/kernel/prisma/enums'
import type { PersonName } from '@/lib/students/types'
import type { Standing } from '../rules/consents'

/** The latest answer of a family on a purpose, for the register. */
export type AnswerView = {
  purpose: ConsentPurpose
  state: ConsentState
  method: ConsentMethod | null
  kinship: Kinship | null
  edition: number
  signedOn: Day | null
  validUntil: Day | null
  withdrawnOn: Day | null
  standing: Standing
}

/** A child of a class with its answers. */
export type RegisterRow = PersonName & { studentId: string; answers: AnswerView[] }

/** A class with how many of its children have a standing consent of each purpose. */
export type ConsentClass = {
  id: string
  name: string
  students: number
  granted: Partial<Record<ConsentPurpose, number>>
}

/** A purpose's text in force, and from which edition on it is asked anew. */
export type TextInForce = {
  purpose: ConsentPurpose
  edition: number
  title: string
  body: string
  publishedOn: Day | null
  anewFrom: number
}

export type AskView = {
  id: string
  purpose: ConsentPurpose
  title: string
  heldOn: Day
  place: string
  details: string | null
  answerBy: Day
  cancelled: boolean
  classId: string
  className: string
  askedBy: PersonName
  version: number
}

export type AskCounts = AskView & { asked: number; granted: number; refused: number }

/** A child that an ask concerns. */
export type AskAnswer = PersonName & {
  consentId: string
  studentId: string
  state: ConsentState
  method: ConsentMethod | null
  kinship: Kinship | null
  signedOn: Day | null
  note: string | null
}

/** One standing purpose for its family. */
export type FamilyConsent = { text: TextInForce; answer: AnswerView | null; standing: Standing }

/** An ask for its family. */
export type FamilyAsk = { consentId: string; ask: AskView; state: ConsentState; version: number; open: boolean }
