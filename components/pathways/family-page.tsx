import { ChildHours } from '@/components/activities/child-hours'
import { OutcomesAtCard } from '@/components/outcomes/outcomes-at-card'
import { datesText } from '@/components/plans/plan-words'
import { CardReadings } from '@/components/students/card-readings'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Person } from '@/components/ui/person'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import type { FamilyPathwayView, FamilyView } from '@/lib/pathways/loaders/family'
import { AcknowledgeForm, AskCuratorForm } from './family-forms'
import { FamilyLine } from './family-line'
import { FamilyTalk } from './family-talk'
import { ProfessionList } from './profession-list'

/** A child's page for its family, for a phone first. */
export function FamilyPage({ view, notice }: { view: FamilyView; notice?: React.ReactNode }) {
  const { child, children, pathway, own } = view
  const place = [child.className, child.organizationName].filter(Boolean).join(', ')
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={own ? 'Мой маршрут' : child.firstName}
        eyebrow={pathway ? `Маршрут ${pathway.detail.year.code}` : 'Маршрут'}
        subtitle={place || 'Сейчас нигде не числится'}
        action={
          pathway && (
            <ButtonLink href={`/api/family/${child.studentId}/pathway`} icon="download">
              Маршрут в PDF
            </ButtonLink>
          )
        }
      />
      {children.length > 1 && (
        <nav aria-label="Дети" className="-mt-2 mb-6 flex flex-wrap gap-x-5 gap-y-1 print:hidden">
          {children.map((each) =>
            each.studentId === child.studentId ? (
              <strong key={each.studentId} aria-current="page" className="py-1.5 font-semibold">
                {each.firstName}
              </strong>
            ) : (
              <Link key={each.studentId} href={`/family/${each.studentId}`} className="link py-1.5">
                {each.firstName}
              </Link>
            ),
          )}
        </nav>
      )}
      {notice}
      <Decisions view={view} />
      {pathway ? <Route view={view} pathway={pathway} /> : <NoRoute view={view} />}
      {view.ahead.length > 0 && (
        <Section
          title={child.className ? `Впереди: ${child.className}` : 'Впереди'}
          id="ahead"
          hint="Из утверждённого плана организации; о дне сообщит педагог."
        >
          <ul className="divide-y divide-line border-line border-y">
            {view.ahead.map(({ title, fromOn, toOn }) => (
              <li key={`${title} ${fromOn}`} className="wrap-anywhere py-2">
                {title}
                <span className="block text-muted text-sm">{datesText(fromOn, toOn)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.hours && (
        <Section title={`Часы, ${view.hours.yearCode}`} id="hours">
          <ChildHours view={view.hours} />
        </Section>
      )}
      {view.results.length > 0 && (
        <Section title={own ? 'Мои результаты' : 'Результаты диагностики'} id="results">
          <ul className="divide-y divide-line border-line border-y">
            {view.results.map(({ id, title, takenOn, summary }) => (
              <li key={id} className="wrap-anywhere py-3">
                <p className="text-muted text-sm">
                  {title}, <Day day={takenOn} />
                </p>
                <p>{summary}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <OutcomesAtCard outcomes={view.outcomes} />
      <Talk view={view} />
      <CardReadings readings={view.readings} zone={view.actor.timeZone} />
    </div>
  )
}

/** What the family is waited for: events to answer, the consent to the route. */
function Decisions({ view: { awaiting, child } }: { view: FamilyView }) {
  if (!awaiting) return null
  const { asks, portal } = awaiting
  const href = `/family/${child.studentId}/consents`
  return (
    <div className="mb-8 print:hidden">
      {(asks.length > 0 || portal) && (
        <Notice tone="warning" title="Нужно ваше решение" className="mb-3">
          <ul>
            {asks.map(({ consentId, title, answerBy }) => (
              <li key={consentId}>
                <Link href={`${href}#asks`} className="link">
                  {title}
                </Link>
                : ответить до <Day day={answerBy} />
              </li>
            ))}
            {portal && (
              <li>
                <Link href={href} className="link">
                  Согласие на маршрут в портале
                </Link>
              </li>
            )}
          </ul>
        </Notice>
      )}
      <Link href={href} className="link inline-flex min-h-8 items-center">
        Согласия
      </Link>
    </div>
  )
}

function NoRoute({ view: { state, own } }: { view: FamilyView }) {
  if (state === 'SUSPENDED') {
    return (
      <Notice title="Маршрут приостановлен" className="mb-8">
        Согласие на него отозвано. Как только согласие будет дано снова, маршрут продолжится с того же места.
      </Notice>
    )
  }
  return (
    <Notice title={state === null ? 'Маршрута пока нет' : 'Маршрут составляют'} className="mb-8">
      {own ? 'Его составляет классный руководитель.' : 'Его составляет классный руководитель или воспитатель.'} Как
      только маршрут утвердят, он появится здесь.
    </Notice>
  )
}

function Route({ view, pathway }: { view: FamilyView; pathway: FamilyPathwayView }) {
  const { detail, progress, said } = pathway
  const { today, child, own, requestKeys } = view
  const waits = !own && detail.state === 'ACTIVE' && !said.includes('AGREED')
  return (
    <>
      {detail.state === 'REVISION' && (
        <Notice className="mb-6">Маршрут сейчас пересматривают: шаги могут измениться.</Notice>
      )}
      <Section title="Цель">
        <p className="text-lg">{detail.goal}</p>
        <div className="mt-3">
          <SummaryList
            rows={[
              ...(detail.professions.length > 0
                ? [
                    {
                      label: own ? 'Мне нравятся' : 'Нравятся профессии',
                      value: <ProfessionList titles={detail.professions} />,
                    },
                  ]
                : []),
              ...(detail.strengths ? [{ label: 'Что получается', value: detail.strengths }] : []),
              ...(detail.profile ? [{ label: 'Профиль', value: detail.profile }] : []),
              { label: 'Куратор', value: detail.curatorDue ? 'будет назван' : <Person name={detail.curator} /> },
            ]}
          />
        </div>
      </Section>
      <Section
        title="Шаги"
        id="steps"
        hint={
          progress.total > 0
            ? `Сделано ${progress.done} из ${progress.total}.${progress.next ? ` Дальше: ${progress.next.title}.` : ''}`
            : undefined
        }
      >
        <FamilyLine steps={detail.steps} today={today} />
      </Section>
      {detail.reviews.length > 0 && (
        <Section title="Итоги четвертей">
          <ul className="divide-y divide-line border-line border-y">
            {detail.reviews.map(({ quarter, text }) => (
              <li key={quarter} className="wrap-anywhere py-2">
                <strong className="font-medium">{quarter} четверть.</strong> {text}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {waits && (
        <Section
          title="Вы согласны с маршрутом?"
          id="acknowledge"
          hint={said.includes('SEEN') ? 'Вы с ним ознакомились.' : 'Без ответа маршрут всё равно идёт.'}
        >
          <AcknowledgeForm
            key={requestKeys.acknowledge}
            studentId={child.studentId}
            requestKey={requestKeys.acknowledge}
            seen={said.includes('SEEN')}
          />
        </Section>
      )}
    </>
  )
}

function Talk({ view: { notes, pathway, child, requestKeys, own } }: { view: FamilyView }) {
  if (!pathway && notes.length === 0) return null
  return (
    <Section title={own ? 'Переписка с куратором' : 'Вопросы куратору'} id="talk">
      {pathway && (
        <Disclosure summary="Написать куратору" className="mb-3 print:hidden">
          <AskCuratorForm key={requestKeys.note} studentId={child.studentId} requestKey={requestKeys.note} />
        </Disclosure>
      )}
      {notes.length === 0 ? <p className="text-muted">Вы пока ничего не спрашивали.</p> : <FamilyTalk notes={notes} />}
    </Section>
  )
}
