import type { Metadata } from 'next'
import { CancelAskForm, RecordAskAnswerForm } from '@/components/family/consent-forms'
import { AnswerMark } from '@/components/family/consent-words'
import { DoneNotice } from '@/components/students/done-notice'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadAsk } from '@/lib/family/loaders/consents'
import { kinshipNames } from '@/lib/family/messages/access'
import { CONSENT_DONE, methodNames } from '@/lib/family/messages/consents'

export const metadata: Metadata = { title: 'Запрос семьям' }

export default async function AskPage({ params, searchParams }: PageProps<'/consents/asks/[askId]'>) {
  const { ask, answers, mayWrite, today } = await loadAsk((await params).askId)
  const waiting = ask.asked - ask.granted - ask.refused
  const open = mayWrite && ask.answerBy >= today
  return (
    <>
      <PageHeader
        title={ask.title}
        breadcrumbs={[
          { label: 'Согласия', href: '/consents' },
          { label: ask.className, href: `/consents/classes/${ask.classId}` },
        ]}
        subtitle={`Согласны ${ask.granted} из ${ask.asked}, не согласны ${ask.refused}, ждём ${waiting}.`}
      />
      <DoneNotice words={CONSENT_DONE} done={(await searchParams).done} />
      {ask.cancelled && <Notice className="mb-6">Мероприятие отменено: семьи больше не отвечают.</Notice>}
      <div className="grid gap-x-12 lg:grid-cols-[2fr_3fr]">
        <Section title="О мероприятии">
          <SummaryList
            rows={[
              { label: 'Когда', value: <Day day={ask.heldOn} /> },
              { label: 'Где', value: ask.place },
              ...(ask.details ? [{ label: 'Подробности', value: ask.details }] : []),
              { label: 'Ответить до', value: <Day day={ask.answerBy} /> },
            ]}
          />
          {mayWrite && ask.heldOn >= today && (
            <div className="mt-4">
              <CancelAskForm key={ask.version} askId={ask.id} version={ask.version} />
            </div>
          )}
        </Section>
        <Section title="Кто что ответил" count={answers.length}>
          <ul className="divide-y divide-line border-line border-y">
            {answers.map((answer) => (
              <li key={answer.consentId} className="py-2">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span>{personFullName(answer)}</span>
                  <AnswerMark state={answer.state} />
                </div>
                {(answer.signedOn || answer.note) && (
                  <p className="wrap-anywhere text-muted text-sm">
                    {answer.signedOn && <Day day={answer.signedOn} short />}
                    {answer.kinship && `, ${kinshipNames[answer.kinship]}`}
                    {answer.method && `, ${methodNames[answer.method]}`}
                    {answer.note && `. ${answer.note}`}
                  </p>
                )}
                {open && answer.state === 'REQUESTED' && (
                  <Disclosure summary="Ответ с бумаги" small className="print:hidden">
                    <RecordAskAnswerForm consentId={answer.consentId} name={personFullName(answer)} />
                  </Disclosure>
                )}
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}
