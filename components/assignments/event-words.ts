import { formatDay } from '@/components/ui/format'
import type { IconName } from '@/components/ui/icon-names'
import type { TimelineEvent } from '@/components/ui/timeline'
import type { EventKind } from '@/lib/kernel/events'
import type { TimelineEntry } from '@/lib/resolutions/queries/assignments/timeline'

type Look = { title: string; icon: IconName; tone?: TimelineEvent['tone'] }

const LOOKS: Partial<Record<EventKind, Look>> = {
  assignmentCreated: { title: 'Поручение выдано', icon: 'gavel' },
  assignmentAcknowledged: { title: 'Исполнитель ознакомился', icon: 'eye' },
  assignmentHanded: { title: 'Поручение передано сотруднику', icon: 'user' },
  assignmentStarted: { title: 'Работа начата', icon: 'pencil' },
  evidenceAdded: { title: 'Добавлено подтверждение', icon: 'paperclip' },
  evidenceRemoved: { title: 'Удалено подтверждение', icon: 'x' },
  reportSubmitted: { title: 'Отчёт сдан', icon: 'send' },
  reportSubmissionRefused: { title: 'Отчёт не принят порталом', icon: 'lock', tone: 'danger' },
  reportChangeRefused: { title: 'Правка отчёта отклонена', icon: 'lock', tone: 'danger' },
  reportRecalled: { title: 'Отчёт отозван', icon: 'rotate-ccw' },
  reviewStarted: { title: 'Проверка начата', icon: 'eye' },
  reportAccepted: { title: 'Отчёт принят', icon: 'check', tone: 'success' },
  reportReturned: { title: 'Отчёт возвращён на доработку', icon: 'rotate-ccw', tone: 'gold' },
  assignmentReopened: { title: 'Поручение возобновлено', icon: 'refresh-cw', tone: 'gold' },
  assignmentNotApplicable: { title: 'Пункт признан неприменимым', icon: 'circle-slash' },
  assignmentCancelled: { title: 'Поручение отменено', icon: 'x' },
  assignmentRevived: { title: 'Поручение выдано снова', icon: 'refresh-cw' },
  historicalResultEntered: { title: 'Результат внесён задним числом', icon: 'archive' },
  externalAnswerRecorded: { title: 'Записан ответ организации', icon: 'mail' },
  extensionAsked: { title: 'Запрошено продление', icon: 'calendar-clock', tone: 'gold' },
  extensionGranted: { title: 'Срок продлён', icon: 'calendar-plus', tone: 'success' },
  extensionRejected: { title: 'В продлении отказано', icon: 'calendar', tone: 'danger' },
  extensionWithdrawn: { title: 'Запрос продления снят', icon: 'calendar' },
  reviewDateMoved: { title: 'Дата контроля перенесена', icon: 'calendar-days' },
  itemWithdrawn: { title: 'Пункт отозван', icon: 'x' },
  resolutionAmended: { title: 'Решение изменено', icon: 'file-text' },
}

const REFUSED: Record<string, string> = {
  DEADLINE_PASSED: 'срок истёк',
  INCOMPLETE: 'не хватало обязательных сведений',
  LATE_REASON_REQUIRED: 'не была указана причина опоздания',
  RECALL_AFTER_DUE: 'отозвать отчёт после срока нельзя',
}

const CLOSED: Record<string, string> = {
  SUBMITTED: 'отчёт сдан, продление не понадобилось',
  ACCEPTED: 'отчёт принят',
  NOT_APPLICABLE: 'пункт неприменим',
  CANCELLED: 'поручение отменено',
}

const word = (value: unknown) => (typeof value === 'string' ? value : '')

/** The days and grounds of an event in words. */
function detail({ kind, data }: TimelineEntry): string {
  const [from, to] = [word(data.from), word(data.to)]
  switch (kind) {
    case 'reportSubmissionRefused':
    case 'reportChangeRefused':
      return REFUSED[word(data.reason)] ?? ''
    case 'reportSubmitted':
    case 'externalAnswerRecorded':
      return data.late === true ? 'с нарушением срока' : data.basis === 'EXTENSION' ? 'в продлённый срок' : 'в срок'
    case 'reportAccepted':
      return data.late === true ? 'исполнено с нарушением срока' : 'исполнено'
    case 'reportReturned':
    case 'assignmentReopened':
      return word(data.reworkDueOn) && `срок доработки — до ${formatDay(word(data.reworkDueOn))}`
    case 'extensionAsked':
      return `до ${formatDay(to)}${data.askedAfterDue === true ? ', после срока' : ''}`
    case 'extensionGranted':
      return `с ${formatDay(from)} до ${formatDay(to)}`
    case 'extensionWithdrawn':
      return CLOSED[word(data.because)] ?? 'исполнителем'
    case 'assignmentRevived':
      return word(data.dueOn) && `срок — до ${formatDay(word(data.dueOn))}`
    case 'resolutionAmended':
      return word(data.after) && `срок перенесён на ${formatDay(word(data.after))}`
    case 'reviewDateMoved':
      return `на ${formatDay(to)}`
    case 'evidenceAdded':
    case 'evidenceRemoved':
      return `«${word(data.title)}»`
    default:
      return ''
  }
}

/** An event as the history shows it; null for one that is only for the journal. */
export function wordedEvent(entry: TimelineEntry): (Look & { detail: string }) | null {
  const look = LOOKS[entry.kind]
  return look ? { ...look, detail: detail(entry) } : null
}
