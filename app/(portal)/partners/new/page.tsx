import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { PartnerForm } from '@/components/partners/partner-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewPartner } from '@/lib/partners/loaders'

export const metadata: Metadata = { title: 'Новый партнёр' }

export default async function NewPartnerPage() {
  await loadNewPartner()
  return (
    <>
      <PageHeader title="Новый партнёр" breadcrumbs={[{ label: 'Партнёры', href: '/partners' }]} />
      <PartnerForm requestKey={randomUUID()} />
    </>
  )
}
