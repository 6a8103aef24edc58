import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categoryNames } from '@/lib/outcomes/messages'
import { hideSmallGroups, tableOf } from '@/lib/outcomes/rules/counts'
import { FIELDS, fieldText, readField } from '@/lib/outcomes/rules/fields'
import {
  askedBy,
  categoriesOf,
  daysOfPhase,
  decideConfirmation,
  decideCorrection,
  decideEntry,
  judgeRow,
  phaseOn,
  sameFacts,
  stateOf,
  type TypedOutcome,
} from '@/lib/outcomes/rules/outcomes'

const year = { startsOn: '2025-09-01', endsOn: '2026-08-31' }
const at = (today: string, confirmed = false) => ({ year, today, confirmed })
const typed = (more: Partial<TypedOutcome> = {}): TypedOutcome => ({
  ...{ category: null, institution: null, field: null, funding: null, elsewhere: false, byProfile: null },
  ...more,
})
const fact = { grade: 9, phase: 'ACTUAL', profile: null } as const
const reasons = ({ faults }: ReturnType<typeof judgeRow>) => faults.map(({ field, reason }) => `${field} ${reason}`)

describe('the days of graduates', () => {
  it('intentions are entered from the first day of the last year to the end of May, facts from June to the first of October', () => {
    expect(daysOfPhase('INTENTION', year)).toEqual({ from: '2025-09-01', until: '2026-05-31' })
    expect(daysOfPhase('ACTUAL', year)).toEqual({ from: '2026-06-01', until: '2026-10-01' })
    expect([phaseOn(year, '2026-05-31'), phaseOn(year, '2026-06-01')]).toEqual(['INTENTION', 'ACTUAL'])
  })

  it('both edges of each belong to it', () => {
    const of = (phase: 'INTENTION' | 'ACTUAL', today: string) => decideEntry(phase, at(today))
    expect(['2025-08-31', '2025-09-01', '2026-05-31', '2026-06-01'].map((day) => of('INTENTION', day))).toEqual([
      ...['ENTRY_TOO_EARLY', null, null, 'ENTRY_OVER'],
    ])
    expect(['2026-05-31', '2026-06-01', '2026-10-01', '2026-10-02'].map((day) => of('ACTUAL', day))).toEqual([
      ...['ENTRY_TOO_EARLY', null, null, 'ENTRY_OVER'],
    ])
  })

  it('what the head has confirmed is changed by a correction alone; intentions know no confirmation', () => {
    expect(decideEntry('ACTUAL', at('2026-09-10', true))).toBe('OUTCOMES_CONFIRMED')
    expect(decideEntry('INTENTION', at('2026-04-10', true))).toBeNull()
  })

  it('a correction waits for the last day or the head’s word', () => {
    expect(decideCorrection(at('2026-09-10'))).toBe('STILL_OPEN')
    expect(decideCorrection(at('2026-09-10', true))).toBeNull()
    expect(decideCorrection(at('2026-10-02'))).toBeNull()
    expect(decideCorrection(at('2026-05-31'))).toBe('ENTRY_TOO_EARLY')
  })

  it('the head confirms when there are as many outcomes as graduates, once, late too', () => {
    const confirm = (more: object) =>
      decideConfirmation({ ...at('2026-09-10'), roster: 20, told: 20, ...(more as { told?: number }) })
    expect(confirm({})).toBeNull()
    expect(confirm({ told: 19 })).toBe('NOT_ALL_TOLD')
    expect(confirm({ roster: 0, told: 0 })).toBe('NOBODY_GRADUATES')
    expect(confirm({ confirmed: true })).toBe('OUTCOMES_CONFIRMED')
    expect(confirm({ today: '2026-05-31' })).toBe('ENTRY_TOO_EARLY')
    expect(confirm({ today: '2026-11-20' })).toBeNull()
  })

  it('an outcome goes from intention to fact to confirmed to corrected', () => {
    const state = (intention: object | null, actual: { reason: string | null } | null, confirmed = false) =>
      stateOf({ intention, actual, confirmed })
    expect(state(null, null)).toBeNull()
    expect(state({}, null)).toBe('INTENTION')
    expect(state(null, { reason: null })).toBe('ACTUAL')
    expect(state({}, { reason: null }, true)).toBe('CONFIRMED')
    expect(state({}, { reason: 'справка' }, true)).toBe('CORRECTED')
  })
})

describe('one graduate’s row', () => {
  it('after grade 9 nobody enters a university, after 11 nobody a tenth grade; nobody intends to fail', () => {
    expect(categoriesOf(9, 'ACTUAL')).not.toContain('UNIVERSITY')
    expect(categoriesOf(11, 'ACTUAL')).not.toContain('GRADE10_OWN')
    expect(categoriesOf(9, 'INTENTION')).not.toContain('REPEAT')
    expect(reasons(judgeRow(typed({ category: 'UNIVERSITY' }), fact))).toEqual(['category CATEGORY_NOT_OF_GRADE'])
  })

  it('of who learns a profession the fact says where and which group; the intention need not', () => {
    expect(reasons(judgeRow(typed({ category: 'COLLEGE' }), fact))).toEqual([
      ...['institution INSTITUTION_MISSING', 'field FIELD_MISSING'],
    ])
    expect(reasons(judgeRow(typed({ category: 'COLLEGE' }), { ...fact, phase: 'INTENTION' }))).toEqual([])
    expect(
      judgeRow(typed({ category: 'COLLEGE', institution: 'Техникум', field: '21.02.15 Горные работы' }), fact).facts,
    ).toMatchObject({ fieldCode: '21', institution: 'Техникум' })
  })

  it('a group that is in no list is told, not dropped', () => {
    const row = typed({ category: 'COLLEGE', institution: 'Техникум', field: 'космос' })
    expect(reasons(judgeRow(row, fact))).toEqual(['field FIELD_UNKNOWN'])
    expect(reasons(judgeRow(row, { ...fact, phase: 'INTENTION' }))).toEqual(['field FIELD_UNKNOWN'])
  })

  it('after a class with a profile it is said whether it is the profile’s', () => {
    const row = typed({ category: 'UNIVERSITY', institution: 'Вуз', field: '31' })
    const eleven = { grade: 11, phase: 'ACTUAL', profile: 'Технологический' } as const
    expect(reasons(judgeRow(row, eleven))).toEqual(['byProfile PROFILE_MISSING'])
    expect(reasons(judgeRow({ ...row, byProfile: false }, eleven))).toEqual([])
    expect(reasons(judgeRow(row, { ...eleven, profile: null }))).toEqual([])
  })

  it('what the category does not ask for is not kept; an empty row says nothing, a place without a category is a fault', () => {
    const { facts } = judgeRow(typed({ category: 'ARMY', institution: 'часть', funding: 'PAID', elsewhere: true }), {
      ...fact,
      grade: 11,
    })
    expect(facts).toEqual({
      ...{ category: 'ARMY', institution: null, fieldCode: null, funding: null, elsewhere: false, byProfile: null },
    })
    expect(judgeRow(typed(), fact)).toEqual({ facts: null, faults: [] })
    expect(reasons(judgeRow(typed({ institution: 'Техникум' }), fact))).toEqual(['category CATEGORY_MISSING'])
  })

  it('each category knows its words, and each detail is asked by some', () => {
    expect(Object.keys(categoryNames)).toHaveLength(10)
    expect(askedBy('funding')).toEqual(['COLLEGE', 'UNIVERSITY'])
    expect(askedBy('institution')).toEqual(['GRADE10_OTHER', 'COLLEGE', 'UNIVERSITY', 'WORK', 'OTHER'])
  })

  it('the same facts are no change, another field is', () => {
    const facts = {
      ...{ category: 'WORK' as const, institution: 'Рудник', fieldCode: '21', funding: null, elsewhere: false },
      byProfile: true,
    }
    expect(sameFacts(facts, { ...facts })).toBe(true)
    for (const other of [{ institution: null }, { fieldCode: '23' }, { elsewhere: true }, { byProfile: null }]) {
      expect(sameFacts(facts, { ...facts, ...other })).toBe(false)
    }
  })
})

describe('groups of professions', () => {
  it('each reads back from what is offered', () => {
    for (const { code } of FIELDS) expect(readField(fieldText(code))).toBe(code)
    expect(FIELDS).toHaveLength(58)
  })

  it('a code, a speciality’s whole code, a title, an unmistakable beginning', () => {
    expect(
      ['21', '21.02.15', 'Клиническая медицина', 'клинич', 'ЯЗЫКОЗНАНИЕ И ЛИТЕРАТУРОВЕДЕНИЕ'].map(readField),
    ).toEqual([...['21', '21', '31', '31', '45']])
  })

  it('99, a number of three digits, a beginning that two share, or a short one name none', () => {
    expect(['99', '210', 'Техни', 'техника и технологии', 'Хим', ''].map(readField)).toEqual(Array(6).fill(null))
  })
})

describe('small groups above the school', () => {
  const grown = (rows: number[][]): number[][] => {
    const full = rows.map((row) => [...row, row.reduce((a, b) => a + b, 0)])
    return [...full, full[0]?.map((_, c) => full.reduce((sum, row) => sum + (row[c] ?? 0), 0)) ?? []]
  }

  it('one to four are hidden, and what would give them away', () => {
    expect(hideSmallGroups(grown([[3, 40, 9]]))).toEqual([
      [null, 40, null, 52],
      [null, 40, null, 52],
    ])
  })

  it('nobody is no group; a school of four says nothing at all', () => {
    expect(
      hideSmallGroups(
        grown([
          [0, 20],
          [4, 0],
        ]),
      )[1],
    ).toEqual([null, 0, null])
    expect(
      hideSmallGroups(
        grown([
          [0, 20],
          [6, 0],
        ]),
      ),
    ).toEqual(
      grown([
        [0, 20],
        [6, 0],
      ]),
    )
  })

  it('no line of any table hides a single part beside others that are told', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((width) =>
          fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: width, maxLength: width }), {
            ...{ minLength: 1, maxLength: 6 },
          }),
        ),
        (rows) => {
          const table = grown(rows)
          const told = hideSmallGroups(table)
          const lines = [
            ...told.map((row, r) => row.map((cell, c) => [cell, table[r]?.[c] ?? 0] as const)),
            ...(told[0] ?? []).map((_, c) => told.map((row, r) => [row[c] ?? null, table[r]?.[c] ?? 0] as const)),
          ]
          for (const line of lines) {
            const hidden = line.filter(([cell]) => cell === null)
            if (hidden.length !== 1) continue
            // A single hidden part is only where all else is nobody.
            expect(line.filter(([cell]) => (cell ?? 0) > 0)).toEqual([])
          }
          for (const [r, row] of table.entries())
            for (const [c, count] of row.entries()) {
              if (count > 0 && count < 5) expect(told[r]?.[c]).toBeNull()
              else if (told[r]?.[c] !== null) expect(told[r]?.[c]).toBe(count)
            }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('rows and totals are the roster: who is told nothing of is counted too', () => {
    const table = tableOf(
      [
        { organizationId: 'a', category: 'WORK', count: 6 },
        { organizationId: 'a', category: null, count: 2 },
        { organizationId: 'b', category: 'COLLEGE', count: 9 },
      ],
      ['a', 'b'],
      ['COLLEGE', 'WORK'],
    )
    expect(table).toEqual([
      [0, 6, 2, 8],
      [9, 0, 0, 9],
      [9, 6, 2, 17],
    ])
  })
})
