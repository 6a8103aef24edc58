import type { Metadata } from 'next'
import { PlanComparison } from '@/components/plans/plan-comparison'
import { PageHeader } from '@/components/ui/page-header'
import { loadPlanComparison } from '@/lib/plans/loaders/plan'

export const metadata: Metadata = { title: 'Что изменилось в плане' }

export default async function ComparePlanPage({ params, searchParams }: PageProps<'/plans/[planId]/compare'>) {
  const view = await loadPlanComparison((await params).planId, await searchParams)
  const { plan, before, after } = view
  return (
    <>
      <PageHeader
        title="Что изменилось в плане"
        eyebrow={`${plan.organizationName} · ${plan.year.code} учебный год`}
        subtitle={`Редакция ${after.number} против редакции ${before.number}`}
        breadcrumbs={[
          { label: 'Планы', href: '/plans' },
          { label: 'План', href: `/plans/${plan.id}` },
        ]}
      />
      <PlanComparison view={view} />
    </>
  )
}
