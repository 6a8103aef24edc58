import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ImportForm } from '@/components/resolutions/import-form'
import { StartForm } from '@/components/resolutions/start-form'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { requireScope } from '@/lib/kernel/request'

export const metadata: Metadata = { title: 'Новое решение' }

export default async function NewResolutionPage() {
  await requireScope('resolution.edit')
  return (
    <>
      <PageHeader
        title="Новое решение"
        breadcrumbs={[{ label: 'Решения коллегии', href: '/resolutions' }]}
        subtitle="Загрузите документ, проверьте, что распознано, и выпустите поручения."
      />
      <ImportForm requestKey={randomUUID()} />
      <Disclosure summary="Начать вручную, без документа" className="mt-8">
        <StartForm requestKey={randomUUID()} />
      </Disclosure>
      <p className="mt-4 max-w-[75ch] text-muted">
        Чтобы повторить решение прошлого года, откройте его и выберите «Новое решение на основе этого».
      </p>
    </>
  )
}
