/** Words and figures as official Russian writes them. Own tables, not Intl dates: server and browser must print the same. */

const NBSP = '\u00a0'

const MONTHS_OF = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const

const rules = new Intl.PluralRules('ru-RU')

/** The form that agrees with `n`: plural(3, 'день', 'дня', 'дней') → «дня». Fractions take the second form. */
export function plural(n: number, one: string, few: string, many: string): string {
  const rule = rules.select(Math.abs(n))
  if (rule === 'one') return one
  return rule === 'many' ? many : few
}

/** Number and word that never part: «3 дня». */
export function counted(n: number, one: string, few: string, many: string): string {
  return `${formatNumber(n)}${NBSP}${plural(n, one, few, many)}`
}

/** «1 234,5»: no-break spaces between thousands, comma, true minus; at most `digits` after the comma. */
export function formatNumber(value: number, digits = 1): string {
  if (!Number.isFinite(value)) return '—'
  const [whole = '0', fraction] = String(Number(Math.abs(value).toFixed(digits))).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NBSP)
  const text = fraction ? `${grouped},${fraction}` : grouped
  return value < 0 && text !== '0' ? `−${text}` : text
}

/** «87,5 %» from 87.5. */
export function formatPercent(value: number, digits = 1): string {
  return `${formatNumber(value, digits)}${NBSP}%`
}

/** «1,4 МБ» from bytes. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes}${NBSP}Б`
  if (bytes < 1024 * 1024) return `${formatNumber(bytes / 1024, 0)}${NBSP}КБ`
  return `${formatNumber(bytes / 1024 / 1024)}${NBSP}МБ`
}

function parts(day: string): { year: string; month: string; day: string; monthOf: string } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const monthOf = MONTHS_OF[Number(match?.[2]) - 1]
  if (!match?.[1] || !match[2] || !match[3] || !monthOf) return null
  return { year: match[1], month: match[2], day: match[3], monthOf }
}

/** '2026-12-30' → «30 декабря 2026 г.»; what is no day comes back as it was. */
export function formatDay(day: string): string {
  const at = parts(day)
  return at ? `${Number(at.day)}${NBSP}${at.monthOf}${NBSP}${at.year}${NBSP}г.` : day
}

/** '2026-12-30' → «30 декабря», where the year is plain from its surroundings. */
export function formatDayOfYear(day: string): string {
  const at = parts(day)
  return at ? `${Number(at.day)}${NBSP}${at.monthOf}` : day
}

/** '2026-12-30' → «30.12.2026», for tables. */
export function formatDayShort(day: string): string {
  const at = parts(day)
  return at ? `${at.day}.${at.month}.${at.year}` : day
}

/** «до 30 декабря 2026 г., 23:59 (Иркутск)»: a deadline always says the hour and whose hour it is. */
export function untilText(day: string, zoneName: string, time = '23:59'): string {
  return `до${NBSP}${formatDay(day)}, ${time}${NBSP}(${zoneName})`
}

/** Whole days to a deadline in words: «осталось 3 дня», «сегодня последний день», «просрочено на 2 дня». */
export function daysLeftText(days: number): string {
  if (days === 0) return 'сегодня последний день'
  const n = Math.abs(days)
  const amount = counted(n, 'день', 'дня', 'дней')
  if (days < 0) return `просрочено на${NBSP}${amount}`
  return `${plural(n, 'остался', 'осталось', 'осталось')}${NBSP}${amount}`
}

export type PersonNameParts = { lastName: string; firstName?: string | null; middleName?: string | null }

/** «Наумова С. Е.», with no-break spaces. */
export function personName({ lastName, firstName, middleName }: PersonNameParts): string {
  const initials = [firstName, middleName].flatMap((name) => {
    const letter = name?.trim().charAt(0)
    return letter ? [`${letter.toLocaleUpperCase('ru-RU')}.`] : []
  })
  return [lastName.trim(), ...initials].join(NBSP)
}

/** «Наумова Светлана Егоровна». */
export function personFullName({ lastName, firstName, middleName }: PersonNameParts): string {
  return [lastName, firstName, middleName].flatMap((name) => (name?.trim() ? [name.trim()] : [])).join(' ')
}

/** «№ 12». */
export function formatRef(ref: string | number): string {
  return `№${NBSP}${ref}`
}

/** A long text cut at a word. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit - 30)).replace(/[\s,;:.]+$/, '')}…`
}

/** A name whose number or kind of settlement never parts from what it names: «Школа № 1», «п. Кедровый». */
export function bound(name: string): string {
  return name.replace(/((?:^|[\s«(])(?:№|г\.|пгт\.?|пос\.|п\.|с\.|д\.|ст\.)) /gi, `$1${NBSP}`)
}

/** From Monday: short for the head of a grid, whole for readers and lists. */
export const WEEK = [
  ['пн', 'понедельник'],
  ['вт', 'вторник'],
  ['ср', 'среда'],
  ['чт', 'четверг'],
  ['пт', 'пятница'],
  ['сб', 'суббота'],
  ['вс', 'воскресенье'],
] as const
