import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { isDepartment } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import type { ResolutionState } from '@/lib/kernel/prisma/enums'
import { requireScope } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import { canSeeResolution, visibleStates } from '../policy/resolutions'
import { DRAFT_STATES, findDraft, listKnownOrganizations } from '../queries/drafts'
import { listHistoricalAssignments } from '../queries/historical'
import { listOpenProposals } from '../queries/proposals'
import {
  countOpenAssignments,
  findResolutionFacts,
  type ItemProgress,
  listItemProgress,
  listResolutions,
} from '../queries/resolutions'
import { idSchema } from '../schema/common'
import { resolutionFilterSchema } from '../schema/resolutions'
import { requireId } from './drafts'

const STATES_OF: Record<string, ResolutionState[]> = {
  draft: ['DRAFT'],
  reviewed: ['REVIEWED'],
  issued: ['ISSUED'],
  completed: ['COMPLETED'],
  archived: ['ARCHIVED'],
  cancelled: ['CANCELLED'],
}

type Query = Record<string, string | string[] | undefined>

/** A page of the list by the filter in the address. */
export async function loadResolutions(query: Query) {
  const { actor, scope } = await requireScope('resolution.read')
  const filter = resolutionFilterSchema.parse(query)
  const seen = visibleStates(actor)
  const wanted = filter.state ? (STATES_OF[filter.state] ?? []) : seen.filter((state) => state !== 'CANCELLED')
  const states = wanted.filter((state) => seen.includes(state))
  const page = await listResolutions(db(), scope, { states, search: filter.q || null, after: filter.after ?? null })
  return { ...page, filter, canEdit: isDepartment(actor), seesDrafts: seen.includes('DRAFT') }
}

/** An issued resolution (or, read only, a draft for the resource centre), with the shares of its assignments that the actor may see. */
export const loadResolution = cache(async (resolutionId: string) => {
  const { actor, scope } = await requireScope('resolution.read')
  const reader = db()
  const id = requireId(resolutionId)
  const draft = await findDraft(reader, scope, id)
  if (!draft || !canSeeResolution(actor, draft.head.state)) notFound()
  const canEdit = isDepartment(actor)
  if (canEdit && DRAFT_STATES.has(draft.head.state)) redirect(`/resolutions/${id}/draft`)
  const today = localDay(systemNow(), actor.timeZone)
  const assignments = scopeOf(actor, 'assignment.read')
  const [facts, organizations, progress] = await Promise.all([
    findResolutionFacts(reader, scope, id),
    listKnownOrganizations(reader, scope),
    assignments ? listItemProgress(reader, assignments, id, today) : new Map<string, ItemProgress>(),
  ])
  if (!facts) notFound()
  return {
    ...draft,
    ...facts,
    organizations,
    progress,
    today,
    timeZone: actor.timeZone,
    canEdit,
    seesAssignments: assignments !== null,
    ownOnly: assignments !== null && assignments.reach !== 'all',
    seesMatrix: scopeOf(actor, 'matrix.read') !== null,
    /** What the portal counts for an item in every organisation (loaders/measures.ts). */
    seesMeasures: scopeOf(actor, 'matrix.read')?.reach === 'all' && !draft.head.historical,
    seesSummary: scopeOf(actor, 'summary.export') !== null,
  }
})

export type ResolutionView = Awaited<ReturnType<typeof loadResolution>>

/** For the Department's own steps on an issued resolution: amendment, results, completing. */
export async function loadIssuedForWork(resolutionId: string) {
  await requireScope('resolution.issue')
  const view = await loadResolution(resolutionId)
  return view
}

/** How many reports are still out, asked before completing. */
export async function loadOpenCount(resolutionId: string): Promise<number> {
  const { scope } = await requireScope('resolution.issue')
  return countOpenAssignments(db(), scope, requireId(resolutionId))
}

/** Assignments of a historical resolution, whose results are being entered. */
export async function loadHistorical(resolutionId: string, query: Query) {
  const { scope } = await requireScope('resolution.issue')
  const view = await loadResolution(resolutionId)
  if (!view.head.historical) notFound()
  const one = (value: unknown) => idSchema.safeParse(value).data ?? null
  const filter = { itemId: one(query.item), after: one(query.after) }
  const page = await listHistoricalAssignments(db(), scope, view.head.id, filter)
  return { view, ...page, filter }
}

/** Open proposals to add or withdraw assignments (rule 5). */
export async function loadProposals(query: Query) {
  const { scope } = await requireScope('proposal.decide')
  return listOpenProposals(db(), scope, idSchema.safeParse(query.after).data ?? null)
}
