import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { IssueReason } from '../../messages/issue'
import { canPrepareDraft } from '../../policy/drafts'
import {
  DRAFT_STATES,
  findDraft,
  findHeadLocked,
  listKnownOrganizations,
  listRoleHoldings,
  rolesOf,
} from '../../queries/drafts'
import { reachedOrganizations } from '../../rules/drafts/executors'
import { type DraftHead, type DraftItem, isKept } from '../../rules/drafts/types'
import { decideReadiness, issueMark } from '../../rules/issue'
import { PUBLIC_STATES } from '../../rules/resolutions'
import type { issueResolutionSchema } from '../../schema/issue'

type Refusal = Result<never, IssueReason | CommonReason>

/**
 * A locked draft in which nothing is missing (rule 4) and which is what the person checked; else why not: NOT_FOUND, FORBIDDEN,
 * STATE_REFUSED (cancelled), CHANGED_MEANWHILE, NOT_READY with what is missing. One that has been issued comes back as `issued`.
 */
export async function lockReadyDraft(
  { tx, today, actor, scope }: Context,
  input: z.output<typeof issueResolutionSchema>,
): Promise<{ issued: DraftHead } | { head: DraftHead; items: DraftItem[] } | { refusal: Refusal }> {
  const head = await findHeadLocked(tx, scope, input.resolutionId, 'UPDATE')
  if (!head) return { refusal: refuse('NOT_FOUND') }
  if (!canPrepareDraft(actor)) return { refusal: refuse('FORBIDDEN') }
  if (PUBLIC_STATES.includes(head.state)) return { issued: head }
  if (!DRAFT_STATES.has(head.state)) return { refusal: refuse('STATE_REFUSED') }
  const draft = await findDraft(tx, scope, head.id)
  if (!draft) return { refusal: refuse('NOT_FOUND') }
  if (issueMark(head, draft.items) !== input.mark) return { refusal: refuse('CHANGED_MEANWHILE') }
  const items = draft.items.filter(isKept)
  const organizations = await listKnownOrganizations(tx, scope)
  const holdings = await listRoleHoldings(tx, scope, rolesOf(items), today)
  const readiness = decideReadiness(
    head,
    items,
    (item) => reachedOrganizations(item.executors, organizations, holdings).length,
    today,
  )
  return readiness.ready ? { head, items } : { refusal: refuse('NOT_READY', { missing: readiness.missing }) }
}

/** The event of DRAFT → REVIEWED; the issue of a draft that nobody had checked before writes it too. */
export async function recordReview(context: Context, head: Pick<DraftHead, 'id'>, items: number): Promise<void> {
  await recordEvent(context.tx, context.actor, context.now, {
    kind: 'resolutionReviewed',
    municipalityId: context.scope.municipalityId,
    resolutionId: head.id,
    data: { items },
  })
}

/**
 * «Проверено»: whoever prepared the draft says that nothing is missing and leaves it to be issued. The version stays: nothing of the
 * text has changed. Done twice, or issued since: `already`. Refused as `lockReadyDraft`.
 */
export async function reviewResolution(
  context: Context,
  input: z.output<typeof issueResolutionSchema>,
): Promise<Result<{ id: string }, IssueReason | CommonReason>> {
  const found = await lockReadyDraft(context, input)
  if ('refusal' in found) return found.refusal
  if ('issued' in found) return done({ id: found.issued.id }, true)
  const { head, items } = found
  if (head.state === 'REVIEWED') return done({ id: head.id }, true)
  await context.tx.resolution.update({ where: { id: head.id }, data: { state: 'REVIEWED' } })
  await recordReview(context, head, items.length)
  return done({ id: head.id })
}
