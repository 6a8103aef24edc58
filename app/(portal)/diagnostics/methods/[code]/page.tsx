import type { Metadata } from 'next'
import { MethodForm } from '@/components/diagnostics/method-forms'
import { PageHeader } from '@/components/ui/page-header'
import { loadMethod } from '@/lib/pathways/loaders/diagnostics'

export const metadata: Metadata = { title: 'Методика' }

export default async function MethodPage({ params }: PageProps<'/diagnostics/methods/[code]'>) {
  const view = await loadMethod(decodeURIComponent((await params).code))
  return (
    <>
      <PageHeader
        title={view.method?.title ?? 'Методика'}
        breadcrumbs={[{ label: 'Методики диагностики', href: '/diagnostics/methods' }]}
      />
      <MethodForm key={view.method?.version} {...view} />
    </>
  )
}
