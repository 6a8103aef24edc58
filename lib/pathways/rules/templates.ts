import { addDays, type Day, lastDayOfMonth } from '@/lib/kernel/calendar'
import type { DevelopmentArea, StepKind, Template, TemplateStep } from '../types'

export const TEMPLATE_KEYS = [
  'kindergarten-light',
  'kindergarten-full',
  'grades-1-4',
  'grades-5-7',
  'grades-8-9',
  'grades-10-11',
  'special-needs',
] as const
export type TemplateKey = (typeof TEMPLATE_KEYS)[number]

type Row = [kind: StepKind, month: number, title: string, responsible: string, area?: DevelopmentArea]
const rows = (list: Row[]): TemplateStep[] =>
  list.map(([kind, month, title, responsible, area]) => ({ kind, month, title, responsible, area: area ?? null }))

/** One task of each of the five areas (ФГОС ДО): the light template has no more. */
const FIVE_AREAS: Row[] = [
  ['LESSON', 11, 'Игры «Кем работают взрослые рядом с нами»', 'воспитатель', 'SOCIAL'],
  ['LESSON', 12, 'Рассматриваем инструменты: чем работает каждый мастер', 'воспитатель', 'COGNITIVE'],
  ['LESSON', 2, 'Рассказ о работе мамы или папы', 'воспитатель', 'SPEECH'],
  ['PROJECT', 3, 'Рисунок или поделка «Мастера нашего посёлка»', 'воспитатель', 'ARTISTIC'],
  ['LESSON', 4, 'Подвижные игры «Спасатели», «Строители»', 'инструктор по физической культуре', 'PHYSICAL'],
]

/**
 * The portal's templates by age (domain.md §2 «Individual route»: grades 1–4 acquaintance, 5–7 interest, 8–9 choice, 10–11 profession and exams; the five
 * areas of a kindergarten); our own wording. A municipality may write each of them anew.
 */
export const TEMPLATES: readonly Template[] = [
  {
    ...{ key: 'kindergarten-light', title: 'Детский сад, краткий', audience: { kindergarten: true }, council: false },
    goal: 'Познакомить ребёнка с трудом взрослых и поддержать то, что ему интересно.',
    steps: rows([
      ['DIAGNOSTICS', 10, 'Наблюдение: что ребёнок любит и что у него получается', 'воспитатель'],
      ...FIVE_AREAS,
      ['FAMILY', 5, 'Разговор с семьёй: что получилось за год', 'воспитатель'],
    ]),
    version: 0,
  },
  {
    ...{ key: 'kindergarten-full', title: 'Детский сад, подробный', audience: { kindergarten: true }, council: true },
    goal: 'Помочь ребёнку освоить программу с учётом рекомендаций консилиума и познакомить его с трудом взрослых.',
    steps: rows([
      ['DIAGNOSTICS', 9, 'Диагностика на начало года', 'педагог-психолог'],
      ['CONSULTATION', 10, 'Консилиум: рекомендации и особые условия', 'председатель консилиума'],
      ...FIVE_AREAS,
      ['DIAGNOSTICS', 1, 'Диагностика в середине года', 'педагог-психолог'],
      ['CONSULTATION', 2, 'Встреча с семьёй: что меняем до конца года', 'воспитатель'],
      ['DIAGNOSTICS', 5, 'Диагностика на конец года', 'педагог-психолог'],
      ['FAMILY', 5, 'Рекомендации семье на лето', 'воспитатель'],
    ]),
    version: 0,
  },
  {
    ...{ key: 'grades-1-4', title: '1–4 классы: мир профессий' },
    ...{ audience: { kindergarten: false, gradeFrom: 1, gradeTo: 4 }, council: false },
    goal: 'Узнать, кем работают взрослые рядом, и заметить, что у ребёнка получается и радует его.',
    steps: rows([
      ['DIAGNOSTICS', 10, 'Наблюдение и беседа: любимые дела и занятия', 'учитель начальных классов'],
      ['LESSON', 11, 'Классный час «Профессии моей семьи»', 'учитель начальных классов'],
      ['ADDITIONAL', 12, 'Выбрать кружок или секцию на пробу', 'учитель начальных классов'],
      ['PRACTICE', 3, 'Экскурсия туда, где работают родители класса', 'учитель начальных классов'],
      ['PROJECT', 4, 'Рисунок, поделка или рассказ «Кем я хочу стать»', 'учитель начальных классов'],
      ['FAMILY', 5, 'Разговор с семьёй: что понравилось за год', 'семья'],
    ]),
    version: 0,
  },
  {
    ...{ key: 'grades-5-7', title: '5–7 классы: интересы' },
    ...{ audience: { kindergarten: false, gradeFrom: 5, gradeTo: 7 }, council: false },
    goal: 'Попробовать разное и понять, что по-настоящему интересно.',
    steps: rows([
      ['DIAGNOSTICS', 10, 'Опросник интересов', 'педагог-психолог'],
      ['COURSE', 5, 'Курс «Россия — мои горизонты»', 'классный руководитель'],
      ['ADDITIONAL', 11, 'Выбрать кружок или секцию на пробу', 'классный руководитель'],
      ['TRIAL', 3, 'Экскурсия или проба на предприятии района', 'классный руководитель'],
      ['FAMILY', 4, 'Разговор дома: рассказ родителей о своей работе', 'семья'],
    ]),
    version: 0,
  },
  {
    ...{ key: 'grades-8-9', title: '8–9 классы: выбор' },
    ...{ audience: { kindergarten: false, gradeFrom: 8, gradeTo: 9 }, council: false },
    goal: 'Выбрать, где учиться после 9 класса: в 10 классе или в колледже, и по какому направлению.',
    steps: rows([
      ['DIAGNOSTICS', 10, 'Диагностика склонностей и способностей', 'педагог-психолог'],
      ['CONSULTATION', 11, 'Консультация по итогам диагностики', 'педагог-психолог'],
      ['COURSE', 5, 'Курс «Россия — мои горизонты»', 'классный руководитель'],
      ['TRIAL', 12, 'Профессиональная проба', 'классный руководитель'],
      ['PRACTICE', 3, 'День на предприятии', 'классный руководитель'],
      ['CONSULTATION', 4, 'Предметы на экзамен и место учёбы: разговор с учеником и семьёй', 'классный руководитель'],
    ]),
    version: 0,
  },
  {
    ...{ key: 'grades-10-11', title: '10–11 классы: профессия' },
    ...{ audience: { kindergarten: false, gradeFrom: 10, gradeTo: 11 }, council: false },
    goal: 'Подготовиться к поступлению по выбранной профессии.',
    steps: rows([
      ['DIAGNOSTICS', 10, 'Диагностика готовности к выбору профессии', 'педагог-психолог'],
      ['COURSE', 5, 'Курс «Россия — мои горизонты»', 'классный руководитель'],
      ['PROJECT', 2, 'Индивидуальный проект по профилю', 'руководитель проекта'],
      ['PRACTICE', 3, 'Практика или проба у работодателя', 'классный руководитель'],
      ['CONTEST', 3, 'Олимпиада, конкурс или конференция по профилю', 'учитель-предметник'],
      ['CONSULTATION', 1, 'Экзамены и вузы: план поступления с запасными вариантами', 'классный руководитель'],
    ]),
    version: 0,
  },
  {
    ...{ key: 'special-needs', title: 'Особые образовательные потребности' },
    ...{ audience: { kindergarten: false, gradeFrom: 1, gradeTo: 11 }, council: true },
    goal: 'Найти посильное и интересное дело и дорогу к нему с учётом особых условий.',
    steps: rows([
      ['DIAGNOSTICS', 10, 'Диагностика интересов и возможностей', 'педагог-психолог'],
      ['CONSULTATION', 11, 'Консилиум: условия, доступные профессии и места учёбы', 'председатель консилиума'],
      ['TRIAL', 2, 'Проба на доступной площадке', 'классный руководитель'],
      ['ADDITIONAL', 12, 'Занятие по интересу с сопровождением', 'классный руководитель'],
      ['FAMILY', 4, 'Встреча с семьёй: что дальше', 'педагог-психолог'],
    ]),
    version: 0,
  },
]

/** Templates that fit a class; of several the one without a council's document comes first. */
export function templatesFor(templates: readonly Template[], group: { grade: number | null }): Template[] {
  return templates
    .filter(({ audience }) =>
      audience.kindergarten
        ? group.grade === null
        : group.grade !== null && audience.gradeFrom <= group.grade && group.grade <= audience.gradeTo,
    )
    .toSorted((a, b) => Number(a.council) - Number(b.council))
}

/** Days that a step has whose month is over when the draft is made. */
const GRACE = 30

/**
 * The day of a template's step in a year: the last one of its month, within the year. A month that is over when the draft is made gives
 * thirty days from today, so that no route begins with what is overdue.
 */
export function dueOnOf(month: number, year: { startsOn: Day; endsOn: Day }, today: Day): Day {
  const first = Number(year.startsOn.slice(5, 7))
  const start = Number(year.startsOn.slice(0, 4))
  const last = lastDayOfMonth(month >= first ? start : start + 1, month)
  const due = last < today ? addDays(today, GRACE) : last
  if (due > year.endsOn) return year.endsOn
  return due
}
