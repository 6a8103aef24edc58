import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ClassProjectsForm } from '@/components/registers/class-projects-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadClassProjects } from '@/lib/plans/loaders/projects'

export const metadata: Metadata = { title: 'Проекты всего класса' }

export default async function EditClassProjectsPage({ params }: PageProps<'/projects/classes/[classId]/edit'>) {
  const { group, rows, staff, actor, open } = await loadClassProjects((await params).classId)
  if (!open) redirect(`/projects/classes/${group.id}`)
  return (
    <>
      <PageHeader
        title={`Проекты всего класса, ${group.name}`}
        breadcrumbs={[
          { label: 'Проекты и конкурсы', href: '/projects' },
          { label: group.name, href: `/projects/classes/${group.id}` },
        ]}
        subtitle="Тему можно оставить пустой: ученик останется без проекта, пока её не выберет."
      />
      <ClassProjectsForm classId={group.id} rows={rows} staff={staff} userId={actor.userId} />
    </>
  )
}
