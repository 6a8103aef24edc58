import { addDays, type Day, lastDayOfMonth, precedingWorkingDay, type WorkingCalendar } from '../../kernel/calendar'
import { DATE, MONTH, monthOf, readDate, toDay } from './dates'
import { readRelative } from './relative-deadline'
import type { DeadlineKind, Periodicity } from './types'

export type DeadlineContext = {
  calendar: WorkingCalendar
  /** The resolution's own date, from which relative deadlines count. */
  date: Day | null
  /** First calendar year of the academic year that the document's title names («на 2022-2023 учебный год»). */
  academicYear: number | null
  /** The calendar year that the title names («План на 2023 год»). */
  planYear: number | null
  /** An act with operative words, not a plan: its days without a year come next after its date. */
  act?: boolean
  /** How «2022-2023 г.» is read; asked once a resolution (domain.md §1), calendar years by default. */
  yearRange: 'calendar' | 'academic'
}

export type DeadlineReading = {
  kind: DeadlineKind
  dueDate: Day | null
  from: Day | null
  periodicity: Periodicity | null
  confidence: number
}

const FREQUENCY = /раз[а]? в (?:\S+ )?(год|полугоди|квартал|месяц|недел|ден|сутк|четверт|триместр|учебн)/i
const RECURRING =
  /ежегодн|ежеквартал|ежемесяч|еженедел|ежеднев|поквартально|помесячно|раз[а]? в |кажд\S+ (?:месяц|квартал|год|недел|полугоди|понедельник|вторник|сред[уыа]|четверг|пятниц|суббот|четверт|триместр|учебн|день|дн|\d)|числа месяца|отч[её]тн(?:ым|ого) (?:месяц|квартал|период|год)|по (?:итогам|окончании|завершении) (?:месяца|квартала|полугодия|учебной четверти|четверти)|^(?:до |не позднее |к )?\d{1,2}(?:-?го)?(?: числа)(?! ?[а-я]*(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр))/i

function periodOf(text: string): Periodicity | null {
  if (/ежегодн|кажд\S+ год/i.test(text)) return 'year'
  if (/ежемесяч|помесячно|кажд\S+ месяц|отч[её]тн\S+ месяц|итогам месяца/i.test(text)) return 'month'
  if (/ежеквартал|поквартал|кажд\S+ квартал|итогам квартала|отч[её]тн\S+ квартал/i.test(text)) return 'quarter'
  if (/кажд\S+ полугоди|(?:2|два) раза в год|итогам полугодия/i.test(text)) return 'half-year'
  if (/(?:4|четыре) раза в год/i.test(text)) return 'quarter'
  if (/раз\S* в (?:учебн|\d{4}[/–-]\d)|учебн\S+ год/i.test(text)) return 'academic-year'
  const unit = FREQUENCY.exec(text)?.[1]
  if (unit === 'год') return 'year'
  if (unit === 'полугоди') return 'half-year'
  if (unit === 'квартал') return 'quarter'
  if (unit === 'месяц' || (!unit && /числа/i.test(text) && !/еженедел|ежеднев/i.test(text))) return 'month'
  return null
}

const SHORT = '(?:20)?\\d\\d'
const ACADEMIC = new RegExp(`(20\\d\\d)\\s?[/–—-]\\s?${SHORT}\\s*(?:-?[а-яё]{1,2} )?(?:уч|тренир|спорт)`, 'i')
const SLASHED = new RegExp(`(20\\d\\d)\\s?/\\s?${SHORT}(?!\\d)`)
const QUARTER =
  /(?:^|[^а-яёA-Za-z])(I{1,3}V?|IV|[1-4]|перв\S+|втор\S+|трет\S+|четв[её]рт\S+)(?:-?(?:й|м|го|ый|ом|ем))?(?:\s?(?:[-–,]|и)\s?(IV|I{1,3}|[1-4])(?:-?(?:й|м|го|ом))?)?\s+(кв(?:\.|артал)|полугоди)\S*(?:\s(20\d\d))?/i

function ordinalOf(text: string): number {
  const roman = ['I', 'II', 'III', 'IV'].indexOf(text.toUpperCase())
  if (roman >= 0) return roman + 1
  if (/^\d/.test(text)) return Number(text)
  return ['перв', 'втор', 'трет', 'четв'].findIndex((stem) => text.toLowerCase().startsWith(stem)) + 1
}

const YEAR_RANGE = /(?<!\d)(20\d\d)\s?[-–—]\s?(20\d\d|\d\d)(?![\d.])/
const YEAR = /(?<![\d.])(20\d\d)(?!\d)/
const MONTHS = new RegExp(`(?<![а-яё])${MONTH}`, 'gi')
const DATES = new RegExp(DATE, 'gi')
// «до 25 числа текущего месяца»
const THIS_MONTH = /(?<!\d)(\d{1,2})(?:-?го)? числа (?:текущего|сего|этого) месяца/i
// «не позднее чем за два месяца до начала учебного года»: counted backwards from a day that is not told.
const BEFORE_EVENT = /(?:^|\s)за \S+ (?:\S+ )?(?:дн|недел|месяц|сут)\S* до /i
// «07.05.2015 г. 11.00», «… в 14-30 часов»: the hour of a full date.
const HOUR = /(?<=\d{4}(?:\s?(?:года|г\.?))?),?\s(?:в\s)?(?:[01]?\d|2[0-3])[.:-][0-5]\d(?![\d.])(?:\s?ч(?:ас\S*|\.))?/g
const DATE_SPAN =
  /(?:с|со)\s\S+(?:\s\S+){0,3}?\s(?:по|до)\s|\d\s?[-–—]\s?\d{1,2}(?:\s(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)|\.\d)|\d{4}(?:\s?г\S*)?\s?[-–—]\s?\d{1,2}[.\s]/i

/**
 * Reads a deadline's words (what follows «Срок:», a table's cell, or a phrase found in an item) into a kind and a date.
 * Rules: domain.md §1. Computed dates that fall on a day off move to the preceding working day, printed dates stay.
 */
export function readDeadline(text: string, context: DeadlineContext): DeadlineReading {
  const phrase = text.replace(/\s+/g, ' ').trim().replace(HOUR, '')
  const reading = (
    kind: DeadlineKind,
    dueDate: Day | null = null,
    more: Partial<DeadlineReading> = {},
  ): DeadlineReading => ({ kind, dueDate, from: null, periodicity: null, confidence: 0.95, ...more })
  const worked = (day: Day | null): Day | null => day && precedingWorkingDay(day, context.calendar)

  if (phrase === '' || /^[-–—]+$/.test(phrase)) return reading('none', null, { confidence: 0.9 })
  const ownMonth = THIS_MONTH.exec(phrase)
  if (ownMonth && context.date) {
    const date = { day: Number(ownMonth[1]), month: Number(context.date.slice(5, 7)) }
    return reading('date', toDay(date, Number(context.date.slice(0, 4))), { confidence: 0.85 })
  }
  if (RECURRING.test(phrase)) return reading('recurring', null, { periodicity: periodOf(phrase) })
  const academic = BEFORE_EVENT.test(phrase) ? null : readAcademic(phrase, context)
  if (academic)
    return reading('academic-year', worked(academic.due), { from: academic.from, confidence: academic.confidence })
  const relative = readRelative(phrase, context)
  if (relative) return reading('relative', relative.due, { confidence: relative.confidence })

  const dates = phrase.match(DATES) ?? []
  if (dates.length > 0) {
    const span = DATE_SPAN.test(phrase)
    const last = readDate(dates.at(-1) ?? '')
    if (last) {
      const year = last.year ?? nextYear(last.month, last.day, context)
      const due = year === null ? null : toDay(last, year)
      const first = span ? readDate(dates.length > 1 ? (dates[0] ?? '') : '') : null
      const bare = span && !first ? /(?:с|со)\s(\d{1,2})\s|(\d{1,2})\s?[-–—]\s?\d/i.exec(phrase) : null
      const start = first ?? (bare ? { day: Number(bare[1] ?? bare[2]), month: last.month, year: last.year } : null)
      const from = start && due ? toDay(start, start.year ?? Number(due.slice(0, 4))) : null
      return reading('date', due, {
        from: from && due && from <= due ? from : null,
        confidence: last.year ? 0.97 : 0.7,
      })
    }
  }

  const quarter = QUARTER.exec(phrase)
  if (quarter) {
    const n = ordinalOf(quarter[2] ?? quarter[1] ?? '')
    const month = /^полу/i.test(quarter[3] ?? '') ? n * 6 : n * 3
    const year = Number(quarter[4] ?? YEAR.exec(phrase)?.[1] ?? 0) || nextYear(month, 28, context)
    if (n >= 1 && month <= 12)
      return reading('quarter', year ? worked(lastDayOfMonth(year, month)) : null, {
        confidence: quarter[4] ? 0.95 : 0.7,
      })
  }

  const months = phrase.match(MONTHS) ?? []
  const lastMonth = monthOf(months.at(-1) ?? '')
  if (lastMonth > 0) {
    // «до сентября» and «к сентябрю» end when August does; «до конца сентября», «в сентябре» with September.
    const before = /(?:^|\s)(?:до|к)\s(?:1 )?[а-яё]+[юя](?![а-яё])/i.test(phrase) && !/конц|по /i.test(phrase)
    const printed = [...phrase.matchAll(/20\d\d/g)].at(-1)?.[0]
    const year = printed ? Number(printed) : nextYear(lastMonth, 28, context)
    const end = year ? lastDayOfMonth(year, lastMonth) : null
    const due = before && end ? addDays(`${end.slice(0, 8)}01`, -1) : end
    // The month's own last day, as it is printed; what is proposed of it moves to a working day (rules/drafts/deadlines.ts).
    return reading('month', due, { confidence: printed ? 0.95 : 0.65 })
  }

  const range = YEAR_RANGE.exec(phrase)
  if (range) return readYearRange(range, context, reading, worked)
  const year = YEAR.exec(phrase)
  if (year)
    return reading('year', worked(lastDayOfMonth(Number(year[1]), 12)), {
      confidence: /конц|течени|^\d/.test(phrase) ? 0.95 : 0.8,
    })
  return readWords(phrase, context, reading, worked)
}

type Make = (kind: DeadlineKind, dueDate?: Day | null, more?: Partial<DeadlineReading>) => DeadlineReading

function readYearRange(
  range: RegExpExecArray,
  context: DeadlineContext,
  make: Make,
  worked: (day: Day | null) => Day | null,
): DeadlineReading {
  const first = Number(range[1])
  const second = range[2]?.length === 2 ? Math.floor(first / 100) * 100 + Number(range[2]) : Number(range[2])
  if (second <= first || second - first > 15)
    return make('year', worked(lastDayOfMonth(first, 12)), { confidence: 0.5 })
  if (context.yearRange === 'academic' && second === first + 1)
    return make('academic-year', worked(`${second}-08-31`), { from: `${first}-09-01` })
  return make('year-range', worked(lastDayOfMonth(second, 12)), {
    from: `${first}-01-01`,
    confidence: second === first + 1 ? 0.75 : 0.9,
  })
}

function readWords(
  phrase: string,
  context: DeadlineContext,
  make: Make,
  worked: (day: Day | null) => Day | null,
): DeadlineReading {
  const own = context.planYear ?? (context.date ? Number(context.date.slice(0, 4)) : null)
  if (
    /(?:текущего|отч[её]тного|календарного) года|до конца года|текущий год/i.test(phrase) &&
    !/в течение (?:всего )?(?:отч|кален)/i.test(phrase)
  )
    return make('year', own ? worked(lastDayOfMonth(own, 12)) : null, { confidence: 0.8 })
  if (
    /по мере|(?:при|по) (?:наличии )?необходимост|по (?:запрос|требовани|обращени|заявк|вызов)|при (?:поступлени|наличии|возникновени|обращени)/i.test(
      phrase,
    )
  )
    return make('as-needed')
  if (
    /график|календар|расписани|по (?:\S+ )?план|согласно|по согласовани|в соответствии с|сроки|установленн\S+ срок|дорожн/i.test(
      phrase,
    )
  )
    return make('by-schedule', null, { confidence: 0.9 })
  if (
    /постоянн|в течение|на протяжении|весь (?:период|год|учебн)|весь срок|непрерывно|бессрочн|систематическ|регулярн|на период/i.test(
      phrase,
    )
  )
    return make('ongoing')
  return make('none', null, { confidence: 0.4 })
}

function readAcademic(
  phrase: string,
  context: DeadlineContext,
): { due: Day | null; from: Day | null; confidence: number } | null {
  const named = ACADEMIC.exec(phrase) ?? (/^\D{0,25}20\d\d\s?\//.test(phrase) ? SLASHED.exec(phrase) : null)
  const beginning = /(?:до|к) (?:начал[ау]|1 сентября) /i.test(phrase)
  if (named) {
    const start = Number(named[1])
    if (beginning) return { due: `${start}-08-31`, from: null, confidence: 0.7 }
    return { due: `${start + 1}-08-31`, from: `${start}-09-01`, confidence: 0.95 }
  }
  if (!/учебн\S+ год/i.test(phrase)) return null
  if (beginning) {
    const year = nextYear(8, 31, context)
    return { due: year ? `${year}-08-31` : null, from: null, confidence: 0.6 }
  }
  const start = context.academicYear ?? comingAcademicYear(context.date)
  return { due: start ? `${start + 1}-08-31` : null, from: start ? `${start}-09-01` : null, confidence: 0.7 }
}

/** The academic year in which a day falls, by its first calendar year; September begins it. */
export function academicYearOf(day: Day | null): number | null {
  if (!day) return null
  const year = Number(day.slice(0, 4))
  return day.slice(5, 7) >= '09' ? year : year - 1
}

// In July and August «учебный год» is the one that begins in September.
function comingAcademicYear(day: Day | null): number | null {
  const summer = day !== null && (day.slice(5, 7) === '07' || day.slice(5, 7) === '08')
  return summer ? Number(day.slice(0, 4)) : academicYearOf(day)
}

// The year of a day or month printed without one: within the year the title names, else the next after the resolution.
function nextYear(month: number, day: number, context: DeadlineContext): number | null {
  if (context.academicYear !== null) return month >= 9 ? context.academicYear : context.academicYear + 1
  // «О бюджете на 2025 год» of November 2024: what an act asks of people comes next after its own date.
  const ownDate = context.act ? context.date : null
  if (context.planYear !== null && !ownDate) return context.planYear
  if (!context.date) return null
  const year = Number(context.date.slice(0, 4))
  const monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return monthDay >= context.date.slice(5) ? year : year + 1
}
