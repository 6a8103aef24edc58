import { formatDay, formatRef } from '@/components/ui/format'
import type { StatusView } from '@/components/ui/status'
import { localDay, localTime } from '@/lib/kernel/calendar'
import type { ExtensionState, ReportState, Role } from '@/lib/kernel/prisma/enums'
import type { DerivedStatus } from '@/lib/resolutions/types'

/** «24 ноября 2026 г., 09:15» by the municipality's clock. */
export function instantText(at: Date, timeZone: string): string {
  return `${formatDay(localDay(at, timeZone))}, ${localTime(at, timeZone)}`
}

/** What the badge of a derived status shows. */
export function statusViewOf(status: DerivedStatus): StatusView {
  switch (status.kind) {
    case 'overdue':
    case 'dueSoon':
      return { kind: status.kind, days: status.days }
    case 'continuous':
      return { kind: 'continuous', period: periodText(status.period) }
    default:
      return { kind: status.kind }
  }
}

const MONTHS = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ')

/** «2026 год», «III квартал 2026», «2026/27 учебный год»; empty for an item that is done once. */
export function periodText(key: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key)
  if (quarter) return `${['I', 'II', 'III', 'IV'][Number(quarter[2]) - 1]} квартал ${quarter[1]} г.`
  const half = /^(\d{4})-H([12])$/.exec(key)
  if (half) return `${half[2] === '1' ? 'I' : 'II'} полугодие ${half[1]} г.`
  const month = /^(\d{4})-(\d{2})$/.exec(key)
  if (month) return `${MONTHS[Number(month[2]) - 1]} ${month[1]} г.`
  if (/^\d{4}\/\d{2}$/.test(key)) return `${key} учебный год`
  return /^\d{4}$/.test(key) ? `${key} год` : ''
}

export const REPORT_STATE: Record<ReportState, string> = {
  DRAFT: 'черновик',
  SUBMITTED: 'на проверке',
  RECALLED: 'отозван',
  RETURNED: 'возвращён на доработку',
  ACCEPTED: 'принят',
}

export const EXTENSION_STATE: Record<ExtensionState, string> = {
  REQUESTED: 'ждёт решения',
  APPROVED: 'срок продлён',
  REJECTED: 'отклонён',
  WITHDRAWN: 'снят',
}

/** In whose name a person acted. */
export const ROLE_NAMES: Record<Role, string> = {
  DEPARTMENT_HEAD: 'начальник Управления образования',
  DEPARTMENT_STAFF: 'Управление образования',
  RESOURCE_CENTRE: 'Ресурсный центр',
  ORG_HEAD: 'руководитель',
  ORG_DEPUTY: 'заместитель руководителя',
  TEACHER: 'педагог',
  PSYCHOLOGIST: 'педагог-психолог',
  PARENT: 'родитель',
  ADMIN: 'администратор портала',
  STUDENT: 'обучающийся',
}

/** «4.1» or a dash for an item without a number. */
export function itemName(number: string | null): string {
  return number ? `Пункт ${number}` : 'Пункт без номера'
}

/** «Решение № 12 от 25 февраля 2022 г.» */
export function resolutionName({ number, date }: { number: string | null; date: string | null }): string {
  return ['Решение коллегии', number && formatRef(number), date && `от ${formatDay(date)}`].filter(Boolean).join(' ')
}
