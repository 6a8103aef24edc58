import 'server-only'
import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import type { Day } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireScope } from '@/lib/kernel/request'
import { canKeep } from '../policy/registers'
import { findProgramme, listProgrammes } from '../queries/programmes'
import { findPlace, listFigures } from '../queries/registers'
import { isKeptBy, shareOf } from '../rules/registers'
import type { ProgrammeDetail, ProgrammePage } from '../types/programmes'
import type { FiguresPage, OrganizationFigures, RegisterYear, StaffChoice } from '../types/registers'
import { loadFigures, loadFrame, loadKeepers, type Query, type RegisterFrame, todayOf } from './registers'

export type ProgrammesView = {
  frame: RegisterFrame
  totals: OrganizationFigures | null
  /** Of programmes updated for the model, per cent; null without programmes. */
  share: number | null
  page: ProgrammePage
  figures: FiguresPage
  mayAdd: boolean
}

/** The additional programmes of one body (item 6.1) that ran in the year, or above the bodies their counts. */
export async function loadProgrammes(query: Query): Promise<ProgrammesView> {
  const frame = await loadFrame('programmes', query)
  const { scope, organization, year, day, after, open, fromAbove } = frame
  const shown = organization && year ? { organization, year } : null
  const [totals, page, figures] = await Promise.all([
    shown
      ? listFigures(db(), scope, 'programmes', shown.year.id, day, { organizationId: shown.organization.id })
      : null,
    shown ? listProgrammes(db(), scope, shown.organization.id, shown.year.id, after) : { rows: [], next: null },
    loadFigures(frame),
  ])
  const mayAdd = organization !== null && open && !fromAbove
  const own = totals?.rows[0] ?? null
  const share = own && shareOf(own.programmesUpdated, own.programmes)
  return { frame, totals: own, share, page, figures, mayAdd }
}

export type NewProgrammeView = { year: RegisterYear; staff: StaffChoice[]; today: Day; requestKey: string }

export async function loadNewProgramme(): Promise<NewProgrammeView> {
  const { actor, scope } = await requireScope('register.work')
  const today = todayOf(actor)
  const place = await findPlace(db(), scope)
  if (!place?.year || !isKeptBy('programmes', place.programs)) notFound()
  return { year: place.year, staff: await loadKeepers(actor, today), today, requestKey: randomUUID() }
}

export type ProgrammeRecordView = {
  programme: ProgrammeDetail
  mayEdit: boolean
  staff: StaffChoice[]
  today: Day
  requestKey: string
}

export async function loadProgramme(programmeId: string): Promise<ProgrammeRecordView> {
  const { actor, scope } = await requireScope('register.read')
  const today = todayOf(actor)
  const id = recordIdSchema.safeParse(programmeId)
  const programme = id.success ? await findProgramme(db(), scope, id.data) : null
  if (!programme) notFound()
  const mayEdit = canKeep(actor, programme)
  const staff = mayEdit ? await loadKeepers(actor, today) : []
  return { programme, mayEdit, staff, today, requestKey: randomUUID() }
}
