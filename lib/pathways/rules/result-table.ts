import { nameKey, type PersonName, searchKey } from '@/lib/students/rules/names'
import { isValue, type Method, type Scale, type Scales } from './diagnostics'
import { INTERESTS_CODE, PAIRS, readAnswers, scoreInterests } from './interests'
import { TABLE_ROWS } from './result-limits'

export type ResultColumn = 'name' | 'lastName' | 'firstName' | 'middleName' | 'answers' | 'skip' | `scale:${string}`

/** What a column was taken for. */
export type ReadColumn = { title: string; as: ResultColumn }

export type ResultFault = { column: string; message: string }

export type ResultTableRow = {
  /** Its number in what was pasted or in the file, from 1. */
  row: number
  name: string
  studentId: string | null
  /** Cells as they stand, by the code of the scale; of a paper sheet under «answers». */
  typed: Record<string, string>
  scales: Scales
  faults: ResultFault[]
}

export type ResultTable = {
  /** Null when there is no header and the columns were taken in their order. */
  columns: ReadColumn[] | null
  rows: ResultTableRow[]
  /** Rows of children of the class without any result: passed over. */
  empty: number
}

export type TableReason = 'TABLE_EMPTY' | 'TABLE_TOO_LONG' | 'TABLE_NO_NAMES' | 'TABLE_NO_SCALES'

const ANSWERS_WRONG = `Ответы с листа: ${PAIRS.length} цифр подряд, на каждую пару 1 или 2.`

/** Scales as typed, by code: each a whole number within its bounds, or what is wrong with it. */
export function readScales(
  method: Pick<Method, 'code' | 'scales'>,
  typed: Record<string, string>,
): { scales: Scales; wrong: [string, string][] } {
  const wrong: [string, string][] = []
  // Answers of the portal's own questionnaire on paper are counted here, not by hand.
  if (method.code === INTERESTS_CODE && typed.answers) {
    const answers = readAnswers(typed.answers)
    return answers ? { scales: scoreInterests(answers), wrong } : { scales: {}, wrong: [['answers', ANSWERS_WRONG]] }
  }
  const scales: Scales = {}
  for (const scale of method.scales) {
    const text = typed[scale.code] ?? ''
    const value = /^\d{1,4}([.,]0+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
    if (!isValue(scale, value)) wrong.push([scale.code, `${scale.title}: целое число от 0 до ${scale.max}.`])
    else scales[scale.code] = value
  }
  return { scales, wrong }
}

const NAMES: Record<string, ResultColumn> = {
  ...{ фио: 'name', 'фамилия имя': 'name', 'фамилия имя отчество': 'name', ученик: 'name', обучающийся: 'name' },
  ...{ ребенок: 'name', учащийся: 'name', 'фио ученика': 'name', 'фио ребенка': 'name', 'фио обучающегося': 'name' },
  ...{ фамилия: 'lastName', имя: 'firstName', отчество: 'middleName' },
}

const bare = (title: string) =>
  searchKey(title)
    .replace(/[^a-zа-я0-9 ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function columnOf(title: string, scales: readonly Scale[]): ResultColumn {
  const key = bare(title)
  const name = NAMES[key]
  if (name) return name
  if (/^ответы?( |$)/.test(key)) return 'answers'
  const exact = scales.find((scale) => bare(scale.title) === key)
  const begins = scales.filter(
    (scale) => key.length >= 4 && (bare(scale.title).startsWith(key) || key.startsWith(bare(scale.title))),
  )
  const found = exact ?? (begins.length === 1 ? begins[0] : undefined)
  return found ? `scale:${found.code}` : 'skip'
}

/** Cells of pasted text: by tabs, else by semicolons. */
export function cellsOf(text: string): string[][] {
  return text.split(/\r?\n/).map((line) => line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim()))
}

/** Columns without a header: a running number is passed over, then the name, then the scales in the method's order or all answers in a cell. */
function columnsByOrder(method: Pick<Method, 'code' | 'scales'>, rows: readonly { cells: string[] }[]): ResultColumn[] {
  const numbered = rows.every(
    ({ cells: [first = '', second = ''] }) => /^\d{1,3}\.?$/.test(first) && /\p{L}/u.test(second),
  )
  const at = numbered ? 2 : 1
  const inOneCell =
    method.code === INTERESTS_CODE &&
    rows.every(({ cells }) => (cells[at] ?? '') === '' || (cells[at] ?? '').replace(/\D/g, '').length >= PAIRS.length)
  const values: ResultColumn[] = inOneCell
    ? ['answers']
    : method.scales.map(({ code }): ResultColumn => `scale:${code}`)
  return [...(numbered ? (['skip'] as const) : []), 'name', ...values]
}

/**
 * A class's results out of a table: with a header (name in one column or three, scales by their titles, «Ответы») or without (name, then
 * the scales in their order). Children are recognised by the class's list, with the patronymic or without it; a row without any result is
 * passed over. What is wrong stands at its row. Refused: TABLE_EMPTY, TABLE_TOO_LONG, TABLE_NO_NAMES, TABLE_NO_SCALES.
 */
export function readResultTable(
  table: readonly (readonly string[])[],
  method: Pick<Method, 'code' | 'scales'>,
  children: readonly (PersonName & { studentId: string })[],
): ResultTable | { reason: TableReason } {
  const filled = table.flatMap((cells, at) =>
    cells.some((cell) => cell.trim() !== '') ? [{ row: at + 1, cells: cells.map((cell) => cell.trim()) }] : [],
  )
  const [first] = filled
  if (!first) return { reason: 'TABLE_EMPTY' }
  if (filled.length > TABLE_ROWS) return { reason: 'TABLE_TOO_LONG' }
  const titles = first.cells.map((title): ReadColumn => ({ title, as: columnOf(title, method.scales) }))
  const header = titles.some(({ as }) => as !== 'skip')
  const body = header ? filled.slice(1) : filled
  if (body.length === 0) return { reason: 'TABLE_EMPTY' }
  const columns = header ? titles.map(({ as }) => as) : columnsByOrder(method, body)
  if (!columns.includes('name') && !columns.includes('lastName')) return { reason: 'TABLE_NO_NAMES' }
  const answers = columns.includes('answers') && method.code === INTERESTS_CODE
  const missing = method.scales.filter(({ code }) => !columns.includes(`scale:${code}`))
  if (!answers && missing.length > 0) return { reason: 'TABLE_NO_SCALES' }

  const byName = namesOf(children)
  const seen = new Set<string>()
  const rows: ResultTableRow[] = []
  let empty = 0
  for (const { row, cells } of body) {
    const cell = (as: ResultColumn) => cells[columns.indexOf(as)] ?? ''
    const name = columns.includes('name')
      ? cell('name')
      : [cell('lastName'), cell('firstName'), cell('middleName')].filter((part) => part !== '').join(' ')
    const typed = Object.fromEntries(
      columns.flatMap((as, at) => {
        if (as === 'answers') return [['answers', cells[at] ?? '']]
        return as.startsWith('scale:') ? [[as.slice('scale:'.length), cells[at] ?? '']] : []
      }),
    )
    const known = byName.get(nameKey(personOf(name))) ?? []
    if (Object.values(typed).every((text) => text === '') && (known.length === 1 || name === '')) {
      empty += 1
      continue
    }
    const { scales, wrong } = readScales(method, typed)
    const faults: ResultFault[] = wrong.map(([column, message]) => ({ column, message }))
    const [studentId = null] = known.length === 1 ? known : []
    if (known.length > 1)
      faults.unshift({ column: 'name', message: 'Таких детей в классе несколько: внесите их по одному ниже.' })
    else if (studentId === null) faults.unshift({ column: 'name', message: 'Такого ребёнка в классе нет.' })
    else if (seen.has(studentId)) faults.unshift({ column: 'name', message: 'Этот ребёнок уже был выше.' })
    if (studentId) seen.add(studentId)
    rows.push({ row, name, studentId, typed, scales, faults })
  }
  return rows.length === 0 ? { reason: 'TABLE_EMPTY' } : { columns: header ? titles : null, rows, empty }
}

function personOf(name: string): PersonName {
  const [lastName = '', firstName = '', ...rest] = name.split(/\s+/)
  return { lastName, firstName, middleName: rest.join(' ') || null }
}

/** Children by every spelling that they are recognised by. */
function namesOf(children: readonly (PersonName & { studentId: string })[]): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  for (const child of children) {
    for (const name of [child, { ...child, middleName: null }]) {
      const known = byName.get(nameKey(name)) ?? []
      byName.set(nameKey(name), [...new Set([...known, child.studentId])])
    }
  }
  return byName
}
