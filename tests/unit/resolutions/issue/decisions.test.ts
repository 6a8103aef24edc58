import { describe, expect, it } from 'vitest'
import { decideAmendment, movedDays } from '@/lib/resolutions/rules/amendments'
import type { DraftItem } from '@/lib/resolutions/rules/drafts/types'
import { decideHistoricalResult, isBeforePeriod } from '@/lib/resolutions/rules/historical'
import { decideReadiness } from '@/lib/resolutions/rules/issue'
import { decideProposalEffect } from '@/lib/resolutions/rules/proposals'
import { decideStateChange } from '@/lib/resolutions/rules/resolutions'

const WORKDAYS = { isWorkingDay: () => true }
const HEAD = { title: 'Решение', date: '2026-01-12', yearRangeReading: null }
const item = (more: Partial<DraftItem> = {}): DraftItem => ({
  id: 'a',
  position: 1,
  number: '1',
  text: 'Текст',
  role: 'TASK',
  executorText: null,
  executorPersons: [],
  executors: [{ kind: 'ORGANIZATION', part: 'RESPONSIBLE', organizationId: 'o', programs: [], role: null }],
  spans: [],
  confidence: { text: 1, role: 1, executor: 1, deadline: 1 },
  deadlineText: null,
  deadlineKind: 'NONE',
  reading: { mode: 'FIXED', dueOn: '2026-06-30' },
  latePolicy: 'LOCK',
  evidence: [],
  figures: [],
  measure: null,
  executorConfirmed: true,
  deadlineConfirmed: true,
  evidenceConfirmed: true,
  state: 'CONFIRMED',
  version: 1,
  ...more,
})
const missing = (items: DraftItem[], head: Partial<typeof HEAD> = {}, reached = 1) =>
  decideReadiness({ ...HEAD, ...head }, items, () => reached, '2026-11-24').missing.map((each) => each.reason)

describe('rule 4: what keeps a draft from being issued', () => {
  it('nothing, when all three facts of every task are confirmed', () => {
    expect(missing([item()])).toEqual([])
  })

  it.each([
    [{ executorConfirmed: false }, ['EXECUTOR_UNCONFIRMED']],
    [{ executors: [] }, ['EXECUTOR_MISSING']],
    [{ deadlineConfirmed: false }, ['DEADLINE_UNCONFIRMED']],
    [{ reading: null }, ['DEADLINE_MISSING']],
    [{ evidenceConfirmed: false }, ['EVIDENCE_UNCONFIRMED']],
    [{ text: ' ' }, ['TEXT_MISSING']],
  ] as const)('%o', (change, expected) => {
    expect(missing([item(), item({ id: 'b', ...(change as Partial<DraftItem>) })])).toEqual(expected)
  })

  it('an executor that reaches nobody', () => {
    expect(missing([item()], {}, 0)).toEqual(['EXECUTOR_REACHES_NOBODY'])
  })

  it('an unanswered «2022-2023 г.», no title, no date, no task', () => {
    expect(missing([item({ deadlineKind: 'YEAR_RANGE', reading: null })])).toContain('YEAR_RANGE_UNANSWERED')
    expect(missing([], { title: ' ', date: '2027-01-01' })).toEqual([
      'TITLE_MISSING',
      'DATE_IN_FUTURE',
      'ITEMS_MISSING',
    ])
  })

  it('an item that approves needs nothing until it is given an executor', () => {
    const approve = { role: 'APPROVE' as const, evidenceConfirmed: false, deadlineConfirmed: false }
    expect(missing([item(), item({ id: 'b', ...approve, executors: [] })])).toEqual([])
    expect(missing([item(), item({ id: 'b', ...approve })])).toEqual(['DEADLINE_UNCONFIRMED', 'EVIDENCE_UNCONFIRMED'])
  })

  it('a dropped item is not asked about', () => {
    expect(missing([item(), item({ id: 'b', state: 'REMOVED', executors: [] })])).toEqual([])
  })
})

describe('an amendment', () => {
  const issued = [
    { id: 'a', text: 'Было', state: 'ISSUED' as const, reading: { mode: 'FIXED' as const, dueOn: '2026-06-30' } },
  ]
  const change = (more: object) => [
    { itemId: 'a', text: null, dueOn: null, day: null, monthsAfterEnd: null, withdrawnReason: null, ...more },
  ]
  const rule = { periodicity: 'YEAR' as const, monthsAfterEnd: 1, day: 20 }
  const yearly = { mode: 'PERIODIC' as const, rule, from: '2024-01-01', to: null }
  const periodic = issued.map((each) => ({ ...each, reading: yearly }))

  it('records only what differs', () => {
    expect(decideAmendment('ISSUED', issued, change({ text: 'Было', dueOn: '2026-06-30' }))).toMatchObject({
      reason: 'NOTHING_CHANGED',
    })
    const both = decideAmendment('ISSUED', issued, change({ text: 'Стало', dueOn: '2026-05-31' }))
    expect(both.accept && both.changes.map((each) => each.kind)).toEqual(['TEXT', 'DEADLINE'])
  })

  it('of a withdrawn item is the withdrawal alone', () => {
    const decision = decideAmendment('ISSUED', issued, change({ text: 'Стало', withdrawnReason: 'Утратил силу' }))
    expect(decision.accept && decision.changes).toEqual([{ kind: 'WITHDRAWN', itemId: 'a', reason: 'Утратил силу' }])
  })

  it('is refused for a draft, for a withdrawn item, for one date of an item that goes by periods', () => {
    expect(decideAmendment('DRAFT', issued, change({ text: 'Стало' }))).toMatchObject({ reason: 'NOT_ISSUED' })
    const gone = issued.map((each) => ({ ...each, state: 'WITHDRAWN' as const }))
    expect(decideAmendment('ISSUED', gone, change({ text: 'Стало' }))).toMatchObject({ reason: 'ITEM_NOT_ISSUED' })
    expect(decideAmendment('ISSUED', periodic, change({ dueOn: '2026-12-01' }))).toMatchObject({
      reason: 'PERIODIC_DEADLINE',
    })
  })

  it('moves the day within each period and leaves the periods', () => {
    const after = { ...yearly, rule: { ...rule, day: 1, monthsAfterEnd: 2 } }
    const decision = decideAmendment('ISSUED', periodic, change({ day: 1, monthsAfterEnd: 2 }))
    expect(decision).toEqual({
      accept: true,
      changes: [{ kind: 'DEADLINE', itemId: 'a', before: yearly, after }],
    })
    expect(decideAmendment('ISSUED', periodic, change({ day: 20, monthsAfterEnd: 1 }))).toMatchObject({
      reason: 'NOTHING_CHANGED',
    })
    expect(decideAmendment('ISSUED', issued, change({ day: 1, monthsAfterEnd: 2 }))).toMatchObject({
      reason: 'NOTHING_CHANGED',
    })
  })

  it('makes nobody late afterwards: a period whose new day has passed keeps its day', () => {
    const earlier = { ...yearly, rule: { ...rule, day: 12 } }
    const days = (today: string, historical = false) => movedDays(earlier, today, WORKDAYS, historical)
    expect(days('2026-01-12')).toEqual([
      { key: '2025', dueOn: '2026-01-12' },
      { key: '2026', dueOn: '2027-01-12' },
    ])
    expect(days('2026-01-13')).toEqual([{ key: '2026', dueOn: '2027-01-12' }])
    expect(days('2026-01-13', true).map(({ key }) => key)).toEqual(['2024', '2025', '2026'])
    expect(movedDays({ ...earlier, to: '2027-12-31' }, '2026-01-13', WORKDAYS, false).map(({ key }) => key)).toEqual([
      '2026',
      '2027',
    ])
  })
})

describe('small decisions', () => {
  it('a result is entered only in the historical mode and for a day that could be', () => {
    const facts = { historical: true, resolutionDate: '2022-02-25', today: '2026-11-24' }
    expect(decideHistoricalResult(facts, { done: true, doneOn: '2022-12-30' })).toEqual({
      accept: true,
      result: 'DONE',
    })
    expect(decideHistoricalResult(facts, { done: true, doneOn: '2026-11-25' })).toMatchObject({
      reason: 'DONE_IN_FUTURE',
    })
    expect(decideHistoricalResult(facts, { done: true, doneOn: '2022-02-24' })).toMatchObject({
      reason: 'DONE_BEFORE_RESOLUTION',
    })
    expect(decideHistoricalResult({ ...facts, historical: false }, { done: false, doneOn: null })).toMatchObject({
      reason: 'NOT_HISTORICAL',
    })
  })

  it('a report on a period is not made before the period', () => {
    expect(isBeforePeriod('2023-01-25', '2024')).toBe(true)
    expect(isBeforePeriod('2024-01-01', '2024')).toBe(false)
    expect(isBeforePeriod('2022-12-30', 'ONCE')).toBe(false)
    expect(isBeforePeriod(null, '2024')).toBe(false)
  })

  it('an accepted addition is without effect when the organisation has closed again', () => {
    expect(decideProposalEffect({ kind: 'ADD', open: true }, { organizationActive: false, itemIssued: true })).toEqual({
      accept: true,
      effect: 'NONE',
    })
    expect(decideProposalEffect({ kind: 'ADD', open: true }, { organizationActive: true, itemIssued: true })).toEqual({
      accept: true,
      effect: 'CREATE',
    })
    expect(
      decideProposalEffect({ kind: 'WITHDRAW', open: false }, { organizationActive: true, itemIssued: true }),
    ).toMatchObject({ accept: false })
  })

  it('an issued resolution is never cancelled', () => {
    expect(decideStateChange('ISSUED', 'CANCELLED', 0, null)).toMatchObject({ reason: 'STATE_REFUSED' })
    expect(decideStateChange('DRAFT', 'CANCELLED', 0, null)).toEqual({ accept: true })
    expect(decideStateChange('ISSUED', 'COMPLETED', 3, ' ')).toMatchObject({ reason: 'OPEN_ASSIGNMENTS' })
  })
})
