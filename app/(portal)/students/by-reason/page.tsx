import type { Metadata } from 'next'
import { ReasonForm } from '@/components/students/reason-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { loadReasonForm } from '@/lib/students/loaders/by-reason'

export const metadata: Metadata = { title: 'Карточка по основанию' }

export default async function ReasonPage() {
  const { today, minutes } = await loadReasonForm()
  return (
    <>
      <PageHeader
        title="Карточка по основанию"
        subtitle="Одного ребёнка, названного полностью"
        breadcrumbs={[{ label: 'Классы и ученики', href: '/classes' }]}
      />
      <Notice className="mb-6 max-w-xl" title="Просмотр записывается">
        Управление образования работает с числами. Когда нужны сведения об одном ребёнке, назовите его так, как он
        записан в документе, и основание. Карточка открывается на {minutes} минут; кто её открыл и почему, видят
        организация и семья. Особых сведений, маршрута и диагностики в ней нет.
      </Notice>
      <ReasonForm today={today} />
    </>
  )
}
