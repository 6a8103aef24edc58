import type { Metadata } from 'next'
import { PartnerForm } from '@/components/partners/partner-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadPartnerToEdit } from '@/lib/partners/loaders'

export const metadata: Metadata = { title: 'Партнёр' }

export default async function PartnerPage({ params }: PageProps<'/partners/[partnerId]'>) {
  const partner = await loadPartnerToEdit((await params).partnerId)
  return (
    <>
      <PageHeader title={partner.name} breadcrumbs={[{ label: 'Партнёры', href: '/partners' }]} />
      <PartnerForm partner={partner} />
    </>
  )
}
