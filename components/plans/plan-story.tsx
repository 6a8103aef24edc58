import { Moment } from '@/components/people/moment'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import type { PlanRevision } from '@/lib/plans/types/plan'

/** What has been said about a revision: order, reasons, opinion, decision. */
export function PlanStory({ revision, timeZone }: { revision: PlanRevision; timeZone: string }) {
  const moment = (at: Date, by: string | null) => (
    <>
      <Moment at={at} timeZone={timeZone} />
      {by && `, ${by}`}
    </>
  )
  const { basis, gapReason, opinion, decision, state, submittedAt, submittedBy, reviewedAt, reviewedBy } = revision
  const rows: SummaryRow[] = []
  if (basis) rows.push({ label: 'Приказ организации', value: basis })
  if (gapReason) rows.push({ label: 'Почему часов меньше нормы', value: gapReason })
  if (submittedAt) rows.push({ label: 'Сдан', value: moment(submittedAt, submittedBy) })
  if (opinion) {
    rows.push({
      label: 'Заключение Ресурсного центра',
      value: (
        <>
          <span className="whitespace-pre-line">{opinion}</span>
          {reviewedAt && <span className="block text-muted text-sm">{moment(reviewedAt, reviewedBy)}</span>}
        </>
      ),
    })
  }
  if (revision.decidedAt) {
    const word = state === 'RETURNED' ? 'Возвращён' : 'Утверждён'
    rows.push({ label: word, value: moment(revision.decidedAt, revision.decidedBy) })
  }
  if (decision && state !== 'RETURNED') rows.push({ label: 'Комментарий к решению', value: decision })
  return (
    <>
      {state === 'RETURNED' && decision && (
        <Notice tone="warning" className="mb-6" title="Возвращён с замечаниями">
          <span className="whitespace-pre-line">{decision}</span>
        </Notice>
      )}
      {rows.length > 0 && (
        <Section title="О плане">
          <SummaryList rows={rows} />
        </Section>
      )}
    </>
  )
}
