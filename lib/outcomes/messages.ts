import type { OutcomeCategory, OutcomeFunding, OutcomePhase } from '@/lib/kernel/prisma/enums'
import type { OutcomeReason, OutcomeState, RowReason } from './rules/outcomes'

export const outcomeMessages: Record<OutcomeReason, string> = {
  ENTRY_TOO_EARLY: 'Куда поступили выпускники, отмечают с 1 июня года выпуска. Пока внесите намерения.',
  ENTRY_OVER: 'Срок внесения прошёл. Изменить сведения может руководитель: исправлением с причиной.',
  OUTCOMES_CONFIRMED: 'Руководитель уже подтвердил сведения класса. Изменить их можно только исправлением с причиной.',
  STILL_OPEN: 'Сведения ещё вносят в таблице класса: исправление с причиной пока не нужно.',
  NOT_ALL_TOLD: 'Подтвердить можно, когда сведения есть по каждому выпускнику.',
  NOBODY_GRADUATES: 'В классе нет ни одного выпускника.',
  NOT_ON_ROSTER: 'Состав класса изменился, пока вы заполняли таблицу. Откройте страницу заново и внесите недостающее.',
  NOTHING_CHANGED: 'Ничего не изменено: сведения те же, что были.',
}

export const rowMessages: Record<RowReason, string> = {
  CATEGORY_NOT_OF_GRADE: 'Выберите вариант из списка: такого после этого класса не бывает.',
  CATEGORY_MISSING: 'Выберите, куда идёт выпускник.',
  INSTITUTION_MISSING: 'Напишите, в какой колледж или вуз поступил выпускник.',
  FIELD_MISSING: 'Укажите группу профессий: начните печатать название или две цифры кода.',
  FIELD_UNKNOWN: 'Такой группы профессий в перечне нет. Выберите её из подсказки или напишите две цифры кода.',
  PROFILE_MISSING: 'Отметьте, по профилю ли класса поступил выпускник.',
}

export const categoryNames: Record<OutcomeCategory, string> = {
  GRADE10_OWN: '10 класс своей школы',
  GRADE10_OTHER: '10 класс другой школы',
  COLLEGE: 'Колледж, техникум (СПО)',
  UNIVERSITY: 'Вуз',
  WORK: 'Работа',
  ARMY: 'Служба в армии',
  REPEAT: 'Учится повторно, не сдал экзамен',
  OTHER: 'Другое',
  UNKNOWN: 'Неизвестно',
  LEFT: 'Выбыл из муниципалитета',
}

/** For the head of a narrow column. */
export const categoryShortNames: Record<OutcomeCategory, string> = {
  GRADE10_OWN: '10 класс, своя',
  GRADE10_OTHER: '10 класс, другая',
  COLLEGE: 'СПО',
  UNIVERSITY: 'Вуз',
  WORK: 'Работа',
  ARMY: 'Армия',
  REPEAT: 'Повторно',
  OTHER: 'Другое',
  UNKNOWN: 'Неизвестно',
  LEFT: 'Выбыли',
}

export const fundingNames: Record<OutcomeFunding, string> = {
  BUDGET: 'Бюджет',
  PAID: 'Платно',
  TARGET: 'Целевое обучение',
}

export const phaseNames: Record<OutcomePhase, string> = { INTENTION: 'Намерения', ACTUAL: 'Куда поступили' }

export const outcomeStateNames: Record<OutcomeState, string> = {
  INTENTION: 'намерение',
  ACTUAL: 'внесено',
  CONFIRMED: 'подтверждено',
  CORRECTED: 'исправлено',
}

export const OUTCOMES_DONE: Record<string, string> = {
  saved: 'Сведения сохранены.',
  confirmed: 'Сведения класса подтверждены: их число равно числу выпускников.',
  corrected: 'Сведения исправлены, прежние остались в записи.',
}
