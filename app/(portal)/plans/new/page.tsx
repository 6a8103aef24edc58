import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { NewPlanForm } from '@/components/plans/new-plan-form'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewPlan } from '@/lib/plans/loaders/plan'

export const metadata: Metadata = { title: 'Новый план' }

export default async function NewPlanPage() {
  const { kinds, year, hasLast, level, sources } = await loadNewPlan()
  return (
    <>
      <PageHeader
        title="Новый план профориентации"
        subtitle={`${year.code} учебный год`}
        breadcrumbs={[{ label: 'Планы', href: '/plans' }]}
      />
      {kinds.length > 0 ? (
        <NewPlanForm requestKey={randomUUID()} kinds={kinds} hasLast={hasLast} level={level} sources={sources} />
      ) : (
        <EmptyState
          icon="list-checks"
          title="Все планы этого года уже начаты"
          action={<ButtonLink href="/plans">К планам</ButtonLink>}
        />
      )}
    </>
  )
}
