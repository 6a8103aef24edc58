export type ReviewReason =
  | 'NOT_FOUND'
  | 'NOT_SUBMITTED'
  | 'FOUR_EYES'
  | 'CHANGED_MEANWHILE'
  | 'NOT_OPEN'
  | 'NOT_ACCEPTED'
  | 'REWORK_DATE_PAST'
  | 'REWORK_DATE_FAR'

export const reviewMessages: Record<ReviewReason, string> = {
  NOT_FOUND: 'Поручение не найдено: возможно, его отменили. Обновите список.',
  NOT_SUBMITTED: 'Отчёт не на проверке: его отозвали или по нему уже принято решение. Обновите страницу.',
  FOUR_EYES:
    'Этот отчёт сдали или записали вы сами. Решение по нему должен принять другой сотрудник Управления образования.',
  CHANGED_MEANWHILE: 'Пока вы читали, отчёт изменился. Откройте его ещё раз и примите решение по новой редакции.',
  NOT_OPEN: 'Поручение уже закрыто. Обновите страницу, чтобы увидеть, что с ним стало.',
  NOT_ACCEPTED: 'Возобновить можно только исполненное поручение.',
  REWORK_DATE_PAST: 'Срок доработки должен быть позже сегодняшнего дня.',
  REWORK_DATE_FAR: 'Срок доработки слишком далёкий: проверьте год.',
}
