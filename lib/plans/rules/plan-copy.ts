import { addDays, type Day, daysBetween, lastDayOfMonth, weekday } from '@/lib/kernel/calendar'
import { shiftYears } from './plan-entries'

type Span = { fromOn: Day; toOn: Day }
type YearSpan = { startsOn: Day; endsOn: Day }

/** What lasts longer is no event of certain weekdays: a course, a term. */
const LONGEST_EVENT = 14

const yearOf = (day: Day) => Number(day.slice(0, 4))
const lastOfMonth = (day: Day) => lastDayOfMonth(yearOf(day), Number(day.slice(5, 7)))

/**
 * The days of an entry that is copied into another academic year. Whole months and what lasts over two weeks keep their dates, an event
 * goes to the nearest like weekday: a Thursday stays one. All inside the new year; what covered the old one covers the new one. Copied
 * within one year the days stay.
 */
export function carriedDays({ fromOn, toOn }: Span, from: YearSpan, to: YearSpan): Span {
  const years = yearOf(to.startsOn) - yearOf(from.startsOn)
  if (years === 0 && from.startsOn === to.startsOn) return { fromOn, toOn }
  if (fromOn <= from.startsOn && toOn >= from.endsOn) return { fromOn: to.startsOn, toOn: to.endsOn }
  const days = daysBetween(fromOn, toOn)
  const months = fromOn.endsWith('-01') && toOn === lastOfMonth(toOn)
  if (months || days > LONGEST_EVENT) {
    const end = shiftYears(toOn, years)
    return inside({ fromOn: shiftYears(fromOn, years), toOn: months ? lastOfMonth(end) : end }, to)
  }
  const same = shiftYears(fromOn, years)
  const nearest = addDays(same, ((((weekday(fromOn) - weekday(same) + 3) % 7) + 7) % 7) - 3)
  const weeks = nearest < to.startsOn ? 7 : addDays(nearest, days) > to.endsOn ? -7 : 0
  const begin = addDays(nearest, weeks)
  return inside({ fromOn: begin, toOn: addDays(begin, days) }, to)
}

function inside({ fromOn, toOn }: Span, { startsOn, endsOn }: YearSpan): Span {
  const clamped = (day: Day) => (day < startsOn ? startsOn : day > endsOn ? endsOn : day)
  return { fromOn: clamped(fromOn), toOn: clamped(toOn) }
}
