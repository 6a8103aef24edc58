import type { Metadata } from 'next'
import { EditActivity } from '@/components/activities/edit-activity'
import { PageHeader } from '@/components/ui/page-header'
import { loadActivityToEdit } from '@/lib/activities/loaders/activities'

export const metadata: Metadata = { title: 'Изменение записи' }

export default async function EditActivityPage({ params }: PageProps<'/activities/[activityId]/edit'>) {
  const view = await loadActivityToEdit((await params).activityId, 'change')
  return (
    <>
      <PageHeader
        title="Изменение записи"
        breadcrumbs={[
          { label: 'Мероприятия', href: '/activities' },
          { label: view.activity.title, href: `/activities/${view.activity.id}` },
        ]}
      />
      <EditActivity view={view} kind="change" />
    </>
  )
}
