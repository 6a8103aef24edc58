import { describe, expect, test } from 'vitest'
import type { Program } from '@/lib/kernel/prisma/enums'
import {
  choicesFor,
  decideRollOver,
  planMark,
  planRollOver,
  type RollChoice,
  type RollClass,
  usualChoice,
} from '@/lib/students/rules/roll-over'

const NEXT = { startsOn: '2027-09-01' }
const place = (...programs: Program[]) => ({ programs })
const SCHOOL = place('PRIMARY', 'BASIC', 'SECONDARY')

const klass = (grade: number, letter: string | null = null): RollClass => ({
  ...{ id: `${grade}${letter ?? ''}`, kind: 'CLASS', grade, letter, name: `${grade}${letter ?? ''}` },
  ...{ ageFrom: null, ageTo: null, profile: null },
})
const group = (name: string, ageFrom: number): RollClass => ({
  ...{ id: name, kind: 'PRESCHOOL_GROUP', grade: null, letter: null, name },
  ...{ ageFrom, ageTo: ageFrom + 1, profile: null },
})
const pupil = (id: string, classGroupId: string, birthDate = '2012-05-06') => ({
  ...{ studentId: `s ${id}`, enrollmentId: id, classGroupId, birthDate },
})

describe('what becomes of a pupil unless a person says otherwise', () => {
  const usual = (of: RollClass, where = SCHOOL, born = '2012-05-06') => usualChoice(of, born, where, NEXT)

  test('the next grade with the same letter; after 11 graduated', () => {
    expect(usual(klass(8, 'А'))).toEqual({ decision: 'PROMOTE', toName: '9А' })
    expect(usual(klass(11))).toEqual({ decision: 'GRADUATE', toName: null })
  })

  test('after grade 9 a question where there is a grade 10, graduation where there is none', () => {
    expect(usual(klass(9, 'А'))).toBeNull()
    expect(usual(klass(9), place('PRIMARY', 'BASIC'))).toEqual({ decision: 'GRADUATE', toName: null })
  })

  test('after the last grade of a primary school another school', () => {
    expect(usual(klass(4), place('PRIMARY'))).toEqual({ decision: 'TO_SCHOOL', toName: null })
  })

  test('a child of seven leaves the kindergarten, one of six and a half is a question, a younger one stays in the group', () => {
    const kindergarten = place('PRESCHOOL')
    const eldest = group('Непоседы', 6)
    expect(usual(eldest, kindergarten, '2020-09-01')).toEqual({ decision: 'TO_SCHOOL', toName: null })
    expect(usual(eldest, kindergarten, '2020-09-02')).toBeNull()
    expect(usual(eldest, kindergarten, '2021-03-01')).toBeNull()
    expect(usual(eldest, kindergarten, '2021-03-02')).toEqual({ decision: 'PROMOTE', toName: 'Непоседы' })
  })

  test("the school's own preschool group goes into its grade 1", () => {
    const own = place('PRESCHOOL', 'PRIMARY')
    expect(usual(group('Лучики', 6), own, '2020-01-01')).toEqual({ decision: 'PROMOTE', toName: '1' })
  })
})

test('possible choices: parallels of grade 9 for grade 10, repeating, leaving', () => {
  const words = choicesFor(klass(9, 'А'), [klass(9, 'А'), klass(9, 'Б')], SCHOOL).map(({ decision, toName }) =>
    `${decision} ${toName ?? ''}`.trim(),
  )
  expect(words).toEqual(['PROMOTE 10А', 'PROMOTE 10Б', 'REPEAT 9А', 'GRADUATE', 'LEAVE'])
  expect(choicesFor(klass(11), [], SCHOOL).some(({ decision }) => decision === 'PROMOTE')).toBe(false)
})

describe('the plan', () => {
  const classes = [klass(7, 'А'), klass(8, 'А'), klass(9, 'А')]
  const pupils = [pupil('a', '7А'), pupil('b', '8А'), pupil('c', '8А'), pupil('d', '9А')]
  const plan = (choices: [string, RollChoice][] = []) =>
    planRollOver({ classes, pupils, place: SCHOOL, newYear: NEXT, choices: new Map(choices) })

  test('makes one class for who comes up and who repeats, and takes the staff of who comes up', () => {
    const made = plan([['b', { decision: 'REPEAT', toName: '8А' }]])
    expect(made.unresolved).toBe(1)
    expect(made.newClasses.map(({ name, grade, fromClassId }) => `${name} ${grade} ${fromClassId}`).sort()).toEqual([
      '8А 8 7А',
      '9А 9 8А',
    ])
  })

  test('counts a choice that has become impossible as a question again', () => {
    expect(plan([['b', { decision: 'PROMOTE', toName: '9Я' }]]).unresolved).toBe(2)
  })

  test('has a mark that changes with any choice, not with the order', () => {
    const mark = planMark(plan())
    expect(planMark(plan([['b', { decision: 'LEAVE', toName: null }]]))).not.toBe(mark)
    const turned = planRollOver({
      classes,
      pupils: [...pupils].reverse(),
      place: SCHOOL,
      newYear: NEXT,
      choices: new Map(),
    })
    expect(planMark(turned)).toBe(mark)
  })
})

test('runs from the end of May into the very next year, once, with every question answered', () => {
  const from = { startsOn: '2026-09-01', endsOn: '2027-08-31', state: 'CURRENT', rolledOver: false }
  const to = { startsOn: '2027-09-01', state: 'PLANNED' }
  const plan = { unresolved: 0, rows: [{}] }
  const decide = (over: object) => decideRollOver({ from, to, plan, today: '2027-06-01', ...over })
  expect(decide({})).toBeNull()
  expect(decide({ today: '2027-05-22' })).toBe('ROLL_OVER_TOO_EARLY')
  expect(decide({ today: '2027-05-23' })).toBeNull()
  expect(
    decide({ today: '2027-10-01', from: { ...from, state: 'CLOSED' }, to: { ...to, state: 'CURRENT' } }),
  ).toBeNull()
  expect(decide({ from: { ...from, rolledOver: true } })).toBe('ROLL_OVER_DONE')
  expect(decide({ to: null })).toBe('ROLL_OVER_NO_YEAR')
  expect(decide({ to: { startsOn: '2028-09-01', state: 'PLANNED' } })).toBe('ROLL_OVER_NO_YEAR')
  expect(decide({ plan: { unresolved: 1, rows: [{}] } })).toBe('ROLL_OVER_UNRESOLVED')
  expect(decide({ plan: { unresolved: 0, rows: [] } })).toBe('ROLL_OVER_EMPTY')
})
