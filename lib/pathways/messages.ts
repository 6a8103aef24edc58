import type { DevelopmentArea, PathwayBasis, PathwayParty, PathwayState, StepKind } from '@/lib/kernel/prisma/enums'
import type { NoteReason } from './rules/notes'
import type { ProfessionType } from './rules/professions'
import type { PathwayReason } from './rules/states'
import type { StepStanding } from './types'

export const pathwayMessages: Record<PathwayReason, string> = {
  PATHWAY_LOCKED: 'Маршрут на утверждении или уже закончен: сейчас его не правят.',
  NOT_WAITING: 'Этот маршрут не ждёт утверждения: его уже решили или вернули. Откройте страницу заново.',
  NOT_ACTIVE: 'Это делают с действующим маршрутом.',
  NO_STEPS: 'В маршруте нет ни одного шага. Добавьте хотя бы один.',
  NO_BASIS: 'Укажите основание: согласие родителя, обязанность по закону об образовании или заключение комиссии.',
  BASIS_TEXT_NEEDED: 'Назовите документ основания: что это, номер и дата.',
  COUNCIL_NEEDED: 'По этому шаблону основанием служит заключение ППк или ПМПК: укажите его номер и дату.',
  AREAS_MISSING: 'В маршруте дошкольника нужны шаги по всем пяти образовательным областям. Добавьте недостающие.',
  OWN_PATHWAY: 'Этот маршрут на утверждение отправили вы: решение примет другой руководитель.',
  YEAR_CLOSED: 'Учебный год закрыт: его маршруты только читают.',
  REASON_NEEDED: 'Маршрут уже действует. Напишите причину изменения: она останется в журнале маршрута.',
  STEPS_OPEN: 'В маршруте есть незаконченные шаги. Отметьте их сделанными или пропущенными с причиной.',
  CLOSED_ALREADY: 'Этот маршрут уже завершён.',
  OUTSIDE_YEAR: 'Срок шага вне учебного года маршрута. Проверьте дату.',
  STEP_DONE: 'Шаг уже закончен. Верните его в работу, если отметка ошибочна.',
  STEP_STANDS: 'Шаг уже в этом состоянии. Откройте страницу заново.',
  DONE_AHEAD: 'Этот день ещё не наступил. Укажите, когда шаг сделан.',
  STEP_LIMIT: 'В маршруте уже сорок шагов. Уберите лишние, потом добавьте новый.',
  LINE_UNKNOWN: 'Этого мероприятия в плане организации больше нет. Выберите другое или назовите шаг сами.',
  CURATOR_UNKNOWN: 'Этот человек сейчас не работает в организации. Выберите другого куратора.',
  CURATOR_STANDS: 'Куратор этого маршрута уже назван. Откройте страницу заново.',
  NOT_YOUR_PART:
    'Психолог ведёт в маршруте диагностику и консультации. Остальное меняет куратор маршрута: попросите его.',
  TEMPLATE_UNFIT: 'Этот шаблон не для такого класса или группы. Выберите другой.',
  NOT_ENROLLED: 'Среди отмеченных есть те, кто сейчас в этом классе не числится. Откройте страницу заново.',
}

export const pathwayStateNames: Record<PathwayState, string> = {
  DRAFT: 'Черновик',
  ON_APPROVAL: 'На утверждении',
  ACTIVE: 'Действует',
  REVISION: 'Пересматривается',
  SUSPENDED: 'Приостановлен',
  COMPLETED: 'Выполнен',
  CLOSED: 'Закрыт',
}

export const basisNames: Record<PathwayBasis, string> = {
  CONSENT: 'Согласие родителя на бумаге',
  DUTY: 'Обязанность по закону об образовании',
  COUNCIL: 'Заключение ППк или ПМПК',
}

export const stepKindNames: Record<StepKind, string> = {
  DIAGNOSTICS: 'Диагностика',
  LESSON: 'Занятие',
  COURSE: 'Курс',
  ADDITIONAL: 'Дополнительное образование',
  TRIAL: 'Проба',
  PRACTICE: 'Практика, экскурсия',
  PROJECT: 'Проект',
  CONTEST: 'Конкурс, олимпиада',
  CONSULTATION: 'Консультация',
  FAMILY: 'С семьёй',
}

export const areaNames: Record<DevelopmentArea, string> = {
  SOCIAL: 'Социально-коммуникативное развитие',
  COGNITIVE: 'Познавательное развитие',
  SPEECH: 'Речевое развитие',
  ARTISTIC: 'Художественно-эстетическое развитие',
  PHYSICAL: 'Физическое развитие',
}

export const partyNames: Record<PathwayParty, string> = {
  STUDENT: 'Ученик',
  GUARDIAN: 'Родитель (законный представитель)',
  CURATOR: 'Куратор',
  HEAD: 'Руководитель',
}

export const standingNames: Record<StepStanding, string> = {
  done: 'сделано',
  skipped: 'пропущено',
  overdue: 'срок прошёл',
  now: 'сейчас',
  ahead: 'впереди',
}

export const MONTHS = [
  ...[
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
  ],
].map((name, at) => ({ month: ((at + 8) % 12) + 1, name }))

/** «3 маршрута на утверждении.» */
export function batchSentence(count: number, what: string): string {
  return `${countedPathways(count)}: ${what}.`
}

export function draftsSentence({ made, had }: { made: number; had: number }): string {
  const left = had > 0 ? ` Ещё у ${had} маршрут уже был, он не изменён.` : ''
  return made === 0
    ? `Новых черновиков нет: у всех отмеченных маршрут уже есть.`
    : `Составлено: ${countedPathways(made)}.${left}`
}

const FORMS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'маршрут', few: 'маршрута' }
const rules = new Intl.PluralRules('ru')

function countedPathways(count: number): string {
  return `${count}\u00a0${FORMS[rules.select(count)] ?? 'маршрутов'}`
}

/** What a page says after a step, by the key in its address. */
export const PATHWAY_DONE: Record<string, string> = {
  answered: 'Ответ отправлен семье.',
  saved: 'Изменения сохранены.',
  curator: 'Куратор назван.',
  reset: 'Возвращён шаблон портала.',
  returned: 'Маршрут возвращён куратору.',
  revised: 'Маршрут взят на пересмотр. После изменений отправьте его на утверждение снова.',
  completed: 'Маршрут завершён.',
  closed: 'Маршрут закрыт.',
  reviewed: 'Итог четверти записан.',
  signed: 'Подпись отмечена.',
  stepAdded: 'Шаг добавлен.',
  stepSaved: 'Шаг изменён.',
  stepRemoved: 'Шаг убран.',
  stepMarked: 'Отметка сохранена.',
}

export const professionTypeNames: Record<ProfessionType, string> = {
  NATURE: 'человек — природа',
  TECHNICS: 'человек — техника',
  PERSON: 'человек — человек',
  SIGN: 'человек — знаковая система',
  ART: 'человек — художественный образ',
}

export const noteMessages: Record<NoteReason, string> = {
  NOTHING_TO_ACKNOWLEDGE: 'Маршрут сейчас не действует: его составляют или пересматривают. Откройте страницу заново.',
  ALREADY_AGREED: 'Это уже отмечено. Откройте страницу заново.',
  NO_CURATOR: 'Маршрута пока нет, и спросить некого. Обратитесь к классному руководителю или воспитателю.',
}

export const FAMILY_DONE = {
  acknowledged: 'Отмечено. Куратор это увидит.',
  asked: 'Вопрос отправлен куратору. Ответ появится здесь.',
}
