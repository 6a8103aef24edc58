import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addMonths, endOfLocalDay, precedingWorkingDay } from '@/lib/kernel/calendar'
import { calendarFromCsv } from '@/lib/kernel/production-calendar'
import {
  decideExtensionGrant,
  decideExtensionRequest,
  decideSubmission,
  deriveStatus,
  isLate,
  isOverdue,
  neededDueAt,
} from '@/lib/resolutions/rules/deadlines'
import { ONGOING_RULE, periodsUntil } from '@/lib/resolutions/rules/periods'
import type { AssignmentTiming } from '@/lib/resolutions/types'

const calendar = calendarFromCsv(readFileSync('prisma/seed/production-calendar.csv', 'utf8'))
const ZONE = 'Asia/Irkutsk'
const at = (iso: string) => new Date(iso)
const DUE = '2022-12-30'
const DUE_AT = endOfLocalDay(DUE, ZONE)

function assignment(over: Partial<AssignmentTiming> = {}) {
  return {
    state: 'IN_PROGRESS' as const,
    currentDueOn: DUE,
    currentDueAt: DUE_AT,
    reworkDueOn: null,
    reworkDueAt: null,
    neededDueAt: null,
    ...over,
  }
}
const submission = (
  over: Partial<AssignmentTiming> & { latePolicy?: 'LOCK' | 'ACCEPT_LATE'; historical?: boolean } = {},
) => ({
  ...assignment(over),
  originalDueAt: DUE_AT,
  latePolicy: over.latePolicy ?? ('LOCK' as const),
  historical: over.historical ?? false,
})

describe('due instants (test vectors of domain.md §1)', () => {
  it('«2022 г.» ends with the last working day, Friday 30 December, in Irkutsk', () => {
    const day = precedingWorkingDay('2022-12-31', calendar)
    expect(day).toBe('2022-12-30')
    expect(endOfLocalDay(day, ZONE).toISOString()).toBe('2022-12-30T15:59:59.999Z')
  })
  it('«2022-2023 г.» by calendar years ends 29 December 2023, by the academic year 31 August 2023', () => {
    expect(endOfLocalDay(precedingWorkingDay('2023-12-31', calendar), ZONE).toISOString()).toBe(
      '2023-12-29T15:59:59.999Z',
    )
    expect(endOfLocalDay(precedingWorkingDay('2023-08-31', calendar), ZONE).toISOString()).toBe(
      '2023-08-31T15:59:59.999Z',
    )
  })
  it('the last working day of 2024 is the moved Saturday, 28 December', () => {
    expect(precedingWorkingDay('2024-12-31', calendar)).toBe('2024-12-28')
  })
  it('the month rule gives the same date a month later', () => {
    expect(addMonths('2022-02-25', 1)).toBe('2022-03-25')
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28')
  })
  it('«постоянно» is due on 20 January of the next year, moved off a Saturday', () => {
    const reading = { mode: 'PERIODIC', rule: ONGOING_RULE, from: '2022-02-25', to: null } as const
    const periods = periodsUntil(reading, '2023-05-01', calendar)
    expect(periods.map(({ key, dueOn }) => [key, dueOn])).toEqual([
      ['2022', '2023-01-20'],
      ['2023', '2024-01-19'],
    ])
  })
  it('a year range with interim reports has a milestone at each year’s last working day', () => {
    const rule = { periodicity: 'YEAR', monthsAfterEnd: 0, day: 31 } as const
    const periods = periodsUntil(
      { mode: 'PERIODIC', rule, from: '2022-01-01', to: '2023-12-31' },
      '2022-02-25',
      calendar,
    )
    expect(periods.map(({ dueOn }) => dueOn)).toEqual(['2022-12-30', '2023-12-29'])
  })
  it('academic years, quarters, half-years and months have their own keys', () => {
    const keys = (periodicity: 'ACADEMIC_YEAR' | 'QUARTER' | 'HALF_YEAR' | 'MONTH', from: string, until: string) =>
      periodsUntil(
        { mode: 'PERIODIC', rule: { periodicity, monthsAfterEnd: 0, day: 31 }, from, to: null },
        until,
        calendar,
      ).map(({ key }) => key)
    expect(keys('ACADEMIC_YEAR', '2026-05-02', '2026-11-24')).toEqual(['2025/26', '2026/27'])
    expect(keys('QUARTER', '2026-05-02', '2026-11-24')).toEqual(['2026-Q2', '2026-Q3', '2026-Q4'])
    expect(keys('HALF_YEAR', '2026-05-02', '2026-11-24')).toEqual(['2026-H1', '2026-H2'])
    expect(keys('MONTH', '2025-12-31', '2026-01-01')).toEqual(['2025-12', '2026-01'])
  })
})

describe('submission (rules 2 and 8)', () => {
  it('the last millisecond of the due day is on time, the next one is refused', () => {
    expect(decideSubmission(submission(), at('2022-12-30T15:59:59.999Z'), null)).toEqual({
      accept: true,
      basis: 'DEADLINE',
    })
    expect(decideSubmission(submission(), at('2022-12-30T16:00:00.000Z'), null)).toEqual({
      accept: false,
      reason: 'DEADLINE_PASSED',
      dueAt: DUE_AT,
    })
  })
  it('a plan sent on the extended day is on time', () => {
    const extended = submission({ currentDueOn: '2023-01-31', currentDueAt: endOfLocalDay('2023-01-31', ZONE) })
    expect(decideSubmission(extended, at('2023-01-31T15:59:00Z'), null)).toEqual({ accept: true, basis: 'EXTENSION' })
  })
  it('an item that accepts late work asks for a reason', () => {
    const open = submission({ latePolicy: 'ACCEPT_LATE' } as never)
    expect(decideSubmission(open, at('2023-01-10T00:00:00Z'), ' ')).toMatchObject({ reason: 'LATE_REASON_REQUIRED' })
    expect(decideSubmission(open, at('2023-01-10T00:00:00Z'), 'Карантин')).toEqual({
      accept: true,
      basis: 'LATE_ACCEPTED',
    })
  })
  it('a return gives until its rework day, also after the due day', () => {
    const returned = submission({ reworkDueOn: '2023-01-16', reworkDueAt: endOfLocalDay('2023-01-16', ZONE) })
    expect(decideSubmission(returned, at('2023-01-16T10:00:00Z'), null)).toEqual({ accept: true, basis: 'REWORK' })
    expect(decideSubmission(returned, at('2023-01-17T10:00:00Z'), null)).toMatchObject({ reason: 'DEADLINE_PASSED' })
  })
  it('without a due day nothing is late', () => {
    const none = submission({ currentDueOn: null, currentDueAt: null })
    expect(decideSubmission(none, at('2030-01-01T00:00:00Z'), null)).toEqual({ accept: true, basis: 'NO_DEADLINE' })
  })
})

describe('lateness (rule 2)', () => {
  const early = at('2022-12-01T00:00:00Z')
  const late = at('2023-01-05T00:00:00Z')
  it('a return never launders a late report', () => {
    const needed = neededDueAt([
      { submittedAt: late, reworkDueAt: null },
      { submittedAt: at('2023-01-10T00:00:00Z'), reworkDueAt: at('2023-01-16T15:59:59.999Z') },
    ])
    expect(needed).toEqual(late)
    expect(isLate(assignment({ neededDueAt: needed }))).toBe(true)
  })
  it('a resubmission within its rework day keeps a timely report timely', () => {
    const needed = neededDueAt([
      { submittedAt: early, reworkDueAt: null },
      { submittedAt: at('2023-01-10T00:00:00Z'), reworkDueAt: at('2023-01-16T15:59:59.999Z') },
    ])
    expect(isLate(assignment({ neededDueAt: needed }))).toBe(false)
  })
  it('a resubmission after rework and due day is late', () => {
    const needed = neededDueAt([
      { submittedAt: early, reworkDueAt: null },
      { submittedAt: at('2023-02-01T00:00:00Z'), reworkDueAt: at('2023-01-16T15:59:59.999Z') },
    ])
    expect(isLate(assignment({ neededDueAt: needed }))).toBe(true)
  })
  it('an extension granted afterwards clears lateness; a recalled report does not stand', () => {
    expect(isLate(assignment({ neededDueAt: late, currentDueAt: at('2023-01-31T15:59:59.999Z') }))).toBe(false)
    expect(neededDueAt([])).toBeNull()
  })
})

describe('derived statuses (domain.md §7.5)', () => {
  const shown = (over: Partial<AssignmentTiming>, today: string, periodic = false) =>
    deriveStatus(
      { ...assignment(over), periodKey: periodic ? '2022' : 'ONCE', periodic, reviewOn: '2023-03-01' },
      today,
    )
  it('is overdue from the day after the due day, and by the instant', () => {
    expect(shown({}, '2022-12-30')).toEqual({ kind: 'dueSoon', days: 0 })
    expect(shown({}, '2023-01-01')).toEqual({ kind: 'overdue', days: 2 })
    expect(isOverdue(assignment(), DUE_AT)).toBe(false)
    expect(isOverdue(assignment(), new Date(DUE_AT.getTime() + 1))).toBe(true)
  })
  it('due soon begins seven days before', () => {
    expect(shown({ state: 'ISSUED' }, '2022-12-22')).toEqual({ kind: 'notStarted' })
    expect(shown({ state: 'ISSUED' }, '2022-12-23')).toEqual({ kind: 'dueSoon', days: 7 })
  })
  it('a sent report is not overdue, an accepted one shows whether it was late', () => {
    expect(shown({ state: 'SUBMITTED' }, '2024-01-01')).toEqual({ kind: 'submitted', late: false })
    expect(shown({ state: 'ACCEPTED', neededDueAt: at('2023-01-05T00:00:00Z') }, '2024-01-01')).toEqual({
      kind: 'acceptedLate',
    })
  })
  it('items without a date, periodic ones and returns have their own words', () => {
    expect(shown({ currentDueOn: null, currentDueAt: null }, '2024-01-01')).toEqual({
      kind: 'noDeadline',
      reviewOn: '2023-03-01',
    })
    expect(shown({}, '2022-06-01', true)).toEqual({ kind: 'continuous', period: '2022', days: 212 })
    expect(
      shown(
        { state: 'RETURNED', reworkDueOn: '2023-01-16', reworkDueAt: endOfLocalDay('2023-01-16', ZONE) },
        '2023-01-10',
      ),
    ).toEqual({
      kind: 'onRework',
      days: 6,
    })
  })
})

describe('extensions (rule 9)', () => {
  const ask = (over: object, day: string, daysLeft = 10) =>
    decideExtensionRequest(
      { ...assignment(), extensionOpen: false, historical: false, ...over },
      day,
      at('2022-12-01T00:00:00Z'),
      '2022-12-01',
      daysLeft,
    )
  it('is asked only with a date to move, once at a time, and only later', () => {
    expect(ask({}, '2023-01-20')).toEqual({ accept: true, askedAfterDue: false, askedLate: false })
    expect(ask({}, '2023-01-20', 2)).toMatchObject({ askedLate: true })
    expect(ask({ extensionOpen: true }, '2023-01-20')).toMatchObject({ reason: 'ALREADY_ASKED' })
    expect(ask({ currentDueOn: null, currentDueAt: null }, '2023-01-20')).toMatchObject({ reason: 'NO_DEADLINE' })
    expect(ask({}, '2022-12-30')).toMatchObject({ reason: 'NOT_LATER' })
    expect(ask({ state: 'ACCEPTED' }, '2023-01-20')).toMatchObject({ reason: 'NOT_OPEN' })
    expect(ask({ historical: true }, '2023-01-20')).toMatchObject({ reason: 'HISTORICAL' })
  })
  it('never shortens, and the third one needs the head of the Department', () => {
    const grant = (count: number, day: string, isHead = false, isAsker = false) =>
      decideExtensionGrant({ ...assignment(), extensionCount: count }, day, '2022-12-01', { isHead, isAsker })
    expect(grant(0, '2023-01-20')).toEqual({ accept: true })
    expect(grant(0, '2022-12-29')).toMatchObject({ reason: 'NOT_LATER' })
    expect(grant(2, '2023-01-20')).toMatchObject({ reason: 'DEPARTMENT_HEAD_ONLY' })
    expect(grant(2, '2023-01-20', true)).toEqual({ accept: true })
    expect(grant(0, '2023-01-20', true, true)).toMatchObject({ reason: 'OWN_REQUEST' })
  })
})
