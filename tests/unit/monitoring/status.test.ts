import { describe, expect, it } from 'vitest'
import { disciplineOf, disciplinePeriod } from '@/lib/monitoring/rules/discipline'
import { nextStep } from '@/lib/monitoring/rules/next-step'
import { waitingFor } from '@/lib/monitoring/rules/queue'
import { addTotals, compareUrgency, isSettled, rowStatus, urgencyRank } from '@/lib/monitoring/rules/status'
import type { RowFacts } from '@/lib/monitoring/types'
import type { DerivedStatus } from '@/lib/resolutions/types'

const TODAY = '2026-11-24'
const end = (day: string) => new Date(`${day}T15:59:59.999Z`)

function facts(given: Partial<RowFacts> = {}): RowFacts {
  const due = given.currentDueOn === undefined ? '2026-12-30' : given.currentDueOn
  return {
    state: 'ISSUED',
    periodKey: 'ONCE',
    periodic: false,
    historical: false,
    currentDueOn: due,
    currentDueAt: due ? end(due) : null,
    reworkDueOn: null,
    reworkDueAt: null,
    reviewOn: null,
    neededDueAt: null,
    latePolicy: 'LOCK',
    extensionOpen: false,
    ...given,
  }
}
const HEAD = { work: true, askExtension: true, decide: false }
const TEACHER = { work: true, askExtension: false, decide: false }
const DEPARTMENT = { work: false, askExtension: true, decide: true }
const step = (given: Partial<RowFacts>, rights: typeof HEAD) =>
  nextStep(facts(given), rowStatus(facts(given), TODAY), rights)

describe('the status of a row', () => {
  it('of a historical assignment is never overdue nor near its day', () => {
    expect(rowStatus(facts({ historical: true, currentDueOn: '2022-12-30' }), TODAY)).toEqual({ kind: 'notStarted' })
    expect(rowStatus(facts({ historical: true, currentDueOn: '2026-11-25', state: 'IN_PROGRESS' }), TODAY)).toEqual({
      kind: 'inProgress',
    })
    expect(rowStatus(facts({ historical: true, currentDueOn: '2022-12-30', state: 'RETURNED' }), TODAY)).toEqual({
      kind: 'onRework',
      days: null,
    })
    expect(rowStatus(facts({ historical: true, currentDueOn: null }), TODAY).kind).toBe('noDeadline')
  })

  it('of a historical result is late only by its entered dates', () => {
    const late = { historical: true, state: 'ACCEPTED', currentDueOn: '2022-12-30' } as const
    expect(rowStatus(facts({ ...late, neededDueAt: end('2023-01-10') }), TODAY).kind).toBe('acceptedLate')
    expect(rowStatus(facts({ ...late, neededDueAt: end('2022-12-01') }), TODAY).kind).toBe('accepted')
  })

  it('is due today until the end of the day and overdue from the next day on', () => {
    expect(rowStatus(facts({ currentDueOn: TODAY }), TODAY)).toEqual({ kind: 'dueSoon', days: 0 })
    expect(rowStatus(facts({ currentDueOn: '2026-11-23' }), TODAY)).toEqual({ kind: 'overdue', days: 1 })
  })
})

describe('the order of urgency', () => {
  it('is overdue, rework, near, under review, open, without a date, late, done, removed', () => {
    const kinds: DerivedStatus[] = [
      { kind: 'overdue', days: 2 },
      { kind: 'onRework', days: 3 },
      { kind: 'dueSoon', days: 5 },
      { kind: 'submitted', late: false },
      { kind: 'notStarted' },
      { kind: 'noDeadline', reviewOn: null },
      { kind: 'acceptedLate' },
      { kind: 'accepted' },
      { kind: 'notApplicable' },
      { kind: 'cancelled' },
    ]
    expect(kinds.map(urgencyRank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(kinds.filter(isSettled).map(({ kind }) => kind)).toEqual([
      'acceptedLate',
      'accepted',
      'notApplicable',
      'cancelled',
    ])
  })

  it('puts the nearer day first within a rank and none last', () => {
    const open = { kind: 'notStarted' } as const
    const rows = [null, '2026-12-30', '2026-12-01'].map((dueOn) => ({ status: open, dueOn }))
    expect(rows.sort(compareUrgency).map(({ dueOn }) => dueOn)).toEqual(['2026-12-01', '2026-12-30', null])
  })

  it('adds totals', () => {
    expect(
      addTotals([
        { total: 2, done: 1, overdue: 0 },
        { total: 3, done: 0, overdue: 2 },
      ]),
    ).toEqual({ total: 5, done: 1, overdue: 2 })
  })
})

describe('the next step', () => {
  it('of a head is to acknowledge, to fill in, to send again', () => {
    expect(step({}, HEAD)).toBe('acknowledge')
    expect(step({ state: 'ACKNOWLEDGED' }, HEAD)).toBe('fill')
    expect(step({ state: 'REOPENED' }, HEAD)).toBe('fill')
    expect(step({ state: 'RETURNED', reworkDueOn: '2026-12-31', reworkDueAt: end('2026-12-31') }, HEAD)).toBe('rework')
  })

  it('past the day is to ask for an extension, to wait for one, or to send late where that is taken', () => {
    const passed = { currentDueOn: '2026-11-01', state: 'IN_PROGRESS' } as const
    expect(step(passed, HEAD)).toBe('askExtension')
    expect(step({ ...passed, extensionOpen: true }, HEAD)).toBe('waitExtension')
    expect(step({ ...passed, latePolicy: 'ACCEPT_LATE' }, HEAD)).toBe('fill')
    expect(step(passed, TEACHER)).toBe('tellHead')
  })

  it('of the Department is to review and to decide, never to fill in for others', () => {
    expect(step({ state: 'SUBMITTED' }, DEPARTMENT)).toBe('review')
    expect(step({ extensionOpen: true }, DEPARTMENT)).toBe('decideExtension')
    expect(step({}, DEPARTMENT)).toBe('open')
  })

  it('is only to look when it is done, historical or not one’s own', () => {
    expect(step({ state: 'ACCEPTED' }, HEAD)).toBe('open')
    expect(step({ state: 'SUBMITTED' }, HEAD)).toBe('open')
    expect(step({ historical: true }, HEAD)).toBe('open')
    expect(step({}, { work: false, askExtension: true, decide: false })).toBe('open')
  })
})

describe('executive discipline', () => {
  it('is accepted on time of what was due, with and without extensions', () => {
    expect(disciplineOf({ due: 8, onTime: 7, firstDue: 10, firstOnTime: 5 })).toEqual({
      percent: 87.5,
      percentByFirstDate: 50,
    })
  })

  it('is not a number when nothing was due', () => {
    const nothing = { due: 0, onTime: 0, firstDue: 0, firstOnTime: 0 }
    expect(disciplineOf(nothing)).toEqual({ percent: null, percentByFirstDate: null })
    expect(disciplineOf({ ...nothing, firstDue: 2 })).toEqual({ percent: null, percentByFirstDate: 0 })
  })

  it('covers the year up to yesterday, and nothing on 1 January', () => {
    expect(disciplinePeriod(TODAY)).toEqual({ from: '2026-01-01', to: '2026-11-23' })
    expect(disciplinePeriod('2026-01-01')).toBeNull()
  })
})

describe('a report that waits', () => {
  const calendar = { isWorkingDay: (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) }

  it('is the controller’s own debt after five worked days', () => {
    expect(waitingFor('2026-11-17', TODAY, calendar)).toEqual({ days: 5, debt: false })
    expect(waitingFor('2026-11-16', TODAY, calendar)).toEqual({ days: 6, debt: true })
    expect(waitingFor(TODAY, TODAY, calendar)).toEqual({ days: 0, debt: false })
  })
})
