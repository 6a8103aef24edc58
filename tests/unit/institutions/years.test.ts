import { describe, expect, test } from 'vitest'
import {
  dayWithin,
  decideBreaks,
  decideClosingYear,
  decideMakeCurrent,
  decideOpening,
  defaultBreaks,
  effectiveBreaks,
  effectiveYearGap,
  nextStartYear,
  startYearOf,
  yearCode,
  yearDays,
} from '@/lib/institutions/rules/years'

test('the academic year turns on 1 September', () => {
  expect([startYearOf('2026-08-31'), startYearOf('2026-09-01')]).toEqual([2025, 2026])
  expect([yearCode(2026), yearCode(1999)]).toEqual(['2026/27', '1999/00'])
  expect(yearDays(2026)).toEqual({ startsOn: '2026-09-01', endsOn: '2027-08-31' })
})

test('the usual breaks of 2025/26 are those of the published calendars, and of any year they lie in it', () => {
  expect(defaultBreaks(2025).map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`)).toEqual([
    '2025-10-25 2025-11-02',
    '2025-12-31 2026-01-11',
    '2026-03-28 2026-04-05',
    '2026-05-27 2026-08-31',
  ])
  for (let year = 2020; year < 2050; year++) {
    expect(decideBreaks({ ...yearDays(year), state: 'CURRENT' }, defaultBreaks(year)), String(year)).toBeNull()
  }
})

describe('years', () => {
  const years = [{ startsOn: '2025-09-01' }, { startsOn: '2026-09-01' }]

  test('are opened one after another', () => {
    expect(nextStartYear(years, '2026-11-27')).toBe(2027)
    expect(nextStartYear([], '2026-11-27')).toBe(2026)
    expect(decideOpening(years, 2027, '2026-11-27')).toBeNull()
    expect(decideOpening(years, 2026, '2026-11-27')).toBe('YEAR_EXISTS')
    expect(decideOpening(years, 2028, '2026-11-27')).toBe('YEAR_NOT_NEXT')
  })

  test('become current from August on, and only planned ones', () => {
    const year = { state: 'PLANNED' as const, startsOn: '2027-09-01' }
    expect(decideMakeCurrent(year, '2027-07-31')).toBe('YEAR_TOO_EARLY')
    expect(decideMakeCurrent(year, '2027-08-01')).toBeNull()
    expect(decideMakeCurrent({ ...year, state: 'CLOSED' }, '2027-09-01')).toBe('YEAR_NOT_PLANNED')
  })

  test('are closed by hand only when they are over', () => {
    const year = { state: 'CURRENT' as const, endsOn: '2027-08-31' }
    expect(decideClosingYear(year, '2027-08-31')).toBe('YEAR_NOT_OVER')
    expect(decideClosingYear(year, '2027-09-01')).toBeNull()
    expect(decideClosingYear({ ...year, state: 'PLANNED' }, '2027-09-01')).toBe('YEAR_NOT_CURRENT')
  })
})

test('breaks lie inside an open year, one after another; own ones stand instead of the usual', () => {
  const year = { startsOn: '2026-09-01', endsOn: '2027-08-31', state: 'CURRENT' as const }
  const rest = (startsOn: string, endsOn: string) => ({ title: 'Каникулы', startsOn, endsOn })
  expect(decideBreaks(year, [rest('2026-11-01', '2026-10-31')])).toBe('BREAK_BACKWARDS')
  expect(decideBreaks(year, [rest('2026-08-31', '2026-09-02')])).toBe('BREAK_OUTSIDE_YEAR')
  expect(decideBreaks(year, [rest('2026-11-05', '2026-11-09'), rest('2026-11-01', '2026-11-05')])).toBe(
    'BREAKS_OVERLAP',
  )
  expect(decideBreaks({ ...year, state: 'CLOSED' }, [])).toBe('YEAR_IS_CLOSED')
  expect(decideBreaks(year, [])).toBeNull()
  expect(effectiveBreaks(['usual'], [])).toEqual(['usual'])
  expect(effectiveBreaks(['usual'], ['own'])).toEqual(['own'])
})

test('a page shows a year by today, by its first day before it and by its last after it', () => {
  const year = { startsOn: '2026-09-01', endsOn: '2027-08-31' }
  expect([dayWithin(year, '2026-08-01'), dayWithin(year, '2026-11-27'), dayWithin(year, '2028-01-01')]).toEqual([
    '2026-09-01',
    '2026-11-27',
    '2027-08-31',
  ])
})

describe('work of today has a year to belong to', () => {
  const last = { code: '2026/27', endsOn: '2027-08-31', state: 'CURRENT' as const }

  test('while the current year goes on, and when the next one became current in August', () => {
    expect(effectiveYearGap([last], '2027-08-31')).toBeNull()
    const next = { code: '2027/28', endsOn: '2028-08-31', state: 'CURRENT' as const }
    expect(effectiveYearGap([{ ...last, state: 'CLOSED' }, next], '2027-08-05')).toBeNull()
  })

  test('no longer from 1 September on, whether the next one is planned or not', () => {
    const over = { code: '2026/27', endsOn: '2027-08-31' }
    expect(effectiveYearGap([last], '2027-09-01')).toEqual({ over, wanted: '2027/28', planned: false })
    const next = { code: '2027/28', endsOn: '2028-08-31', state: 'PLANNED' as const }
    expect(effectiveYearGap([last, next], '2027-09-01')).toEqual({ over, wanted: '2027/28', planned: true })
  })

  test('not when the year was closed or none was ever opened', () => {
    const none = { over: null, wanted: '2026/27', planned: false }
    expect(effectiveYearGap([{ ...last, state: 'CLOSED' }], '2027-01-10')).toEqual(none)
    expect(effectiveYearGap([], '2027-01-10')).toEqual(none)
  })
})
