import type { Day } from '@/lib/kernel/calendar'
import type { Kinship, SlipKind } from '@/lib/kernel/prisma/enums'
import type { PersonName } from '@/lib/students/types'

export type { Kinship, SlipKind } from '@/lib/kernel/prisma/enums'
export type { PersonName } from '@/lib/students/types'

/** Who sees a child's pages. */
export type LinkView = {
  id: string
  kinship: Kinship
  name: PersonName
  since: Day
  lastSeenOn: Day | null
  frozenOn: Day | null
  freezeReason: string | null
  version: number
}

/** A slip that opens still. */
export type OpenSlip = { id: string; kind: SlipKind; issuedOn: Day; until: Day; tries: number }

/** A child of a class and who has access to its pages. */
export type ChildAccess = PersonName & {
  studentId: string
  birthDate: Day
  links: LinkView[]
  slips: OpenSlip[]
}

/** A slip as it is printed. */
export type PrintedSlip = {
  id: string
  kind: SlipKind
  /** First name and the first letter of the surname: enough to hand the paper to the right one. */
  child: string
  className: string
  code: string
  until: Day
}

/** What the slip in hand opens, for the second and third step of the entry. */
export type SlipInHand = {
  id: string
  kind: SlipKind
  child: string
  className: string | null
  organizationName: string
  /** Set by the second step. */
  kinship: Kinship | null
}

/** A child of a family. */
export type FamilyChild = PersonName & {
  studentId: string
  kinship: Kinship
  className: string | null
  grade: number | null
  organizationName: string | null
  kindergarten: boolean
}
