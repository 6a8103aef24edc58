import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { requireActor, requireScope } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import {
  calendarAround,
  DRAFT_STATES,
  findDraft,
  findReview,
  listAwaitingIssue,
  listKnownOrganizations,
  listRoleHoldings,
  rolesOf,
} from '../queries/drafts'
import { openChoices } from '../rules/drafts/deadlines'
import { reachedOrganizations } from '../rules/drafts/executors'
import { isHandedOut, isKept } from '../rules/drafts/types'
import { decideReadiness, issueMark, planFanOut } from '../rules/issue'
import { idSchema } from '../schema/common'

/** An id out of the address; what is none is not found. */
export function requireId(value: string): string {
  const parsed = idSchema.safeParse(value)
  return parsed.success ? parsed.data : notFound()
}

/**
 * Everything the preview and «Проверьте ответы» show of a draft, for those who prepare it; others do not find it. An issued
 * resolution leads to its own page.
 */
export const loadDraft = cache(async (resolutionId: string) => {
  const { actor, scope } = await requireScope('resolution.edit')
  const reader = db()
  const draft = await findDraft(reader, scope, requireId(resolutionId))
  if (!draft) notFound()
  if (!DRAFT_STATES.has(draft.head.state)) redirect(`/resolutions/${draft.head.id}`)
  const today = localDay(systemNow(), actor.timeZone)
  const [organizations, holdings, calendar, review] = await Promise.all([
    listKnownOrganizations(reader, scope),
    listRoleHoldings(reader, scope, rolesOf(draft.items), today),
    calendarAround(reader, scope.municipalityId, draft.head.date, today),
    draft.head.state === 'REVIEWED' ? findReview(reader, scope, draft.head.id) : null,
  ])
  const reached = new Map(
    draft.items.map((item) => [item.id, reachedOrganizations(item.executors, organizations, holdings)]),
  )
  const readiness = decideReadiness(draft.head, draft.items, (item) => reached.get(item.id)?.length ?? 0, today)
  return {
    ...draft,
    review,
    today,
    timeZone: actor.timeZone,
    organizations,
    holdings,
    reached,
    readiness,
    calendar,
    choices: openChoices(draft.head.date, today, calendar),
    mark: issueMark(draft.head, draft.items),
    fanOut: planFanOut(draft.items, organizations, holdings, today, calendar),
    handedOut: draft.items.filter((item) => isKept(item) && isHandedOut(item)).length,
  }
})

/** Checked drafts that wait for somebody to issue them, for the Department's home. */
export async function loadAwaitingIssue() {
  const scope = scopeOf(await requireActor(), 'resolution.issue')
  return scope ? listAwaitingIssue(db(), scope) : []
}

export type DraftView = Awaited<ReturnType<typeof loadDraft>>
