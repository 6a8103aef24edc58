import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import {
  ApprovePathwayForm,
  ClosePathwayForm,
  CompletePathwayForm,
  CuratorForm,
  ReturnPathwayForm,
  ReviewForm,
  RevisePathwayForm,
  SignForm,
  SubmitPathwayForm,
} from '@/components/pathways/end-forms'
import { AnswerFamilyForm } from '@/components/pathways/family-forms'
import { FamilyTalk } from '@/components/pathways/family-talk'
import { PathwayState } from '@/components/pathways/pathway-state'
import { ProfessionList } from '@/components/pathways/profession-list'
import { StepList } from '@/components/pathways/step-list'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Person } from '@/components/ui/person'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadPathway, type PathwayView } from '@/lib/pathways/loaders/pathways'
import { basisNames, PATHWAY_DONE, partyNames, pathwayMessages } from '@/lib/pathways/messages'

// No name: titles stay in the browser's history (rule 29).
export const metadata: Metadata = { title: 'Индивидуальный маршрут' }

export default async function PathwayPage({ params, searchParams }: PageProps<'/pathways/[pathwayId]'>) {
  const view = await loadPathway((await params).pathwayId)
  const { pathway, progress, today, rights } = view
  const { done } = await searchParams
  const known = { pathwayId: pathway.id, version: pathway.version }
  return (
    <>
      <PageHeader
        title={personFullName(pathway.student)}
        eyebrow={`Индивидуальный маршрут ${pathway.year.code}`}
        breadcrumbs={[
          { label: 'Маршруты', href: '/pathways' },
          { label: pathway.className, href: `/pathways/classes/${pathway.classGroupId}` },
        ]}
        subtitle={
          <>
            {pathway.className}, {pathway.organizationName} · <PathwayState state={pathway.state} />
          </>
        }
        action={
          <>
            <ButtonLink href={`/api/pathways/${pathway.id}/pdf`} icon="download">
              PDF
            </ButtonLink>
            {rights.write && (
              <ButtonLink href={`/pathways/${pathway.id}/edit`} icon="pencil">
                Цель и сведения
              </ButtonLink>
            )}
            {rights.steps && (
              <ButtonLink href={`/pathways/${pathway.id}/steps/new`} variant="primary" icon="plus">
                Добавить шаг
              </ButtonLink>
            )}
          </>
        }
      />
      <DoneNotice words={PATHWAY_DONE} done={done} />
      {pathway.comment && pathway.state === 'DRAFT' && (
        <Notice tone="warning" title="Возвращён на исправление" className="mb-6">
          {pathway.comment}
        </Notice>
      )}
      {pathway.closedReason && (
        <Notice title="Маршрут закрыт" className="mb-6">
          {pathway.closedReason}
        </Notice>
      )}
      {view.curators && (
        <Notice tone="warning" title="Кто теперь ведёт маршрут?" className="mb-6 print:hidden">
          <p className="mb-3">
            Ребёнок теперь в другом классе, или прежний куратор (<Person name={pathway.curator} />) здесь больше не
            работает.
          </p>
          <CuratorForm key={pathway.version} {...known} {...view.curators} />
        </Notice>
      )}
      {rights.submit && <Submitting view={view} known={known} />}
      {rights.judge && (
        <Section title="Ваше решение">
          <div className="grid gap-4">
            <ApprovePathwayForm key={`approve ${pathway.version}`} {...known} />
            <Disclosure summary="Вернуть на исправление">
              <ReturnPathwayForm key={pathway.version} {...known} />
            </Disclosure>
          </div>
        </Section>
      )}
      <div className="grid gap-x-12 lg:grid-cols-[3fr_2fr]">
        <Section
          title="Шаги"
          id="steps"
          hint={
            progress.total > 0
              ? `Сделано ${progress.done} из ${progress.total}.${progress.next ? ` Дальше: ${progress.next.title}.` : ''}`
              : undefined
          }
        >
          {pathway.steps.length === 0 ? (
            <p className="text-muted">Шагов пока нет.</p>
          ) : (
            <StepList
              pathwayId={pathway.id}
              steps={pathway.steps}
              today={today}
              mayWrite={rights.steps}
              mayMark={rights.mark}
              kinds={view.kinds}
            />
          )}
        </Section>
        <div>
          <Section title="О маршруте">
            <SummaryList
              rows={[
                { label: 'Цель', value: pathway.goal },
                { label: 'Основание', value: pathway.basis ? basisNames[pathway.basis] : 'не указано' },
                ...(pathway.basisText ? [{ label: 'Документ', value: pathway.basisText }] : []),
                ...(pathway.strengths ? [{ label: 'Что получается', value: pathway.strengths }] : []),
                ...(pathway.needs ? [{ label: 'Нужна поддержка', value: pathway.needs }] : []),
                ...(pathway.profile ? [{ label: 'Профиль', value: pathway.profile }] : []),
                ...(pathway.professions.length > 0
                  ? [{ label: 'Нравятся профессии', value: <ProfessionList titles={pathway.professions} /> }]
                  : []),
                { label: 'Куратор', value: pathway.curatorDue ? 'нужно назвать' : <Person name={pathway.curator} /> },
                ...(pathway.continues
                  ? [
                      {
                        label: 'Продолжает',
                        value: (
                          <Link href={`/pathways/${pathway.continues.id}`} className="link">
                            Маршрут {pathway.continues.yearCode}, {pathway.continues.organizationName}
                          </Link>
                        ),
                      },
                    ]
                  : []),
                ...(pathway.approvedOn ? [{ label: 'Утверждён', value: <Day day={pathway.approvedOn} /> }] : []),
              ]}
            />
          </Section>
          <Section title="Диагностика">
            <Link href={`/diagnostics/students/${pathway.studentId}`} className="link">
              Результаты ребёнка
            </Link>
          </Section>
          <Reviews view={view} />
          <Signatures view={view} />
          <Family view={view} />
        </div>
      </div>
      {pathway.corrections.length > 0 && (
        <Section title="Журнал изменений" count={pathway.corrections.length}>
          <ul className="divide-y divide-line border-line border-y">
            {pathway.corrections.map(({ id, on, by, what, reason }) => (
              <li key={id} className="wrap-anywhere py-2">
                {what}
                <span className="block text-muted text-sm">
                  <Day day={on} />, <Person name={by} />. Причина: {reason}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rights.close && (
        <div className="grid gap-2 print:hidden">
          {rights.lead && (
            <>
              <Disclosure summary="Завершить: все шаги сделаны">
                <CompletePathwayForm key={pathway.version} {...known} />
              </Disclosure>
              <Disclosure summary="Пересмотреть маршрут">
                <RevisePathwayForm key={pathway.version} {...known} />
              </Disclosure>
            </>
          )}
          <Disclosure summary="Закрыть маршрут">
            <ClosePathwayForm key={pathway.version} {...known} />
          </Disclosure>
        </div>
      )}
    </>
  )
}

function Submitting({ view, known }: { view: PathwayView; known: { pathwayId: string; version: number } }) {
  const { missing } = view
  return (
    <Notice
      tone={missing.length > 0 ? 'warning' : 'info'}
      title={missing.length > 0 ? 'До утверждения не хватает' : 'Маршрут готов к утверждению'}
      className="mb-6 print:hidden"
    >
      {missing.length > 0 ? (
        <ul className="list-disc pl-5">
          {missing.map((reason) => (
            <li key={reason}>{pathwayMessages[reason]}</li>
          ))}
        </ul>
      ) : (
        <SubmitPathwayForm key={known.version} {...known} />
      )}
    </Notice>
  )
}

function Reviews({ view: { pathway, rights } }: { view: PathwayView }) {
  const mayReview = rights.lead
  if (pathway.reviews.length === 0 && !mayReview) return null
  return (
    <Section title="Итоги четвертей" id="reviews">
      {pathway.reviews.length === 0 && <p className="mb-2 text-muted">Пока не подведены.</p>}
      <ul className="divide-y divide-line">
        {pathway.reviews.map(({ quarter, text, on, by }) => (
          <li key={quarter} className="wrap-anywhere py-2">
            <strong className="font-medium">{quarter} четверть.</strong> {text}
            <span className="block text-muted text-sm">
              <Day day={on} />, <Person name={by} />
            </span>
          </li>
        ))}
      </ul>
      {mayReview && (
        <Disclosure summary="Подвести итог четверти" className="mt-2 print:hidden">
          <ReviewForm key={pathway.reviews.length} pathwayId={pathway.id} />
        </Disclosure>
      )}
    </Section>
  )
}

function Signatures({ view: { pathway, parties, rights, today } }: { view: PathwayView }) {
  return (
    <Section title="Подписи" id="signatures">
      <ul className="divide-y divide-line border-line border-y">
        {parties.map((party) => {
          const signed = pathway.signatures.find((each) => each.party === party)
          return (
            <li key={party} className="flex flex-wrap justify-between gap-x-4 py-2 print:py-5">
              <span>{partyNames[party]}</span>
              {signed ? <Day day={signed.signedOn} /> : <span className="text-muted">не подписано</span>}
            </li>
          )
        })}
      </ul>
      {rights.lead && (
        <Disclosure summary="Отметить подпись" className="mt-2 print:hidden">
          <SignForm key={pathway.signatures.length} pathwayId={pathway.id} parties={parties} today={today} />
        </Disclosure>
      )}
    </Section>
  )
}

const FAMILY = {
  agreed: 'Семья согласна с маршрутом.',
  seen: 'Семья ознакомилась с маршрутом.',
  waiting: 'Семья ещё не ознакомилась с маршрутом.',
  late: 'Больше двух недель семья не отвечает: напомните ей о маршруте. Это не мешает ему идти.',
}

function Family({ view: { notes, family, pathway } }: { view: PathwayView }) {
  if (family === null && notes.length === 0) return null
  return (
    <Section title="Семья" id="family">
      {family && <p className={family === 'late' ? 'mb-3 text-gold' : 'mb-3'}>{FAMILY[family]}</p>}
      {notes.length > 0 && (
        <FamilyTalk
          notes={notes}
          under={(note) =>
            note.pathwayId === pathway.id && (
              <Disclosure summary="Ответить" small className="print:hidden">
                <AnswerFamilyForm key={note.id} noteId={note.id} requestKey={randomUUID()} />
              </Disclosure>
            )
          }
        />
      )}
    </Section>
  )
}
