import type { AssignmentReason } from './assignments'
import { assignmentMessages } from './assignments'

export type ReportReason =
  | 'NOT_OPEN'
  | 'ALREADY_SUBMITTED'
  | 'NOTHING_TO_SUBMIT'
  | 'DEADLINE_PASSED'
  | 'LATE_REASON_REQUIRED'
  | 'INCOMPLETE'
  | 'NOT_SUBMITTED'
  | 'REVIEW_BEGUN'
  | 'RECALL_AFTER_DUE'
  | 'NOT_EXTERNAL'
  | 'EXTERNAL_ONLY'
  | 'RECEIVED_IN_FUTURE'

export const reportMessages: Record<ReportReason, string> = {
  NOT_OPEN: assignmentMessages['NOT_OPEN' satisfies AssignmentReason],
  ALREADY_SUBMITTED:
    'Отчёт уже сдан и закрыт для правки. Чтобы исправить его, отзовите отчёт — это можно сделать, пока не началась проверка.',
  NOTHING_TO_SUBMIT: 'Отчёт ещё не заполнен. Заполните его и сохраните черновик, затем сдайте.',
  DEADLINE_PASSED:
    'Срок истёк, отчёт не принят. То, что вы ввели, не потеряно. Запросите продление — решение примет Управление образования.',
  LATE_REASON_REQUIRED: 'Срок истёк, но отчёт по этому пункту можно сдать с опозданием. Напишите причину опоздания.',
  INCOMPLETE: 'В отчёте не хватает обязательных сведений. Дополните его и сдайте снова: введённое сохранено.',
  NOT_SUBMITTED: 'Отчёт не находится на проверке. Обновите страницу, чтобы увидеть, что с ним стало.',
  REVIEW_BEGUN: 'Проверка отчёта уже началась: отозвать его нельзя. Напишите проверяющему в обсуждении поручения.',
  RECALL_AFTER_DUE:
    'Срок уже прошёл: после отзыва сдать отчёт снова не получится, поэтому он остаётся на проверке. Если в отчёте ошибка, напишите об этом в обсуждении поручения.',
  NOT_EXTERNAL: 'Эта организация работает на портале и сдаёт отчёт сама.',
  EXTERNAL_ONLY: 'Ответ организации вне портала записывает Управление образования: укажите, когда и как он поступил.',
  RECEIVED_IN_FUTURE: 'Этот день ещё не наступил. Укажите день, когда ответ поступил.',
}
