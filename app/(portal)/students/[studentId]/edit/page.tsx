import type { Metadata } from 'next'
import { EditStudentForm } from '@/components/students/student-form'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { loadStudentToEdit } from '@/lib/students/loaders/students'

export const metadata: Metadata = { title: 'Исправить сведения о ребёнке' }

export default async function EditStudentPage({ params }: { params: Promise<{ studentId: string }> }) {
  const { id, version, lastName, firstName, middleName, birthDate } = await loadStudentToEdit((await params).studentId)
  return (
    <>
      <PageHeader
        title="Исправить сведения"
        breadcrumbs={[
          { label: 'Классы и группы', href: '/classes' },
          { label: personFullName({ lastName, firstName, middleName }), href: `/students/${id}` },
        ]}
      />
      <EditStudentForm
        key={version}
        studentId={id}
        version={version}
        pupil={{ lastName, firstName, middleName, birthDate }}
      />
    </>
  )
}
