import { bound, counted, formatDayShort } from '@/components/ui/format'
import type { QueueEntry } from '@/lib/monitoring/types'
import { QueueDecision } from './queue-decision'
import { QUEUE_ID, QueueTold } from './queue-told'

/** What waits for the issuing side, longest first: reports and requests for more time, each decided where it stands. */
export function DecisionQueue({ entries }: { entries: QueueEntry[] }) {
  return (
    <QueueTold>
      <ul
        id={QUEUE_ID}
        tabIndex={-1}
        aria-label="Ждёт вашего решения"
        className="border-line border-t focus-visible:outline-offset-4"
      >
        {entries.map((entry) => (
          <Entry key={entry.row} entry={entry} />
        ))}
      </ul>
    </QueueTold>
  )
}

function waitingText(entry: QueueEntry): string {
  if (entry.waitingDays === 0) return entry.kind === 'report' ? 'сдан сегодня' : 'запрошено сегодня'
  return `ждёт ${counted(entry.waitingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
}

function Entry({ entry }: { entry: QueueEntry }) {
  const report = entry.kind === 'report'
  const about = [entry.itemNumber && `пункт ${entry.itemNumber}`, entry.organizationName].filter(Boolean).join(', ')
  const dueOn = entry.requestedDueOn ? formatDayShort(entry.requestedDueOn) : ''
  return (
    <li className="queue-entry">
      <p>
        <b className="font-semibold">{bound(entry.organizationName)}</b>
        <span className="text-muted">
          {' · '}
          {report ? 'отчёт' : `продление${dueOn && ` до ${dueOn}`}`}
          {entry.late && (report ? ', сдан с опозданием' : ', запрошено после срока')}
        </span>
      </p>
      <a href={`/assignments/${entry.assignmentId}${report ? '#report' : '#extensions'}`} className="link">
        {entry.itemNumber && `${entry.itemNumber}. `}
        {entry.itemText}
      </a>
      <p className={entry.controllerDebt ? 'font-medium text-danger' : 'text-muted'}>
        {waitingText(entry)}
        {entry.controllerDebt && ' — дольше положенных пяти'}
        {entry.ownWork && ' · вы составили сами, решит другой сотрудник'}
        {!entry.ownWork && entry.needsHead && ' · третье продление, решает начальник Управления'}
      </p>
      {!entry.ownWork && !entry.needsHead && (
        <QueueDecision kind={entry.kind} row={entry.row} about={about} dueOn={dueOn} />
      )}
    </li>
  )
}
