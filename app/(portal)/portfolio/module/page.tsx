import type { Metadata } from 'next'
import { EvidenceSection } from '@/components/registers/evidence-section'
import { ModuleForm } from '@/components/registers/module-form'
import { DoneNotice } from '@/components/students/done-notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadModule } from '@/lib/plans/loaders/portfolio'
import { REGISTER_DONE, type RegisterFileReason, registerFileMessages } from '@/lib/plans/messages/registers'

export const metadata: Metadata = { title: 'Модуль «Профориентация»' }

export default async function ModulePage({ searchParams }: PageProps<'/portfolio/module'>) {
  const { module, yearCode, requestKey } = await loadModule()
  const { done, file } = await searchParams
  return (
    <>
      <PageHeader
        title="Модуль «Профориентация»"
        breadcrumbs={[{ label: 'Воспитание и портфолио', href: '/portfolio' }]}
        subtitle={`учебный год ${yearCode}`}
      />
      <DoneNotice words={REGISTER_DONE} done={done} />
      <Section title="Программа воспитания">
        <ModuleForm key={module?.version ?? 0} module={module} />
      </Section>
      {module ? (
        <EvidenceSection
          recordId={module.id}
          evidence={module.evidence}
          requestKey={requestKey}
          mayEdit
          hint="Выписка из программы или страница сайта."
          said={registerFileMessages[file as RegisterFileReason]}
        />
      ) : (
        <p className="text-muted">Подтверждение прикладывают после того, как ответ сохранён.</p>
      )}
    </>
  )
}
