import type { ConsentMethod, ConsentPurpose, ConsentState } from '@/lib/kernel/prisma/enums'
import type { ConsentReason, Standing } from '../rules/consents'

export const consentMessages: Record<ConsentReason, string> = {
  NOT_IN_CLASS: 'Среди отмеченных есть те, кто сейчас в этом классе не числится. Откройте страницу заново.',
  SIGNED_AHEAD: 'День подписи ещё не наступил. Проверьте дату.',
  NOTHING_GIVEN: 'Согласия на это не давали: отзывать нечего.',
  ALREADY_SO: 'Этот ответ уже записан. Откройте страницу заново.',
  TEXT_CHANGED: 'Пока вы читали, текст согласия изменили. Откройте страницу заново и прочитайте новый.',
  ASK_OVER: 'Срок ответа прошёл. Если что-то изменилось, скажите классному руководителю или воспитателю.',
  ASK_CANCELLED: 'Мероприятие отменили: отвечать не нужно.',
  ASK_DAYS: 'Последний день ответа позже самого мероприятия. Назначьте его раньше.',
  ASK_PAST: 'Этот день уже прошёл. Назначьте мероприятие и срок ответа на будущее.',
  NOBODY_CHOSEN: 'Отметьте хотя бы одного ребёнка.',
  YEAR_CLOSED: 'Учебный год закрыт: согласия его классов только читают.',
}

export const purposeNames: Record<ConsentPurpose, string> = {
  PORTAL: 'Маршрут в портале',
  DIAGNOSTICS: 'Диагностика',
  PHOTO: 'Съёмка',
  PARTNER_TRANSFER: 'Данные партнёру',
  BVB: 'Билет в будущее',
  EVENT: 'Мероприятие',
}

export const standingNames: Record<Standing, string> = {
  none: 'не спрашивали',
  asked: 'ждёт ответа',
  granted: 'согласны',
  outdated: 'согласны, текст обновился',
  expired: 'срок истёк',
  refused: 'не согласны',
  withdrawn: 'отозвано',
}

export const answerStateNames: Record<ConsentState, string> = {
  REQUESTED: 'ждёт ответа',
  GRANTED: 'согласны',
  REFUSED: 'не согласны',
  WITHDRAWN: 'отозвано',
}

export const methodNames: Record<ConsentMethod, string> = { PAPER: 'на бумаге', ONLINE: 'в портале' }

export const CONSENT_DONE = {
  recorded: 'Ответы записаны.',
  answered: 'Ваш ответ записан.',
  published: 'Новая редакция опубликована: с этой минуты соглашаются с ней.',
  asked: 'Семьи класса спрошены: запрос стоит первым на странице каждого ребёнка.',
  cancelled: 'Запрос отменён.',
}

/** What recording has done. */
export function recordedSentence({ count }: { count: number }): string {
  return count === 0 ? 'Менять было нечего: у всех отмеченных этот ответ уже стоит.' : `Записано детей: ${count}.`
}
