import type { ItemMeasure } from '@/lib/kernel/prisma/enums'
export type MeasureReason = 'HISTORICAL' | 'WITHDRAWN'

export const measureMessages: Record<MeasureReason, string> = {
  HISTORICAL: 'Решение внесено задним числом: результаты вносятся по документам, записи портала к нему не относятся.',
  WITHDRAWN: 'Пункт снят или ещё не выпущен: связать его с записями портала нельзя.',
}

/** Each measure's name and what the portal counts for it, as the Department reads it when it chooses one. */
export const measureWords: Record<ItemMeasure, { name: string; counts: string }> = {
  PLAN_APPROVED: {
    name: 'План профориентации утверждён',
    counts: 'План организации на учебный год утверждён на портале. Сдача плана привязана к сроку пункта.',
  },
  CURRICULUM_VARIANTS: {
    name: 'Варианты в учебном плане с подтверждением',
    counts: 'Варианты включения профориентации с классами, часами и подтверждением; реестр подтверждён руководителем.',
  },
  PORTFOLIO_PROJECTS: {
    name: 'Модуль воспитания и проведённые проекты',
    counts:
      'В программе воспитания есть модуль с подтверждением, и в этом году проведён проект с партнёром или родителями.',
  },
  PUPILS_WITH_PROJECT: {
    name: 'Доля учеников с индивидуальным проектом',
    counts: 'Ученики 10–11 классов, у которых в этом учебном году есть индивидуальный проект.',
  },
  PROGRAMMES_UPDATED: {
    name: 'Программы обновлены под муниципальную модель',
    counts: 'Все действующие дополнительные программы обновлены и подтверждены.',
  },
  HOURS_REACHED: {
    name: 'Часы профориентации по норме',
    counts: 'Ученики 6–11 классов, набравшие часы выбранного школой уровня.',
  },
  PATHWAYS_KEPT: {
    name: 'Индивидуальный маршрут у каждого ребёнка',
    counts:
      'Дети групп (если пункт — детским садам) или классов, у которых в этом учебном году действует индивидуальный маршрут.',
  },
}
