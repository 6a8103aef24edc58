import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { PasteForm } from '@/components/plans/paste-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadPlanDraft } from '@/lib/plans/loaders/plan'

export const metadata: Metadata = { title: 'Строки из таблицы' }

export default async function PlanPastePage({ params }: PageProps<'/plans/[planId]/paste'>) {
  const { plan, revision, ground } = await loadPlanDraft((await params).planId)
  return (
    <>
      <PageHeader
        title="Строки из таблицы"
        subtitle="Сначала портал покажет, как понял строки. Добавляются все или ни одной"
        breadcrumbs={[
          { label: 'Планы', href: '/plans' },
          { label: 'План', href: `/plans/${plan.id}` },
        ]}
      />
      <PasteForm
        planId={plan.id}
        revisionId={revision.id}
        requestKey={randomUUID()}
        directions={plan.kind === 'SCHOOL' ? ground.directions : null}
      />
    </>
  )
}
