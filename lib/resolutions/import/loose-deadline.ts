import { DATE, MONTH } from './dates'
import type { DeadlinePhrase } from './find-deadline'
import { type Found, findBrackets } from './persons'

// A deadline without a preposition or a label: alone in a bracket or behind a dash or colon at the duty's end.

const YEAR = '(?:\\s20\\d\\d(?:\\s?(?:года|году|год|гг\\.|г\\.|г))?)?'
const MONTHS = `${MONTH}(?:\\s?(?:[-–—,]|и)\\s?${MONTH}){0,5}${YEAR}`
const ORDINAL = '(?:I{1,3}|IV|[1-4]|перв[а-яё]+|втор[а-яё]+|треть?[а-яё]+|четв[её]рт[а-яё]+)(?:-?(?:й|м|го|ый|ом))?'
const TIMES =
  '(?:не реже |не менее )?(?:\\d|один|одного|два|двух|три|тр[её]х|четыре)?\\s?раза? в [а-яё]+(?: год[а-яё]?)?'
const WHOLE = new RegExp(
  `^(?:${[
    `${MONTHS}(?:\\s?[-–—,;]\\s?${MONTHS}){0,3}`,
    `${ORDINAL}(?:\\s?[-–—,и]\\s?${ORDINAL})?\\s(?:квартал[а-яё]*|кв\\.|полугоди[а-яё]*)${YEAR}`,
    `(?:(?:до|к|не позднее|с|в срок до)\\s)?${DATE}(?:\\s?(?:[-–—]|по|и)\\s?${DATE})?`,
    `\\d{1,2}\\s?[-–—]\\s?${DATE}`,
    `${TIMES}`,
    '(?:постоянно|ежегодно|ежеквартально|ежемесячно|еженедельно|ежедневно|регулярно|систематически)(?:,? (?:до|не позднее) \\d{1,2}(?:-?го)? [а-яё ]{3,50})?',
    '(?:в течение|на протяжении) [а-яё0-9 /–-]{3,50}',
    'весь (?:период|год|учебный год|срок)',
    'по мере [а-яё]+(?: [а-яё]+)?',
    '(?:по|согласно|в соответствии с) (?:[а-яё]+ ){0,2}(?:график|план|расписани|календар)[а-яё]*',
  ].join('|')})\\.?$`,
  'i',
)
const YEARS = /^(?:в )?20\d\d(?:\s?[-–—/]\s?20\d\d)?\s?(?:года|году|год|годы|годах|гг\.|г\.|учебный год|уч\. ?год)\.?$/i

/** The deadline that stands apart in `view` (quotations masked); null where none or several do. */
export function findApart(view: string): DeadlinePhrase | null {
  const tail = behindMark(view)
  if (tail) return tail
  const bracketed = findBrackets(view).flatMap((bracket) => inBracket(bracket) ?? [])
  return bracketed.length === 1 ? (bracketed[0] ?? null) : null
}

/** «(до 1 мая)», «(отдел развития, Крыльев С.С.; февраль – март 2027 г.)»: a bracket's whole or its last part. */
export function inBracket(bracket: Found): DeadlinePhrase | null {
  const inside = bracket.text.slice(1, -1)
  if (inside.length > 200) return null
  for (const mark of ['', ';', ',']) {
    const cut = mark === '' ? -1 : inside.lastIndexOf(mark)
    if (mark !== '' && cut < 0) continue
    const words = inside.slice(cut + 1)
    if (!WHOLE.test(words.trim())) continue
    const from = bracket.from + 1 + cut + 1 + (words.length - words.trimStart().length)
    return { from, to: bracket.to - 1, labelled: false }
  }
  return null
}

// «… в школах – сентябрь, январь», «… отчёты: ежеквартально», «… конкурс, октябрь 2026 г.»
function behindMark(view: string): DeadlinePhrase | null {
  const end = view.trimEnd().replace(/[.;,]+$/, '').length
  const from = Math.max(0, end - 90)
  const window = view.slice(from, end)
  for (const mark of window.matchAll(/(?:\s[-–—]|:|,|;)\s(?=\S)/g)) {
    const at = mark.index + mark[0].length
    const words = window.slice(at)
    const apart = /[-–—:]\s$/.test(mark[0])
    if (WHOLE.test(words) || (apart && YEARS.test(words))) return { from: from + at, to: end, labelled: false }
  }
  return null
}
