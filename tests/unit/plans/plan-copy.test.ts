import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekday } from '@/lib/kernel/calendar'
import { newRecordsText } from '@/lib/plans/messages/roll-over'
import { carriedDays } from '@/lib/plans/rules/plan-copy'
import { shiftYears } from '@/lib/plans/rules/plan-entries'
import { rollOverWithPlansSchema } from '@/lib/plans/schema/roll-over'

const year = (start: number) => ({ startsOn: `${start}-09-01`, endsOn: `${start + 1}-08-31` })
const carried = (fromOn: string, toOn: string, from = 2026, to = from + 1) =>
  carriedDays({ fromOn, toOn }, year(from), year(to))

describe('an entry that is copied into the next year', () => {
  it('on a Thursday stays on the nearest Thursday a year later', () => {
    expect(carried('2026-10-15', '2026-10-15')).toEqual({ fromOn: '2027-10-14', toOn: '2027-10-14' })
    expect(carried('2027-02-26', '2027-03-02')).toEqual({ fromOn: '2028-02-25', toOn: '2028-02-29' })
  })

  it('of whole months keeps them, also a February that is a day longer or shorter', () => {
    expect(carried('2026-10-01', '2026-11-30')).toEqual({ fromOn: '2027-10-01', toOn: '2027-11-30' })
    expect(carried('2027-02-01', '2027-02-28')).toEqual({ fromOn: '2028-02-01', toOn: '2028-02-29' })
    expect(carried('2028-02-01', '2028-02-29', 2027)).toEqual({ fromOn: '2029-02-01', toOn: '2029-02-28' })
  })

  it('of a term keeps its dates; of the whole year covers the new one', () => {
    expect(carried('2026-09-08', '2027-05-25')).toEqual({ fromOn: '2027-09-08', toOn: '2028-05-25' })
    const longer = { startsOn: '2027-08-30', endsOn: '2028-08-27' }
    expect(carriedDays({ fromOn: '2026-09-01', toOn: '2027-08-31' }, year(2026), longer)).toEqual({
      ...{ fromOn: '2027-08-30', toOn: '2028-08-27' },
    })
  })

  it('at the edge of the year stays inside it on its weekday', () => {
    expect(carried('2026-09-01', '2026-09-01')).toEqual({ fromOn: '2027-09-07', toOn: '2027-09-07' })
    expect(carried('2027-08-31', '2027-08-31', 2026)).toEqual({ fromOn: '2028-08-29', toOn: '2028-08-29' })
  })

  it('within one year stays where it is', () => {
    expect(carried('2026-10-15', '2026-10-15', 2026, 2026)).toEqual({ fromOn: '2026-10-15', toOn: '2026-10-15' })
  })

  it('whenever it is: inside the year, in order, an event of as many days on its weekday, at most nine days off', () => {
    const day = (start: number) => fc.integer({ min: 0, max: 364 }).map((n) => addDays(`${start}-09-01`, n))
    const cases = fc
      .tuple(fc.integer({ min: 2020, max: 2032 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 60 }))
      .chain(([start, ahead, length]) => fc.tuple(fc.constant({ start, ahead, length }), day(start)))
    fc.assert(
      fc.property(cases, ([{ start, ahead, length }, fromOn]) => {
        const from = year(start)
        const end = addDays(fromOn, length)
        const toOn = [end, from.endsOn].sort()[0] ?? end
        const made = carried(fromOn, toOn, start, start + ahead)
        const to = year(start + ahead)
        expect(made.fromOn >= to.startsOn && made.toOn <= to.endsOn && made.fromOn <= made.toOn).toBe(true)
        expect(Math.abs(daysBetween(shiftYears(fromOn, ahead), made.fromOn))).toBeLessThanOrEqual(9)
        if (daysBetween(fromOn, toOn) <= 6 && !fromOn.endsWith('-01')) {
          expect(weekday(made.fromOn)).toBe(weekday(fromOn))
          expect(daysBetween(made.fromOn, made.toOn)).toBe(daysBetween(fromOn, toOn))
        }
      }),
    )
  })
})

describe('what stands in the way of undoing a roll-over', () => {
  it('is named, each with how many; nothing of what is not there', () => {
    const none = { plans: 0, proposals: 0, activities: 0, registers: 0, level: false }
    expect(newRecordsText(none)).toEqual([])
    expect(newRecordsText({ plans: 1, proposals: 2, activities: 3, registers: 4, level: true })).toHaveLength(5)
    expect(newRecordsText({ ...none, activities: 3 })).toEqual(['записи о проведённых мероприятиях: 3'])
  })

  it('no box ticked carries no plan', () => {
    const form = { requestKey: crypto.randomUUID(), yearId: crypto.randomUUID(), mark: '1.a' }
    expect(rollOverWithPlansSchema.parse(form).plans).toEqual([])
    expect(rollOverWithPlansSchema.safeParse({ ...form, plans: ['OTHER'] }).success).toBe(false)
  })
})
