import type { Metadata } from 'next'
import { RemoveStepForm, StepForm } from '@/components/pathways/step-forms'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { loadStep } from '@/lib/pathways/loaders/pathways'

export const metadata: Metadata = { title: 'Шаг маршрута' }

export default async function StepPage({ params }: PageProps<'/pathways/[pathwayId]/steps/[stepId]'>) {
  const { pathwayId, stepId } = await params
  const { pathway, step, offers, requestKey } = await loadStep(pathwayId, stepId)
  return (
    <>
      <PageHeader
        title="Шаг маршрута"
        breadcrumbs={[
          { label: 'Маршруты', href: '/pathways' },
          { label: 'Маршрут', href: `/pathways/${pathway.id}` },
        ]}
        subtitle={`${personFullName(pathway.student)}, ${pathway.className}`}
      />
      <StepForm
        pathwayId={pathway.id}
        step={step}
        year={pathway.year}
        kindergarten={pathway.grade === null}
        active={pathway.state === 'ACTIVE'}
        offers={offers}
        requestKey={requestKey}
      />
      {step && pathway.state !== 'ACTIVE' && (
        <div className="mt-8 border-line border-t pt-4">
          <RemoveStepForm step={step} />
        </div>
      )}
    </>
  )
}
