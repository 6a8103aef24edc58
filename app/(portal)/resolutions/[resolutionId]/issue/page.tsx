import type { Metadata } from 'next'
import { CheckAnswers } from '@/components/resolutions/check-answers'
import { resolutionRef } from '@/components/resolutions/words'
import { PageHeader } from '@/components/ui/page-header'
import { loadDraft } from '@/lib/resolutions/loaders/drafts'

export const metadata: Metadata = { title: 'Проверьте перед выпуском' }

export default async function IssuePage({ params }: PageProps<'/resolutions/[resolutionId]/issue'>) {
  const view = await loadDraft((await params).resolutionId)
  return (
    <>
      <PageHeader
        title="Проверьте перед выпуском"
        eyebrow={resolutionRef(view.head)}
        breadcrumbs={[
          { label: 'Решения коллегии', href: '/resolutions' },
          { label: 'Черновик', href: `/resolutions/${view.head.id}/draft` },
        ]}
      />
      <CheckAnswers view={view} />
    </>
  )
}
