import type { ResultSource, ResultVisibility } from '@/lib/kernel/prisma/enums'
import type { DiagnosticReason, Method } from '../rules/diagnostics'
import { TABLE_ROWS } from '../rules/result-limits'
import type { TableReason } from '../rules/result-table'
import type { ResultPreview } from '../types'

export const diagnosticMessages: Record<DiagnosticReason, string> = {
  // Said to a pupil at a shared screen: not why.
  CONSENT_MISSING: 'Эта карточка больше не действует. Скажи психологу.',
  METHOD_UNKNOWN: 'Этой методики больше нет в списке. Выберите другую.',
  METHOD_NOT_ON_SCREEN: 'На экране отвечают только на опросник портала. Результаты других методик вносят.',
  METHOD_UNFIT: 'Методика не для этого класса. Выберите другую.',
  NOBODY_CONSENTED: 'Ни у кого в классе нет согласия на диагностику. Запишите согласия и начните снова.',
  TAKEN_AHEAD: 'Этот день ещё не наступил. Укажите, когда проводили диагностику.',
  ALREADY_TAKEN: 'Результат этой методики за этот день уже внесён. Исправьте его на странице результата.',
  NOTHING_ENTERED: 'Не внесено ни одного значения.',
  NOTHING_TO_RELEASE: 'Открывать нечего: отметьте результаты, которых здесь ещё не видят.',
  CODE_UNKNOWN: 'Такого кода нет. Сверь его с карточкой: две группы по пять знаков.',
  CODE_LOCKED: 'Карточка закрыта: код ввели неверно пять раз. Скажи психологу.',
  SHEET_FINISHED: 'По этой карточке уже ответили. Второй раз она не открывается.',
  SHEET_NOT_TODAY: 'Карточка действует только в день опроса. Скажи психологу.',
  SHEET_GONE: 'Прошло больше двух часов. Введи код с карточки ещё раз: ответы сохранены.',
  PAIRS_OPEN: 'Ответь на все пары: в каждой выбери одно из двух.',
  TOO_MANY_CODES: 'Слишком много попыток подряд. Подожди 15 минут.',
  YEAR_CLOSED: 'Учебный год закрыт: записи можно только смотреть.',
}

const tableMessages: Record<TableReason, string> = {
  TABLE_EMPTY: 'В таблице нет ни одного результата. Нужны строки с именем ребёнка и баллами.',
  TABLE_TOO_LONG: `Строк больше ${TABLE_ROWS}. Оставьте строки одного класса.`,
  TABLE_NO_NAMES: 'В заголовке нет столбца с именем. Назовите его «ФИО» или дайте столбцы «Фамилия» и «Имя».',
  TABLE_NO_SCALES: 'В заголовке не хватает столбцов с баллами.',
}

/** Why a table cannot be read as results of the method, and what it needs. */
export function tableSentence(reason: TableReason, method: Pick<Method, 'scales'>): string {
  const titles = method.scales.map(({ title }) => `«${title}»`).join(', ')
  return reason === 'TABLE_NO_SCALES' ? `${tableMessages[reason]} Нужны: ${titles}.` : tableMessages[reason]
}

/** What a table came to, before it goes in. */
export function resultPreviewSentence({
  rows,
  errors,
  empty,
}: Pick<ResultPreview, 'rows' | 'errors' | 'empty'>): string {
  const read = `Распознано строк: ${rows.length - errors}.${empty > 0 ? ` Без результата: ${empty}.` : ''}`
  return errors > 0
    ? `${read} С ошибками: ${errors}. Ничего ещё не внесено: исправьте таблицу и проверьте снова.`
    : `${read} Ошибок нет. Посмотрите строки и внесите их.`
}

export const visibilityNames: Record<ResultVisibility, string> = {
  PSYCH: 'видит только психолог',
  STAFF: 'вывод открыт педагогам',
  FAMILY: 'вывод открыт семье',
}

export const sourceNames: Record<ResultSource, string> = {
  SCREEN: 'ответил на экране',
  ENTERED: 'внесено психологом',
  TABLE: 'из таблицы',
}

export const DIAGNOSTICS_DONE: Record<string, string> = {
  begun: 'Опрос начат. Раздайте карточки с кодами: они действуют сегодня.',
  entered: 'Результаты внесены. Вывод написан начерно: проверьте его и откройте.',
  released: 'Вывод открыт.',
  saved: 'Вывод сохранён.',
  corrected: 'Результат исправлен, прежний остался в записи. Вывод прежний: проверьте, верен ли он.',
  method: 'Методика сохранена.',
}

export function releasedSentence({ count }: { count: number }): string {
  return `Открыто результатов: ${count}.`
}
