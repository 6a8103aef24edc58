import type { Metadata } from 'next'
import { ConsentTextForm } from '@/components/family/consent-forms'
import { DoneNotice } from '@/components/students/done-notice'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadConsentText } from '@/lib/family/loaders/consents'
import { CONSENT_DONE, purposeNames } from '@/lib/family/messages/consents'

export const metadata: Metadata = { title: 'Текст согласия' }

export default async function ConsentTextPage({ params, searchParams }: PageProps<'/consents/texts/[purpose]'>) {
  const { text, editions } = await loadConsentText((await params).purpose)
  return (
    <>
      <PageHeader
        title={purposeNames[text.purpose]}
        eyebrow={text.edition > 0 ? `Редакция ${text.edition}` : 'Текст портала'}
        breadcrumbs={[{ label: 'Тексты согласий', href: '/consents/texts' }]}
      />
      <DoneNotice words={CONSENT_DONE} done={(await searchParams).done} />
      <Section title="Действует">
        <div className="max-w-2xl">
          <p className="mb-2 font-medium">{text.title}</p>
          {text.body.split('\n\n').map((part) => (
            <p key={part.slice(0, 40)} className="mb-2 whitespace-pre-line">
              {part}
            </p>
          ))}
        </div>
      </Section>
      <Section title="Новая редакция">
        <Disclosure summary="Написать новую редакцию">
          <ConsentTextForm
            key={text.edition}
            purpose={text.purpose}
            edition={text.edition}
            title={text.title}
            body={text.body}
          />
        </Disclosure>
      </Section>
      {editions.length > 1 && (
        <Section title="Прежние редакции" count={editions.length - 1}>
          {editions.slice(1).map((edition) => (
            <Disclosure
              key={edition.edition}
              summary={
                <>
                  Редакция {edition.edition}, {edition.publishedOn && <Day day={edition.publishedOn} />}
                </>
              }
            >
              <p className="whitespace-pre-line">{edition.body}</p>
            </Disclosure>
          ))}
        </Section>
      )}
    </>
  )
}
