import type { Metadata } from 'next'
import { PlanHeadForm } from '@/components/plans/plan-head-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadPlanDraft } from '@/lib/plans/loaders/plan'

export const metadata: Metadata = { title: 'Сведения о плане' }

export default async function PlanEditPage({ params }: PageProps<'/plans/[planId]/edit'>) {
  const { plan, revision, against } = await loadPlanDraft((await params).planId)
  return (
    <>
      <PageHeader
        title="Сведения о плане"
        eyebrow={`${plan.organizationName} · ${plan.year.code} учебный год`}
        breadcrumbs={[
          { label: 'Планы', href: '/plans' },
          { label: 'План', href: `/plans/${plan.id}` },
        ]}
      />
      <PlanHeadForm planId={plan.id} revision={revision} level={against.length > 0} />
    </>
  )
}
