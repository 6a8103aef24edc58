import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Deadline } from '@/components/ui/deadline'
import { formatDay } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { StatusBadge } from '@/components/ui/status-badge'
import type { loadMatrixItem, loadMatrixPanel } from '@/lib/monitoring/loaders'
import { isSettled } from '@/lib/monitoring/rules/status'
import { periodText } from '@/lib/monitoring/rules/words'
import styles from './matrix.module.css'
import { statusView } from './status-view'

type FrameProps = { resolutionId: string; title: ReactNode; children: ReactNode }

/** The side of the matrix; closed by its link, by Escape or by going back. */
function Frame({ resolutionId, title, children }: FrameProps) {
  return (
    <div role="dialog" aria-labelledby="matrix-panel-title" tabIndex={-1} data-panel="" className={styles.panel}>
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 id="matrix-panel-title" className="text-lg">
          {title}
        </h2>
        <a href={`/resolutions/${resolutionId}/matrix`} data-panel-close="" className={buttonClass('quiet', 'sm')}>
          <Icon name="x" />
          <span className="sr-only">Закрыть подробности</span>
        </a>
      </div>
      {children}
    </div>
  )
}

type PanelView = Awaited<ReturnType<typeof loadMatrixPanel>>

/** A square from near: every period of it, the standing report, its evidence, what is to be decided. */
export function MatrixPanel({ view }: { view: PanelView }) {
  const { head, rows, zoneName, decides } = view
  return (
    <Frame resolutionId={head.resolutionId} title={head.organizationName}>
      <p className="text-sm">
        {head.itemNumber && <b>{head.itemNumber}. </b>}
        {head.itemText}
      </p>
      <ul className="mt-3 space-y-4 border-line border-t pt-3">
        {rows.map((row) => (
          <PanelRow key={row.assignmentId} row={row} zoneName={zoneName} decides={decides} />
        ))}
      </ul>
    </Frame>
  )
}

function PanelRow({ row, zoneName, decides }: { row: PanelView['rows'][number]; zoneName: string; decides: boolean }) {
  const period = periodText(row.periodKey)
  const presses = !isSettled(row.status) && row.status.kind !== 'submitted' && !row.historical
  const href = `/assignments/${row.assignmentId}`
  const due =
    row.reworkDueOn && row.currentDueOn && row.reworkDueOn > row.currentDueOn ? row.reworkDueOn : row.currentDueOn
  const left =
    row.status.kind === 'overdue' ? -row.status.days : row.status.kind === 'dueSoon' ? row.status.days : undefined
  return (
    <li className="space-y-2 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        {period && <b>за {period}</b>}
        <StatusBadge view={statusView(row.status)} />
      </div>
      {due ? (
        <p className="text-muted">
          <Deadline day={due} zoneName={zoneName} daysLeft={presses ? left : undefined} />
          {row.originalDueOn && row.originalDueOn !== due && `; первоначально ${formatDay(row.originalDueOn)}`}
        </p>
      ) : (
        row.status.kind !== 'noDeadline' && <p className="text-muted">без срока</p>
      )}
      {row.historical && <p className="text-muted">внесено задним числом</p>}
      {row.reportText !== null && (
        <div>
          <p className="text-muted">Отчёт{row.reportOn && ` от ${formatDay(row.reportOn)}`}</p>
          <p className="line-clamp-6 whitespace-pre-line">{row.reportText}</p>
        </div>
      )}
      {row.returnComment && <p className="border-gold border-l-[3px] pl-3">{row.returnComment}</p>}
      {row.evidence.length > 0 && (
        <ul className="space-y-1">
          {row.evidence.map((each) => (
            <li key={each.id} className="flex items-start gap-1.5">
              <Icon name="check" className="mt-0.5 text-success" />
              {each.title}
            </li>
          ))}
        </ul>
      )}
      {row.requestedDueOn && (
        <p className="border-gold border-l-[3px] pl-3">
          Запрошено продление до {formatDay(row.requestedDueOn)}: {row.requestReason}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <a href={href} className={buttonClass('secondary', 'sm')}>
          Открыть поручение
        </a>
        {decides && row.status.kind === 'submitted' && (
          <a href={`${href}#decision`} className={buttonClass('primary', 'sm')}>
            Проверить
          </a>
        )}
        {decides && row.requestedDueOn && (
          <a href={`${href}#extensions`} className={buttonClass('primary', 'sm')}>
            Решить о продлении
          </a>
        )}
      </p>
    </li>
  )
}

type ItemView = Awaited<ReturnType<typeof loadMatrixItem>>

/** A column from near: the item's full text, its term and what a report must bring. */
export function MatrixItemPanel({
  item,
  resolutionId,
  itemId,
}: {
  item: ItemView
  resolutionId: string
  itemId: string
}) {
  return (
    <Frame resolutionId={resolutionId} title={item.number ? `Пункт ${item.number}` : 'Пункт решения'}>
      <div className="space-y-3 text-sm">
        <p className="text-base">{item.text}</p>
        {item.withdrawnReason && <p className="border-gold border-l-[3px] pl-3">Пункт снят: {item.withdrawnReason}</p>}
        {item.executorText && (
          <p>
            <span className="text-muted">Исполнитель: </span>
            {item.executorText}
          </p>
        )}
        <p>
          <span className="text-muted">Срок: </span>
          {item.deadlineText ?? 'не указан'}
        </p>
        {item.evidence.length > 0 && (
          <div>
            <p className="text-muted">Подтверждение:</p>
            <ul className="list-disc pl-5">
              {item.evidence.map((each) => (
                <li key={each.key}>{each.title}</li>
              ))}
            </ul>
          </div>
        )}
        <a
          href={`/assignments?resolution=${resolutionId}&item=${itemId}&status=all`}
          className={buttonClass('secondary', 'sm')}
        >
          Все поручения по пункту
        </a>
      </div>
    </Frame>
  )
}
