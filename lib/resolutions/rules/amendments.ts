import type { Day, WorkingCalendar } from '@/lib/kernel/calendar'
import type { ItemState, ResolutionState } from '@/lib/kernel/prisma/enums'
import type { DeadlineReading } from '../types'
import { periodsUntil } from './periods'

export type AmendmentKind = 'TEXT' | 'DEADLINE' | 'WITHDRAWN'

export type ProposedChange = {
  itemId: string
  text: string | null
  dueOn: Day | null
  /** The due day within each period, for an item that goes by periods. */
  day: number | null
  monthsAfterEnd: number | null
  withdrawnReason: string | null
}

export type AmendedItem = { id: string; text: string; state: ItemState; reading: DeadlineReading | null }

export type EffectiveChange =
  | { kind: 'TEXT'; itemId: string; before: string; after: string }
  | { kind: 'DEADLINE'; itemId: string; before: DeadlineReading | null; after: DeadlineReading }
  | { kind: 'WITHDRAWN'; itemId: string; reason: string }

export type AmendmentDecision =
  | { accept: true; changes: EffectiveChange[] }
  | {
      accept: false
      reason: 'NOT_ISSUED' | 'NOTHING_CHANGED' | 'ITEM_NOT_ISSUED' | 'PERIODIC_DEADLINE'
      itemId?: string
    }

/**
 * An issued resolution changes only by an amendment: what of the proposal really differs. A withdrawn item changes in nothing else.
 * Where the item has one day or only a review date, the day moves (later or earlier); where it goes by periods, the due day within
 * each period moves, while the periods themselves stay: another rhythm is another item. One date for a periodic item is refused.
 */
export function decideAmendment(
  state: ResolutionState,
  items: AmendedItem[],
  proposed: ProposedChange[],
): AmendmentDecision {
  if (state !== 'ISSUED') return { accept: false, reason: 'NOT_ISSUED' }
  const changes: EffectiveChange[] = []
  for (const wish of proposed) {
    const item = items.find((each) => each.id === wish.itemId)
    const text = wish.text?.trim() || null
    const after = item && movedReading(item.reading, wish)
    const differs =
      (text !== null && text !== item?.text) || wish.withdrawnReason?.trim() || after || (!item && wish.dueOn !== null)
    if (!differs) continue
    if (item?.state !== 'ISSUED') return { accept: false, reason: 'ITEM_NOT_ISSUED', itemId: wish.itemId }
    if (wish.withdrawnReason?.trim()) {
      changes.push({ kind: 'WITHDRAWN', itemId: item.id, reason: wish.withdrawnReason.trim() })
      continue
    }
    if (text !== null && text !== item.text)
      changes.push({ kind: 'TEXT', itemId: item.id, before: item.text, after: text })
    if (after === 'ONE_DAY') return { accept: false, reason: 'PERIODIC_DEADLINE', itemId: item.id }
    if (after) changes.push({ kind: 'DEADLINE', itemId: item.id, before: item.reading, after })
  }
  return changes.length > 0 ? { accept: true, changes } : { accept: false, reason: 'NOTHING_CHANGED' }
}

/** The reading that is wished for, null when it does not differ. */
function movedReading(
  before: DeadlineReading | null,
  { dueOn, day, monthsAfterEnd }: ProposedChange,
): DeadlineReading | 'ONE_DAY' | null {
  if (before?.mode === 'PERIODIC') {
    if (dueOn !== null) return 'ONE_DAY'
    const rule = {
      ...before.rule,
      day: day ?? before.rule.day,
      monthsAfterEnd: monthsAfterEnd ?? before.rule.monthsAfterEnd,
    }
    const same = rule.day === before.rule.day && rule.monthsAfterEnd === before.rule.monthsAfterEnd
    return same ? null : { ...before, rule }
  }
  if (dueOn === null || (before?.mode === 'FIXED' && before.dueOn === dueOn)) return null
  return { mode: 'FIXED', dueOn }
}

/**
 * The days to which an amended deadline moves the assignments that are still open, by period. Of periods, those begun by `today` (or
 * all of a reading with an end): one whose new day has passed already keeps the day it has, because nobody can be made late
 * afterwards. Later periods take the new rule when they begin.
 */
export function movedDays(
  after: DeadlineReading,
  today: Day,
  calendar: WorkingCalendar,
  historical: boolean,
): { key: string; dueOn: Day }[] {
  return periodsUntil(after, today, calendar).flatMap(({ key, dueOn }) =>
    dueOn !== null && (historical || dueOn >= today) ? [{ key, dueOn }] : [],
  )
}
