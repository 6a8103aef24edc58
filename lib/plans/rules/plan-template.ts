import type { Norm } from '@/lib/activities/rules/hours'
import { type Day, lastDayOfMonth } from '@/lib/kernel/calendar'
import type { ActivityForm, GuidanceLevelKind, PlanKind } from '@/lib/kernel/prisma/enums'
import type { EntryContent } from '../types/plan'

/** A row of a template. `months`: first and last month of the academic year's calendar. `norm`: hours are the norm's of the direction. */
type TemplateRow = {
  direction: string | null
  form: ActivityForm
  title: string
  steps: [number, number]
  months: [number, number]
  hours: number | 'norm'
  responsible: string
}

/** By the seven directions of the unified model (domain.md §2); our own wording, to be changed at will in the plan. */
const SCHOOL: TemplateRow[] = [
  ...[
    {
      title: 'Диагностика склонностей и интересов',
      form: 'CONSULTATION' as const,
      months: [9, 10] as [number, number],
    },
    {
      title: 'Повторная диагностика и беседа об итогах',
      form: 'CONSULTATION' as const,
      months: [4, 5] as [number, number],
    },
  ].map(
    (row): TemplateRow => ({
      ...row,
      direction: 'practice',
      steps: [6, 11],
      hours: 1,
      responsible: 'педагог-психолог',
    }),
  ),
  {
    direction: 'lessons',
    form: 'LESSON',
    title: 'Уроки о применении предмета в профессиях',
    steps: [6, 11],
    months: [9, 5],
    hours: 'norm',
    responsible: 'учителя-предметники',
  },
  {
    direction: 'extracurricular',
    form: 'HORIZONS',
    title: 'Курс «Россия — мои горизонты»',
    steps: [6, 11],
    months: [9, 5],
    hours: 'norm',
    responsible: 'классные руководители',
  },
  {
    direction: 'practice',
    form: 'EXCURSION',
    title: 'Экскурсии на предприятия района',
    steps: [6, 11],
    months: [10, 4],
    hours: 4,
    responsible: 'классные руководители',
  },
  {
    direction: 'practice',
    form: 'TRIAL',
    title: 'Профессиональные пробы',
    steps: [8, 11],
    months: [11, 3],
    hours: 4,
    responsible: 'ответственный за профориентацию',
  },
  {
    direction: 'additional',
    form: 'CONTEST',
    title: 'Конкурсы и чемпионаты по профессиям',
    steps: [6, 11],
    months: [12, 4],
    hours: 3,
    responsible: 'педагоги дополнительного образования',
  },
  {
    direction: 'parents',
    form: 'PARENTS',
    title: 'Родительское собрание «Выбор профессии: как помочь ребёнку»',
    steps: [6, 11],
    months: [10, 11],
    hours: 1,
    responsible: 'классные руководители',
  },
  {
    direction: 'parents',
    form: 'PARENTS',
    title: 'Встреча семей с колледжами и работодателями',
    steps: [6, 11],
    months: [3, 4],
    hours: 1,
    responsible: 'ответственный за профориентацию',
  },
]

/** Play, visits and the work of parents, by ages («Решение коллегии 25.02.2022», п. 5.1; no norm of hours). */
const KINDERGARTEN: TemplateRow[] = [
  {
    direction: null,
    form: 'GAME',
    title: 'Сюжетные игры «Кем работают взрослые»',
    steps: [3, 4],
    months: [9, 5],
    hours: 0,
    responsible: 'воспитатели младших групп',
  },
  {
    direction: null,
    form: 'EXCURSION',
    title: 'Знакомство с трудом в детском саду: повар, прачка, медсестра',
    steps: [3, 5],
    months: [10, 11],
    hours: 0,
    responsible: 'воспитатели',
  },
  {
    direction: null,
    form: 'TALK',
    title: 'Беседы с мамами и папами о своей работе',
    steps: [4, 7],
    months: [11, 4],
    hours: 0,
    responsible: 'воспитатели, родители',
  },
  {
    direction: null,
    form: 'GAME',
    title: 'Игра-путешествие по профессиям района',
    steps: [5, 6],
    months: [1, 2],
    hours: 0,
    responsible: 'воспитатели старших групп',
  },
  {
    direction: null,
    form: 'EXCURSION',
    title: 'Экскурсии: библиотека, пожарная часть, почта',
    steps: [5, 7],
    months: [2, 4],
    hours: 0,
    responsible: 'воспитатели старших групп',
  },
  {
    direction: null,
    form: 'PROJECT',
    title: 'Проект «Профессии моей семьи»',
    steps: [6, 7],
    months: [3, 5],
    hours: 0,
    responsible: 'воспитатели подготовительных групп',
  },
  {
    direction: null,
    form: 'PARENTS',
    title: 'Встреча родителей «Играем в профессии дома»',
    steps: [3, 7],
    months: [10, 10],
    hours: 0,
    responsible: 'старший воспитатель',
  },
]

const ROWS: Record<PlanKind, TemplateRow[]> = { SCHOOL, KINDERGARTEN }

/** A month of the academic year as a year and a month: September to December are the first year's. */
function monthOf(startsOn: Day, month: number): [number, number] {
  const first = Number(startsOn.slice(0, 4))
  return [month >= 9 ? first : first + 1, month]
}

/** The template's entries for a year; hours of «norm» rows are the level's norm of the direction, 0 where it has none. */
export function templateEntries(
  kind: PlanKind,
  year: { startsOn: Day },
  level: GuidanceLevelKind,
  directions: readonly { id: string; code: string }[],
  norms: readonly Norm[],
): EntryContent[] {
  return ROWS[kind].flatMap((row): EntryContent[] => {
    const direction = directions.find(({ code }) => code === row.direction)
    if (kind === 'SCHOOL' && !direction) return []
    const norm = norms.find((each) => each.level === level && each.directionId === direction?.id)
    const [fromYear, fromMonth] = monthOf(year.startsOn, row.months[0])
    const [toYear, toMonth] = monthOf(year.startsOn, row.months[1])
    return [
      {
        directionId: direction?.id ?? null,
        form: row.form,
        title: row.title,
        stepFrom: row.steps[0],
        stepTo: row.steps[1],
        fromOn: `${fromYear}-${String(fromMonth).padStart(2, '0')}-01`,
        toOn: lastDayOfMonth(toYear, toMonth),
        hours: row.hours === 'norm' ? (norm?.minHours ?? 0) : row.hours,
        responsible: row.responsible,
        partnerId: null,
      },
    ]
  })
}
