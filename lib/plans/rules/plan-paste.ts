import { type Day, isDay, lastDayOfMonth } from '@/lib/kernel/calendar'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import type { EntryContent } from '../types/plan'
import { NOBODY_NAMED } from './named'

export type PasteReason =
  | 'NO_ROWS'
  | 'TOO_MANY'
  | 'TITLE_MISSING'
  | 'TITLE_LONG'
  | 'DATES_UNREAD'
  | 'STEPS_UNREAD'
  | 'HOURS_UNREAD'
  | 'DIRECTION_UNREAD'
  | 'ITEM_UNREAD'

/** Rows of one paste at most. */
export const MOST_PASTED = 200

export type PasteColumn = 'title' | 'direction' | 'steps' | 'dates' | 'hours' | 'responsible' | 'item' | 'skip'

/** Headers as plans in Word and Excel have them; the first that fits a column counts. */
const HEADERS: [PasteColumn, RegExp][] = [
  ['item', /^пункт( решения)?( коллегии)?$|пункт решения/],
  ['direction', /направлен|раздел|модул/],
  ['responsible', /ответств|исполнит|кто пров/],
  ['steps', /класс|возраст|участник|групп|параллел/],
  ['dates', /срок|дата|период|месяц|когда/],
  ['hours', /час|объ[её]м/],
  ['title', /меропр|назван|тема|содержан|наимен|форма работы/],
  ['skip', /^№|п\/п|примеч|отметк/],
]

/** Without a header: the order that the form's hint names. */
const USUAL: PasteColumn[] = ['title', 'steps', 'dates', 'hours', 'responsible']

const MONTHS = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма[йяе]',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
]

export type PastedRow =
  | { row: number; content: EntryContent }
  | {
      row: number
      /** What was not understood, cell by cell. */
      faults: PasteFault[]
      /** The cells as they were pasted, by what their column was taken for. */
      texts: Partial<Record<PasteColumn, string>>
    }

export type PasteFault = { column: PasteColumn; reason: PasteReason }

/** A header cell and what it was taken for. */
export type PastedColumn = { title: string; as: PasteColumn }

type Place = {
  kind: PlanKind
  year: { startsOn: Day; endsOn: Day }
  directions: readonly { id: string; title: string; shortTitle: string }[]
  /** Items of the organisation by their numbers; of two alike the first counts. */
  items?: readonly { id: string; number: string | null }[]
  directionId: string | null
  form: EntryContent['form']
}

/** Of a cell that was not understood so many signs are shown. */
const MOST_SHOWN = 160

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

function columnsOf(cells: readonly string[]): PasteColumn[] | null {
  const taken = new Set<PasteColumn>()
  const columns = cells.map((cell): PasteColumn => {
    const words = plain(cell).toLocaleLowerCase('ru')
    const fit = HEADERS.find(([column, pattern]) => !taken.has(column) && words.length < 60 && pattern.test(words))
    if (!fit) return 'skip'
    if (fit[0] !== 'skip') taken.add(fit[0])
    return fit[0]
  })
  // A row of events also names «классы»; a header has a title and at least one more.
  return taken.has('title') && taken.size >= 2 ? columns : null
}

/** The month of a word, in the academic year: September to December are its first calendar year's. */
function monthOf(word: string, startsOn: Day): { year: number; month: number } | null {
  const at = MONTHS.findIndex((stem) => new RegExp(`^${stem}`).test(word.toLocaleLowerCase('ru')))
  if (at < 0) return null
  const first = Number(startsOn.slice(0, 4))
  return { year: at >= 8 ? first : first + 1, month: at + 1 }
}

const two = (n: number | string) => String(n).padStart(2, '0')

/** «15.10.2026», «15.10», «15.10–20.10.2026», «октябрь», «октябрь - ноябрь», «в течение года»; null when it is not understood. */
export function readDates(text: string, year: { startsOn: Day; endsOn: Day }): { fromOn: Day; toOn: Day } | null {
  const words = plain(text).toLocaleLowerCase('ru')
  if (/в течение( учебного)? года|весь год|ежемесячно|постоянно|еженедельно/.test(words)) {
    return { fromOn: year.startsOn, toOn: lastDayOfMonth(Number(year.endsOn.slice(0, 4)), 5) }
  }
  const days = [...words.matchAll(/(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?/g)].map(([, date, month, written]) => {
    const first = Number(year.startsOn.slice(0, 4))
    const usual = Number(month) >= 9 ? first : first + 1
    const full = written ? (written.length === 2 ? 2000 + Number(written) : Number(written)) : usual
    return `${full}-${two(month ?? '')}-${two(date ?? '')}`
  })
  if (days.length > 0) {
    const [from, to = from] = days
    return from && to && isDay(from) && isDay(to) && from <= to ? { fromOn: from, toOn: to } : null
  }
  const months = (words.match(/[а-яё]+/g) ?? []).flatMap((word) => monthOf(word, year.startsOn) ?? [])
  const [from, to = from] = months
  if (!from || !to) return null
  const fromOn = `${from.year}-${two(from.month)}-01`
  const toOn = lastDayOfMonth(to.year, to.month)
  return fromOn <= toOn ? { fromOn, toOn } : null
}

/** «8», «8-11», «8 – 11 классы», «5–7 лет»; null when it is not understood. */
export function readSteps(text: string): { stepFrom: number; stepTo: number } | null {
  const numbers = [...plain(text).matchAll(/\d{1,2}/g)].map(([n]) => Number(n))
  if (numbers.length === 0) return null
  return { stepFrom: Math.min(...numbers), stepTo: Math.max(...numbers) }
}

function readHours(text: string): number | null {
  const words = plain(text)
  if (words === '' || words === '—' || words === '-') return 0
  const found = /^(\d{1,3})(?:[.,](\d))?\s*(?:ч\.?|час[а-яё]*)?$/i.exec(words)
  const hours = found ? Number(`${found[1]}.${found[2] ?? 0}`) : Number.NaN
  return Number.isInteger(hours * 2) && hours <= 400 ? hours : null
}

/** «4.1» of «п. 4.1.», «пункт 4.1» or «4.1 решения»; null of an empty cell, what is written of anything else. */
function readItemNumber(text: string): string | null {
  const words = plain(text)
  if (words === '' || words === '—' || words === '-') return null
  return /\d+(?:\.\d+)*/.exec(words)?.[0] ?? words
}

function readRow(cells: Map<PasteColumn, string>, row: number, place: Place): PastedRow {
  const faults: PasteFault[] = []
  const title = plain(cells.get('title') ?? '')
  if (!title) faults.push({ column: 'title', reason: 'TITLE_MISSING' })
  if (title.length > 200) faults.push({ column: 'title', reason: 'TITLE_LONG' })
  const whole = place.kind === 'SCHOOL' ? { stepFrom: 1, stepTo: 11 } : { stepFrom: 3, stepTo: 7 }
  const named = cells.get('steps') ?? ''
  const steps = plain(named) === '' ? whole : readSteps(named)
  if (!steps) faults.push({ column: 'steps', reason: 'STEPS_UNREAD' })
  const dates = readDates(cells.get('dates') ?? '', place.year)
  if (!dates) faults.push({ column: 'dates', reason: 'DATES_UNREAD' })
  const hours = readHours(cells.get('hours') ?? '')
  if (hours === null) faults.push({ column: 'hours', reason: 'HOURS_UNREAD' })
  const words = plain(cells.get('direction') ?? '').toLocaleLowerCase('ru')
  const direction = words
    ? place.directions.find(({ title: long, shortTitle }) =>
        [long, shortTitle].some((name) => name.toLocaleLowerCase('ru').startsWith(words.slice(0, 12))),
      )?.id
    : (place.directionId ?? undefined)
  if (place.kind === 'SCHOOL' && !direction) faults.push({ column: 'direction', reason: 'DIRECTION_UNREAD' })
  const number = readItemNumber(cells.get('item') ?? '')
  const item = number === null ? null : place.items?.find((each) => each.number === number)
  if (item === undefined) faults.push({ column: 'item', reason: 'ITEM_UNREAD' })
  if (faults.length > 0 || !steps || !dates || hours === null) {
    const texts = Object.fromEntries([...cells].map(([column, text]) => [column, plain(text).slice(0, MOST_SHOWN)]))
    return { row, faults, texts }
  }
  return {
    row,
    content: {
      directionId: place.kind === 'SCHOOL' ? (direction ?? null) : null,
      form: place.form,
      title,
      ...steps,
      ...dates,
      hours,
      responsible: plain(cells.get('responsible') ?? '').slice(0, 200) || NOBODY_NAMED,
      partnerId: null,
      itemId: item?.id ?? null,
    },
  }
}

/** Lines of a table as a clipboard brings them: cells by tabs, a cell with line breaks in quotes. */
function tableOf(text: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    const row = rows.at(-1) as string[]
    const cell = row.length - 1
    const add = (more: string) => {
      row[cell] = (row[cell] ?? '') + more
    }
    if (quoted) {
      if (sign !== '"') add(sign)
      else if (text[at + 1] === '"') {
        add('"')
        at++
      } else quoted = false
    } else if (sign === '"' && row[cell] === '') quoted = true
    else if (sign === '\t') row.push('')
    else if (sign === '\n') rows.push([''])
    else add(sign)
  }
  return rows
}

/**
 * Reads rows pasted from a spreadsheet or a table of a document. With a header row columns are matched by their names, without one they
 * are title, grades, dates, hours, responsible. Rows are numbered as pasted, from 1; empty ones are left out.
 */
export function readPaste(
  text: string,
  place: Place,
): { rows: PastedRow[]; reason: PasteReason | null; columns: PastedColumn[] | null } {
  const table = tableOf(text)
    .map((cells, at) => ({ cells, row: at + 1 }))
    .filter(({ cells }) => cells.some((cell) => plain(cell) !== ''))
  const header = table[0] ? columnsOf(table[0].cells) : null
  const body = header ? table.slice(1) : table
  const named = header?.map((as, at) => ({ title: plain(table[0]?.cells[at] ?? ''), as })) ?? null
  if (body.length === 0) return { rows: [], reason: 'NO_ROWS', columns: named }
  if (body.length > MOST_PASTED) return { rows: [], reason: 'TOO_MANY', columns: named }
  const columns = header ?? USUAL
  const rows = body.map(({ cells, row }) => {
    // «1.» in front of a row without a header is its number.
    const own = !header && cells.length > 1 && /^\d{1,3}\.?$/.test(plain(cells[0] ?? '')) ? cells.slice(1) : cells
    const by = new Map<PasteColumn, string>()
    for (const [at, column] of columns.entries()) {
      if (column !== 'skip' && !by.has(column)) by.set(column, own[at] ?? '')
    }
    return readRow(by, row, place)
  })
  return { rows, reason: null, columns: named }
}
