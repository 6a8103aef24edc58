import type { ClassDuty, ClassGroupKind, OrganizationKind, Program } from '@/lib/kernel/prisma/enums'
import type { ClassFields } from '../types'

export type ClassReason =
  | 'YEAR_CLOSED'
  | 'CLASS_NAME_TAKEN'
  | 'CLASS_NOT_EMPTY'
  | 'CLASS_IN_USE'
  | 'CLASS_KIND_FIXED'
  | 'GRADE_NOT_FOR_ORGANIZATION'
  | 'KIND_NOT_FOR_ORGANIZATION'
  | 'STAFF_NOT_OF_ORGANIZATION'
  | 'STAFF_OVERLAPS'
  | 'STAFF_ENDED'
  | 'STAFF_DAYS'
  | 'DUTY_NOT_FOR_ROLE'
  | 'DUTY_NOT_FOR_CLASS'

const PROGRAM_OF_GRADE = (grade: number): Program => (grade <= 4 ? 'PRIMARY' : grade <= 9 ? 'BASIC' : 'SECONDARY')

/** The grades an organisation teaches by its programmes. */
export function gradesOf(programs: readonly Program[]): number[] {
  return Array.from({ length: 11 }, (_, i) => i + 1).filter((grade) => programs.includes(PROGRAM_OF_GRADE(grade)))
}

/** Kinds of classes and groups an organisation may have. */
export function classKindsOf(programs: readonly Program[]): ClassGroupKind[] {
  return [
    ...(gradesOf(programs).length > 0 ? (['CLASS'] as const) : []),
    ...(programs.includes('PRESCHOOL') ? (['PRESCHOOL_GROUP'] as const) : []),
    ...(programs.includes('ADDITIONAL') ? (['STUDY_GROUP'] as const) : []),
  ]
}

/** «8А» of 8 and А; a class without a letter is called by its grade alone. */
export function className(grade: number, letter: string | null): string {
  return `${grade}${letter ?? ''}`
}

/** Letters as people type them: «а», « "А" », «A» of the Latin keyboard. */
export function letterOf(typed: string): string | null {
  const latin: Record<string, string> = {
    A: 'А',
    B: 'В',
    E: 'Е',
    K: 'К',
    M: 'М',
    H: 'Н',
    O: 'О',
    P: 'Р',
    C: 'С',
    T: 'Т',
  }
  const bare = typed.replace(/[\s"'«»„“”.-]/g, '').toUpperCase()
  return bare ? [...bare].map((sign) => latin[sign] ?? sign).join('') : null
}

/** Grade and letter of «8А», «8 "а"», «11-Б»; null for what names no class. */
export function parseClassName(typed: string): { grade: number; letter: string | null } | null {
  const found = /^\s*(1[01]|[1-9])(?!\d)(.*)$/.exec(typed)
  if (!found) return null
  const letter = letterOf(found[2] ?? '')
  return letter !== null && !/^[А-ЯЁ]{1,3}$/.test(letter) ? null : { grade: Number(found[1]), letter }
}

type Sortable = Pick<ClassFields, 'kind' | 'grade' | 'ageFrom' | 'name'>

const KIND_ORDER: Record<ClassGroupKind, number> = { PRESCHOOL_GROUP: 0, CLASS: 1, STUDY_GROUP: 2 }

/** Preschool groups by age, then classes by grade and letter («2А» before «10А»), then study groups. */
export function compareClasses(a: Sortable, b: Sortable): number {
  return (
    KIND_ORDER[a.kind] - KIND_ORDER[b.kind] ||
    (a.grade ?? a.ageFrom ?? 0) - (b.grade ?? b.ageFrom ?? 0) ||
    a.name.localeCompare(b.name, 'ru')
  )
}

/** Does the class fit the organisation's programmes? */
export function decideClass(
  fields: Pick<ClassFields, 'kind' | 'grade'>,
  programs: readonly Program[],
): 'KIND_NOT_FOR_ORGANIZATION' | 'GRADE_NOT_FOR_ORGANIZATION' | null {
  if (!classKindsOf(programs).includes(fields.kind)) return 'KIND_NOT_FOR_ORGANIZATION'
  if (fields.kind === 'CLASS' && !gradesOf(programs).includes(fields.grade ?? 0)) return 'GRADE_NOT_FOR_ORGANIZATION'
  return null
}

/** A year is read-only once it is closed, and for an organisation from its roll-over on (rule 19). */
export function decideYearOpen(year: { state: string; rolledOver: boolean }): 'YEAR_CLOSED' | null {
  return year.state === 'CLOSED' || year.rolledOver ? 'YEAR_CLOSED' : null
}

/** Which duties make sense in which class. */
export function dutiesOf(kind: ClassGroupKind): ClassDuty[] {
  if (kind === 'PRESCHOOL_GROUP') return ['KINDERGARTEN_TEACHER', 'PSYCHOLOGIST']
  return kind === 'CLASS' ? ['CLASS_TEACHER', 'SUBJECT_TEACHER', 'PSYCHOLOGIST'] : ['SUBJECT_TEACHER', 'PSYCHOLOGIST']
}

/** How a kindergarten calls them, and a school. */
export function wordsOf(kind: OrganizationKind): { classes: string; students: string; className: string } {
  return kind === 'SCHOOL'
    ? { classes: 'Классы', students: 'ученики', className: 'Класс' }
    : kind === 'KINDERGARTEN'
      ? { classes: 'Группы', students: 'воспитанники', className: 'Группа' }
      : { classes: 'Группы', students: 'обучающиеся', className: 'Группа' }
}
