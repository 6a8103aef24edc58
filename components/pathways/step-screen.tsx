import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import type { StepFormView } from '@/lib/pathways/loaders/pathways'
import { RemoveStepForm, StepForm } from './step-forms'

/** The page of a step, new or known; a draft's may be taken out. */
export function StepScreen({ view: { pathway, step, offers, kinds, requestKey } }: { view: StepFormView }) {
  const active = pathway.state === 'ACTIVE'
  return (
    <>
      <PageHeader
        title={step ? 'Шаг маршрута' : 'Новый шаг'}
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
        active={active}
        offers={offers}
        kinds={kinds}
        requestKey={requestKey}
      />
      {step && !active && (
        <div className="mt-8 border-line border-t pt-4">
          <RemoveStepForm step={step} />
        </div>
      )}
    </>
  )
}
