import type { Day, WorkingCalendar } from '@/lib/kernel/calendar'
import type { ExecutorRule, Period } from '../types'
import { reachedOrganizations } from './drafts/executors'
import {
  type DraftHead,
  type DraftItem,
  type ItemPart,
  isHandedOut,
  isKept,
  type KnownOrganization,
  type RoleHolding,
} from './drafts/types'
import { periodsUntil } from './periods'

/** What keeps a draft from being issued (rule 4); worded in messages/issue.ts. */
export type MissingReason =
  | 'TITLE_MISSING'
  | 'DATE_MISSING'
  | 'DATE_IN_FUTURE'
  | 'ITEMS_MISSING'
  | 'YEAR_RANGE_UNANSWERED'
  | 'TEXT_MISSING'
  | 'EXECUTOR_MISSING'
  | 'EXECUTOR_UNCONFIRMED'
  | 'EXECUTOR_REACHES_NOBODY'
  | 'DEADLINE_MISSING'
  | 'DEADLINE_UNCONFIRMED'
  | 'EVIDENCE_UNCONFIRMED'

export type Missing = { reason: MissingReason; itemId: string | null; part: ItemPart | 'TEXT' | null }

export type Readiness = { ready: boolean; missing: Missing[] }

/**
 * Rule 4: whether a draft may be issued, and in the order of the document what still keeps it. Items without an assignment (control,
 * amend, publish …) need only their text.
 */
export function decideReadiness(
  head: Pick<DraftHead, 'title' | 'date' | 'yearRangeReading'>,
  items: DraftItem[],
  reachedCount: (item: DraftItem) => number,
  today: Day,
): Readiness {
  const missing: Missing[] = []
  const miss = (reason: MissingReason, item: DraftItem | null = null, part: Missing['part'] = null) =>
    missing.push({ reason, itemId: item?.id ?? null, part })
  const kept = items.filter(isKept)
  if (!head.title.trim()) miss('TITLE_MISSING')
  if (!head.date) miss('DATE_MISSING')
  else if (head.date > today) miss('DATE_IN_FUTURE')
  if (!kept.some(isHandedOut)) miss('ITEMS_MISSING')
  if (
    head.yearRangeReading === null &&
    kept.some((item) => isHandedOut(item) && item.deadlineKind === 'YEAR_RANGE' && !item.reading)
  ) {
    miss('YEAR_RANGE_UNANSWERED')
  }
  for (const item of kept) {
    if (!item.text.trim()) miss('TEXT_MISSING', item, 'TEXT')
    if (!isHandedOut(item)) continue
    if (item.executors.length === 0) miss('EXECUTOR_MISSING', item, 'EXECUTOR')
    else if (reachedCount(item) === 0) miss('EXECUTOR_REACHES_NOBODY', item, 'EXECUTOR')
    else if (!item.executorConfirmed) miss('EXECUTOR_UNCONFIRMED', item, 'EXECUTOR')
    if (!item.reading) miss('DEADLINE_MISSING', item, 'DEADLINE')
    else if (!item.deadlineConfirmed) miss('DEADLINE_UNCONFIRMED', item, 'DEADLINE')
    if (!item.evidenceConfirmed) miss('EVIDENCE_UNCONFIRMED', item, 'EVIDENCE')
  }
  return { ready: missing.length === 0, missing }
}

/** True when nothing about the item's part is doubtful, so that it may be confirmed together with others. */
export function isConfirmable(item: DraftItem, part: ItemPart, doubtBelow: number, reached: number): boolean {
  if (part === 'EXECUTOR') return item.executors.length > 0 && reached > 0 && item.confidence.executor >= doubtBelow
  if (part === 'DEADLINE') return item.reading !== null && item.confidence.deadline >= doubtBelow
  return item.confidence.text >= doubtBelow
}

export type FanOutItem = { itemId: string; executors: ExecutorRule[]; periods: Period[]; organizations: string[] }

export type FanOut = {
  items: FanOutItem[]
  /** Item × organisation: «поручение». */
  assignments: number
  /** Item × organisation × period: reports that will be asked for on known days. */
  reports: number
  organizations: number
}

/** What the issue would make today: shown on «Проверьте ответы» and equal to what the one statement writes. */
export function planFanOut(
  items: Pick<DraftItem, 'id' | 'executors' | 'reading' | 'role' | 'state'>[],
  organizations: KnownOrganization[],
  holdings: RoleHolding[],
  today: Day,
  calendar: WorkingCalendar,
): FanOut {
  const all = new Set<string>()
  let assignments = 0
  let reports = 0
  const planned = items
    .filter((item) => isKept(item) && isHandedOut(item))
    .map((item) => {
      const periods = item.reading ? periodsUntil(item.reading, today, calendar) : []
      const reached = reachedOrganizations(item.executors, organizations, holdings).map((each) => each.organizationId)
      for (const id of reached) all.add(id)
      assignments += reached.length
      reports += reached.length * periods.length
      return { itemId: item.id, executors: item.executors, periods, organizations: reached }
    })
  return { items: planned, assignments, reports, organizations: all.size }
}

/**
 * Names the draft as a person saw it on «Проверьте ответы»: every change raises a version and nothing lowers one, so an equal mark
 * means that nothing was changed since.
 */
export function issueMark(head: Pick<DraftHead, 'version'>, items: Pick<DraftItem, 'version' | 'position'>[]): string {
  return `${head.version}.${items.length}.${items.reduce((sum, item) => sum + item.version, 0)}`
}
