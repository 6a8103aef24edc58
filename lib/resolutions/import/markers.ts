import { MONTH } from './dates'
import { isInfinitive } from './words'

/** The number, letter or dash with which a line begins. `length` covers it and the space after it. */
export type LineMarker = {
  kind: 'num' | 'paren' | 'letter' | 'roman' | 'dash'
  /** 2.1 → [2, 1]; the ordinal of a letter or a Roman numeral; empty for a dash. */
  path: number[]
  /** As printed, without the mark after it. */
  label: string
  length: number
}

const ROMAN: Record<string, number> = {
  I: 1,
  II: 2,
  III: 3,
  IV: 4,
  V: 5,
  VI: 6,
  VII: 7,
  VIII: 8,
  IX: 9,
  X: 10,
  XI: 11,
  XII: 12,
}
const LETTERS = 'абвгдежзиклмнопрстуфхцчшщэюя'

// «1.30 апреля 2008 года считать …»: no item 1.30, the item begins with a date.
const BEFORE_DATE = new RegExp(`^(\\d{1,3})([.)])\\s?(?=\\d{1,2}\\s${MONTH})`, 'i')

/** Reads a line's own marker; null when it has none («2022 год», «1 раз в квартал», «01.10.2022 …» have none). */
export function readMarker(text: string): LineMarker | null {
  const dated = BEFORE_DATE.exec(text)
  if (dated?.[1] && Number(dated[1]) > 0) {
    const kind = dated[2] === ')' ? 'paren' : 'num'
    return { kind, path: [Number(dated[1])], label: dated[1], length: dated[0].length }
  }
  const number = /^(\d{1,3}(?:\.\d{1,3}){0,4})(\.\)|[.)])?\s?(?=[\p{L}«"“„(№-])/u.exec(text)
  if (number) {
    const printed = number[1] ?? ''
    const path = printed.split('.').map(Number)
    const mark = number[2] ?? ''
    if (path.some((n) => n === 0)) return null
    const after = text.slice(number[0].length)
    // A number without a mark counts only when parts or a capital show it («2.1 Провести», «3 Утвердить»).
    if (mark === '' && !(path.length > 1 || /^\d{1,3}\s\p{Lu}\p{Ll}{3}/u.test(text))) return null
    if (mark === '' && path.length === 2 && /^(?:млн|тыс|процент|руб|балл|час|кв)/i.test(after)) return null
    return { kind: mark === ')' && path.length === 1 ? 'paren' : 'num', path, label: printed, length: number[0].length }
  }
  const roman = /^([IVX]{1,4}|[ІХ]{1,4})[.)]\s?(?=[\p{L}«"(])/u.exec(text)
  if (roman) {
    const label = (roman[1] ?? '').replace(/І/g, 'I').replace(/Х/g, 'X')
    const n = ROMAN[label]
    if (n) return { kind: 'roman', path: [n], label, length: roman[0].length }
  }
  const letter = /^([а-яё])\)\s?(?=\S)/.exec(text)
  if (letter) {
    const label = letter[1] ?? ''
    return { kind: 'letter', path: [LETTERS.indexOf(label) + 1], label, length: letter[0].length }
  }
  const dash = /^[-–—•]\s?(?=[\p{L}«"(\d])/u.exec(text)
  if (dash) return { kind: 'dash', path: [], label: '', length: dash[0].length }
  return null
}

const VERBS =
  'постановля(?:ю|ет|ем|ют)|приказыва(?:ю|ет|ем)|распоряжа(?:юсь|ется|емся)|реша(?:ет|ют|ем|ю)|решил[аио]?|постановил[аио]?|рекоменду(?:ет|ю|ем|ют)|рекомендовал[аио]?|обязыва(?:ю|ет|ем)|предлага(?:ет|ю|ем|ют)|поруча(?:ет|ю|ют)'
const NOUNS =
  '(?:принято |приняли |принимает |проект )?(?:решени[ея]|постановлени[ея]|рекомендации)(?: (?:коллегии|совещания|педсовета|совета|собрания|комиссии|заседания)\\S*)?'
// At the end of a line, alone or after the body that decides: «КОЛЛЕГИЯ РЕКОМЕНДУЕТ:», «… администрация постановляет:».
const AT_END = new RegExp(`(?:^|[\\s,])((?:${VERBS})(?:,? (?:и )?(?:${VERBS}))?)\\s?:?\\s?$`, 'iu')
const NOUN_LINE = new RegExp(`^(?:\\d{1,2}(?:\\.\\d{1,2})?[.)]?\\s)?${NOUNS}\\s?:$`, 'iu')
const AT_START = new RegExp(`^(?:\\d{1,2}(?:\\.\\d{1,2})?[.)]?\\s)?((?:${VERBS}|${NOUNS}))\\s?:\\s?(?=\\S)`, 'iu')
const INSIDE = new RegExp(`(?:^|[\\s,])(${VERBS})\\s?:\\s?(?=1[.)]\\s?\\p{Lu})`, 'iu')

export type Operative = { from: number; to: number }

/**
 * The operative words that part preamble from items («ПРИКАЗЫВАЮ:», «РЕШИЛИ:», «… постановляет:»); offsets into the line,
 * items may follow on the same line after `to`.
 */
export function readOperative(text: string): Operative | null {
  if (text.length > 20_000) return null
  const start = AT_START.exec(text)
  if (start) return { from: 0, to: start[0].length }
  if (NOUN_LINE.test(text)) return { from: 0, to: text.length }
  const tail = text.slice(-120)
  const end = AT_END.exec(tail)
  if (end) {
    const word = end[1] ?? ''
    const colon = /:\s?$/.test(tail)
    const capitals = word === word.toUpperCase()
    if (colon || capitals || text.split(' ').length <= 3)
      return {
        from: text.length - tail.length + end.index + (end[0].length - end[0].trimStart().length),
        to: text.length,
      }
  }
  const inside = INSIDE.exec(text)
  return inside ? { from: inside.index, to: inside.index + inside[0].length } : null
}

/** «СЛУШАЛИ:», «Выступили:», «Повестка дня»: parts of a protocol in which no items stand. */
export function isProtocolPart(text: string): boolean {
  return /^(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s?)?(?:слушали|выступил[иа]?|заслушали|вопрос\s?(?:№\s?)?\d|по (?:\d|перв|втор|треть|четв|пят|шест|седьм)\S* вопросу|повестка|обсудили|обсуждение|присутствовали|приглаш[её]нные|отсутствовали|председательствовал)(?![а-яё])/i.test(
    text,
  )
}

/** «Голосовали: за – 9», «Решение принято единогласно»: between items of a protocol. */
export function isVote(text: string): boolean {
  return /^(?:(?:результаты )?голосовал|результаты голосования|проголосовали|голосование|за\s?[-–—:]\s?\d|решение принято|принято единогласно|единогласно)/i.test(
    text,
  )
}

/** A line that can only begin an item though it bears no number («Контроль за исполнением …», «Утвердить …»). */
export function opensItem(text: string): boolean {
  const first = /^\p{L}+/u.exec(text)?.[0] ?? ''
  if (!/^\p{Lu}/u.test(first)) return false
  if (isInfinitive(first)) return true
  return /^(?:(?:общий |персональный )?контроль (?:за|над|исполнени|выполнени)|настоящ\S+ (?:постановлени|решени|приказ|распоряжени)\S* (?:вступ|подлеж|довести|опублик))/i.test(
    text,
  )
}
