import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AssignmentHeader } from '@/components/assignments/assignment-header'
import { EvidenceEditor } from '@/components/assignments/evidence-editor'
import { MeasuredFacts } from '@/components/assignments/measured-facts'
import { NextStep } from '@/components/assignments/next-step'
import { ReportContent } from '@/components/assignments/report-content'
import { ReportForm } from '@/components/assignments/report-form'
import { formatDay } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { said } from '@/components/ui/said'
import { Section } from '@/components/ui/section'
import { loadReportDraft } from '@/lib/resolutions/loaders/assignments'
import { evidenceMessages } from '@/lib/resolutions/messages/evidence'

export const metadata: Metadata = { title: 'Отчёт об исполнении' }

export default async function ReportPage({ params, searchParams }: PageProps<'/assignments/[assignmentId]/report'>) {
  const loaded = await loadReportDraft((await params).assignmentId)
  const { assignment, actor, latest, may, passed, external, reports, measured, proposed } = loaded
  if (!may.work && !passed) redirect(`/assignments/${assignment.id}`)
  const { evidence: answer } = await searchParams
  const returned = reports.find((report) => report.state === 'RETURNED')
  const asked = { figures: assignment.figures, evidence: assignment.evidence }
  return (
    <>
      <AssignmentHeader loaded={loaded} step={external ? 'Ответ организации' : 'Отчёт об исполнении'} />
      {passed ? (
        <div className="space-y-6">
          <NextStep loaded={loaded} hasDraft={latest !== null} returnComment={null} />
          {latest && (
            <ReportContent text={latest.text} figures={latest.figures} evidence={latest.evidence} asked={asked} />
          )}
        </div>
      ) : (
        <div className="max-w-3xl">
          {returned?.comment && (
            <div className="mb-6">
              <Notice
                tone="warning"
                title={
                  assignment.reworkDueOn
                    ? `Доработать до ${formatDay(assignment.reworkDueOn)}`
                    : 'Что просили доработать'
                }
              >
                <p className="whitespace-pre-wrap">{returned.comment}</p>
              </Notice>
            </div>
          )}
          {!may.submit && (
            <div className="mb-6">
              <Notice>
                <p>Вы готовите черновик. Сдаст отчёт руководитель или заместитель.</p>
              </Notice>
            </div>
          )}
          {measured && (
            <Section
              title="Из портала"
              hint={
                latest
                  ? 'Эти данные уйдут вместе с отчётом такими, какими будут в момент сдачи.'
                  : 'Текст и показатели ниже заполнены по этим данным: проверьте и дополните, если нужно.'
              }
            >
              <MeasuredFacts measured={measured} organizationId={assignment.organizationId} />
            </Section>
          )}
          <ReportForm
            assignmentId={assignment.id}
            userId={actor.userId}
            timeZone={actor.timeZone}
            revision={latest?.revision ?? 0}
            version={latest?.version ?? 0}
            text={latest?.text ?? proposed?.text ?? ''}
            figures={latest?.figures ?? proposed?.figures ?? {}}
            savedAt={latest ? latest.updatedAt.toISOString() : null}
            asked={assignment.figures}
            maySubmit={may.submit}
          >
            <Section title="Подтверждения" id="evidence" hint="Файлы и ссылки добавляются к черновику сразу.">
              {typeof answer === 'string' && (
                <div className="mb-4">
                  {answer === 'added' ? (
                    <Notice tone="success">Файл добавлен.</Notice>
                  ) : (
                    <Notice tone="danger">{said(evidenceMessages, answer) ?? evidenceMessages.REQUEST_BROKEN}</Notice>
                  )}
                </div>
              )}
              {measured?.reached && (
                <Notice tone="success" className="mb-4">
                  Подтверждением служат записи портала с приложенными к ним документами: ещё раз прикладывать их не
                  нужно.
                </Notice>
              )}
              <EvidenceEditor
                assignmentId={assignment.id}
                evidence={latest?.state === 'DRAFT' ? latest.evidence : []}
                requirements={assignment.evidence}
                covered={measured?.reached ?? false}
                newKey={randomUUID}
              />
            </Section>
          </ReportForm>
        </div>
      )}
    </>
  )
}
