import type { Day } from '@/lib/kernel/calendar'

const NBSP = '\u00a0'
const MONTHS = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
]
const ROMAN = ['I', 'II', 'III', 'IV']

/** «30.12.2026». */
export function dayText(day: Day): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
}

/** «2026 г.», «III квартал 2026 г.», «2026/27 учебный год»; null for a single deadline. An unknown key comes back as it is. */
export function periodText(key: string): string | null {
  if (key === 'ONCE') return null
  const year = `${key.slice(0, 4)}${NBSP}г.`
  if (/^\d{4}$/.test(key)) return year
  if (/^\d{4}\/\d{2}$/.test(key)) return `${key} учебный год`
  const part = /^\d{4}-([QH]?)(\d{1,2})$/.exec(key)
  const n = Number(part?.[2])
  if (part?.[1] === 'Q' && ROMAN[n - 1]) return `${ROMAN[n - 1]} квартал ${year}`
  if (part?.[1] === 'H' && (n === 1 || n === 2)) return `${ROMAN[n - 1]} полугодие ${year}`
  if (part && part[1] === '' && MONTHS[n - 1]) return `${MONTHS[n - 1]} ${year}`
  return key
}

/** «№ 5 от 25.02.2022»; what is missing is left out. */
export function resolutionRef(head: { number: string | null; date: Day | null }): string {
  const parts = [head.number && `№${NBSP}${head.number}`, head.date && `от${NBSP}${dayText(head.date)}`]
  return parts.filter(Boolean).join(' ') || 'без номера'
}
