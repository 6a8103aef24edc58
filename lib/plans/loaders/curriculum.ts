import 'server-only'
import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { db } from '@/lib/kernel/db'
import type { CurriculumVariant } from '@/lib/kernel/prisma/enums'
import { requireScope } from '@/lib/kernel/request'
import { canConfirmCurriculum, canLead } from '../policy/registers'
import { findCurriculum } from '../queries/curriculum'
import { findPlace } from '../queries/registers'
import { isCounted } from '../rules/curriculum'
import { isKeptBy } from '../rules/registers'
import { variantOf } from '../schema/curriculum'
import type { CurriculumState, CurriculumView, InclusionView } from '../types/curriculum'
import type { FiguresPage } from '../types/registers'
import { loadFigures, loadFrame, type Query, type RegisterFrame } from './registers'

export type CurriculumPageView = {
  frame: RegisterFrame
  curriculum: CurriculumView | null
  /** How many of its variants count. */
  counted: number
  figures: FiguresPage
  mayEdit: boolean
  mayConfirm: boolean
}

/** The register of item 4.2 of one school, or above the schools their counts. */
export async function loadCurriculum(query: Query): Promise<CurriculumPageView> {
  const frame = await loadFrame('curriculum', query)
  const { actor, scope, organization, year, open } = frame
  const place = organization && { organizationId: organization.id }
  const [curriculum, figures] = await Promise.all([
    organization && year ? findCurriculum(db(), scope, organization.id, year.id, actor.timeZone) : null,
    loadFigures(frame),
  ])
  return {
    ...{ frame, curriculum, figures },
    counted: curriculum?.inclusions.filter(isCounted).length ?? 0,
    mayEdit: place !== null && open && canLead(actor, place),
    mayConfirm: place !== null && open && canConfirmCurriculum(actor, place),
  }
}

export type InclusionPageView = {
  variant: CurriculumVariant
  yearCode: string
  inclusion: InclusionView | null
  state: CurriculumState
  requestKey: string
}

/** One variant of the own school in the current year, to be written; others find no such page. */
export async function loadInclusion(slug: string): Promise<InclusionPageView> {
  const { actor, scope } = await requireScope('register.lead')
  const variant = variantOf(slug)
  const place = variant && (await findPlace(db(), scope))
  if (!variant || !place?.year || !isKeptBy('curriculum', place.programs)) notFound()
  const { state, inclusions } = await findCurriculum(db(), scope, place.organizationId, place.year.id, actor.timeZone)
  return {
    ...{ variant, state, yearCode: place.year.code },
    inclusion: inclusions.find((each) => each.variant === variant) ?? null,
    requestKey: randomUUID(),
  }
}
