import type { Metadata } from 'next'
import { EditActivity } from '@/components/activities/edit-activity'
import { PageHeader } from '@/components/ui/page-header'
import { loadActivityToEdit } from '@/lib/activities/loaders/activities'

export const metadata: Metadata = { title: 'Исправление записи' }

export default async function CorrectActivityPage({ params }: PageProps<'/activities/[activityId]/correct'>) {
  const view = await loadActivityToEdit((await params).activityId, 'correct')
  return (
    <>
      <PageHeader
        title="Исправление записи"
        subtitle="Прежняя запись останется видна; исправление начнёт считаться, когда его подтвердит руководитель."
        breadcrumbs={[
          { label: 'Мероприятия', href: '/activities' },
          { label: view.activity.title, href: `/activities/${view.activity.id}` },
        ]}
      />
      <EditActivity view={view} kind="correct" />
    </>
  )
}
