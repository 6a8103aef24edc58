import { type Day, isDay } from '../../kernel/calendar'

/** Month names in the cases in which deadlines use them (nominative, genitive, prepositional, dative). */
export const MONTH =
  '(?:январ[ьяею]|феврал[ьяею]|март[аеу]?|апрел[ьяею]|ма[йяею]|июн[ьяею]|июл[ьяею]|август[аеу]?|сентябр[ьяею]|октябр[ьяею]|ноябр[ьяею]|декабр[ьяею])(?![а-яё])'

const STEMS = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']

/** 1-12 for a month's name in any case; 0 when it is none. */
export function monthOf(word: string): number {
  const w = word.toLowerCase()
  if (w.startsWith('мар')) return 3
  return STEMS.findIndex((stem) => w.startsWith(stem)) + 1
}

const YEAR_END = '(?:\\s?(?:года|году|год|гг\\.|г\\.|г(?![а-яё])))?'

/** A printed date, as a regular expression's source; year optional in words, and in digits. Groups are not captured. */
export const DATE = `(?:[«"“]?\\s?\\d{1,2}(?:-?го)?\\s?[»"”]?\\s${MONTH}(?:\\s\\d{4})?${YEAR_END}|(?<!\\d)\\d{1,2}\\.(?:\\d{1,2}(?:\\.\\d{4}|\\.\\d{2})?|\\s?\\d{1,2}\\.\\s?\\d{4})(?![\\d])${YEAR_END})`

const IN_WORDS = new RegExp(`(\\d{1,2})(?:-?го)?\\s?[»"”]?\\s(${MONTH})(?:\\s(\\d{4}))?`, 'i')
const IN_DIGITS = /(\d{1,2})\.\s?(\d{1,2})(?:\.\s?(\d{4}|\d{2})(?!\d))?/

export type PartialDate = { day: number; month: number; year: number | null }

/** Reads what `DATE` matched; a two-digit year is of this century. Null for a day that no calendar has. */
export function readDate(text: string): PartialDate | null {
  const words = IN_WORDS.exec(text)
  const digits = words ? null : IN_DIGITS.exec(text)
  const match = words ?? digits
  if (!match) return null
  const month = words ? monthOf(words[2] ?? '') : Number(match[2])
  const year = match[3] === undefined ? null : match[3].length === 2 ? 2000 + Number(match[3]) : Number(match[3])
  const date = { day: Number(match[1]), month, year }
  return toDay(date, year ?? 2024) ? date : null
}

/** `YYYY-MM-DD`, or null when there is no such day. */
export function toDay(date: { day: number; month: number }, year: number): Day | null {
  const day = `${String(year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
  return isDay(day) ? day : null
}

const DATE_AT = new RegExp(DATE, 'gi')

/** The first full date in `text`, in words, digits or ISO form, with its offsets. */
export function dateIn(text: string): { day: Day; from: number; to: number } | null {
  for (const match of text.matchAll(DATE_AT)) {
    const read = readDate(match[0])
    const day = read?.year ? toDay(read, read.year) : null
    if (day) return { day, from: match.index, to: match.index + match[0].length }
  }
  const iso = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text)
  return iso?.[1] ? { day: iso[1], from: iso.index, to: iso.index + 10 } : null
}
