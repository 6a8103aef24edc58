import { Disclosure } from '@/components/ui/disclosure'
import { personName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import type { ReportView } from '@/lib/resolutions/queries/reports'
import type { EvidenceRequirement, FigureRequest } from '@/lib/resolutions/types'
import { MeasuredFacts } from './measured-facts'
import { ReportContent } from './report-content'
import { instantText, REPORT_STATE } from './words'

type Asked = { figures: readonly FigureRequest[]; evidence: readonly EvidenceRequirement[] }

/** Who sent a revision in and who decided on it. */
export function ReportFacts({ report, timeZone }: { report: ReportView; timeZone: string }) {
  const { submittedAt, submittedBy, reviewedAt, reviewedBy, lateReason, comment, state } = report
  return (
    <div className="mb-3 space-y-2">
      <p className="text-muted text-sm">
        {submittedAt
          ? `Сдан ${instantText(submittedAt, timeZone)}`
          : `Сохранён ${instantText(report.updatedAt, timeZone)}`}
        {submittedBy && ` · ${personName(submittedBy)}`}
        {reviewedAt && ` · проверен ${instantText(reviewedAt, timeZone)}`}
        {reviewedBy && `, ${personName(reviewedBy)}`}
      </p>
      {lateReason && (
        <p className="text-sm">
          <span className="font-medium">Причина опоздания: </span>
          {lateReason}
        </p>
      )}
      {comment && (
        <Notice tone={state === 'RETURNED' ? 'warning' : 'info'} title="Комментарий проверяющего">
          <p className="whitespace-pre-wrap">{comment}</p>
        </Notice>
      )}
    </div>
  )
}

type ReportHistoryProps = {
  reports: readonly ReportView[]
  asked: Asked
  timeZone: string
  organizationId: string
}

/** Earlier revisions, folded: they stay readable (domain.md §4.11). */
export function ReportHistory(props: ReportHistoryProps) {
  return (
    <div className="mt-4 space-y-1">
      {props.reports.map((report) => (
        <Disclosure key={report.id} summary={`Редакция ${report.revision}: ${REPORT_STATE[report.state]}`}>
          <ReportFacts report={report} timeZone={props.timeZone} />
          <ReportContent text={report.text} figures={report.figures} evidence={report.evidence} asked={props.asked} />
          {report.measured && (
            <div className="mt-4">
              <MeasuredFacts measured={report.measured} organizationId={props.organizationId} frozen />
            </div>
          )}
        </Disclosure>
      ))}
    </div>
  )
}
