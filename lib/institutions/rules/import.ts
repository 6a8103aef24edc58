import type { OrganizationKind, Program } from '@/lib/kernel/prisma/enums'
import type { ImportError, SheetRow } from '../types'

/** Bytes of a spreadsheet at most: some thousands of organisations. */
export const IMPORT_MAX_BYTES = 2 * 1024 * 1024

type Column = Exclude<keyof SheetRow, 'row'>

/** The columns of the spreadsheet in their order; the sample file has the same. */
export const IMPORT_COLUMNS: Record<Column, string> = {
  name: 'Наименование',
  shortName: 'Краткое наименование',
  kind: 'Вид',
  programs: 'Уровни (программы)',
  settlement: 'Населённый пункт',
  inn: 'ИНН',
}

/** Titles people give these columns besides; compared without case, «ё» and signs. */
const TITLES: Record<Column, readonly string[]> = {
  name: ['наименование', 'полное наименование', 'наименование организации', 'название'],
  shortName: ['краткое наименование', 'сокращенное наименование', 'краткое название'],
  kind: ['вид', 'вид организации', 'тип', 'тип организации'],
  programs: ['уровни программы', 'уровни', 'программы', 'уровни образования'],
  settlement: ['населенный пункт', 'поселок', 'город', 'место'],
  inn: ['инн'],
}

const KINDS: [RegExp, OrganizationKind][] = [
  [/^(школа|общеобразовательная|сош|оош|нош|лицей|гимназия|школа детский сад)/, 'SCHOOL'],
  [/^(детский сад|доо|доу|дошкольн)/, 'KINDERGARTEN'],
  [/^(дополнительн|одо|удо|организация дополнительного|учреждение дополнительного|ддт|дюсш)/, 'ADDITIONAL'],
  [/^(внешн|вне портала|другая|иная)/, 'EXTERNAL'],
  [/^(управление образования|департамент)/, 'DEPARTMENT'],
  [/^(ресурсный центр)/, 'RESOURCE_CENTRE'],
]

const PROGRAMS: [RegExp, Program][] = [
  [/^дошк/, 'PRESCHOOL'],
  [/^(ноо|нач)/, 'PRIMARY'],
  [/^(ооо|осн)/, 'BASIC'],
  [/^(соо|ср)/, 'SECONDARY'],
  [/^доп/, 'ADDITIONAL'],
]

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Which column stands where, from a row of titles; null when it is no row of titles. */
export function columnsOf(titles: readonly string[]): Map<Column, number> | null {
  const found = new Map<Column, number>()
  titles.forEach((title, index) => {
    const plain = plainWords(title)
    const column = (Object.keys(TITLES) as Column[]).find((each) => TITLES[each].includes(plain))
    if (column && !found.has(column)) found.set(column, index)
  })
  return found.has('shortName') && found.has('kind') ? found : null
}

/** The kind named in a cell, null when it is not understood. */
export function kindFrom(cell: string): OrganizationKind | null {
  const plain = plainWords(cell)
  return KINDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

/**
 * The programmes named in a cell («НОО, ООО; СОО»), or a sentence about what is not understood. «ДО» alone is not taken: papers mean
 * preschool education by it as well as additional education.
 */
export function programsFrom(cell: string): { programs: Program[] } | { objection: string } {
  const programs: Program[] = []
  for (const part of cell.split(/[,;/+\n]/)) {
    const plain = plainWords(part)
    if (!plain) continue
    if (plain === 'до') {
      return { objection: '«ДО» понимают по-разному: напишите «дошкольное» или «дополнительное».' }
    }
    const program = PROGRAMS.find(([pattern]) => pattern.test(plain))?.[1]
    if (!program) {
      return {
        objection: `Уровень «${part.trim()}» не распознан: напишите «дошкольное», «НОО», «ООО», «СОО» или «дополнительное».`,
      }
    }
    programs.push(program)
  }
  return { programs }
}

/** Where the kind says it all, an empty cell of programmes means the usual. */
export function usualPrograms(kind: OrganizationKind): Program[] {
  if (kind === 'KINDERGARTEN') return ['PRESCHOOL']
  return kind === 'ADDITIONAL' ? ['ADDITIONAL'] : []
}

/** Short names are the same when only case, «ё» or spaces differ. */
export function shortNameKey(shortName: string): string {
  return shortName.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
}

/** Errors about short names that stand twice in the file or are in the portal already. */
export function duplicateErrors(
  rows: readonly { row: number; shortName: string }[],
  known: ReadonlySet<string>,
): ImportError[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ row, shortName }): ImportError[] => {
    const key = shortNameKey(shortName)
    const column = IMPORT_COLUMNS.shortName
    const before = first.get(key)
    if (before !== undefined) {
      return [{ row, column, message: `«${shortName}» уже есть в строке ${before}: оставьте одну из двух.` }]
    }
    first.set(key, row)
    if (!known.has(key)) return []
    return [{ row, column, message: `«${shortName}» уже есть в портале: уберите строку, чтобы не завести её дважды.` }]
  })
}
