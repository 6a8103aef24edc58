import { counted, formatDay } from './format'
import type { IconName } from './icon-names'

/**
 * What a badge may say, the same words everywhere. A state is never glued to its reason: whoever shows a badge picks the one view
 * that presses most (overdue over in work, and so on).
 */
export type StatusView = {
  kind:
    | 'notStarted'
    | 'inProgress'
    | 'submitted'
    | 'onRework'
    | 'accepted'
    | 'acceptedLate'
    | 'overdue'
    | 'dueSoon'
    | 'extended'
    | 'continuous'
    | 'noDeadline'
    | 'notApplicable'
    | 'cancelled'
  /** Days past the deadline (overdue) or to it (dueSoon). */
  days?: number
  /** The day a deadline was moved to, YYYY-MM-DD. */
  until?: string
  /** The current period of a continuous assignment, «I полугодие 2026/27». */
  period?: string
}

export type StatusTone = 'neutral' | 'info' | 'gold' | 'success' | 'danger' | 'muted'

type StatusLook = {
  words: string
  name?: string
  icon: IconName
  tone: StatusTone
  /** What it means and what follows from it, for the page of help and for the one thing's own page. */
  meaning: string
}

const LOOKS: Record<StatusView['kind'], StatusLook> = {
  notStarted: {
    words: 'не начато',
    icon: 'circle',
    tone: 'neutral',
    meaning: 'Поручение выдано, работа не начата: его ещё никто не открыл или не отметил «Ознакомиться».',
  },
  inProgress: {
    words: 'в работе',
    icon: 'contrast',
    tone: 'info',
    meaning: 'Исполнитель готовит отчёт. Черновик сохраняется сам, Управление образования его не видит.',
  },
  submitted: {
    words: 'на проверке',
    icon: 'eye',
    tone: 'info',
    meaning: 'Отчёт сдан и закрыт для правки. Пока проверка не началась, его можно отозвать.',
  },
  onRework: {
    words: 'на доработке',
    icon: 'rotate-ccw',
    tone: 'gold',
    meaning: 'Отчёт возвращён с замечанием. Исправить и сдать снова нужно до указанного дня; прежний отчёт сохранён.',
  },
  accepted: {
    words: 'исполнено',
    icon: 'check',
    tone: 'success',
    meaning: 'Отчёт принят, поручение снято с контроля.',
  },
  acceptedLate: {
    words: 'с опозданием',
    name: 'исполнено с опозданием',
    icon: 'check',
    tone: 'success',
    meaning: 'Отчёт принят, но сдан позже срока. Продление, данное позже, снимает эту отметку.',
  },
  overdue: {
    words: 'просрочено',
    icon: 'circle-alert',
    tone: 'danger',
    meaning: 'Срок прошёл, отчёт не сдан. Изменить или сдать отчёт нельзя: нужно запросить продление.',
  },
  dueSoon: {
    words: 'скоро срок',
    icon: 'hourglass',
    tone: 'gold',
    meaning: 'До срока семь дней или меньше.',
  },
  extended: {
    words: 'срок продлён',
    icon: 'calendar-plus',
    tone: 'gold',
    meaning: 'Срок перенесён решением Управления образования. Первоначальный срок виден на странице поручения.',
  },
  continuous: {
    words: 'постоянно',
    icon: 'repeat',
    tone: 'neutral',
    meaning: 'Пункт исполняется всё время; отчёт сдаётся за каждый период отдельно, и опоздать можно только с ним.',
  },
  noDeadline: {
    words: 'без срока',
    icon: 'minus',
    tone: 'neutral',
    meaning:
      'Срока нет, поэтому просрочить нельзя. В назначенный день к поручению возвращаются, чтобы о нём не забыть.',
  },
  notApplicable: {
    words: 'неприменимо',
    icon: 'circle-slash',
    tone: 'muted',
    meaning: 'Управление образования признало, что пункт к этой организации не относится, и указало причину.',
  },
  cancelled: {
    words: 'отменено',
    icon: 'x',
    tone: 'muted',
    meaning: 'Пункт снят изменением решения или организация закрылась. Отчёт не нужен.',
  },
}

export function statusIcon(view: StatusView): IconName {
  return LOOKS[view.kind].icon
}

export function statusTone(view: StatusView): StatusTone {
  return LOOKS[view.kind].tone
}

/** One sentence or two: what the state means and what follows from it. */
export function statusMeaning(view: StatusView): string {
  return LOOKS[view.kind].meaning
}

/** Every state that a badge may show, in the order of the work. */
export const STATUS_KINDS = Object.keys(LOOKS) as StatusView['kind'][]

/** The words on the badge: «просрочено, 5 дн.», «срок продлён до 30 декабря 2026 г.». */
export function statusWords(view: StatusView): string {
  const { words } = LOOKS[view.kind]
  if (view.kind === 'dueSoon' && view.days === 0) return `${words}, сегодня`
  if ((view.kind === 'overdue' || view.kind === 'dueSoon') && view.days !== undefined) {
    return `${words}, ${Math.abs(view.days)}\u00a0дн.`
  }
  if (view.kind === 'extended' && view.until) return `${words} до\u00a0${formatDay(view.until)}`
  if (view.kind === 'continuous' && view.period) return `${words}, ${view.period}`
  return words
}

/** The full sentence for a screen reader or a tooltip: «просрочено на 5 дней». */
export function statusName(view: StatusView): string {
  const days = view.days === undefined ? undefined : Math.abs(view.days)
  if (view.kind === 'overdue' && days !== undefined) return `просрочено на\u00a0${counted(days, 'день', 'дня', 'дней')}`
  if (view.kind === 'dueSoon' && days !== undefined && days > 0) {
    return `скоро срок, через\u00a0${counted(days, 'день', 'дня', 'дней')}`
  }
  return LOOKS[view.kind].name ?? statusWords(view)
}
