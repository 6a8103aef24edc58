import type { PartnerKind } from '@/lib/kernel/prisma/enums'
import type { PartnerReason } from './rules'

export const partnersMessages: Record<PartnerReason, string> = {
  NAME_TAKEN: 'Такой партнёр в реестре уже есть. Выберите его в списке или уточните название.',
}

export const partnerKindNames: Record<PartnerKind, string> = {
  ENTERPRISE: 'Предприятие',
  COLLEGE: 'Колледж, техникум',
  CENTRE: 'Центр, музей, технопарк',
  SERVICE: 'Служба, ведомство',
  MILITARY: 'Воинская часть, военкомат',
  UNIVERSITY: 'Вуз',
  FAMILY: 'Родители',
}
