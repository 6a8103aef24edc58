import type { Metadata } from 'next'
import { DecidePlanForm } from '@/components/plans/decide-plan-form'
import { PlanEntries } from '@/components/plans/entry-table'
import { FilingNotice } from '@/components/plans/filing-notice'
import { NormTable } from '@/components/plans/norm-table'
import { PlanActions } from '@/components/plans/plan-actions'
import { PlanState } from '@/components/plans/plan-state'
import { PlanStory } from '@/components/plans/plan-story'
import { ProposalsLine } from '@/components/plans/proposals-line'
import { ReviewPlanForm } from '@/components/plans/review-plan-form'
import { RevisionList } from '@/components/plans/revision-list'
import { counted } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { levelNames } from '@/lib/activities/messages'
import { loadProposalsAtPlan } from '@/lib/plans/loaders/entry-proposals'
import { loadPlan } from '@/lib/plans/loaders/plan'
import { loadFilingDue } from '@/lib/resolutions/loaders/plans'

export const metadata: Metadata = { title: 'План профориентации' }

const SAID: Record<string, string> = {
  created: 'План начат. Поправьте строки под себя, добавьте свои и сдайте его.',
  saved: 'Сведения о плане сохранены.',
  added: 'Мероприятие добавлено.',
  changed: 'Мероприятие изменено.',
  removed: 'Мероприятие убрано из плана.',
  pasted: 'Строки из таблицы добавлены.',
  submitted: 'План сдан и закрыт для правки. Дальше — заключение Ресурсного центра и утверждение.',
  amending: 'Изменение начато. Пока его не утвердят, действует прежняя редакция.',
  dropped: 'Изменение отменено. Действует утверждённая редакция.',
  reviewed: 'Заключение записано.',
  decided: 'Решение записано.',
  moved: 'Мероприятие перенесено.',
  cancelled: 'Мероприятие отменено.',
  restored: 'Мероприятие возвращено в план.',
  shown: 'План стал образцом: другие организации могут начать с него свой.',
  unshown: 'План больше не образец.',
}

export default async function PlanPage({ params, searchParams }: PageProps<'/plans/[planId]'>) {
  const query = await searchParams
  const view = await loadPlan((await params).planId, query)
  const [due, proposals] = await Promise.all([loadFilingDue(view), loadProposalsAtPlan(view.plan)])
  const { plan, revision, entries, against, may } = view
  const said = typeof query.done === 'string' ? SAID[query.done] : undefined
  const normed = against.length > 0
  const held = entries.filter(({ standing }) => standing === 'HELD').length
  return (
    <>
      <PageHeader
        title="План профориентации"
        eyebrow={`${plan.organizationName} · ${plan.year.code} учебный год`}
        breadcrumbs={[{ label: 'Планы', href: '/plans' }]}
        status={<PlanState state={revision.state} />}
        subtitle={[
          `редакция ${revision.number}`,
          ...(normed ? [`${levelNames[revision.level].toLowerCase()} уровень`] : []),
          counted(entries.length, 'мероприятие', 'мероприятия', 'мероприятий'),
          ...(revision.state === 'APPROVED' ? [`проведено ${held}`] : []),
          ...(plan.example ? ['образец для других организаций'] : []),
        ].join(' · ')}
        action={<PlanActions view={view} />}
      />
      {said && (
        <Notice tone="success" className="mb-6">
          {said}
        </Notice>
      )}
      <FilingNotice view={view} due={due} />
      <ProposalsLine planId={plan.id} view={proposals} />
      <PlanStory revision={revision} timeZone={view.timeZone} />
      {normed && (
        <Section
          title="Часы и норма"
          hint="Норма считается для каждого класса с 6-го по 11-й; показан тот, где часов меньше всего."
        >
          <NormTable rows={against} directions={view.ground.directions} />
        </Section>
      )}
      <Section title="Мероприятия" count={entries.length}>
        <PlanEntries view={view} />
      </Section>
      {may.review && (
        <Section title="Заключение" id="decision">
          <ReviewPlanForm revision={revision} />
        </Section>
      )}
      {may.decide && (
        <Section
          title="Решение"
          id="decision"
          hint={
            may.approve ? undefined : 'Утвердить план можно после заключения Ресурсного центра, вернуть — уже сейчас.'
          }
        >
          <DecidePlanForm revision={revision} approve={may.approve} />
        </Section>
      )}
      <RevisionList plan={plan} shown={revision} timeZone={view.timeZone} />
    </>
  )
}
