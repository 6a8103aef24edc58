import { Disclosure } from '@/components/ui/disclosure'
import { counted } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import type { AssignmentPage } from './assignment-view'
import { BeginReviewForm } from './begin-review-form'
import { DecideForm } from './decide-form'
import { ReopenForm } from './reopen-form'

/** What the controller decides here: a waiting report, an open assignment that does not apply, an accepted one to reopen. */
export function DecisionPanel({ page }: { page: AssignmentPage }) {
  const { assignment, may, waiting, reworkDueOn } = page
  const row = `${assignment.id}.${assignment.version}`
  if (may.fourEyes) {
    return (
      <div className="mb-8">
        <Notice title="Решение примет другой сотрудник">
          <p>Этот отчёт сдали или записали вы сами, поэтому принять или вернуть его должен кто-то ещё.</p>
        </Notice>
      </div>
    )
  }
  if (may.review) {
    return (
      <Section
        title="Ваше решение"
        className="print:hidden"
        id="decision"
        hint={
          waiting && (
            <>
              Отчёт ждёт {counted(waiting.days, 'рабочий день', 'рабочих дня', 'рабочих дней')}
              {waiting.isDebt && (
                <strong className="text-danger"> — это больше пяти, задержка за Управлением образования</strong>
              )}
              .
            </>
          )
        }
      >
        <div className="space-y-5 rounded border border-line bg-surface p-4 sm:p-5">
          {!assignment.reviewStartedAt && <BeginReviewForm assignmentId={assignment.id} version={assignment.version} />}
          <DecideForm of="report" rows={[row]} day={reworkDueOn} />
        </div>
      </Section>
    )
  }
  if (may.notApplicable) {
    return (
      <Disclosure summary="Признать пункт неприменимым" className="mb-8">
        <DecideForm of="report" rows={[row]} day={null} only="notApplicable" submitLabel="Признать неприменимым" />
      </Disclosure>
    )
  }
  if (may.reopen) {
    return (
      <Disclosure summary="Возобновить поручение" className="mb-8">
        <ReopenForm assignmentId={assignment.id} version={assignment.version} reworkDueOn={reworkDueOn} />
      </Disclosure>
    )
  }
  return null
}
