import type { ErasureReason } from '@/lib/kernel/prisma/enums'
import type { ErasureReasonCode } from '../rules/erasure'
import type { ErasureCounts } from '../types'

export const erasureMessages: Record<ErasureReasonCode, string> = {
  STILL_ENROLLED: 'Ребёнок числится в классе или группе: закон обязывает вести его сведения. Сначала запишите выбытие.',
  TRANSFER_WAITS: 'Ребёнок ждёт перевода. Отзовите запрос о переводе или дождитесь ответа.',
  FAMILY_STILL_READS:
    'Семья читает страницу ребёнка ещё 30 дней после выбытия. Раньше данные уничтожают только по её требованию.',
  OUTCOMES_STILL_OPEN: 'Выпускник учитывается до 1 октября года окончания. После этого дня данные можно уничтожить.',
}

export const erasureReasonNames: Record<ErasureReason, string> = {
  RETENTION: 'Срок хранения истёк',
  DEMAND: 'Семья отозвала согласие или требует уничтожить данные',
  MISTAKEN: 'Ребёнок внесён по ошибке',
}

/** What was destroyed, as an act lists it. */
export const erasureKinds: Record<keyof ErasureCounts, string> = {
  restricted: 'Особые сведения (ОВЗ, заключения)',
  conditions: 'Условия обучения',
  pathways: 'Индивидуальные маршруты с шагами и отметками',
  notes: 'Переписка с семьёй',
  results: 'Результаты диагностики',
  sheets: 'Листы опроса',
  consents: 'Ответы о согласии',
  links: 'Доступ семьи',
  slips: 'Талоны доступа',
  projects: 'Темы, итоги и файлы индивидуальных проектов',
  outcomes: 'Место учёбы или работы выпускника',
}
