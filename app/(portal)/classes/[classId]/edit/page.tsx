import type { Metadata } from 'next'
import { ClassForm } from '@/components/students/class-form'
import { RemoveClassForm } from '@/components/students/remove-class-form'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { loadClassToEdit } from '@/lib/students/loaders/classes'

export const metadata: Metadata = { title: 'Изменить класс или группу' }

export default async function EditClassPage({ params }: { params: Promise<{ classId: string }> }) {
  const { group, kinds, grades } = await loadClassToEdit((await params).classId)
  const { year, organizationId: _, organizationName: __, ...stored } = group
  return (
    <>
      <PageHeader
        title={`Изменить: ${group.name}`}
        subtitle={`Учебный год ${year.code}`}
        breadcrumbs={[
          { label: 'Классы и группы', href: `/classes?year=${year.id}` },
          { label: group.name, href: `/classes/${group.id}` },
        ]}
      />
      <ClassForm key={group.version} kinds={kinds} grades={grades} stored={stored} />
      <Disclosure summary="Удалить класс или группу" className="mt-8">
        <p className="mb-3 max-w-[65ch]">
          Удалить можно только класс, в котором никого не было: например, заведённый по ошибке.
        </p>
        <RemoveClassForm classId={group.id} version={group.version} />
      </Disclosure>
    </>
  )
}
