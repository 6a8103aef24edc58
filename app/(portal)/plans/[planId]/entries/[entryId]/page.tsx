import type { Metadata } from 'next'
import { EntryForm } from '@/components/plans/entry-form'
import { RemoveEntry } from '@/components/plans/remove-entry'
import { PageHeader } from '@/components/ui/page-header'
import { loadPlanEntry } from '@/lib/plans/loaders/plan'

export const metadata: Metadata = { title: 'Мероприятие плана' }

export default async function EntryPage({ params }: PageProps<'/plans/[planId]/entries/[entryId]'>) {
  const { planId, entryId } = await params
  const { plan, revision, entries, entry, ground, partners, staff, items } = await loadPlanEntry(planId, entryId)
  const content = {
    directionId: entry.directionId,
    form: entry.form,
    title: entry.title,
    stepFrom: entry.stepFrom,
    stepTo: entry.stepTo,
    fromOn: entry.fromOn,
    toOn: entry.toOn,
    hours: entry.hours,
    responsible: entry.responsible,
    responsibleId: entry.responsibleId,
    partnerId: entry.partnerId,
    itemId: entry.itemId,
  }
  return (
    <>
      <PageHeader
        title={entry.title}
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
        directions={ground.directions.map(({ id, title: name }) => ({ id, title: name }))}
        partners={partners}
        staff={staff}
        items={items}
        level={revision.level}
        norms={ground.norms}
        grades={ground.grades}
        others={entries
          .filter(({ id }) => id !== entry.id)
          .map((other) => ({
            directionId: other.directionId,
            hours: other.hours,
            stepFrom: other.stepFrom,
            stepTo: other.stepTo,
          }))}
        entry={{ id: entry.id, version: entry.version, ...content }}
      />
      <RemoveEntry entryId={entry.id} version={entry.version} />
    </>
  )
}
