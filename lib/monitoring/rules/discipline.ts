import { addDays, type Day } from '@/lib/kernel/calendar'
import type { Discipline, Figures } from '../types'

/** The year's first day to yesterday: what is due today can still be done in time. Null on 1 January. */
export function disciplinePeriod(today: Day): { from: Day; to: Day } | null {
  const from = `${today.slice(0, 4)}-01-01`
  return today === from ? null : { from, to: addDays(today, -1) }
}

/**
 * Executive discipline in per cent: accepted on time / due in the period (domain.md §7.5), extensions counted to their new date,
 * beside it without extensions: accepted on time by the first date / due in the period by the first date.
 */
export function disciplineOf(figures: Pick<Figures, 'due' | 'onTime' | 'firstDue' | 'firstOnTime'>): Discipline {
  const percent = (n: number, of: number) => (of > 0 ? Math.round((n / of) * 1000) / 10 : null)
  return {
    percent: percent(figures.onTime, figures.due),
    percentByFirstDate: percent(figures.firstOnTime, figures.firstDue),
  }
}
