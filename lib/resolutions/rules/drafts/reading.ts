import { dateToDay, dayToDate } from '@/lib/kernel/calendar'
import type { DeadlineMode } from '@/lib/kernel/prisma/enums'
import { periodRuleSchema } from '../../schema/common'
import type { DeadlineReading } from '../../types'

/** The columns in which an item keeps its reading. */
export type ReadingColumns = {
  deadlineMode: DeadlineMode | null
  dueOn: Date | null
  periodFrom: Date | null
  periodTo: Date | null
  periodRule: unknown
  reviewOn: Date | null
}

/** The reading that stands in an item's columns, null while there is none. */
export function readingOf(row: ReadingColumns): DeadlineReading | null {
  if (row.deadlineMode === 'FIXED' && row.dueOn) return { mode: 'FIXED', dueOn: dateToDay(row.dueOn) }
  if (row.deadlineMode === 'REVIEW_ONLY' && row.reviewOn)
    return { mode: 'REVIEW_ONLY', reviewOn: dateToDay(row.reviewOn) }
  if (row.deadlineMode === 'PERIODIC' && row.periodFrom) {
    const rule = periodRuleSchema.safeParse(row.periodRule)
    if (!rule.success) return null
    const to = row.periodTo ? dateToDay(row.periodTo) : null
    return { mode: 'PERIODIC', rule: rule.data, from: dateToDay(row.periodFrom), to }
  }
  return null
}

/** The same reading as columns; every column is named, so that nothing of an earlier reading stays. */
export function columnsOf(reading: DeadlineReading | null) {
  return {
    deadlineMode: reading?.mode ?? null,
    dueOn: reading?.mode === 'FIXED' ? dayToDate(reading.dueOn) : null,
    periodFrom: reading?.mode === 'PERIODIC' ? dayToDate(reading.from) : null,
    periodTo: reading?.mode === 'PERIODIC' && reading.to ? dayToDate(reading.to) : null,
    periodRule: reading?.mode === 'PERIODIC' ? { ...reading.rule } : null,
    reviewOn: reading?.mode === 'REVIEW_ONLY' ? dayToDate(reading.reviewOn) : null,
  }
}
