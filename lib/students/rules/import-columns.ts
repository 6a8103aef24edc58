import type { ImportKind } from '@/lib/kernel/prisma/enums'
import type { ImportField } from '../types/import'

/** Rows of pupils or classes in one go; people of the staff, each of whom gets a password made. */
export const IMPORT_MAX_ROWS: Record<ImportKind, number> = { STUDENTS: 5000, CLASSES: 500, STAFF: 300 }
/** Columns that the preview offers to assign. */
export const IMPORT_MAX_COLUMNS = 40

export const fieldNames: Record<ImportField, string> = {
  fullName: 'Фамилия Имя Отчество',
  lastName: 'Фамилия',
  firstName: 'Имя',
  middleName: 'Отчество',
  birthDate: 'Дата рождения',
  className: 'Класс',
  grade: 'Параллель',
  letter: 'Литера',
  group: 'Группа',
  profile: 'Профиль',
  classTeacher: 'Классный руководитель',
  enrolledOn: 'Дата зачисления',
  position: 'Должность',
  login: 'Логин',
  classes: 'Классное руководство',
}

const PLACE: ImportField[] = ['className', 'grade', 'letter', 'group', 'profile', 'classTeacher']
const NAME: ImportField[] = ['fullName', 'lastName', 'firstName', 'middleName']

/** What the columns of a table of this kind may be, in the order of the choice. */
export const FIELDS_OF: Record<ImportKind, readonly ImportField[]> = {
  STUDENTS: [...NAME, 'birthDate', ...PLACE, 'enrolledOn'],
  CLASSES: PLACE,
  STAFF: [...NAME, 'position', 'login', 'classes'],
}

const CHILD =
  '( (ребенка|обучающегося|обучающейся|ученика|учащегося|воспитанника|сотрудника|работника|педагога|учителя|детей))?'

/** Titles as schools write them, signs and case left out; the first that fits decides. */
const TITLES: [RegExp, ImportField][] = [
  [
    /^((фио|фамилия имя отчество) )?(классного руководителя|кл рук|кл руководителя|воспитателя)$|^(классный руководитель|кл рук(оводитель)?|воспитатель)( группы| фио)?$/,
    'classTeacher',
  ],
  [/^(классное руководство|кл руководство|руководит классом|ведет класс|классы|группы)$/, 'classes'],
  [
    new RegExp(
      `^(фио|фамилия имя( отчество)?( при наличии)?|фамилия и имя|список|обучающийся|ученик|воспитанник|ребенок|сотрудник|работник|педагог|учитель)${CHILD}( полностью)?$`,
    ),
    'fullName',
  ],
  [new RegExp(`^фамилия${CHILD}$`), 'lastName'],
  [new RegExp(`^имя${CHILD}$`), 'firstName'],
  [new RegExp(`^отчество( при наличии)?${CHILD}$`), 'middleName'],
  [new RegExp(`^(дата рожд(ения)?|день рождения|др|д р|рожден)${CHILD}$`), 'birthDate'],
  [/^(дата (зачисления|поступления|приема)|зачислен|поступил)( в (школу|класс|организацию|группу|оо))?$/, 'enrolledOn'],
  [
    /^(класс|кл|наименование класса|название класса|класс литера|класс и литера|класс обучения|учебный класс)$/,
    'className',
  ],
  [/^(параллель|номер класса|класс номер|год обучения)$/, 'grade'],
  [/^(литера|буква|литер|литера класса|буква класса)$/, 'letter'],
  [/^(группа|наименование группы|название группы|возрастная группа|объединение)$/, 'group'],
  [/^(профиль|профиль обучения|профиль класса|направление профиля)$/, 'profile'],
  [/^(должность|роль|занимаемая должность|должность роль)$/, 'position'],
  [/^(логин|login|имя пользователя)$/, 'login'],
]

/** Columns the portal has no business with; they are thrown away on arrival, not kept for a day. */
const PRIVATE =
  /снилс|паспорт|свидетельств|полис|инн|адрес|прописк|телефон|почта|e mail|email|диагноз|здоровь|инвалид|овз|льгот|родител|мать|мама|отец|папа|опекун|представител|национальн|гражданств|семь|сирот|учет/

function plainTitle(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(^| )ф и о( |$)/, '$1фио$2')
    .trim()
}

export function isPrivateTitle(title: string): boolean {
  const plain = plainTitle(title)
  return PRIVATE.test(plain) && !/^(классн|кл) ?рук/.test(plain)
}

/** What a column with this title is; null when its title says nothing to us. */
export function fieldOfTitle(title: string, kind: ImportKind): ImportField | null {
  const plain = plainTitle(title)
  if (plain === '' || isPrivateTitle(title)) return null
  const found = TITLES.find(([pattern]) => pattern.test(plain))?.[1] ?? null
  // A table of staff says «Класс» of the class one leads.
  const field = kind === 'STAFF' && (found === 'className' || found === 'group') ? 'classes' : found
  return field && FIELDS_OF[kind].includes(field) ? field : null
}

/** Each column of a row of headings; a field is given once, to the first column with its title. */
export function fieldsOfHeadings(titles: readonly string[], kind: ImportKind): (ImportField | '')[] {
  const given = new Set<ImportField>()
  return titles.slice(0, IMPORT_MAX_COLUMNS).map((title) => {
    const field = fieldOfTitle(title, kind)
    if (!field || given.has(field)) return ''
    given.add(field)
    return field
  })
}

/** The row of headings among the first fifteen (its number from 1, 0 when none is recognised) and what its columns are. */
export function findHeadings(
  rows: readonly string[][],
  kind: ImportKind,
): { headingRow: number; columns: (ImportField | '')[] } {
  let best = { headingRow: 0, columns: [] as (ImportField | '')[], count: 0 }
  rows.slice(0, 15).forEach((titles, at) => {
    const columns = fieldsOfHeadings(titles, kind)
    const count = columns.filter(Boolean).length
    if (count > best.count) best = { headingRow: at + 1, columns, count }
  })
  const { headingRow, columns } = best
  return { headingRow, columns }
}

/** The table without the columns that must not be kept: their cells are emptied, their titles stay. */
export function withoutPrivateColumns(rows: readonly string[][], headingRow: number): string[][] {
  const secret = (rows[headingRow - 1] ?? []).map(isPrivateTitle)
  if (!secret.includes(true)) return [...rows]
  return rows.map((row, at) => (at < headingRow ? row : row.map((cell, column) => (secret[column] ? '' : cell))))
}

/** The column that is missing for an import of the kind, in a sentence; null when there is enough. */
export function missingColumns(columns: readonly string[], kind: ImportKind): string | null {
  const has = (...fields: ImportField[]) => fields.every((field) => columns.includes(field))
  if (kind !== 'CLASSES' && !has('fullName') && !has('lastName', 'firstName')) {
    return 'Укажите, в каких столбцах имя: один столбец «Фамилия Имя Отчество» или отдельно «Фамилия» и «Имя».'
  }
  if (kind === 'STUDENTS' && !has('birthDate'))
    return 'Укажите столбец «Дата рождения»: по имени и дате портал узнаёт ребёнка.'
  if (kind === 'CLASSES' && !has('className') && !has('grade') && !has('group')) {
    return 'Укажите столбец «Класс», «Параллель» или «Группа».'
  }
  if (kind === 'STAFF' && !has('position')) return 'Укажите столбец «Должность»: по ней портал выдаёт роль.'
  const twice = columns.find((field, at) => field !== '' && columns.indexOf(field) !== at)
  return twice ? `Столбец «${fieldNames[twice as ImportField]}» выбран дважды: оставьте один.` : null
}
