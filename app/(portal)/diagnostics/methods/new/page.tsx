import type { Metadata } from 'next'
import { MethodForm } from '@/components/diagnostics/method-forms'
import { PageHeader } from '@/components/ui/page-header'
import { loadMethod } from '@/lib/pathways/loaders/diagnostics'

export const metadata: Metadata = { title: 'Новая методика' }

export default async function NewMethodPage() {
  const view = await loadMethod(null)
  return (
    <>
      <PageHeader
        title="Новая методика"
        breadcrumbs={[{ label: 'Методики диагностики', href: '/diagnostics/methods' }]}
      />
      <MethodForm {...view} />
    </>
  )
}
