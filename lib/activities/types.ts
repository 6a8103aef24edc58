import type { Day } from '@/lib/kernel/calendar'
import type {
  AcademicYearState,
  ActivityForm,
  ActivityMode,
  ActivityState,
  GuidanceLevelKind,
} from '@/lib/kernel/prisma/enums'

export type Year = { id: string; code: string; startsOn: Day; endsOn: Day; state: AcademicYearState }
export type Direction = {
  id: string
  code: string
  title: string
  shortTitle: string
  position: number
  version: number
}
export type NormRow = {
  id: string
  level: GuidanceLevelKind
  directionId: string | null
  gradeFrom: number
  gradeTo: number
  minHours: number
  version: number
}

export type PersonName = { lastName: string; firstName: string; middleName: string | null }

/** A class to log for, with how many are in it and what was logged last. */
export type ClassToday = {
  id: string
  name: string
  grade: number | null
  pupils: number
  /** Records of today, whatever their state but cancelled. */
  today: number
}

export type RosterRow = PersonName & { id: string; classGroupId: string }

export type LastLogged = { directionId: string; form: ActivityForm; title: string; hours: number }

export type ActivityRow = {
  id: string
  heldOn: Day
  title: string
  form: ActivityForm
  direction: string
  hours: number
  state: ActivityState
  mode: ActivityMode
  classes: string[]
  present: number
  leader: PersonName
  leaderId: string
  corrects: boolean
  corrected: boolean
  version: number
}

export type ActivityDetail = Omit<ActivityRow, 'classes' | 'direction'> & {
  organizationId: string
  yearId: string
  directionId: string
  direction: string
  place: string | null
  partnerId: string | null
  partner: string | null
  planLineId: string | null
  note: string | null
  correctsId: string | null
  correctionReason: string | null
  /** Why it was entered after its period had been closed. */
  lateReason: string | null
  correctedById: string | null
  correctionWaits: boolean
  voids: boolean
  confirmedOwn: boolean
  confirmedBy: PersonName | null
  confirmedOn: Day | null
  cancelReason: string | null
  createdById: string
  requestKey: string
  classes: { id: string; name: string; grade: number; headcount: number; mine: boolean }[]
  files: { id: string; fileId: string; name: string; mime: string; size: number }[]
}

/** `name` is null for a pupil whom this person may no longer see. */
export type ParticipationRow = { studentId: string; classGroupId: string; attended: boolean; name: PersonName | null }
