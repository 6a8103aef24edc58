import type { Metadata } from 'next'
import { AnswerAskForm, AnswerConsentForm } from '@/components/family/consent-forms'
import { AnswerMark, StandingMark } from '@/components/family/consent-words'
import { DoneNotice } from '@/components/students/done-notice'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadFamilyConsents } from '@/lib/family/loaders/consents'
import { kinshipNames } from '@/lib/family/messages/access'
import { CONSENT_DONE, methodNames } from '@/lib/family/messages/consents'
import type { FamilyAsk, FamilyConsent } from '@/lib/family/types/consents'

// No name: titles stay in the browser's history (rule 29).
export const metadata: Metadata = { title: 'Согласия' }

export default async function FamilyConsentsPage({ params, searchParams }: PageProps<'/family/[studentId]/consents'>) {
  const { child, consents, asks, today } = await loadFamilyConsents((await params).studentId)
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Согласия"
        breadcrumbs={[{ label: child.firstName, href: `/family/${child.studentId}` }]}
        subtitle="Каждое согласие отдельное. Его можно отозвать в любой день, так же одним нажатием."
      />
      <DoneNotice words={CONSENT_DONE} done={(await searchParams).done} />
      {asks.length > 0 && (
        <Section title="Мероприятия" id="asks">
          <ul className="divide-y divide-line border-line border-y">
            {asks.map((each) => (
              <Ask key={`${each.consentId} ${each.version}`} each={each} today={today} />
            ))}
          </ul>
        </Section>
      )}
      <Section title="На весь срок обучения">
        <ul className="divide-y divide-line border-line border-y">
          {consents.map((each) => (
            <Consent key={each.text.purpose} each={each} studentId={child.studentId} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Ask({ each: { ask, consentId, state, open }, today }: { each: FamilyAsk; today: string }) {
  const given = state === 'GRANTED'
  const takesBack = given && !ask.cancelled && ask.heldOn >= today
  return (
    <li className="grid gap-2 py-4">
      <div>
        <h3 className="font-semibold text-lg">{ask.title}</h3>
        <p>
          <Day day={ask.heldOn} />, {ask.place}
        </p>
        {ask.details && <p className="wrap-anywhere">{ask.details}</p>}
      </div>
      <p>
        {ask.cancelled ? <span className="text-muted">Мероприятие отменено</span> : <AnswerMark state={state} />}
        {open && state === 'REQUESTED' && (
          <span className="ml-3 text-muted text-sm">
            ответить до <Day day={ask.answerBy} />
          </span>
        )}
      </p>
      {open && !given && <AnswerAskForm consentId={consentId} given={false} title={ask.title} />}
      {takesBack && (
        <Disclosure summary="Отозвать согласие">
          <AnswerAskForm consentId={consentId} given title={ask.title} />
        </Disclosure>
      )}
    </li>
  )
}

function Consent({ each: { text, answer, standing }, studentId }: { each: FamilyConsent; studentId: string }) {
  const common = { studentId, purpose: text.purpose, edition: text.edition, name: text.title }
  const yes = standing !== 'granted'
  const no = standing !== 'refused' && standing !== 'withdrawn'
  return (
    <li className="grid gap-2 py-4">
      <div>
        <h3 className="font-semibold text-lg">{text.title}</h3>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <StandingMark standing={standing} />
          {answer?.signedOn && (
            <span className="text-muted text-sm">
              <Day day={answer.withdrawnOn ?? answer.signedOn} />
              {answer.kinship && `, ${kinshipNames[answer.kinship]}`}
              {answer.method && `, ${methodNames[answer.method]}`}
            </span>
          )}
        </p>
      </div>
      <Disclosure summary="Прочитать текст" open={standing === 'none' || standing === 'outdated'}>
        {text.body.split('\n\n').map((part) => (
          <p key={part.slice(0, 40)} className="mb-2 whitespace-pre-line">
            {part}
          </p>
        ))}
      </Disclosure>
      <div className="flex flex-wrap gap-3">
        {yes && <AnswerConsentForm {...common} answer="GRANTED" label="Согласиться" key="yes" />}
        {no && (
          <AnswerConsentForm
            {...common}
            answer="REFUSED"
            label={standing === 'granted' ? 'Отозвать' : 'Не согласиться'}
            key="no"
          />
        )}
      </div>
    </li>
  )
}
