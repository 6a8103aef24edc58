import type { Metadata } from 'next'
import { RestrictedForm } from '@/components/students/care-forms'
import { DoneNotice } from '@/components/students/done-notice'
import { personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { loadRestricted } from '@/lib/students/loaders/students'

export const metadata: Metadata = { title: 'Особые сведения' }

type RestrictedPageProps = { params: Promise<{ studentId: string }>; searchParams: Promise<{ done?: string }> }

export default async function RestrictedPage({ params, searchParams }: RestrictedPageProps) {
  const { student, restricted } = await loadRestricted((await params).studentId)
  return (
    <>
      <PageHeader
        title="Особые сведения"
        subtitle={personFullName(student)}
        breadcrumbs={[
          { label: 'Классы и группы', href: '/classes' },
          { label: 'Карточка ребёнка', href: `/students/${student.id}` },
        ]}
      />
      <DoneNotice words={{ saved: 'Сведения сохранены.' }} done={(await searchParams).done} />
      <Notice className="mb-6">
        Эти сведения видят только руководитель, заместитель и психолог класса. Каждый просмотр записан в журнал. Не
        пересылайте их и не печатайте без нужды.
      </Notice>
      <RestrictedForm key={restricted?.version ?? 0} studentId={student.id} stored={restricted} />
    </>
  )
}
