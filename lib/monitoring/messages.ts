import type { OrganizationKind } from '@/lib/kernel/prisma/enums'
import type { DerivedStatus } from '@/lib/resolutions/types'
import type { ListStatus } from './schema'
import type { NextStep } from './types'

/** The words of a status in files; on screens components/ui/status.ts says the same with its icon. */
export const statusWord: Record<DerivedStatus['kind'], string> = {
  notStarted: 'не начато',
  inProgress: 'в работе',
  dueSoon: 'скоро срок',
  overdue: 'просрочено',
  submitted: 'на проверке',
  onRework: 'на доработке',
  accepted: 'исполнено',
  acceptedLate: 'исполнено с нарушением срока',
  noDeadline: 'без срока',
  continuous: 'постоянно',
  notApplicable: 'неприменимо',
  cancelled: 'отменено',
}

/** The choices of the list's status filter. */
export const statusChoice: Record<ListStatus, string> = {
  open: 'Все открытые',
  overdue: 'Просрочено',
  dueSoon: 'Скоро срок (7 дней)',
  onRework: 'На доработке',
  submitted: 'На проверке',
  notStarted: 'Не начато',
  inProgress: 'В работе',
  continuous: 'Постоянно',
  noDeadline: 'Без срока',
  accepted: 'Исполнено в срок',
  acceptedLate: 'Исполнено с опозданием',
  notApplicable: 'Неприменимо',
  cancelled: 'Отменено',
  all: 'Любое состояние',
}

/** The label of a row's button. */
export const stepLabel: Record<NextStep, string> = {
  acknowledge: 'Ознакомиться',
  fill: 'Заполнить',
  rework: 'Досдать',
  askExtension: 'Запросить продление',
  waitExtension: 'Продление рассматривается',
  tellHead: 'Срок истёк: сообщите руководителю',
  review: 'Проверить',
  decideExtension: 'Решить',
  open: 'Открыть',
}

/** Groups of the matrix. */
export const kindGroup: Record<OrganizationKind, string> = {
  DEPARTMENT: 'Управление и Ресурсный центр',
  RESOURCE_CENTRE: 'Ресурсный центр',
  SCHOOL: 'Школы',
  KINDERGARTEN: 'Детские сады',
  ADDITIONAL: 'Дополнительное образование',
  EXTERNAL: 'Вне портала',
}
