import { addDays, type Day } from '../../../lib/kernel/calendar'
import type { DeadlineKind, ItemMeasure, ItemRole, LatePolicy, Program } from '../../../lib/kernel/prisma/enums'
import type { DeadlineReading, EvidenceRequirement, FigureRequest } from '../../../lib/resolutions/types'

export type DemoExecutor = { organization: string } | { programs: Program[] }

export type DemoItem = {
  number: string
  text: string
  role: ItemRole
  executorText: string | null
  executors: DemoExecutor[]
  coExecutors?: DemoExecutor[]
  deadlineKind: DeadlineKind
  deadlineText: string | null
  reading: DeadlineReading | null
  evidence: EvidenceRequirement[]
  figures: FigureRequest[]
  measure?: ItemMeasure
  latePolicy?: LatePolicy
}

const SCHOOLS: DemoExecutor = { programs: ['PRIMARY', 'BASIC', 'SECONDARY'] }
const KINDERGARTENS: DemoExecutor = { programs: ['PRESCHOOL'] }
const ADDITIONAL: DemoExecutor = { programs: ['ADDITIONAL'] }

const file = (title: string): EvidenceRequirement => ({ key: 'document', title, kind: 'ANY', required: true })
const extra = (key: string, title: string): EvidenceRequirement => ({ key, title, kind: 'ANY', required: false })
const figure = (key: string, label: string, unit: string, required = true): FigureRequest => ({
  key,
  label,
  unit,
  required,
})

const heads = {
  schools: 'Руководителям общеобразовательных организаций',
  kindergartens: 'Руководителям дошкольных образовательных организаций',
  additional: 'Руководителям образовательных организаций дополнительного образования',
  department: 'Управлению образования',
  resource: 'МКУ «Ресурсный центр города и района»',
}

function words(day: Day): string {
  return new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** The demo's current resolution: the same will as in 2022, with deadlines around `today` so that every state is seen. */
export function currentItems(today: Day, workingDay: (day: Day) => Day): DemoItem[] {
  const fixed = (offset: number): { reading: DeadlineReading; deadlineKind: DeadlineKind; deadlineText: string } => {
    const dueOn = workingDay(addDays(today, offset))
    return { reading: { mode: 'FIXED', dueOn }, deadlineKind: 'DATE', deadlineText: `до ${words(dueOn)}` }
  }
  const review = (offset: number) => ({
    reading: { mode: 'REVIEW_ONLY', reviewOn: addDays(today, offset) } as DeadlineReading,
    deadlineKind: 'NONE' as const,
    deadlineText: null,
  })
  const year = Number(today.slice(0, 4))
  return [
    {
      number: '1',
      role: 'APPROVE',
      text: 'Утвердить обновлённую муниципальную модель педагогического сопровождения профессионального самоопределения обучающихся.',
      executorText: null,
      executors: [{ organization: 'department' }],
      ...fixed(38),
      evidence: [file('Приказ об утверждении модели'), extra('link', 'Ссылка на опубликованную модель')],
      figures: [],
    },
    {
      number: '2.1',
      role: 'TASK',
      text: 'Обеспечить выполнение муниципальной «дорожной карты» по профориентации и представить отметки об исполнении за полугодие.',
      executorText: heads.department,
      executors: [{ organization: 'department' }],
      ...fixed(-9),
      evidence: [file('Таблица «дорожной карты» с отметками')],
      figures: [figure('measures', 'Мероприятий выполнено', 'ед.')],
    },
    {
      number: '2.2',
      role: 'TASK',
      text: 'Продолжить привлечение педагогических работников для реализации профильного обучения.',
      executorText: heads.department,
      executors: [{ organization: 'department' }],
      coExecutors: [{ organization: 'college' }],
      deadlineKind: 'ONGOING',
      deadlineText: 'постоянно',
      reading: {
        mode: 'PERIODIC',
        rule: { periodicity: 'YEAR', monthsAfterEnd: 1, day: 20 },
        from: `${year}-01-01`,
        to: null,
      },
      evidence: [file('Таблица кадровой обеспеченности профилей')],
      figures: [figure('hired', 'Привлечено педагогов', 'чел.')],
    },
    {
      number: '3.1',
      role: 'TASK',
      text: 'Провести отбор лучших практик сопровождения профессионального самоопределения на всех уровнях образования.',
      executorText: heads.resource,
      executors: [{ organization: 'resource' }],
      ...fixed(4),
      evidence: [file('Протокол отбора практик')],
      figures: [figure('practices', 'Отобрано практик', 'ед.')],
    },
    {
      number: '3.2',
      role: 'TASK',
      text: 'Обеспечить методическое сопровождение профориентационной работы образовательных организаций.',
      executorText: heads.resource,
      executors: [{ organization: 'resource' }],
      ...review(25),
      evidence: [extra('log', 'Журнал консультаций')],
      figures: [figure('consultations', 'Проведено консультаций', 'ед.', false)],
    },
    {
      number: '3.3',
      role: 'TASK',
      text: 'Организовать курсовую подготовку педагогических работников по вопросам профориентационной работы.',
      executorText: heads.resource,
      executors: [{ organization: 'resource' }],
      ...fixed(55),
      evidence: [file('Программа курсов и список слушателей')],
      figures: [figure('teachers', 'Обучено педагогов', 'чел.')],
    },
    {
      number: '4.1',
      role: 'TASK',
      text: 'Разработать и утвердить план профориентационных мероприятий на учебный год с учётом подходов муниципальной модели.',
      executorText: heads.schools,
      executors: [SCHOOLS],
      ...fixed(-18),
      evidence: [file('План, утверждённый приказом')],
      figures: [figure('events', 'Мероприятий в плане', 'ед.'), figure('hours', 'Часов в плане', 'ч')],
      measure: 'PLAN_APPROVED',
    },
    {
      number: '4.2',
      role: 'TASK',
      text: 'Обеспечить включение профориентационных аспектов в содержание общего образования: отдельный курс, модуль предмета «Технология», материал базовых предметов, элективные курсы, исследовательские проекты.',
      executorText: heads.schools,
      executors: [SCHOOLS],
      ...fixed(6),
      evidence: [file('Выписка из учебного плана или рабочие программы')],
      figures: [figure('variants', 'Реализовано вариантов', 'ед.')],
      measure: 'CURRICULUM_VARIANTS',
    },
    {
      number: '4.3',
      role: 'TASK',
      text: 'Реализовать проекты «Профориентационного портфеля» школы с участием работодателей и родителей, отчитываться ежеквартально.',
      executorText: heads.schools,
      executors: [SCHOOLS],
      deadlineKind: 'RECURRING',
      deadlineText: 'ежеквартально, до 15 числа следующего месяца',
      reading: {
        mode: 'PERIODIC',
        rule: { periodicity: 'QUARTER', monthsAfterEnd: 1, day: 15 },
        from: addDays(today, -70),
        to: null,
      },
      evidence: [file('Список проектов с партнёрами')],
      figures: [figure('projects', 'Проведено проектов', 'ед.')],
      measure: 'PORTFOLIO_PROJECTS',
      latePolicy: 'ACCEPT_LATE',
    },
    {
      number: '4.4',
      role: 'TASK',
      text: 'Совершенствовать подготовку обучающихся к индивидуальному проекту профориентационной направленности и участие в конференциях.',
      executorText: heads.schools,
      executors: [SCHOOLS],
      ...review(-12),
      evidence: [extra('register', 'Реестр индивидуальных проектов')],
      figures: [figure('share', 'Доля обучающихся с проектом', '%', false)],
      measure: 'PUPILS_WITH_PROJECT',
    },
    {
      number: '5.1',
      role: 'TASK',
      text: 'Разработать и утвердить план профориентационных мероприятий дошкольной образовательной организации.',
      executorText: heads.kindergartens,
      executors: [KINDERGARTENS],
      ...fixed(-14),
      evidence: [file('План, утверждённый приказом')],
      figures: [figure('events', 'Мероприятий в плане', 'ед.')],
      measure: 'PLAN_APPROVED',
    },
    {
      number: '5.2',
      role: 'TASK',
      text: 'Продолжить внедрение индивидуальных образовательных маршрутов на каждого воспитанника.',
      executorText: heads.kindergartens,
      executors: [KINDERGARTENS],
      ...fixed(27),
      evidence: [extra('sample', 'Образец маршрута без имени ребёнка')],
      figures: [figure('children', 'Воспитанников всего', 'чел.'), figure('withPathway', 'Из них с маршрутом', 'чел.')],
      measure: 'PATHWAYS_KEPT',
    },
    {
      number: '6.1',
      role: 'TASK',
      text: 'Обновить подходы к проектированию общеразвивающих программ с учётом муниципальной модели.',
      executorText: heads.additional,
      executors: [ADDITIONAL],
      ...fixed(2),
      evidence: [file('Обновлённая программа и приказ')],
      figures: [figure('programmes', 'Программ обновлено', 'ед.')],
      measure: 'PROGRAMMES_UPDATED',
    },
    {
      number: '7',
      role: 'CONTROL',
      text: 'Контроль за исполнением решения оставить за Управлением образования.',
      executorText: heads.department,
      executors: [],
      deadlineKind: 'NONE',
      deadlineText: null,
      reading: null,
      evidence: [],
      figures: [],
    },
  ]
}

/** The document's text as it would have been imported, with the place of each item in it. */
export function currentSource(
  items: DemoItem[],
  date: Day,
): { text: string; spans: { from: number; to: number; kind: string }[][] } {
  const parts = [
    'Решение коллегии',
    `от ${words(date)} № 7`,
    '«О сопровождении профессионального самоопределения детей и молодёжи в новом учебном году»',
    'Заслушав и обсудив итоги профориентационной работы за прошедший учебный год,',
    'КОЛЛЕГИЯ РЕШИЛА:',
  ]
  let text = parts.join('\n\n')
  let heading: string | null = null
  const spans = items.map((item) => {
    if (item.executorText && item.role === 'TASK' && item.executorText !== heading) {
      heading = item.executorText
      text += `\n\n${item.number.split('.')[0]}. ${heading}:`
    }
    text += '\n\n'
    const from = text.length
    text += `${item.number}. ${item.text}${item.deadlineText ? ` Срок: ${item.deadlineText}.` : ''}`
    const found = [{ from, to: text.length, kind: 'item' }]
    if (item.deadlineText) {
      const at = text.lastIndexOf(item.deadlineText)
      found.push({ from: at, to: at + item.deadlineText.length, kind: 'deadline' })
    }
    return found
  })
  return { text: `${text}\n\nПредседатель коллегии\n\nВ. А. Кедрова\n`, spans }
}
