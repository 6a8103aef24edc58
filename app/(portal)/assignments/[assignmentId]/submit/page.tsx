import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AssignmentHeader } from '@/components/assignments/assignment-header'
import { MeasuredFacts } from '@/components/assignments/measured-facts'
import { MissingList } from '@/components/assignments/missing-list'
import { NextStep } from '@/components/assignments/next-step'
import { ReportContent } from '@/components/assignments/report-content'
import { SubmitForm } from '@/components/assignments/submit-form'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { loadReportDraft } from '@/lib/resolutions/loaders/assignments'

export const metadata: Metadata = { title: 'Проверка отчёта перед сдачей' }

export default async function SubmitPage({ params }: PageProps<'/assignments/[assignmentId]/submit'>) {
  const loaded = await loadReportDraft((await params).assignmentId)
  const { assignment, latest, may, passed, late, external, today, missing, evidenceSeen, measured } = loaded
  const { id } = assignment
  if (!passed && !may.submit) redirect(`/assignments/${id}`)
  if (latest?.state !== 'DRAFT') redirect(`/assignments/${id}/report`)
  const asked = { figures: assignment.figures, evidence: assignment.evidence }
  const edit = (
    <ButtonLink href={`/assignments/${id}/report`} variant="quiet" size="sm" icon="pencil">
      Изменить
    </ButtonLink>
  )
  return (
    <>
      <AssignmentHeader loaded={loaded} step={external ? 'Проверьте ответ' : 'Проверьте отчёт'} />
      <div className="max-w-3xl">
        {passed && (
          <div className="mb-6">
            <NextStep loaded={loaded} hasDraft returnComment={null} />
          </div>
        )}
        {!passed && missing.length > 0 && (
          <div className="mb-6">
            <MissingList assignmentId={id} missing={missing} />
          </div>
        )}
        <Section title="Что будет сдано" action={passed ? undefined : edit}>
          <div className="rounded border border-line bg-surface p-4 sm:p-5">
            <ReportContent text={latest.text} figures={latest.figures} evidence={latest.evidence} asked={asked} />
          </div>
        </Section>
        {measured && (
          <Section title="Из портала" hint="Сдавая отчёт, вы подтверждаете эти данные.">
            <MeasuredFacts measured={measured} organizationId={assignment.organizationId} />
          </Section>
        )}
        {!passed && missing.length === 0 && (
          <Section title={external ? 'Запись ответа' : 'Сдача'}>
            <div className="mb-5 space-y-2">
              {late && (
                <Notice tone="warning">Срок уже прошёл: отчёт будет принят с отметкой о нарушении срока.</Notice>
              )}
              <p className="max-w-[65ch]">
                После сдачи отчёт и подтверждения закрываются для правки. Отозвать отчёт можно до начала проверки.
                {assignment.extensionOpen && ' Открытый запрос продления будет снят.'}
              </p>
            </div>
            <SubmitForm
              assignmentId={id}
              revision={latest.revision}
              version={latest.version}
              evidenceSeen={evidenceSeen}
              late={late}
              external={external ? { today } : null}
            />
          </Section>
        )}
      </div>
    </>
  )
}
