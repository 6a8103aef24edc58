import 'server-only'
import type { z } from 'zod'
import { type Context, done, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import { listDraftItems } from '../../queries/drafts'
import { proposeEvidence } from '../../rules/drafts/evidence'
import { mergeItems, POSITION_STEP, positionBetween, splitSpans, splitText } from '../../rules/drafts/structure'
import { type DraftItem, isHandedOut } from '../../rules/drafts/types'
import type { addItemSchema, itemSchema, moveItemSchema, splitItemSchema } from '../../schema/drafts'
import { changedMeanwhile, type ItemResult, loadHead, loadItem, stateOf, undoReview, writeItem } from './load'
import { executorRows, readingData } from './rows'

const MOST_ITEMS = 1500

/** Gives the items of a resolution positions with room between them, in one statement. */
async function makeRoom(tx: Tx, resolutionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ResolutionItem" i SET "position" = v.n * ${POSITION_STEP}::int
    FROM (SELECT "id", (row_number() OVER (ORDER BY "position", "id"))::int AS n FROM "ResolutionItem"
          WHERE "resolutionId" = ${resolutionId}::uuid) v
    WHERE i."id" = v."id"`
}

async function positionAfter(context: Context, resolutionId: string, afterId: string | null): Promise<number> {
  for (let round = 0; ; round++) {
    const items = await listDraftItems(context.tx, context.scope, resolutionId)
    const at = afterId === null ? items.length - 1 : items.findIndex((item) => item.id === afterId)
    const position = positionBetween(items[at]?.position ?? null, items[at + 1]?.position ?? null)
    if (position !== null || round > 0) return position ?? (items.at(-1)?.position ?? 0) + POSITION_STEP
    await makeRoom(context.tx, resolutionId)
  }
}

/**
 * Cuts an item in two at an offset of its text. Both keep executor and deadline, the deadline and what to bring are to be confirmed
 * again. Refused with CANNOT_SPLIT when a half would be empty.
 */
export async function splitItem(context: Context, input: z.output<typeof splitItemSchema>): Promise<ItemResult> {
  const { tx, now, actor, scope } = context
  const load = await loadItem(context, input, {
    theirs: (item) => ({ Текст: item.text }),
    mine: {},
  })
  if (!load.ok) return load.refusal
  const { item, head, sourceText } = load.loaded
  const halves = splitText(item.text, input.at)
  if (!halves) return refuse('CANNOT_SPLIT')
  const spans = splitSpans(item.spans, sourceText, halves.second)
  const asked = isHandedOut(item)
  const first = asked ? proposeEvidence(halves.first) : { evidence: [], figures: [], measure: null }
  const second = asked ? proposeEvidence(halves.second) : { evidence: [], figures: [], measure: null }
  const state = asked ? 'DRAFT' : 'CONFIRMED'
  const written = await writeItem(context, load.loaded, {
    text: halves.first,
    spans: spans.first,
    ...first,
    deadlineConfirmedAt: null,
    evidenceConfirmedAt: null,
    state,
  })
  if (!written) return changedMeanwhile()
  const position = await positionAfter(context, head.id, item.id)
  await tx.resolutionItem.create({
    data: {
      id: input.newItemId,
      resolutionId: head.id,
      position,
      text: halves.second,
      role: item.role,
      executorText: item.executorText,
      executorPersons: item.executorPersons,
      spans: spans.second,
      confidence: item.confidence,
      deadlineText: item.deadlineText,
      deadlineKind: item.deadlineKind,
      ...readingData(item.reading),
      latePolicy: item.latePolicy,
      ...second,
      executorConfirmedAt: item.executorConfirmed ? now : null,
      confirmedById: actor.userId,
      state,
    },
  })
  if (item.executors.length > 0)
    await tx.itemExecutor.createMany({ data: executorRows(input.newItemId, item.executors) })
  await recordEvent(tx, actor, now, {
    kind: 'itemChanged',
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
    subjectId: item.id,
    data: { step: 'split', into: input.newItemId },
  })
  return done({ resolutionId: head.id, itemId: item.id })
}

/** Joins an item with the next one, which is dropped (and may be restored). Refused with NOTHING_AFTER for the last one. */
export async function mergeWithNext(context: Context, input: z.output<typeof itemSchema>): Promise<ItemResult> {
  const { tx, now, actor, scope } = context
  const load = await loadItem(context, input)
  if (!load.ok) return load.refusal
  const { item, head } = load.loaded
  const items = (await listDraftItems(tx, scope, head.id)).filter((each) => each.state !== 'REMOVED')
  const next = items[items.findIndex((each) => each.id === item.id) + 1]
  if (!next || item.state === 'REMOVED') return refuse('NOTHING_AFTER')
  const merged = mergeItems(item, next)
  const executors = item.executors.length > 0 ? item.executors : next.executors
  // Both rows must still be as they were read; the first write refuses before anything is changed.
  const [both] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM "ResolutionItem"
      WHERE ("id" = ${item.id}::uuid AND "version" = ${item.version}) OR ("id" = ${next.id}::uuid AND "version" = ${next.version})
      FOR UPDATE) locked`
  if (both?.n !== 2) return changedMeanwhile()
  const { reading, ...fields } = merged
  await writeItem(context, load.loaded, {
    ...fields,
    ...readingData(reading),
    executorConfirmedAt: executors === item.executors && item.executorConfirmed ? now : null,
    deadlineConfirmedAt: null,
    evidenceConfirmedAt: null,
    state: isHandedOut({ role: item.role, executors }) ? 'DRAFT' : 'CONFIRMED',
  })
  if (executors !== item.executors) await tx.itemExecutor.createMany({ data: executorRows(item.id, executors) })
  await writeItem(context, { item: next, head }, { state: 'REMOVED' })
  await recordEvent(tx, actor, now, {
    kind: 'itemChanged',
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
    subjectId: item.id,
    data: { step: 'merged', with: next.id },
  })
  return done({ resolutionId: head.id, itemId: item.id })
}

/** A new item after another one or at the end. Sent twice it is made once. */
export async function addItem(context: Context, input: z.output<typeof addItemSchema>): Promise<ItemResult> {
  const { tx, now, actor, scope } = context
  const loaded = await loadHead(context, input.resolutionId, 'SHARE')
  if (!loaded.ok) return loaded.refusal
  const made = await tx.resolutionItem.findUnique({ where: { id: input.newItemId }, select: { resolutionId: true } })
  if (made)
    return made.resolutionId === input.resolutionId
      ? done({ resolutionId: input.resolutionId, itemId: input.newItemId }, true)
      : refuse('NOT_FOUND')
  if ((await tx.resolutionItem.count({ where: { resolutionId: input.resolutionId } })) >= MOST_ITEMS)
    return refuse('TOO_MANY_ITEMS')
  const position = await positionAfter(context, input.resolutionId, input.afterId)
  await tx.resolutionItem.create({
    data: {
      id: input.newItemId,
      resolutionId: input.resolutionId,
      position,
      number: input.number,
      text: input.text,
      role: 'TASK',
      confidence: { text: 1, role: 1, executor: 0, deadline: 0.5 },
      ...proposeEvidence(input.text),
    },
  })
  await undoReview(context, loaded.head)
  await recordEvent(tx, actor, now, {
    kind: 'itemChanged',
    municipalityId: scope.municipalityId,
    resolutionId: input.resolutionId,
    subjectId: input.newItemId,
    data: { step: 'added', number: input.number },
  })
  return done({ resolutionId: input.resolutionId, itemId: input.newItemId })
}

/** Takes an item out of the draft; it stays in the list of dropped ones. */
export async function dropItem(context: Context, input: z.output<typeof itemSchema>): Promise<ItemResult> {
  return setKept(context, input, false)
}

/** Brings a dropped item back to its place. */
export async function restoreItem(context: Context, input: z.output<typeof itemSchema>): Promise<ItemResult> {
  return setKept(context, input, true)
}

async function setKept(context: Context, input: z.output<typeof itemSchema>, kept: boolean): Promise<ItemResult> {
  const { tx, now, actor, scope } = context
  const load = await loadItem(context, input)
  if (!load.ok) return load.refusal
  const { item, head } = load.loaded
  const written = await writeItem(context, load.loaded, { state: kept ? stateOf(item) : 'REMOVED' })
  if (!written) return changedMeanwhile()
  await recordEvent(tx, actor, now, {
    kind: 'itemChanged',
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
    subjectId: item.id,
    data: { step: kept ? 'restored' : 'dropped', number: item.number },
  })
  return done({ resolutionId: head.id, itemId: item.id })
}

/** Moves an item one place up or down. Refused with ALREADY_FIRST, ALREADY_LAST. */
export async function moveItem(context: Context, input: z.output<typeof moveItemSchema>): Promise<ItemResult> {
  const { tx, now, actor, scope } = context
  const load = await loadItem(context, input)
  if (!load.ok) return load.refusal
  const { item, head } = load.loaded
  const items = (await listDraftItems(tx, scope, head.id)).filter((each) => each.state !== 'REMOVED')
  const at = items.findIndex((each) => each.id === item.id)
  const other: DraftItem | undefined = items[input.direction === 'up' ? at - 1 : at + 1]
  if (at < 0 || !other) return refuse(input.direction === 'up' ? 'ALREADY_FIRST' : 'ALREADY_LAST')
  await tx.$executeRaw`
    UPDATE "ResolutionItem" SET "position" = CASE WHEN "id" = ${item.id}::uuid THEN ${other.position}::int ELSE ${item.position}::int END
    WHERE "id" IN (${item.id}::uuid, ${other.id}::uuid)`
  await undoReview(context, head)
  await recordEvent(tx, actor, now, {
    kind: 'itemChanged',
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
    subjectId: item.id,
    data: { step: 'moved', direction: input.direction },
  })
  return done({ resolutionId: head.id, itemId: item.id })
}
