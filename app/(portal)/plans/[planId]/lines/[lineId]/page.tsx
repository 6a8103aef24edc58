import type { Metadata } from 'next'
import { CancelLineForm } from '@/components/plans/cancel-line-form'
import { MoveLineForm } from '@/components/plans/move-line-form'
import { EntryStandingMark } from '@/components/plans/plan-state'
import { datesText } from '@/components/plans/plan-words'
import { RestoreLine } from '@/components/plans/restore-line'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { loadPlanLine } from '@/lib/plans/loaders/plan'
import { stepsText } from '@/lib/plans/messages/plan'

export const metadata: Metadata = { title: 'Мероприятие плана' }

export default async function LinePage({ params }: PageProps<'/plans/[planId]/lines/[lineId]'>) {
  const { planId, lineId } = await params
  const { plan, entry } = await loadPlanLine(planId, lineId)
  const open = entry.held === 0 && entry.lineState !== 'CANCELLED'
  return (
    <>
      <PageHeader
        title={entry.title}
        eyebrow={`${plan.organizationName} · ${plan.year.code} учебный год`}
        status={<EntryStandingMark standing={entry.standing} />}
        subtitle={`${stepsText(plan.kind, entry.stepFrom, entry.stepTo)} · ${datesText(entry.fromOn, entry.toOn)} · ${entry.responsible}`}
        breadcrumbs={[
          { label: 'Планы', href: '/plans' },
          { label: 'План', href: `/plans/${plan.id}` },
        ]}
      />
      {entry.reason && (
        <Notice className="mb-6" title={entry.lineState === 'CANCELLED' ? 'Отменено' : 'Перенесено'}>
          {entry.reason}
        </Notice>
      )}
      {entry.lineState !== 'PLANNED' && <RestoreLine lineId={lineId} version={entry.lineVersion} />}
      {entry.held > 0 && (
        <Notice className="mb-6">По мероприятию есть записи о проведении: его не переносят и не отменяют.</Notice>
      )}
      {open && (
        <div className="grid gap-10 lg:grid-cols-2">
          <MoveLineForm lineId={lineId} version={entry.lineVersion} year={plan.year} />
          <CancelLineForm lineId={lineId} version={entry.lineVersion} />
        </div>
      )}
    </>
  )
}
