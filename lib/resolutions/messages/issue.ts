import type { MissingReason } from '../rules/issue'

export type IssueReason = 'NOT_READY' | 'STATE_REFUSED'

export const issueMessages: Record<IssueReason, string> = {
  NOT_READY:
    'Выпустить пока нельзя: остались неподтверждённые сведения. Вернитесь к черновику — он покажет, что уточнить.',
  STATE_REFUSED: 'Этот черновик отменён, выпустить его нельзя. Создайте новое решение.',
}

/** What is missing, as a phrase after the item's number: «п. 4.1 — не подтверждён срок». */
export const missingMessages: Record<MissingReason, string> = {
  TITLE_MISSING: 'не указано название решения',
  DATE_MISSING: 'не указана дата решения: от неё считаются сроки',
  DATE_IN_FUTURE: 'дата решения ещё не наступила',
  ITEMS_MISSING: 'нет ни одного пункта с исполнителем',
  YEAR_RANGE_UNANSWERED: 'не отвечено, как понимать срок вида «2022–2023 г.»',
  TEXT_MISSING: 'нет текста',
  EXECUTOR_MISSING: 'не выбран исполнитель',
  EXECUTOR_UNCONFIRMED: 'не подтверждён исполнитель',
  EXECUTOR_REACHES_NOBODY: 'исполнителю не соответствует ни одна действующая организация',
  DEADLINE_MISSING: 'не выбран срок',
  DEADLINE_UNCONFIRMED: 'не подтверждён срок',
  EVIDENCE_UNCONFIRMED: 'не подтверждено, чем отчитываться',
}
