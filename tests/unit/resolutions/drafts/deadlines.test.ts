import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Day } from '@/lib/kernel/calendar'
import type { DeadlineKind, YearRangeReading } from '@/lib/kernel/prisma/enums'
import { calendarFromCsv } from '@/lib/kernel/production-calendar'
import { dueInstant } from '@/lib/resolutions/rules/deadlines'
import {
  monthRule,
  proposeReading,
  recurringRule,
  shiftYears,
  yearsOfRange,
} from '@/lib/resolutions/rules/drafts/deadlines'
import { columnsOf, readingOf } from '@/lib/resolutions/rules/drafts/reading'
import { periodsUntil } from '@/lib/resolutions/rules/periods'

const calendar = calendarFromCsv(readFileSync('prisma/seed/production-calendar.csv', 'utf8'))
const ZONE = 'Asia/Irkutsk'

function propose(
  kind: DeadlineKind,
  text: string | null,
  more: { yearRange?: YearRangeReading; date?: Day | null } = {},
) {
  const { yearRange = null, date = '2022-02-25' } = more
  return proposeReading({ kind, text, date, today: '2022-02-28', yearRange }, calendar)
}

const instants = (reading: ReturnType<typeof propose>, until: Day = '2022-12-31') =>
  (reading ? periodsUntil(reading, until, calendar) : []).map((period) => dueInstant(period.dueOn, ZONE)?.toISOString())

describe('how a printed deadline is read (domain.md §1, test vectors)', () => {
  it('«2022 г.» is the last working day of the year', () => {
    expect(instants(propose('YEAR', '2022 г.'))).toEqual(['2022-12-30T15:59:59.999Z'])
  })

  it('a month is read as printed, and due on its last working day', () => {
    expect(propose('MONTH', 'апрель 2022 г.')).toEqual({ mode: 'FIXED', dueOn: '2022-04-29' })
  })

  it('the last working day of 2024 is Saturday 28 December', () => {
    expect(propose('YEAR', '2024 г.')).toEqual({ mode: 'FIXED', dueOn: '2024-12-28' })
  })

  it('«2022-2023 г.» has a milestone at each year’s end, a final date, or the academic year’s', () => {
    for (const text of ['2022-2023г.', '2022- 2023г.', '2022 – 2023 гг.']) {
      expect(instants(propose('YEAR_RANGE', text, { yearRange: 'CALENDAR_INTERIM' }))).toEqual([
        '2022-12-30T15:59:59.999Z',
        '2023-12-29T15:59:59.999Z',
      ])
      expect(instants(propose('YEAR_RANGE', text, { yearRange: 'CALENDAR' }))).toEqual(['2023-12-29T15:59:59.999Z'])
      expect(instants(propose('YEAR_RANGE', text, { yearRange: 'ACADEMIC' }))).toEqual(['2023-08-31T15:59:59.999Z'])
    }
  })

  it('«2022-2023 г.» is not read before it is asked', () => {
    expect(propose('YEAR_RANGE', '2022-2023г.')).toBeNull()
  })

  it('«постоянно» reports by 20 January, or the working day before', () => {
    const reading = propose('ONGOING', 'постоянно')
    expect(reading && periodsUntil(reading, '2023-06-01', calendar).map((each) => [each.key, each.dueOn])).toEqual([
      ['2022', '2023-01-20'],
      ['2023', '2024-01-19'],
    ])
  })

  it('the month rule counts to the same date', () => {
    expect(monthRule('2022-02-25', calendar)).toBe('2022-03-25')
  })

  it('no deadline, «по мере необходимости» and «по графику» are left to a person', () => {
    for (const kind of ['NONE', 'AS_NEEDED', 'BY_SCHEDULE'] as const) expect(propose(kind, null)).toBeNull()
  })

  it('a printed day stays on its weekend', () => {
    expect(propose('DATE', 'до 1 октября 2022 г.')).toEqual({ mode: 'FIXED', dueOn: '2022-10-01' })
  })

  it('a term without the resolution’s date is not computed', () => {
    expect(propose('RELATIVE', 'в течение 10 дней', { date: null })).toBeNull()
  })
})

describe('the rule behind recurring words', () => {
  it.each([
    ['ежемесячно до 15 числа', 'MONTH', { monthsAfterEnd: 1, day: 15 }],
    ['ежемесячно до 25 числа', 'MONTH', { monthsAfterEnd: 0, day: 25 }],
    ['ежемесячно до 25 числа месяца, следующего за отчётным', 'MONTH', { monthsAfterEnd: 1, day: 25 }],
    ['ежеквартально', 'QUARTER', { monthsAfterEnd: 0, day: 31 }],
    ['ежеквартально до 10 числа', 'QUARTER', { monthsAfterEnd: 1, day: 10 }],
    ['ежегодно до 1 июня', 'YEAR', { monthsAfterEnd: -6, day: 1 }],
    ['ежегодно до 20 января', 'YEAR', { monthsAfterEnd: 1, day: 20 }],
    ['ежегодно', 'YEAR', { monthsAfterEnd: 0, day: 31 }],
  ] as const)('«%s»', (text, periodicity, expected) => {
    expect(recurringRule(text, periodicity)).toEqual({ periodicity, ...expected })
  })
})

describe('small readings', () => {
  it('a range needs a later second year', () => {
    expect(yearsOfRange('2022-2023 г.')).toEqual({ first: 2022, last: 2023 })
    expect(yearsOfRange('2022-23 г.')).toEqual({ first: 2022, last: 2023 })
    expect(yearsOfRange('2023-2022 г.')).toBeNull()
    expect(yearsOfRange('2022 г.')).toBeNull()
  })

  it('years move together, days stay', () => {
    expect(shiftYears('до 1 октября 2022 г., 2022-2023 г.', 4)).toBe('до 1 октября 2026 г., 2026-2027 г.')
    expect(shiftYears(null, 4)).toBeNull()
  })

  it('a reading comes back from its columns as it was', () => {
    for (const reading of [
      { mode: 'FIXED', dueOn: '2022-12-30' },
      { mode: 'REVIEW_ONLY', reviewOn: '2023-01-10' },
      { mode: 'PERIODIC', rule: { periodicity: 'YEAR', monthsAfterEnd: 1, day: 20 }, from: '2022-02-25', to: null },
    ] as const) {
      expect(readingOf(columnsOf(reading))).toEqual(reading)
    }
    expect(readingOf(columnsOf(null))).toBeNull()
  })
})
