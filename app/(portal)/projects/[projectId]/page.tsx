import type { Metadata } from 'next'
import { EvidenceSection } from '@/components/registers/evidence-section'
import { ProjectForm } from '@/components/registers/project-form'
import { RemoveRecord } from '@/components/registers/remove-record'
import { DoneNotice } from '@/components/students/done-notice'
import { Day } from '@/components/ui/day'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Person } from '@/components/ui/person'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadProject } from '@/lib/plans/loaders/projects'
import { projectStateNames } from '@/lib/plans/messages/projects'
import { REGISTER_DONE, type RegisterFileReason, registerFileMessages } from '@/lib/plans/messages/registers'

export const metadata: Metadata = { title: 'Индивидуальный проект' }

export default async function ProjectPage({ params, searchParams }: PageProps<'/projects/[projectId]'>) {
  const { project, staff, keeps, requestKey } = await loadProject((await params).projectId)
  const { done, file } = await searchParams
  return (
    <>
      <PageHeader
        title={project.topic}
        breadcrumbs={[{ label: 'Проекты и конкурсы', href: '/projects' }]}
        eyebrow="Индивидуальный проект"
        subtitle={`${project.name ? personFullName(project.name) : 'ученик выбыл'}, ${project.className} · учебный год ${project.yearCode}`}
      />
      <DoneNotice words={REGISTER_DONE} done={done} />
      <Section title="Сведения">
        {project.open ? (
          <ProjectForm key={project.version} project={project} staff={staff} />
        ) : (
          <SummaryList
            rows={[
              { label: 'Руководитель', value: <Person name={project.supervisor} /> },
              { label: 'О профессиях', value: project.career ? 'да' : 'нет' },
              { label: 'Состояние', value: projectStateNames[project.state] },
              { label: 'День защиты', value: project.defenceOn ? <Day day={project.defenceOn} /> : '—' },
              { label: 'Результат', value: project.result ?? '—' },
            ]}
          />
        )}
      </Section>
      <EvidenceSection
        recordId={project.id}
        evidence={project.evidence}
        requestKey={requestKey}
        mayEdit={keeps}
        hint="Протокол защиты, сама работа, отзыв. Видят его те же люди, что и проект."
        said={registerFileMessages[file as RegisterFileReason]}
      />
      {project.open && <RemoveRecord name="projectId" id={project.id} version={project.version} />}
    </>
  )
}
