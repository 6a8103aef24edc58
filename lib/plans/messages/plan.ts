import type { PlanKind, PlanState } from '@/lib/kernel/prisma/enums'
import type { ComparedField } from '../rules/plan-difference'
import type { EntryReason } from '../rules/plan-entries'
import type { PasteColumn, PasteReason } from '../rules/plan-paste'
import type { EntryStanding, PlanReason } from '../rules/plan-states'

/** Of filing, which a resolution's assignment may bind to a day (lib/resolutions/commands/plans). */
export type FilingReason = 'DEADLINE_PASSED' | 'LATE_REASON_REQUIRED'

export const planMessages: Record<PlanReason | FilingReason, string> = {
  PLAN_EXISTS: 'План на этот год уже есть. Откройте его в списке.',
  KIND_UNKNOWN: 'Такой план составляют школы и детские сады. У вашей организации нет подходящего уровня образования.',
  PLAN_LOCKED:
    'Эта редакция уже сдана: её больше не правят. Если план нужно изменить, дождитесь решения и внесите изменение.',
  PLAN_EMPTY: 'В плане нет ни одного мероприятия. Добавьте хотя бы одно и сдайте план снова.',
  GAP_REASON_NEEDED: 'По одному из направлений часов меньше нормы. Добавьте мероприятия или напишите причину.',
  NOT_SUBMITTED: 'Этот план не на рассмотрении: его уже решили или вернули. Откройте страницу заново.',
  NOT_REVIEWED: 'Сначала заключение даёт Ресурсный центр, потом план утверждают. Вернуть план можно и без заключения.',
  OWN_PLAN: 'Этот план сдали вы: решение примет другой сотрудник.',
  NOT_IN_FORCE: 'Это делают с утверждённым планом. Этот ещё не утверждён.',
  REVISION_OPEN: 'Изменение плана уже составляют или рассматривают. Откройте его в списке редакций.',
  YEAR_CLOSED: 'Учебный год закрыт: его план только читают.',
  NOTHING_TO_COPY: 'Копировать нечего: за прошлый год плана нет. Начните с шаблона.',
  LINE_CANCELLED: 'Мероприятие уже отменено. Верните его в план, если отмена ошибочна.',
  LINE_HELD: 'По этому мероприятию уже есть записи о проведении: его не переносят и не отменяют.',
  LINE_STANDS: 'Мероприятие и так стоит в плане на своём месте.',
  DEADLINE_PASSED:
    'Срок сдачи плана прошёл, портал его не примет. Запросите продление срока: план останется как есть, его можно будет сдать сразу после решения.',
  LATE_REASON_REQUIRED: 'Срок сдачи плана прошёл. Управление разрешило сдавать с опозданием: напишите его причину.',
}

export const entryMessages: Record<EntryReason, string> = {
  OUTSIDE_YEAR: 'Дата вне учебного года плана. Проверьте её.',
  DATES_REVERSED: 'Окончание раньше начала. Поменяйте даты местами.',
  STEPS_REVERSED: 'Последний класс или возраст меньше первого. Поменяйте их местами.',
  STEPS_UNKNOWN: 'Такого класса или возраста в этом плане не бывает.',
  DIRECTION_NEEDED: 'Выберите направление: по нему считают часы.',
}

export const pasteMessages: Record<PasteReason, string> = {
  NO_ROWS: 'Вставьте строки из таблицы: название, классы, сроки, часы, ответственный.',
  TOO_MANY: 'Не больше 200 строк за раз. Вставьте план частями.',
  TITLE_MISSING: 'нет названия мероприятия',
  TITLE_LONG: 'название длиннее 200 знаков',
  DATES_UNREAD: 'не понят срок: напишите «15.10.2026», «октябрь» или «октябрь–ноябрь»',
  STEPS_UNREAD: 'не поняты классы или возраст: напишите «8», «5–7» или «8-11 классы»',
  HOURS_UNREAD: 'не поняты часы: напишите число, например 2 или 1,5',
  ITEM_UNREAD: 'такого пункта у организации нет: напишите его номер, например 4.1, или оставьте ячейку пустой',
  DIRECTION_UNREAD: 'не понято направление: напишите его, как в плане, или выберите под строками',
}

/** What came of a look at pasted rows. */
export function previewSentence({ rows, errors }: { rows: readonly unknown[]; errors: number }): string {
  const read = `Распознано строк: ${rows.length - errors}.`
  return errors > 0
    ? `${read} С ошибками: ${errors}. Ничего ещё не добавлено: исправьте строки в поле и проверьте снова.`
    : `${read} Ошибок нет. Посмотрите строки ниже и добавьте их в план.`
}

/** What a column of a pasted table was taken for. */
export const columnNames: Record<PasteColumn, string> = {
  title: 'мероприятие',
  direction: 'направление',
  steps: 'классы, возраст',
  dates: 'сроки',
  hours: 'часы',
  responsible: 'ответственный',
  item: 'пункт решения',
  skip: 'не используется',
}

export const planKindNames: Record<PlanKind, string> = { SCHOOL: 'школа', KINDERGARTEN: 'детский сад' }

export const planStateNames: Record<PlanState, string> = {
  DRAFT: 'черновик',
  SUBMITTED: 'на заключении',
  RC_REVIEWED: 'на утверждении',
  APPROVED: 'утверждён',
  RETURNED: 'возвращён',
  SUPERSEDED: 'прежняя редакция',
}

export const standingNames: Record<EntryStanding, string> = {
  PLANNED: 'по плану',
  HELD: 'проведено',
  MOVED: 'перенесено',
  CANCELLED: 'отменено',
  MISSED: 'не проведено',
}

export const fieldNames: Record<ComparedField, string> = {
  direction: 'Направление',
  form: 'Форма',
  title: 'Мероприятие',
  steps: 'Классы, возраст',
  dates: 'Сроки',
  hours: 'Часы',
  responsible: 'Ответственный',
  partner: 'Партнёр',
  item: 'Пункт решения',
}

/** «6–11 классы», «8 класс», «5–7 лет». */
export function stepsText(kind: PlanKind, from: number, to: number): string {
  const span = from === to ? String(from) : `${from}–${to}`
  if (kind === 'SCHOOL') return `${span}\u00a0${from === to ? 'класс' : 'классы'}`
  const years = to === 1 ? 'год' : to < 5 ? 'года' : 'лет'
  return `${span}\u00a0${years}`
}
