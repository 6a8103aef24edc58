import { buttonClass } from '@/components/ui/button-class'
import { Deadline } from '@/components/ui/deadline'
import { stepLabel } from '@/lib/monitoring/messages'
import { periodText, resolutionRef } from '@/lib/monitoring/rules/words'
import type { AssignmentRowView } from '@/lib/monitoring/types'
import { StateMark } from './state-mark'
import { isButtonStep, stepHref } from './step'

type WorkListProps = {
  label: string
  rows: AssignmentRowView[]
  zoneName: string
  /** The first row's button is the page's main one. */
  primaryFirst?: boolean
}

/** One's own work, nearest first: what, until when, how it stands, and one button that says the next step. */
export function WorkList({ label, rows, zoneName, primaryFirst }: WorkListProps) {
  return (
    <ul aria-label={label} className="work-list">
      {rows.map((row, at) => (
        <WorkRow key={row.id} row={row} zoneName={zoneName} primary={Boolean(primaryFirst) && at === 0} />
      ))}
    </ul>
  )
}

function WorkRow({ row, zoneName, primary }: { row: AssignmentRowView; zoneName: string; primary: boolean }) {
  const period = periodText(row.periodKey)
  // What the badge counts is not counted twice.
  const counted = ['submitted', 'overdue', 'dueSoon'].includes(row.status.kind)
  return (
    <li>
      <div>
        <a href={`/assignments/${row.id}`}>
          {row.itemNumber && `${row.itemNumber}. `}
          {row.itemText}
        </a>
        <p>
          {row.dueOn ? (
            <Deadline
              day={row.dueOn}
              zoneName={zoneName}
              daysLeft={counted ? undefined : (row.daysLeft ?? undefined)}
            />
          ) : (
            'без срока'
          )}
          {` · ${resolutionRef({ number: row.resolutionNumber, date: row.resolutionDate })}${period ? `, за ${period}` : ''}${row.handed ? ' · передано сотруднику' : ''}`}
        </p>
      </div>
      <StateMark status={row.status} />
      {isButtonStep(row.nextStep) ? (
        <a href={stepHref(row)} className={buttonClass(primary ? 'primary' : 'secondary', 'sm')}>
          {stepLabel[row.nextStep]}
          <span className="sr-only">: пункт {row.itemNumber}</span>
        </a>
      ) : (
        row.nextStep !== 'open' && <span>{stepLabel[row.nextStep]}</span>
      )}
    </li>
  )
}
