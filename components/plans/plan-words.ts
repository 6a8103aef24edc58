import { formatDayShort, formatNumber } from '@/components/ui/format'
import { hoursText } from '@/lib/activities/messages'
import type { PlanGap } from '@/lib/plans/rules/plan-entries'

const NBSP = '\u00a0'

const MONTHS = [
  ...['январь', 'февраль', 'март', 'апрель', 'май', 'июнь'],
  ...['июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
]

const lastOf = (day: string) => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate()
const monthWord = (day: string) => MONTHS[Number(day.slice(5, 7)) - 1] ?? ''

/** «Ноябрь 2026» of `2026-11`. */
export function monthTitle(month: string): string {
  const word = monthWord(`${month}-01`)
  return `${word.charAt(0).toLocaleUpperCase('ru')}${word.slice(1)}${NBSP}${month.slice(0, 4)}`
}

/** «15.10.2026», «октябрь 2026», «сентябрь 2026 – май 2027», «01.10–15.10.2026». */
export function datesText(fromOn: string, toOn: string): string {
  if (fromOn === toOn) return formatDayShort(fromOn)
  const whole = fromOn.endsWith('-01') && Number(toOn.slice(8)) === lastOf(toOn)
  const [from, to] = [fromOn.slice(0, 7), toOn.slice(0, 7)]
  if (whole && from === to) return `${monthWord(fromOn)}${NBSP}${from.slice(0, 4)}`
  if (whole) {
    const first =
      from.slice(0, 4) === to.slice(0, 4) ? monthWord(fromOn) : `${monthWord(fromOn)}${NBSP}${from.slice(0, 4)}`
    return `${first} – ${monthWord(toOn)}${NBSP}${to.slice(0, 4)}`
  }
  const first = from.slice(0, 4) === to.slice(0, 4) ? formatDayShort(fromOn).slice(0, 5) : formatDayShort(fromOn)
  return `${first}–${formatDayShort(toOn)}`
}

/** «не хватает 22 ч в 8 классе» or «норма набрана». */
export function gapText({ missing, grade }: Pick<PlanGap, 'missing' | 'grade'>): string {
  return missing > 0 ? `не хватает ${hoursText(missing)} (${grade}${NBSP}класс)` : 'норма набрана'
}

/** «12 из 34 ч». */
export function plannedText({ planned, need }: Pick<PlanGap, 'planned' | 'need'>): string {
  return `${formatNumber(planned)} из${NBSP}${hoursText(need)}`
}
