import { cx } from '@/components/ui/cx'
import { Disclosure } from '@/components/ui/disclosure'
import { counted, formatDay, formatNumber, personName, shortened } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { QueuedReport } from '@/lib/resolutions/loaders/reviews'
import { DecideForm } from './decide-form'
import { QuickAcceptForm } from './quick-accept-form'
import { instantText, periodText } from './words'

type ReviewCardProps = { report: QueuedReport; timeZone: string; reworkDueOn: string }

function Waiting({ report }: { report: QueuedReport }) {
  const { days, isDebt } = report.waiting
  const words = days === 0 ? 'сдан сегодня' : `ждёт ${counted(days, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 text-sm sm:shrink-0',
        isDebt ? 'font-medium text-danger' : 'text-muted',
      )}
    >
      {isDebt && <Icon name="circle-alert" />}
      {words}
      {isDebt && <span className="sr-only"> — больше пяти, задержка за Управлением образования</span>}
    </span>
  )
}

function Attachments({ report }: { report: QueuedReport }) {
  if (report.evidence.length === 0) return <p className="text-muted text-sm">Без подтверждений</p>
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {report.evidence.map((piece) => (
        <li key={piece.id} className="flex min-w-0 items-center gap-1.5">
          <Icon name={piece.kind === 'LINK' ? 'link' : 'paperclip'} className="text-muted" />
          <a
            href={piece.fileId ? `/api/files/${piece.fileId}` : (piece.url ?? undefined)}
            {...(piece.kind === 'LINK'
              ? { target: '_blank', rel: 'noopener noreferrer nofollow' }
              : { download: true })}
            className="link wrap-anywhere"
          >
            {piece.title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A waiting report as it can be decided on without leaving the queue. */
export function ReviewCard({ report, timeZone, reworkDueOn }: ReviewCardProps) {
  const { id, version, organizationName, itemNumber, itemText } = report
  const about = [organizationName, itemNumber && `пункт ${itemNumber}`].filter(Boolean).join(', ')
  const row = `${id}.${version}`
  const figures = report.figuresAsked.flatMap(({ key, label, unit }) => {
    const value = report.figures[key]
    return typeof value === 'number' ? [`${label}: ${formatNumber(value, 4)} ${unit}`.trim()] : []
  })
  return (
    <li className="flex gap-3 border-line border-b py-4" data-keep>
      <input
        type="checkbox"
        name="row"
        value={row}
        disabled={!report.mayReview}
        aria-label={`Отметить: ${about}`}
        className="mt-1 size-5 shrink-0 accent-primary print:hidden"
      />
      <div className="min-w-0 grow space-y-2">
        <div className="flex items-baseline justify-between gap-x-6 gap-y-1 max-sm:flex-wrap">
          <p className="min-w-0">
            <Link href={`/assignments/${id}#decision`} className="link font-medium">
              {organizationName}
            </Link>
            <span className="text-muted">
              {' · '}
              {itemNumber ? `п. ${itemNumber}. ` : ''}
              {shortened(itemText, 110)}
              {periodText(report.periodKey) && ` · ${periodText(report.periodKey)}`}
            </span>
          </p>
          <Waiting report={report} />
        </div>
        <p className="wrap-anywhere max-w-[80ch] whitespace-pre-wrap">
          {shortened(report.text, 420)}
          {(report.textCut || report.text.length > 420) && (
            <>
              {' '}
              <Link href={`/assignments/${id}#report`} className="link">
                Читать полностью
              </Link>
            </>
          )}
        </p>
        {figures.length > 0 && <p className="text-sm tabular-nums">{figures.join(' · ')}</p>}
        <Attachments report={report} />
        <p className="text-muted text-sm">
          Сдан {instantText(report.submittedAt, timeZone)}
          {report.submittedBy && `, ${personName(report.submittedBy)}`}
          {report.currentDueOn && ` · срок до ${formatDay(report.currentDueOn)}`}
          {report.late && <span className="font-medium text-gold"> · с нарушением срока</span>}
          {report.revision > 1 && ` · редакция ${report.revision}`}
          {report.reviewStartedBy && ` · проверяет ${personName(report.reviewStartedBy)}`}
        </p>
        {report.lateReason && <p className="text-sm">Причина опоздания: {report.lateReason}</p>}
        {report.mayReview ? (
          <div className="flex flex-wrap items-start gap-x-4 gap-y-2 print:hidden">
            <QuickAcceptForm row={row} about={about} />
            <Disclosure summary="Вернуть или другое решение" small className="min-w-0">
              <DecideForm of="report" about={about} rows={[row]} day={reworkDueOn} />
            </Disclosure>
          </div>
        ) : (
          <p className="text-muted text-sm">Отчёт сдали вы: решение примет другой сотрудник.</p>
        )}
      </div>
    </li>
  )
}
