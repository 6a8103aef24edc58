import { describe, expect, it } from 'vitest'
import { canConfirmCurriculum, canKeep } from '@/lib/plans/policy/registers'
import { isCounted as countsInclusion, decideConfirmation } from '@/lib/plans/rules/curriculum'
import { isCounted as countsPortfolio } from '@/lib/plans/rules/portfolio'
import { decideProgrammeDays, isUpdated } from '@/lib/plans/rules/programmes'
import {
  type AskedRow,
  decideDefence,
  decideRows,
  isProjectGrade,
  type KnownRow,
  pupilsAfter,
} from '@/lib/plans/rules/projects'
import { decideWriting, shareOf, toldFromAbove, whyNotHeld } from '@/lib/plans/rules/registers'
import { saveInclusionSchema, variantOf } from '@/lib/plans/schema/curriculum'

const year = { startsOn: '2026-09-01', endsOn: '2027-08-31' }

describe('item 4.2: the curriculum', () => {
  it('a variant counts only with a row and a piece of evidence', () => {
    expect(countsInclusion({ rows: [1], evidence: [] })).toBe(false)
    expect(countsInclusion({ rows: [], evidence: [1] })).toBe(false)
    expect(countsInclusion({ rows: [1], evidence: [1] })).toBe(true)
  })

  it('a register in which nothing counts cannot be confirmed, a confirmed one not twice', () => {
    expect(decideConfirmation([{ rows: [1], evidence: [] }], false)).toBe('NOTHING_COUNTS')
    expect(decideConfirmation([{ rows: [1], evidence: [1] }], false)).toBeNull()
    expect(decideConfirmation([{ rows: [1], evidence: [1] }], true)).toBe('ALREADY_CONFIRMED')
  })

  it('rows left empty are none, half-filled ones are told field by field', () => {
    const parse = (rows: unknown) =>
      saveInclusionSchema.safeParse({ variant: 'ELECTIVES', version: '0', note: '', rows })
    const empty = { grade: '', subject: ' ', hours: '' }
    const full = { grade: '10', subject: 'Основы геологии', hours: '17,5' }
    expect(parse({ 0: empty, 1: full }).data?.rows).toEqual([{ grade: 10, subject: 'Основы геологии', hours: 17.5 }])
    const wrong = parse({ 0: { ...full, hours: '' }, 1: { ...full, grade: '12' }, 2: { ...full, hours: '1,3' } })
    expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'rows.0.hours',
      'rows.1.grade',
      'rows.2.hours',
    ])
    expect(parse(Object.fromEntries(Array.from({ length: 25 }, (_, at) => [at, full]))).success).toBe(false)
  })

  it('an address names a variant in one way only', () => {
    expect(variantOf('own-area')).toBe('OWN_AREA')
    for (const slug of ['OWN_AREA', 'own_area_', 'toString', '', 'constructor']) expect(variantOf(slug)).toBeNull()
  })
})

describe('item 4.3: the portfolio', () => {
  it('a record counts when it was held and a partner or the parents are named', () => {
    expect(countsPortfolio({ heldOn: null, partner: 'Завод', withParents: true })).toBe(false)
    expect(countsPortfolio({ heldOn: '2026-10-01', partner: null, withParents: false })).toBe(false)
    expect(countsPortfolio({ heldOn: '2026-10-01', partner: null, withParents: true })).toBe(true)
    expect(countsPortfolio({ heldOn: '2026-10-01', partner: 'Завод', withParents: false })).toBe(true)
  })

  it('a day of holding is neither ahead nor outside the year', () => {
    expect(whyNotHeld('2026-10-01', '2026-10-01', year)).toBeNull()
    expect(whyNotHeld('2026-10-02', '2026-10-01', year)).toContain('не наступила')
    expect(whyNotHeld('2026-08-31', '2026-10-01', year)).toContain('вне учебного года')
  })
})

describe('item 4.4: projects of a class at once', () => {
  const asked = (more: Partial<AskedRow> = {}): AskedRow => ({
    ...{ topic: 'Тема', supervisorId: 's', career: false, version: 0 },
    ...more,
  })
  const known = (more: Partial<KnownRow> = {}) =>
    new Map([['a', { topic: 'Тема', supervisorId: 's', career: false, version: 2, ...more }]])
  const roster = new Set(['a', 'b'])

  it('are for grades 10 and 11', () => {
    expect([9, 10, 11, null].map(isProjectGrade)).toEqual([false, true, true, false])
  })

  it('a pupil without a topic stays without a project', () => {
    expect(decideRows(roster, new Map(), { a: asked({ topic: null }) })).toEqual({ accept: true, write: [] })
  })

  it('what is stored already is left alone, whatever its version', () => {
    expect(decideRows(roster, known(), { a: asked({ version: 1 }) })).toEqual({ accept: true, write: [] })
  })

  it('a row that somebody changed meanwhile stops the whole form', () => {
    const decision = decideRows(roster, known({ topic: 'Другая' }), { a: asked({ version: 1 }), b: asked() })
    expect(decision).toEqual({ accept: false, reason: 'CHANGED_MEANWHILE', studentIds: ['a'] })
  })

  it('a pupil of another class, a missing supervisor and an emptied topic are refused', () => {
    expect(decideRows(roster, new Map(), { c: asked() })).toEqual({ accept: false, reason: 'NOT_ENROLLED' })
    expect(decideRows(roster, new Map(), { a: asked({ supervisorId: null }) })).toMatchObject({ reason: 'INVALID' })
    expect(decideRows(roster, known(), { a: asked({ topic: null, version: 2 }) })).toMatchObject({ reason: 'INVALID' })
  })

  it('a defence has its day: within the year, and not ahead once it is over', () => {
    const today = '2026-12-10'
    expect(decideDefence({ state: 'DEFENDED', defenceOn: null }, today, year)).toHaveProperty('defenceOn')
    expect(decideDefence({ state: 'DEFENDED', defenceOn: '2026-12-11' }, today, year)).toHaveProperty('defenceOn')
    expect(decideDefence({ state: 'IN_PROGRESS', defenceOn: '2027-03-01' }, today, year)).toEqual({})
    expect(decideDefence({ state: 'IN_PROGRESS', defenceOn: '2027-09-01' }, today, year)).toHaveProperty('defenceOn')
    expect(decideDefence({ state: 'NOT_DEFENDED', defenceOn: '2026-12-10' }, today, year)).toEqual({})
  })
})

describe('item 6.1: programmes', () => {
  it('count as updated from their day on, with evidence', () => {
    expect(isUpdated({ updatedForModelOn: '2026-10-01', evidence: 0 }, '2027-08-31')).toBe(false)
    expect(isUpdated({ updatedForModelOn: '2026-10-01', evidence: 1 }, '2026-09-30')).toBe(false)
    expect(isUpdated({ updatedForModelOn: '2026-10-01', evidence: 1 }, '2026-10-01')).toBe(true)
    expect(isUpdated({ updatedForModelOn: null, evidence: 1 }, '2027-08-31')).toBe(false)
  })

  it('neither end before they begin nor are updated ahead', () => {
    const days = { startsOn: '2026-09-01', endsOn: '2026-08-31', updatedForModelOn: '2026-12-11' }
    expect(Object.keys(decideProgrammeDays(days, '2026-12-10'))).toEqual(['endsOn', 'updatedForModelOn'])
    expect(decideProgrammeDays({ ...days, endsOn: null, updatedForModelOn: '2026-12-10' }, '2026-12-10')).toEqual({})
  })
})

describe('who and where', () => {
  const place = (state: 'CURRENT' | 'CLOSED') => ({
    programs: ['BASIC' as const],
    year: { ...year, id: 'y', code: '', state },
  })

  it('a register is written in the current year, by the bodies that keep it', () => {
    expect(decideWriting('curriculum', place('CURRENT'))).toBeNull()
    expect(decideWriting('curriculum', place('CLOSED'))).toBe('YEAR_CLOSED')
    expect(decideWriting('curriculum', { ...place('CURRENT'), year: null })).toBe('YEAR_CLOSED')
    expect(decideWriting('programmes', place('CURRENT'))).toBe('NOT_FOR_THIS_BODY')
  })

  it('head and deputy keep all, a teacher what is their own, the head alone confirms', () => {
    const who = (role: 'ORG_HEAD' | 'ORG_DEPUTY' | 'TEACHER' | 'PARENT' | 'DEPARTMENT_HEAD', userId = 'u') => ({
      ...{ role, userId, organizationId: 'o' },
    })
    const record = { organizationId: 'o', keeperId: 'k' }
    expect(canKeep(who('ORG_HEAD'), record)).toBe(true)
    expect(canKeep(who('ORG_DEPUTY'), record)).toBe(true)
    expect(canKeep(who('TEACHER'), record)).toBe(false)
    expect(canKeep(who('TEACHER', 'k'), record)).toBe(true)
    expect(canKeep(who('TEACHER', 'k'), { ...record, organizationId: 'other' })).toBe(false)
    expect(canKeep(who('PARENT', 'k'), record)).toBe(false)
    expect(canKeep(who('DEPARTMENT_HEAD', 'k'), record)).toBe(false)
    expect(canConfirmCurriculum(who('ORG_HEAD'), record)).toBe(true)
    expect(canConfirmCurriculum(who('ORG_DEPUTY'), record)).toBe(false)
  })

  it('above the organisation neither a group under five nor what is left of it is counted out', () => {
    expect([0, 3, 5, 12].map((part) => toldFromAbove(part, null))).toEqual(['0', 'менее 5', '5', '12'])
    expect(toldFromAbove(17, 20)).toBe('почти все')
    expect(toldFromAbove(20, 20)).toBe('20')
    expect(shareOf(1, 3)).toBe(33)
    expect(shareOf(0, 0)).toBeNull()
  })
})

describe('who took part', () => {
  it('after a change: of those shown the ticked ones, and everybody whom the form could not show', () => {
    expect(pupilsAfter(['a', 'b', 'x'], ['a', 'b', 'c'], ['b', 'c'])).toEqual({
      ...{ all: ['x', 'b', 'c'], added: ['c'], removed: ['a'] },
    })
    expect(pupilsAfter(['a'], [], ['a'])).toEqual({ all: ['a'], added: [], removed: [] })
  })
})
