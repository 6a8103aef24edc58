import 'server-only'
import { type CommonReason, type Context, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import type { DraftReason } from '../../messages/drafts'
import { canPrepareDraft } from '../../policy/drafts'
import { DRAFT_STATES, findHeadLocked, findItemLocked, type LockedItem } from '../../queries/drafts'
import { type DraftHead, type DraftItem, isHandedOut } from '../../rules/drafts/types'

export type DraftResult<T = undefined> = Result<T, DraftReason | CommonReason>
/** Where the person is taken back to. */
export type ItemResult = DraftResult<{ resolutionId: string; itemId: string }>
type Refusal = Result<never, DraftReason | CommonReason>

/** The saved text of an item beside the text that was typed: what CHANGED_MEANWHILE shows. */
export type Texts = Record<string, string>

/**
 * An item of a draft, ready to be changed: in scope, its resolution still a draft and share-locked, its version the one the person
 * saw. Refused with NOT_FOUND, FORBIDDEN, ALREADY_ISSUED or CHANGED_MEANWHILE (with both texts).
 */
export async function loadItem(
  { tx, actor, scope }: Context,
  input: { itemId: string; version: number },
  texts?: { theirs: (item: DraftItem) => Texts; mine: Texts },
): Promise<{ ok: true; loaded: LockedItem } | { ok: false; refusal: Refusal }> {
  const loaded = await findItemLocked(tx, scope, input.itemId)
  if (!loaded) return { ok: false, refusal: refuse('NOT_FOUND') }
  if (!canPrepareDraft(actor)) return { ok: false, refusal: refuse('FORBIDDEN') }
  if (!DRAFT_STATES.has(loaded.head.state)) return { ok: false, refusal: refuse('ALREADY_ISSUED') }
  if (loaded.item.version !== input.version) {
    return { ok: false, refusal: changedMeanwhile(texts && { theirs: texts.theirs(loaded.item), mine: texts.mine }) }
  }
  return { ok: true, loaded }
}

export function changedMeanwhile(texts?: { theirs: Texts; mine: Texts }): Refusal {
  return refuse('CHANGED_MEANWHILE', texts)
}

/** The head of a draft, locked; refused as `loadItem`. */
export async function loadHead(
  { tx, actor, scope }: Context,
  resolutionId: string,
  lock: 'UPDATE' | 'SHARE',
): Promise<{ ok: true; head: DraftHead } | { ok: false; refusal: Refusal }> {
  const head = await findHeadLocked(tx, scope, resolutionId, lock)
  if (!head) return { ok: false, refusal: refuse('NOT_FOUND') }
  if (!canPrepareDraft(actor)) return { ok: false, refusal: refuse('FORBIDDEN') }
  if (!DRAFT_STATES.has(head.state)) return { ok: false, refusal: refuse('ALREADY_ISSUED') }
  return { ok: true, head }
}

/** DRAFT or CONFIRMED, by what has been confirmed: never both said in two places. */
export function stateOf(
  item: Pick<DraftItem, 'role' | 'executors' | 'executorConfirmed' | 'deadlineConfirmed' | 'evidenceConfirmed'>,
): 'DRAFT' | 'CONFIRMED' {
  const confirmed = item.executorConfirmed && item.deadlineConfirmed && item.evidenceConfirmed
  return confirmed || !isHandedOut(item) ? 'CONFIRMED' : 'DRAFT'
}

/**
 * A checked draft that changes is a draft again (domain.md §7.2): whoever checked it has not seen what it has become. Every command
 * that changes a draft says so here.
 */
export async function undoReview(
  { tx, now, actor, scope }: Context,
  head: Pick<DraftHead, 'id' | 'state'>,
): Promise<void> {
  if (head.state !== 'REVIEWED') return
  const { count } = await tx.resolution.updateMany({
    where: { id: head.id, state: 'REVIEWED' },
    data: { state: 'DRAFT' },
  })
  if (count === 0) return
  await recordEvent(tx, actor, now, {
    kind: 'resolutionReviewUndone',
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
  })
}

/** Writes the item if nobody wrote since it was read; false when somebody did. */
export async function writeItem(
  context: Context,
  { item, head }: { item: Pick<DraftItem, 'id' | 'version'>; head: Pick<DraftHead, 'id' | 'state'> },
  data: Prisma.ResolutionItemUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await context.tx.resolutionItem.updateMany({
    where: { id: item.id, version: item.version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 1) await undoReview(context, head)
  return count === 1
}
