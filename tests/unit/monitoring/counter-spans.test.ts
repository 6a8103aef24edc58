import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '@/lib/kernel/calendar'
import { counterSpans } from '@/lib/monitoring/rules/counter-spans'

/** The days that the counters of a span stand for, each as often as it is counted. */
function covered(from: Day | null, to: Day | null): Day[] {
  const { months, days } = counterSpans({ from, to })
  const found: Day[] = []
  for (let day = '2025-11-01'; day <= '2027-02-28'; day = addDays(day, 1)) {
    const month = `${day.slice(0, 7)}-01`
    if (months && (months.from ?? '0000') <= month && month <= (months.to ?? '9999-99')) found.push(day)
    for (const span of days) if (span.from <= day && day <= span.to) found.push(day)
  }
  return found
}

function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

describe('the counters of a span of days', () => {
  it('hold every day of it once and no other', () => {
    for (let first = 0; first < 70; first += 3) {
      for (let length = 0; length < 130; length += 7) {
        const from = addDays('2025-12-20', first)
        const to = addDays(from, length)
        expect(covered(from, to)).toEqual(daysBetween(from, to))
      }
    }
  })

  it('are whole months where the span has no end', () => {
    expect(counterSpans({ from: null, to: null })).toEqual({ months: { from: null, to: null }, days: [] })
    expect(counterSpans({ from: null, to: '2026-11-23' })).toEqual({
      months: { from: null, to: '2026-10-01' },
      days: [{ from: '2026-11-01', to: '2026-11-23' }],
    })
    expect(counterSpans({ from: '2026-01-31', to: null })).toEqual({
      months: { from: '2026-02-01', to: null },
      days: [{ from: '2026-01-31', to: '2026-01-31' }],
    })
    expect(counterSpans({ from: '2026-01-01', to: '2026-12-31' })).toEqual({
      months: { from: '2026-01-01', to: '2026-12-01' },
      days: [],
    })
  })

  it('are none when it ends before it begins', () => {
    expect(counterSpans({ from: '2026-02-02', to: '2026-02-01' })).toEqual({ months: null, days: [] })
  })
})
