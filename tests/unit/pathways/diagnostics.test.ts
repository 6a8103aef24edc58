import { describe, expect, it } from 'vitest'
import {
  bandOf,
  decideSheet,
  fitsGrade,
  isValue,
  leadingOf,
  mayRelease,
  ranked,
  scaleRows,
  seesSummary,
} from '@/lib/pathways/rules/diagnostics'
import { INTEREST_TYPES, INTERESTS, PAIRS, readAnswers, scoreInterests } from '@/lib/pathways/rules/interests'
import { summaryOf } from '@/lib/pathways/rules/summary'

const scale = { code: 'NATURE', title: 'природа', max: 8 }
const points = (more: Record<string, number> = {}) => ({
  NATURE: 0,
  TECHNIQUE: 0,
  HUMAN: 0,
  SIGN: 0,
  IMAGE: 0,
  ...more,
})

describe('the portal’s questionnaire', () => {
  it('has twenty pairs of two different types, each type in eight of them, no text twice', () => {
    expect(PAIRS).toHaveLength(20)
    const sides = PAIRS.flat()
    for (const type of Object.keys(INTEREST_TYPES))
      expect(
        sides.filter((each) => each.type === type),
        type,
      ).toHaveLength(8)
    expect(PAIRS.every(([first, second]) => first.type !== second.type)).toBe(true)
    expect(new Set(sides.map(({ text }) => text)).size).toBe(40)
  })

  it('weighs every two types against each other twice', () => {
    const weighed = PAIRS.map(([first, second]) => [first.type, second.type].sort().join(' '))
    expect(new Set(weighed).size).toBe(10)
    expect(weighed.every((pair) => weighed.filter((each) => each === pair).length === 2)).toBe(true)
  })

  it('gives each type a point for each choice of it, eight at most, none for a pair left open', () => {
    expect(scoreInterests(PAIRS.map(() => 0))).toEqual(points())
    const nature = PAIRS.map(([first, second]) => (first.type === 'NATURE' ? 1 : second.type === 'NATURE' ? 2 : 0))
    expect(scoreInterests(nature)).toEqual(points({ NATURE: 8 }))
    const all = scoreInterests(PAIRS.map((_, at) => (at % 2) + 1))
    expect(Object.values(all).reduce((sum, each) => sum + each, 0)).toBe(20)
  })

  it('calls 0–2 of eight weak, 3–6 middling, 7 and 8 marked', () => {
    const words = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((value) => bandOf(INTERESTS, scale, value))
    expect(words).toEqual(['слабо', 'слабо', 'слабо', 'средне', 'средне', 'средне', 'средне', 'ярко', 'ярко'])
  })
})

describe('answers of a paper sheet', () => {
  const sheet = '12'.repeat(10)
  it('are a 1 or a 2 for each pair, however they are parted', () => {
    const read = [...sheet].map(Number)
    expect(readAnswers(sheet)).toEqual(read)
    expect(readAnswers('12121 21212, 12121;21212')).toEqual(read)
  })
  it('of another length, or with another sign, are none', () => {
    expect([`${sheet}1`, sheet.slice(1), `3${sheet.slice(1)}`, `о${sheet.slice(1)}`, ''].map(readAnswers)).toEqual(
      Array(5).fill(null),
    )
  })
})

describe('what leads', () => {
  const codes = (scales: Record<string, number>) => leadingOf(INTERESTS, scales).map(({ code }) => code)

  it('is the highest scale and what is level or one point below, three at most', () => {
    expect(codes(points({ HUMAN: 7, SIGN: 4 }))).toEqual(['HUMAN'])
    expect(codes(points({ HUMAN: 7, SIGN: 6, NATURE: 5 }))).toEqual(['HUMAN', 'SIGN'])
    expect(codes(points({ NATURE: 4, TECHNIQUE: 4, HUMAN: 4, SIGN: 4, IMAGE: 4 }))).toHaveLength(3)
  })

  it('is nothing when nothing was chosen', () => {
    expect(codes(points())).toEqual([])
    expect(summaryOf(INTERESTS, points())).toContain('Ярких предпочтений опрос не показал')
  })

  it('is told in plain words, without a figure', () => {
    const words = summaryOf(INTERESTS, points({ NATURE: 7, HUMAN: 6 }))
    expect(words).toContain('растениями')
    expect(words).toContain('геолог')
    expect(words).not.toMatch(/\d/)
  })

  it('of another method is named by its scales', () => {
    const method = { ...INTERESTS, code: 'map', own: false, scales: [{ code: 's0', title: 'Химия', max: 12 }] }
    expect(summaryOf(method, { s0: 9 })).toBe('Больше всего выражено: «Химия».')
    expect(ranked(method, { s0: 9 })).toEqual([{ code: 's0', title: 'Химия', max: 12, value: 9 }])
  })
})

describe('who reads what (rule 16)', () => {
  it('the psychologist everything, the staff and the family what was released to them', () => {
    const seen = (['PSYCH', 'STAFF', 'FAMILY'] as const).map((visibility) =>
      (['psychologist', 'staff', 'family'] as const).map((reader) => seesSummary(visibility, reader)),
    )
    expect(seen).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ])
  })

  it('a release goes forward only', () => {
    const steps = ['PSYCH', 'STAFF', 'FAMILY'] as const
    expect(steps.map((from) => steps.map((to) => mayRelease(from, to)))).toEqual([
      [false, true, true],
      [false, false, true],
      [false, false, false],
    ])
  })
})

describe('a sheet', () => {
  const sheet = { heldOn: '2026-11-28', tries: 0, finished: false }

  it('opens on its day, till it is finished or locked by five wrong codes', () => {
    expect(decideSheet(sheet, '2026-11-28')).toBeNull()
    expect(decideSheet(sheet, '2026-11-27')).toBe('SHEET_NOT_TODAY')
    expect(decideSheet(sheet, '2026-11-29')).toBe('SHEET_NOT_TODAY')
    expect(decideSheet({ ...sheet, finished: true }, '2026-11-28')).toBe('SHEET_FINISHED')
    expect(decideSheet({ ...sheet, tries: 4 }, '2026-11-28')).toBeNull()
    expect(decideSheet({ ...sheet, tries: 5 }, '2026-11-28')).toBe('CODE_LOCKED')
  })
})

describe('rows of a method’s form', () => {
  it('keep each scale in the row of its code, though one before it was taken out', () => {
    const scales = [scale, { code: 's0', title: 'Химия', max: 12 }, { code: 's13', title: 'История', max: 12 }]
    const rows = scaleRows(scales, 12)
    expect(rows).toHaveLength(14)
    expect(rows[0]).toMatchObject({ title: 'Химия' })
    expect(rows[1]).toBeNull()
    expect(rows[13]).toMatchObject({ title: 'История' })
    expect(scaleRows([], 12)).toEqual(Array.from({ length: 12 }, () => null))
  })
})

describe('values and grades', () => {
  it('a value is a whole number within its scale', () => {
    for (const value of [0, 8]) expect(isValue(scale, value)).toBe(true)
    for (const value of [-1, 9, 2.5, Number.NaN]) expect(isValue(scale, value)).toBe(false)
  })

  it('a method is for its grades; groups of a kindergarten have none', () => {
    expect([4, 5, 11].map((grade) => fitsGrade(INTERESTS, grade))).toEqual([false, true, true])
    expect(fitsGrade(INTERESTS, null)).toBe(false)
  })
})
