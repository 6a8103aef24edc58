import { yearToShow } from '@/lib/institutions/rules/years'
import type { AcademicYear } from '@/lib/institutions/types'
import type { Day } from '@/lib/kernel/calendar'
import type { ItemMeasure } from '@/lib/kernel/prisma/enums'
import { toldFromAbove } from '@/lib/plans/rules/registers'
import type { MeasureCounts, Measured, MeasureFigure } from '../types'

type FigureOf = {
  key: string
  label: string
  unit: string
  /** What an item asks for by these words (lower case, «ё» as «е») is this figure. */
  asked?: RegExp
  people?: true
  /** Made of the counts; without it the count of the same name. */
  made?: (of: (key: string) => number) => number
}

type Measure = {
  figures: FigureOf[]
  /** What is missing until the item counts as carried out, null when nothing is (domain.md §1, column «Done means»). */
  gap: (of: (key: string) => number) => string | null
}

const many = (n: number, one: string, few: string, rest: string) => {
  const [last, two] = [n % 10, n % 100]
  if (last === 1 && two !== 11) return `${n}\u00a0${one}`
  return `${n}\u00a0${last >= 2 && last <= 4 && (two < 12 || two > 14) ? few : rest}`
}

const MEASURES: Record<ItemMeasure, Measure> = {
  PLAN_APPROVED: {
    figures: [
      { key: 'entries', label: 'Мероприятий в плане', unit: 'ед.', asked: /мероприятий в плане|пунктов плана/ },
      { key: 'held', label: 'Из них проведено', unit: 'ед.', asked: /проведено мероприятий|из них проведено/ },
    ],
    gap: (of) => {
      if (of('approved')) return null
      return of('filed') ? 'план сдан и ждёт утверждения' : 'план ещё не сдан'
    },
  },
  CURRICULUM_VARIANTS: {
    figures: [
      { key: 'variants', label: 'Вариантов с подтверждением', unit: 'ед.', asked: /вариант/ },
      { key: 'hours', label: 'Часов по классам и предметам', unit: 'ч', asked: /час/ },
    ],
    gap: (of) => {
      if (!of('variants')) return 'нет ни одного варианта с классами, часами и подтверждением'
      return of('confirmed') ? null : 'реестр вариантов ещё не подтверждён руководителем'
    },
  },
  PORTFOLIO_PROJECTS: {
    figures: [
      {
        key: 'held',
        label: 'Проведено с партнёрами или родителями',
        unit: 'ед.',
        asked: /проведено (?:проектов|проб)/,
      },
      { key: 'planned', label: 'Ещё запланировано', unit: 'ед.' },
    ],
    gap: (of) => {
      const module = of('module') ? null : 'нет модуля «Профориентация» с подтверждением'
      const held = of('held') ? null : 'в этом году не проведено ни одного проекта с партнёром'
      return [module, held].filter(Boolean).join('; ') || null
    },
  },
  PUPILS_WITH_PROJECT: {
    figures: [
      {
        key: 'pupils',
        label: 'Учеников 10–11 классов',
        unit: 'чел.',
        asked: /(?:учеников|обучающихся) 10/,
        people: true,
      },
      {
        key: 'withProject',
        label: 'Из них с индивидуальным проектом',
        unit: 'чел.',
        asked: /^(?!доля).*с (?:индивидуальным )?проектом/,
        people: true,
      },
      {
        key: 'share',
        label: 'Доля с индивидуальным проектом',
        unit: '%',
        asked: /доля .*проект/,
        made: (of) => (of('pupils') ? Math.round((100 * of('withProject')) / of('pupils')) : 0),
      },
      {
        key: 'career',
        label: 'Проектов профориентационной направленности',
        unit: 'ед.',
        asked: /профориентационн[а-я]+ направленности/,
      },
      { key: 'contests', label: 'Участий в конференциях и конкурсах', unit: 'ед.' },
    ],
    gap: (of) => {
      const without = of('pupils') - of('withProject')
      return without > 0 ? `без проекта ${many(without, 'ученик', 'ученика', 'учеников')}` : null
    },
  },
  PROGRAMMES_UPDATED: {
    figures: [
      { key: 'programmes', label: 'Действующих программ', unit: 'ед.', asked: /программ всего|всего программ/ },
      { key: 'updated', label: 'Из них обновлено', unit: 'ед.', asked: /обновлен/ },
    ],
    gap: (of) => {
      if (!of('programmes')) return 'в реестре нет ни одной программы'
      const left = of('programmes') - of('updated')
      return left > 0
        ? `не ${left % 10 === 1 && left % 100 !== 11 ? 'обновлена' : 'обновлены'} ${many(left, 'программа', 'программы', 'программ')}`
        : null
    },
  },
  HOURS_REACHED: {
    figures: [
      {
        key: 'pupils',
        label: 'Учеников 6–11 классов',
        unit: 'чел.',
        asked: /(?:учеников|обучающихся) 6/,
        people: true,
      },
      { key: 'reached', label: 'Из них набрали норму', unit: 'чел.', asked: /набрал|по норме/, people: true },
      { key: 'events', label: 'Подтверждено мероприятий', unit: 'ед.', asked: /мероприятий/ },
    ],
    gap: (of) => {
      if (!of('pupils')) return 'в 6–11 классах нет учеников'
      const left = of('pupils') - of('reached')
      return left > 0 ? `нормы пока нет у ${many(left, 'ученика', 'учеников', 'учеников')}` : null
    },
  },
  PATHWAYS_KEPT: {
    figures: [
      {
        key: 'pupils',
        label: 'Детей всего',
        unit: 'чел.',
        asked: /(?:воспитанников|обучающихся|учеников|детей) всего|всего (?:воспитанников|обучающихся|учеников|детей)/,
        people: true,
      },
      {
        key: 'withPathway',
        label: 'Из них с действующим маршрутом',
        unit: 'чел.',
        asked: /^(?!доля).*с (?:индивидуальным )?маршрутом/,
        people: true,
      },
      {
        key: 'share',
        label: 'Доля с маршрутом',
        unit: '%',
        asked: /доля .*маршрут/,
        made: (of) => (of('pupils') ? Math.round((100 * of('withPathway')) / of('pupils')) : 0),
      },
    ],
    gap: (of) => {
      if (!of('pupils')) return 'в списках нет детей'
      const left = of('pupils') - of('withPathway')
      return left > 0 ? `без действующего маршрута ${many(left, 'ребёнок', 'ребёнка', 'детей')}` : null
    },
  },
}

/** What a measure's counts say: the figures in their order, whether the item counts as carried out, and what is missing in words. */
export function judgeMeasure(
  measure: ItemMeasure,
  counts: MeasureCounts,
): Pick<Measured, 'reached' | 'gap'> & { figures: MeasureFigure[] } {
  const { figures, gap } = MEASURES[measure]
  const of = (key: string) => counts[key] ?? 0
  const missing = gap(of)
  return {
    figures: figures.map(({ key, label, unit, people, made }) => ({
      ...{ key, label, unit, people: people ?? false },
      value: made ? made(of) : of(key),
    })),
    reached: missing === null,
    gap: missing,
  }
}

/** The figures that an item asks for in words that the measure knows, by the item's keys: proposed, the head may write others. */
export function proposedFigures(
  measured: Pick<Measured, 'measure' | 'figures'>,
  asked: readonly { key: string; label: string }[],
): Record<string, number> {
  const proposed: Record<string, number> = {}
  for (const { key, label } of asked) {
    const words = label.toLowerCase().replaceAll('ё', 'е')
    const known = MEASURES[measured.measure].figures.find((figure) => figure.asked?.test(words))
    const found = known && measured.figures.find((figure) => figure.key === known.key)
    if (found) proposed[key] = found.value
  }
  return proposed
}

/** The first words of a report, for the head to confirm or to change. */
export function proposedText({ figures, year, on, gap }: Measured): string {
  const [y, m, d] = on.split('-')
  const told = figures.map(
    ({ label, value, unit }) => `${label.toLowerCase()} — ${String(value).replace('.', ',')} ${unit}`,
  )
  const missing = gap ? ` Пока не хватает: ${gap}.` : ''
  return `По записям портала на ${d}.${m}.${y}${year ? ` за ${year.code} учебный год` : ''}: ${told.join(', ').replace(/\.$/, '')}.${missing}`
}

/** True when both tell the same: what the portal counts today against what stood with a report. */
export function isSameMeasured(
  a: Pick<Measured, 'figures' | 'reached'>,
  b: Pick<Measured, 'figures' | 'reached'>,
): boolean {
  const values = ({ figures }: Pick<Measured, 'figures'>) => figures.map(({ key, value }) => `${key}=${value}`).join()
  return a.reached === b.reached && values(a) === values(b)
}

const LISTS: Record<ItemMeasure, string> = {
  PLAN_APPROVED: '/plans',
  CURRICULUM_VARIANTS: '/curriculum',
  PORTFOLIO_PROJECTS: '/portfolio',
  PUPILS_WITH_PROJECT: '/projects',
  PROGRAMMES_UPDATED: '/programmes',
  HOURS_REACHED: '/hours',
  PATHWAYS_KEPT: '/pathways',
}

/** The list on which an organisation's records of a measure stand. */
export function recordsHref(measure: ItemMeasure, organizationId: string, yearId: string | null): string {
  return `${LISTS[measure]}?organization=${organizationId}${yearId ? `&year=${yearId}` : ''}`
}

/** The year that is counted (years the latest first): the one in which the due day lies or has lain, never one that has not begun. */
export function countedYear(years: readonly AcademicYear[], today: Day, dueOn: Day | null): AcademicYear | null {
  const at = dueOn && dueOn < today ? dueOn : today
  return years.find(({ startsOn }) => startsOn <= at) ?? yearToShow(years, null, today)
}

/**
 * A figure as it is told above the organisation: null where it was not counted, a number, or words where a few children stand behind it
 * (rule 26). The figure before is the whole of which this one is a part.
 */
export function toldFigure({ figures }: Pick<Measured, 'figures'>, key: string): number | string | null {
  const at = figures.findIndex((figure) => figure.key === key)
  const figure = figures[at]
  if (!figure) return null
  if (!figure.people) return figure.value
  const whole = figures[at - 1]
  return toldFromAbove(figure.value, whole?.people ? whole.value : null)
}

/** How an organisation stands by its records, in words; how many children are missing is not told above it. */
export function toldStanding({ reached, gap, figures }: Pick<Measured, 'reached' | 'gap' | 'figures'>): {
  standing: 'reached' | 'open' | 'none'
  words: string
} {
  const people = figures.some((figure) => figure.people)
  if (people && figures[0]?.value === 0) return { standing: 'none', words: 'нет таких классов' }
  if (reached) return { standing: 'reached', words: 'выполнено' }
  return { standing: 'open', words: people ? 'не выполнено' : (gap ?? 'не выполнено') }
}
