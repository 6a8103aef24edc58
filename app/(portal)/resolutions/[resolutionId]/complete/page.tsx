import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CompleteForm } from '@/components/resolutions/complete-form'
import { resolutionRef } from '@/components/resolutions/words'
import { counted } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { loadIssuedForWork, loadOpenCount } from '@/lib/resolutions/loaders/resolutions'

export const metadata: Metadata = { title: 'Завершение решения' }

export default async function CompletePage({ params }: PageProps<'/resolutions/[resolutionId]/complete'>) {
  const view = await loadIssuedForWork((await params).resolutionId)
  const { state, id, version } = view.head
  if (state !== 'ISSUED' && state !== 'COMPLETED') notFound()
  const open = state === 'ISSUED' ? await loadOpenCount(id) : 0
  return (
    <>
      <PageHeader
        title={state === 'ISSUED' ? 'Завершение решения' : 'Передача решения в архив'}
        eyebrow={resolutionRef(view.head)}
        subtitle={view.head.title}
        breadcrumbs={[
          { label: 'Решения коллегии', href: '/resolutions' },
          { label: 'Решение', href: `/resolutions/${id}` },
        ]}
      />
      {open > 0 && (
        <Notice
          tone="warning"
          className="mb-5"
          title={`По решению ждут ещё ${counted(open, 'отчёт', 'отчёта', 'отчётов')}`}
        >
          Поручения останутся как есть. Напишите, почему решение завершается раньше.
        </Notice>
      )}
      <CompleteForm
        resolutionId={id}
        version={version}
        to={state === 'ISSUED' ? 'COMPLETED' : 'ARCHIVED'}
        open={open}
      />
    </>
  )
}
