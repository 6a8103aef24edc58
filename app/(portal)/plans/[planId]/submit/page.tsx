import type { Metadata } from 'next'
import { NormTable } from '@/components/plans/norm-table'
import { SubmitPlanForm } from '@/components/plans/submit-plan-form'
import { ButtonLink } from '@/components/ui/button-link'
import { counted, formatDay } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { levelNames } from '@/lib/activities/messages'
import { loadPlanDraft } from '@/lib/plans/loaders/plan'
import { loadFilingDue } from '@/lib/resolutions/loaders/plans'

export const metadata: Metadata = { title: 'Проверьте план' }

export default async function SubmitPlanPage({ params }: PageProps<'/plans/[planId]/submit'>) {
  const view = await loadPlanDraft((await params).planId)
  const due = await loadFilingDue(view)
  const { plan, revision, entries, against, may, ground } = view
  const gaps = against.some(({ missing }) => missing > 0)
  const locked = Boolean(due?.overdue && !due.acceptsLate && !revision.reworkDueOn && !may.drop)
  return (
    <>
      <PageHeader
        title="Проверьте план"
        eyebrow={`${plan.organizationName} · ${plan.year.code} учебный год`}
        breadcrumbs={[
          { label: 'Планы', href: '/plans' },
          { label: 'План', href: `/plans/${plan.id}` },
        ]}
      />
      {locked && due && (
        <Notice
          tone="danger"
          title="Срок сдачи плана прошёл"
          className="mb-6"
          actions={
            !due.extensionOpen && (
              <ButtonLink href={`/assignments/${due.assignmentId}/extension`} size="sm">
                Запросить продление
              </ButtonLink>
            )
          }
        >
          Портал не примет план, пока срок не продлят. Всё написанное остаётся на месте.
        </Notice>
      )}
      <Section title="Что будет сдано">
        <SummaryList
          rows={[
            { label: 'Редакция', value: `№ ${revision.number}` },
            ...(against.length > 0 ? [{ label: 'Уровень', value: levelNames[revision.level] }] : []),
            { label: 'Мероприятий', value: counted(entries.length, 'мероприятие', 'мероприятия', 'мероприятий') },
            {
              label: 'Срок',
              value: due?.dueOn && !may.drop ? `до ${formatDay(revision.reworkDueOn ?? due.dueOn)}` : 'не ограничен',
            },
            { label: 'Приказ организации', value: revision.basis ?? 'не указан' },
          ]}
        />
      </Section>
      {against.length > 0 && (
        <Section title="Часы и норма">
          <NormTable rows={against} directions={ground.directions} />
        </Section>
      )}
      <Section title="Сдача" hint="После сдачи план закрывается для правки до решения Управления образования.">
        <SubmitPlanForm
          planId={plan.id}
          revision={revision}
          gaps={gaps}
          late={Boolean(due?.overdue && due.acceptsLate && !may.drop)}
        />
      </Section>
    </>
  )
}
