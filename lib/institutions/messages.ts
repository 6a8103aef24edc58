import type { OrganizationKind, OrganizationStatus, Program } from '@/lib/kernel/prisma/enums'
import type { CalendarDayKind } from '@/lib/kernel/production-calendar'
import type { InstitutionsReason } from './rules/organizations'
import type { YearReason } from './rules/years'
import type { DayLook, YearState } from './types'

/** Russian sentences by reason code: what happened and what to do. */
export const institutionsMessages: Record<InstitutionsReason, string> = {
  NAME_TAKEN: 'Организация с таким кратким наименованием уже есть. Откройте её или измените наименование.',
  ALREADY_CLOSED: 'Организация уже закрыта или реорганизована.',
  NOT_CLOSED: 'Организация действует, и её закрытие не намечено: отменять нечего.',
  CLOSED_BEFORE_OPENED: 'День закрытия раньше дня открытия организации. Проверьте дату.',
  SUCCESSOR_IS_SELF: 'Организация не может быть собственным правопреемником. Выберите другую.',
  SUCCESSOR_NOT_ACTIVE: 'Правопреемник сам закрыт или реорганизован. Выберите действующую организацию.',
  SUCCESSOR_MISSING: 'Укажите правопреемника: при реорганизации он есть всегда. Если его нет, отметьте закрытие.',
  OWN_ORGANIZATION: 'Организацию, от имени которой вы работаете, закрыть нельзя.',
  KIND_HAS_PEOPLE:
    'В организации есть люди с ролями, которых в организации другого вида не бывает. Сначала отзовите роли или заведите новую организацию.',
  IMPORT_HAS_ERRORS:
    'Ничего не загружено: в файле есть ошибки. Исправьте строки, перечисленные ниже, и выберите файл снова.',
  DAY_KIND_MISMATCH:
    'Так этот день отметить нельзя: рабочим бывает перенесённая суббота или воскресенье, перенесённым выходным — будний день.',
  DAY_NOT_EXCEPTION: 'Этот день и так обычный: исключения на него нет.',
}

export const kindNames: Record<OrganizationKind, string> = {
  DEPARTMENT: 'Управление образования',
  RESOURCE_CENTRE: 'Ресурсный центр',
  SCHOOL: 'Школа',
  KINDERGARTEN: 'Детский сад',
  ADDITIONAL: 'Дополнительное образование',
  EXTERNAL: 'Внешняя организация',
}

export const programNames: Record<Program, string> = {
  PRESCHOOL: 'Дошкольное образование',
  PRIMARY: 'Начальное общее образование',
  BASIC: 'Основное общее образование',
  SECONDARY: 'Среднее общее образование',
  ADDITIONAL: 'Дополнительное образование',
}

/** As federal papers shorten them. */
export const programShortNames: Record<Program, string> = {
  PRESCHOOL: 'дошк.',
  PRIMARY: 'НОО',
  BASIC: 'ООО',
  SECONDARY: 'СОО',
  ADDITIONAL: 'доп.',
}

export const statusNames: Record<OrganizationStatus, string> = {
  ACTIVE: 'Действует',
  REORGANIZED: 'Реорганизована',
  CLOSED: 'Закрыта',
}

/** A closing that waits for its day: «Закрывается с 31.08.2027». */
export const closingNames: Record<OrganizationStatus, string> = {
  ACTIVE: 'Действует',
  REORGANIZED: 'Реорганизуется',
  CLOSED: 'Закрывается',
}

export const dayKindNames: Record<CalendarDayKind, string> = {
  HOLIDAY: 'Праздничный день',
  MOVED_OFF: 'Перенесённый выходной',
  WORKING: 'Рабочая суббота или воскресенье',
}

export const dayLookNames: Record<DayLook, string> = {
  working: 'рабочий день',
  weekend: 'выходной',
  holiday: 'праздничный день',
  'moved-off': 'перенесённый выходной',
  'moved-working': 'рабочий день в выходной',
}

export const yearMessages: Record<YearReason, string> = {
  YEAR_EXISTS: 'Этот учебный год уже открыт. Обновите страницу: он есть в списке.',
  YEAR_NOT_NEXT: 'Учебные годы открываются по порядку. Откройте следующий за последним в списке.',
  YEAR_NOT_PLANNED: 'Текущим становится только планируемый год. Обновите страницу: возможно, его уже сделали текущим.',
  YEAR_TOO_EARLY: 'До начала этого года больше месяца. Сделать его текущим можно с 1 августа.',
  YEAR_NOT_CURRENT: 'Закрыть можно только текущий год. Обновите страницу: возможно, его уже закрыли.',
  YEAR_NOT_OVER: 'Год ещё идёт. Он закроется сам, когда текущим станет следующий, или вручную после 31 августа.',
  YEAR_IS_CLOSED: 'Учебный год закрыт: его каникулы больше не меняются.',
  BREAKS_OVERLAP: 'Каникулы пересекаются. Проверьте дни: следующие начинаются после окончания предыдущих.',
  BREAK_OUTSIDE_YEAR: 'Каникулы выходят за учебный год: с 1 сентября по 31 августа.',
  BREAK_BACKWARDS: 'Последний день каникул раньше первого. Проверьте дни.',
}

export const yearStateNames: Record<YearState, string> = {
  PLANNED: 'планируется',
  CURRENT: 'текущий',
  CLOSED: 'закрыт',
}
