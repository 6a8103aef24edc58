import type { Metadata } from 'next'
import { ClassProjects } from '@/components/registers/project-tables'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { counted } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { loadClassProjects } from '@/lib/plans/loaders/projects'
import { REGISTER_DONE } from '@/lib/plans/messages/registers'

export const metadata: Metadata = { title: 'Проекты класса' }

export default async function ClassProjectsPage({ params, searchParams }: PageProps<'/projects/classes/[classId]'>) {
  const { group, rows, open } = await loadClassProjects((await params).classId)
  const { done } = await searchParams
  const without = rows.filter(({ project }) => !project).length
  return (
    <>
      <PageHeader
        title={`Проекты, ${group.name}`}
        breadcrumbs={[{ label: 'Проекты и конкурсы', href: '/projects' }]}
        subtitle={`учебный год ${group.yearCode} · ${
          without > 0 ? `без проекта ${counted(without, 'ученик', 'ученика', 'учеников')}` : 'проект есть у каждого'
        }`}
        action={
          open &&
          rows.length > 0 && (
            <ButtonLink href={`/projects/classes/${group.id}/edit`} variant="primary" icon="pencil">
              Заполнить на весь класс
            </ButtonLink>
          )
        }
      />
      <DoneNotice words={REGISTER_DONE} done={done} />
      <ClassProjects rows={rows} />
    </>
  )
}
