import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/kernel/calendar'
import {
  ageOn,
  decideBeginning,
  decideBirthDate,
  decideClassChange,
  decideEnding,
  decideEnrollment,
  lastStay,
  overlaps,
  type Stay,
} from '@/lib/students/rules/enrollments'
import { decideAcceptance, decideTransferAsk } from '@/lib/students/rules/transfers'

const TODAY = '2026-11-27'
const stay = (id: string, validFrom: string, validUntil: string | null = null): Stay => ({
  ...{ id, validFrom, validUntil },
  classGroupId: `class of ${id}`,
})

/** A repeatable stream of whole numbers below `size`. */
function numbers(seed: number) {
  let state = seed
  return (size: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state % size
  }
}

describe('an ending', () => {
  test('cuts the stay that holds and takes away one that has not begun', () => {
    const stays = [stay('now', '2026-09-01', '2027-08-31'), stay('next', '2027-09-01')]
    expect(decideEnding(stays, '2026-11-27', TODAY)).toEqual({
      ok: true,
      ending: { end: [{ id: 'now', validUntil: '2026-11-27' }], remove: ['next'] },
    })
  })

  test('never erases a stay that has begun', () => {
    expect(decideEnding([stay('now', '2026-09-01')], '2026-08-31', TODAY)).toEqual({
      ok: false,
      reason: 'DAY_BEFORE_ENROLLMENT',
    })
  })

  test('of nobody is NOT_ENROLLED', () => {
    expect(decideEnding([stay('old', '2026-09-01', '2026-10-01')], '2026-10-01', TODAY)).toEqual({
      ok: false,
      reason: 'NOT_ENROLLED',
    })
  })
})

/** Any order of enrolments, class changes, transfers and leavings, played on the rules alone. */
test('after thousands of random steps no pupil is in two classes on one day, and no stay ends before it begins', () => {
  const next = numbers(20_261_127)
  const wrong: Stay[] = []
  let done = 0
  for (let pupil = 0; pupil < 400; pupil++) {
    let stays: Stay[] = []
    let today = '2026-09-01'
    for (let i = 0; i < 12; i++) {
      today = addDays(today, next(20))
      const day = addDays(today, next(41) - 20)
      const apply = (ending: { end: { id: string; validUntil: string }[]; remove: string[] }, opens: Stay | null) => {
        stays = stays
          .filter(({ id }) => !ending.remove.includes(id))
          .map((each) => ({
            ...each,
            validUntil: ending.end.find(({ id }) => id === each.id)?.validUntil ?? each.validUntil,
          }))
        if (opens) stays.push(opens)
        done++
      }
      const fresh = stay(`${pupil} ${i}`, day)
      const step = next(4)
      if (step === 0 && decideEnrollment(stays, day) === null) apply({ end: [], remove: [] }, fresh)
      const from = lastStay(stays)
      if (step === 1 && from) {
        const to = { classGroupId: fresh.classGroupId, yearId: 'y' }
        const change = decideClassChange({
          stays,
          from,
          to,
          fromYearId: 'y',
          firstDay: day,
          today,
          used: day === today,
        })
        if (change.ok) apply(change.ending, fresh)
      }
      if (step === 2) {
        const classYear = { startsOn: '2026-09-01', endsOn: '2027-08-31' }
        const taken = decideAcceptance({ state: 'REQUESTED', stays, transferOn: day, today, classYear })
        if (taken.ok && decideEnrollment([], day) === null) apply(taken.ending, fresh)
      }
      if (step === 3) {
        const gone = decideEnding(stays, day, today)
        if (gone.ok) apply(gone.ending, null)
      }
      for (const [a, one] of stays.entries()) {
        if (one.validUntil !== null && one.validUntil < one.validFrom) wrong.push(one)
        wrong.push(...stays.slice(a + 1).filter((other) => overlaps(one, other)))
      }
    }
  }
  expect(wrong).toEqual([])
  expect(done).toBeGreaterThan(1000)
})

describe('a change of class', () => {
  const from = stay('now', '2026-09-01')
  const change = (over: object) =>
    decideClassChange({
      ...{ stays: [from], from, fromYearId: 'y', firstDay: TODAY, today: TODAY, used: false },
      to: { classGroupId: 'other', yearId: 'y' },
      ...over,
    })

  test('ends the day before', () => {
    expect(change({})).toEqual({ ok: true, ending: { end: [{ id: 'now', validUntil: '2026-11-26' }], remove: [] } })
  })

  test('is refused into the same class, another year and before the first day', () => {
    expect(change({ to: { classGroupId: 'class of now', yearId: 'y' } })).toMatchObject({ reason: 'SAME_CLASS' })
    expect(change({ to: { classGroupId: 'other', yearId: 'z' } })).toMatchObject({ reason: 'OTHER_YEAR' })
    expect(change({ firstDay: '2026-09-01' })).toMatchObject({ reason: 'DAY_BEFORE_ENROLLMENT' })
  })

  test('on the very day of the enrolment takes it back, unless something is recorded in the old class', () => {
    const today = stay('new', TODAY)
    const ending = { end: [], remove: ['new'] }
    expect(change({ stays: [today], from: today })).toEqual({ ok: true, ending })
    expect(change({ stays: [today], from: today, used: true })).toMatchObject({ reason: 'DAY_BEFORE_ENROLLMENT' })
  })
})

describe('a transfer', () => {
  const target = { id: 'b', kind: 'SCHOOL' as const, status: 'ACTIVE' as const }
  const asked = (over: object) =>
    decideTransferAsk({
      ...{ stays: [stay('now', '2026-09-01')], organizationId: 'a', target, transferOn: TODAY, today: TODAY },
      ...{ openTransfer: false, ...over },
    })

  test('goes to another active school or kindergarten, within days that can be meant', () => {
    expect(asked({})).toBeNull()
    expect(asked({ target: { ...target, id: 'a' } })).toBe('TRANSFER_TO_SELF')
    expect(asked({ target: { ...target, status: 'CLOSED' } })).toBe('TRANSFER_TARGET')
    expect(asked({ target: { ...target, kind: 'ADDITIONAL' } })).toBe('TRANSFER_TARGET')
    expect(asked({ transferOn: '2026-10-26' })).toBe('TRANSFER_DAY')
    expect(asked({ transferOn: '2026-10-27' })).toBeNull()
    expect(asked({ openTransfer: true })).toBe('TRANSFER_IS_OPEN')
    expect(asked({ stays: [] })).toBe('NOT_ENROLLED')
  })
})

test('days of a stay lie in the year of its class', () => {
  const year = { startsOn: '2026-09-01', endsOn: '2027-08-31' }
  expect(decideBeginning(year, '2026-08-31', TODAY)).toBe('DAY_OUTSIDE_YEAR')
  expect(decideBeginning(year, '2026-09-01', TODAY)).toBeNull()
  expect(decideBeginning({ startsOn: '2028-09-01', endsOn: '2029-08-31' }, '2028-09-01', TODAY)).toBe('DAY_TOO_FAR')
})

test('ages count full years, and a mistyped year of birth is told', () => {
  expect([ageOn('2012-11-28', TODAY), ageOn('2012-11-27', TODAY)]).toEqual([13, 14])
  expect(decideBirthDate('2027-01-01', null, TODAY)).toMatch(/не наступил/)
  expect(decideBirthDate('1912-01-01', { kind: 'CLASS', grade: 8 }, TODAY)).toMatch(/Проверьте год/)
  expect(decideBirthDate('2012-01-01', { kind: 'CLASS', grade: 8 }, TODAY)).toBeNull()
})
