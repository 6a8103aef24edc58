import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, workingDaysBetween } from '@/lib/kernel/calendar'
import { type CalendarDayKind, calendarFrom } from '@/lib/kernel/production-calendar'

const day = fc.integer({ min: -3000, max: 25_000 }).map((n): Day => addDays('1970-01-01', n))
const kind = fc.constantFrom<CalendarDayKind>('HOLIDAY', 'MOVED_OFF', 'WORKING')

describe('worked days of a span', () => {
  it('counted by weeks and exceptions are those found by walking day by day', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -20, max: 400 }),
        fc.array(fc.record({ at: fc.integer({ min: -5, max: 405 }), kind }), { maxLength: 40 }),
        (from, length, exceptions) => {
          const calendar = calendarFrom(exceptions.map(({ at, kind }) => ({ day: addDays(from, at), kind })))
          const to = addDays(from, length)
          const walked = workingDaysBetween(from, to, { isWorkingDay: (at) => calendar.isWorkingDay(at) })
          expect(workingDaysBetween(from, to, calendar)).toBe(walked)
        },
      ),
    )
  })

  it('does not count the first day and counts the last', () => {
    const plain = calendarFrom([])
    expect(workingDaysBetween('2026-11-27', '2026-11-30', plain)).toBe(1)
    expect(workingDaysBetween('2026-11-27', '2026-11-27', plain)).toBe(0)
    expect(workingDaysBetween('2026-11-30', '2026-11-27', plain)).toBe(0)
  })

  it('takes a weekend day that is worked and leaves out a weekday that is off', () => {
    const moved = calendarFrom([
      { day: '2026-11-28', kind: 'WORKING' },
      { day: '2026-11-30', kind: 'MOVED_OFF' },
      { day: '2026-11-29', kind: 'HOLIDAY' },
    ])
    expect(workingDaysBetween('2026-11-27', '2026-11-30', moved)).toBe(1)
  })
})
