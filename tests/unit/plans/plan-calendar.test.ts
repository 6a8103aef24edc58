import { describe, expect, it } from 'vitest'
import {
  AGENDA_PAGE,
  agendaOf,
  effectiveDays,
  monthToShow,
  neighbours,
  planMonth,
} from '@/lib/plans/rules/plan-calendar'
import type { CalendarEntry, PlanDay } from '@/lib/plans/types/plan-calendar'

const YEAR = { startsOn: '2026-09-01', endsOn: '2027-08-31' }

const entry = (more: Partial<CalendarEntry>): CalendarEntry => ({
  ...{ id: 'e', lineId: 'l', title: 'Встреча', form: 'TALK', direction: null, stepFrom: 7, stepTo: 9 },
  ...{ fromOn: '2026-11-10', toOn: '2026-11-10', responsible: 'завуч', lineState: 'PLANNED', movedToOn: null },
  ...{ reason: null, held: 0, heldOn: [] },
  ...more,
})

const setting = { month: '2026-11', today: '2026-11-20', exceptions: [], breaks: [], inForce: true }
const filled = (weeks: (PlanDay | null)[][]) =>
  weeks.flatMap((week) =>
    week.flatMap((day) =>
      (day?.items ?? []).map(({ entry: { id }, as, standing }) => [day?.day.slice(8), id, as, standing]),
    ),
  )

describe('which month a calendar opens with', () => {
  it('is the one asked for when it is of the year, else the month of today, else the nearest of the year', () => {
    expect(monthToShow(YEAR, '2027-02', '2026-11-20')).toBe('2027-02')
    expect(monthToShow(YEAR, '2028-02', '2026-11-20')).toBe('2026-11')
    expect(monthToShow(YEAR, null, '2026-08-30')).toBe('2026-09')
    expect(monthToShow(YEAR, null, '2030-01-01')).toBe('2027-08')
  })

  it('has neighbours in its year only, over the turn of the calendar year too', () => {
    expect(neighbours(YEAR, '2026-09')).toEqual({ previous: null, next: '2026-10' })
    expect(neighbours(YEAR, '2026-12')).toEqual({ previous: '2026-11', next: '2027-01' })
    expect(neighbours(YEAR, '2027-08')).toEqual({ previous: '2027-07', next: null })
  })
})

describe('a month of the plan', () => {
  it('begins its weeks on Monday and holds every day once', () => {
    const { weeks } = planMonth([], setting)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    // 1 November 2026 is a Sunday.
    expect(weeks[0]?.map((day) => day?.day ?? null)).toEqual([null, null, null, null, null, null, '2026-11-01'])
    expect(weeks.flat().filter(Boolean)).toHaveLength(30)
  })

  it('shows what lasts up to a week on each of its days, also over the edge of the month', () => {
    const { weeks, long } = planMonth([entry({ fromOn: '2026-10-28', toOn: '2026-11-02' })], setting)
    expect(filled(weeks)).toEqual([
      ['01', 'e', 'planned', 'MISSED'],
      ['02', 'e', 'planned', 'MISSED'],
    ])
    expect(long).toEqual([])
    const over = planMonth([entry({ fromOn: '2026-11-30', toOn: '2026-12-02' })], setting)
    expect(filled(over.weeks)).toEqual([['30', 'e', 'planned', 'PLANNED']])
  })

  it('keeps what lasts longer apart from the days, and shows it on the days on which it was held', () => {
    const course = entry({ fromOn: '2026-09-01', toOn: '2027-05-31', held: 3, heldOn: ['2026-11-05', '2026-11-12'] })
    const { weeks, long } = planMonth([course], setting)
    expect(long.map(({ standing }) => standing)).toEqual(['HELD'])
    expect(filled(weeks)).toEqual([
      ['05', 'e', 'held', 'HELD'],
      ['12', 'e', 'held', 'HELD'],
    ])
  })

  it('shows a moved entry where it was moved to', () => {
    const moved = entry({ lineState: 'MOVED', movedToOn: '2026-11-25', fromOn: '2026-09-01', toOn: '2026-10-31' })
    expect(effectiveDays(moved)).toEqual({ fromOn: '2026-11-25', toOn: '2026-11-25' })
    const { weeks, long } = planMonth([moved], setting)
    expect(filled(weeks)).toEqual([['25', 'e', 'planned', 'MOVED']])
    expect(long).toEqual([])
  })

  it('does not show an entry twice on a day on which it was planned and held', () => {
    const { weeks } = planMonth([entry({ held: 1, heldOn: ['2026-11-10'] })], setting)
    expect(filled(weeks)).toEqual([['10', 'e', 'planned', 'HELD']])
  })

  it('says of no entry of a draft that it was missed', () => {
    const { weeks } = planMonth([entry({})], { ...setting, inForce: false })
    expect(filled(weeks)).toEqual([['10', 'e', 'planned', null]])
  })

  it('tells days off by the production calendar and school breaks by their names', () => {
    const { weeks } = planMonth([], {
      ...setting,
      exceptions: [{ day: '2026-11-04', kind: 'HOLIDAY', note: 'День народного единства' }],
      breaks: [{ title: 'Осенние каникулы', startsOn: '2026-10-26', endsOn: '2026-11-03' }],
    })
    const of = (day: string) => weeks.flat().find((each) => each?.day === day)
    expect(of('2026-11-01')).toMatchObject({ look: 'weekend', pause: 'Осенние каникулы' })
    expect(of('2026-11-03')).toMatchObject({ look: 'working', pause: 'Осенние каникулы' })
    expect(of('2026-11-04')).toMatchObject({ look: 'holiday', note: 'День народного единства', pause: null })
    expect(of('2026-11-05')).toMatchObject({ look: 'working', pause: null })
  })
})

describe('the list of a month', () => {
  const many = Array.from({ length: 100 }, (_, at) => {
    const day = `2026-11-${String((at % 25) + 1).padStart(2, '0')}`
    return entry({ id: `e${at}`, fromOn: day, toOn: day })
  })

  it('goes by whole days, pages without losing or doubling any', () => {
    const { weeks } = planMonth(many, setting)
    const seen: string[] = []
    let from: string | null = null
    for (let page = 0; page < 10; page++) {
      const { days, next }: ReturnType<typeof agendaOf> = agendaOf(weeks, from)
      const rows = days.flatMap(({ items }) => items.map(({ entry: { id } }) => id))
      expect(rows.length).toBeLessThanOrEqual(AGENDA_PAGE)
      seen.push(...rows)
      from = next
      if (!next) break
    }
    expect(new Set(seen).size).toBe(100)
    expect(seen).toHaveLength(100)
  })

  it('tells what lasts some days once, on the first of them or on the day it begins with', () => {
    const { weeks } = planMonth([entry({ fromOn: '2026-11-10', toOn: '2026-11-12' })], setting)
    const days = (from: string | null) => agendaOf(weeks, from).days.map(({ day }) => day)
    expect(days(null)).toEqual(['2026-11-10'])
    expect(days('2026-11-11')).toEqual(['2026-11-11'])
    expect(days('2026-11-13')).toEqual([])
  })

  it('shows a day that is fuller than a page whole', () => {
    const { weeks } = planMonth(
      Array.from({ length: AGENDA_PAGE + 9 }, (_, at) => entry({ id: `e${at}` })),
      setting,
    )
    const { days, next } = agendaOf(weeks, null)
    expect(days.map(({ items }) => items.length)).toEqual([AGENDA_PAGE + 9])
    expect(next).toBeNull()
  })
})
