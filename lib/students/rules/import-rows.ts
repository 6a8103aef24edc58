import type { Day } from '@/lib/kernel/calendar'
import type { OrganizationKind, Role } from '@/lib/kernel/prisma/enums'
import type { ClassPlace, ClassRow, ImportError, ImportField, ImportName, PupilRow, StaffRow } from '../types/import'
import { readPlace } from './import-classes'
import { fieldNames } from './import-columns'
import { birthObjection, enrolledObjection, readDay } from './import-days'
import { makeName, nameKey, namePartObjection, plainKey, splitFullName } from './import-names'

export type YearFact = { id: string; code: string; startsOn: Day; endsOn: Day }

export type Sheet = { rows: readonly string[][]; headingRow: number; columns: readonly (ImportField | '')[] }

export type Place = { today: Day; year: YearFact; organizationKind: OrganizationKind }

type Read<T> = { rows: T[]; errors: ImportError[] }

/** One row with its cells by field, and a way to complain of them in the file's own words. */
export class Line {
  readonly errors: ImportError[] = []

  constructor(
    readonly row: number,
    private readonly sheet: Sheet,
    private readonly cells: readonly string[],
  ) {}

  text(field: ImportField): string {
    return this.cells[this.sheet.columns.indexOf(field)] ?? ''
  }

  has(field: ImportField): boolean {
    return this.sheet.columns.includes(field)
  }

  wrong(field: ImportField, message: string): null {
    const at = this.sheet.columns.indexOf(field)
    const title = this.sheet.rows[this.sheet.headingRow - 1]?.[at] || fieldNames[field]
    this.errors.push({ row: this.row, column: title, message })
    return null
  }
}

/** The rows below the headings that hold something to be read; blank ones and repeated headings are passed over. */
export function linesOf(sheet: Sheet): Line[] {
  const headings = sheet.rows[sheet.headingRow - 1]
  return sheet.rows.slice(sheet.headingRow).flatMap((cells, at) => {
    const blank = sheet.columns.every((field, column) => field === '' || !cells[column])
    const repeated = headings?.every((title, column) => title === cells[column])
    return blank || repeated ? [] : [new Line(sheet.headingRow + at + 1, sheet, cells)]
  })
}

function nameOf(line: Line): ImportName | null {
  const parts = line.has('lastName') && line.text('lastName')
  const whole = line.text('fullName')
  if (!parts && whole) {
    const split = splitFullName(whole)
    if ('objection' in split) return line.wrong('fullName', split.objection)
    const wrong = [split.name.lastName, split.name.firstName, split.name.middleName ?? 'А']
      .map(namePartObjection)
      .find(Boolean)
    return wrong ? line.wrong('fullName', wrong) : split.name
  }
  const name = makeName(line.text('lastName'), line.text('firstName'), line.text('middleName') || null)
  if (!name.lastName) return line.wrong(line.has('lastName') ? 'lastName' : 'fullName', 'не заполнено')
  if (!name.firstName) return line.wrong('firstName', 'не заполнено')
  for (const field of ['lastName', 'firstName', 'middleName'] as const) {
    const objection = name[field] && namePartObjection(name[field])
    if (objection) return line.wrong(field, objection)
  }
  return name
}

function dayOf(line: Line, field: 'birthDate' | 'enrolledOn', check: (day: Day) => string | null): Day | null {
  const text = line.text(field)
  if (!text) return null
  const read = readDay(text)
  const objection = 'objection' in read ? read.objection : check(read.day)
  if (objection) return line.wrong(field, objection)
  return 'day' in read ? read.day : null
}

/** Null when the row names no class, undefined when what it names is wrong. */
function placeOf(line: Line, kind: OrganizationKind): ClassPlace | null | undefined {
  const cells = {
    className: line.text('className'),
    grade: line.text('grade'),
    letter: line.text('letter'),
    group: line.text('group'),
  }
  const read = readPlace(cells, kind)
  if ('place' in read) return read.place
  line.wrong(read.field, read.objection)
  return undefined
}

const short = (line: Line, field: 'profile' | 'classTeacher') => line.text(field).slice(0, 120) || null

/** Keeps the first of rows with the same key; each later one is an error that names the first. */
function withoutTwins<T extends { row: number }>(rows: T[], keyOf: (row: T) => string, what: string): Read<T> {
  const first = new Map<string, number>()
  const errors: ImportError[] = []
  const kept = rows.filter((each) => {
    const before = first.get(keyOf(each))
    if (before === undefined) first.set(keyOf(each), each.row)
    else errors.push({ row: each.row, column: null, message: `${what}, что в строке ${before}: оставьте одну из двух` })
    return before === undefined
  })
  return { rows: kept, errors }
}

/** Pupils row by row; a row with an error is left out of `rows`. Thousands of rows are read in slices: see `planDraft`. */
export function readPupilLines(lines: readonly Line[], at: Place): Read<PupilRow> {
  const errors: ImportError[] = []
  const rows = lines.flatMap((line): PupilRow[] => {
    const name = nameOf(line)
    const birthDate = dayOf(line, 'birthDate', (day) => birthObjection(day, at.today))
    if (!line.text('birthDate')) line.wrong('birthDate', 'не заполнено')
    const enrolledOn = dayOf(line, 'enrolledOn', (day) => enrolledObjection(day, at.year))
    const place = placeOf(line, at.organizationKind)
    errors.push(...line.errors)
    if (line.errors.length > 0 || !name || !birthDate || place === undefined) return []
    const more = { profile: short(line, 'profile'), classTeacher: short(line, 'classTeacher') }
    return [{ row: line.row, key: nameKey(name), ...name, birthDate, place, ...more, enrolledOn }]
  })
  return { rows, errors }
}

/** Each child once; in an additional body once a group. */
export function withoutPupilTwins(rows: PupilRow[], at: Pick<Place, 'organizationKind'>): Read<PupilRow> {
  const group = at.organizationKind === 'ADDITIONAL' ? (each: PupilRow) => each.place?.key : () => ''
  return withoutTwins(rows, (each) => `${each.key}|${each.birthDate}|${group(each)}`, 'тот же ребёнок')
}

export function readClassRows(lines: readonly Line[], at: Place): Read<ClassRow> {
  const errors: ImportError[] = []
  const rows = lines.flatMap((line): ClassRow[] => {
    const place = placeOf(line, at.organizationKind)
    if (place === null) {
      const field = (['className', 'grade', 'group'] as const).find((each) => line.has(each)) ?? 'className'
      line.wrong(field, 'не заполнено')
    }
    errors.push(...line.errors)
    if (!place || line.errors.length > 0) return []
    return [{ row: line.row, place, profile: short(line, 'profile'), classTeacher: short(line, 'classTeacher') }]
  })
  const read = withoutTwins(rows, (each) => each.place.key, 'тот же класс')
  return { rows: read.rows, errors: [...errors, ...read.errors] }
}

const POSITIONS: [RegExp, Role | 'HEAD'][] = [
  [/психолог/, 'PSYCHOLOGIST'],
  [/^(зам|завуч)/, 'ORG_DEPUTY'],
  [/^(директор|заведующ|руководитель (организации|учреждения|школы)|и о директора|врио)/, 'HEAD'],
  [
    /учител|педагог|преподавател|воспитател|тьютор|логопед|дефектолог|классный руководитель|советник|вожат|методист|тренер|инструктор|музыкальный руководитель|библиотекар|мастер производственного/,
    'TEACHER',
  ],
]

/** The role that goes with a position or is named outright. */
export function readRole(text: string): { role: Role } | { objection: string } {
  const plain = plainKey(text.replace(/[^\p{L}\p{N}]+/gu, ' '))
  const role = POSITIONS.find(([pattern]) => pattern.test(plain))?.[1]
  if (role === 'HEAD')
    return { objection: `«${text}» — роль руководителя выдаёт Управление образования: уберите строку` }
  if (role) return { role }
  return {
    objection: `«${text}» — для этой должности в портале нет роли: напишите «педагог», «психолог» или «заместитель» либо уберите строку`,
  }
}

const LOGIN = /^[a-z0-9][a-z0-9._-]{2,63}$/

export function readStaffRows(lines: readonly Line[], at: Place): Read<StaffRow> {
  const errors: ImportError[] = []
  const rows = lines.flatMap((line): StaffRow[] => {
    const name = nameOf(line)
    const position = line.text('position')
    const read = position ? readRole(position) : { objection: 'не заполнено' }
    if ('objection' in read) line.wrong('position', read.objection)
    const login = line.text('login').toLowerCase() || null
    if (login && !LOGIN.test(login)) {
      line.wrong('login', `«${line.text('login')}» — от 3 латинских букв и цифр, можно точку и дефис: naumova.se`)
    }
    const classes = line
      .text('classes')
      .split(/[,;]/)
      .map((each) => each.trim())
      .filter((each) => each !== '' && !/^[-–—]$|^нет$/i.test(each))
      .map((each) => readPlace({ className: each, grade: '', letter: '', group: '' }, at.organizationKind))
    for (const each of classes) if ('objection' in each) line.wrong('classes', each.objection)
    errors.push(...line.errors)
    if (line.errors.length > 0 || !name || !('role' in read)) return []
    const places = classes.flatMap((each) => ('place' in each && each.place ? [each.place] : []))
    return [{ row: line.row, ...name, role: read.role, login, classes: places }]
  })
  const named = withoutTwins(rows, (each) => `${nameKey(each)}|${each.login ?? ''}`, 'тот же сотрудник')
  const logins = withoutTwins(
    named.rows.filter(({ login }) => login !== null),
    (each) => each.login ?? '',
    'тот же логин',
  )
  return { rows: named.rows, errors: [...errors, ...named.errors, ...logins.errors] }
}
