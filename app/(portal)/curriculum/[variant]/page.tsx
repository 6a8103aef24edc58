import type { Metadata } from 'next'
import { EvidenceSection } from '@/components/registers/evidence-section'
import { InclusionForm } from '@/components/registers/inclusion-form'
import { DoneNotice } from '@/components/students/done-notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadInclusion } from '@/lib/plans/loaders/curriculum'
import { variantNames } from '@/lib/plans/messages/curriculum'
import { REGISTER_DONE, type RegisterFileReason, registerFileMessages } from '@/lib/plans/messages/registers'

export const metadata: Metadata = { title: 'Вариант учебного плана' }

export default async function InclusionPage({ params, searchParams }: PageProps<'/curriculum/[variant]'>) {
  const { variant, yearCode, inclusion, state, requestKey } = await loadInclusion((await params).variant)
  const { done, file } = await searchParams
  return (
    <>
      <PageHeader
        title={variantNames[variant]}
        breadcrumbs={[{ label: 'Профориентация в учебном плане', href: '/curriculum' }]}
        subtitle={`учебный год ${yearCode}`}
      />
      <DoneNotice words={REGISTER_DONE} done={done} />
      <Section
        title="Классы, предметы и часы"
        hint={state.confirmedOn ? 'Реестр подтверждён: изменение снимет подтверждение.' : undefined}
      >
        <InclusionForm key={inclusion?.version ?? 0} variant={variant} inclusion={inclusion} />
      </Section>
      {inclusion ? (
        <EvidenceSection
          recordId={inclusion.id}
          evidence={inclusion.evidence}
          requestKey={requestKey}
          mayEdit
          hint="Рабочая программа, выписка из учебного плана или страница сайта. Без подтверждения вариант не засчитывается."
          said={registerFileMessages[file as RegisterFileReason]}
        />
      ) : (
        <p className="text-muted">Подтверждение прикладывают после того, как сохранены строки.</p>
      )}
    </>
  )
}
