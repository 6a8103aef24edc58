import 'server-only'
import type { z } from 'zod'
import { dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { calendarAround, listDraftItems } from '../../queries/drafts'
import { proposeReading, readYearRange, yearsOfRange } from '../../rules/drafts/deadlines'
import type { DraftHead } from '../../rules/drafts/types'
import type { resolutionHeadSchema, yearRangeSchema } from '../../schema/drafts'
import { changedMeanwhile, type DraftResult, loadHead, type Texts, undoReview } from './load'
import { writeReadings } from './rows'

function textsOf(head: Pick<DraftHead, 'title' | 'number' | 'date' | 'preamble' | 'signatories'>): Texts {
  return {
    Название: head.title,
    Номер: head.number ?? '',
    Дата: head.date ?? '',
    'Вводная часть': head.preamble ?? '',
    Подписали: head.signatories.join('\n'),
  }
}

/**
 * Saves the head of a draft. When the date moves, terms that count from it («в течение 10 дней», «постоянно») are proposed anew,
 * where nobody has confirmed them.
 */
export async function saveResolutionHead(
  context: Context,
  input: z.output<typeof resolutionHeadSchema>,
): Promise<DraftResult<{ id: string }>> {
  const { tx, now, today, actor, scope } = context
  const loaded = await loadHead(context, input.resolutionId, 'UPDATE')
  if (!loaded.ok) return loaded.refusal
  const { head } = loaded
  if (head.version !== input.version) return changedMeanwhile({ theirs: textsOf(head), mine: textsOf(input) })
  await tx.resolution.update({
    where: { id: head.id },
    data: {
      title: input.title,
      number: input.number,
      date: input.date ? dayToDate(input.date) : null,
      preamble: input.preamble,
      signatories: input.signatories,
      bindingness: input.bindingness,
      historical: input.historical,
      version: { increment: 1 },
    },
  })
  await undoReview(context, head)
  if (input.date !== head.date) {
    const items = await listDraftItems(tx, scope, head.id)
    const calendar = await calendarAround(tx, scope.municipalityId, input.date, today)
    const counted = items.filter(
      (item) =>
        !item.deadlineConfirmed &&
        item.state !== 'REMOVED' &&
        ['RELATIVE', 'ONGOING', 'RECURRING'].includes(item.deadlineKind),
    )
    const changes = counted.flatMap((item) => {
      const facts = { kind: item.deadlineKind, text: item.deadlineText, date: input.date, today, yearRange: null }
      const reading = proposeReading(facts, calendar)
      return reading ? [{ id: item.id, reading }] : []
    })
    await writeReadings(tx, changes, null)
  }
  const changed = Object.entries(textsOf(head)).filter(([label, text]) => textsOf(input)[label] !== text)
  await recordEvent(tx, actor, now, {
    kind: 'resolutionChanged',
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
    data: { fields: changed.map(([label]) => label), historical: input.historical },
  })
  return done({ id: head.id })
}

/**
 * The answer to «2022-2023 г.», asked once and applied to every item with such a deadline; the answer confirms these deadlines,
 * except where a person had given the item a reading of its own kind.
 */
export async function answerYearRange(
  context: Context,
  input: z.output<typeof yearRangeSchema>,
): Promise<DraftResult<{ id: string }>> {
  const { tx, now, today, actor, scope } = context
  const loaded = await loadHead(context, input.resolutionId, 'UPDATE')
  if (!loaded.ok) return loaded.refusal
  const { head } = loaded
  if (head.version !== input.version) return refuse('CHANGED_MEANWHILE')
  const items = await listDraftItems(tx, scope, head.id)
  const calendar = await calendarAround(tx, scope.municipalityId, head.date, today)
  const changes = items.flatMap((item) => {
    const years =
      item.deadlineKind === 'YEAR_RANGE' && item.state !== 'REMOVED' ? yearsOfRange(item.deadlineText) : null
    return years ? [{ id: item.id, reading: readYearRange(years, input.reading, calendar) }] : []
  })
  await tx.resolution.update({
    where: { id: head.id },
    data: { yearRangeReading: input.reading, version: { increment: 1 } },
  })
  await undoReview(context, head)
  await writeReadings(tx, changes, { at: now, by: actor.userId })
  await recordEvent(tx, actor, now, {
    kind: 'resolutionChanged',
    municipalityId: scope.municipalityId,
    resolutionId: head.id,
    data: { yearRangeReading: input.reading, items: changes.length },
  })
  return done({ id: head.id })
}
