import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActivityFacts, decideActivity, decideCancelling, decideChange } from '@/lib/activities/rules/activity'
import { decideConfirmation, decideCorrection, decideLock } from '@/lib/activities/rules/confirmation'
import {
  againstNorm,
  forecastHours,
  gapClosers,
  type Norm,
  suppressed,
  type UpcomingEvent,
} from '@/lib/activities/rules/hours'
import { hoursSchema } from '@/lib/activities/schema/activity'
import { partnerNameKey } from '@/lib/partners/rules'

const facts = (more: Partial<ActivityFacts> = {}): ActivityFacts => ({
  today: '2026-11-27',
  year: { startsOn: '2026-09-01', endsOn: '2027-08-31', closed: false },
  lockedThrough: '2026-10-31',
  classes: [{ id: 'c1', organizationId: 'o', yearId: 'y', grade: 8, roster: ['s1', 's2', 's3'] }],
  directionKnown: true,
  partnerKnown: true,
  lineKnown: true,
  twin: false,
  ...more,
})
const asked = {
  heldOn: '2026-11-27',
  mode: 'NAMED' as const,
  absentIds: [] as string[],
  headcounts: {} as Record<string, number>,
  again: false,
  correction: false,
  late: 'refused' as 'refused' | 'unreasoned' | 'reasoned',
}
const said = (f: ActivityFacts, a: Partial<typeof asked> | { mode: 'HEADCOUNT' }) => {
  const decision = decideActivity(f, { ...asked, ...a })
  return decision.accept ? 'accept' : decision.reason
}

describe('rule 13: a held activity', () => {
  it('is not in the future, and today is not', () => {
    expect(said(facts(), { heldOn: '2026-11-28' })).toBe('IN_FUTURE')
    expect(said(facts(), { heldOn: '2026-11-27' })).toBe('accept')
  })
  it('lies inside the year, which is not closed', () => {
    expect(said(facts(), { heldOn: '2026-08-31' })).toBe('OUTSIDE_YEAR')
    const closed = { startsOn: '2026-09-01', endsOn: '2027-08-31', closed: true }
    expect(said(facts({ year: closed }), {})).toBe('YEAR_CLOSED')
  })
  it('is not in a closed period, but for a correction', () => {
    expect(said(facts(), { heldOn: '2026-10-31' })).toBe('PERIOD_LOCKED')
    expect(said(facts(), { heldOn: '2026-11-01' })).toBe('accept')
    expect(said(facts(), { heldOn: '2026-10-31', correction: true })).toBe('accept')
  })
  it('in a closed period is taken of head and deputy for a reason, and says so', () => {
    expect(said(facts(), { heldOn: '2026-10-31', late: 'unreasoned' })).toBe('LATE_REASON_NEEDED')
    const late = (heldOn: string) => decideActivity(facts(), { ...asked, heldOn, late: 'reasoned' })
    expect(late('2026-10-31')).toMatchObject({ accept: true, late: true })
    expect(late('2026-11-01')).toMatchObject({ accept: true, late: false })
  })
  it('has everybody enrolled present but the ticked ones', () => {
    const decision = decideActivity(facts(), { ...asked, absentIds: ['s2'] })
    expect(decision).toMatchObject({
      accept: true,
      participations: [
        { studentId: 's1', attended: true },
        { studentId: 's2', attended: false },
        { studentId: 's3', attended: true },
      ],
    })
  })
  it('knows nobody who was not enrolled on the day', () => {
    expect(said(facts(), { absentIds: ['s9'] })).toBe('NOT_ENROLLED')
  })
  it('never has more children than the roster', () => {
    expect(said(facts(), { headcounts: { c1: 1 } })).toBe('OVER_ROSTER')
    expect(said(facts(), { headcounts: { c1: 1 }, absentIds: ['s1'] })).toBe('accept')
    expect(said(facts(), { mode: 'HEADCOUNT', headcounts: { c1: 3 } } as never)).toBe('accept')
    expect(said(facts(), { mode: 'HEADCOUNT', headcounts: { c1: 4 } } as never)).toBe('OVER_ROSTER')
  })
  it('names nobody in headcount mode', () => {
    const decision = decideActivity(facts(), { ...asked, mode: 'HEADCOUNT', headcounts: { c1: 2 } })
    expect(decision).toMatchObject({ accept: true, participations: [], classes: [{ headcount: 2 }] })
  })
  it('had somebody there', () => {
    expect(said(facts(), { absentIds: ['s1', 's2', 's3'] })).toBe('NOBODY_THERE')
  })
  it('is asked about once when it looks double', () => {
    expect(said(facts({ twin: true }), {})).toBe('LOOKS_DOUBLE')
    expect(said(facts({ twin: true }), { again: true })).toBe('accept')
  })
  it('takes classes of one organisation and year', () => {
    const two = [...facts().classes, { id: 'c2', organizationId: 'other', yearId: 'y', grade: 8, roster: [] }]
    expect(said(facts({ classes: two }), {})).toBe('CLASSES_DIFFER')
  })
  it('lasts half an hour to eight hours by halves', () => {
    for (const good of ['0.5', '1', '1.5', '8']) expect(hoursSchema.safeParse(good).success, good).toBe(true)
    for (const bad of ['0', '0.4', '0.75', '8.5', '-1', 'NaN', '1e308', '']) {
      expect(hoursSchema.safeParse(bad).success, bad).toBe(false)
    }
  })
  it('whatever is asked: nobody beyond the roster, nobody twice', () => {
    const ids = ['s1', 's2', 's3', 's4']
    fc.assert(
      fc.property(fc.subarray(ids), fc.subarray(ids), fc.nat(5), fc.boolean(), (roster, absentIds, n, named) => {
        const classes = [{ id: 'c1', organizationId: 'o', yearId: 'y', grade: null, roster }]
        const mode = named ? ('NAMED' as const) : ('HEADCOUNT' as const)
        const decision = decideActivity(facts({ classes }), { ...asked, mode, absentIds, headcounts: { c1: n } })
        if (!decision.accept) return
        const there = decision.participations.filter(({ attended }) => attended).map(({ studentId }) => studentId)
        expect(new Set(there).size).toBe(there.length)
        expect(there.length + n).toBeLessThanOrEqual(roster.length)
        expect(there.length + n).toBeGreaterThan(0)
      }),
    )
  })
})

describe('the steps of a record (domain.md §7.2)', () => {
  it('what is held changes in place, what is confirmed by head or deputy, what is locked not at all', () => {
    expect(decideChange('HELD', false)).toBeNull()
    expect(decideChange('CONFIRMED', false)).toBe('ALREADY_CONFIRMED')
    expect(decideChange('CONFIRMED', true)).toBeNull()
    expect(decideChange('LOCKED', true)).toBe('IS_LOCKED')
    expect(decideChange('CANCELLED', true)).toBe('IS_CANCELLED')
  })
  it('only what nobody has confirmed is cancelled', () => {
    expect([decideCancelling('HELD'), decideCancelling('DRAFT')]).toEqual([null, null])
    expect(decideCancelling('CONFIRMED')).toBe('CONFIRMED_STANDS')
    expect(decideCancelling('LOCKED')).toBe('IS_LOCKED')
  })
  const held = { state: 'HELD' as const, heldOn: '2026-11-20', leaderId: 'a', createdById: 'a', correctsId: null }
  it('a deputy may confirm an own record and is recorded as having done so', () => {
    expect(decideConfirmation(held, 'a', null)).toEqual({ accept: true, state: 'CONFIRMED', own: true })
    expect(decideConfirmation(held, 'b', null)).toEqual({ accept: true, state: 'CONFIRMED', own: false })
    expect(decideConfirmation({ ...held, state: 'CONFIRMED' }, 'b', null)).toEqual({
      accept: false,
      reason: 'NOT_HELD',
    })
  })
  it('a correction of a closed period is locked with its confirmation', () => {
    expect(decideConfirmation(held, 'b', '2026-11-20')).toMatchObject({ state: 'LOCKED' })
  })
  it('a period is closed forward, up to yesterday, with nothing unconfirmed in it', () => {
    const year = { startsOn: '2026-09-01', endsOn: '2027-08-31' }
    const lock = { through: '2026-11-20', today: '2026-11-27', year, lockedThrough: null, waiting: 0 }
    expect(decideLock(lock)).toBeNull()
    expect(decideLock({ ...lock, through: '2026-11-27' })).toBe('LOCK_NOT_PAST')
    expect(decideLock({ ...lock, through: '2026-08-31' })).toBe('LOCK_OUTSIDE_YEAR')
    expect(decideLock({ ...lock, lockedThrough: '2026-11-20' })).toBe('LOCK_GOES_BACK')
    expect(decideLock({ ...lock, waiting: 1 })).toBe('UNCONFIRMED_LEFT')
  })
  it('one correction at a time, of the last one in a chain', () => {
    const locked = { state: 'LOCKED' as const, correctedById: null, voids: false, waiting: false }
    expect(decideCorrection(locked)).toBeNull()
    expect(decideCorrection({ ...locked, state: 'HELD' as const })).toBe('NOT_CONFIRMED')
    expect(decideCorrection({ ...locked, waiting: true })).toBe('CORRECTION_WAITS')
    expect(decideCorrection({ ...locked, correctedById: 'x' })).toBe('ALREADY_CORRECTED')
  })
})

const norm = (directionId: string | null, minHours: number): Norm => ({
  level: 'BASE',
  directionId,
  gradeFrom: 6,
  gradeTo: 11,
  minHours,
})
const NORMS = [norm(null, 40), norm('lessons', 4), norm('extra', 34), norm('parents', 2)]
const row = (directionId: string, hours: number, heldHours = 0) => ({ directionId, hours, heldHours })

describe('rule 14: hours against the norm', () => {
  it('holds for grades 6 to 11 only', () => {
    expect(againstNorm(5, 'BASE', NORMS, [row('extra', 10)])).toEqual({ normed: false, hours: 10, heldHours: 0 })
    expect(againstNorm(null, 'BASE', NORMS, []).normed).toBe(false)
    for (const grade of [6, 11]) expect(againstNorm(grade, 'BASE', NORMS, []).normed).toBe(true)
  })
  it('«Россия — мои горизонты» alone never reaches the base level: the missing six are shown', () => {
    expect(againstNorm(8, 'BASE', NORMS, [row('extra', 34)])).toMatchObject({ need: 40, missing: 6 })
  })
  it('what nobody has confirmed closes no gap', () => {
    expect(againstNorm(8, 'BASE', NORMS, [row('extra', 30, 10)])).toMatchObject({
      hours: 30,
      heldHours: 10,
      missing: 10,
    })
  })
  it('more of one direction does not close the gap of another', () => {
    const against = againstNorm(8, 'BASE', NORMS, [row('extra', 60)])
    expect(against).toMatchObject({ missing: 0 })
    expect(against.normed && against.directions.find(({ directionId }) => directionId === 'parents')?.missing).toBe(2)
  })
})

describe('the forecast to the end of May', () => {
  const year = { startsOn: '2026-09-01' }
  it('says nothing in the first four weeks', () => expect(forecastHours(5, year, '2026-09-27')).toBeNull())
  it('goes on at the pace so far', () => expect(forecastHours(10, year, '2026-11-29')).toBe(30.5))
  it('is what there is once May is over', () => expect(forecastHours(33, year, '2027-06-15')).toBe(33))
})

describe('what closes the gap', () => {
  const event = (id: string, more: Partial<UpcomingEvent> = {}): UpcomingEvent => ({
    ...{
      id,
      title: id,
      on: '2026-12-10',
      directionId: 'extra',
      hours: 3,
      gradeFrom: 8,
      gradeTo: 9,
      places: 5,
      href: '/',
    },
    ...more,
  })
  const against = againstNorm(8, 'BASE', NORMS, [row('extra', 32), row('lessons', 4)])
  it('is the nearest events of short directions with a place for the grade', () => {
    const found = gapClosers(against, 8, '2026-11-27', [
      event('full', { places: 0 }),
      event('past', { on: '2026-11-01' }),
      event('eleventh', { gradeFrom: 11, gradeTo: 11 }),
      event('later', { on: '2026-12-20', directionId: 'parents', hours: 2 }),
      event('near'),
    ])
    expect(found.map(({ id, closes }) => [id, closes])).toEqual([
      ['near', 2],
      ['later', 2],
    ])
  })
  it('is nothing where nothing is normed', () => {
    expect(gapClosers(againstNorm(3, 'BASE', NORMS, []), 3, '2026-11-27', [event('a')])).toEqual([])
  })
})

describe('rule 26: small groups', () => {
  it('are not shown above the school, and nobody is no group', () => {
    expect([0, 1, 4, 5].map((n) => suppressed(n, true))).toEqual([0, null, null, 5])
    expect(suppressed(1, false)).toBe(1)
  })
})

describe('one partner is one row', () => {
  it('whatever its quotes, case and ё', () => {
    expect(partnerNameKey('ООО «Берёзка»')).toBe(partnerNameKey('ооо "Березка"'))
    expect(partnerNameKey('ООО Прииск')).not.toBe(partnerNameKey('ООО Прииск 2'))
  })
})
