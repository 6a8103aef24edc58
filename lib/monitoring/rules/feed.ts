import type { Day } from '@/lib/kernel/calendar'
import { daysBetween } from '@/lib/kernel/calendar'
import type { FeedEvent } from '@/lib/kernel/icalendar'
import { stepsText } from '@/lib/plans/messages/plan'
import { isResponsible } from '@/lib/plans/rules/named'
import type { FeedEntry } from '@/lib/plans/types/plan-feed'
import type { FeedDue, FeedItemDue } from '@/lib/resolutions/types'
import { dayText } from './words'

const NBSP = '\u00a0'
/** What lasts longer would lie over weeks of a calendar: it is told on its last day. */
const LONGEST_BAR = 7
const TEXT_SHOWN = 300

type Person = { userId: string; lastName: string; firstName: string; middleName: string | null }

/** A teacher's own entries: those that they answer for, by id or by name, and those for classes they stand with. */
export function ownEntries(entries: readonly FeedEntry[], person: Person): FeedEntry[] {
  return entries.filter((entry) => entry.ofOwnClass || isResponsible(entry, person))
}

const spanText = (fromOn: Day, toOn: Day) => (fromOn === toOn ? dayText(fromOn) : `${dayText(fromOn)}–${dayText(toOn)}`)

/** An entry of a plan as an event. Its sequence rises with each revision in force and each change of its line. */
export function entryEvent(entry: FeedEntry, portal: string | null): FeedEvent {
  const { fromOn, toOn, lineState, movedToOn, title } = entry
  const cancelled = lineState === 'CANCELLED'
  const moved = lineState === 'MOVED' && movedToOn !== null
  const [from, to] = moved ? [movedToOn, movedToOn] : [fromOn, toOn]
  const long = daysBetween(from, to) >= LONGEST_BAR
  const told = cancelled ? 'Отменено: ' : long ? 'Последний день: ' : ''
  return {
    uid: `plan-line-${entry.lineId}@profmarshrut`,
    changedAt: entry.changedAt,
    sequence: entry.revision + entry.lineVersion - 2,
    fromOn: long ? to : from,
    toOn: to,
    summary: `${told}${title}`,
    description: [
      moved ? `Перенесено, по плану: ${spanText(fromOn, toOn)}` : `Срок по плану: ${spanText(fromOn, toOn)}`,
      ...(lineState !== 'PLANNED' && entry.reason ? [`Причина: ${entry.reason}`] : []),
      `Для кого: ${stepsText(entry.kind, entry.stepFrom, entry.stepTo)}`,
      ...(entry.direction ? [`Направление: ${entry.direction}`] : []),
      `Ответственный: ${entry.responsible}`,
      ...(entry.held > 0 ? ['Проведено'] : []),
    ].join('\n'),
    category: 'План профориентации',
    cancelled,
    url: portal && `${portal}/plans/${entry.planId}/calendar?month=${from.slice(0, 7)}`,
  }
}

const itemText = ({ itemNumber, resolutionNumber }: Pick<FeedDue, 'itemNumber' | 'resolutionNumber'>) =>
  [
    itemNumber ? `п.${NBSP}${itemNumber}` : 'пункт',
    resolutionNumber ? `решения №${NBSP}${resolutionNumber}` : 'решения коллегии',
  ].join(' ')

const shortened = (text: string) => (text.length <= TEXT_SHOWN ? text : `${text.slice(0, TEXT_SHOWN).trimEnd()}…`)

/** The due day of an assignment that waits for its report. */
export function dueEvent(due: FeedDue, portal: string | null): FeedEvent {
  return {
    uid: `assignment-${due.assignmentId}@profmarshrut`,
    changedAt: due.changedAt,
    sequence: due.version - 1,
    fromOn: due.dueOn,
    toOn: due.dueOn,
    summary: `${due.returned ? 'Доработать отчёт' : 'Срок отчёта'}: ${itemText(due)}`,
    description: `${shortened(due.itemText)}\nПринимается до 23:59 этого дня.`,
    category: 'Поручения',
    cancelled: false,
    url: portal && `${portal}/assignments/${due.assignmentId}`,
  }
}

/** The due day of an item for those who control it: how many organisations owe, none by name. */
export function itemDueEvent(due: FeedItemDue, portal: string | null): FeedEvent {
  return {
    uid: `item-${due.itemId}-${due.dueOn}@profmarshrut`,
    changedAt: due.changedAt,
    sequence: 0,
    fromOn: due.dueOn,
    toOn: due.dueOn,
    summary: `Срок: ${itemText(due)}, ждём отчётов: ${due.organizations}`,
    description: shortened(due.itemText),
    category: 'Поручения',
    cancelled: false,
    url: portal && `${portal}/resolutions/${due.resolutionId}/matrix`,
  }
}

/** Events of several roles: each once, by day. */
export function feedOf(events: readonly FeedEvent[]): FeedEvent[] {
  const once = new Map(events.map((event) => [event.uid, event]))
  return [...once.values()].sort((a, b) =>
    a.fromOn === b.fromOn ? (a.uid < b.uid ? -1 : 1) : a.fromOn < b.fromOn ? -1 : 1,
  )
}
