import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { EntryForm } from '@/components/plans/entry-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadEntryForm } from '@/lib/plans/loaders/plan'

export const metadata: Metadata = { title: 'Новое мероприятие плана' }

export default async function NewEntryPage({ params }: PageProps<'/plans/[planId]/entries/new'>) {
  const { plan, revision, entries, ground, partners, staff, items } = await loadEntryForm((await params).planId)
  return (
    <>
      <PageHeader
        title="Новое мероприятие плана"
        eyebrow={`${plan.organizationName} · ${plan.year.code} учебный год`}
        breadcrumbs={[
          { label: 'Планы', href: '/plans' },
          { label: 'План', href: `/plans/${plan.id}` },
        ]}
      />
      <EntryForm
        planId={plan.id}
        kind={plan.kind}
        year={plan.year}
        directions={ground.directions.map(({ id, title }) => ({ id, title }))}
        partners={partners}
        staff={staff}
        items={items}
        level={revision.level}
        norms={ground.norms}
        grades={ground.grades}
        others={entries.map(({ directionId, hours, stepFrom, stepTo }) => ({ directionId, hours, stepFrom, stepTo }))}
        add={{ revisionId: revision.id, requestKey: randomUUID() }}
      />
    </>
  )
}
