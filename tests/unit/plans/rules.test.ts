import { describe, expect, it } from 'vitest'
import type { PlanState } from '@/lib/kernel/prisma/enums'
import { planDifference } from '@/lib/plans/rules/plan-difference'
import { entryObjections, fallsOnRest, planAgainstNorm, shiftYears } from '@/lib/plans/rules/plan-entries'
import {
  decideAmending,
  decideLineChange,
  decidePlanDecision,
  decidePlanEdit,
  decidePlanFiling,
  decidePlanReview,
  entryStanding,
  owesPlan,
} from '@/lib/plans/rules/plan-states'
import { templateEntries } from '@/lib/plans/rules/plan-template'
import { decidePlanSubmission } from '@/lib/resolutions/rules/plan-filing'

const YEAR = { startsOn: '2026-09-01', endsOn: '2027-08-31' }
const CODES = ['profile', 'lessons', 'extracurricular', 'practice', 'additional', 'vocational', 'parents']
const DIRECTIONS = CODES.map((code) => ({ id: code, code }))
const norm = (level: 'BASE' | 'MAIN', directionId: string | null, minHours: number) => ({
  ...{ level, directionId, minHours },
  gradeFrom: 6,
  gradeTo: 11,
})
const NORMS = [
  norm('BASE', null, 40),
  norm('BASE', 'lessons', 4),
  norm('BASE', 'extracurricular', 34),
  norm('BASE', 'parents', 2),
  norm('MAIN', null, 60),
  norm('MAIN', 'practice', 12),
]
const hours = (directionId: string, amount: number, stepFrom = 6, stepTo = 11) => ({
  ...{ directionId, stepFrom, stepTo },
  hours: amount,
})

describe('the hours of a plan against the norm (rule 12)', () => {
  it('are told for each direction by the grade that is shortest', () => {
    const rows = planAgainstNorm('BASE', NORMS, [6, 7, 8], [hours('extracurricular', 34, 7, 11), hours('lessons', 4)])
    const of = (id: string | null) => rows.find(({ directionId }) => directionId === id)
    expect(of('extracurricular')).toMatchObject({ grade: 6, planned: 0, need: 34, missing: 34 })
    expect(of('lessons')).toMatchObject({ planned: 4, missing: 0 })
    expect(of(null)).toMatchObject({ grade: 6, planned: 4, missing: 36 })
  })

  it('count nothing below the sixth grade, and grades that are not taught', () => {
    expect(planAgainstNorm('BASE', NORMS, [1, 2, 3, 4, 5], [])).toEqual([])
    const [row] = planAgainstNorm('BASE', [norm('BASE', 'parents', 2)], [5, 9], [hours('parents', 2, 9, 9)])
    expect(row).toMatchObject({ grade: 9, missing: 0 })
  })

  it('of the template fill the base level and leave the main one short of practice', () => {
    const base = templateEntries('SCHOOL', YEAR, 'BASE', DIRECTIONS, NORMS)
    expect(planAgainstNorm('BASE', NORMS, [6, 9, 11], base).filter(({ missing }) => missing > 0)).toEqual([])
    const main = templateEntries('SCHOOL', YEAR, 'MAIN', DIRECTIONS, NORMS)
    const practice = planAgainstNorm('MAIN', NORMS, [6, 9], main).find(({ directionId }) => directionId === 'practice')
    expect(practice?.missing).toBeGreaterThan(0)
  })
})

describe('a template', () => {
  it('lies within the year, in order, and fits its own rules', () => {
    for (const kind of ['SCHOOL', 'KINDERGARTEN'] as const) {
      const entries = templateEntries(kind, YEAR, 'BASE', DIRECTIONS, NORMS)
      expect(entries.length, kind).toBeGreaterThan(5)
      const place = { kind, year: YEAR, directionIds: CODES }
      expect(entries.flatMap((entry) => entryObjections(entry, place))).toEqual([])
    }
  })
})

describe('an entry', () => {
  const place = { kind: 'SCHOOL' as const, year: YEAR, directionIds: CODES }
  const good = { directionId: 'lessons', stepFrom: 6, stepTo: 8, fromOn: '2026-10-01', toOn: '2026-10-02' }
  const reasons = (more: Partial<typeof good>, of = place) =>
    entryObjections({ ...good, ...more }, of).map(({ field, reason }) => `${field} ${reason}`)

  it('that fits is told nothing', () => expect(reasons({})).toEqual([]))
  it('outside the year, with dates or grades turned round, is told so at its field', () => {
    expect(reasons({ fromOn: '2026-08-31' })).toEqual(['fromOn OUTSIDE_YEAR'])
    expect(reasons({ toOn: '2027-09-01' })).toEqual(['toOn OUTSIDE_YEAR'])
    expect(reasons({ toOn: '2026-09-30' })).toEqual(['toOn DATES_REVERSED'])
    expect(reasons({ stepTo: 5 })).toEqual(['stepTo STEPS_REVERSED'])
    expect(reasons({ stepTo: 12 })).toEqual(['stepTo STEPS_UNKNOWN'])
  })
  it('needs a direction of its year in a school, and none in a kindergarten', () => {
    expect(reasons({ directionId: 'foreign' })).toEqual(['directionId DIRECTION_NEEDED'])
    expect(
      entryObjections({ ...good, directionId: null, stepFrom: 3, stepTo: 7 }, { ...place, kind: 'KINDERGARTEN' }),
    ).toEqual([])
    expect(reasons({ stepFrom: 8, stepTo: 8 }, { ...place, kind: 'KINDERGARTEN' } as never)).toContain(
      'stepFrom STEPS_UNKNOWN',
    )
  })
  it('on days off or in a break is warned of, a long one never', () => {
    const calendar = { isWorkingDay: (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) }
    const rest = (fromOn: string, toOn: string) =>
      fallsOnRest({ fromOn, toOn }, calendar, [{ startsOn: '2026-10-26', endsOn: '2026-11-03' }])
    expect(rest('2026-10-10', '2026-10-11')).toBe(true)
    expect(rest('2026-10-10', '2026-10-12')).toBe(false)
    expect(rest('2026-10-27', '2026-10-29')).toBe(true)
    expect(rest('2026-09-01', '2027-05-31')).toBe(false)
  })
  it('copied from last year stands a year later, 29 February on the 28th', () => {
    expect(shiftYears('2025-10-15', 1)).toBe('2026-10-15')
    expect(shiftYears('2028-02-29', 1)).toBe('2029-02-28')
  })
})

describe('the states of a plan (domain.md §7.2)', () => {
  const ALL: PlanState[] = ['DRAFT', 'SUBMITTED', 'RC_REVIEWED', 'APPROVED', 'RETURNED', 'SUPERSEDED']
  const filing = (more: object) =>
    decidePlanFiling({ state: 'DRAFT', yearClosed: false, entries: 3, gaps: 0, gapReason: null, ...more })

  it('only a draft of an open year is written in', () => {
    for (const state of ALL) expect(decidePlanEdit(state, false), state).toBe(state === 'DRAFT' ? null : 'PLAN_LOCKED')
    expect(decidePlanEdit('DRAFT', true)).toBe('YEAR_CLOSED')
  })
  it('an empty plan is not filed, one with gaps only with a reason', () => {
    expect(filing({})).toBeNull()
    expect(filing({ entries: 0 })).toBe('PLAN_EMPTY')
    expect(filing({ gaps: 1 })).toBe('GAP_REASON_NEEDED')
    expect(filing({ gaps: 1, gapReason: 'Нет 9-х классов.' })).toBeNull()
    expect(filing({ state: 'SUBMITTED' })).toBe('PLAN_LOCKED')
  })
  it('only what is filed is reviewed', () => {
    for (const state of ALL) {
      expect(decidePlanReview(state), state).toBe(state === 'SUBMITTED' ? null : 'NOT_SUBMITTED')
    }
  })
  it('is approved after the review, or without one where there is no centre; never by who filed it', () => {
    const decide = (state: PlanState, verdict: 'APPROVE' | 'RETURN', more = {}) =>
      decidePlanDecision({ state, submittedById: 'head', hasCentre: true, ...more }, 'clerk', verdict)
    expect(decide('RC_REVIEWED', 'APPROVE')).toBeNull()
    expect(decide('SUBMITTED', 'APPROVE')).toBe('NOT_REVIEWED')
    expect(decide('SUBMITTED', 'APPROVE', { hasCentre: false })).toBeNull()
    expect(decide('SUBMITTED', 'RETURN')).toBeNull()
    expect(decide('RC_REVIEWED', 'APPROVE', { submittedById: 'clerk' })).toBe('OWN_PLAN')
    for (const state of ['DRAFT', 'APPROVED', 'RETURNED', 'SUPERSEDED'] as const) {
      expect(decide(state, 'RETURN'), state).toBe('NOT_SUBMITTED')
    }
  })
  it('is amended once it is in force and nothing is on its way', () => {
    expect(decideAmending(['SUPERSEDED', 'APPROVED'], false)).toBeNull()
    expect(decideAmending(['APPROVED', 'SUBMITTED'], false)).toBe('REVISION_OPEN')
    expect(decideAmending(['RETURNED'], false)).toBe('NOT_IN_FORCE')
    expect(decideAmending(['APPROVED'], true)).toBe('YEAR_CLOSED')
  })
  it('a line is moved or cancelled while nothing was held for it', () => {
    const line = { state: 'PLANNED' as const, held: 0, inForce: true }
    expect(decideLineChange(line, 'MOVE')).toBeNull()
    expect(decideLineChange({ ...line, held: 1 }, 'CANCEL')).toBe('LINE_HELD')
    expect(decideLineChange({ ...line, state: 'CANCELLED' }, 'MOVE')).toBe('LINE_CANCELLED')
    expect(decideLineChange({ ...line, inForce: false }, 'MOVE')).toBe('NOT_IN_FORCE')
    expect(decideLineChange(line, 'RESTORE')).toBe('LINE_STANDS')
    expect(decideLineChange({ ...line, state: 'MOVED' }, 'RESTORE')).toBeNull()
  })
  it('missed is computed: the last day is over and nothing was held', () => {
    const entry = { lineState: 'PLANNED' as const, held: 0, toOn: '2026-11-10', movedToOn: null }
    expect(entryStanding(entry, '2026-11-10')).toBe('PLANNED')
    expect(entryStanding(entry, '2026-11-11')).toBe('MISSED')
    expect(entryStanding({ ...entry, held: 1 }, '2026-11-11')).toBe('HELD')
    const moved = { ...entry, lineState: 'MOVED' as const, movedToOn: '2026-12-01' }
    expect(entryStanding(moved, '2026-11-11')).toBe('MOVED')
    expect(entryStanding(moved, '2026-12-02')).toBe('MISSED')
    expect(entryStanding({ ...entry, lineState: 'CANCELLED' }, '2026-11-11')).toBe('CANCELLED')
  })
  it('a rural school with preschool groups owes both plans', () => {
    expect(owesPlan(['PRESCHOOL', 'PRIMARY'], 'SCHOOL')).toBe(true)
    expect(owesPlan(['PRESCHOOL', 'PRIMARY'], 'KINDERGARTEN')).toBe(true)
    expect(owesPlan(['PRESCHOOL'], 'SCHOOL')).toBe(false)
    expect(owesPlan(['ADDITIONAL'], 'KINDERGARTEN')).toBe(false)
  })
})

describe('filing a plan', () => {
  const due = new Date('2026-11-10T15:59:59.999Z')
  const after = new Date('2026-11-11T00:00:00Z')
  const assignment = {
    ...{
      state: 'IN_PROGRESS' as const,
      periodKey: 'ONCE',
      periodic: false,
      historical: false,
      latePolicy: 'LOCK' as const,
    },
    ...{ originalDueAt: due, currentDueAt: due, currentDueOn: '2026-11-10', reworkDueAt: null, reworkDueOn: null },
    ...{ neededDueAt: null, reviewOn: null },
  }
  const plain = { amends: false, reworkDueAt: null }

  it('is bound to its assignment’s due moment like a report', () => {
    expect(decidePlanSubmission(assignment, plain, due, null)).toEqual({ accept: true, basis: 'DEADLINE' })
    expect(decidePlanSubmission(assignment, plain, after, null)).toMatchObject({ reason: 'DEADLINE_PASSED' })
    const late = { ...assignment, latePolicy: 'ACCEPT_LATE' as const }
    expect(decidePlanSubmission(late, plain, after, null)).toMatchObject({ reason: 'LATE_REASON_REQUIRED' })
    expect(decidePlanSubmission(late, plain, after, 'Болел.')).toMatchObject({ basis: 'LATE_ACCEPTED' })
  })
  it('a returned plan has its own days, an amendment and a plan nobody asks for have none', () => {
    const rework = { amends: false, reworkDueAt: new Date('2026-11-20T00:00:00Z') }
    expect(decidePlanSubmission(assignment, rework, after, null)).toEqual({ accept: true, basis: 'REWORK' })
    expect(decidePlanSubmission(assignment, { amends: true, reworkDueAt: null }, after, null)).toMatchObject({
      basis: 'AMENDMENT',
    })
    expect(decidePlanSubmission(null, plain, after, null)).toMatchObject({ basis: 'NO_DEADLINE' })
  })
})

describe('the difference between two revisions', () => {
  const entry = (lineId: string, more = {}) => ({
    ...{
      lineId,
      directionId: null,
      direction: 'Урочная',
      form: 'LESSON' as const,
      title: 'Урок',
      stepFrom: 6,
      stepTo: 8,
    },
    ...{ fromOn: '2026-10-01', toOn: '2026-10-01', hours: 1, responsible: 'учитель', partnerId: null, partner: null },
    ...{ itemId: null as string | null, item: null as string | null },
    ...more,
  })
  it('tells entries apart by their line, not by their words', () => {
    const { added, removed, changed, same } = planDifference(
      [entry('a'), entry('b'), entry('c')],
      [entry('b', { hours: 2, toOn: '2026-10-05', itemId: 'i', item: '4.1' }), entry('c'), entry('d')],
    )
    expect(added.map(({ lineId }) => lineId)).toEqual(['d'])
    expect(removed.map(({ lineId }) => lineId)).toEqual(['a'])
    expect(changed.map(({ after, fields }) => [after.lineId, fields])).toEqual([['b', ['dates', 'hours', 'item']]])
    expect(same).toBe(1)
  })
})
