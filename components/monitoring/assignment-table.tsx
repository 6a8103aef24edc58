import { buttonClass } from '@/components/ui/button-class'
import { bound, daysLeftText, formatDayShort } from '@/components/ui/format'
import { stepLabel } from '@/lib/monitoring/messages'
import { isSettled } from '@/lib/monitoring/rules/status'
import { periodText, resolutionRef } from '@/lib/monitoring/rules/words'
import type { AssignmentRowView } from '@/lib/monitoring/types'
import { StateMark } from './state-mark'
import { isButtonStep, stepHref } from './step'

type AssignmentTableProps = {
  caption: string
  rows: AssignmentRowView[]
  /** Left out where every row is of one's own organisation. */
  withOrganization: boolean
}

/** The due day with what moved it, and how far it is. */
function Due({ row }: { row: AssignmentRowView }) {
  const { dueOn, originalDueOn, daysLeft, status } = row
  if (!dueOn) return <span className="text-muted">без срока</span>
  const moved = originalDueOn && originalDueOn !== dueOn
  const movedText = moved && `${row.extensionCount > 0 ? 'продлён с' : 'первый срок'} ${formatDayShort(originalDueOn)}`
  // What the badge counts is not counted twice.
  const counted = status.kind === 'submitted' || status.kind === 'overdue' || status.kind === 'dueSoon'
  const presses = daysLeft !== null && !isSettled(status) && !counted && !row.historical
  return (
    <>
      <time dateTime={dueOn}>{formatDayShort(dueOn)}</time>
      {(moved || presses) && (
        <small>
          {presses && daysLeftText(daysLeft)}
          {moved && presses && <br />}
          {moved && movedText}
        </small>
      )}
    </>
  )
}

/** The rows of the list: item and text, organisation, due day, state, the next step. Plain HTML, no script in rows. */
export function AssignmentTable({ caption, rows, withOrganization }: AssignmentTableProps) {
  return (
    <div className="@container">
      <table className="row-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Пункт</th>
            {withOrganization && <th scope="col">Организация</th>}
            <th scope="col">Срок</th>
            <th scope="col">Состояние</th>
            <th scope="col">
              <span className="sr-only">Следующий шаг</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} withOrganization={withOrganization} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, withOrganization }: { row: AssignmentRowView; withOrganization: boolean }) {
  const period = periodText(row.periodKey)
  const notes = [
    resolutionRef({ number: row.resolutionNumber, date: row.resolutionDate }),
    period && `за ${period}`,
    row.historical && 'внесено задним числом',
    row.extensionOpen && 'запрошено продление',
    row.handed && 'передано сотруднику',
  ]
  return (
    <tr>
      <th scope="row">
        <a href={`/assignments/${row.id}`} className="link">
          {row.itemNumber && <b>{`${row.itemNumber}. `}</b>}
          {row.itemText}
        </a>
        <small>{notes.filter(Boolean).join(' · ')}</small>
      </th>
      {withOrganization && <td>{bound(row.organizationName)}</td>}
      <td>
        <Due row={row} />
      </td>
      <td>
        <StateMark status={row.status} />
      </td>
      <td>
        {isButtonStep(row.nextStep) && (
          <a href={stepHref(row)} className={buttonClass('secondary', 'sm')}>
            {stepLabel[row.nextStep]}
            <span className="sr-only">
              : пункт {row.itemNumber}, {row.organizationName}
            </span>
          </a>
        )}
      </td>
    </tr>
  )
}
