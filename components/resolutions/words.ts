import { counted, formatDay } from '@/components/ui/format'
import type {
  Bindingness,
  DeadlineKind,
  ItemRole,
  LatePolicy,
  Program,
  ResolutionState,
  Role,
} from '@/lib/kernel/prisma/enums'
import { ALL_PROGRAMS, SCHOOL_PROGRAMS } from '@/lib/resolutions/rules/drafts/executors'
import type { KnownOrganization } from '@/lib/resolutions/rules/drafts/types'
import type { DeadlineReading, ExecutorRule, Periodicity, PeriodRule } from '@/lib/resolutions/types'

export const STATE_WORDS: Record<ResolutionState, string> = {
  DRAFT: 'черновик',
  REVIEWED: 'проверено, ждёт выпуска',
  ISSUED: 'действует',
  COMPLETED: 'завершено',
  ARCHIVED: 'в архиве',
  CANCELLED: 'черновик отменён',
}

export const ROLE_WORDS: Record<ItemRole, string> = {
  TASK: 'Поручение',
  CONTROL: 'Контроль исполнения',
  APPROVE: 'Утверждение',
  AMEND: 'Изменение документа',
  PUBLISH: 'Опубликование',
  FORCE: 'Вступление в силу',
  OTHER: 'Иное',
}

export const KIND_WORDS: Record<DeadlineKind, string> = {
  DATE: 'Дата',
  MONTH: 'Месяц',
  QUARTER: 'Квартал',
  YEAR: 'Год',
  YEAR_RANGE: 'Несколько лет («2022–2023\u00a0г.»)',
  ACADEMIC_YEAR: 'Учебный год',
  ONGOING: 'Постоянно',
  RECURRING: 'Повторяется',
  RELATIVE: 'Столько-то дней или месяцев',
  AS_NEEDED: 'По мере необходимости',
  BY_SCHEDULE: 'По графику',
  NONE: 'Не указан',
}

export const BINDING_WORDS: Record<Bindingness, string> = {
  RECOMMENDATION: 'Рекомендация',
  ORDER: 'Обязательно для исполнения',
}

export const LATE_WORDS: Record<LatePolicy, string> = {
  LOCK: 'после срока отчёт не принимается, только продление',
  ACCEPT_LATE: 'после срока отчёт принимается с причиной опоздания',
}

export const PROGRAM_WORDS: Record<Program, string> = {
  PRESCHOOL: 'Дошкольное',
  PRIMARY: 'Начальное общее',
  BASIC: 'Основное общее',
  SECONDARY: 'Среднее общее',
  ADDITIONAL: 'Дополнительное',
}

const ROLE_HOLDERS: Partial<Record<Role, string>> = {
  ORG_HEAD: 'руководители организаций',
  ORG_DEPUTY: 'заместители руководителей',
  TEACHER: 'педагоги',
  PSYCHOLOGIST: 'педагоги-психологи',
  RESOURCE_CENTRE: 'сотрудники Ресурсного центра',
  DEPARTMENT_HEAD: 'начальник Управления образования',
  DEPARTMENT_STAFF: 'сотрудники Управления образования',
}

export const ROLE_CHOICES = (Object.entries(ROLE_HOLDERS) as [Role, string][]).map(([value, label]) => ({
  value,
  label: label.charAt(0).toUpperCase() + label.slice(1),
}))

export const PERIODICITY_WORDS: Record<Periodicity, string> = {
  MONTH: 'Каждый месяц',
  QUARTER: 'Каждый квартал',
  HALF_YEAR: 'Каждое полугодие',
  YEAR: 'Каждый год',
  ACADEMIC_YEAR: 'Каждый учебный год',
}

const EVERY: Record<Periodicity, { each: string; end: string; next: string }> = {
  MONTH: { each: 'ежемесячно', end: 'до конца месяца', next: 'следующего месяца' },
  QUARTER: { each: 'ежеквартально', end: 'до конца квартала', next: 'первого месяца после квартала' },
  HALF_YEAR: { each: 'раз в полугодие', end: 'до конца полугодия', next: 'первого месяца после полугодия' },
  YEAR: { each: 'ежегодно', end: 'до конца года', next: '' },
  ACADEMIC_YEAR: { each: 'каждый учебный год', end: 'до 31 августа', next: '' },
}

const MONTHS_AFTER = [0, 1, 2, 3, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11]

function monthsAfterWords(months: number): string {
  if (months === 0) return 'последнего месяца периода'
  if (months === 1) return 'следующего месяца после периода'
  return months > 0 ? `через ${months} мес. после периода` : `за ${-months} мес. до конца периода`
}

/** In which month of or after a period its report is due. */
export const MONTHS_AFTER_CHOICES = MONTHS_AFTER.map((months) => ({
  value: String(months),
  label: monthsAfterWords(months),
}))

function ruleWords({ periodicity, monthsAfterEnd, day }: PeriodRule): string {
  const { each, end, next } = EVERY[periodicity]
  if (monthsAfterEnd === 0 && day >= 30) return `${each}, ${end}`
  if (periodicity === 'YEAR' || periodicity === 'ACADEMIC_YEAR') {
    const last = periodicity === 'YEAR' ? 12 : 8
    const month = ((last + monthsAfterEnd - 1 + 24) % 12) + 1
    const words = formatDay(`2000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).replace(
      /\u00a02000.*/,
      '',
    )
    return `${each}, до\u00a0${words}${periodicity === 'YEAR' && monthsAfterEnd > 0 ? ' следующего года' : ''}`
  }
  if (monthsAfterEnd === 0)
    return `${each}, до\u00a0${day}\u00a0числа${periodicity === 'MONTH' ? '' : ' последнего месяца'}`
  if (monthsAfterEnd === 1) return `${each}, до\u00a0${day}\u00a0числа ${next}`
  return `${each}, до\u00a0${day}\u00a0числа, ${monthsAfterEnd > 0 ? `через\u00a0${monthsAfterEnd}\u00a0мес. после периода` : `за\u00a0${-monthsAfterEnd}\u00a0мес. до конца периода`}`
}

/** How a deadline is understood, in words: «до 30 декабря 2022 г.», «ежегодно, до 20 января следующего года, с 2022 года». */
export function readingWords(reading: DeadlineReading): string {
  if (reading.mode === 'FIXED') return `до\u00a0${formatDay(reading.dueOn)}`
  if (reading.mode === 'REVIEW_ONLY') return `без срока, вернуться к пункту ${formatDay(reading.reviewOn)}`
  const first = reading.from.slice(0, 4)
  const last = reading.to?.slice(0, 4)
  const span =
    last === undefined
      ? `с\u00a0${first}\u00a0года`
      : last === first
        ? `за\u00a0${first}\u00a0год`
        : `за\u00a0${first}–${last}\u00a0годы`
  return `${ruleWords(reading.rule)}, ${span}`
}

function programWords(programs: Program[]): string {
  const has = (all: Program[]) => all.every((program) => programs.includes(program))
  if (has(ALL_PROGRAMS)) return 'все образовательные организации'
  const parts: string[] = []
  if (programs.includes('PRESCHOOL')) parts.push('детские сады и дошкольные группы')
  if (has(SCHOOL_PROGRAMS)) parts.push('школы')
  else
    parts.push(
      ...programs
        .filter((each) => SCHOOL_PROGRAMS.includes(each))
        .map((each) => `${PROGRAM_WORDS[each].toLowerCase()} образование`),
    )
  if (programs.includes('ADDITIONAL')) parts.push('организации дополнительного образования')
  return parts.join(', ')
}

/** Whom a rule names: «школы», «Ресурсный центр», «педагоги-психологи». */
export function ruleTargetWords(rule: ExecutorRule, organizations: KnownOrganization[]): string {
  if (rule.kind === 'ORGANIZATION')
    return organizations.find((each) => each.id === rule.organizationId)?.shortName ?? 'организация'
  if (rule.kind === 'ROLE') return (rule.role && ROLE_HOLDERS[rule.role]) ?? 'роль'
  return programWords(rule.programs)
}

/** «9 школ», «8 детских садов», «20 организаций». */
export function reachedWords(ids: string[], organizations: KnownOrganization[]): string {
  const kinds = new Set(organizations.filter((each) => ids.includes(each.id)).map((each) => each.kind))
  const only = kinds.size === 1 ? [...kinds][0] : null
  if (only === 'SCHOOL') return counted(ids.length, 'школа', 'школы', 'школ')
  if (only === 'KINDERGARTEN') return counted(ids.length, 'детский сад', 'детских сада', 'детских садов')
  return counted(ids.length, 'организация', 'организации', 'организаций')
}

/** The head of a resolution as it is quoted: «Решение от 25 февраля 2022 г. № 3». */
export function resolutionRef(head: { number: string | null; date: string | null }): string {
  const date = head.date ? ` от\u00a0${formatDay(head.date)}` : ''
  return `Решение${date}${head.number ? ` №\u00a0${head.number}` : ''}`
}

/** «п. 4.1», or the beginning of the text where an item has no number. */
export function itemRef(item: { number: string | null; text: string }): string {
  return item.number ? `п.\u00a0${item.number}` : `«${item.text.slice(0, 40).trim()}…»`
}
