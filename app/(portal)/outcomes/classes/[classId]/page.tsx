import type { Metadata } from 'next'
import { ConfirmOutcomesForm, OutcomesForm } from '@/components/outcomes/outcome-forms'
import { OutcomePupils } from '@/components/outcomes/outcome-tables'
import { DoneNotice } from '@/components/students/done-notice'
import { Day } from '@/components/ui/day'
import { personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadOutcomeClass } from '@/lib/outcomes/loaders'
import { OUTCOMES_DONE, outcomeMessages, phaseNames } from '@/lib/outcomes/messages'

export const metadata: Metadata = { title: 'Выпускники класса' }

const PHASES = ['INTENTION', 'ACTUAL'] as const

export default async function OutcomeClassPage({ params, searchParams }: PageProps<'/outcomes/classes/[classId]'>) {
  const query = await searchParams
  const view = await loadOutcomeClass((await params).classId, query)
  const { group, phase, pupils, mayWrite, missing } = view
  return (
    <>
      <PageHeader
        title={`Выпускники, ${group.name} класс`}
        subtitle={[`Учебный год ${group.year.code}`, group.profile && `профиль: ${group.profile.toLowerCase()}`]
          .filter(Boolean)
          .join(' · ')}
        breadcrumbs={[{ label: 'Выпускники', href: '/outcomes' }]}
      />
      <DoneNotice done={query.done} words={OUTCOMES_DONE} />
      <nav aria-label="Что вносят" className="mb-6 flex flex-wrap gap-x-5 gap-y-2 print:hidden">
        {PHASES.map((each) =>
          each === phase ? (
            <span key={each} aria-current="page" className="py-1 font-semibold">
              {phaseNames[each]}
            </span>
          ) : (
            <Link key={each} href={`/outcomes/classes/${group.id}?phase=${each}`} className="link py-1">
              {phaseNames[each]}
            </Link>
          ),
        )}
      </nav>
      {view.onlyStillHere && (
        <Notice tone="info" title="Показаны только те, кто учится в организации сейчас">
          Остальных после 1 октября видит руководитель.
        </Notice>
      )}
      {mayWrite && pupils.length > 0 ? (
        <Section
          title={phaseNames[phase]}
          count={pupils.length}
          hint={
            <>
              Сохраняется весь класс сразу; чего не знаете, оставьте пустым. Вносят до <Day day={view.until} />
            </>
          }
        >
          <OutcomesForm
            classId={group.id}
            grade={group.grade}
            phase={phase}
            version={group.versions[phase]}
            rows={pupils.map((pupil) => ({
              studentId: pupil.studentId,
              name: personFullName(pupil),
              facts: phase === 'INTENTION' ? pupil.intention : pupil.actual,
              known: pupil.known,
              intended: pupil.intention?.category ?? null,
            }))}
          />
        </Section>
      ) : (
        <Section
          title={phaseNames[phase]}
          count={pupils.length}
          hint={view.closed ? outcomeMessages[view.closed] : undefined}
        >
          <OutcomePupils
            rows={pupils}
            phase={phase}
            confirmed={view.confirmedOn !== null}
            correctAt={view.mayCorrect ? (id) => `/outcomes/classes/${group.id}/pupils/${id}` : null}
          />
        </Section>
      )}
      {phase === 'ACTUAL' && (
        <Section title="Подтверждение">
          {view.confirmedOn && group.confirmedBy ? (
            <p>
              Подтверждено <Day day={view.confirmedOn} />: {personFullName(group.confirmedBy)}.
            </p>
          ) : view.mayConfirm ? (
            <>
              <p className="mb-3 max-w-prose text-muted">
                Сведения есть обо всех выпускниках: {pupils.length}. После подтверждения их меняют только исправлением с
                причиной.
              </p>
              <ConfirmOutcomesForm classId={group.id} version={group.versions.ACTUAL} />
            </>
          ) : (
            <p className="text-muted">
              {missing > 0
                ? `Нет сведений о ${missing} из ${pupils.length}. Руководитель подтверждает, когда они есть обо всех.`
                : 'Сведения подтверждает руководитель.'}
            </p>
          )}
        </Section>
      )}
    </>
  )
}
