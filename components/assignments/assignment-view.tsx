import { randomUUID } from 'node:crypto'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { personName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { localDay } from '@/lib/kernel/calendar'
import type { loadAssignmentPage } from '@/lib/resolutions/loaders/assignments'
import { extensionMessages } from '@/lib/resolutions/messages/extensions'
import { reviewMessages } from '@/lib/resolutions/messages/reviews'
import { isOpen } from '@/lib/resolutions/rules/deadlines'
import { isSameMeasured, proposedText } from '@/lib/resolutions/rules/measured'
import { AcknowledgeForm } from './acknowledge-form'
import { AssignmentFacts } from './assignment-facts'
import { AssignmentHeader, TITLE_LIMIT } from './assignment-header'
import { AssignmentHistory } from './assignment-history'
import { DecisionPanel } from './decision-panel'
import { DecisionTold } from './decision-told'
import { ExtensionSection } from './extension-section'
import { HandOverForm } from './hand-over-form'
import { MeasuredFacts } from './measured-facts'
import { MessageForm } from './message-form'
import { MessageThread } from './message-thread'
import { NextStep } from './next-step'
import { PlanEntries } from './plan-entries'
import { RecallForm } from './recall-form'
import { ReportContent } from './report-content'
import { ReportFacts, ReportHistory } from './report-history'
import { ReviewDateForm } from './review-date-form'
import { SiblingsList } from './siblings-list'
import { TimeRibbon } from './time-ribbon'
import { ROLE_NAMES } from './words'

export type AssignmentPage = Awaited<ReturnType<typeof loadAssignmentPage>>

function ReportSection({ page }: { page: AssignmentPage }) {
  const { reports, assignment, actor, may } = page
  const [latest, ...earlier] = reports
  const blank = latest?.state === 'DRAFT' && latest.text === '' && latest.evidence.length === 0
  if (!latest || (blank && earlier.length === 0)) {
    return (
      <Section title="Отчёт об исполнении" id="report">
        <p className="text-muted">{may.seeDraft ? 'Отчёт ещё не начат.' : 'Отчёт ещё не сдан.'}</p>
      </Section>
    )
  }
  return (
    <Section
      title={latest.state === 'DRAFT' ? 'Черновик отчёта' : 'Отчёт об исполнении'}
      id="report"
      action={
        latest.state === 'DRAFT' && may.work ? (
          <ButtonLink href={`/assignments/${assignment.id}/report`} size="sm" variant="quiet" icon="pencil">
            Править черновик
          </ButtonLink>
        ) : undefined
      }
    >
      <div className="rounded border border-line bg-surface p-4 sm:p-5">
        <ReportFacts report={latest} timeZone={actor.timeZone} />
        <ReportContent text={latest.text} figures={latest.figures} evidence={latest.evidence} asked={assignment} />
        {latest.measured && (
          <div className="mt-4 space-y-3 border-line border-t pt-4">
            <h3 className="font-semibold">Из портала</h3>
            <MeasuredFacts measured={latest.measured} organizationId={assignment.organizationId} frozen />
            {page.measuredNow && !isSameMeasured(page.measuredNow, latest.measured) && (
              <Notice title="С тех пор записи изменились">
                <p>{proposedText(page.measuredNow)}</p>
              </Notice>
            )}
          </div>
        )}
      </div>
      {may.recall && latest.state === 'SUBMITTED' && (
        <Disclosure summary="Отозвать отчёт" className="mt-3">
          <RecallForm assignmentId={assignment.id} revision={latest.revision} />
        </Disclosure>
      )}
      {earlier.length > 0 && (
        <ReportHistory
          reports={earlier}
          asked={assignment}
          timeZone={actor.timeZone}
          organizationId={assignment.organizationId}
        />
      )}
    </Section>
  )
}

function ThreadSection({ page }: { page: AssignmentPage }) {
  const { messages, may, assignment, actor } = page
  return (
    <Section
      title="Вопросы и ответы"
      count={messages.length > 0 ? messages.length : undefined}
      id="thread"
      hint="Переписка по поручению: видна исполнителю, Управлению образования и Ресурсному центру. Сдавать отчёт заново для ответа не нужно."
    >
      {messages.length > 0 ? (
        <MessageThread messages={messages} timeZone={actor.timeZone} />
      ) : (
        <p className="text-muted">Вопросов пока нет.</p>
      )}
      {may.discuss && (
        <MessageForm
          assignmentId={assignment.id}
          requestKey={randomUUID()}
          label={
            actor.role === 'RESOURCE_CENTRE' && may.seeDraft === false ? 'Методическое мнение' : 'Вопрос или ответ'
          }
        />
      )}
    </Section>
  )
}

function HandSection({ page }: { page: AssignmentPage }) {
  const { assignment, staff } = page
  const options = staff.map((person) => ({
    value: person.userId,
    label: `${personName(person)}, ${ROLE_NAMES[person.role]}`,
  }))
  return (
    <Section title="Передать сотруднику">
      <HandOverForm
        assignmentId={assignment.id}
        version={assignment.version}
        handedToId={assignment.handedToId}
        staff={options}
      />
    </Section>
  )
}

/** The page of an assignment: what to do now, the report, the extensions, the talk; facts and history at the side. */
export function AssignmentView({ page, done }: { page: AssignmentPage; done: 'extension' | null }) {
  const { assignment, may, today, actor, reports, timeline } = page
  const draft = reports.find((report) => report.state === 'DRAFT')
  const hasDraft = Boolean(draft && (draft.version > 1 || draft.evidence.length > 0 || draft.revision > 1))
  const returned =
    draft && reports.find((report) => report.revision === draft.revision - 1 && report.state === 'RETURNED')
  return (
    <>
      <AssignmentHeader loaded={page} />
      <TimeRibbon
        today={today}
        issuedOn={assignment.issuedOn}
        originalDueOn={assignment.originalDueOn}
        currentDueOn={assignment.currentDueOn}
        reworkDueOn={assignment.reworkDueOn}
        reviewOn={assignment.reviewOn}
        submittedOn={reports.flatMap(({ submittedAt }) => (submittedAt ? [localDay(submittedAt, actor.timeZone)] : []))}
        open={isOpen(assignment.state)}
      />
      <DecisionTold messages={{ ...extensionMessages, ...reviewMessages }}>
        <div className="grid items-start gap-x-10 rail:xl:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="min-w-0">
            <div className="mb-8 space-y-4 empty:hidden">
              {done === 'extension' && (
                <Notice tone="success" title="Запрос продления отправлен">
                  <p>Решение примет Управление образования. До решения действует прежний срок.</p>
                </Notice>
              )}
              {assignment.longOpen && (
                <Notice tone="warning" title="Поручение без срока открыто больше полугода">
                  <p>Отчитайтесь об исполнении или согласуйте с Управлением образования дату.</p>
                </Notice>
              )}
              <NextStep loaded={page} hasDraft={hasDraft} returnComment={returned?.comment ?? null} />
              {may.acknowledge && <AcknowledgeForm assignmentId={assignment.id} version={assignment.version} />}
            </div>
            {assignment.itemText.length > TITLE_LIMIT && (
              <Section title="Текст пункта">
                <p className="max-w-[75ch] whitespace-pre-wrap">{assignment.itemText}</p>
              </Section>
            )}
            <ReportSection page={page} />
            <DecisionPanel page={page} />
            <ExtensionSection page={page} />
            {page.planned && <PlanEntries found={page.planned} />}
            <ThreadSection page={page} />
          </div>
          <aside aria-label="Сведения о поручении" className="min-w-0">
            <Section title="О поручении">
              <AssignmentFacts loaded={page} />
            </Section>
            {may.hand && <HandSection page={page} />}
            {may.moveReviewDate && (
              <Section title="Дата контроля">
                <ReviewDateForm
                  assignmentId={assignment.id}
                  version={assignment.version}
                  reviewOn={assignment.reviewOn}
                  min={today}
                />
              </Section>
            )}
            {assignment.siblings.length > 0 && (
              <Section title="Другие исполнители пункта">
                <SiblingsList siblings={assignment.siblings} />
              </Section>
            )}
            <Section title="История" id="history">
              <AssignmentHistory timeline={timeline} timeZone={actor.timeZone} />
            </Section>
          </aside>
        </div>
      </DecisionTold>
    </>
  )
}
