import type { Metadata } from 'next'
import { StepForm } from '@/components/pathways/step-forms'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { loadStep } from '@/lib/pathways/loaders/pathways'

export const metadata: Metadata = { title: 'Новый шаг маршрута' }

export default async function NewStepPage({ params }: PageProps<'/pathways/[pathwayId]/steps/new'>) {
  const { pathwayId } = await params
  const { pathway, offers, requestKey } = await loadStep(pathwayId, null)
  return (
    <>
      <PageHeader
        title="Новый шаг"
        breadcrumbs={[
          { label: 'Маршруты', href: '/pathways' },
          { label: 'Маршрут', href: `/pathways/${pathway.id}` },
        ]}
        subtitle={`${personFullName(pathway.student)}, ${pathway.className}`}
      />
      <StepForm
        pathwayId={pathway.id}
        step={null}
        year={pathway.year}
        kindergarten={pathway.grade === null}
        active={pathway.state === 'ACTIVE'}
        offers={offers}
        requestKey={requestKey}
      />
    </>
  )
}
