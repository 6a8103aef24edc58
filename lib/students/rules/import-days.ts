import { addDays, type Day, isDay } from '@/lib/kernel/calendar'

const shown = (day: Day) => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`

/**
 * A day as a cell holds it: «14.03.2012», «14/03/2012», «14.03.2012 г.», or a real date of Excel (the reader gives it as 2012-03-14).
 * An objection follows the column's name.
 */
export function readDay(text: string): { day: Day } | { objection: string } {
  const plain = text.replace(/\s*(г\.?|года)$/i, '').trim()
  if (isDay(plain)) return { day: plain }
  const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(plain)
  if (parts) {
    const [, day = '', month = '', year = ''] = parts
    const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isDay(found) ? { day: found } : { objection: `${text} — такого дня нет` }
  }
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{1,3}$/.test(plain)) {
    return { objection: `${text} — год нужен полностью, четырьмя цифрами: 14.03.2012` }
  }
  if (/^\d{5}([.,]\d+)?$/.test(plain)) {
    return { objection: `${text} — это число, а не дата: задайте ячейкам столбца в Excel формат «Дата»` }
  }
  return { objection: `«${text}» — не дата: пишите день, месяц и год, например 14.03.2012` }
}

/** A birth date of a child that learns or will. */
export function birthObjection(day: Day, today: Day): string | null {
  if (day > today) return `${shown(day)} — этот день ещё не наступил`
  if (day < addDays(today, -25 * 366)) return `${shown(day)} — ребёнку больше 25 лет: проверьте год`
  return null
}

export function enrolledObjection(day: Day, year: { startsOn: Day; endsOn: Day; code: string }): string | null {
  if (day > year.endsOn) return `${shown(day)} — после конца учебного года ${year.code}`
  return day < '1990-01-01' ? `${shown(day)} — проверьте год` : null
}
