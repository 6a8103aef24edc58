import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PROFESSIONS, typeOfProfession } from '@/lib/pathways/rules/professions'
import {
  AREAS,
  decideClosing,
  decideCompleting,
  decideJudging,
  decideRevising,
  decideSubmitting,
  decideWriting,
  whatIsMissing,
} from '@/lib/pathways/rules/states'
import { decideMark, decideTerm, kindOfForm, progressOf, standingOf } from '@/lib/pathways/rules/steps'
import { dueOnOf, TEMPLATES, templatesFor } from '@/lib/pathways/rules/templates'
import { saveTemplateSchema } from '@/lib/pathways/schema'
import type { PathwayState, StepState } from '@/lib/pathways/types'

const TODAY = '2026-11-28'
const YEAR = { startsOn: '2026-09-01', endsOn: '2027-08-31' }
const STATES: PathwayState[] = ['DRAFT', 'ON_APPROVAL', 'ACTIVE', 'REVISION', 'SUSPENDED', 'COMPLETED', 'CLOSED']

describe('templates', () => {
  it('of a kindergarten hold the five areas, and every template has a goal and a step', () => {
    for (const { audience, steps, goal } of TEMPLATES) {
      expect(goal.length).toBeGreaterThan(10)
      expect(steps.length).toBeGreaterThan(0)
      if (audience.kindergarten) expect(AREAS.every((area) => steps.some((step) => step.area === area))).toBe(true)
    }
  })

  it('fit a class by its grade, a group by having none; the one that asks for a council comes last', () => {
    const keys = (grade: number | null) => templatesFor(TEMPLATES, { grade }).map(({ key }) => key)
    expect(keys(null)).toEqual(['kindergarten-light', 'kindergarten-full'])
    expect(keys(6)).toEqual(['grades-5-7', 'special-needs'])
    expect(keys(9)).toEqual(['grades-8-9', 'special-needs'])
    expect(keys(11)).toEqual(['grades-10-11', 'special-needs'])
    for (let grade = 1; grade <= 11; grade++) expect(keys(grade).length, String(grade)).toBeGreaterThan(0)
  })

  it('a step is due at the end of its month, in the year; a month that is over gives thirty days from today', () => {
    expect(dueOnOf(12, YEAR, TODAY)).toBe('2026-12-31')
    expect(dueOnOf(2, YEAR, TODAY)).toBe('2027-02-28')
    expect(dueOnOf(10, YEAR, TODAY)).toBe('2026-12-28')
    expect(dueOnOf(9, YEAR, '2027-08-20')).toBe('2027-08-31')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 364 }), (month, after) => {
        const today = new Date(Date.UTC(2026, 8, 1 + after)).toISOString().slice(0, 10)
        const due = dueOnOf(month, YEAR, today)
        expect(decideTerm(due, YEAR)).toBeNull()
        expect(due >= today).toBe(true)
      }),
    )
  })

  it('a row of the form without a title is no step, one without who is responsible has a sentence', () => {
    const base = { key: 'grades-8-9', version: '0', title: 'Т', goal: 'Цель' }
    const row = { kind: 'TRIAL', month: '3', title: 'Проба', responsible: 'учитель' }
    const read = saveTemplateSchema.safeParse({ ...base, steps: { 0: row, 1: { ...row, title: '' } } })
    expect(read.data?.steps).toHaveLength(1)
    const wrong = saveTemplateSchema.safeParse({ ...base, steps: { 2: { ...row, responsible: '' } } })
    expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['steps.2.responsible'])
    expect(saveTemplateSchema.safeParse({ ...base, steps: {} }).success).toBe(false)
  })
})

describe('rule 15: before a route goes to the head', () => {
  const ready = {
    ...{ basis: 'DUTY' as const, basisText: '273-ФЗ', kindergarten: false, council: false },
    steps: [{ area: null }],
  }
  it('it has a step and a basis with its document', () => {
    expect(whatIsMissing(ready)).toEqual([])
    expect(whatIsMissing({ ...ready, steps: [] })).toEqual(['NO_STEPS'])
    expect(whatIsMissing({ ...ready, basis: null, basisText: null })).toEqual(['NO_BASIS'])
    expect(whatIsMissing({ ...ready, basisText: null })).toEqual(['BASIS_TEXT_NEEDED'])
  })
  it('that of a kindergarten has all five areas', () => {
    const areas = AREAS.map((area) => ({ area }))
    expect(whatIsMissing({ ...ready, kindergarten: true, steps: areas })).toEqual([])
    expect(whatIsMissing({ ...ready, kindergarten: true, steps: areas.slice(1) })).toEqual(['AREAS_MISSING'])
  })
  it('one after a council’s template has the council’s document', () => {
    expect(whatIsMissing({ ...ready, council: true })).toEqual(['COUNCIL_NEEDED'])
    expect(whatIsMissing({ ...ready, council: true, basis: 'COUNCIL' })).toEqual([])
  })
})

describe('the states of a route (domain.md §7.2)', () => {
  const allowed = (decide: (state: PathwayState) => unknown) => STATES.filter((state) => decide(state) === null)

  it('is written as a draft and in revision, in force with a reason only, in a closed year never', () => {
    expect(allowed((state) => decideWriting({ state, yearOpen: true }, null))).toEqual(['DRAFT', 'REVISION'])
    expect(allowed((state) => decideWriting({ state, yearOpen: true }, 'Причина'))).toEqual([
      'DRAFT',
      'ACTIVE',
      'REVISION',
    ])
    expect(allowed((state) => decideWriting({ state, yearOpen: false }, 'Причина'))).toEqual([])
    expect(decideWriting({ state: 'ACTIVE', yearOpen: true }, null)).toBe('REASON_NEEDED')
  })
  it('goes to the head as a draft or a revision, is decided while it waits, and not by who sent it where there is another', () => {
    expect(allowed(decideSubmitting)).toEqual(['DRAFT', 'REVISION'])
    expect(allowed((state) => decideJudging({ state, submittedById: 'a' }, 'b', true))).toEqual(['ON_APPROVAL'])
    expect(decideJudging({ state: 'ON_APPROVAL', submittedById: 'a' }, 'a', true)).toBe('OWN_PATHWAY')
    expect(decideJudging({ state: 'ON_APPROVAL', submittedById: 'a' }, 'a', false)).toBeNull()
  })
  it('is revised and completed in force, completed with no open step, closed from any state that is not over', () => {
    expect(allowed(decideRevising)).toEqual(['ACTIVE'])
    expect(allowed((state) => decideCompleting(state, 0))).toEqual(['ACTIVE'])
    expect(decideCompleting('ACTIVE', 1)).toBe('STEPS_OPEN')
    expect(allowed(decideClosing)).toEqual(['DRAFT', 'ON_APPROVAL', 'ACTIVE', 'REVISION', 'SUSPENDED'])
  })
})

describe('a step', () => {
  const step = (more: object = {}) => ({
    state: 'PLANNED' as StepState,
    dueOn: '2026-12-20',
    heldOn: null as string | null,
    ...more,
  })

  it('is done by its mark or by an activity attended, unless it was skipped', () => {
    expect(standingOf(step({ state: 'DONE' }), TODAY)).toBe('done')
    expect(standingOf(step({ heldOn: '2026-11-20' }), TODAY)).toBe('done')
    expect(standingOf(step({ heldOn: '2026-11-20', state: 'SKIPPED' }), TODAY)).toBe('skipped')
  })
  it('is overdue after its last day, now in its last thirty, else ahead', () => {
    expect(standingOf(step({ dueOn: '2026-11-27' }), TODAY)).toBe('overdue')
    expect(standingOf(step({ dueOn: TODAY }), TODAY)).toBe('now')
    expect(standingOf(step({ dueOn: '2026-12-28' }), TODAY)).toBe('now')
    expect(standingOf(step({ dueOn: '2026-12-29' }), TODAY)).toBe('ahead')
    expect(standingOf(step({ dueOn: '2027-05-31', state: 'IN_PROGRESS' }), TODAY)).toBe('now')
  })
  it('counts unless it was skipped; the next one is the open one of the earliest term', () => {
    const steps = [
      { id: 'a', ...step({ state: 'DONE' }) },
      { id: 'b', ...step({ state: 'SKIPPED' }) },
      { id: 'c', ...step({ dueOn: '2027-01-31' }) },
      { id: 'd', ...step({ dueOn: '2026-11-01' }) },
    ]
    expect(progressOf(steps, TODAY)).toMatchObject({ total: 3, done: 1, overdue: 1, next: { id: 'd' } })
    expect(progressOf([], TODAY)).toEqual({ total: 0, done: 0, overdue: 0, next: null })
  })
  it('is begun, done or skipped once, and open again', () => {
    const mark = (state: StepState, verdict: Parameters<typeof decideMark>[1], doneOn: string | null = TODAY) => {
      const decision = decideMark({ state }, verdict, doneOn, TODAY)
      return decision.accept ? decision.state : decision.reason
    }
    expect(mark('PLANNED', 'START')).toBe('IN_PROGRESS')
    expect(mark('IN_PROGRESS', 'START')).toBe('STEP_STANDS')
    expect(mark('IN_PROGRESS', 'DONE')).toBe('DONE')
    expect(mark('PLANNED', 'DONE', '2026-11-29')).toBe('DONE_AHEAD')
    expect(mark('PLANNED', 'SKIP')).toBe('SKIPPED')
    expect(mark('DONE', 'SKIP')).toBe('STEP_DONE')
    expect(mark('SKIPPED', 'REOPEN')).toBe('PLANNED')
    expect(mark('PLANNED', 'REOPEN')).toBe('STEP_STANDS')
  })
  it('taken from an event of the plan has its kind', () => {
    expect([kindOfForm('TRIAL'), kindOfForm('PARENTS'), kindOfForm('OTHER')]).toEqual(['TRIAL', 'FAMILY', 'LESSON'])
  })
})

describe('the classification of professions', () => {
  it('holds each profession once, in the order of the alphabet, with one of the five types', () => {
    const titles = PROFESSIONS.map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b, 'ru')))
    expect(new Set(PROFESSIONS.map(({ type }) => type)).size).toBe(5)
    expect(typeOfProfession(' геолог ')).toBe('NATURE')
    expect(typeOfProfession('Космический дворник')).toBeNull()
  })
})
