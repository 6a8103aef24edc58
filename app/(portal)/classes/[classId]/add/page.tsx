import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { AddStudentForm } from '@/components/students/student-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadClassToFill } from '@/lib/students/loaders/classes'

export const metadata: Metadata = { title: 'Внести ребёнка в список' }

export default async function AddStudentPage({ params }: { params: Promise<{ classId: string }> }) {
  const { group, firstDay } = await loadClassToFill((await params).classId)
  const { year } = group
  return (
    <>
      <PageHeader
        title="Внести ребёнка в список"
        subtitle={`${group.name}, учебный год ${year.code}. Ребёнка из другой школы или сада муниципалитета не вносите заново: его переводит прежняя организация.`}
        breadcrumbs={[
          { label: 'Классы и группы', href: `/classes?year=${year.id}` },
          { label: group.name, href: `/classes/${group.id}` },
        ]}
      />
      <AddStudentForm
        classId={group.id}
        requestKey={randomUUID()}
        firstDay={firstDay}
        min={year.startsOn}
        max={year.endsOn}
      />
    </>
  )
}
