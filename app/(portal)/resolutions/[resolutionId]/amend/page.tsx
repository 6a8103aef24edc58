import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AmendForm } from '@/components/resolutions/amend-form'
import { resolutionRef } from '@/components/resolutions/words'
import { PageHeader } from '@/components/ui/page-header'
import { loadIssuedForWork } from '@/lib/resolutions/loaders/resolutions'

export const metadata: Metadata = { title: 'Изменение решения' }

export default async function AmendPage({ params }: PageProps<'/resolutions/[resolutionId]/amend'>) {
  const view = await loadIssuedForWork((await params).resolutionId)
  if (view.head.state !== 'ISSUED') notFound()
  return (
    <>
      <PageHeader
        title="Изменение решения"
        eyebrow={resolutionRef(view.head)}
        subtitle={view.head.title}
        breadcrumbs={[
          { label: 'Решения коллегии', href: '/resolutions' },
          { label: 'Решение', href: `/resolutions/${view.head.id}` },
        ]}
      />
      <AmendForm view={view} requestKey={randomUUID()} />
    </>
  )
}
